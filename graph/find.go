package graph

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/graph/paper"
)

// Find returns the papers that name may refer to, in the order of the lists. It tries, in
// this order: the cite key and the arXiv identifier or link; the short name; whole words
// of the title; any part of the title. Case is ignored, but if papers have names that
// differ in case only, the one spelt like name is returned. No result means that nothing
// has the name; several results mean that it is ambiguous. The time is linear in the
// length of the titles.
func (g *Graph) Find(name string) []int {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return nil
	}
	id := arxiv.ID{}
	if ref, err := arxiv.Parse(name); err == nil {
		id = ref.ID
	}
	folded := strings.ToLower(name)
	ways := []func(*Paper) bool{
		func(p *Paper) bool { return p.Key == name || !id.IsZero() && p.ID == id },
		func(p *Paper) bool { return p.Name == name },
		func(p *Paper) bool { return strings.ToLower(p.Key) == folded || strings.ToLower(p.Name) == folded },
		func(p *Paper) bool { return strings.ToLower(p.Title()) == folded },
		func(p *Paper) bool { return hasWords(p.Title(), folded) || hasWords(p.ListedTitle, folded) },
		func(p *Paper) bool {
			return strings.Contains(strings.ToLower(p.Title()), folded) || strings.Contains(strings.ToLower(p.ListedTitle), folded)
		},
	}
	for _, means := range ways {
		var found []int
		for i, p := range g.papers {
			if means(p) {
				found = append(found, i)
			}
		}
		if len(found) > 0 {
			slices.SortStableFunc(found, func(a, b int) int { return cmp.Compare(g.papers[a].Order, g.papers[b].Order) })
			return found
		}
	}
	return nil
}

// hasWords reports whether title has the words of folded, fillers apart, one after
// another.
func hasWords(title, folded string) bool {
	words := " " + strings.Join(paper.TitleWords(title), " ") + " "
	phrase := strings.Join(paper.TitleWords(folded), " ")
	return phrase != "" && strings.Contains(words, " "+phrase+" ")
}
