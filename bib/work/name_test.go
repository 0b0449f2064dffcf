package work

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/internal/testkit"
)

// row is a line of testdata/names.tsv.
type row struct {
	language, order string // order is "" where the reading order is ambiguous
	want            Person
	source          string
	forms           []string
}

func readNames(t testing.TB) []row {
	t.Helper()
	data, err := os.ReadFile("testdata/names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) < 7 || c[6] == "" {
			t.Fatalf("%q has not the seven columns", line)
		}
		r := row{c[0], c[1], Person{c[2], c[3], c[4], c[5]}, c[6], c[7:]}
		if r.order == "-" {
			r.order = ""
		}
		rows = append(rows, r)
	}
	return rows
}

func TestNames(t *testing.T) {
	rows := readNames(t)
	languages := map[string]bool{}
	for _, r := range rows {
		languages[r.language] = true
		forms := r.forms
		if r.order != "" {
			forms = append(forms, r.order, r.want.String())
		}
		if r.want.Given != "" {
			form := r.want.Last() + ", "
			if r.want.Suffix != "" {
				form += r.want.Suffix + ", "
			}
			forms = append(forms, form+r.want.Given)
		}
		for _, form := range forms {
			if got := ParseName(form); got != r.want {
				t.Errorf("%s (%s)\n got %q\nwant %q", form, r.source, got.parts(), r.want.parts())
			}
		}
		if got := FromParts(r.want.Last(), r.want.Given, r.want.Suffix); got != r.want {
			t.Errorf("FromParts of %q is %q", r.want.parts(), got.parts())
		}
	}
	if len(rows) < 150 || len(languages) < 10 {
		t.Errorf("%d names of %d languages", len(rows), len(languages))
	}
}

func (p Person) parts() []string { return []string{p.Given, p.Particle, p.Family, p.Suffix} }

// What no table of people has: hardly names, and how they are read.
func TestOddNames(t *testing.T) {
	for text, want := range map[string]Person{
		"":                      {},
		" , ,, ":                {},
		"van":                   {Family: "van"},
		"van der":               {Family: "van der"},
		"Jean-Loup von":         {Given: "Jean-Loup", Family: "von"},
		"Van Gool":              {Given: "Van", Family: "Gool"},
		"Smith, Jones, Peter":   {Given: "Peter", Family: "Smith", Suffix: "Jones"},
		"Di, Wang":              {Given: "Wang", Family: "Di"},
		"Wang, Di":              {Given: "Di", Family: "Wang"},
		"King, Jr.":             {Family: "King", Suffix: "Jr."},
		"-, -":                  {Given: "-", Family: "-"},
		"garcia, maria van der": {Given: "maria", Particle: "van der", Family: "garcia"},
		"Meta Ai":               {Given: "Meta", Family: "Ai"}, // a person: only AI is no name
		"Ai, Meta":              {Given: "Meta", Family: "Ai"},
		"0012":                  {Family: "0012"},
		"Wei Wang 0012":         {Given: "Wei", Family: "Wang"},
		"Wei Wang 001x":         {Given: "Wei Wang", Family: "001x"},
		"C. -P. Yu":             {Given: "C.-P.", Family: "Yu"},
		"C. - Yu":               {Given: "C. -", Family: "Yu"},
		"Luc Van Gool":          {Given: "Luc", Family: "Van Gool"},
		"de Roe":                {Family: "de Roe"},
		"Ana de’ Roe":           {Given: "Ana", Particle: "de’", Family: "Roe"},
		"Ana Roe PhD":           {Given: "Ana Roe", Family: "PhD"},
		"Ana Roe, PhD":          {Given: "Ana", Family: "Roe"},
		"J. & R. Doe":           {Family: "J. & R. Doe"},
		"Meta AI":               {Family: "Meta AI"},
		"AI Weiwei":             {Given: "AI", Family: "Weiwei"},
		"Jr.":                   {Family: "Jr."},
		"Wei Wang 001:":         {Given: "Wei Wang", Family: "001:"},
		"Wei Wang 9999":         {Given: "Wei", Family: "Wang"},
		"Roe (for the group)":   {Family: "Roe (for the group)"},
		"Gemini \"Team\"":       {Family: "Gemini \"Team\""},
		"Net Sub-Team":          {Family: "Net Sub-Team"},
		"Team, Gemini Net":      {Family: "Gemini Net Team"},
		"Team Gemini, Net Lab":  {Family: "Team Gemini, Net Lab"},
		"Ana y Roe":             {Family: "Ana y Roe"}, // a family name of two halves
		"Ana Roe Filho":         {Given: "Ana", Family: "Roe Filho"},
		"Ana Filho":             {Given: "Ana", Family: "Filho"},
		"Roe Van":               {Given: "Roe", Family: "Van"},
		"Roe, Van":              {Given: "Van", Family: "Roe"},
		"ana van roe":           {Given: "ana", Particle: "van", Family: "roe"},
	} {
		if got := ParseName(text); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got.parts(), want.parts())
		}
	}
}

