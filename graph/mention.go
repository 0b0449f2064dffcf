package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv/readlist"
)

// mentions ties A to B where B's row names A: by its short name as a whole
// word, by its title, or by its identifier. A work that is later than the row
// that names it is no ground of it and makes no edge.
//
// The confidence is 0.9 for an identifier or a title; for a name it is 0.8,
// less 0.1 for each further row that names it, down to 0.5.
func mentions(m *material) []Edge {
	papers, x := m.papers, m.index()
	var edges []Edge
	for b, p := range papers {
		named := map[int]bool{}
		add := func(a int, evidence string, row *readlist.Row, confidence float64) {
			if a == b || named[a] || !papers[a].notAfter(p) {
				return
			}
			named[a] = true
			edges = append(edges, Edge{a, b, []Reason{{Mention, evidence, where(row), confidence}}})
		}
		for i := range p.Rows {
			row := &p.Rows[i]
			for _, ref := range row.Mentioned {
				if a, ok := x.ids[ref.ID]; ok {
					add(a, "arXiv:"+ref.ID.String(), row, 0.9)
				}
			}
			for _, text := range []string{row.Note, row.Work.Title} {
				for _, hit := range x.titlesIn(text) {
					if text == row.Note || namesTitle(text, hit) {
						add(hit.paper, snippet(text, hit.start, hit.end), row, 0.9)
					}
				}
				for _, hit := range x.namesIn(text) {
					add(hit.paper, snippet(text, hit.start, hit.end), row, nameConfidence(x.uses[hit.paper]))
				}
			}
		}
	}
	return append(edges, stated(papers)...)
}

// nameConfidence is that of a name which so many rows hold.
func nameConfidence(rows int) float64 {
	steps := []float64{0.8, 0.8, 0.7, 0.6, 0.5}
	return steps[min(rows, len(steps)-1)]
}

// namesTitle tells whether the title at hit, which stands within another one, is
// that of a work and not a phrase that both have. It is if words of its own stand
// before it ("Revisiting …", "Inpainting using …"), or where the other title is
// long, equal to it and goes on behind a colon. What begins alike and goes on is of
// the same subject, and more can't be told.
func namesTitle(text string, hit hit) bool {
	const reach = 500 // what stands farther away says nothing of the title
	before, after := text[max(0, hit.start-reach):hit.start], text[hit.end:min(len(text), hit.end+reach)]
	before, after = strings.TrimRight(before, " \t\"'“‘`"), strings.TrimLeft(after, " \t\"'”’")
	if strings.ContainsFunc(lastClause(before), unicode.IsLetter) {
		return true
	}
	const long = 6 // words; shorter ones may be phrases
	return len(cutWords(text[hit.start:hit.end])) >= long && strings.HasPrefix(after, ":")
}

// lastClause returns what stands behind the last colon or full stop of text.
func lastClause(text string) string { return text[strings.LastIndexAny(text, ":.?!")+1:] }

// snippet returns what stands around text[start:end], some 80 characters.
func snippet(text string, start, end int) string {
	const side = 30
	from, to := start, min(end, start+300)
	for n := 0; n < side && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for n := 0; n < side && to < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	s := strings.ToValidUTF8(strings.TrimSpace(text[from:to]), "")
	if from > 0 {
		s = "…" + s
	}
	if to < len(text) {
		s += "…"
	}
	return s
}

func where(row *readlist.Row) string { return fmt.Sprintf("%s:%d", row.File, row.Line) }

// sortByDate orders indexes of papers by date, then key.
func sortByDate(papers []*Paper, indexes []int) {
	slices.SortFunc(indexes, func(a, b int) int {
		ay, am := papers[a].Date()
		by, bm := papers[b].Date()
		return cmp.Or(cmp.Compare(ay, by), cmp.Compare(am, bm), papers[a].ID.Compare(papers[b].ID), strings.Compare(papers[a].Key, papers[b].Key))
	})
}
