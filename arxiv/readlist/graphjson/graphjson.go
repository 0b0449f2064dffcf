// Package graphjson is the JSON form of a graph of papers: what the command
// writes as its canonical form, and reads again as a list.
//
// The records hold all that the other formats are made of: the rows of the
// lists as they were read, what the sources said of the papers, and the edges.
// So what is made of the JSON is what would be made of the lists. The names of
// the fields are a contract: later versions add to them, and [Decode] reads the
// JSON of earlier ones.
package graphjson

import "clipgraph/bib/work"

// Schema is the version of the form.
const Schema = 1

// Graph is the whole document.
type Graph struct {
	Schema int `json:"schema"`
	// Reversed says that the edges lead from the later work to the earlier one.
	Reversed bool    `json:"reversed,omitempty"`
	Papers   []Paper `json:"papers"` // in the order of the lists
	Edges    []Edge  `json:"edges"`
}

// Paper is one work: a summary of its rows and its metadata, and both in full.
type Paper struct {
	Key             string        `json:"key"`
	ArXiv           string        `json:"arxiv"`
	Version         int           `json:"version"`
	Name            string        `json:"name"`
	Title           string        `json:"title"`
	ListedTitle     string        `json:"listed_title"`
	Authors         []work.Record `json:"authors"`
	MoreAuthors     bool          `json:"more_authors,omitempty"` // than the named ones
	Year            int           `json:"year"`
	Published       string        `json:"published"`
	Section         []string      `json:"section"`
	Repo            string        `json:"repo"`
	Links           []Link        `json:"links"`
	Venue           string        `json:"venue"`
	DOI             string        `json:"doi"`
	PrimaryCategory string        `json:"primary_category"`
	Categories      []string      `json:"categories"`
	File            string        `json:"file"`
	Line            int           `json:"line"`
	Resolved        bool          `json:"resolved"`            // a source knows it
	Withdrawn       bool          `json:"withdrawn,omitempty"` // by its authors, as its comment says
	Listed          bool          `json:"listed"`              // false: it is there because listed papers cite it
	Rows            []Row         `json:"rows"`
	Meta            *work.Work    `json:"meta"` // all metadata, but for the entry that a row has

	// Offset is where the paper ends in the document, in bytes.
	Offset int `json:"-"`
}

// Row is one place where a list names a paper, with what it says there.
type Row struct {
	// Order is the place of the row among all rows of the lists, from 0.
	Order       int           `json:"order"`
	File        string        `json:"file"`
	Line        int           `json:"line"`
	Col         int           `json:"col"`
	Section     []string      `json:"section"`
	Key         string        `json:"key,omitempty"` // the cite key that the list has
	Title       string        `json:"title"`         // as listed
	Name        string        `json:"name,omitempty"`
	Authors     []work.Person `json:"authors,omitempty"`
	MoreAuthors bool          `json:"more_authors,omitempty"`
	Year        int           `json:"year"`
	Venue       string        `json:"venue,omitempty"`
	ArXiv       string        `json:"arxiv,omitempty"` // with the version that is linked to
	DOI         string        `json:"doi,omitempty"`
	Repo        string        `json:"repo,omitempty"`
	Links       []Link        `json:"links"`
	Note        string        `json:"note"`
	Mentioned   []string      `json:"mentioned,omitempty"` // identifiers that the row names beside its own, as arXiv:2103.00020
	// IDs are its identifiers beside ArXiv and DOI, where Work has them not.
	IDs []string `json:"ids,omitempty"`
	// Work is all that the list says of the work, where that is more.
	Work *work.Work `json:"work,omitempty"`
	// SameAbstract says that the abstract of Work, which is empty, is that of Meta.
	SameAbstract bool `json:"same_abstract,omitempty"`
}

// Link is a link of a row.
type Link struct {
	Kind string `json:"kind"`
	Text string `json:"text,omitempty"`
	URL  string `json:"url"`
}

// Edge leads from Source to Target, which are keys of papers.
type Edge struct {
	Source    string   `json:"source"`
	Target    string   `json:"target"`
	Relations []string `json:"relations"`
	Reasons   []Reason `json:"reasons"`
}

// Reason is why an edge stands.
type Reason struct {
	Relation   string  `json:"relation"`
	Evidence   string  `json:"evidence"`
	Where      string  `json:"where"`
	Confidence float64 `json:"confidence"`
}
