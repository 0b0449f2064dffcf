package work

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// Status is the result of a source for one identifier. Status values are reported to users
// unchanged: an unknown identifier need not be wrong.
type Status int

// The states.
const (
	Unknown   Status = iota // the source has no such work
	Found                   // the source has it; Answer.Work is set
	Withdrawn               // found, but withdrawn by its authors; Answer.Work is set
	Malformed               // not an identifier
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

// Answer is the answer of a source for one identifier.
type Answer struct {
	Status Status
	Work   *Work  // set if Status is Found or Withdrawn
	Err    error  // set if Status is Failed
	Source string // the name of the source that answered; "" if it has none
	// Sure is true, without a work, if the registry that issues such identifiers recently
	// said that there is none: no other source must be asked.
	Sure bool
}

// FoundIn returns the answer of a source that has w: found, or withdrawn.
func FoundIn(source string, w *Work) Answer {
	if w.Withdrawn() {
		return Answer{Status: Withdrawn, Work: w, Source: source}
	}
	return Answer{Status: Found, Work: w, Source: source}
}

// Answers are answers by the [ID.Key] of identifiers.
type Answers map[ID]Answer

// Of returns the answer for id, which is Unknown if there is none.
func (a Answers) Of(id ID) Answer { return a[id.Key()] }

// Source knows works by their identifiers, of the kinds that it supports.
//
// Lookup answers for ids. An identifier that is missing in the answers counts as Unknown.
// An error means that the source could not be asked at all; answers that arrived before
// it are returned with it.
type Source interface {
	Lookup(ctx context.Context, ids []ID) (Answers, error)
}

// Lister is a [Source] that can list all of its works, so that they can be found by more
// than their identifiers. A bulk snapshot and an API are not listers: they have too many
// works.
type Lister interface {
	// All returns the works in a fixed order.
	All() iter.Seq[*Work]
}

// Chain asks its sources in order, each only for what the previous ones did not find. If
// a source fails, the next ones are asked nevertheless; the errors are joined.
type Chain []Source

// Lookup implements [Source].
func (c Chain) Lookup(ctx context.Context, ids []ID) (Answers, error) {
	answers := Answers{} // grows on demand: lists are large, and sources know few of their works
	left := slices.Clone(ids)
	var failures []error
	for _, source := range c {
		if len(left) == 0 {
			break
		}
		got, err := source.Lookup(ctx, left)
		if err != nil {
			failures = append(failures, err)
		}
		rest := left[:0] // each identifier is read before its place is taken
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

// All implements [Lister]: it returns the works of those sources that are listers.
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
	Name string // the name of the source in answers

	works []*Work
	byID  map[ID]*Work
}

// MaxRecord is the longest line of a JSON Lines file of works, in bytes: the longest
// author lists of arXiv (about 3,000 names) take less than 1 MiB.
const MaxRecord = 4 << 20

// ReadJSONL reads works from r, one JSON object in the form of [Work] per line; blank
// lines are skipped. Errors contain the line number.
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

// Add adds w to m under its identifiers, replacing earlier works with the same
// identifier. A work without identifiers is ignored.
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

// All implements [Lister]. The works are in the order in which they were added, without
// those that were replaced.
func (m *Memory) All() iter.Seq[*Work] {
	return func(yield func(*Work) bool) {
		for _, w := range m.works {
			if m.byID[w.IDs[0].Key()] == w && !yield(w) {
				return
			}
		}
	}
}
