package tell

import (
	"fmt"
	"slices"
	"strings"
)

// A list may have hundreds of papers with the same message. A few are named one by one;
// otherwise the first is named, with their number.

// maxNamed is the number of papers, keys and entries that are named for one cause.
const maxNamed = 3

// causes collects messages about many things by cause.
type causes struct {
	all   bool // name each, however many there are
	order []*cause
	byKey map[string]*cause
}

// cause is one message about many things.
type cause struct {
	lines []string // the messages about the first few
	count int
	text  func(n int) string // the message about all of them
	place string             // position of the first: file:line:col
	hint  string             // "" for none

	always bool // print the hint for a few as well
}

// get returns the cause with the key. If it is new, text is the message about n things,
// and hint its hint.
func (c *causes) get(key string, text func(n int) string, hint string) *cause {
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

// add adds a message about one thing at a position.
func (c *causes) add(cause *cause, place, text string) {
	if cause.count++; cause.count == 1 {
		cause.place = place
	}
	if c.all || cause.count <= maxNamed {
		cause.lines = append(cause.lines, place+": "+text)
	}
}

// noteCauses prints the messages: one line each for a few things, one line for many, and
// all hints in one line.
func (t *Teller) noteCauses(c *causes) {
	var hints []string
	many := false
	for _, cause := range c.order {
		if cause.hint != "" && !slices.Contains(hints, cause.hint) && (cause.always || len(cause.lines) < cause.count) {
			hints = append(hints, cause.hint)
		}
		if len(cause.lines) < cause.count {
			many = true
			t.Note("%s: %s", cause.place, cause.text(cause.count))
			continue
		}
		for _, line := range cause.lines {
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

// place formats a position.
func place(file string, line, col int) string { return fmt.Sprintf("%s:%d:%d", file, line, col) }
