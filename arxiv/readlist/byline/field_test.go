package byline

import (
	"strings"
	"testing"
)

func TestParseField(t *testing.T) {
	for _, c := range []struct{ text, want, behind string }{
		{"Jane Doe, Richard Roe, and John Smith", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe J, Roe R", "J Doe; R Roe", ""},
		{"Doe J, Van Roe R B, Smith JQ, et al.", "J Doe; R B Van Roe; JQ Smith; +", ""},
		{"J. Doe and R. Roe", "J. Doe; R. Roe", ""},
		// BibTeX's order
		{"Doe, Jane and Roe, Richard and Smith, John.", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe, Jane & Roe, Richard", "Jane Doe; Richard Roe", ""},
		{"van Roe, Richard and Doe, Jane", "Richard van Roe; Jane Doe", ""},
		// the order of the MLA
		{"Doe, Jane, Richard Roe, and John Smith.", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe, Jane, and John Smith", "Jane Doe; John Smith", ""},
		{"Doe, Jane Mary, Richard Roe, and John Q. Smith", "Jane Mary Doe; Richard Roe; John Q. Smith", ""},
		{"Doe, Jane, et al.", "Jane Doe; +", ""},
		{"Doe, Jane et al", "", ""}, // may be two family names
		{"Doe, J. et al", "J. Doe; +", ""},
		// family names alone
		{"Doe, Roe, Smith", "Doe; Roe; Smith", ""},
		{"Doe, Roe and Smith", "Doe; Roe; Smith", ""},
		{"Doe & Roe", "Doe; Roe", ""},
		{"Doe et al.", "Doe; +", ""},
		// what stands behind the names
		{"Doe et al. ICML.", "Doe; +", "ICML"},
		{"Doe et al. Inf. Softw. Technol. .", "Doe; +", "Inf. Softw. Technol"},
		{"Jane Doe, Richard Roe, and John Smith. ICLR, 2023", "Jane Doe; Richard Roe; John Smith", "ICLR, 2023"},
		{"Jane Doe, Richard Roe. 2016.", "Jane Doe; Richard Roe", "2016"},
		{"Jane Doe, Md. Richard Roe, John Smith", "Jane Doe; Md. Richard Roe; John Smith", ""},
		{"Martin Luther King, Jr. and Jane Doe", "Martin Luther King Jr.; Jane Doe", ""},
		// none
		{"Google Research, Deep Learning", "", ""},
		{"Deep, Learning and Computer, Vision", "", ""},
		{"Doe, R. Roe, and J. Smith", "", ""},
		{"Doe, Jane, 2017", "", ""},
		{"", "", ""},
	} {
		authors, more, behind := ParseField(c.text)
		var names []string
		for _, a := range authors {
			names = append(names, strings.TrimSpace(oneBlank(strings.Join([]string{a.Given, a.Particle, a.Family, a.Suffix}, " "))))
		}
		if more {
			names = append(names, "+")
		}
		if got := strings.Join(names, "; "); got != c.want || behind != c.behind {
			t.Errorf("%q: %q behind %q, want %q behind %q", c.text, got, behind, c.want, c.behind)
		}
	}
}
