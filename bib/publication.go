package bib

import (
	"strconv"
	"strings"

	"clipgraph/arxiv"
)

// Publication returns the work of an entry with where it appeared. It returns
// false unless the entry is an article in a journal or in proceedings other than
// arXiv, and its title, authors, venue and year are there.
func (e *Entry) Publication() (*arxiv.Paper, bool) {
	text := func(names ...string) string {
		for _, name := range names {
			if t := Text(e.Value(name)); t != "" {
				return t
			}
		}
		return ""
	}
	p := &arxiv.Paper{Title: text("title"), Authors: ParseNames(e.Value("author"))}
	v := arxiv.Venue{
		Volume: text("volume"), Number: text("number"), Publisher: text("publisher"), DOI: e.Value("doi"),
		Pages: strings.NewReplacer("–", "-", "--", "-").Replace(text("pages")),
	}
	switch strings.ToLower(e.Type) {
	case "article":
		v.Kind, v.Name = "article", text("journaltitle", "journal")
	case "inproceedings", "conference":
		v.Kind, v.Name = "inproceedings", text("booktitle")
	}
	year, _, _ := strings.Cut(text("date", "year"), "-")
	v.Year, _ = strconv.Atoi(year)
	if i := strings.Index(v.DOI, "10."); i > 0 {
		v.DOI = v.DOI[i:]
	}
	name := strings.ToLower(v.Name)
	preprint := name == "" || name == "corr" || strings.Contains(name, "arxiv")
	p.Venue = v
	return p, !preprint && v.Year != 0 && p.Title != "" && len(p.Authors) > 0
}
