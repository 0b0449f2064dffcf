// Package repository holds where the code of papers is, and says which papers a place of
// code ties together.
package repository

import (
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/graph/naming"
	"clipgraph/graph/paper"
)

// Places holds the places of code, by paper. The path counts: two folders of one
// repository are two places, and so are a folder and the whole repository.
type Places struct {
	Papers   map[string][]int32 // the papers of a place, in lower case
	Spelling map[string]string  // places as the lists write them

	placesOf [][]string     // places of each paper, in lower case
	folders  map[string]int // folders of a repository that are linked
}

// New returns the places of code of papers.
func New(papers []*paper.Paper) *Places {
	r := &Places{map[string][]int32{}, map[string]string{}, make([][]string, len(papers)), map[string]int{}}
	for i, p := range papers {
		for j := range p.Rows {
			r.enter(int32(i), Of(&p.Rows[j]))
		}
	}
	return r
}

func (r *Places) enter(i int32, written string) {
	place := strings.ToLower(written)
	if group := r.Papers[place]; place == "" || len(group) > 0 && group[len(group)-1] == i {
		return
	}
	if parts := strings.SplitN(place, "/", 3); len(parts) == 3 && len(r.Papers[place]) == 0 {
		r.folders[parts[0]+"/"+parts[1]]++
	}
	if r.Spelling[place] == "" {
		r.Spelling[place] = written
	}
	r.Papers[place] = append(r.Papers[place], i)
	r.placesOf[i] = append(r.placesOf[i], place)
}

// Of returns where on GitHub the code of a row is, in lower case: owner and name,
// and the folder or file in it. It returns "" if the row has no code on GitHub.
func Of(row *readlist.Row) string {
	if row.Repo == "" {
		return ""
	}
	for _, l := range row.Links {
		if strings.EqualFold(link.Repository(l.URL), row.Repo) {
			return row.Repo + folder(l.URL)
		}
	}
	return row.Repo
}

// folder returns the path within a repository that an address on GitHub leads to, with a
// leading slash and without the branch. It returns "" for the repository itself.
func folder(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	_, path, _ := strings.Cut(address, "github.com/")
	parts := strings.Split(strings.Trim(path, "/"), "/")
	if len(parts) < 5 || parts[2] != "tree" && parts[2] != "blob" {
		return ""
	}
	rest := parts[4:]
	if last := rest[len(rest)-1]; len(rest) == 1 && strings.HasPrefix(strings.ToLower(last), "readme") {
		return ""
	}
	return "/" + strings.Join(rest, "/")
}

// IsCollection reports whether a place is a repository of many works: folders of it are
// also linked, or its name says so or is that of its owner.
func (r *Places) IsCollection(place string) bool {
	owner, repo, _ := strings.Cut(place, "/")
	return r.folders[place] > 0 || repo == owner || collections[repo]
}

var collections = map[string]bool{"research": true, "monorepo": true, "models": true, "papers": true, "projects": true, "publications": true, "code": true, "examples": true}

// fewOfRepository is the number of papers that a repository of any name may connect. An
// organisation's repository of many works says nothing about two of them.
const fewOfRepository = 2

// Common returns the place that two papers share and that shows that they belong
// together: one that only the two share, or one that has the name of a.
func (r *Places) Common(a, b int, names []naming.Name) string {
	for _, place := range r.placesOf[b] {
		for _, other := range r.placesOf[a] {
			if place != other {
				continue
			}
			if len(r.Papers[place]) <= fewOfRepository {
				return place
			}
			repo := naming.Fold(place[strings.LastIndexByte(place, '/')+1:])
			for _, n := range names {
				if n.Fold == repo {
					return place
				}
				for _, v := range naming.Versions(n.Text) {
					if v.Stem == repo {
						return place
					}
				}
			}
		}
	}
	return ""
}
