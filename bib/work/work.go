package work

import "slices"

// Work is all that anybody says of one publication, as plain data: text is plain
// Unicode, with math between dollar signs, never LaTeX and never HTML. A zero
// field means "not known"; nothing in it is guessed.
//
// In JSON, the first identifier of each kind stands under the name of its kind,
// as "arxiv" and "doi", and those behind it in "ids".
type Work struct {
	// IDs are the identifiers of the work, each once. Where there are several of
	// one kind, the first is what is written: of DOIs that of the publication
	// which somebody names, before those that others know.
	IDs []ID `json:"-"`
	// Version is the version on arXiv that the metadata describes, from 1; 0 if
	// not known.
	Version int `json:"version,omitempty"`

	Title   string   `json:"title"`
	Authors []Person `json:"authors,omitempty"`
	// MoreAuthors says that there are others beside Authors, who are not named.
	MoreAuthors bool `json:"more_authors,omitempty"`
	// OnlyListed reports whether nobody but the list says any of this.
	OnlyListed bool `json:"only_listed,omitempty"`
	// Searched reports whether a search for the title has found it, and no identifier: it
	// may be another work of that title.
	Searched bool `json:"searched,omitempty"`

	// Published is the day of the first version and Updated that of the described
	// one, as precise as is known.
	Published Date `json:"published,omitzero"`
	Updated   Date `json:"updated,omitzero"`

	PrimaryCategory string   `json:"primary_category,omitempty"`
	Categories      []string `json:"categories,omitempty"`

	JournalRef string `json:"journal_ref,omitempty"`
	Comment    string `json:"comment,omitempty"`
	Abstract   string `json:"abstract,omitempty"` // on one line
	// Stated is what somebody read of other works in its abstract, or on its own page.
	Stated []Statement `json:"stated,omitempty"`
	// Venue is set by [Work.SetVenue] and read by [Work.PublishedIn]; nil if not known.
	// Copies of the work share it: it never changes.
	Venue *Venue `json:"venue,omitempty"`

	// URL is the work's own page where that is not the one of an identifier.
	URL string `json:"url,omitempty"`
	// Note is a remark for the reader of a bibliography, as plain text.
	Note string `json:"note,omitempty"`

	// Type is what the work is, as an entry type of biblatex in lower case, such
	// as "book"; "" where nobody says it.
	Type    string   `json:"type,omitempty"`
	Editors []Person `json:"editors,omitempty"`
	// Entry is the entry of a .bib that somebody has for the work; nil if none.
	Entry *Entry `json:"entry,omitempty"`
}

// FoundHow says of a work that a search has found how that was; "" of others.
func (w *Work) FoundHow() string {
	if !w.Searched {
		return ""
	}
	return "Found by a search for its title"
}

// Venue is where a work was published: the container that it is part of, with its
// place in there, and who published it. Kind is "inproceedings" or "article"
// where that is certain, and empty where only the Name is known. Its ISBN is that
// of the container, as its ISSN is; the identifiers of the work, the DOI of its
// publication among them, are in [Work.IDs].
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
	URL       string `json:"url,omitempty"`
}

// ID returns the first identifier of the kind; the zero ID if there is none.
func (w *Work) ID(kind Kind) ID {
	for _, id := range w.IDs {
		if id.Kind == kind {
			return id
		}
	}
	return ID{}
}

// DOI returns the first DOI, bare; "" if there is none.
func (w *Work) DOI() string { return w.ID(DOI).Value }

// Has reports whether id is an identifier of the work.
func (w *Work) Has(id ID) bool {
	key := id.Key()
	return slices.ContainsFunc(w.IDs, func(own ID) bool { return own.Key() == key })
}

// AddID adds an identifier, unless it is zero or the work has it.
func (w *Work) AddID(id ID) {
	if !id.IsZero() && !w.Has(id) {
		w.IDs = append(w.IDs[:len(w.IDs):len(w.IDs)], id) // others may have the same ones
	}
}

// SetID makes id the only identifier of its kind.
func (w *Work) SetID(id ID) {
	w.RemoveIDs(id.Kind)
	w.AddID(id)
}

// RemoveIDs removes the identifiers of a kind.
func (w *Work) RemoveIDs(kind Kind) {
	if !w.ID(kind).IsZero() {
		w.IDs = slices.DeleteFunc(slices.Clone(w.IDs), func(id ID) bool { return id.Kind == kind })
	}
}

// Year returns the year of the first version: that of Published, else the
// year in an identifier, else the venue's year, else 0.
func (w *Work) Year() int {
	if y := w.Published.Year; y != 0 {
		return int(y)
	}
	for _, id := range w.IDs {
		if y := id.Year(); y != 0 {
			return y
		}
	}
	return w.PublishedIn().Year
}

// PublishedIn returns where the work was published; the zero Venue if that is not
// known.
func (w *Work) PublishedIn() Venue {
	if w.Venue == nil {
		return Venue{}
	}
	return *w.Venue
}

// SetVenue says where the work was published; the zero Venue: not known.
func (w *Work) SetVenue(v Venue) {
	w.Venue = nil
	if v != (Venue{}) {
		w.Venue = &v
	}
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
