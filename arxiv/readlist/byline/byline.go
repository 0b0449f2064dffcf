// Package byline parses the authors of a work as people write them: names in any order
// and number, completely or not at all. [Parse] parses a text that may be something else,
// [Read] one that is known to contain authors.
package byline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/bib/work"
)

// footnotes matches footnote marks after names.
var footnotes = regexp.MustCompile(`(?:[\d*†‡§¶#✉📧⋆∗✝✢◦]+|\(\w\))+|</?sup>`)

// excludedWords are words of organisations and topics, which look like names: "Google
// Research, New York University" are not authors, nor are "Deep Learning, Computer
// Vision".
var excludedWords = set("tbd|tba|authors|university|universities|institute|institutes|college|research|lab|labs|laboratory|laboratories|inc|corp|google|microsoft|facebook|meta|amazon|nvidia|" +
	"deepmind|openai|ibm|intel|apple|adobe|baidu|alibaba|tencent|huawei|bytedance|samsung|sony|academy|school|center|centre|department|team|group|corporation|" +
	"technology|technologies|polytechnic|hospital|sciences|science|national|conference|workshop|proceedings|journal|transactions|learning|networks|network|deep|" +
	"arxiv|preprint|corr|biorxiv|medrxiv|openreview|springer|elsevier|nature|anonymous|magazine|letters|symposium|" +
	"neural|vision|language|model|models|data|dataset|graph|graphs|tutorial|survey|machine|computer|processing|recognition|detection|generation|segmentation|image|video")

// Parse parses a list of authors. It returns none unless every part has the form of a
// name. more reports whether the list says that there are more authors, as by "et al."
func Parse(text string) (authors []work.Person, more bool) {
	if strings.ContainsAny(text, "0123456789*†‡§¶#✉📧⋆∗✝✢◦(<") { // much faster than matching the expression
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
		if !isPersonName(words) || slices.ContainsFunc(words, func(w string) bool { return excludedWords[strings.ToLower(w)] }) {
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

// Replacers of the joints between names by commas or semicolons.
var (
	commaJoints     = strings.NewReplacer(" and ", ",", " & ", ",", "、", ",", "，", ",")
	semicolonJoints = strings.NewReplacer(" and ", ";", " & ", ";", "、", ";", "，", ";")
)

// set returns the set of the words of a list, separated by bars.
func set(list string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.SplitSeq(list, "|") {
		words[w] = true
	}
	return words
}

// oneBlank collapses white space between words and trims it around them.
func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }
