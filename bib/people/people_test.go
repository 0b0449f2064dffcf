package people

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

func person(t testing.TB, text string) work.Person {
	t.Helper()
	people, _ := namelist.Parse(text)
	if len(people) != 1 {
		t.Fatalf("%q is %d people", text, len(people))
	}
	return people[0]
}

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want Likeness
	}{
		{"Hospedales, T.", "Timothy M. Hospedales", Same},
		{"Mueller, Klaus", "Klaus M{\\\"u}ller", Same},
		{"Pau Rodriguez", `Pau Rodr{\'{\i}}guez L{\'o}pez`, Same},
		{"Hal Daumé III", "Daumé, Hal", Same},
		{"Yao, Andrew Chi-Chih", "Andrew C. Yao", Same},
		{"van den Broek, LJ", "Bart van den Broek", Family}, // L. J. and Bart contradict each other
		{"Broek, Bart", "Bart van den Broek", Same},
		{"Chen Xing", "Xing Chen", Same},
		{"Yi-Zhe Song", "Yizhe Song", Same},
		{"Jean-Pierre Dupont", "J.-P. Dupont", Same},
		{"J. Dupont", "Jean-Pierre Dupont", Same},
		{"Smith, JD", "John David Smith", Same},
		{"Ricky T. Q. Chen", "Tian Qi Chen", Same},
		{"Dan Klein", "Daniel Klein", Same},
		{"Bill Freeman", "William T. Freeman", Same},
		{"Mike Lewis", "Mikhail Lewis", Same},
		{"Robert \"Bob\" Roe", "Robert Roe", Same},
		{"Robert (Bob) Roe", "Bob Roe", Same},
		{`Robert "Bob" Roe`, "Max Roe", Family},
		{"John Ronald Roe", "John Roe", Same},
		{"Jo Max Roe", "Jo Roe", Same},
		{"Roe", "Richard Roe", Same},
		{"Wei Wang 0012", "Wei Wang", Same},
		{"Wang, 0012", "Wei Wang", Same}, // DBLP's number is not a name
		{"Roe, ABCDE", "Anna Berta Roe", Same},
		{"Roe, ABCDEF", "Anna Berta Roe", Family}, // more capitals are a word
		{"Mueller, K.", `Klaus M{\"u}ller`, Same},
		{"Joerg Schaefer", `J{\"o}rg Sch{\"a}fer`, Same},
		{`Rodr{\'\i}guez L{\'o}pez, Pau`, "Pau Rodriguez", Same}, // double names share a part
		{"Kim Roe, Ida", "Kim Lark, Ida", Same},
		{"Li Roe, Ida", "Li Lark, Ida", Other}, // of more than two letters
		{"John Smyth", "John Smith", Variant},
		{"Russ Salakhutdinov", "Ruslan Salakhutdinov", Variant},
		{"Shai Ben-David", "Shai David", Variant},
		{"Lukasz Kaiser", `{\L}ukasz Kaiser`, Same},
		{"Niki Parmer", "Niki Parmar", Variant},
		{"LEI Kun", "Kun Lei", Same},
		{"Hong X.", "Xiaopeng Hong", Same},
		{"L. Fei-Fei", "Fei-Fei Li", Same},
		{"L. Fei-Fei", "Fei-Fei Ye", Other},
		{"B. Dalvi", "Bhavana Dalvi Mishra", Same},
		{"I. Li", "Ida Li Roe", Same},
		{"D. Dalvi", "Dalvi Mishra", Other},
		{"Lena Fei-Fei", "Fei-Fei Li", Other},
		{"Ida Max L.", "I. L. Roe", Other},
		{"Xu Y.", "Yan Xu", Same},
		{"Jun L.", "Jun Liu", Variant},
		{"Jun L.", "Jun Ye", Other},
		{"Jun L.", "Liu", Other},
		{"Dalvi", "Bhavana Dalvi Mishra", Other},
		{"Ping Lou", "Ping Luo", Variant},
		{"Ping Lou", "Ping Buo", Other},
		{"Ping Lou", "Ping Lot", Other},
		{"Ping Xu", "Ping Ux", Other},
		// How many letters may differ depends on how many there are.
		{"Jo Parmer", "Jo Parmar", Variant},
		{"Ida Roese", "Ida Rowse", Variant},
		{"Ida Rose", "Ida Rowe", Other},
		{"Larkwood, J.", "Lorkwoad, Joanna", Variant},
		{"Larkwoo, J.", "Lorkwoa, Joanna", Other},
		{"Ida Delrose", "Ida Rose", Variant},
		{"Ida Delroe", "Ida Roe", Other},
		{"Yi Zhe Parmer", "Yizhe Parmar", Variant},
		{"Joanne Kim", "Joanna Kin", Variant},
		{"Joanne Kim", "Joanna Lin", Other},
		{"Joann Kim", "Joane Kin", Other},
		{"Marina Roe", "Morine Roe", Variant},
		{"Marin Roe", "Moren Roe", Family},
		{"Mara Roe", "Mira Roe", Variant},
		{"Mara Roe", "Miro Roe", Family},
		{"Ida Roe", "Iva Roe", Family},
		{"王伟", "Wei Wang", Variant}, // nothing can be said
		{"Rex Ying", "Zhitao Ying", Family},
		{"Denny Zhou", "Shunyu Zhou", Family},
		{"Rui Xiong", "Ruoxuan Xiong", Family},
		{"J. R. Smith", "John Edward Smith", Family},
		{"Danielle Roe", "Danielle Lark", Given},
		{"Ida Roe", "Ida Lark", Other}, // three letters say nothing
		{"Jie Zhou", "Jie Zhang", Other},
		{"Ida Lark", "Max Reed", Other},
	} {
		a, b := person(t, test.a), person(t, test.b)
		if got := Compare(a, b); got != test.want {
			t.Errorf("%s and %s: %d, want %d", test.a, test.b, got, test.want)
		}
		if got := Compare(b, a); got != test.want {
			t.Errorf("%s and %s: %d, want %d", test.b, test.a, got, test.want)
		}
	}
}

