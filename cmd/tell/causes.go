package tell

import (
	"fmt"
	"slices"
	"strings"
)

// A list may have hundreds of papers of which the same is to be said. A few are named
// one by one; of more, the first is named with their number.

// maxNamed is the number of papers, keys and entries that are named for one cause.
const maxNamed = 3

// causes collects what is to be said of many things, by why it is said.
type causes struct {
	all   bool // each is named, however many there are
	order []*cause
	byKey map[string]*cause
}

// cause is one thing that is said of many.
type cause struct {
	lines []string // what is said of each, of the first few
	count int
	text  func(n int) string // what is said of all of them
	place string             // of the first: file:line:col
	hint  string             // the way out; "" for none

	always bool // the hint is for few as well
}

// of returns the cause of a key. Where it is new, text says it of n things, and hint is
// the way out.
func (c *causes) of(key string, text func(n int) string, hint string) *cause {
	if c.byKey == nil {
		c.byKey = map[string]*cause{}
	}
	found := c.byKey[key]
	if found == nil {
		found = &cause{text: text, hint: hint}
		c.byKey[key], c.order = found, append(c.order, found)
	}
	return found
}

// add notes what is said of one thing at a place.
func (c *causes) add(of *cause, place, text string) {
	if of.count++; of.count == 1 {
		of.place = place
	}
	if c.all || of.count <= maxNamed {
		of.lines = append(of.lines, place+": "+text)
	}
}

// noteCauses prints what was collected: of a few things a line each, of many one line
// for all of them, and the ways out in one line.
func (t *Teller) noteCauses(c *causes) {
	var hints []string
	many := false
	for _, one := range c.order {
		if one.hint != "" && !slices.Contains(hints, one.hint) && (one.always || len(one.lines) < one.count) {
			hints = append(hints, one.hint)
		}
		if len(one.lines) < one.count {
			many = true
			t.Note("%s: %s", one.place, one.text(one.count))
			continue
		}
		for _, line := range one.lines {
			t.warn(line)
		}
	}
	t.EndWarnings()
	if many {
		hints = append(hints, "--verbose names each")
	}
	if len(hints) > 0 {
		t.Note("hint: %s", strings.Join(hints, "; "))
	}
}

// place writes where something stands.
func place(file string, line, col int) string { return fmt.Sprintf("%s:%d:%d", file, line, col) }
