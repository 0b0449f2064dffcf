package arxiv

import "clipgraph/bib/work"

// Paper is the metadata of one work as plain data: text is plain Unicode
// with arXiv's own conventions (math between dollar signs), never LaTeX and
// never HTML. A zero field means "not known"; nothing in it is guessed.
type Paper struct {
	// ID is the arXiv identifier; the zero ID where the work is not on arXiv
	// or its identifier is not known.
	ID ID `json:"arxiv,omitzero"`
	// Version is the version the metadata describes, from 1; 0 if not known.
	Version int `json:"version,omitempty"`

	Title   string        `json:"title"`
	Authors []work.Person `json:"authors,omitempty"`
	// MoreAuthors says that there are others beside Authors, who are not named.
	MoreAuthors bool `json:"more_authors,omitempty"`

	// Published is the day of version 1 and Updated that of the described
	// version, as YYYY-MM-DD, YYYY-MM or YYYY, whatever is known.
	Published string `json:"published,omitempty"`
	Updated   string `json:"updated,omitempty"`

	PrimaryCategory string   `json:"primary_category,omitempty"`
	Categories      []string `json:"categories,omitempty"`

	DOI        string `json:"doi,omitempty"` // bare, never a URL
	JournalRef string `json:"journal_ref,omitempty"`
	Comment    string `json:"comment,omitempty"`
	Venue      Venue  `json:"venue,omitzero"`

	// URL is the work's own page where that is not the arXiv abstract page.
	URL string `json:"url,omitempty"`
	// Note is a remark for the reader of a bibliography, as plain text.
	Note string `json:"note,omitempty"`

	// Type is what the work is, as an entry type of biblatex in lower case, such
	// as "book"; "" where nobody says it.
	Type    string        `json:"type,omitempty"`
	Editors []work.Person `json:"editors,omitempty"`
	// Entry is the entry of a .bib that somebody has for the work; nil if none.
	Entry *work.Entry `json:"entry,omitempty"`
	// OnlyListed reports whether nobody but the list says any of this.
	OnlyListed bool `json:"only_listed,omitempty"`
}

// Venue is where a work was published. Kind is "inproceedings" or "article"
// where that is certain, and empty where only the Name is known.
type Venue struct {
	Kind      string `json:"kind,omitempty"`
	Name      string `json:"name,omitempty"`
	Short     string `json:"short,omitempty"`
	Year      int    `json:"year,omitempty"`
	Volume    string `json:"volume,omitempty"`
	Number    string `json:"number,omitempty"`
	Pages     string `json:"pages,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Series    string `json:"series,omitempty"`
	Edition   string `json:"edition,omitempty"`
	Chapter   string `json:"chapter,omitempty"`
	Place     string `json:"place,omitempty"`  // where the publisher or the school is
	Issuer    string `json:"issuer,omitempty"` // the school of a thesis, the institution of a report
	ISBN      string `json:"isbn,omitempty"`
	ISSN      string `json:"issn,omitempty"`
	DOI       string `json:"doi,omitempty"`
	URL       string `json:"url,omitempty"`
}

// Year returns the year of the first version: that of Published, else the
// year in the identifier, else the venue's year, else 0.
func (p *Paper) Year() int {
	if y := leadingYear(p.Published); y != 0 {
		return y
	}
	if !p.ID.IsZero() {
		return p.ID.Year()
	}
	return p.Venue.Year
}

func leadingYear(date string) int {
	if len(date) < 4 {
		return 0
	}
	year := 0
	for _, c := range []byte(date[:4]) {
		if c < '0' || c > '9' {
			return 0
		}
		year = year*10 + int(c-'0')
	}
	return year
}
