// Package byline reads the authors of a work as people write them: names in any order
// and number, whole or not at all. [Parse] reads a text that may be something else,
// [ParseField] one that is known to hold authors.
package byline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/namelist"
	"clipgraph/bib/work"
)

// isPersonName reports whether words, which are in reading order or a family name
// with a given one behind it, have the form of a person's name: two to six words
// with capitals, initials and particles. Title words have that form too, so that
// where a name stands has to say that it is one.
func isPersonName(words []string) bool {
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	capitals := 0
	for i, w := range words {
		switch {
		case isCapitalised(w):
			capitals++
		case i+1 == len(words) || !(work.Word{Text: w}).IsParticle() && !(i > 0 && i+2 <= len(words) && (w == "y" || w == "e" || w == "i")):
			return false
		}
	}
	return capitals > 1
}

// isCapitalised reports whether w begins with a capital and goes on with letters and
// what names have between them.
func isCapitalised(w string) bool {
	for i, r := range w {
		if i == 0 && !unicode.IsUpper(r) || !unicode.IsLetter(r) && !strings.ContainsRune(".'’-", r) {
			return false
		}
	}
	return w != ""
}

// footnotes are marks behind names in a list of authors.
var footnotes = regexp.MustCompile(`(?:[\d*†‡§¶#✉📧⋆∗]+|\(\w\))+|</?sup>`)

// noNames are words of organisations and of subjects, which have the form of
// names: "Google Research, New York University" are no authors, nor are "Deep
// Learning, Computer Vision".
var noNames = set("university|universities|institute|institutes|college|research|lab|labs|laboratory|laboratories|inc|corp|google|microsoft|facebook|meta|amazon|nvidia|" +
	"deepmind|openai|ibm|intel|apple|adobe|baidu|alibaba|tencent|huawei|bytedance|samsung|sony|academy|school|center|centre|department|team|group|corporation|" +
	"technology|technologies|polytechnic|hospital|sciences|science|national|conference|workshop|proceedings|journal|transactions|learning|networks|network|deep|" +
	"neural|vision|language|model|models|data|dataset|graph|graphs|tutorial|survey|machine|computer|processing|recognition|detection|generation|segmentation|image|video")

