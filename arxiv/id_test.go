package arxiv

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "clipgraph/internal/testkit"
)

// TestTable holds Parse and Find to the table of identifiers in testdata.
func TestTable(t *testing.T) {
	data, err := os.ReadFile("testdata/ids.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		input, mode, want, version := strings.ReplaceAll(cells[0], `\u200b`, "\u200b"), cells[1], cells[2], cells[3]
		t.Run(cells[0], func(t *testing.T) {
			var got []string
			if mode == "ID" {
				if version != "-" {
					want += "v" + version
				}
				if ref, err := Parse(input); err == nil {
					got = []string{ref.String()}
				}
			} else {
				for _, m := range Find(input) {
					if m.Err != nil {
						t.Errorf("unexpected report: %v", m.Err)
					} else if !slices.Contains(got, m.Ref.String()) {
						got = append(got, m.Ref.String())
					}
				}
			}
			if want == "-" {
				want = ""
			}
			if s := strings.Join(got, " "); s != want {
				t.Errorf("got %q, want %q", s, want)
			}
		})
	}
	if rows != 158 {
		t.Errorf("%d rows, want 158", rows)
	}
}

// The full-width colon marks as the narrow one does, and reports what is no identifier.
func TestWideColon(t *testing.T) {
	for _, text := range []string{"论文，arXiv:2405.21060；", "arXiv: 2405.21060v2", "arXiv : 2405.21060", "arXiv preprint: 2405.21060", "myarXiv:2405.21060", "arXiv:1610.xxxxx", "arXiv:", "arXiv::2405.21060"} {
		narrow, wide := Find(text), Find(strings.ReplaceAll(text, ":", "："))
		if len(narrow) != len(wide) {
			t.Fatalf("%q: %v, and %v where the colon is wide", text, narrow, wide)
		}
		for i := range narrow {
			if narrow[i].Ref != wide[i].Ref || (narrow[i].Err == nil) != (wide[i].Err == nil) {
				t.Errorf("%q: %v, and %v where the colon is wide", text, narrow[i], wide[i])
			}
		}
	}
}

func TestMalformed(t *testing.T) {
	tests := []struct{ text, want string }{
		{"https://arxiv.org/pdf/2404.089588", "0..33: 2404.089588 [2404.08958]"},
		{"[p](https://arxiv.org/abs/2413.00001)", "4..36: 2413.00001 []"},
		{"arXiv:1606:01455", "0..16: 1606:01455 [1606.01455]"},
		{"see arxiv.org/abs/ for more", "4..18: arxiv.org/abs/ []"},
		{"[x](https://arxiv.org/abs/)", "4..26: https://arxiv.org/abs/ []"},
		{"arXiv:1610.xxxxx", "0..16: 1610.xxxxx []"},
		{"https://arxiv.org/abs/150x.xxxx", "0..31: 150x.xxxx []"},
		{"https://arxiv.org/abs/1706.03762v", "0..33: 1706.03762v [1706.03762]"},
		{"https://arxiv.org/pdf/1706.03762pdf", "0..35: 1706.03762pdf [1706.03762]"},
		{"eprint = {2404.089588}", "0..21: 2404.089588 [2404.08958]"},
		{"https://arxiv.org/abs/hep-th/990100", "0..35: hep-th/990100 []"},
	}
	for _, test := range tests {
		matches := Find(test.text)
		if len(matches) != 1 || matches[0].Err == nil {
			t.Errorf("Find(%q) = %+v, want one report", test.text, matches)
			continue
		}
		m := matches[0]
		if got := fmt.Sprintf("%d..%d: %s %v", m.Start, m.End, m.Err.Text, m.Err.Meant); got != test.want {
			t.Errorf("Find(%q): %s, want %s", test.text, got, test.want)
		}
		if !m.Ref.ID.IsZero() {
			t.Errorf("Find(%q) gives %v beside the report", test.text, m.Ref)
		}
	}
}

// Find takes nothing for a reference that is not marked as one.
func TestFindNothing(t *testing.T) {
	for _, text := range []string{
		"", "1706.03762", "arXiv", "arXiv 2023", "arXiv 2022.", "arXiv: a repository", "http://arxiv.org/abs/#1", "https://arxiv.org/abs/...",
		"https://arxiv.org/list/cs.LG/2401", "https://arxiv.org/a/warner_s_1", "https://notarxiv.org/abs/1706.03762",
		"https://arxiv.org.evil.example/abs/1706.03762", "10.1111/j.1365-2966.2006.10725.x", "2018arXiv180906661G", "alvarez2014arXiv1412.4671A",
		"eprint = {1010.017}, archivePrefix = {ascl}", "@misc{k, eprinttype = {jstor},\n eprint = {1996831}}", "abs/1706.03762 alone",
		"https://www.alphaxiv.org/abs/2608.agentic-esopt-long-horizon-llm", "huggingface.co/papers/trending",
	} {
		if got := Find(text); len(got) != 0 {
			t.Errorf("Find(%q) = %+v", text, got)
		}
	}
}

