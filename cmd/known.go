package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/graph"
)

// known is a .bib file of the user's, and what its entries are recognised by.
type known struct {
	*bib.File
	byID    map[arxiv.ID]*bib.Entry
	byDOI   map[string]*bib.Entry
	byURL   map[string]*bib.Entry
	byTitle map[string]*bib.Entry // of entries without an identifier
	keys    map[string]bool       // in lower case
}

// readKnown reads the file name, which need not be there yet if it is one to be
// made, as a list too, so that an identifier is found wherever people put it.
func (a *app) readKnown(name string, optional bool) (*known, error) {
	source, err := a.readText(name, optional)
	if err != nil {
		return nil, err
	}
	file := bib.Parse(name, source)
	k := &known{file, map[arxiv.ID]*bib.Entry{}, map[string]*bib.Entry{}, map[string]*bib.Entry{}, map[string]*bib.Entry{}, map[string]bool{}}
	type place struct{ line, col int }
	at := map[place]*bib.Entry{}
	for e := range file.Entries() {
		at[place{e.Line, e.Col}] = e
		k.keys[strings.ToLower(e.Key)] = true
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

// entryOf returns the entry of p, or nil. It is not sure if only the title says
// so.
func (k *known) entryOf(p *graph.Paper) (e *bib.Entry, sure bool) {
	if e := k.byID[p.ID]; e != nil && !p.ID.IsZero() {
		return e, true
	}
	for _, doi := range []string{p.Meta.DOI, p.Meta.Venue.DOI} {
		if e := k.byDOI[strings.ToLower(doi)]; e != nil && doi != "" {
			return e, true
		}
	}
	if e := k.byURL[p.Meta.URL]; e != nil && p.Meta.URL != "" {
		return e, true
	}
	return k.byTitle[graph.FoldTitle(p.Title())], false
}

// readText reads a file that is no list, such as a .bib file of the user's; one
// that is optional and not there is empty.
func (a *app) readText(name string, optional bool) (string, error) {
	info, err := os.Stat(name)
	if optional && errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, cause(err))
	}
	if !info.Mode().IsRegular() {
		return "", &usageError{fmt.Errorf("reading %s: no regular file", name)}
	}
	in := file(name, info)
	if err := in.read(a.inputLimit(), a.inputLimit()); err != nil {
		return "", err
	}
	return string(in.data), nil
}
