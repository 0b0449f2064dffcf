package graph

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineage ties A to B where B's name grows out of A's and a second sign says
// that the work does too: the same repository, a shared author, or B's text
// naming A. Names alone tie strangers, and so do repositories.
//
// The confidence is 0.75 with one second sign, 0.9 with two, 0.95 with all.
func lineage(papers []*Paper) []Edge {
	byName := map[string][]int{}
	for i, p := range papers {
		if len(p.Name) >= 3 {
			byName[strings.ToLower(p.Name)] = append(byName[strings.ToLower(p.Name)], i)
		}
	}
	x := newMentionIndex(papers)
	var edges []Edge
	for b, p := range papers {
		for _, base := range bases(p.Name) {
			group := byName[strings.ToLower(base)]
			if len(group) != 1 { // two works of one name: which, is not known
				continue
			}
			a := group[0]
			if a == b || !papers[a].notAfter(p) || p.notAfter(papers[a]) && papers[a].Key > p.Key {
				continue
			}
			signs := secondSigns(papers[a], p, a, x)
			if len(signs) == 0 {
				continue
			}
			evidence := papers[a].Name + " → " + p.Name + ": " + strings.Join(signs, ", ")
			edges = append(edges, Edge{a, b, []Reason{{Lineage, evidence, where(p.Row()), []float64{0.6, 0.75, 0.9, 0.95}[len(signs)]}}})
			break
		}
	}
	return edges
}

// suffix is what a later version or a variant adds to a name.
var suffix = regexp.MustCompile(`(?i)^(.*?[\pL\d])(?:[-_ ]?v\d+(?:\.\d+)?|[-_ ]?\d+(?:\.\d+)?|\++|[-_ ]\d*(?:\.\d+)?[BM]|[-_ ](?:XXL|XL|L|S|Pro|Plus|Lite|Tiny|Mini|Large|Small|3D|II|III|IV))$`)

// bases returns the names that name may have grown out of, the likeliest
// first: without a suffix of a version or variant, and without a prefix that
// ends where a capital begins (CoCoOp, CoOp).
func bases(name string) []string {
	var all []string
	if m := suffix.FindStringSubmatch(name); m != nil && utf8.RuneCountInString(m[1]) >= 3 {
		all = append(all, m[1])
	}
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) && utf8.RuneCountInString(name[i:]) >= 4 {
			if rest := name[i:]; mixed(rest) {
				all = append(all, rest)
			}
		}
	}
	return all
}

// mixed tells whether a name mixes cases within itself, as CoOp does and CLIP
// and Adapter do not: only such a one is recognised within another.
func mixed(name string) bool {
	lower, inner := false, false
	for i, r := range name {
		lower = lower || unicode.IsLower(r)
		inner = inner || i > 0 && unicode.IsUpper(r)
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return lower && inner
}

// secondSigns are the signs, beside the name, that b continues a.
func secondSigns(a, b *Paper, ai int, x *mentionIndex) []string {
	var signs []string
	for _, row := range b.Rows {
		for _, other := range a.Rows {
			if row.Repo != "" && strings.EqualFold(row.Repo, other.Repo) {
				signs = append(signs, "same repository "+row.Repo)
				break
			}
		}
		if len(signs) > 0 {
			break
		}
	}
	if name := sharedAuthor(a, b); name != "" {
		signs = append(signs, "shared author "+name)
	}
	for _, row := range b.Rows {
		for _, h := range append(x.namesIn(row.Note), x.namesIn(row.Title)...) {
			if h.paper == ai {
				return append(signs, "named at "+where(&row))
			}
		}
	}
	return signs
}

// sharedAuthor returns the first author of b who is also one of a.
func sharedAuthor(a, b *Paper) string {
	of := map[string]bool{}
	for _, author := range a.Meta.Authors {
		of[strings.ToLower(author.String())] = true
	}
	for _, author := range b.Meta.Authors {
		if of[strings.ToLower(author.String())] {
			return author.String()
		}
	}
	return ""
}
