package work

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// Status says how a source answered for one identifier. The states stay apart up
// to the user's screen: "we do not know it" is not "it is wrong".
type Status int

// The states.
const (
	Unknown   Status = iota // the source has no such work
	Found                   // the source has it; Answer.Work is set
	Withdrawn               // found, and its authors took it back; Answer.Work is set
	Malformed               // no identifier at all
	Failed                  // the source could not be asked; Answer.Err says why
)

var statusNames = [...]string{"unknown", "found", "withdrawn", "malformed", "failed"}

// String returns the status in one lower-case word.
func (s Status) String() string {
	if s < 0 || int(s) >= len(statusNames) {
		return fmt.Sprintf("status(%d)", int(s))
	}
	return statusNames[s]
}

// Answer is what a source says of one identifier.
type Answer struct {
	Status Status
	Work   *Work  // set if Status is Found or Withdrawn
	Err    error  // set if Status is Failed
	Source string // the name of the source that answered; "" if it has none
	// Sure reports, where there is no work, that whoever gives out such identifiers
	// said so not long ago: no other source needs to be asked.
	Sure bool
}

// FoundIn returns the answer of the source that has w: it is found, or withdrawn.
func FoundIn(source string, w *Work) Answer {
	if w.Withdrawn() {
		return Answer{Status: Withdrawn, Work: w, Source: source}
	}
	return Answer{Status: Found, Work: w, Source: source}
}

// Answers are answers by the [ID.Key] of identifiers.
type Answers map[ID]Answer

// Of returns the answer for id: that it is Unknown if there is none.
func (a Answers) Of(id ID) Answer { return a[id.Key()] }

// Source knows works by their identifiers: those of the kinds that it has.
//
// Lookup answers for ids: one that is absent from the answers counts as Unknown.
// The error is for a source that could not be asked at all; answers that came
// before it are returned beside it.
type Source interface {
	Lookup(ctx context.Context, ids []ID) (Answers, error)
}

// Lister is a [Source] that can name all of its works, so that one is found by
// something else than its identifier. A bulk snapshot and an API are none: they
// have too many.
type Lister interface {
	// All returns the works in an order that is always the same.
	All() iter.Seq[*Work]
}

// Chain asks its sources in order, each only for what those before it did not
// find. A source that fails does not stop the ones behind it; its error is joined
// to the result.
type Chain []Source

// Lookup implements [Source].
func (c Chain) Lookup(ctx context.Context, ids []ID) (Answers, error) {
	answers := Answers{} // most lists are large, and most of what they name is known to nobody
	left := ids
	var failures []error
	for _, source := range c {
		if len(left) == 0 {
			break
		}
		got, err := source.Lookup(ctx, left)
		if err != nil {
			failures = append(failures, err)
		}
		var rest []ID
		for _, id := range left {
			key := id.Key()
			answer, ok := got[key]
			before := answers[key]
			if ok && (answer.Work != nil || before.Status == Unknown) {
				answers[key], before = answer, answer
			}
			if before.Work == nil && !before.Sure {
				rest = append(rest, id)
			}
		}
		left = rest
	}
	return answers, errors.Join(failures...)
}

// All implements [Lister]: the works of the sources that are one.
func (c Chain) All() iter.Seq[*Work] {
	return func(yield func(*Work) bool) {
		for _, source := range c {
			if lister, ok := source.(Lister); ok {
				for w := range lister.All() {
					if !yield(w) {
						return
					}
				}
			}
		}
	}
}

// Memory is a Source that holds its works in memory, such as the embedded ones.
// The zero value is empty and ready to use.
type Memory struct {
	Name string // what its answers call it

	works []*Work
	byID  map[ID]*Work
}

// MaxRecord bounds one line of a JSON Lines file of works, in bytes: the longest
// author lists of arXiv (some 3,000 names) stay below 1 MiB.
const MaxRecord = 4 << 20

// ReadJSONL reads works from r, one JSON object of the form of [Work] a line; blank
// lines are skipped. Errors name the line.
func ReadJSONL(r io.Reader) (*Memory, error) {
	m := &Memory{}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), MaxRecord)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		w := &Work{}
		if err := json.Unmarshal(lines.Bytes(), w); err != nil {
			return nil, fmt.Errorf("record on line %d: %w", n, err)
		}
		m.Add(w)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading records: %w", err)
	}
	return m, nil
}

// Add puts w into m under its identifiers; a later work of one identifier replaces
// the earlier one there. A work without any is left out.
func (m *Memory) Add(w *Work) {
	if len(w.IDs) == 0 {
		return
	}
	if m.byID == nil {
		m.byID = map[ID]*Work{}
	}
	m.works = append(m.works, w)
	for _, id := range w.IDs {
		m.byID[id.Key()] = w
	}
}

// Lookup implements [Source]; it never fails.
func (m *Memory) Lookup(_ context.Context, ids []ID) (Answers, error) {
	answers := make(Answers, min(len(ids), len(m.byID)))
	for _, id := range ids {
		key := id.Key()
		if w, ok := m.byID[key]; ok {
			answers[key] = FoundIn(m.Name, w)
		}
	}
	return answers, nil
}

// All implements [Lister], in the order in which they were added. Those that are
// replaced are left out.
func (m *Memory) All() iter.Seq[*Work] {
	return func(yield func(*Work) bool) {
		for _, w := range m.works {
			if m.byID[w.IDs[0].Key()] == w && !yield(w) {
				return
			}
		}
	}
}