func TestFindForms(t *testing.T) {
	tests := map[string]string{
		"arXiv preprint 2005.00683":                                            "2005.00683",
		"http://128.84.21.199/pdf/1706.03762.pdf":                              "1706.03762",
		"https://arxiv.org/ftp/arxiv/papers/2403/2403.20041.pdf":               "2403.20041",
		"https://arxiv.org/abs//2306.08707":                                    "2306.08707",
		"img.shields.io/badge/arXiv-2401.12345-b31b1b.svg":                     "2401.12345",
		"badge/arXiv%3A2401.12345-red":                                         "2401.12345",
		`file = {arXiv\:1807.02303 PDF:x.pdf:PDF}`:                             "1807.02303",
		"journal={CoRR}, volume={abs/1609.03499}":                              "1609.03499",
		"CoRR abs/1609.03499":                                                  "1609.03499",
		"eprint = {math.AG/0708.1254}":                                         "0708.1254",
		"论文arXiv:2401.12345，好":                                                 "2401.12345",
		"https://arxiv-vanity.com/papers/1907.01989":                           "1907.01989",
		"https://alphaxiv.org/overview/2401.12345v1":                           "2401.12345v1",
		"https://hf.co/papers/2401.12345":                                      "2401.12345",
		"https://arxiv.org/abs/1511.07289.pdf%5Cnhttp://x":                     "1511.07289",
		"https://arxiv.org/pdf/2112.1275":                                      "2112.01275 padded",
		"<https://arxiv.org/abs/1706.03762>, arXiv~preprint arXiv:0704.0001v2": "1706.03762 0704.0001v2",
		"https://l.example/?u=https%3A%2F%2Farxiv.org%2Fabs%2F1706.03762&v=1":  "1706.03762",
		"https:&#x2F;&#x2F;arxiv.org&#x2F;abs&#x2F;hep-th&#x2F;9901001":        "hep-th/9901001",
		`{"url":"https:\/\/arxiv.org\/pdf\/1706.03762v2"}`:                     "1706.03762v2",
		`"arxiv_id": "1706.03762", "arXiv":"hep-th/9901001"`:                   "1706.03762 hep-th/9901001",
		"arxivId = {1706.03762},":                                              "1706.03762",
		"- arxiv: 1706.03762":                                                  "1706.03762",
		`\mn@eprint {arXiv} {2309.06443}`:                                      "2309.06443",
		`\eprint{arXiv:math/0309136}, \arxiv{1706.03762}`:                      "math/0309136 1706.03762",
		"volume    = {abs/1609.03499},":                                        "1609.03499",
		"**arXiv:** [1706.03762](x), *arXiv*: `1907.01989`":                    "1706.03762 1907.01989",
		"arXiv&nbsp;e-print 1706.03762, arXiv (1907.01989)":                    "1706.03762 1907.01989",
		"https://arxiv.org/1706.03762v1":                                       "1706.03762v1",
		"http://arXiv.org/abs/arXiv:1706.03762":                                "1706.03762",
	}
	for text, want := range tests {
		var got []string
		for _, m := range Find(text) {
			got = append(got, m.Ref.String())
			if m.Padded {
				got = append(got, "padded")
			}
			if m.Err != nil {
				t.Errorf("Find(%q): %v", text, m.Err)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("Find(%q) = %q, want %q", text, s, want)
		}
	}
}

// drawID draws a valid identifier.
var drawID = rapid.Custom(func(t *rapid.T) ID {
	if rapid.Bool().Draw(t, "old") {
		old := archive(rapid.IntRange(1, len(archives)-1).Draw(t, "archive"))
		month := rapid.Int16Range(1991*12+7, 2007*12+2).Draw(t, "month")
		return ID{old, month, rapid.Int32Range(1, 999).Draw(t, "number")}
	}
	month := rapid.Int16Range(2007*12+3, 2099*12+11).Draw(t, "month")
	most := int32(9999)
	if month >= firstWide {
		most = 99999
	}
	return ID{0, month, rapid.Int32Range(1, most).Draw(t, "number")}
})

func TestSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var set Set
		want := map[ID]bool{}
		for _, id := range rapid.SliceOf(drawID).Draw(t, "ids") {
			if added := set.Add(id); added == want[id] {
				t.Fatalf("Add(%s) = %t, though it was there: %t", id, added, want[id])
			}
			want[id] = true
			if set.Add(id) {
				t.Fatalf("Add(%s) twice adds it twice", id)
			}
		}
	})
}

