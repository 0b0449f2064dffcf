package lookup

import (
	"html"
	"slices"
	"strings"
	"unicode"

	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/xmltree"
)

// Registries return titles and abstracts as publishers send them: with HTML, JATS or
// MathML tags, with entities, and with doubly encoded entities.

// plain returns the text of a title or a name in the form of [work.Work]: one line, with
// indices and formulas between dollar signs.
func plain(text string) string {
	text = oneBlank(hyphens.Replace(text))
	text = gluedBehind.ReplaceAllString(gluedBefore.ReplaceAllString(text, "$1 $2"), "$1 $2")
	for range maxEncoded {
		if !strings.ContainsAny(text, "<&") {
			break
		}
		before := text
		text = html.UnescapeString(tag.ReplaceAllStringFunc(indices.ReplaceAllStringFunc(plainFormulas(text), plainIndex), plainTag))
		if text == before {
			break
		}
	}
	return strayBlanks.Replace(strings.Join(strings.Fields(text), " "))
}

// withoutPeriod returns a title without the period of a sentence: one behind a word that is
// no abbreviation.
func withoutPeriod(title string) string {
	if m := lastPeriod.FindStringSubmatchIndex(title); m != nil {
		return title[:m[2]]
	}
	return title
}

// oneBlank reduces the blanks between words to one character: a line end, if there is one
// among them.
func oneBlank(text string) string {
	var b strings.Builder
	blank := rune(0)
	for _, r := range text {
		if unicode.IsSpace(r) {
			if blank != '\n' {
				blank = ' '
			}
			if r == '\n' {
				blank = r
			}
			continue
		}
		if blank != 0 {
			b.WriteRune(blank)
			blank = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// maxEncoded is how often markup may be encoded, as in "&amp;lt;i&amp;gt;".
const maxEncoded = 3

var (
	// formula matches the start of a formula in MathML, or in TeX within JATS.
	formula = lazyregexp.New(`<((?:mml:)?math|(?:jats:)?inline-formula|(?:jats:)?disp-formula)(?:\s[^<>]*)?>`)
	// indices matches an index, as in H<sub>2</sub>O, with a line end that only the sender put before it.
	indices = lazyregexp.New(`(?i)\n?<(?:jats:)?(sub|sup)\b[^<>]*>([^<>]*)</(?:jats:)?(?:sub|sup)>`)
	// gluedBefore and gluedBehind match words in italics without the blank that parts them
	// from what stands before and behind: loci<i>sle1</i>or.
	gluedBefore = lazyregexp.New(`([\p{Ll}\d])(<(?:i|em|italic)>\p{L}[^<>]{2,})`)
	gluedBehind = lazyregexp.New(`([^<>]{3,}</(?:i|em|italic)>)(\p{Ll}{2,})`)
	// lastPeriod matches a period at the end, in its group.
	lastPeriod = lazyregexp.New(`(?:[\pL\d]{5}|\))(\.)$`)
	// strayBlanks are within brackets and before commas, where tags stood on lines of their own.
	strayBlanks = strings.NewReplacer("( ", "(", " )", ")", " ,", ",")
	tag         = lazyregexp.New(`</?([A-Za-z][A-Za-z0-9:-]*)(?:\s[^<>]*)?/?>`)
	// hyphens are non-breaking hyphens and the like, which are all the same in names.
	hyphens = strings.NewReplacer("\u2010", "-", "\u2011", "-", "\u00ad", "")
)

// plainTag returns the replacement for a tag: nothing for type styles, a blank for tags
// that separate words, and the text itself if it is not markup.
func plainTag(text string) string {
	name := strings.ToLower(tag.FindStringSubmatch(text)[1])
	if _, local, found := strings.Cut(name, ":"); found {
		name = local
	}
	switch {
	case slices.Contains(typefaces, name):
		return ""
	case slices.Contains(parts, name):
		return " "
	}
	return text
}

var (
	typefaces = []string{"i", "b", "em", "strong", "italic", "bold", "sub", "sup", "scp", "sc", "u", "tt", "font", "span", "small", "big", "strike", "underline",
		"monospace", "roman", "sans-serif", "a", "ext-link", "xref", "styled-content", "named-content", "tex-math", "inline-formula", "alternatives",
		"math", "semantics", "mrow", "mi", "mn", "mo", "ms", "mtext", "mspace", "mstyle", "mfenced", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mfrac", "msqrt", "mroot"}
	parts = []string{"p", "title", "br", "sec", "div", "list", "list-item", "label", "disp-formula", "break", "h1", "h2", "h3", "h4", "ul", "ol", "li", "subtitle", "abstract"}
)

// plainIndex returns an index as a formula, or as text if it consists of words or signs:
// 10<sup>th</sup> is 10th.
func plainIndex(text string) string {
	m := indices.FindStringSubmatch(text)
	index := strings.TrimSpace(html.UnescapeString(m[2]))
	mark := map[string]string{"sub": "_", "sup": "^"}[strings.ToLower(m[1])]
	switch {
	case index == "":
		return ""
	case ordinal.MatchString(index) && mark == "^", !simple.MatchString(index):
		return index
	case words.MatchString(index):
		index = `\mathrm{` + index + `}`
	}
	return "$" + mark + "{" + strings.ReplaceAll(index, "−", "-") + "}$"
}

var (
	ordinal = lazyregexp.New(`^(?:st|nd|rd|th|o|a|TM|SM|R)$`)
	simple  = lazyregexp.New(`^[A-Za-z0-9+\-−=(),./*' ]+$`)
	words   = lazyregexp.New(`^[A-Za-z]{2,}$`)
)

// plainFormulas replaces formulas by TeX. An unterminated formula is not a formula.
func plainFormulas(text string) string {
	if !formula.MatchString(text) {
		return text
	}
	var b strings.Builder
	endless := map[string]bool{}
	for {
		at := formula.FindStringSubmatchIndex(text)
		if at == nil {
			break
		}
		name, end := text[at[2]:at[3]], -1
		if !endless[name] {
			end = strings.Index(text[at[1]:], "</"+name+">")
		}
		if end < 0 {
			endless[name] = true
			b.WriteString(text[:at[1]])
			text = text[at[1]:]
			continue
		}
		b.WriteString(text[:at[0]])
		b.WriteString(plainFormula(text[at[0] : at[1]+end]))
		text = text[at[1]+end+len("</"+name+">"):]
	}
	return b.String() + text
}

// plainFormula returns the TeX of a formula or, if there is none, its MathML as text.
func plainFormula(text string) string {
	_, tex, found := strings.Cut(text, "tex-math")
	_, tex, closed := strings.Cut(tex, ">")
	if found && closed {
		tex, _, _ = strings.Cut(tex, "</")
		tex = html.UnescapeString(strings.TrimSuffix(strings.TrimPrefix(tex, "<![CDATA["), "]]>"))
		if _, body, whole := strings.Cut(tex, `\begin{document}`); whole {
			tex, _, _ = strings.Cut(body, `\end{document}`)
		}
		if tex = strings.Trim(tex, "$ \n"); tex != "" && !strings.Contains(tex, "$") {
			return "$" + tex + "$"
		}
	}
	root, _ := xmltree.Parse(text, maxFormulaDepth, maxFormula)
	if tex := strings.ReplaceAll(strings.TrimSpace(texOf(root)), "$", ""); tex != "" {
		return "$" + tex + "$"
	}
	return tag.ReplaceAllString(text, "")
}

const (
	maxFormulaDepth = 40
	maxFormula      = 2000 // elements
)

// texOf converts an element of MathML (Presentation Markup, MathML 3) to TeX.
func texOf(e *xmltree.Element) string {
	child := func(i int) string {
		if i < len(e.Children) {
			return texOf(e.Children[i])
		}
		return ""
	}
	switch e.Name {
	case "annotation", "annotation-xml", "label", "tex-math":
		return ""
	case "msub", "munder":
		return child(0) + "_{" + child(1) + "}"
	case "msup", "mover":
		return child(0) + "^{" + child(1) + "}"
	case "msubsup", "munderover":
		return child(0) + "_{" + child(1) + "}^{" + child(2) + "}"
	case "mfrac":
		return `\frac{` + child(0) + "}{" + child(1) + "}"
	case "msqrt":
		return `\sqrt{` + texOfAll(e) + "}"
	case "mi", "mn", "mo", "ms", "mtext":
		text := strings.Join(strings.Fields(e.Text()), " ")
		if words.MatchString(text) && e.Name != "mn" {
			return `\mathrm{` + text + `}`
		}
		return braces.Replace(text)
	}
	return texOfAll(e)
}

var braces = strings.NewReplacer("{", `\{`, "}", `\}`, `\`, `\backslash `, "%", `\%`, "#", `\#`, "&", `\&`, "_", `\_`, "−", "-")

func texOfAll(e *xmltree.Element) string {
	var b strings.Builder
	for _, child := range e.Children {
		b.WriteString(texOf(child))
	}
	if len(e.Children) == 0 {
		b.WriteString(strings.TrimSpace(e.Text()))
	}
	return b.String()
}

// abstract returns the text of an abstract without a heading such as "Abstract".
func abstract(text string) string {
	text = plain(text)
	for _, heading := range []string{"Abstract", "ABSTRACT", "Summary"} {
		if rest, found := strings.CutPrefix(text, heading); found {
			if rest = strings.TrimLeft(rest, ".:- "); rest != "" && rest != text[len(heading):] {
				return rest
			}
		}
	}
	return text
}