func TestFixedWords(t *testing.T) {
	fixed := func(text string) []Word { return []Word{{text, true}} }
	for _, test := range []struct {
		name Name
		want Person
	}{
		{Name{fixed("Barns and Nobles, Inc.")}, Person{Family: "Barns and Nobles, Inc."}},
		{Name{fixed("de la Cruz"), words("Ana")}, Person{Family: "de la Cruz", Given: "Ana"}},
		{Name{fixed("Team"), words("John")}, Person{Family: "Team", Given: "John"}},
		{Name{{{"John", false}, {"von", true}, {"Neumann", false}}}, Person{Family: "Neumann", Given: "John von"}},
	} {
		if got := test.name.Person(); got != test.want {
			t.Errorf("%v\n got %q\nwant %q", test.name, got.parts(), test.want.parts())
		}
	}
}

func TestJSON(t *testing.T) {
	for _, test := range []struct {
		p    Person
		want string
	}{
		{Person{"Aaron", "van den", "Oord", ""}, `{"family":"van den Oord","given":"Aaron"}`},
		{Person{"Martin", "", "King", "Jr."}, `{"family":"King","given":"Martin","suffix":"Jr."}`},
		{Person{Family: "Meta AI"}, `{"family":"Meta AI"}`},
		{Person{"Ana", "", "de la Cruz", ""}, `{"family":"de la Cruz","given":"Ana","particle":""}`},
	} {
		got, err := json.Marshal(test.p)
		if err != nil || string(got) != test.want {
			t.Errorf("%q is %s, %v; want %s", test.p.parts(), got, err, test.want)
		}
		var back Person
		if err := json.Unmarshal(got, &back); err != nil || back != test.p {
			t.Errorf("%s is read as %q, %v", got, back.parts(), err)
		}
	}
	for _, r := range readNames(t) {
		data, err := json.Marshal(r.want)
		var back Person
		if err != nil || json.Unmarshal(data, &back) != nil || back != r.want || strings.Contains(string(data), "particle") {
			t.Errorf("%q is %s, read as %q", r.want.parts(), data, back.parts())
		}
	}
	for data, want := range map[string]Person{ // of earlier versions
		`{"family":"King Jr.","given":"Martin Luther"}`: {"Martin Luther", "", "King", "Jr."},
		`{"family":"Gool","given":"Luc Van"}`:           {"Luc", "", "Van Gool", ""},
	} {
		var got Person
		if err := json.Unmarshal([]byte(data), &got); err != nil || got != want {
			t.Errorf("%s is %q, %v", data, got.parts(), err)
		}
	}
}

