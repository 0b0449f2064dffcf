package citekey

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	_ "clipgraph/internal/testkit"
)

func mustID(s string) arxiv.ID {
	ref, err := arxiv.Parse(s)
	if err != nil {
		panic(err)
	}
	return ref.ID
}

// author reads a name by its parts.
func author(family, given string) work.Person { return work.FromParts(family, given, "") }

func TestDefaultKeys(t *testing.T) {
	papers := func(p ...*work.Work) []*work.Work { return p }
	by := func(family, title, published string) *work.Work {
		date, _ := work.ParseDate(published)
		p := &work.Work{Title: title, Published: date}
		if family != "" {
			p.Authors = []work.Person{{Family: family, Given: "X"}}
		}
		return p
	}
	tests := []struct {
		papers []*work.Work
		want   string
	}{
		{papers(by("Vaswani", "Attention Is All You Need", "2017-06-12")), "vaswani2017attention"},
		{papers(by("Tönshoff", "Where Did the Gap Go?", "2023")), "tonshoff2023did"},
		{papers(by("Ma'ayan", "How", "2020")), "maayan2020how"},
		{papers(by("van den Oord", "The Neural Net", "2018")), "vandenoord2018neural"},
		{papers(by("H1 Collaboration", "A Search", "1999")), "h1collaboration1999search"},
		{papers(by("Nguyen", "0", "2021")), "nguyen20210"},
		{papers(by("Gao", "CLIP-Adapter: Better", "2021")), "gao2021clipadapter"},
		{papers(by("", "DeIL: Direct-and-Inverse", "2024")), "deil2024directandinverse"},
		{papers(by("Łoś", "$\\mu$-Calculus", "2020")), "los2020mu"},
		{papers(&work.Work{IDs: work.IDs(mustID("2104.12255").WorkID()), Title: "零", Authors: []work.Person{author("李", "明")}}), "li2021"},
		{papers(&work.Work{IDs: work.IDs(mustID("2104.12255").WorkID()), Title: "零", Authors: []work.Person{author("田中", "太郎")}}), "arxiv210412255"},
		{papers(&work.Work{Title: "零"}), "paper"},
		{papers(by("3M", "Tape", "1999")), "x3m1999tape"},
		{papers(by("Li", "One", "2020-02"), by("Li", "One", "2020-01")), "li2020oneb li2020one"},
		{papers(by("Li", "One", "2020"), by("Li", "One", "2020"), by("Li", "Oneb", "2020")), "li2020one li2020onec li2020oneb"},
		{papers(by("Li", "One", "2020"), by("Li", "One", "2020"), by("Xu", "Two", "2020"), by("Xu", "Two", "2020")), "li2020one li2020oneb xu2020two xu2020twob"},
		{papers(&work.Work{Title: "Winds of One", Authors: []work.Person{author("田中", "太郎"), author("Li", "X")}}), "windsone"}, // the second author does not take the first's place
	}
	for _, test := range tests {
		if got := strings.Join(Template{}.Assign(test.papers, nil, nil), " "); got != test.want {
			t.Errorf("%q by %v: keys %s, want %s", test.papers[0].Title, test.papers[0].Authors, got, test.want)
		}
	}
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 701: "zz", 702: "aaa"} {
		if got := suffix(n); got != want {
			t.Errorf("suffix(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	p := &work.Work{
		IDs: work.IDs(mustID("2103.00020").WorkID()), Title: "Learning Transferable Visual Models", Published: work.NewDate(2021, 2, 26),
		Authors: []work.Person{author("Radford", "Alec"), author("Kim", "Jong Wook"), author("Šahin", "X")},
		Venue:   &work.Venue{Kind: "inproceedings", Name: "International Conference", Short: "ICML", Year: 2021},
	}
	tests := map[string]string{
		"{author}{year}{word}":             "radford2021learning",
		"{author:capital}{year:2}":         "Radford21",
		"{author:upper}_{title:3:capital}": "RADFORD_LearningTransferableVisual",
		"{authors}:{year}":                 "radfordkimsahin:2021",
		"{authors:2:capital}{year}":        "RadfordKimEtal2021",
		"{venue}/{title:2}":                "icml/learningtransferable",
		"arXiv:{id}":                       "arXiv:2103.00020",
		"{id}":                             "2103.00020",
		"{year}{author}":                   "2021radford",
		"-{author}":                        "radford",
		"x{year}":                          "x2021",
		"{year}":                           "2021",
		"{title}":                          "learningtransferablevisualmodels",
		"{title:9}":                        "learningtransferablevisualmodels",
		"{title:1}":                        "learning",
		"{title:2:lower}":                  "learningtransferable",
		"{authors:1}":                      "radfordetal",
		"{year:4}":                         "2021",
		"aAzZ09:._/+-{year}":               "aAzZ09:._/+-2021",
		"A{year}":                          "A2021",
	}
	for template, want := range tests {
		keys, err := Parse(template)
		if err != nil {
			t.Error(err)
			continue
		}
		if got := keys.Assign([]*work.Work{p}, nil, nil)[0]; got != want {
			t.Errorf("%s gives %q, want %q", template, got, want)
		}
	}
	for template, want := range map[string]string{
		"":                `key template "" has no field in braces`,
		"key":             `key template "key" has no field in braces`,
		"{author":         `key template "{author": byte 1: no closing brace`,
		"a{date}":         `key template "a{date}": byte 2: unknown field "date"; the fields are author, authors, year, word, title, venue, id`,
		"{year:3}":        `key template "{year:3}": byte 1: "3" is not a modifier of year`,
		"{author:2}":      `key template "{author:2}": byte 1: "2" is not a modifier of author`,
		"{title:0}":       `key template "{title:0}": byte 1: "0" is not a modifier of title`,
		"{title:10}":      `key template "{title:10}": byte 1: "10" is not a modifier of title`,
		"{author} {year}": `key template "{author} {year}": byte 9: " " is not allowed in a key`,
		"{author},x":      `key template "{author},x": byte 9: "," is not allowed in a key`,
		"{author}}":       `key template "{author}}": byte 9: "}" is not allowed in a key`,
	} {
		if _, err := Parse(template); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", template, err, want)
		}
	}
}

