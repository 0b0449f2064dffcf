package arxiv

import "testing"

func TestParseName(t *testing.T) {
	tests := []struct{ text, given, family string }{
		{"Ada Lovelace", "Ada", "Lovelace"},
		{"Ada B. K. Lovelace", "Ada B. K.", "Lovelace"},
		{"Aaron van den Oord", "Aaron", "van den Oord"},
		{"Peter H. N. de With", "Peter H. N.", "de With"},
		{"Laurens van der Maaten", "Laurens", "van der Maaten"},
		{"Leandro dos Santos Coelho", "Leandro", "dos Santos Coelho"},
		{"Dick 't Hooft", "Dick", "'t Hooft"},
		{"Luc Van Gool", "Luc Van", "Gool"}, // a capital is no sign
		{"Martin Luther King Jr.", "Martin Luther", "King Jr."},
		{"Martin Luther King, Jr.", "Martin Luther", "King Jr."},
		{"Harry Ford III", "Harry", "Ford III"},
		{"Marc ten Hove II", "Marc", "ten Hove II"},
		{"ten Hove, Marc", "Marc", "ten Hove"},
		{"Plato", "", "Plato"},
		{"de Souza", "", "de Souza"},
		{"ATLAS Collaboration", "", "ATLAS Collaboration"},
		{"The LIGO Scientific Collaboration", "", "The LIGO Scientific Collaboration"},
		{"Gemini Team Google", "", "Gemini Team Google"},
		{"A. Author (for the group of B)", "", "A. Author (for the group of B)"},
		{"Ka-Ping Yee", "Ka-Ping", "Yee"},
		{"", "", ""},
		{",", "", ","},
		{"van", "", "van"},
		{"van der", "", "van der"},
		{"Jean-Loup von", "Jean-Loup", "von"},
	}
	for _, test := range tests {
		if got := parseName(test.text); got != (Author{Family: test.family, Given: test.given}) {
			t.Errorf("%q is %q, %q", test.text, got.Given, got.Family)
		}
	}
}
