package namelist

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

func TestParse(t *testing.T) {
	tests := []struct {
		value string
		want  []work.Person
	}{
		{"", nil},
		{" and others", nil},
		{"Vaswani, Ashish and others", []work.Person{author("Vaswani", "Ashish")}},
		{"Ludwig van Beethoven AND van Beethoven, Ludwig", []work.Person{author("van Beethoven", "Ludwig"), author("van Beethoven", "Ludwig")}},
		{"King, Jr., Martin Luther and Martin Luther King Jr.", []work.Person{author("King Jr.", "Martin Luther"), author("King Jr.", "Martin Luther")}},
		{"{ATLAS Collaboration} and\n{Barnes and Noble, Inc.}", []work.Person{author("ATLAS Collaboration", ""), author("Barnes and Noble, Inc.", "")}},
		{`Charles Louis Xavier Joseph de la Vall{\'e}e Poussin`, []work.Person{author("de la Vallée Poussin", "Charles Louis Xavier Joseph")}},
		{`{\'E}mile Zola and {\'e}. Zola and Jean d'Alembert`, []work.Person{author("Zola", "Émile"), author("Zola", "é."), author("d'Alembert", "Jean")}},
		{"{hooks}, bell and {al-Khw{\\=a}rizm{\\=\\i}}, Muhammad", []work.Person{author("hooks", "bell"), author("al-Khwārizmī", "Muhammad")}},
		{"John {von} Neumann and A.~B. Smith~Jones", []work.Person{{Family: "Neumann", Given: "John von"}, author("Jones", "A. B. Smith")}},
		{"Madonna and 李, 明 and Nguy{\\~{\\^e}}n, V{\\u{a}}n An", []work.Person{author("Madonna", ""), author("李", "明"), author("Nguyễn", "Văn An")}},
		{"Smith,\r\nJohn\vand\fDoe,\tJane", []work.Person{author("Smith", "John"), author("Doe", "Jane")}},
		{"} Smith, John and } {Roe, Inc.}", []work.Person{author("Smith", "John"), author("Roe, Inc.", "")}},
		{"Smith, John and", []work.Person{author("Smith", "John")}},
		{"John Smith, Jane Doe, Max von Planck", []work.Person{author("Smith", "John"), author("Doe", "Jane"), author("von Planck", "Max")}},
		{"Smith, John; Doe, Jane", []work.Person{author("Smith", "John"), author("Doe", "Jane")}},
		{"Sander and Brandt, Land", []work.Person{author("Sander", ""), author("Brandt", "Land")}},
		{"Brandt, and Land", []work.Person{author("Brandt", ""), author("Land", "")}},
		{"M{\\\"u}ller, J{\\\"o}rg and Gar{\\c c}on, \\'Elo\\\"{\\i}se", []work.Person{author("Müller", "Jörg"), author("Garçon", "Éloïse")}},
		{"} and {, ,} and ,,,", []work.Person{author(", ,", "")}},
	}
	for _, test := range tests {
		got, _ := Parse(test.value)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.value, diff)
		}
	}
	want := []work.Person{author("Vaswani", "Ashish"), author("van den Oord", "Aäron"), author("Nguyen", "Văn An"), author("Yüksekgönül", "Mert"), author("ATLAS Collaboration", ""),
		author("O'Neil", "Cathy"), author("King Jr.", "Martin Luther"), author("Barnes and Noble, Inc.", ""), author("hooks", "bell"), author("Łukasz", "Ægir Øster"), author("Đorđević", "Ana"),
		author("Plato", ""), author("Del Bimbo", "Alberto"), author("d'Alembert", "Jean"), author("Şahin", "İlker")}
	for i, a := range want { // LaTeX has no such marks
		want[i].Family, want[i].Given = latex.Text(latex.BibTeX.Escape(a.Family)), latex.Text(latex.BibTeX.Escape(a.Given))
	}
	list := Format(latex.BibTeX, want, false, 0)
	got, _ := Parse(list)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", list, diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`\'{\~{\^e}} and {x, y}`, "A and B, C; D", "\xff\\\xff and others"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		people, _ := Parse(value)
		for _, p := range people {
			if p.Family == "" || latex.Clean(p.Family) != p.Family || latex.Clean(p.Given) != p.Given {
				t.Errorf("Parse(%q) has %+v", value, p)
			}
		}
	})
}
