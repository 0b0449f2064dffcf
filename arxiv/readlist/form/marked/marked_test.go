package marked

import (
	"fmt"
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

// A line begins with its first text that has a word, whose style counts before its signs.
func TestStart(t *testing.T) {
	for text, want := range map[string]string{
		"[a](b) c": "link", "**a** b": "bold", "*a* b": "italic", "![a](b) c": "image", "\"a\" b": "quote", "«a» b": "quote", "12. a": "number", "12345) a": "number", "123456. a": "text", "12 a": "text",
		"• a": "text", "(**a**) b": "bold", "- *a*": "italic", "**[a](b)**": "link", "a. b": "text", "": "",
	} {
		if _, spans := spansOf(text); Start(spans) != want {
			t.Errorf("%q begins with %q, want %q", text, Start(spans), want)
		}
	}
}

// Lines end at breaks; empty ones are none.
func TestLines(t *testing.T) {
	for text, want := range map[string]string{"a<br>b": "a|b", "a<br><br>*b* c<br>": "a|b c", "<br>a": "a", "": ""} {
		_, spans := spansOf(text)
		var lines []string
		for _, l := range Lines(spans) {
			lines = append(lines, strings.TrimSpace(Text(l)))
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%q has the lines %q, want %q", text, got, want)
		}
	}
}

// A text is like a title by its words, but not in a link that shows its address.
func TestTitled(t *testing.T) {
	for text, want := range map[string]bool{
		"Folding Boxes in a Small Kitchen": true, "code [boxes : https://a.org/boxes](https://a.org/boxes)": false, "[Folding Boxes in a Small Kitchen](https://a.org)": true, "Abstract: Folding Boxes in a Small Kitchen": false,
	} {
		if _, spans := spansOf(text); Titled(spans, .5) != want {
			t.Errorf("%q is titled: %t, want %t", text, !want, want)
		}
	}
}

// A title is linked by the first link to a page, or to none, that has one as its text.
func TestLinkedTitle(t *testing.T) {
	for text, want := range map[string]string{
		"[code](https://a.org) [Folding Boxes in a Small Kitchen](https://b.org) [Rolling Casks over an Old Bridge](https://c.org)": "Folding Boxes in a Small Kitchen",
		"[Folding Boxes in a Small Kitchen]()": "Folding Boxes in a Small Kitchen", "[Folding Boxes in a Small Kitchen](#boxes)": "", "Folding Boxes in a Small Kitchen": "", "[Boxes](https://a.org)": "",
	} {
		_, spans := spansOf(strings.ReplaceAll(text, "#", "%23"))
		got := ""
		if s := LinkedTitle(spans, .5); s != nil {
			got = s.Text
		}
		if got != want {
			t.Errorf("%q links the title %q, want %q", text, got, want)
		}
	}
}

// A heading is its text without links within the page, unless it has nothing else.
func TestHeading(t *testing.T) {
	for text, want := range map[string]string{
		"Old  roads: [up](#top)": "Old roads", "[Old roads](#old)": "Old roads", "**Roads** [and](x) ![a](b) more": "Roads and more", "Roads []": "Roads", "[Up](#top) [Roads](x)": "Roads", "# Roads #": "Roads",
	} {
		if _, spans := spansOf(text); Heading(spans) != want {
			t.Errorf("%q is the heading %q, want %q", text, Heading(spans), want)
		}
	}
}

// An identifier in a text has its place, also where the text is shorter than its source; in an
// address elsewhere it is of the link too.
func TestPlaces(t *testing.T) {
	for text, want := range map[string]string{
		"A #1 and #2": "0-2 2-4 4-9 9-11", "a &amp; #1 b": "0-12 8-10 0-12", "#1": "0-2", "[B #1](#2)": "0-10",
	} {
		_, spans := spansOf(text)
		var places []string
		for _, s := range spans {
			places = append(places, fmt.Sprintf("%d-%d", s.Start, s.End))
		}
		if got := strings.Join(places, " "); got != want {
			t.Errorf("the spans of %q are at %s, want %s", text, got, want)
		}
	}

	m := marksOf("[a] #1 [b]: #2")
	link := inline.Span{Kind: inline.Link, Text: "a", Start: 0, End: 3}
	link.URLStart, link.URLEnd = 12, 14
	s := m.Append(nil, link)[0]
	if !s.IsMarked() || !m.Holds(&s, 2) || m.Holds(&s, 1) || m.Holds(&s, Weak(4)) || !m.Holds(&s, Weak(0)) {
		t.Errorf("the link has %v", m.Of(&s))
	}
	link.URLStart, link.URLEnd = 4, 4
	if s := m.Append(nil, link)[0]; s.IsMarked() {
		t.Errorf("a link without an address has %v", m.Of(&s))
	}
}

// What another work is said to have is not among the identifiers of this one; of weak ones the
// first is taken.
func TestIDsOfOthers(t *testing.T) {
	for text, want := range map[string][]ID{"A, which extends #1": nil, "[a](paper) [b](paper)": {Weak(0)}, "# [b](paper)": {Weak(0)}, "[a](other)": nil} {
		if m, spans := spansOf(text); !slices.Equal(m.IDs(spans), want) {
			t.Errorf("%q has %v, want %v", text, m.IDs(spans), want)
		}
	}
}
