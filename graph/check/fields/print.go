package fields

import (
	"html"
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/internal/lazyregexp"
)

// months are the macros that every style defines (btxdoc, 3.2), each with the month's name.
var months = [...][2]string{{"jan", "january"}, {"feb", "february"}, {"mar", "march"}, {"apr", "april"}, {"may", "may"}, {"jun", "june"},
	{"jul", "july"}, {"aug", "august"}, {"sep", "september"}, {"oct", "october"}, {"nov", "november"}, {"dec", "december"}}

// monthMacro returns the macro of a month's name, whole or cut to three letters or to
// "Sept"; "" for another text.
func monthMacro(name string) string {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	for _, m := range months {
		if name == m[0] || name == m[1] || name == "sept" && m[0] == "sep" {
			return m[0]
		}
	}
	return ""
}

// month looks for the name of a macro within delimiters, which BibTeX prints as it stands,
// and for any name where biber wants a number.
func (j *judge) month() {
	month, ok := j.value("month")
	if !ok {
		return
	}
	macro := monthMacro(month.text())
	switch {
	case macro == "":
	case month.inside.Text == macro && macro != "may":
		f := j.report(month.Field, "%s = {%s} is printed as it stands: the macro %s needs no delimiters", month.Name, macro, macro)
		f.Edits, f.Cause = []Edit{{month.inside.Start, month.inside.End, macro}}, "month"
	case j.dialect == bib.BibLaTeX:
		f := j.report(month.Field, "%s = {%s} is no number, which biber warns of: the macro %s is one", month.Name, month.text(), macro)
		f.Edits, f.Cause, f.Odd = []Edit{{month.inside.Start, month.inside.End, macro}}, "month", true
	}
}

// rangeDash is a dash between two pages that BibTeX's styles take for no range, or print
// too long.
var rangeDash = lazyregexp.New(`([0-9])\s*(?:---|[\x{2010}-\x{2015}\x{2212}]|\\text(?:en|em)dash(?:\{\}|\s))\s*([A-Za-z]*[0-9])`)

// pageWord is a word before the pages that styles print themselves.
var pageWord = lazyregexp.New(`^(?i:pp?\.\s*|(?:pp|pages?)\s+)([0-9])`)

// pages looks for what BibTeX can't read as a range: plain.bst looks for a hyphen to say
// "pages", where biber reads any dash. Both print "p." themselves.
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
		f := j.report(pages.Field, "%s = %q: styles print \"pages\" themselves, and those of BibTeX know a range by its hyphen", pages.Name, pages.inside.Text)
		f.Edits, f.Cause, f.Odd = []Edit{pages.become(mended)}, "pages", true
	}
}

// names looks at lists of people that are parted by something else than "and".
func (j *judge) names() {
	for _, name := range []string{"author", "editor"} {
		people, ok := j.value(name)
		if !ok {
			continue
		}
		text := people.inside.Text
		if mended, what := partedNames(text); mended != "" {
			f := j.report(people.Field, "%s: names are parted by \"and\", and not by %s: they are read as one person", people.Name, what)
			f.Edits = []Edit{people.become(mended)}
		}
	}
}

var blanks = lazyregexp.New(`\s+`)

// partedNames returns a list of people with "and" for what parts them, and what that was;
// "" where the list is right, or where it is not certain where a name ends. Braces keep
// names whole, and are not looked into.
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

// minCommas is the number of commas from which on a name of a person has a part of one word:
// Lark, Jr., Ida.
const minCommas = 2

// isNoPerson reports whether a name may be a part of one, or that of an organisation.
func isNoPerson(name string) bool {
	words := strings.Fields(name)
	return len(words) < 2 || len(words) > 5 || slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"of", "for", "the", "on", "in"}, strings.ToLower(w))
	})
}

// printed are the fields that every style prints as text.
var printed = []string{"title", "subtitle", "booktitle", "journal", "journaltitle", "series", "publisher", "school", "institution", "organization", "address", "location"}

// entity is a character as HTML writes it.
var entity = lazyregexp.New(`&(?:[a-zA-Z]{2,8}|#[0-9]{2,4});`)

// characters looks for characters that stop LaTeX where they stand in text, or swallow the
// rest of the line, and for those of HTML.
func (j *judge) characters(name string) {
	field, ok := j.value(name)
	if !ok || !strings.ContainsAny(field.inside.Text, "&%#_") || hasAddress(field.inside.Text) {
		return
	}
	mended, what := escape(field.inside.Text)
	if mended == field.inside.Text {
		return
	}
	f := j.report(field.Field, "%s has a bare %s, which stops LaTeX or hides what follows", field.Name, what)
	if strings.HasSuffix(what, ";") {
		f.Message = field.Name + " has " + what + ", which is printed as it stands or stops LaTeX"
	}
	f.Edits, f.Cause = []Edit{field.become(mended)}, "bare"
}

func hasAddress(text string) bool {
	return strings.Contains(text, "://") || strings.Contains(text, `\url`) || strings.Contains(text, `\href`) || strings.Contains(text, `\verb`)
}

// escape returns a text with a backslash before what LaTeX can't set in it, and the first
// of these. What stands in formulas and behind a backslash stays.
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
				b.WriteByte(c) // another character: which one LaTeX is to set is not said
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
