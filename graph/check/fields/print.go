package fields

import (
	"html"
	"slices"
	"strings"
	"time"

	"clipgraph/bib"
	"clipgraph/internal/lazyregexp"
)

// monthMacro returns the macro for the name of a month (btxdoc, 3.2), in full or shortened to three
// letters or to "Sept". It returns "" for other text.
func monthMacro(name string) string {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if macro := full[:3]; name == full || name == macro || name == "sept" && m == time.September {
			return macro
		}
	}
	return ""
}

// month checks for the name of a macro within delimiters, which BibTeX prints literally, and for
// names where biber expects a number.
func (j *judge) month() {
	month, ok := j.value("month")
	if !ok {
		return
	}
	macro := monthMacro(month.text())
	switch {
	case macro == "":
	case month.inside.Text == macro && macro != "may":
		f := j.report(month.Field, "%s = {%s} is printed as it is: write the macro %s without delimiters", month.Name, macro, macro)
		f.Edits, f.Cause = []Edit{{month.inside.Start, month.inside.End, macro}}, "month"
	case j.dialect == bib.BibLaTeX:
		f := j.report(month.Field, "%s = {%s} is not a number, so biber warns: use the macro %s", month.Name, month.text(), macro)
		f.Edits, f.Cause, f.Odd = []Edit{{month.inside.Start, month.inside.End, macro}}, "month", true
	}
}

// rangeDash matches a dash between pages that BibTeX's styles do not treat as a range, or print too
// long.
var rangeDash = lazyregexp.New(`([0-9])\s*(?:---|[\x{2010}-\x{2015}\x{2212}]|\\text(?:en|em)dash(?:\{\}|\s))\s*([A-Za-z]*[0-9])`)

// pageWord matches a word before the pages, which styles print themselves.
var pageWord = lazyregexp.New(`^(?i:pp?\.\s*|(?:pp|pages?)\s+)([0-9])`)

// pages checks for ranges that BibTeX does not recognise: plain.bst looks for a hyphen to print
// "pages", whereas biber accepts any dash. Both print "p." themselves.
func (j *judge) pages() {
	pages, ok := j.value("pages")
	if !ok {
		return
	}
	mended := pageWord.ReplaceAllString(pages.inside.Text, "${1}")
	if j.dialect == bib.BibTeX {
		mended = rangeDash.ReplaceAllString(mended, "${1}--${2}")
	}
	if mended != pages.inside.Text {
		f := j.report(pages.Field, "%s = %q: styles print \"pages\" themselves, and BibTeX's recognise a range by its hyphen", pages.Name, pages.inside.Text)
		f.Edits, f.Cause, f.Odd = []Edit{pages.become(mended)}, "pages", true
	}
}

// names checks lists of people that are not separated by "and".
func (j *judge) names() {
	for _, name := range []string{"author", "editor"} {
		people, ok := j.value(name)
		if !ok {
			continue
		}
		text := people.inside.Text
		if mended, what := partedNames(text); mended != "" {
			f := j.report(people.Field, "%s: separate names by \"and\", not by %s: they are read as one person", people.Name, what)
			f.Edits = []Edit{people.become(mended)}
		}
	}
}

var blanks = lazyregexp.New(`\s+`)

// partedNames returns a list of people with "and" as the separator, and the separator that it
// replaced. It returns "" if the list is correct or the ends of names are not certain. Names in
// braces are not split.
func partedNames(text string) (list, mark string) {
	if strings.ContainsAny(text, `{}\`) {
		return "", ""
	}
	line := strings.TrimSpace(blanks.ReplaceAllString(text, " "))
	var names []string
	switch {
	case strings.Contains(line, ";") && !strings.Contains(line, " and ") && !strings.Contains(line, "&"):
		mark, names = "semicolons", strings.Split(strings.TrimSuffix(line, ";"), ";")
	case strings.Contains(line, " & ") && !strings.Contains(line, ",") && !strings.Contains(line, ";"):
		mark, names = "&", strings.Split(strings.ReplaceAll(line, " and ", " & "), " & ")
	case strings.Count(line, ",") >= minCommas:
		mark, names = "commas", strings.Split(strings.NewReplacer(", and ", ", ", " and ", ", ").Replace(line), ",")
		if strings.Count(line, " and ") > 1 || slices.ContainsFunc(names, isNoPerson) {
			return "", ""
		}
	}
	for i := range names {
		if names[i] = strings.TrimSpace(names[i]); names[i] == "" || strings.Count(names[i], ",") > 1 || strings.ContainsAny(names[i], "0123456789@") {
			return "", ""
		}
	}
	return strings.Join(names, " and "), mark
}

// minCommas is the number of commas from which a name of a person has a part of one word, as in
// Lark, Jr., Ida.
const minCommas = 2

// isNoPerson reports whether a name may be a part of a name or that of an organisation.
func isNoPerson(name string) bool {
	words := strings.Fields(name)
	return len(words) < 2 || len(words) > 5 || slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"of", "for", "the", "on", "in"}, strings.ToLower(w))
	})
}

// printed are the fields that every style prints as text.
var printed = []string{"title", "subtitle", "booktitle", "journal", "journaltitle", "series", "publisher", "school", "institution", "organization", "address", "location"}

// entity matches an HTML character reference.
var entity = lazyregexp.New(`&(?:[a-zA-Z]{2,8}|#[0-9]{2,4});`)

// characters checks for characters that stop LaTeX or hide the rest of the line, and for HTML
// character references.
func (j *judge) characters(name string) {
	field, ok := j.value(name)
	if !ok || !strings.ContainsAny(field.inside.Text, "&%#_") || hasAddress(field.inside.Text) {
		return
	}
	mended, what := escape(field.inside.Text)
	if mended == field.inside.Text {
		return
	}
	f := j.report(field.Field, "%s contains an unescaped %s, which stops LaTeX or hides the text after it", field.Name, what)
	if strings.HasSuffix(what, ";") {
		f.Message = field.Name + " contains " + what + ", which is printed as it is or stops LaTeX"
	}
	f.Edits, f.Cause = []Edit{field.become(mended)}, "bare"
}

func hasAddress(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, `\url`) || strings.Contains(text, `\href`) || strings.Contains(text, `\verb`)
}

// escape returns a text with a backslash before each character that LaTeX cannot typeset, and the
// first of these. Formulas and text after a backslash are unchanged.
func escape(text string) (mended, first string) {
	var b strings.Builder
	note := func(what string) {
		if first == "" {
			first = what
		}
	}
	math := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			b.WriteByte(c)
			i++
			b.WriteByte(text[i])
			continue
		case c == '$':
			math = !math
		case c == '&' && !math:
			if at := entity.FindString(text[i:]); at != "" && strings.HasPrefix(text[i:], at) {
				if plain := html.UnescapeString(at); plain == "&" || len(plain) == 1 && !strings.Contains(`<>{}\%#_$^~"`, plain) {
					note(at)
					b.WriteString(strings.Replace(plain, "&", `\&`, 1))
					i += len(at) - 1
					continue
				}
				b.WriteByte(c) // another character: it is not clear what is meant
				continue
			}
			note("&")
			b.WriteByte('\\')
		case c == '%' || (c == '#' || c == '_') && !math:
			note(string(c))
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	if math {
		return text, ""
	}
	return b.String(), first
}
