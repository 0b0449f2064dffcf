// Package embedded contains the default input of the command: a reading list on CLIP and
// the metadata of its papers.
//
// The list and its notes were written for this project. The facts in papers.jsonl
// (titles, names, dates, identifiers, venues) were collected from DBLP records, the
// BibTeX that authors give in their own repositories, and the papers' arXiv pages;
// arXiv's metadata is in the public domain (CC0 1.0). venues.tsv names the source of the
// venue of each published paper. Facts that no source gives are left out, such as
// categories or pages.
//
// papers.jsonl also says which paper builds on which ("stated"), with the address of the
// text that says so: the abstract, or the page of the paper's code. These are facts, not
// quoted text.
package embedded

import _ "embed"

// List is the reading list, in Markdown.
//
//go:embed clip.md
var List []byte

// Papers is the metadata of the list's papers, in the order of the list: one work.Work in
// JSON per line.
//
//go:embed papers.jsonl
var Papers []byte
