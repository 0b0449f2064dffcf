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
	paths  [][]string // headings, by node; nil if it is in no list
	common string     // the heading that stood over all
}

func newHeadings(g *graph.Graph) *headings {
	s := &headings{g: g, paths: make([][]string, g.Len())}
	clean := map[string]string{} // each heading is cleaned once
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

// dropCommon takes away the headings that stand over all papers of the lists.
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
		s.common = cmp.Or(s.common, saying(shared))
		for i, path := range s.paths {
			if path != nil {
				s.paths[i] = path[1:]
			}
		}
	}
}

// saying returns a heading that is none of [saysNothing]; "" for one that is.
func saying(heading string) string {
	if saysNothing[strings.ToLower(heading)] {
		return ""
	}
	return heading
}

// saysNothing has headings that stand over lists of anything.
var saysNothing = map[string]bool{"papers": true, "paper list": true, "list of papers": true, "contents": true, "table of contents": true, "content": true, "resources": true, "list": true, "notes": true, "reading list": true, "publications": true, "references": true}

// parts returns the sections that become lanes, in the order of the lists: the outermost,
// of which the largest is split, while it has more than an eighth of all papers, until
// there are enough.
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

// behind orders what is no section behind those that are.
func behind(name string) int {
	switch name {
	case noSection:
		return 1
	case Unlisted:
		return 2
	}
	return 0
}

// split returns the parts of p below its next headings, at most most of them: those with
// less than least papers, the smallest, and the papers without such a heading become one.
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

// nameByParents puts the heading above before the names that several parts have.
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
	// leadingNumber is what numbers a heading: "1.", "2.3 ", "IV)", "A."
	leadingNumber = regexp.MustCompile(`^(?:[0-9]+(?:\.[0-9]+)*[.):、]?|[IVX]+[.):]|[A-Za-z][.)])[\s.:-]+`)
	// trailingCount is how many a heading says that it has: "(12)", "[12 papers]", and
	// brackets of which only a link stood
	trailingCount = regexp.MustCompile(`(?i)\s*[(\[](?:[0-9]+(?:\s*papers?)?)?[)\]]$`)
)

// titleOf cleans a heading: emoji, pictures, numbers in front and what only ends it
// are left out.
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

// shortcode is an emoji by its name: ":fire:".
var shortcode = regexp.MustCompile(`:[a-z0-9_+-]+:`)
