package readlist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

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
var noNames = words("university|universities|institute|institutes|college|research|lab|labs|laboratory|laboratories|inc|corp|google|microsoft|facebook|meta|amazon|nvidia|" +
	"deepmind|openai|ibm|intel|apple|adobe|baidu|alibaba|tencent|huawei|bytedance|samsung|sony|academy|school|center|centre|department|team|group|corporation|" +
	"technology|technologies|polytechnic|hospital|sciences|science|national|conference|workshop|proceedings|journal|transactions|learning|networks|network|deep|" +
	"neural|vision|language|model|models|data|dataset|graph|graphs|tutorial|survey|machine|computer|processing|recognition|detection|generation|segmentation|image|video")

// parseAuthors reads a list of authors, and returns none unless every part of it
// has the form of a name. It reports whether the list says that there are more, as
// by "et al."
func parseAuthors(text string) (authors []work.Person, more bool) {
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

// areAuthors reports whether text is a list of at least n authors.
func areAuthors(text string, n int) bool {
	authors, _ := parseAuthors(text)
	return len(authors) >= n
}

// What stands between names, as commas and as semicolons.
var (
	commaJoints     = strings.NewReplacer(" and ", ",", " & ", ",", "、", ",", "，", ",")
	semicolonJoints = strings.NewReplacer(" and ", ";", " & ", ";", "、", ";", "，", ";")
)
