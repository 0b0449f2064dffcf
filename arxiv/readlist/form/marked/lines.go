package marked

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/internal/words"
)

// Start returns how a line begins: "link", "bold", "italic", "image", "quote", "number" or
// "text"; "" if it is empty.
func Start(line []Span) string {
	for i := range line {
		s := &line[i]
		text := strings.TrimLeftFunc(s.Text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("[(*_•-", r) })
		if text == "" && s.Kind != inline.Image {
			continue
		}
		first, _ := utf8.DecodeRuneInString(text)
		switch {
		case s.Kind == inline.Link:
			return "link"
		case s.Style&inline.Bold != 0:
			return "bold"
		case s.Style&inline.Italic != 0:
			return "italic"
		case s.Kind == inline.Image:
			return "image"
		case strings.ContainsRune(`"“”「«`, first):
			return "quote"
		case unicode.IsDigit(first) && strings.ContainsAny(text[:min(len(text), 6)], ".)]、"):
			return "number"
		}
		return "text"
	}
	return ""
}

// Starts returns the indexes of the lines that begin an entry, where held are the
// identifiers of each. Entries begin at the kind of line for which most of them have one
// identifier.
func Starts(lines [][]Span, held [][]ID) (starts []int) {
	signs := make([]string, len(lines))
	for i, l := range lines {
		signs[i] = Start(l)
	}
	best := -1.0
	for _, rule := range []string{"bold", "link", "quote", "number", "italic", "text", "after", "id", "each"} {
		var found []int
		one := 0
		ids := map[ID]bool{}
		for i := range lines {
			begins := i == 0
			switch rule {
			case "each":
				begins = true
			case "after":
				begins = begins || len(held[i-1]) > 0
			case "id":
				begins = begins || len(held[i]) > 0
			default:
				begins = begins || signs[i] == rule
			}
			if begins {
				if len(ids) == 1 {
					one++
				}
				clear(ids)
				found = append(found, i)
			}
			for _, id := range held[i] {
				ids[id] = true
			}
		}
		if len(ids) == 1 {
			one++
		}
		if share := float64(one) / float64(len(found)); share > best {
			best, starts = share, found
		}
	}
	return starts
}

// Split returns the spans of each entry if the lines of spans have several identifiers,
// and otherwise nil. A title is at least so much like one. Lines of labels with one strong
// identifier, such as its badge, are of the entry of the only other line.
func (m *Marks) Split(spans []Span, least float64) (entries [][]Span) {
	lines := Lines(spans)
	held := make([][]ID, len(lines))
	several, texts := false, 0
	var first ID
	for i, l := range lines {
		ids := m.IDs(l)
		if len(ids) == 0 || ids[0].IsWeak() && !Titled(l, least) {
			continue
		}
		if held[i] = ids; first == 0 {
			first = ids[0]
		}
		several = several || len(ids) > 1 || ids[0] != first
		if !AllLabels(l) {
			texts++
		}
	}
	if own := m.IDs(spans); !several || len(own) == 1 && !own[0].IsWeak() && texts <= 1 {
		return nil
	}
	starts := append(Starts(lines, held), len(lines))
	for i, from := range starts[:len(starts)-1] {
		var entry []Span
		for k, l := range lines[from:starts[i+1]] {
			if k > 0 {
				entry = append(entry, Span{Span: inline.Span{Kind: inline.Break}})
			}
			entry = append(entry, l...)
		}
		if len(entry) > 0 {
			entries = append(entries, entry)
		}
	}
	return entries
}

// IsBold reports whether all text of spans is bold, without links.
func IsBold(spans []Span) bool {
	found := false
	for i := range spans {
		s := &spans[i]
		switch {
		case s.Kind == inline.Link || s.Kind == inline.Text && s.Style&inline.Bold == 0 && wording.HasWord(s.Text):
			return false
		case s.Kind == inline.Text && s.Style&inline.Bold != 0 && wording.HasWord(s.Text):
			found = true
		}
	}
	return found
}

// Lines splits spans at their breaks.
func Lines(spans []Span) [][]Span {
	var lines [][]Span
	from := 0
	for i := range spans {
		if spans[i].Kind == inline.Break {
			if i > from {
				lines = append(lines, spans[from:i])
			}
			from = i + 1
		}
	}
	if from < len(spans) {
		lines = append(lines, spans[from:])
	}
	return lines
}

// Text returns the text of spans and of links, without pictures and breaks.
func Text(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	for i := range spans {
		if spans[i].Kind == inline.Text || spans[i].Kind == inline.Link {
			b.WriteString(spans[i].Text)
		}
	}
	return b.String()
}

// BesideLinks returns the text of spans without links and pictures.
func BesideLinks(spans []Span) string {
	var b strings.Builder
	for i := range spans {
		if spans[i].Kind == inline.Text {
			b.WriteString(spans[i].Text)
		}
	}
	return b.String()
}

// MayLeadToPaper reports whether a span is a link whose text is its address or a label of
// papers, so that it may lead to one on an unknown site.
func MayLeadToPaper(s *Span) bool {
	return s.Kind == inline.Link && strings.Contains(s.URL, "://") && IsAnchor(s) && (s.Text == s.URL || paperLabels[strings.ToLower(strings.Trim(s.Text, " []()"))])
}

var paperLabels = words.Fields("paper pdf journal article manuscript preprint publication proceedings doi link url pub download 论文")

// leadsAround reports whether a link leads to another place of the same page.
func leadsAround(s Span) bool { return s.Kind == inline.Link && strings.HasPrefix(s.URL, "#") }

// Heading returns the cleaned text of a heading.
func Heading(spans []Span) string {
	text := inline.OneBlank(strings.TrimSpace(Text(slices.DeleteFunc(slices.Clone(spans), leadsAround))))
	if !wording.HasWord(text) {
		text = inline.OneBlank(strings.TrimSpace(Text(spans)))
	}
	text = strings.Trim(text, " :：*_#")
	return strings.TrimSpace(strings.TrimSuffix(text, "[]"))
}

// AllLabels reports whether spans consist of pictures and links with labels.
func AllLabels(spans []Span) bool {
	return !slices.ContainsFunc(spans, func(s Span) bool {
		return s.Kind == inline.Text && wording.HasWord(s.Text) || s.Kind == inline.Link && !IsAnchor(&s)
	})
}
