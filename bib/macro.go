package bib

import (
	"slices"
	"strings"
)

// maxExpansion is the maximum total length of the expanded macros in a value, in bytes. Macros may
// refer to macros, so without a limit a few lines could define a text that exceeds all memory.
const maxExpansion = 2 << 10

// macros maps the lower-case name of a macro to its definitions, in the order of the file.
type macros map[string][]definition

type definition struct {
	at   int // where the value stands in the source
	text string
}

// lookup returns the text of a macro at an offset of the source: the last definition before the
// offset or, if there is none, that of the standard styles.
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

// value joins the parts of the value at the given offset of the source.
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

// standardMacros are the macros of BibTeX's standard styles (plain.bst, MACRO lines): months and
// journals of computer science.
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
