package reference

import (
	"html"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// Entry is an entry of a bibliography in the form in which the rules compare it.
type Entry struct {
	Work      *work.Work
	Year      int
	DOI       string // without resolver and LaTeX, in lower case; "" for none
	ArXiv     arxiv.ID
	Container string       // journal or booktitle, as plain text
	Series    venue.Series // named by the container
	Preprint  bool         // the entry names no venue other than a preprint archive

	title    title
	badArXiv string // malformed arXiv identifier, or ""
}

// NewEntry returns the entry of w, which package bib has read.
func NewEntry(w *work.Work) *Entry {
	e := &Entry{Work: w, Year: int(w.Published.Year), ArXiv: arxiv.Of(w), Container: w.PublishedIn().Name}
	if e.Year == 0 {
		e.Year = w.PublishedIn().Year
	}
	if journal := Field(w, "journal"); journal != "" {
		e.Container = latex.Text(journal)
	}
	e.readDOI(Field(w, "doi"))
	e.tidy()
	e.title = readTitle(e.Work.Title)
	if ref, err := arxiv.Parse(Field(w, "eprint")); err == nil && e.ArXiv.IsZero() && strings.EqualFold(Field(w, "archiveprefix")+Field(w, "eprinttype"), "arxiv") {
		e.ArXiv = ref.ID
	}
	if e.ArXiv.IsZero() {
		if ids := arxiv.Find(e.Container); len(ids) == 1 && ids[0].Err == nil {
			e.ArXiv = ids[0].Ref.ID
		}
	}
	e.Series = venue.SeriesOf(e.Container, e.Year)
	e.Preprint = isArchive(e.Container) || e.Container == "" && !e.ArXiv.IsZero()
	return e
}

// archives are names of preprint archives and of unpublished works.
var archives = []string{"arxiv", "rxiv", "preprint", "eprint", "e-print", "openreview", "ssrn", "under review", "in submission", "submitted", "zenodo", "to appear", "forthcoming"}

// isArchive reports whether a venue is only an archive.
func isArchive(text string) bool {
	lower := strings.ToLower(text)
	return lower == "corr" || slices.ContainsFunc(archives, func(name string) bool { return strings.Contains(lower, name) })
}

// Field returns a field of the entry as it is, without delimiters, or "" if there is none.
func Field(w *work.Work, name string) string {
	if w.Entry == nil {
		return ""
	}
	for _, f := range w.Entry.Fields {
		if strings.EqualFold(f.Name, name) {
			value := strings.TrimSpace(f.Value)
			if len(value) > 1 && (value[0] == '{' || value[0] == '"') {
				value = value[1 : len(value)-1]
			}
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// tidy corrects the title and authors of an entry that was copied from a page, whose list of
// authors is in one pair of braces or one name, or which has "et al" for further authors.
func (e *Entry) tidy() {
	own := *e.Work
	author := Field(e.Work, "author")
	own.Title = html.UnescapeString(own.Title)
	switch {
	case endsInEtAl(author):
		own.Authors, own.MoreAuthors = namelist.Parse(braces.Replace(etAl.ReplaceAllString(author, "")) + " and others")
	case strings.Contains(author, "&") && entity.MatchString(author):
		own.Authors, own.MoreAuthors = namelist.Parse(html.UnescapeString(author))
	}
	if len(own.Authors) == 1 && own.Authors[0].Given == "" && listed.MatchString(own.Authors[0].Family) {
		own.Authors, own.MoreAuthors = work.ParseNames(own.Authors[0].Family)
	}
	e.Work = &own
}

var braces = strings.NewReplacer("{", "", "}", "")

var listed = lazyregexp.New(`, .* and |, .*, | and `)

var entity = lazyregexp.New(`&(?:[a-zA-Z]+|#[0-9]+);`)

// readDOI reads the first DOI of an entry. A DOI of arXiv is treated as an arXiv identifier.
func (e *Entry) readDOI(text string) {
	text = strings.ToLower(undo.Replace(text))
	if i := strings.Index(text, "10."); i >= 0 {
		text = strings.Trim(text[i:], " .,;")
	} else {
		text = ""
	}
	if i := strings.IndexAny(text, " ,;"); i > 0 && strings.Contains(text[i:], "10.") {
		text = text[:i]
	}
	if text == "" {
		text = strings.ToLower(e.Work.DOI())
	}
	e.DOI = text
	if rest, ok := strings.CutPrefix(text, "10.48550/arxiv."); ok {
		if ref, err := arxiv.Parse(rest); err == nil {
			e.ArXiv = ref.ID
		} else {
			e.badArXiv = rest
		}
	}
}

var undo = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\textless`, "<", `\textgreater`, ">", "{", "", "}", "")
