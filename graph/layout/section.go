package layout

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"clipgraph/graph"
	"clipgraph/graph/layout/label"
)

// headings finds lanes in the headings of lists.
type headings struct {
	g      *graph.Graph
	paths  [][]string // headings by node; nil for papers in no list
	common string     // the heading that covered all papers
}

func newHeadings(g *graph.Graph) *headings {
	s := &headings{g: g, paths: make([][]string, g.Len())}
	clean := map[string]string{} // cache of cleaned headings
	for i, p := range g.Papers() {
		if !p.Listed() {
			continue
		}
		s.paths[i] = []string{}
		for _, heading := range p.Row().Section {
			text, is := clean[heading]
			if !is {
				text = titleOf(heading)
				clean[heading] = text
			}
			if text != "" {
				s.paths[i] = append(s.paths[i], text)
			}
		}
	}
	s.dropCommon()
	return s
}

// dropCommon removes headings that cover all papers of the lists.
func (s *headings) dropCommon() {
	for {
		shared := ""
		for _, path := range s.paths {
			switch {
			case path == nil:
			case len(path) == 0, shared != "" && path[0] != shared:
				return
			default:
				shared = path[0]
			}
		}
		if shared == "" {
			return
		}
		s.common = cmp.Or(s.common, unlessGeneric(shared))
		for i, path := range s.paths {
			if path != nil {
				s.paths[i] = path[1:]
			}
		}
	}
}

// unlessGeneric returns heading unless it is one of [genericHeadings].
func unlessGeneric(heading string) string {
	if genericHeadings[strings.ToLower(heading)] {
		return ""
	}
	return heading
}

// genericHeadings is the set of headings that may be above any list.
var genericHeadings = map[string]bool{"papers": true, "paper list": true, "list of papers": true, "contents": true, "table of contents": true, "content": true, "resources": true, "list": true, "notes": true, "reading list": true, "publications": true, "references": true}

// parts returns the sections that become lanes, in the order of the lists. It starts with the
// outermost sections and splits the largest one, while it has more than an eighth of all papers,
// until there are enough.
func (s *headings) parts() []part {
	n := s.g.Len()
	var parts []part
	top := groupBy(s.g.Listed(), func(i int) string {
		switch path := s.paths[i]; {
		case path == nil:
			return Unlisted
		case len(path) == 0:
			return noSection
		default:
			return path[0]
		}
	})
	for _, group := range top {
		parts = append(parts, part{Group: group, depth: 1, whole: group.Name == Unlisted || group.Name == noSection})
	}
	for len(parts) < mostLanes {
		largest := -1
		for i, p := range parts {
			if !p.whole && len(p.Papers) > n/8 && (largest < 0 || len(p.Papers) > len(parts[largest].Papers)) {
				largest = i
			}
		}
		if largest < 0 {
			break
		}
		split := s.split(parts[largest], max(3, n/50), mostLanes-len(parts)+1)
		if len(split) < 2 {
			parts[largest].whole = true
			continue
		}
		parts = slices.Replace(parts, largest, largest+1, split...)
	}
	if len(parts) == 1 && parts[0].Name == noSection {
		parts[0].Name = ""
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(behind(a.Name), behind(b.Name)) })
	return nameByParents(s, parts)
}

// behind orders papers outside sections after sections.
func behind(name string) int {
	switch name {
	case noSection:
		return 1
	case Unlisted:
		return 2
	}
	return 0
}

// split returns at most most parts of p by its next headings. Headings with fewer than least
// papers, the smallest ones, and papers without such a heading are joined into one part.
func (s *headings) split(p part, least, most int) []part {
	all := groupBy(p.Papers, func(i int) string {
		if path := s.paths[i]; len(path) > p.depth {
			return path[p.depth]
		}
		return ""
	})
	sizes := make([]int, 0, len(all))
	for _, q := range all {
		if q.Name != "" && len(q.Papers) >= least {
			sizes = append(sizes, len(q.Papers))
		}
	}
	slices.Sort(sizes)
	if len(sizes) > most-1 {
		least = sizes[len(sizes)-most+1] + 1
	}
	var parts []part
	other := part{Group: Group{Name: p.Name + ", other"}, whole: true}
	for _, q := range all {
		if q.Name == "" || len(q.Papers) < least {
			other.Papers = append(other.Papers, q.Papers...)
		} else {
			parts = append(parts, part{Group: q, depth: p.depth + 1})
		}
	}
	if len(other.Papers) > 0 {
		slices.SortStableFunc(other.Papers, func(i, j int) int { return s.g.Papers()[i].Order - s.g.Papers()[j].Order })
		parts = append(parts, other)
	}
	return parts
}

// nameByParents adds the parent heading to names that several parts have.
func nameByParents(s *headings, parts []part) []part {
	count := map[string]int{}
	for _, p := range parts {
		count[p.Name]++
	}
	for i, p := range parts {
		if path := s.paths[p.Papers[0]]; count[p.Name] > 1 && p.depth > 1 && len(path) >= p.depth {
			parts[i].Name = path[p.depth-2] + ": " + p.Name
		}
	}
	return parts
}

var (
	// leadingNumber matches the number of a heading: "1.", "2.3 ", "IV)", "A."
	leadingNumber = regexp.MustCompile(`^(?:[0-9]+(?:\.[0-9]+)*[.):、]?|[IVX]+[.):]|[A-Za-z][.)])[\s.:-]+`)
	// trailingCount matches a count at the end of a heading, "(12)" or "[12 papers]", and empty
	// brackets left by a link
	trailingCount = regexp.MustCompile(`(?i)\s*[(\[](?:[0-9]+(?:\s*papers?)?)?[)\]]$`)
)

// titleOf cleans a heading: it removes emoji, pictures, leading numbers and trailing punctuation.
func titleOf(heading string) string {
	text := strings.Map(func(r rune) rune {
		switch {
		case r >= 0x1f000 && r < 0x20000, r >= 0x2600 && r <= 0x27bf, r >= 0x2b00 && r <= 0x2bff, r == 0xfe0f, r == 0x20e3, r == 0x200d, unicode.Is(unicode.Co, r):
			return ' '
		}
		return r
	}, label.Text(heading))
	text = strings.TrimSpace(shortcode.ReplaceAllString(text, " "))
	if rest := leadingNumber.ReplaceAllString(text, ""); rest != "" {
		text = rest
	}
	text = trailingCount.ReplaceAllString(text, "")
	return strings.Trim(strings.Join(strings.Fields(text), " "), " :;,.-–—*_#>|")
}

// shortcode matches an emoji written as its name: ":fire:".
var shortcode = regexp.MustCompile(`:[a-z0-9_+-]+:`)