// Parse reads a list of authors, and returns none unless every part of it
// has the form of a name. It reports whether the list says that there are more, as
// by "et al."
func Parse(text string) (authors []work.Person, more bool) {
	if strings.ContainsAny(text, "0123456789*†‡§¶#✉📧⋆∗(<") { // much faster than the expression
		text = footnotes.ReplaceAllString(text, ",")
	}
	text = strings.Trim(oneBlank(text), " .,;:*_–—-")
	for _, prefix := range []string{"Authors:", "Author:", "authors:", "By ", "by "} {
		text = strings.TrimSpace(strings.TrimPrefix(text, prefix))
	}
	if text == "" || len(text) > 20_000 {
		return nil, false
	}
	text, more = work.CutOthers(text)
	separator, joints := ",", commaJoints
	if strings.Contains(text, ";") {
		separator, joints = ";", semicolonJoints
	}
	text = joints.Replace(text)
	for part := range strings.SplitSeq(text, separator) {
		part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		switch last := len(authors) - 1; {
		case part == "":
			continue
		case last >= 0 && work.IsSuffix(part):
			authors[last].Suffix = part
			continue
		}
		words := strings.FieldsFunc(part, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
		if !isPersonName(words) || slices.ContainsFunc(words, func(w string) bool { return noNames[strings.ToLower(w)] }) {
			return nil, false
		}
		authors = append(authors, work.ParseName(part))
	}
	return authors, more
}

// Are reports whether text is a list of at least n authors.
func Are(text string, n int) bool {
	authors, _ := Parse(text)
	return len(authors) >= n
}

// What stands between names, as commas and as semicolons.
var (
	commaJoints     = strings.NewReplacer(" and ", ",", " & ", ",", "、", ",", "，", ",")
	semicolonJoints = strings.NewReplacer(" and ", ";", " & ", ";", "、", ";", "，", ";")
)

var (
	initials    = regexp.MustCompile(`^(?:\p{Lu}\.?[ -]?){1,4}$`)
	familyFirst = regexp.MustCompile(`^\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’-]+)?(?: \p{Lu}{1,3})?$`) // "Vaswani", "Vaswani A"
)

// endsInInitial tells whether text ends in a capital by itself, the point
// behind which ends no sentence.
func endsInInitial(text string) bool {
	r, size := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return unicode.IsUpper(r) && (len(text) == size || !unicode.IsLetter(before))
}

// readNames reads the names of a reference. Words of a title have the form of
// names, too: there have to be initials, an "et al", an "and" or three names. A
// colon ends names with initials only.
func readNames(text string, colon bool) (authors []work.Person, more, ok bool) {
	text = strings.TrimRight(text, " ,")
	whole := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(text, "."), "et al"), "and others"), " ,")
	others := whole != text && whole+"." != text
	if endsInInitial(whole) && !others {
		whole = text
	}
	joined := strings.Contains(whole, " and ") || strings.Contains(whole, " & ")
	parts := strings.Split(strings.NewReplacer(", and ", ",", " and ", ",", ", & ", ",", " & ", ",", ";", ",").Replace(whole), ",")
	given, reading := 0, 0 // parts that are initials, and those in reading order
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
		switch part := parts[i]; {
		case initials.MatchString(part):
			if i == 0 || initials.MatchString(parts[i-1]) {
				return nil, false, false // an acronym
			}
			given++
		case isPersonName(strings.Fields(part)):
			reading++
			if strings.Contains(part, ".") {
				given++
			}
		case !familyFirst.MatchString(part):
			return nil, false, false
		}
	}
	switch {
	case colon && !others && (given == 0 || !strings.Contains(whole, ".")):
		return nil, false, false
	case given == 0 && !others && (!joined && len(parts) < 3 || reading < len(parts)):
		return nil, false, false
	case reading == len(parts):
		authors, _ = Parse(strings.Join(parts, ", "))
		return authors, others && authors != nil, true
	case len(parts)%2 == 1:
		return nil, false, true
	}
	for i := 0; i+1 < len(parts); i += 2 {
		if !initials.MatchString(parts[i+1]) {
			return nil, false, true
		}
		authors = append(authors, work.FromParts(parts[i], parts[i+1], ""))
	}
	return authors, others, true
}

// cutSentence cuts text behind its first sentence.
func cutSentence(text string) (sentence, rest string) {
	for from := 0; from < len(text); {
		end := sentenceEnd.FindStringIndex(text[from:])
		if end == nil {
			break
		}
		at := from + end[0]
		if text[at] == '.' && (endsInInitial(text[:at]) || strings.HasSuffix(text[:at], " vs")) {
			from = at + 1
			continue
		}
		if text[at] != '.' {
			return text[:at+1], strings.TrimSpace(text[at+1:])
		}
		return text[:at], strings.TrimSpace(text[at+1:])
	}
	return text, ""
}

var sentenceEnd = regexp.MustCompile(`[.?!]["”]?\s+(?:\p{Lu}|in |arXiv|ar[Xx]iv|http|\d|$)|\.$`)

var affiliation = regexp.MustCompile(`\s*\([^()]{3,}\)\*?`)

// Plain writes a list of authors, "A and B" of BibTeX included, as names
// in reading order with semicolons between them. What is none is left as it
// is.
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
			return text // names in reading order, the last behind "and"
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

// Text writes a name so that it is read again as it is.
func Text(p work.Person) string {
	if text := p.String(); p.Given == "" || work.ParseName(text) == p {
		return text
	}
	if p.Suffix != "" {
		return p.Last() + ", " + p.Suffix + ", " + p.Given
	}
	return p.Last() + ", " + p.Given
}

// set returns the words of a list, which has bars between them.
func set(list string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		words[w] = true
	}
	return words
}

// oneBlank makes one blank of all white space between words, and none of that
// around them.
func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }
