package marked

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv/readlist/markup/inline"
)

// marksOf marks the words of a text that begin with "#": "#7" is the identifier 7, and
// "#" alone a malformed one.
func marksOf(text string) Marks {
	m := Marks{TextOf: func(mark Mark) string { return text[mark.Start:mark.End] }, LeadsToPaper: func(text, url string) bool { return url == "paper" }}
	for i := range text {
		if text[i] == '#' {
			mark := Mark{Start: int32(i), End: int32(i + 1)}
			if i+1 < len(text) && text[i+1] > ' ' && text[i+1] != ')' {
				mark.End++
				mark.ID = ID(text[i+1] - '0')
			}
			m.Marks = append(m.Marks, mark)
		}
	}
	return m
}

func spansOf(text string) (*Marks, []Span) {
	m := marksOf(text)
	var spans []Span
	for _, s := range inline.NewReader(text, nil).Spans(inline.Markdown, []inline.Stretch{{Start: 0, End: len(text)}}, true) {
		spans = m.Append(spans, s)
	}
	return &m, spans
}

// A text is cut around its identifiers, which are spans of their own.
func TestAppend(t *testing.T) {
	for text, want := range map[string]string{
		"A #1 and #2": "A |#1!| and |#2!", "#1": "#1!", "[B #1](#2) c": "B #1*| c", "&amp; #1 *#2*": "& |#1!| |#2!", "none": "none",
		"A, which extends #1": "A, which extends |#1!",
	} {
		_, spans := spansOf(text)
		var shown []string
		for i := range spans {
			s := &spans[i]
			mark := ""
			switch {
			case s.Identifier:
				mark = "!"
			case s.IsMarked():
				mark = "*"
			}
			shown = append(shown, s.Text+mark)
		}
		if got := strings.Join(shown, "|"); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

// Of spans without an identifier a link to a paper stands for it, or a malformed one.
func TestIDs(t *testing.T) {
	for text, want := range map[string][]ID{
		"A #1 and #2 and #1": {1, 2}, "[a](b) [c](paper)": {Weak(7)}, "[c](paper) #3": {3}, "a # b": {Weak(2)}, "a": nil, "[a](#4) #": {4},
	} {
		m, spans := spansOf(text)
		got := m.IDs(spans)
		if !slices.Equal(got, want) {
			t.Errorf("%q has %v, want %v", text, got, want)
		}
		for _, id := range got {
			if !slices.ContainsFunc(spans, func(s Span) bool { return m.Holds(&s, id) }) {
				t.Errorf("no span of %q holds %d", text, id)
			}
		}
	}
}
