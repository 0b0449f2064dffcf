package namelist

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// author reads a name by its parts.
func author(family, given string) work.Person { return work.FromParts(family, given, "") }

func TestFormat(t *testing.T) {
	tests := []struct {
		author work.Person
		want   string
	}{
		{author("Vaswani", "Ashish"), "Vaswani, Ashish"},
		{author("de Melo", "Gerard"), "de Melo, Gerard"},
		{author("van den Oord", "Aäron"), `van den Oord, A{\"a}ron`},
		{author("Ben Ayed", "Ismail"), "Ben Ayed, Ismail"},
		{author("King Jr.", "Martin Luther"), "King, Jr., Martin Luther"},
		{author("Gates", "Bill III"), "Gates, III, Bill"},
		{author("ATLAS Collaboration", ""), "{ATLAS Collaboration}"},
		{author("Plato", ""), "Plato"},
		{author("hooks", "bell"), "{hooks}, bell"},
		{author("Barnes and Noble, Inc.", ""), "{Barnes and Noble, Inc.}"},
		{author("Sander and Brandt", "X"), "{Sander and Brandt}, X"},
		{author("Nguyễn", "Văn An"), `Nguy{\~{\^e}}n, V{\u{a}}n An`},
		{author("李", "明"), "李, 明"},
		{author("", ""), ""},
		{author(" ", "Madonna"), "Madonna"},
		{work.Person{Given: "Madonna", Suffix: "Jr."}, "Madonna, Jr., {}"},
	}
	for _, test := range tests {
		people := []work.Person{test.author}
		if got := Format(latex.BibTeX, people, false, 0); got != test.want {
			t.Errorf("%+v is %s, want %s", test.author, got, test.want)
		}
		if got, want := HasNames(people), test.want != ""; got != want {
			t.Errorf("%+v has names: %t, want %t", test.author, got, want)
		}
	}
}

// What is written of a name is read as the same name, with LaTeX's accents and
// without them.
func TestNamesAreReadBack(t *testing.T) {
	people := []work.Person{
		{Given: "Ana", Family: "de la Cruz"}, // the whole of it is the family name
		{Given: "bell", Family: "hooks"}, {Given: "Ana", Particle: "van", Family: "hooks"}, {Given: "Jr.", Family: "Doe"}, {Given: "Luc Van", Family: "Gool"},
		{Given: "and", Family: "Smith"}, {Given: "Jane", Family: "Sand and Stone"}, {Given: "A, B", Family: "C, D"}, {Given: "Jane", Family: "Team"},
		{Family: "others"}, {Family: "et al."}, {Family: "A; B"}, {Family: "family=X"}, {Family: "King", Suffix: "Jr."}, {Given: "Harry", Family: "Ford", Suffix: "the 3rd"},
		{Given: "Meta", Family: "AI"}, {Given: "小明", Family: "王"}, {Given: "0012", Family: "Wang"},
	}
	table, err := os.ReadFile("../work/testdata/names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if c := strings.Split(line, "\t"); !strings.HasPrefix(line, "#") {
			people = append(people, work.Person{Given: c[2], Particle: c[3], Family: c[4], Suffix: c[5]})
		}
	}
	for _, d := range []latex.Dialect{latex.BibTeX, latex.BibLaTeX} {
		for _, p := range people {
			want := p
			for _, part := range []*string{&want.Given, &want.Particle, &want.Family, &want.Suffix} {
				*part = latex.Text(d.Escape(*part)) // LaTeX has no ’
			}
			tex := Format(d, []work.Person{p}, false, 0)
			if got, more := Parse(tex); len(got) != 1 || got[0] != want || more {
				t.Errorf("%s is read as %q, %v, want %q", tex, got, more, want)
			}
		}
		tex := Format(d, people, true, 0)
		if got, more := Parse(tex); len(got) != len(people) || !more {
			t.Errorf("%d of %d names of a list, others %v", len(got), len(people), more)
		}
	}
}

func TestExtendedNames(t *testing.T) {
	people, more := Parse(`family=Hoeven, given=Jeroen, prefix=van den, useprefix=true and Lokhorst, Gert-Jan and
		given={M{\"u}ller, J.}, family="Doe", suffix=Jr. and family={Acme and Sons} and given-i=J, family=Roe and family = x y, Jane and others`)
	want := []work.Person{
		{Given: "Jeroen", Particle: "van den", Family: "Hoeven"}, {Given: "Gert-Jan", Family: "Lokhorst"}, {Given: "Müller, J.", Family: "Doe", Suffix: "Jr."},
		{Family: "Acme and Sons"}, {Given: "J", Family: "Roe"}, {Given: "Jane", Particle: "family", Family: "= x y"},
	}
	if diff := cmp.Diff(want, people); diff != "" || !more {
		t.Errorf("others %v (-want +got)\n%s", more, diff)
	}
	for value, want := range map[string]bool{
		"Doe, Jane and family=Roe, given=Richard":  true, // the one is not biblatex's, the other is
		"given=Jane, id=doe, nosort=prefix":        true,
		"prefix=van":                               true,
		"family=Roe, sortingnamekeytemplatename=x": true,
		"family=Roe, uniquenametemplatename=x":     true,
		"family=Roe, labelalphanametemplatename=x": true,
		"suffix=Jr.":            false, // nobody
		"Doe, Jane":             false,
		"family=Roe, town=Bath": false,
	} {
		if got := HasExtended(value); got != want {
			t.Errorf("%s has extended names: %t", value, got)
		}
	}
}

func TestMoreAuthors(t *testing.T) {
	doe := []work.Person{{Family: "Doe", Given: "J."}, {Family: "Roe", Given: "R."}}
	for _, test := range []struct {
		people []work.Person
		more   bool
		most   int
		want   string
	}{
		{doe, true, 0, "Doe, J. and Roe, R. and others"},
		{doe, true, 2, "Doe, J. and Roe, R. and others"},
		{doe, true, 1, "Doe, J. and others"},
		{doe, false, 1, "Doe, J. and others"},
		{doe, false, 2, "Doe, J. and Roe, R."},
		{[]work.Person{doe[0], {}, doe[1]}, false, 2, "Doe, J. and Roe, R."}, // who has no name is left out
		{nil, true, 0, ""},
	} {
		if got := Format(latex.BibTeX, test.people, test.more, test.most); got != test.want {
			t.Errorf("%v, %d: %q, want %q", test.more, test.most, got, test.want)
		}
	}
}
