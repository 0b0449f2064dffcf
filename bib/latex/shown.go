package latex

import (
	"strings"
	"unicode/utf8"
)

// Shown returns text with formulas between dollar signs in Unicode for reading: $\ell_2$
// as ℓ₂, $\mathcal{O}(n^3)$ as O(n³), $\frac{1}{2}$ as 1/2. ^ and _ are kept if Unicode
// has no raised or lowered letter. Outside formulas commands are converted as by [Text],
// and the signs of unterminated formulas are dropped. The time is linear in the text.
func Shown(text string) string {
	if !strings.ContainsAny(text, `$\`) {
		return text
	}
	var b strings.Builder
	for _, p := range BibLaTeX.split(text) {
		switch {
		case p.math:
			f := formulaText{in: p.text}
			f.until(0)
			b.WriteString(f.out.String())
		case strings.Contains(p.text, `\`): // a broken formula
			b.WriteString(" " + Text(strings.ReplaceAll(p.text, "$", "")) + " ")
		default:
			b.WriteString(p.text)
		}
	}
	return Clean(b.String())
}

// formulaText reads a formula as text.
type formulaText struct {
	in  string
	at  int
	out strings.Builder
}

// maxShownDepth is the maximum nesting of groups. Deeper groups are dropped.
const maxShownDepth = 20

// until reads to the end of the group or of the formula.
func (f *formulaText) until(depth int) {
	for f.at < len(f.in) {
		if f.in[f.at] == '}' {
			f.at++
			return
		}
		f.element(depth)
	}
}

// element reads a character, a group or a command with its arguments.
func (f *formulaText) element(depth int) {
	switch c := f.in[f.at]; c {
	case '{':
		f.at++
		if depth < maxShownDepth {
			f.until(depth + 1)
		}
	case '\\':
		f.command(depth)
	case '^', '_':
		f.at++
		f.script(c, f.argument(depth))
	case '~':
		f.at++
		f.out.WriteByte(' ')
	default:
		_, size := utf8.DecodeRuneInString(f.in[f.at:])
		f.out.WriteString(f.in[f.at : f.at+size])
		f.at += size
	}
}

// argument returns the text of the next element.
func (f *formulaText) argument(depth int) string {
	for f.at < len(f.in) && isBlank(f.in[f.at]) {
		f.at++
	}
	if f.at == len(f.in) || f.in[f.at] == '}' || depth >= maxShownDepth {
		return ""
	}
	inner := formulaText{in: f.in, at: f.at}
	inner.element(depth + 1)
	f.at = inner.at
	return inner.out.String()
}

func (f *formulaText) command(depth int) {
	end := f.at + 1
	for end < len(f.in) && isASCIILetter(f.in[end]) {
		end++
	}
	if end == f.at+1 { // \, and the like, or \{
		_, size := utf8.DecodeRuneInString(f.in[end:])
		if sign := f.in[end : end+size]; strings.Contains(`{}%#&_$|`, sign) {
			f.out.WriteString(sign)
		} else if sign != "!" {
			f.out.WriteByte(' ')
		}
		f.at = end + size
		return
	}
	name := f.in[f.at+1 : end]
	f.at = end
	switch mark, symbol := markOf[name], spellings[name]; {
	case name == "frac" || name == "tfrac" || name == "dfrac":
		f.out.WriteString(f.argument(depth) + "/" + f.argument(depth))
	case name == "sqrt":
		f.out.WriteString("√" + f.argument(depth))
	case mark != "":
		f.out.WriteString(f.argument(depth) + mark)
	case symbol != "":
		f.out.WriteString(symbol)
	case strings.HasPrefix(name, "math"), setsType[name]:
	default: // log, sin
		f.out.WriteString(name)
	}
}

// script writes text as a superscript or subscript.
func (f *formulaText) script(sign byte, text string) {
	table := superscripts
	if sign == '_' {
		table = subscripts
	}
	var b strings.Builder
	for _, r := range text {
		small, exists := table[r]
		if !exists {
			f.out.WriteByte(sign)
			f.out.WriteString(text)
			return
		}
		b.WriteRune(small)
	}
	f.out.WriteString(b.String())
}

// markOf maps the accents of formulas to combining marks.
var markOf = map[string]string{
	"hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304", "overline": "\u0304",
	"dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c", "acute": "\u0301", "grave": "\u0300", "breve": "\u0306",
}

// setsType is the set of commands that only affect formatting.
var setsType = map[string]bool{
	"text": true, "textbf": true, "textit": true, "textrm": true, "textsc": true, "textsf": true, "texttt": true, "mbox": true, "hbox": true,
	"operatorname": true, "boldsymbol": true, "bm": true, "rm": true, "bf": true, "it": true, "cal": true, "left": true, "right": true,
	"big": true, "Big": true, "bigg": true, "Bigg": true, "displaystyle": true, "textstyle": true, "limits": true, "nolimits": true, "ensuremath": true,
}

var (
	superscripts = runeTable("0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUW*∗'′",
		"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁᵂ**′′")
	subscripts = runeTable("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
)

// runeTable maps the characters of from to those of to.
func runeTable(from, to string) map[rune]rune {
	table, values := map[rune]rune{}, []rune(to)
	for i, r := range []rune(from) {
		table[r] = values[i]
	}
	return table
}
