package graph

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineage ties A to B where B's name grows out of A's and a second sign says
// that the work does too: a repository of theirs, a shared author, or B's text
// naming A. Names alone tie strangers, and so do repositories.
//
// The confidence is 0.75 with one second sign, 0.9 with two, 0.95 with all.
func lineage(m *material) []Edge {
	papers := m.papers
	byName, byStem := map[string][]int{}, map[string][]numberedPaper{}
	for i, p := range papers {
		if utf8.RuneCountInString(p.Name) >= 3 && len(p.Name) <= maxName {
			byName[strings.ToLower(p.Name)] = append(byName[strings.ToLower(p.Name)], i)
			stem, number := version(p.Name)
			byStem[strings.ToLower(stem)] = append(byStem[strings.ToLower(stem)], numberedPaper{i, number})
		}
	}
	for stem, group := range byStem {
		byStem[stem] = oneOfEach(group)
	}
	x := m.index()
	shared := sharing(papers)
	var edges []Edge
	for b, p := range papers {
		candidates := earlierVersions(papers, byStem, b)
		for _, base := range bases(p.Name) {
			if group := byName[strings.ToLower(base)]; len(group) == 1 { // of two works of one name, which, is not known
				candidates = append(candidates, group[0])
			}
		}
		for _, a := range candidates {
			if a == b || !papers[a].before(p) {
				continue
			}
			signs := secondSigns(papers[a], p, a, x, shared)
			if len(signs) == 0 {
				continue
			}
			evidence := papers[a].Name + " → " + p.Name + ": " + strings.Join(signs, ", ")
			edges = append(edges, Edge{a, b, []Reason{{Lineage, evidence, where(p.Row()), []float64{0, 0.75, 0.9, 0.95}[len(signs)]}}})
			break
		}
	}
	return edges
}

// numbered is a name with a version at its end: Net-v2, Net2, Net 2.5.
var numbered = regexp.MustCompile(`(?i)^(.*?[\pL\d^])(?:[-_ ]?v|[-_ ^]|\b)?(\d{1,2}(?:\.\d+)?)$`)

// version parts a name into what its versions have in common and its version; 1
// for a name without one.
func version(name string) (stem string, number float64) {
	if name == "" || name[len(name)-1] < '0' || '9' < name[len(name)-1] {
		return name, 1
	}
	m := numbered.FindStringSubmatch(name)
	if m == nil || utf8.RuneCountInString(m[1]) < 3 {
		return name, 1
	}
	number, _ = strconv.ParseFloat(m[2], 64)
	return strings.TrimRight(m[1], "^"), number
}

// numberedPaper is a paper with the version that its name tells.
type numberedPaper struct {
	paper  int
	number float64
}

// oneOfEach orders papers of one name by their versions. A version that several
// papers have is left out.
func oneOfEach(group []numberedPaper) []numberedPaper {
	slices.SortStableFunc(group, func(a, b numberedPaper) int { return cmp.Compare(a.number, b.number) })
	var all []numberedPaper
	for i, p := range group {
		if (i == 0 || group[i-1].number != p.number) && (i+1 == len(group) || group[i+1].number != p.number) {
			all = append(all, p)
		}
	}
	return all
}

// maxVersions bounds the earlier versions of a work that are looked at, and maxName
// the names that are, in bytes.
const (
	maxVersions = 20
	maxName     = 100
)

// earlierVersions returns the papers of the same name with a lower version, the
// highest first: of three versions the last continues the one before. Versions are
// in the order of oneOfEach.
func earlierVersions(papers []*Paper, byStem map[string][]numberedPaper, b int) []int {
	stem, number := version(papers[b].Name)
	if number == 1 && stem == papers[b].Name {
		return nil
	}
	group := byStem[strings.ToLower(stem)]
	end, _ := slices.BinarySearchFunc(group, number, func(p numberedPaper, number float64) int { return cmp.Compare(p.number, number) })
	var all []int
	for i := end - 1; i >= 0 && len(all) < maxVersions; i-- {
		all = append(all, group[i].paper)
	}
	return all
}

// suffix is what a variant adds to a name.
var suffix = regexp.MustCompile(`(?i)^(.*?[\pL\d])(?:[-_ ]?v\d+(?:\.\d+)?|[-_ ]?\d+(?:\.\d+)?|\++|[-_ ]\d*(?:\.\d+)?[BM]|[-_ ](?:XXL|XL|L|S|Pro|Plus|Lite|Tiny|Mini|Large|Small|3D|II|III|IV))$`)

// bases returns the names that name may have grown out of, the likeliest
// first: without a suffix of a version or variant, and without a prefix that
// ends where a capital begins (CoCoOp, CoOp).
func bases(name string) []string {
	var all []string
	if len(name) > maxName {
		return nil
	}
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
func secondSigns(a, b *Paper, ai int, x *mentionIndex, shared map[string]int) []string {
	var signs []string
	if repo := commonRepo(a, b, shared); repo != "" {
		signs = append(signs, "same repository "+repo)
	}
	if names := sharedAuthors(a, b); len(names) > 0 {
		signs = append(signs, "shared author "+names[0])
	}
	for i := range b.Rows {
		row := &b.Rows[i]
		for _, h := range append(x.namesIn(row.Note), x.namesIn(row.Work.Title)...) {
			if h.paper == ai {
				return append(signs, "named at "+where(row))
			}
		}
	}
	return signs
}

// commonRepo returns the repository that both papers have, if it says that they
// belong together: one of two papers alone, or one that is called as they are.
// One of many works says nothing.
func commonRepo(a, b *Paper, shared map[string]int) string {
	of := map[string]bool{}
	for i := range a.Rows {
		if repo := a.Rows[i].Repo; repo != "" {
			of[strings.ToLower(repo)] = true
		}
	}
	if len(of) == 0 {
		return ""
	}
	for i := range b.Rows {
		repo := strings.ToLower(b.Rows[i].Repo)
		if !of[repo] {
			continue
		}
		stem, _ := version(a.Name)
		_, name, _ := strings.Cut(repo, "/")
		if shared[repo] <= 2 || foldName(name) == foldName(stem) || foldName(name) == foldName(a.Name) {
			return b.Rows[i].Repo
		}
		delete(of, repo)
	}
	return ""
}

// foldName reduces a name to its letters and digits in lower case.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// sharing returns the number of papers that have each repository, by its name in
// lower case.
func sharing(papers []*Paper) map[string]int {
	shared := map[string]int{}
	for repo, group := range byRepo(papers) {
		shared[repo] = len(group)
	}
	return shared
}
