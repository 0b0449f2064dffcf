package lookup

import (
	"strings"
	"testing"
)

func TestPeople(t *testing.T) {
	lark, reed := crossrefName{Given: "Ida", Family: "Lark"}, crossrefName{Given: "Anna", Family: "Reed"}
	org := func(name string) crossrefName { return crossrefName{Name: name} }
	tests := []struct {
		name  string
		names []crossrefName
		want  string
	}{
		{"persons and a group", []crossrefName{lark, org("The Kite Group")}, "Ida Lark; The Kite Group"},
		{"a group that persons speak for", []crossrefName{lark, org("for the Kite Initiative")}, "Ida Lark; Kite Initiative"},
		{"an address of persons", []crossrefName{org("Department of Kites, Shore University, 226-8503, Japan"), lark, reed}, "Ida Lark; Anna Reed"},
		{"a place of work that is repeated", []crossrefName{org("Shore Academy"), lark, reed, org("Shore Academy")}, "Ida Lark; Anna Reed"},
		{"an institute alone", []crossrefName{org("Institute of Kites, Shore University"), org("Institute of Kites, Shore University")}, "Institute of Kites, Shore University"},
		{"a title", []crossrefName{{Given: "Prof. Dr. Ida", Family: "Lark"}}, "Ida Lark"},
		{"an initial in the family name", []crossrefName{{Given: "Ida", Family: "B. Lark"}, {Given: "Anna", Family: "de Reed"}}, "Ida B. Lark; Anna de Reed"},
		{"degrees", []crossrefName{{Given: "Ida", Family: "Lark, MD"}}, "Ida Lark"},
		{"all in one field", []crossrefName{{Family: "Ida Lark, Anna Reed"}}, "Ida Lark; Anna Reed"},
		{"nobody", []crossrefName{{}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, p := range people(test.names) {
				got = append(got, strings.TrimSpace(p.Given+" "+p.Last()))
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}
