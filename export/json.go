package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// schema is the version of the JSON form. The names of its fields are a
// contract: later versions add to them.
const schema = 1

type jsonPaper struct {
	Key             string          `json:"key"`
	ArXiv           string          `json:"arxiv"`
	Version         int             `json:"version"`
	Name            string          `json:"name"`
	Title           string          `json:"title"`
	ListedTitle     string          `json:"listed_title"`
	Authors         []work.Record   `json:"authors"`
	MoreAuthors     bool            `json:"more_authors,omitempty"` // than the named ones
	Year            int             `json:"year"`
	Published       string          `json:"published"`
	Section         []string        `json:"section"`
	Repo            string          `json:"repo"`
	Links           []readlist.Link `json:"links"`
	Venue           string          `json:"venue"`
	DOI             string          `json:"doi"`
	PrimaryCategory string          `json:"primary_category"`
	Categories      []string        `json:"categories"`
	File            string          `json:"file"`
	Line            int             `json:"line"`
	Resolved        bool            `json:"resolved"`
	Listed          bool            `json:"listed"` // false: it is there because listed papers cite it
	Rows            []jsonRow       `json:"rows"`
	// Meta is all metadata, of which some stands above: what other formats are
	// made of.
	Meta *work.Work `json:"meta"`
}

type jsonRow struct {
	File    string   `json:"file"`
	Line    int      `json:"line"`
	Section []string `json:"section"`
	Title   string   `json:"title"`
	Year    int      `json:"year"`
	Note    string   `json:"note"`
}

type jsonEdge struct {
	Source    string           `json:"source"`
	Target    string           `json:"target"`
	Relations []graph.Relation `json:"relations"`
	Reasons   []graph.Reason   `json:"reasons"`
}

// writeJSON writes the canonical form, papers in the order of the lists: an object
// of the schema, the papers and the edges.
func writeJSON(w io.Writer, g *graph.Graph, o Options) error {
	papers := g.Papers()
	out := bufio.NewWriterSize(w, 64<<10)
	fmt.Fprintf(out, "{\n  \"schema\": %d,\n  \"papers\": ", schema)
	err := writeJSONArray(out, "  ", func(yield func(jsonPaper) bool) {
		for _, i := range g.Listed() {
			if !yield(newJSONPaper(papers[i])) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	fmt.Fprint(out, ",\n  \"edges\": ")
	err = writeJSONArray(out, "  ", func(yield func(jsonEdge) bool) {
		for _, e := range g.Edges() {
			if !yield(newJSONEdge(papers, e, o)) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	fmt.Fprint(out, "\n}\n")
	return out.Flush()
}

// writeJSONArray writes values one by one as json.Encoder writes a slice of them,
// in a line that is indented by indent: only one value is in memory as text.
func writeJSONArray[T any](w io.Writer, indent string, values iter.Seq[T]) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent(indent+"  ", "  ")
	before := "[\n"
	for value := range values {
		text.Reset()
		text.WriteString(before + indent + "  ")
		if err := encoder.Encode(value); err != nil {
			return err
		}
		if _, err := w.Write(bytes.TrimSuffix(text.Bytes(), []byte("\n"))); err != nil {
			return err
		}
		before = ",\n"
	}
	end := "\n" + indent + "]"
	if before == "[\n" {
		end = "[]"
	}
	_, err := io.WriteString(w, end)
	return err
}

func newJSONEdge(papers []*graph.Paper, e graph.Edge, o Options) jsonEdge {
	from, to := o.ends(e)
	return jsonEdge{Source: papers[from].Key, Target: papers[to].Key, Relations: relations(e), Reasons: e.Reasons}
}

func newJSONPaper(p *graph.Paper) jsonPaper {
	row := p.Row()
	j := jsonPaper{
		Key: p.Key, ArXiv: p.ID.String(), Version: p.Version,
		Name: p.Name, Title: p.Title(), ListedTitle: p.ListedTitle,
		Authors: records(p.Meta.Authors), MoreAuthors: p.Meta.MoreAuthors, Year: p.Meta.Year(), Published: p.Meta.Published.String(),
		Section: notNil(row.Section), Repo: repo(p), Links: links(p), Venue: venue(p), DOI: p.Meta.DOI(),
		PrimaryCategory: p.Meta.PrimaryCategory, Categories: notNil(p.Meta.Categories),
		File: row.File, Line: row.Line, Resolved: p.Resolved, Listed: p.Listed(), Rows: []jsonRow{},
		Meta: p.Meta,
	}
	for _, r := range p.Rows {
		j.Rows = append(j.Rows, jsonRow{
			File: r.File, Line: r.Line, Section: notNil(r.Section), Title: r.Title, Year: r.Year, Note: r.Note,
		})
	}
	return j
}

func records(people []work.Person) []work.Record {
	all := make([]work.Record, len(people))
	for i, p := range people {
		all[i] = p.Record()
	}
	return all
}

// notNil makes an absent list an empty one: readers of JSON need not tell
// null from [].
func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// relations returns the relations of e's reasons, each once, in their order.
func relations(e graph.Edge) []graph.Relation {
	var all []graph.Relation
	for _, r := range e.Reasons {
		if len(all) == 0 || all[len(all)-1] != r.Relation {
			all = append(all, r.Relation)
		}
	}
	return all
}

// repo is the repository that the first of the paper's rows names.
func repo(p *graph.Paper) string {
	for _, r := range p.Rows {
		if r.Repo != "" {
			return r.Repo
		}
	}
	return ""
}

// links are the links of all the paper's rows, each address once.
func links(p *graph.Paper) []readlist.Link {
	all, seen := []readlist.Link{}, map[string]bool{}
	for _, r := range p.Rows {
		for _, l := range r.Links {
			if !seen[l.URL] {
				seen[l.URL] = true
				all = append(all, l)
			}
		}
	}
	return all
}

// venue is where the work appeared: as the metadata has it, else as listed.
func venue(p *graph.Paper) string {
	if v := p.Meta.Venue.Name; v != "" {
		return v
	}
	return p.Row().Venue
}
