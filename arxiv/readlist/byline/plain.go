package byline

import (
	"regexp"
	"strings"

	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

// Names of a field as one text that can be parsed again.

var affiliation = regexp.MustCompile(`\s*\([^()]{3,}\)\*?`)

// Plain returns a list of authors, including BibTeX's "A and B", as names in reading
// order separated by semicolons. Other text is returned unchanged.
func Plain(text string) string {
	text = affiliation.ReplaceAllString(text, "")
	if strings.Contains(text, ";") { // "Given Family, Institution; …"
		var names []string
		placed := true // "Family, Given; …" has family names of one word
		for part := range strings.SplitSeq(text, ";") {
			name, _, _ := strings.Cut(part, ",")
			placed = placed && (isPersonName(strings.Fields(name)) || strings.TrimSpace(part) == "")
		}
		for part := range strings.SplitSeq(text, ";") {
			if name, _, ok := strings.Cut(part, ","); ok && placed {
				part = name
			}
			if part = strings.TrimSpace(part); part != "" {
				names = append(names, part)
			}
		}
		return strings.Join(names, "; ")
	}
	if !strings.Contains(text, ",") || !strings.Contains(text, " and ") || strings.Contains(text, ", and ") {
		return text
	}
	var names []string
	for part := range strings.SplitSeq(text, " and ") {
		if strings.Count(part, ",") > 1 {
			return text // names in reading order, "and" before the last
		}
		names = append(names, part)
	}
	names = names[:0]
	authors, more := namelist.Parse(text)
	for _, a := range authors {
		names = append(names, Text(a))
	}
	if more {
		names = append(names, "et al.")
	}
	return strings.Join(names, "; ")
}

// Text formats a name so that it is parsed back to the same name.
func Text(p work.Person) string {
	if text := p.String(); p.Given == "" || work.ParseName(text) == p {
		return text
	}
	if p.Suffix != "" {
		return p.Last() + ", " + p.Suffix + ", " + p.Given
	}
	return p.Last() + ", " + p.Given
}