func TestAlign(t *testing.T) {
	for _, test := range []struct{ cited, known, want string }{
		{"Ida Lark and Max Reed", "Lark, I. and Reed, M.", "2 [] [] [] false false"},
		{"Max Reed and Ida Lark", "Ida Lark and Max Reed", "2 [] [] [] true false"},
		{"Ida Lark", "Ida Lark and Max Reed", "1 [] [] [1] false false"},
		{"Ida Lark and Jo Doe", "Ida Lark and Max Reed", "1 [] [1] [1] false false"},
		{"Ida Lark", "Ida Lark and I. Lark", "1 [] [] [1] false false"},
		{"Rex Ying and Ida Lark", "Zhitao Ying and Ida Lark", "1 [{0 0}] [] [] false false"},
		{"Wei Wang and Wen Wang", "W. Wang and Wen Wang", "2 [] [] [] false false"},
		{"OpenAI", "Ida Lark and Max Reed", "0 [] [0] [0 1] false true"},
		{"Ida Lark and {Net Team}", "Ida Lark", "1 [] [1] [] false true"},
		{"王伟 and Ida Lark", "Wei Wang and Ida Lark", "2 [] [] [] false true"},
		{"", "Ida Lark", "0 [] [] [0] false false"},
	} {
		cited, _ := namelist.Parse(test.cited)
		known, _ := namelist.Parse(test.known)
		c := Align(cited, known)
		if got := fmt.Sprint(c.Matched, c.Conflicts, c.Extra, c.Missing, c.Reordered, c.Unsure); got != test.want {
			t.Errorf("%s with %s: %s, want %s", test.cited, test.known, got, test.want)
		}
	}
}

// spellings are ways to write a list of names.
var spellings = map[string]func(work.Person) string{
	"as it is": func(p work.Person) string { return p.String() },
	"ASCII": func(p work.Person) string {
		return work.Person{Given: ascii(p.Given), Family: ascii(p.Last())}.String()
	},
	"Last, First":     func(p work.Person) string { return p.Last() + ", " + p.Given },
	"initials":        func(p work.Person) string { return initials(p.Given, ". ") + " " + p.Last() },
	"joined initials": func(p work.Person) string { return p.Last() + ", " + initials(p.Given, "") },
	"one given name":  func(p work.Person) string { return strings.Fields(p.Given)[0] + " " + p.Last() },
	"family first":    func(p work.Person) string { return p.Last() + " " + p.Given },
	"hyphens dropped": func(p work.Person) string { return strings.ReplaceAll(p.Given, "-", " ") + " " + p.Last() },
	"hyphens joined":  func(p work.Person) string { return strings.ReplaceAll(p.Given, "-", "") + " " + p.Last() },
}

func ascii(s string) string {
	return strings.NewReplacer("ü", "ue", "ö", "oe", "ä", "ae", "é", "e", "í", "i", "ł", "l").Replace(s)
}

func initials(given, behind string) string {
	var all strings.Builder
	for _, word := range strings.FieldsFunc(given, func(r rune) bool { return r == ' ' || r == '-' || r == '.' }) {
		all.WriteString(string([]rune(word)[:1]) + behind)
	}
	return strings.TrimSpace(all.String())
}

// However a name is written, it is one person's, and nobody else's.
func TestSpellings(t *testing.T) {
	var people []work.Person
	for _, text := range []string{"Klaus-Robert Müller", "Aäron van den Oord", "Yi-Zhe Song", "Timothy M. Hospedales", "Łukasz Kaiser", "Wei Wang", "Pau Rodríguez López", "Jean-Baptiste Alayrac", "Ting Chen", "Geoffrey E. Hinton"} {
		people = append(people, person(t, text))
	}
	for how, spell := range spellings {
		for i, p := range people {
			written := person(t, spell(p))
			for j, other := range people {
				if got := Compare(written, other); (got >= Variant) != (i == j) {
					t.Errorf("%s: %s and %s: %d", how, spell(p), other, got)
				}
			}
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Yi-Zhe", "Song", "Y. Z.", "Song")
	f.Add("", "王伟", "Wei", "Wang")
	f.Fuzz(func(t *testing.T, given, family, otherGiven, otherFamily string) {
		a, b := work.FromParts(family, given, ""), work.FromParts(otherFamily, otherGiven, "")
		if Compare(a, b) != Compare(b, a) {
			t.Errorf("%v and %v differ by their order", a, b)
		}
		if Compare(a, a) < Variant {
			t.Errorf("%v is not itself", a)
		}
	})
}
