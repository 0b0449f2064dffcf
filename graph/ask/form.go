package ask

import (
	"cmp"
	"unicode/utf8"

	"clipgraph/arxiv/readlist"
)

// Form is the form of a list's entries, as it was found.
type Form struct {
	File    string `json:"file"`
	Format  string `json:"format"`
	Entries int    `json:"entries"`
	Titled  int    `json:"titled"` // entries with a title
	Kinds   []Kind `json:"kinds"`
}

// Kind is a kind of entry.
type Kind struct {
	Unit    string `json:"unit"` // such as "li/0", an item that stands in no other
	Line    int    `json:"line"` // of the first
	Entries int    `json:"entries"`
	Titled  int    `json:"titled"`
	Slots   []Slot `json:"slots"`
}

// Slot is a position in the entries of one kind.
type Slot struct {
	Place   string  `json:"place"`
	Role    string  `json:"role"`
	Entries int     `json:"entries"` // with a text there
	Share   float64 `json:"share"`   // of the entries of the kind
	Example string  `json:"example"`
}

// FormOf returns the form of a list. It has no kinds if the format of the list itself
// marks the entries and their fields.
func FormOf(list *readlist.List) Form {
	f := Form{File: list.File, Format: list.Format, Entries: len(list.Rows), Kinds: []Kind{}}
	for i := range list.Rows {
		if list.Rows[i].Work.Title != "" {
			f.Titled++
		}
	}
	for _, k := range list.Kinds {
		kind := Kind{Unit: k.Unit, Line: k.Line, Entries: k.Entries, Titled: k.Titled, Slots: []Slot{}}
		for _, s := range k.Slots {
			kind.Slots = append(kind.Slots, Slot{s.Place, s.Role.String(), s.Entries, float64(s.Entries) / float64(max(1, k.Entries)), s.Example})
		}
		f.Kinds = append(f.Kinds, kind)
	}
	return f
}

// Forms are the forms of lists.
type Forms []Form

// The limits of a printed form: positions of a kind, and the length of a text.
const (
	maxPlaces = 12
	maxShown  = 60 // characters
)

func (all Forms) print(out *lines) {
	for _, f := range all {
		out.line("%s: %s, entries: %d, with a title: %d", f.File, f.Format, f.Entries, f.Titled)
		if len(f.Kinds) == 0 {
			out.line("  no form is learned: its format marks entries and their fields")
		}
		for _, k := range f.Kinds {
			out.line("")
			out.line("  %s, entries: %d, with a title: %d, the first in line %d", beginning(cmp.Or(k.Unit, "text")), k.Entries, k.Titled, k.Line)
			printSlots(out, k.Slots)
		}
	}
}

func printSlots(out *lines, slots []Slot) {
	shown := slots[:min(len(slots), maxPlaces)]
	width := 0
	for _, s := range shown {
		width = max(width, utf8.RuneCountInString(beginning(s.Place)))
	}
	for _, s := range shown {
		out.line("  %3.0f %%  %-10s  %-*s  %s", 100*s.Share, s.Role, width, beginning(s.Place), beginning(s.Example))
	}
	if more := len(slots) - len(shown); more > 0 {
		out.line("  and %d more places", more)
	}
}

// beginning returns the first characters of text in one line.
func beginning(text string) string {
	text = oneLine(text)
	if utf8.RuneCountInString(text) <= maxShown {
		return text
	}
	return string([]rune(text)[:maxShown]) + "…"
}
