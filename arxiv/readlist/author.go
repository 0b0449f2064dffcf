package readlist

import (
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
)

// personName is a name of two to six words in reading order: capitalised
// words and initials, particles within. Title words have that form too, so
// that where a name stands has to say that it is one.
var personName = regexp.MustCompile(`^\p{Lu}[\pL.'’-]*(?:[ \x{00a0}](?:(?:van|von|der|den|de|del|della|da|di|do|dos|du|la|le|el|al|bin|ibn|ben|ter|zu|af|y|e)|\p{Lu}[\pL.'’-]*)){1,5}$`)

// footnotes are marks behind names in a list of authors.
var footnotes = regexp.MustCompile(`(?:[\d*†‡§¶#✉📧⋆∗]+|\(\w\))+|</?sup>`)

// noNames are words of organisations and of subjects, which have the form of
// names: "Google Research, New York University" are no authors, nor are "Deep
// Learning, Computer Vision".
var noNames = words("university|universities|institute|institutes|college|research|lab|labs|laboratory|laboratories|inc|corp|google|microsoft|facebook|meta|amazon|nvidia|" +
	"deepmind|openai|ibm|intel|apple|adobe|baidu|alibaba|tencent|huawei|bytedance|samsung|sony|academy|school|center|centre|department|team|group|corporation|" +
	"technology|technologies|polytechnic|hospital|sciences|science|national|conference|workshop|proceedings|journal|transactions|learning|networks|network|deep|" +
	"neural|vision|language|model|models|data|dataset|graph|graphs|tutorial|survey|machine|computer|processing|recognition|detection|generation|segmentation|image|video")

// parseAuthors reads a list of authors, and returns nil unless every part of
// it has the form of a name and the list is whole: "et al." leaves out some.
func parseAuthors(text string) []arxiv.Author {
	if strings.ContainsAny(text, "0123456789*†‡§¶#✉📧⋆∗(<") { // much faster than the expression
		text = footnotes.ReplaceAllString(text, "")
	}
	text = strings.Trim(oneBlank(text), " .,;:*_–—-")
	for _, prefix := range []string{"Authors:", "Author:", "authors:", "By ", "by "} {
		text = strings.TrimSpace(strings.TrimPrefix(text, prefix))
	}
	if text == "" || len(text) > 20_000 {
		return nil
	}
	separator, joints := ",", commaJoints
	if strings.Contains(text, ";") {
		separator, joints = ";", semicolonJoints
	}
	text = joints.Replace(text)
	var authors []arxiv.Author
	for part := range strings.SplitSeq(text, separator) {
		part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		if part == "" {
			continue
		}
		if separator == ";" {
			if family, given, ok := strings.Cut(part, ","); ok {
				part = strings.TrimSpace(given) + " " + strings.TrimSpace(family)
			}
		}
		if !personName.MatchString(part) || slices.ContainsFunc(strings.Fields(strings.ToLower(part)), func(w string) bool { return noNames[w] }) {
			return nil
		}
		authors = append(authors, splitName(part))
	}
	return authors
}

// What stands between names, as commas and as semicolons.
var (
	commaJoints     = strings.NewReplacer(" and ", ",", " & ", ",", "、", ",", "，", ",")
	semicolonJoints = strings.NewReplacer(" and ", ";", " & ", ";", "、", ";", "，", ";")
)

// splitName cuts a name before its family name: the last word and the
// particles before it.
func splitName(name string) arxiv.Author {
	words := strings.Fields(name)
	i := len(words) - 1
	if suffix := strings.TrimRight(words[i], "."); i > 1 && (suffix == "Jr" || suffix == "Sr" || suffix == "II" || suffix == "III") {
		i--
	}
	for i > 1 && words[i-1] == strings.ToLower(words[i-1]) {
		i--
	}
	return arxiv.Author{Family: strings.Join(words[i:], " "), Given: strings.Join(words[:i], " ")}
}