// What a template has before its fields stays where a work has none of them.
func TestLiteralsStay(t *testing.T) {
	for template, want := range map[string]string{
		"x{year}": "x2020 xpaper x2020b", "x{year:2}": "x20 xpaper x20b", "ref:{year}": "ref:2020 ref:paper ref:2020b", "-{year}": "x2020 paper x2020b",
		"ref:{author}": "ref:winds ref:tides ref:paper2020", strings.Repeat("x", 300) + "{id}": strings.Repeat("x", 150) + "paper2020 " + strings.Repeat("x", 150) + "paper " + strings.Repeat("x", 150) + "paper2020b",
		strings.Repeat("x", 300) + "{author}": strings.Repeat("x", 192) + "b " + strings.Repeat("x", 192) + " " + strings.Repeat("x", 150) + "paper2020",
	} {
		keys, err := Parse(template)
		if err != nil {
			t.Fatal(err)
		}
		works := []*work.Work{{Title: "Winds", Published: work.NewDate(2020, 0, 0)}, {Title: "Tides"}, {Title: "零", Published: work.NewDate(2020, 0, 0)}}
		if got := strings.Join(keys.Assign(works, nil, nil), " "); got != want {
			t.Errorf("%s gives %s, want %s", template, got, want)
		}
	}
}

// BibTeX reads @comment, @string and @preamble as commands, and some programs read keys so.
func TestReservedKeys(t *testing.T) {
	keys, err := Parse("{author}")
	if err != nil {
		t.Fatal(err)
	}
	works := []*work.Work{{Title: "Comment"}, {Title: "String"}, {Title: "Preamble"}, {Title: "Comments"}}
	if got := strings.Join(keys.Assign(works, nil, nil), " "); got != "xcomment xstring xpreamble comments" {
		t.Errorf("keys %s", got)
	}
}

// A work without authors is named by the words of its title, in their order.
func TestTitlesInPlaceOfAuthors(t *testing.T) {
	keys, err := Parse("{author}-{title:2}")
	if err != nil {
		t.Fatal(err)
	}
	if got := keys.Assign([]*work.Work{{Title: "Winds, Waves and Tides at Sea"}}, nil, nil)[0]; got != "winds-wavestides" {
		t.Errorf("key %s", got)
	}
}

