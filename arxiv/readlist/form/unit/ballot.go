package unit

import "clipgraph/arxiv/readlist/markup"

// Ballot counts, for one key of units, the units with one identifier and those with
// several.
type Ballot struct {
	One, Several        int
	OneBelow, HeldBelow int // among units without own identifiers: those with one below, those with any below
	Titled              int // among units with one: those whose own text is like a title
	Alone               int // among these: those without another text like a title
}

// Ballots returns the ballots of the units of the tree by their keys.
func (r *Reader) Ballots() map[string]*Ballot {
	ballots := map[string]*Ballot{}
	r.count(r.Root, ballots)
	return ballots
}

// count adds a unit and its descendants to their ballots.
func (r *Reader) count(n *Node, ballots map[string]*Ballot) {
	b := ballots[n.Key]
	if b == nil {
		b = &Ballot{}
		ballots[n.Key] = b
	}
	switch {
	case len(n.All) == 1:
		b.One++
		if n.Kind == markup.Section && (r.Titled(n) || r.LinksOwnTitle(n)) {
			b.Titled++
			if !r.TitledBelow(n) {
				b.Alone++
			}
		}
	case len(n.All) > 1:
		b.Several++
	}
	if len(n.Own) == 0 && len(n.All) > 0 {
		b.HeldBelow++
		if len(n.All) == 1 {
			b.OneBelow++
		}
	}
	for _, c := range n.Children {
		r.count(c, ballots)
	}
}
