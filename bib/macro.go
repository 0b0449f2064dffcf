package bib

import (
	"slices"
	"strings"
)

// maxExpansion is the most that the macros of one value may stand for
// together, in bytes. Macros may be made of macros, so that without a bound a
// few lines would define a text that no memory holds.
const maxExpansion = 2 << 10

// macros are the definitions of a file by the macro's name in lower case, in
// the order of the file.
type macros map[string][]definition

type definition struct {
	at   int // where the value stands in the source
	text string
}

// lookup returns what the macro stands for at an offset of the source: the
// last definition before it counts, else that of the standard styles.
func (m macros) lookup(name string, at int) (string, bool) {
	name = foldCase(name)
	all := m[name]
	i, _ := slices.BinarySearchFunc(all, at, func(d definition, at int) int { return d.at - at })
	if i > 0 {
		return all[i-1].text, true
	}
	text, ok := standardMacros[name]
	return text, ok
}

// value joins the parts of the value that stands at an offset of the source.
func (m macros) value(parts []Part, at int) string {
	expanded := 0
	text := func(p Part) string {
		if p.Kind == Macro && expanded <= maxExpansion {
			if t, ok := m.lookup(p.Text, at); ok {
				if expanded += len(t); expanded <= maxExpansion {
					return t
				}
			}
		}
		return p.Text
	}
	if len(parts) == 1 {
		return text(parts[0])
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(text(p))
	}
	return b.String()
}

// standardMacros are those that BibTeX's standard styles define (plain.bst,
// its lines MACRO): the months, and journals of computer science.
var standardMacros = map[string]string{
	"jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
	"jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November", "dec": "December",

	"acmcs": "ACM Computing Surveys", "acta": "Acta Informatica", "cacm": "Communications of the ACM",
	"ibmjrd": "IBM Journal of Research and Development", "ibmsj": "IBM Systems Journal",
	"ieeese": "IEEE Transactions on Software Engineering", "ieeetc": "IEEE Transactions on Computers",
	"ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits", "ipl": "Information Processing Letters",
	"jacm": "Journal of the ACM", "jcss": "Journal of Computer and System Sciences", "scp": "Science of Computer Programming",
	"sicomp": "SIAM Journal on Computing", "tocs": "ACM Transactions on Computer Systems",
	"tods": "ACM Transactions on Database Systems", "tog": "ACM Transactions on Graphics",
	"toms": "ACM Transactions on Mathematical Software", "toois": "ACM Transactions on Office Information Systems",
	"toplas": "ACM Transactions on Programming Languages and Systems", "tcs": "Theoretical Computer Science",
}
