// Package graphjson is the JSON form of a graph of papers, which the command writes and
// reads back as a list.
//
// The records contain everything that the other formats are made from: the rows of the
// lists, the metadata from sources, and the edges. Output made from the JSON is the same
// as from the lists. The field names are a public format: later versions add to them, and
// [Decode] reads the JSON of earlier versions.
package graphjson

import "clipgraph/bib/work"

// Schema is the version of the format.
const Schema = 1

// Graph is the document.
type Graph struct {
	Schema int `json:"schema"`
	// Reversed says that edges lead from the later work to the earlier one.
	Reversed bool    `json:"reversed,omitempty"`
	Papers   []Paper `json:"papers"` // in the order of the lists
	Edges    []Edge  `json:"edges"`
}

// Paper is one work: a summary, then its rows and metadata in full.
type Paper struct {
	Key             string        `json:"key"`
	ArXiv           string        `json:"arxiv"`
	Version         int           `json:"version"`
	Name            string        `json:"name"`
	Title           string        `json:"title"`
	ListedTitle     string        `json:"listed_title"`
	Authors         []work.Record `json:"authors"`
	MoreAuthors     bool          `json:"more_authors,omitempty"` // there are more authors
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
	Withdrawn       bool          `json:"withdrawn,omitempty"` // withdrawn by its authors, according to its comment
	Listed          bool          `json:"listed"`              // false for a work that listed papers cite
	Rows            []Row         `json:"rows"`
	Meta            *work.Work    `json:"meta"` // all metadata, without the entry that a row has

	// Offset is the offset of the paper's end in the document.
	Offset int `json:"-"`
}

// Row is one place where a list names a paper.
type Row struct {
	// Order is the index of the row among all rows of the lists, from 0.
	Order       int           `json:"order"`
	File        string        `json:"file"`
	Line        int           `json:"line"`
	Col         int           `json:"col"`
	Section     []string      `json:"section"`
	Key         string        `json:"key,omitempty"` // the cite key in the list
	Title       string        `json:"title"`         // as listed
	Name        string        `json:"name,omitempty"`
	Authors     []work.Person `json:"authors,omitempty"`
	MoreAuthors bool          `json:"more_authors,omitempty"`
	Year        int           `json:"year"`
	Venue       string        `json:"venue,omitempty"`
	ArXiv       string        `json:"arxiv,omitempty"` // with the version in the list
	DOI         string        `json:"doi,omitempty"`
	Repo        string        `json:"repo,omitempty"`
	Links       []Link        `json:"links"`
	Note        string        `json:"note"`
	Mentioned   []string      `json:"mentioned,omitempty"` // other identifiers in the row, such as arXiv:2103.00020
	// IDs are its identifiers other than ArXiv and DOI that are not in Work.
	IDs []string `json:"ids,omitempty"`
	// Work is all that the list says of the work, if that is more than the fields above.
	Work *work.Work `json:"work,omitempty"`
	// SameAbstract says that the abstract of Work was left out and is that of Meta.
	SameAbstract bool `json:"same_abstract,omitempty"`
}

// Link is a link of a row.
type Link struct {
	Kind string `json:"kind"`
	Text string `json:"text,omitempty"`
	URL  string `json:"url"`
}

// Edge leads from Source to Target, which are the keys of papers.
type Edge struct {
	Source    string   `json:"source"`
	Target    string   `json:"target"`
	Relations []string `json:"relations"`
	Reasons   []Reason `json:"reasons"`
}

// Reason is the reason for an edge.
type Reason struct {
	Relation   string  `json:"relation"`
	Evidence   string  `json:"evidence"`
	Where      string  `json:"where"`
	Confidence float64 `json:"confidence"`
}
