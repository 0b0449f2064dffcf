package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"clipgraph/arxiv/readlist/graphjson"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph"
)

// CSL-JSON is what Zotero, pandoc and Word's plug-ins read ("CSL-JSON", schema of Citation Style
// Language 1.0.2). A work that is only on arXiv is an article with arXiv as its publisher, as
// Zotero writes preprints.

type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Publisher      string    `json:"publisher,omitempty"`
	Volume         string    `json:"volume,omitempty"`
	Issue          string    `json:"issue,omitempty"`
	Page           string    `json:"page,omitempty"`
	Number         string    `json:"number,omitempty"`
	DOI            string    `json:"DOI,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Note           string    `json:"note,omitempty"`
	Annote         string    `json:"annote,omitempty"`
	Abstract       string    `json:"abstract,omitempty"`
	Status         string    `json:"status,omitempty"` // "withdrawn" or empty

	Editor         []cslName `json:"editor,omitempty"`
	Collection     string    `json:"collection-title,omitempty"`
	PublisherPlace string    `json:"publisher-place,omitempty"`
	Edition        string    `json:"edition,omitempty"`
	Chapter        string    `json:"chapter-number,omitempty"`
	Genre          string    `json:"genre,omitempty"`
	ISBN           string    `json:"ISBN,omitempty"`
	ISSN           string    `json:"ISSN,omitempty"`
}

// cslTypes maps biblatex's entry types to those of CSL (CSL 1.0.2, appendix III).
var cslTypes = map[string]string{
	"article": "article-journal", "inproceedings": "paper-conference", "book": "book", "mvbook": "book", "collection": "book", "manual": "book", "proceedings": "book", "booklet": "pamphlet",
	"incollection": "chapter", "inbook": "chapter", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
	"unpublished": "manuscript", "online": "webpage", "software": "software", "dataset": "dataset", "patent": "patent",
}

// cslPublished adds where the work appeared according to the list itself. It reports whether
// other sources may add to that.
func cslPublished(item *cslItem, meta *work.Work) (more bool) {
	kind := cslTypes[meta.Type]
	if kind == "" || meta.Type == "article" && meta.PublishedIn().Name == "" {
		return true
	}
	v := meta.PublishedIn()
	item.Type, item.Publisher, item.ContainerTitle = kind, oneLine(v.Publisher), oneLine(v.Name)
	item.Volume, item.Issue, item.Page = oneLine(v.Volume), oneLine(v.Number), cslPages(v.Pages)
	item.Collection, item.PublisherPlace, item.Edition, item.Chapter = oneLine(v.Series), oneLine(v.Place), oneLine(v.Edition), oneLine(v.Chapter)
	item.ISBN, item.ISSN = oneLine(v.ISBN), oneLine(v.ISSN)
	if item.Publisher == "" {
		item.Publisher = oneLine(v.Issuer)
	}
	switch meta.Type {
	case "phdthesis":
		item.Genre = "PhD thesis"
	case "mastersthesis":
		item.Genre = "Master's thesis"
	case "techreport", "report":
		item.Number, item.Issue = item.Issue, ""
	}
	for _, a := range meta.Editors {
		if name := newCSLName(a); name != (cslName{}) {
			item.Editor = append(item.Editor, name)
		}
	}
	if v.Year != 0 && (item.Issued == nil || item.Issued.Parts[0][0] != v.Year) {
		item.Issued = newCSLDate(work.NewDate(v.Year, 0, 0))
	}
	return false
}

// cslPages returns a range of pages with hyphens, which CSL processors expect.
func cslPages(pages string) string { return pageDashes.Replace(oneLine(pages)) }

var pageDashes = strings.NewReplacer("---", "-", "--", "-", "–", "-")

type cslName struct {
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Literal  string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// writeCSLJSON writes an item for each listed paper, in the order of the lists.
func writeCSLJSON(w io.Writer, g *graph.Graph, _ Options) error {
	papers := g.Papers()
	out := bufio.NewWriterSize(w, 64<<10)
	err := graphjson.EncodeArray(out, "", func(yield func(cslItem) bool) {
		for _, i := range g.Listed() {
			if papers[i].Listed() && !yield(newCSLItem(papers[i])) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(out)
	return out.Flush()
}

func newCSLItem(p *graph.Paper) cslItem {
	meta := p.Meta
	item := cslItem{ID: p.Key, Type: "document", Title: oneLine(p.Title()), Issued: newCSLDate(meta.Published), DOI: meta.DOI(), URL: safeURL(p), Note: cslNote(meta), Annote: meta.FoundHow(), Abstract: oneLine(meta.Abstract)}
	if meta.Withdrawn() {
		item.Status = "withdrawn"
	}
	for _, a := range meta.Authors {
		item.Author = append(item.Author, newCSLName(a))
	}
	if meta.MoreAuthors && len(item.Author) > 0 { // CSL-JSON has no "et al."; pandoc writes this
		item.Author = append(item.Author, cslName{Literal: "others"})
	}
	if item.Issued == nil && meta.Year() != 0 {
		item.Issued = newCSLDate(work.NewDate(meta.Year(), 0, 0))
	}
	if !p.ID.IsZero() {
		item.Type, item.Publisher, item.Number = "article", "arXiv", "arXiv:"+p.ID.String()
	}
	if !cslPublished(&item, meta) {
		return item
	}
	v, certain := bib.Publication(meta)
	if !certain {
		return item
	}
	item.Type, item.ContainerTitle, item.Publisher = "article-journal", oneLine(v.Name), oneLine(v.Publisher)
	if v.Kind == "inproceedings" {
		item.Type = "paper-conference"
	}
	item.Volume, item.Issue, item.Page = v.Volume, v.Number, cslPages(v.Pages)
	item.Issued = newCSLDate(work.NewDate(v.Year, 0, 0))
	return item
}

// cslNote returns the note and what CSL has no field for, one item a line.
func cslNote(meta *work.Work) string {
	var lines []string
	for _, line := range []struct{ label, text string }{{"", meta.Note}, {"Journal reference: ", meta.JournalRef}, {"Comment: ", meta.Comment}} {
		if line.text = oneLine(line.text); line.text != "" {
			lines = append(lines, line.label+line.text)
		}
	}
	return strings.Join(lines, "\n")
}

func newCSLName(p work.Person) cslName {
	if p.Given == "" && p.Suffix == "" {
		return cslName{Literal: oneLine(p.Last())}
	}
	return cslName{Family: oneLine(p.Family), Given: oneLine(p.Given), Particle: oneLine(p.Particle), Suffix: oneLine(p.Suffix)}
}

// newCSLDate returns nil for the zero Date.
func newCSLDate(d work.Date) *cslDate {
	switch {
	case d.IsZero():
		return nil
	case d.Month == 0:
		return &cslDate{[][]int{{int(d.Year)}}}
	case d.Day == 0:
		return &cslDate{[][]int{{int(d.Year), int(d.Month)}}}
	}
	return &cslDate{[][]int{{int(d.Year), int(d.Month), int(d.Day)}}}
}