// Keys that papers have already stay, and no other paper gets one of them.
func TestKeptKeys(t *testing.T) {
	one := &work.Work{Title: "One", Published: work.NewDate(2020, 0, 0), Authors: []work.Person{author("Li", "X")}}
	two := &work.Work{Title: "One", Published: work.NewDate(2020, 2, 0), Authors: []work.Person{author("Li", "Y")}}
	tests := []struct {
		kept  []string
		taken string
		want  string
	}{
		{[]string{"LI2020ONE", ""}, "", "LI2020ONE li2020oneb"},
		{[]string{"", "li2020one"}, "", "li2020oneb li2020one"},
		{[]string{"same", "Same"}, "", "same li2020one"},
		{nil, "li2020one", "li2020oneb li2020onec"},
	}
	for _, test := range tests {
		got := strings.Join(Template{}.Assign([]*work.Work{one, two}, test.kept, func(key string) bool { return key != "" && key == test.taken }), " ")
		if got != test.want {
			t.Errorf("kept %q, taken %q: %s, want %s", test.kept, test.taken, got, test.want)
		}
	}
	for key, want := range map[string]bool{"a_b:c'd&e": true, "müller": true, "": false, "a b": false, "a,b": false, "x}": false, `\input`: false, "a%": false, "a\x00": false} {
		if Valid(key) != want {
			t.Errorf("Valid(%q) is %v", key, !want)
		}
	}
}

// drawPaper draws papers of hostile text, few enough for keys to collide.
var drawPaper = rapid.Custom(func(t *rapid.T) *work.Work {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.RuneFrom([]rune(`ab $\{}%&#_^~"'@,-éøß中 ω`)), 0, 30, -1),
		rapid.SampledFrom([]string{"One", "Two", `\input{x}`, "A and B", "}{"}),
	)
	p := &work.Work{Title: text.Draw(t, "title"), URL: text.Draw(t, "url")}
	p.Published = rapid.SampledFrom([]work.Date{{}, work.NewDate(2020, 0, 0), work.NewDate(2020, 1, 2)}).Draw(t, "published")
	for range rapid.IntRange(0, 3).Draw(t, "authors") {
		p.Authors = append(p.Authors, author(text.Draw(t, "family"), text.Draw(t, "given")))
	}
	return p
})

func TestKeysAreStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		papers := rapid.SliceOfN(drawPaper, 1, 12).Draw(t, "papers")
		keys := Template{}.Assign(papers, nil, nil)
		seen := map[string]bool{}
		for _, key := range keys {
			if !regexp.MustCompile(`^[a-z][a-z0-9]*$`).MatchString(key) || seen[key] {
				t.Fatalf("key %q of %v", key, keys)
			}
			seen[key] = true
		}
		order := make([]int, len(papers))
		for i := range order {
			order[i] = i
		}
		order = rapid.Permutation(order).Draw(t, "order")
		moved := make([]*work.Work, len(papers))
		for to, from := range order {
			moved[to] = papers[from]
		}
		again := Template{}.Assign(moved, nil, nil)
		for to, from := range order {
			p, q := papers[from], moved[to]
			if again[to] != keys[from] && !slices.Contains(twins(papers, p), q) {
				t.Fatalf("%q becomes %q", keys[from], again[to])
			}
		}
	})
}

// twins are the papers that nothing tells apart from p.
func twins(papers []*work.Work, p *work.Work) []*work.Work {
	var all []*work.Work
	for _, q := range papers {
		var t Template
		if t.base(p) == t.base(q) && p.Title == q.Title && p.Published == q.Published && p.URL == q.URL {
			all = append(all, q)
		}
	}
	return all
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{Default, "{authors:2:capital}_{year:2}", "a{", "{title:3}}", "x{id}"} {
		f.Add(s, "Müller", "A Net: of {things}")
	}
	f.Fuzz(func(t *testing.T, template, family, title string) {
		keys, err := Parse(template)
		if err != nil {
			return
		}
		p := &work.Work{Title: title, Authors: []work.Person{author(family, "")}}
		for _, key := range keys.Assign([]*work.Work{p, p}, nil, nil) {
			if !Valid(key) || strings.ContainsFunc(key, func(r rune) bool { return !isKeyRune(r) }) {
				t.Errorf("%q of %q by %q gives the key %q", template, title, family, key)
			}
		}
	})
}

// Thousands of papers of one key are told apart in time that grows with their
// number alone.
func TestManyOfOneKey(t *testing.T) {
	papers := make([]*work.Work, 30_000)
	for i := range papers {
		papers[i] = &work.Work{Title: "A Net", Published: work.NewDate(2020, 0, 0), URL: fmt.Sprint(i)}
	}
	keys := map[string]bool{}
	for _, key := range (Template{}).Assign(papers, nil, nil) {
		keys[key] = true
	}
	if len(keys) != len(papers) {
		t.Errorf("%d keys", len(keys))
	}
}