func TestParseInvertsString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Ref{drawID.Draw(t, "id"), rapid.IntRange(0, 99).Draw(t, "version")}
		for _, form := range []string{"%s", "arXiv:%s", "https://arxiv.org/abs/%s", "https://arxiv.org/pdf/%s.pdf", "10.48550/arXiv.%s"} {
			text := fmt.Sprintf(form, want)
			if got, err := Parse(text); err != nil || got != want {
				t.Fatalf("Parse(%q) = %v, %v", text, got, err)
			}
		}
		var back ID
		text, _ := want.ID.MarshalText()
		if err := back.UnmarshalText(text); err != nil || back != want.ID {
			t.Fatalf("UnmarshalText(%q) = %v, %v", text, back, err)
		}
	})
}

func TestCompareIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawID.Draw(t, "a"), drawID.Draw(t, "b"), drawID.Draw(t, "c")
		if a.Compare(b) != -b.Compare(a) || (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%v and %v", a, b)
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%v, %v, %v", a, b, c)
		}
		if a.Year() < b.Year() && a.Compare(b) >= 0 {
			t.Fatalf("%v is not before %v", a, b)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("arXiv:math.GT/0309136v2 [math.GT] 1 Jan 2003")
	f.Add("https://arxiv.org/abs/1706.03762")
	f.Fuzz(func(t *testing.T, text string) {
		ref, err := Parse(text)
		if err != nil {
			if _, ok := errors.AsType[*MalformedError](err); !ok {
				t.Errorf("Parse(%q): error %T", text, err)
			}
			return
		}
		if again, err := Parse(ref.String()); err != nil || again != ref {
			t.Errorf("Parse(%q) = %v, which parses to %v, %v", text, ref, again, err)
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("[x](https://arxiv.org/abs/1706.03762v2) arXiv:2404.089588 eprint = {hep-th/9901001}")
	f.Add("CoRR abs/1609.03499 corr/abs-2002-08676 ar5iv.org/html/1706.03762 10.48550/arXiv.1706.03762")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range Find(text) {
			if m.Start < 0 || m.End <= m.Start || m.End > len(text) || m.Start < last-len("https://export.") && m.End <= last {
				t.Fatalf("Find(%q): match at %d..%d after %d", text, m.Start, m.End, last)
			}
			last = m.End
			if (m.Err == nil) == m.Ref.ID.IsZero() {
				t.Fatalf("Find(%q): %+v", text, m)
			}
			if again, err := Parse(m.Ref.String()); m.Err == nil && (err != nil || again != m.Ref) {
				t.Fatalf("Find(%q) = %v, which parses to %v, %v", text, m.Ref, again, err)
			}
		}
	})
}

// The time of Find grows with the text and no faster.
func BenchmarkFind(b *testing.B) {
	var list strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&list, "- [A title of a paper, number %d, with words around it](https://arxiv.org/abs/2301.%05d) [[code](https://github.com/owner/name%d)]\n", i, i+1, i)
	}
	for name, text := range map[string]string{
		"list":    list.String(),
		"hosts":   strings.Repeat("https://arxiv.org/abs/", 100_000),
		"eprints": strings.Repeat("eprint = {1706.03762", 100_000),
		"marks":   strings.Repeat("arXiv:", 300_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text)
			}
		})
	}
}

func ExampleParse() {
	ref, err := Parse("https://arxiv.org/pdf/math.GT/0309136v1.pdf")
	fmt.Println(ref.ID, ref.Version, err)
	_, err = Parse("2404.089588")
	fmt.Println(err)
	// Output:
	// math/0309136 1 <nil>
	// "2404.089588" is not an arXiv identifier: 6 digits after the point (2404.08958?)
}

func ExampleFind() {
	for _, m := range Find("See [Attention](https://arxiv.org/abs/1706.03762v7) and 1907.12345.") {
		fmt.Println(m.Ref.ID, m.Ref.Version, m.Start)
	}
	// Output:
	// 1706.03762 7 16
}
