package clipgraph

import (
	"fmt"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/encoding"
	"clipgraph/bib/work"
	"clipgraph/graph"
	"clipgraph/graph/paper"
)

// KnownEntries are the entries of a .bib file, indexed by what identifies their works:
// identifiers, DOIs, addresses, titles.
type KnownEntries struct {
	*bib.File
	Encoding encoding.Encoding // of the file

	byID    map[arxiv.ID]*bib.Entry
	byDOI   map[string]*bib.Entry // in lower case
	byURL   map[string]*bib.Entry
	byTitle map[string]*bib.Entry // of entries without an arXiv identifier; by title, and by title and author
	byKey   map[string]*bib.Entry // in lower case; includes the aliases in biblatex's ids
}

// ReadKnownEntries parses the .bib file data. An arXiv identifier is found in any field
// where people put it. The error says that data is not text.
func ReadKnownEntries(name string, data []byte) (*KnownEntries, error) {
	source, code, err := encoding.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	k := &KnownEntries{File: bib.Parse(name, source), Encoding: code,
		byID: map[arxiv.ID]*bib.Entry{}, byDOI: map[string]*bib.Entry{}, byURL: map[string]*bib.Entry{}, byTitle: map[string]*bib.Entry{}, byKey: map[string]*bib.Entry{}}
	for e := range k.Entries() {
		keepFirst(k.byKey, strings.ToLower(e.Key), e)
	}
	for e := range k.Entries() {
		for key := range strings.SplitSeq(e.Value("ids"), ",") {
			if key = strings.ToLower(strings.TrimSpace(key)); key != "" {
				keepFirst(k.byKey, key, e)
			}
		}
	}
	k.recognise()
	return k, nil
}

// recognise fills the indexes.
func (k *KnownEntries) recognise() {
	for e, row := range readlist.Entries(k.File) {
		if id := row.ArXiv(); !id.IsZero() {
			keepFirst(k.byID, id, e)
		}
		if doi := row.Work.DOI(); doi != "" {
			keepFirst(k.byDOI, strings.ToLower(doi), e)
		}
		for _, l := range row.Links {
			keepFirst(k.byURL, l.URL, e)
		}
		for _, title := range []string{paper.FoldTitle(row.Work.Title), paper.FoldWork(row.Work)} {
			if title != "" && row.ArXiv().IsZero() {
				keepFirst(k.byTitle, title, e)
			}
		}
	}
}

// keepFirst sets m[key] to e unless it is set: of several entries of one work, BibTeX
// uses the first.
func keepFirst[K comparable](m map[K]*bib.Entry, key K, e *bib.Entry) {
	if _, there := m[key]; !there {
		m[key] = e
	}
}

// Has reports whether an entry of the file other than own has the key, ignoring case.
func (k *KnownEntries) Has(key string, own *bib.Entry) bool {
	e := k.byKey[strings.ToLower(key)]
	return e != nil && e != own
}

// Find returns the entry of p, or nil. sure is false if only the title matches.
func (k *KnownEntries) Find(p *graph.Paper) (e *bib.Entry, sure bool) {
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
	if e := k.byTitle[paper.FoldTitle(p.Title())]; e != nil {
		return e, false
	}
	return k.byTitle[paper.FoldWork(p.Meta)], false
}

// Moved is a paper whose cite key differs from that of its entry.
type Moved struct {
	Entry *bib.Entry
	Paper *graph.Paper
	Other *graph.Paper // the paper that has the key now, or nil
}

// Moved returns the papers of g whose keys differ from those in the file, in the order of
// the lists. A text that cites one of them does not compile, or cites another work.
func (k *KnownEntries) Moved(g *graph.Graph) (moved []Moved) {
	owner := map[string]*graph.Paper{}
	for _, p := range g.Papers() {
		owner[strings.ToLower(p.Key)] = p
	}
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		e, _ := k.Find(p)
		if e == nil || e.Key == p.Key {
			continue
		}
		m := Moved{Entry: e, Paper: p}
		if other := owner[strings.ToLower(e.Key)]; other != p {
			m.Other = other
		}
		moved = append(moved, m)
	}
	return moved
}