// Names in East Asian scripts begin with the family name, unless a part is in another script.
func TestString(t *testing.T) {
	for want, p := range map[string]Person{
		"王 小明": {Given: "小明", Family: "王"}, "佐々木 ルー・リー": {Given: "ルー・リー", Family: "佐々木"}, "Wei 王": {Given: "Wei", Family: "王"}, "小明 Wang": {Given: "小明", Family: "Wang"},
		"王-李 小-明": {Given: "小-明", Family: "王-李"}, "- Wang": {Given: "-", Family: "Wang"}, "Ana de Roe Jr.": {Given: "Ana", Particle: "de", Family: "Roe", Suffix: "Jr."}, "王": {Family: "王"},
	} {
		if got := p.String(); got != want {
			t.Errorf("%q is written %q, want %q", p.parts(), got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	fixed := []Word{{"others", true}}
	for text, test := range map[string]struct {
		names []Name
		more  bool
	}{
		"":                     {nil, false},
		"others":               {[]Name{{fixed}}, false}, // in braces
		"Ana Roe":              {[]Name{{words("Ana Roe")}, {words("others")}}, true},
		"Ana Roe; Max Doe; B":  {[]Name{{words("Ana Roe"), words("Max Doe"), words("et al.")}, {words("B")}}, true},
		"Max Ana Roe Jr.":      {[]Name{{words("Ana Roe"), words("Jr."), words("Max")}}, false},
		"Max Ana Roe Doe Lark": {[]Name{{words("Ana Roe"), words("Doe Lark"), words("Max")}}, false},
	} {
		people, more := People(test.names)
		var got []string
		for _, p := range people {
			got = append(got, p.String())
		}
		if strings.Join(got, "; ") != text || more != test.more {
			t.Errorf("%v: %q, more %v; want %s, %v", test.names, got, more, text, test.more)
		}
	}
}

func TestParseNames(t *testing.T) {
	tests := []struct {
		text string
		want string // names in reading order, and "others"
	}{
		{"", ""},
		{"Jane Doe", "Jane Doe"},
		{"Doe, Jane", "Jane Doe"},
		{"Jane Doe and Richard Roe", "Jane Doe; Richard Roe"},
		{"Jane Doe AND Richard Roe", "Jane Doe; Richard Roe"},
		{"Jane Doe, Richard Roe", "Jane Doe; Richard Roe"},
		{"Jane Doe, Richard Roe and Max von Planck", "Jane Doe; Richard Roe; Max von Planck"},
		{"Jane Doe, Richard Roe, and Max von Planck", "Jane Doe; Richard Roe; Max von Planck"},
		{"Jane Doe, Richard Roe & Max von Planck", "Jane Doe; Richard Roe; Max von Planck"},
		{"Jane Doe; Richard Roe", "Jane Doe; Richard Roe"},
		{"Doe, Jane; Roe, Richard", "Jane Doe; Richard Roe"},
		{"Doe, Jane; Roe, Richard; and van den Oord, Aaron", "Jane Doe; Richard Roe; Aaron van den Oord"},
		{"Doe, Jane and Roe, Richard", "Jane Doe; Richard Roe"},
		{"Doe, J., Roe, R. P., & Poe, E. A.", "J. Doe; R. P. Roe; E. A. Poe"},
		{"Doe, J., and Roe, R.", "J. Doe; R. Roe"},
		{"Doe, J., Roe, R.", "J. Doe; R. Roe"},
		{"Vaswani, Shazeer and Parmar", "Vaswani; Shazeer; Parmar"},
		{"Madonna, Cher, Prince", "Madonna; Cher; Prince"},
		{"Martin Luther King, Jr., Jane Doe, Marc ten Hove", "Martin Luther King Jr.; Jane Doe; Marc ten Hove"},
		{"Marc ten Hove, Jane Doe", "Marc ten Hove; Jane Doe"},
		{"van den Oord, Aaron B.", "Aaron B. van den Oord"},
		{"王 小明、李 雷", "王 小明; 李 雷"},
		{"王小明、李雷等", "王小明; 李雷; others"},
		{"Meta AI and Jane Doe", "Meta AI; Jane Doe"},
		{"Ida Lark, et al.", "Ida Lark; others"},
		{"Ida Lark et al", "Ida Lark; others"},
		{"Ida Lark, Lars Moe, et al.", "Ida Lark; Lars Moe; others"},
		{"Lark, Ida and others", "Ida Lark; others"},
		{"Lark, Ida; Moe, Lars; others", "Ida Lark; Lars Moe; others"},
		{"Lark, Ida u. a.", "Ida Lark; others"},
		{"Ida Lark, Lars Moe u.a.", "Ida Lark; Lars Moe; others"},
		{"Ida Lark y otros", "Ida Lark; others"},
		{"Ида Ларк и др.", "Ида Ларк; others"},
		{"Ida Lark, ...", "Ida Lark; others"},
		{"Ida Lark and Lars Moe …", "Ida Lark; Lars Moe; others"},
		{"et al.", "others"},
		{"al., et", "others"},
		{"U. A. Li", "U. A. Li"},
		{"Doe, JP, Roe, ABC", "Doe; JP; Roe; ABC"}, // initials have at most two letters,
		{"Doe, JP, Roe, AB", "JP Doe; AB Roe"},
		{"Doe, J.-P., Roe, R.‐K.", "J.-P. Doe; R.‐K. Roe"},
		{"Doe, J.P.Q., Roe, R.", "J.P.Q. Doe; R. Roe"}, // or three with points
		{"Doe, J.P.Q.R., Roe, R.", "Doe; J.P.Q.R.; Roe; R."},
		{"Doe, J., Roe, -", "Doe; J.; Roe; -"},
		{"王小明，李雷", "王小明; 李雷"},
		{"Doe, Jane；Roe, Richard", "Jane Doe; Richard Roe"},
		{"and Jane Doe and and", "Jane Doe"},
		{"Doe, Jane, PhD, and Roe, Richard", "Jane Doe; Richard Roe"},
		{"Li, U. A.", "U. A. Li"},
	}
	for _, test := range tests {
		people, more := ParseNames(test.text)
		var got []string
		for _, p := range people {
			got = append(got, p.String())
		}
		if more {
			got = append(got, "others")
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.text, diff)
		}
	}
}

// The time of a list is linear in its length.
func TestParseNamesIsLinear(t *testing.T) {
	for _, shape := range []string{"Jane van den Doe, ", "Doe, Jane and ", "et al. ", ", ", "-a ", "van ", "Doe, J., ", "Jane Doe; ", "and ", "王 小明、", "a"} {
		t.Run(shape, func(t *testing.T) {
			testkit.Linear(t, func(n int) string { return strings.Repeat(shape, 300*n) }, func(text string) { ParseNames(text) })
		})
	}
}

func FuzzParseNames(f *testing.F) {
	for _, s := range []string{"Doe, Jane and Roe, R. et al.", "C. -P. Yu; AI, Meta", "Gool, Luc Van, Jr.", "王 小明、李 雷 等", "-, -a ,and", "de' i y e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		people, _ := ParseNames(text)
		size := 0
		for _, p := range append(people, ParseName(text)) {
			size += len(p.Given) + len(p.Particle) + len(p.Family) + len(p.Suffix)
			if p.Family == "" && p != (Person{}) || p.Particle != "" && p.Given == "" {
				t.Errorf("%q has %q", text, p.parts())
			}
			if r := p.Record(); r.Person() != p {
				t.Errorf("%q is %+v, read as %q", p.parts(), r, r.Person().parts())
			}
		}
		if size > 4*len(text) {
			t.Errorf("%q has %d bytes of names", text, size)
		}
	})
}

func BenchmarkParseName(b *testing.B) {
	for name, text := range map[string]string{"short": "Jane Doe", "long": "Charles Louis Xavier Joseph de la Vallée Poussin", "comma": "van den Oord, Aaron"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ParseName(text)
			}
		})
	}
}
