package cmd

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/latex"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// known is a .bib file of the user's, and what its entries are recognised by.
type known struct {
	*bib.File
	encoding bib.Encoding
	byID     map[arxiv.ID]*bib.Entry
	byDOI    map[string]*bib.Entry
	byURL    map[string]*bib.Entry
	byTitle  map[string]*bib.Entry // of entries without an identifier
	byKey    map[string]*bib.Entry // in lower case; biblatex's ids are keys, too
}

// readKnown reads the file name, which the flag what names.
func (a *app) readKnown(what, name string) (*known, error) {
	source, err := a.readText(what, name)
	if err != nil {
		return nil, err
	}
	return newKnown(name, []byte(source))
}

// newKnown reads data as a list, too, so that an identifier is found wherever
// people put it.
func newKnown(name string, data []byte) (*known, error) {
	source, encoding, err := bib.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	file := bib.Parse(name, source)
	k := &known{file, encoding, map[arxiv.ID]*bib.Entry{}, map[string]*bib.Entry{}, map[string]*bib.Entry{}, map[string]*bib.Entry{}, map[string]*bib.Entry{}}
	type place struct{ line, col int }
	at := map[place]*bib.Entry{}
	for e := range file.Entries() {
		at[place{e.Line, e.Col}] = e
		keep(k.byKey, strings.ToLower(e.Key), e)
	}
	for e := range file.Entries() {
		for key := range strings.SplitSeq(e.Value("ids"), ",") {
			if key = strings.ToLower(strings.TrimSpace(key)); key != "" {
				keep(k.byKey, key, e)
			}
		}
	}
	for _, item := range readlist.Read("x.bib", []byte(file.Source)).Items {
		e := at[place{item.Line, item.Col}]
		if e == nil {
			continue
		}
		if !item.ID.IsZero() {
			keep(k.byID, item.ID, e)
		}
		if item.DOI != "" {
			keep(k.byDOI, strings.ToLower(item.DOI), e)
		}
		for _, l := range item.Links {
			keep(k.byURL, l.URL, e)
		}
		if title := graph.FoldTitle(item.Title); title != "" && item.ID.IsZero() {
			keep(k.byTitle, title, e)
		}
	}
	return k, nil
}

// keep puts e under key unless there is one before it: of entries of one work,
// BibTeX reads the first.
func keep[K comparable](m map[K]*bib.Entry, key K, e *bib.Entry) {
	if _, there := m[key]; !there {
		m[key] = e
	}
}

// has reports whether an entry of the file has the key, without regard to case,
// and is not own.
func (k *known) has(key string, own *bib.Entry) bool {
	e := k.byKey[strings.ToLower(key)]
	return e != nil && e != own
}

// entryOf returns the entry of p, or nil. It is not sure if only the title says
// so.
func (k *known) entryOf(p *graph.Paper) (e *bib.Entry, sure bool) {
	if e := k.byID[p.ID]; e != nil && !p.ID.IsZero() {
		return e, true
	}
	for _, id := range p.Meta.IDs {
		if e := k.byDOI[strings.ToLower(id.Value)]; e != nil && id.Kind == work.DOI {
			return e, true
		}
	}
	if e := k.byURL[p.Meta.URL]; e != nil && p.Meta.URL != "" {
		return e, true
	}
	return k.byTitle[graph.FoldTitle(p.Title())], false
}

// isOf reports whether e may be an entry of p: its title or its first author
// agrees, or it has neither.
func isOf(e *bib.Entry, p *graph.Paper) bool {
	title := latex.Text(e.Value("title"))
	names, _ := bib.ParseNames(e.Value("author"))
	if title == "" && len(names) == 0 {
		return true
	}
	if graph.TitlesAgree(title, p.Meta.Title) {
		return true
	}
	return len(names) > 0 && len(p.Meta.Authors) > 0 && bib.FoldName(names[0].Last()) == bib.FoldName(p.Meta.Authors[0].Last())
}

// readText reads a file that is no list, which the flag what names.
func (a *app) readText(what, name string) (string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, cause(err))
	}
	if !info.Mode().IsRegular() {
		return "", &usageError{fmt.Errorf("reading %s: no regular file", name)}
	}
	if err := a.paths.reads(what, name); err != nil {
		return "", err
	}
	in := file(name, info)
	switch err := in.read(a.inputLimit()); {
	case errors.Is(err, errTooLarge):
		return "", a.tooLarge(name, a.inputLimit())
	case err != nil:
		return "", err
	}
	return string(in.data), nil
}
