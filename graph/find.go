package graph

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/graph/paper"
)

// Find returns the papers that name may mean, in the order of the lists: those
// whose cite key it is, or arXiv identifier or link, or else short name, or else
// those whose title has it as whole words, or else as a part. Case does not
// count, but of papers whose names differ by case alone the one that is spelt so
// is meant. None: nothing is called that; several: it is ambiguous. The time is
// linear in the titles.
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

// hasWords tells whether title has the words of folded, fillers apart, one after
// the other.
func hasWords(title, folded string) bool {
	words := " " + strings.Join(paper.TitleWords(title), " ") + " "
	wanted := strings.Join(paper.TitleWords(folded), " ")
	return wanted != "" && strings.Contains(words, " "+wanted+" ")
}
