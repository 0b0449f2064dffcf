package arxiv

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"clipgraph/bib/work"
)

// Status says how a source answered for one identifier. The states stay
// apart up to the user's screen: "we do not know it" is not "it is wrong".
type Status int

const (
	Unknown   Status = iota // the source has no such paper
	Found                   // the source has it; Answer.Paper is set
	Withdrawn               // found, and its authors took it back; Answer.Paper is set
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
	Paper  *work.Work // set if Status is Found or Withdrawn
	Err    error      // set if Status is Failed
	Source string     // the name of the source that answered; "" if it has none
	// Sure tells, where there is no paper, that arXiv itself said so not long
	// ago: no other source needs to be asked.
	Sure bool
}

// Source knows papers by their identifiers.
//
// Lookup answers for every one of ids: an identifier absent from the map
// counts as Unknown. The error is for a source that could not be asked at
// all; answers that came before it are returned beside it.
type Source interface {
	Lookup(ctx context.Context, ids []ID) (map[ID]Answer, error)
}

// DOISource is a Source that also knows works by their DOI, those that are
// not on arXiv included.
type DOISource interface {
	LookupDOI(doi string) (*work.Work, bool)
}

// Chain asks its sources in order, each only for what those before it did
// not find. A source that fails does not stop the ones behind it; its error
// is joined to the result.
type Chain []Source

// Lookup implements [Source].
func (c Chain) Lookup(ctx context.Context, ids []ID) (map[ID]Answer, error) {
	answers := make(map[ID]Answer, len(ids))
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
			answer, ok := got[id]
			if ok && (answer.Paper != nil || answers[id].Status == Unknown) {
				answers[id] = answer
			}
			if answers[id].Paper == nil && !answers[id].Sure {
				rest = append(rest, id)
			}
		}
		left = rest
	}
	return answers, errors.Join(failures...)
}

// LookupDOI implements [DOISource]: the first source that knows doi answers.
func (c Chain) LookupDOI(doi string) (*work.Work, bool) {
	for _, source := range c {
		if s, ok := source.(DOISource); ok {
			if paper, found := s.LookupDOI(doi); found {
				return paper, true
			}
		}
	}
	return nil, false
}

// Memory is a Source that holds its papers in memory, such as the embedded
// ones. The zero value is empty and ready to use.
type Memory struct {
	Name string // what its answers call it

	byID  map[ID]*work.Work
	byDOI map[string]*work.Work
}

// maxRecord bounds one line of a JSON Lines file of papers, in bytes: the
// longest author lists of arXiv (some 3,000 names) stay below 1 MiB.
const maxRecord = 4 << 20

// ReadJSONL reads papers from r, one JSON object of the form of [Paper] a
// line; blank lines are skipped. Errors name the line.
func ReadJSONL(r io.Reader) (*Memory, error) {
	m := &Memory{}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxRecord)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var p work.Work
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("paper record on line %d: %w", n, err)
		}
		m.Add(&p)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading paper records: %w", err)
	}
	return m, nil
}

// Add puts p into m under its identifier and its DOIs; a later paper of the
// same identifier replaces the earlier one.
func (m *Memory) Add(p *work.Work) {
	if m.byID == nil {
		m.byID, m.byDOI = map[ID]*work.Work{}, map[string]*work.Work{}
	}
	if !Of(p).IsZero() {
		m.byID[Of(p)] = p
	}
	for _, id := range p.IDs {
		if id.Kind == work.DOI {
			m.byDOI[strings.ToLower(id.Value)] = p
		}
	}
}

// Lookup implements [Source]; it never fails.
func (m *Memory) Lookup(_ context.Context, ids []ID) (map[ID]Answer, error) {
	answers := make(map[ID]Answer, len(ids))
	for _, id := range ids {
		if p, ok := m.byID[id]; ok {
			answers[id] = Answer{Status: status(p), Paper: p, Source: m.Name}
		}
	}
	return answers, nil
}

// LookupDOI implements [DOISource]; DOIs are compared without case (DOI
// Handbook, 2.4).
func (m *Memory) LookupDOI(doi string) (*work.Work, bool) {
	p, ok := m.byDOI[strings.ToLower(doi)]
	return p, ok
}
