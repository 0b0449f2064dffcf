// Package document replaces LaTeX documents by the .bib files that they cite, for verbs
// that judge files one by one.
package document

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"clipgraph"
	"clipgraph/bib"
	"clipgraph/bib/citing"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/graph/check"
)

// Set is the documents among the lists of a run.
type Set struct {
	documents []*citing.Document
	inputs    []files.Input
}

// Expand returns the lists to judge: inputs, in which each document without references of
// its own is replaced by the existing .bib files that it names. read reads a file beside
// the document text.
func Expand(ctx context.Context, inputs []files.Input, limit files.Limit, read func(text, path string) ([]byte, error)) ([]files.Input, *Set, error) {
	s := &Set{}
	for i := range inputs {
		in := &inputs[i]
		if !citing.Is(in.Name) || clipgraph.HasReferences(in.Data) {
			s.add(*in)
			continue
		}
		d := citing.Read(in.Name, in.Data, func(path string) ([]byte, error) { return read(in.Name, path) })
		n := 0
		for _, b := range d.Bibliographies {
			info, err := os.Stat(b.Name)
			if err != nil || !info.Mode().IsRegular() {
				continue
			}
			bibliography := []files.Input{files.File(b.Name, info)}
			bibliography[0].Named = true
			if err := limit.ReadAll(ctx, bibliography); err != nil {
				return nil, nil, err
			}
			s.add(bibliography[0])
			n++
		}
		if n == 0 && citing.IsSource(in.Name) {
			s.add(*in)
		} else if n > 0 {
			s.documents = append(s.documents, d)
		}
	}
	return s.inputs, s, nil
}

// add adds an input, unless it is already there.
func (s *Set) add(in files.Input) {
	same := func(other files.Input) bool { return filepath.Clean(other.Name) == filepath.Clean(in.Name) }
	if !slices.ContainsFunc(s.inputs, same) {
		s.inputs = append(s.inputs, in)
	}
}

// OnlyCited returns a function that reports whether one of the documents cites a key. It
// returns an error if there are no documents.
func (s *Set) OnlyCited() (func(key string) bool, error) {
	if len(s.documents) == 0 {
		return nil, advice.Usage(advice.Hint(errors.Join(clipgraph.ErrNoDocument), "clipgraph check paper.tex --cited"))
	}
	var cites []func(key string) bool
	for _, d := range s.documents {
		cites = append(cites, d.Cites())
	}
	return func(key string) bool {
		return slices.ContainsFunc(cites, func(cited func(string) bool) bool { return cited(key) })
	}, nil
}

// Findings returns the inconsistencies between the documents and their bibliographies.
func (s *Set) Findings(o check.Options) []check.Finding {
	var all []check.Finding
	for _, d := range s.documents {
		var bibs []*bib.File
		for _, b := range d.Bibliographies {
			for i := range s.inputs {
				if in := &s.inputs[i]; filepath.Clean(in.Name) == filepath.Clean(b.Name) {
					bibs = append(bibs, bib.Parse(in.Name, string(in.Data)))
				}
			}
		}
		all = append(all, check.Citations(d, bibs, o)...)
	}
	return all
}
