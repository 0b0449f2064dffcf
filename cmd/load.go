package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"clipgraph"
	"clipgraph/bib/lookup"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/tell"
)

// Calls of the library: lists and flags become inputs and a Config, and the notes of the
// library become messages as they arise.

// load is one call of the library.
type load struct {
	*app
	inputs []clipgraph.Input
	config clipgraph.Config
	lists  []files.Input
	files  []io.Closer // closed by close
}

// readLoad reads the lists that args name, opens the files of citations, and finds the
// sources. The caller must close the result.
func (a *app) readLoad(ctx context.Context, args []string, citations *citeOptions) (_ *load, err error) {
	l := &load{app: a, config: clipgraph.Config{Problem: a.Problem, MaxBytes: files.MaxInput}}
	defer func() {
		if err != nil {
			l.close()
		}
	}()
	l.config.Note, l.config.Bibliography = l.printNote, a.readBibliography
	if l.lists, err = a.readInputs(ctx, args); err != nil {
		return nil, err
	}
	for i := range l.lists {
		list := &l.lists[i]
		l.inputs = append(l.inputs, clipgraph.Input{Name: list.Name, Format: string(a.inputFormat), Reader: bytes.NewBuffer(list.Data)})
		list.Data = nil // the library drops each list that it has read
	}
	var search *lookup.Search
	if l.config.Preferred, l.config.Sources, search, err = a.sources(); err != nil {
		return nil, err
	}
	if search != nil {
		l.config.Search = search
	}
	if l.config.Titles, err = a.indexes().Titles(); err != nil {
		return nil, err
	}
	l.config.Citations = clipgraph.Citations{Archive: citations.archive}
	if citations.depth > 0 {
		l.config.Citations.Add = citations.top
	}
	if err := l.addCitations(citations); err != nil {
		return nil, err
	}
	return l, nil
}

func (l *load) close() {
	for _, file := range l.files {
		file.Close()
	}
}

// readBibliography reads the .bib file at path that text refers to.
func (a *app) readBibliography(text, path string) ([]byte, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	source, err := a.readText("the bibliography of "+text, path)
	return []byte(source), err
}

// explain adds a hint to an error of the library.
func (l *load) explain(err error) error {
	l.EndLine()
	if e, ok := errors.AsType[*clipgraph.NoPapersError](err); ok {
		return files.NothingFound(l.lists, papersFound, files.Instead{Blank: e.Blank, Bibliographies: e.Bibliographies, Pairs: e.Pairs})
	}
	if errors.Is(err, clipgraph.ErrNoDocument) {
		return advice.Usage(advice.Hint(fmt.Errorf("--cited: %w", err), "clipgraph bib paper.tex refs.bib --cited"))
	}
	if e, ok := errors.AsType[*clipgraph.ReadError](err); ok && e.Citations {
		return advice.Hint(fmt.Errorf("reading %s: %w", e.Name, files.Cause(e.Err)), "a line is 2203.05557,2109.01134: the citing paper, then the cited one")
	}
	return err
}

// printNote prints a note from the library. It counts the problems of lists, and papers that
// could not be asked for, for the exit code.
func (l *load) printNote(n clipgraph.Note) {
	a := l.app
	a.EndLine()
	switch n := n.(type) {
	case clipgraph.Empty:
		a.noteEmpty(&l.lists[n.Index])
	case clipgraph.Bibliography:
		text := files.DisplayName(n.Text)
		if n.Err == nil {
			a.Note("%s: its references are read from %s", text, n.File)
			return
		}
		a.Problems++
		a.Note("%s: its bibliography %s can't be read: %v", text, n.File, n.Err)
	case clipgraph.SkippedLines:
		a.Problems += n.Lines
		a.Note("%s: and %s more lines without a citation", n.Name, tell.Thousands(n.Lines))
	case clipgraph.Hidden:
		a.NoteHidden(n.Name, n.Hidden)
	case clipgraph.Coverage:
		a.Unanswered += n.Failed
		a.NoteCoverage(n)
	case clipgraph.SourceFailed:
		a.Unanswered += n.Titles
		a.noteSourceFailed(n)
	case clipgraph.Answered:
		a.noteSources(n.Papers)
	case clipgraph.FoundOnArXiv:
		a.NoteFoundOnArXiv(n)
	case clipgraph.FoundByTitle:
		a.NoteFoundByTitle(n)
	case clipgraph.Differing:
		a.Note("%v was published in %q (%d) and in %q (%d); neither is written", n.ID, n.First.Name, n.First.Year, n.Second.Name, n.Second.Year)
	}
}
