package work

import (
	"slices"
	"strconv"
)

// Work is the metadata of one publication as plain data. Text is plain Unicode with math
// between dollar signs, never LaTeX or HTML. A zero field means "unknown"; nothing is
// guessed.
//
// In JSON, the first identifier of each kind has the name of its kind, such as "arxiv"
// and "doi"; the others are in "ids".
type Work struct {
	// IDs are the identifiers of the work, without duplicates. If there are several of
	// one kind, the first is the one that is written: a DOI that is explicitly that of
	// the publication comes before DOIs from other sources.
	IDs []ID `json:"-"`
	// Version is the version on arXiv that the metadata describes, from 1; 0 if unknown.
	Version int `json:"version,omitempty"`

	Title   string   `json:"title"`
	Authors []Person `json:"authors,omitempty"`
	// MoreAuthors is true if there are unnamed authors beside Authors.
	MoreAuthors bool `json:"more_authors,omitempty"`
	// OnlyListed is true if the data is from the list alone.
	OnlyListed bool `json:"only_listed,omitempty"`
	// Searched is true if the work was found by a search for its title and not by an
	// identifier: it may be another work of that title.
	Searched bool `json:"searched,omitempty"`

	// Published is the date of the first version and Updated that of the described one,
	// as precise as known.
	Published Date `json:"published,omitzero"`
	Updated   Date `json:"updated,omitzero"`

	PrimaryCategory string   `json:"primary_category,omitempty"`
	Categories      []string `json:"categories,omitempty"`

	JournalRef string `json:"journal_ref,omitempty"`
	Comment    string `json:"comment,omitempty"`
	Abstract   string `json:"abstract,omitempty"` // on one line
	// Stated is what was read about other works in its abstract, or on its own page.
	Stated []Statement `json:"stated,omitempty"`
	// Venue is set by [Work.SetVenue] and read by [Work.PublishedIn]; nil if unknown. It
	// is shared by copies of the work and never changed.
	Venue *Venue `json:"venue,omitempty"`

	// URL is the work's own page, if that is not the page of an identifier.
	URL string `json:"url,omitempty"`
	// Note is a remark for the reader of a bibliography, as plain text.
	Note string `json:"note,omitempty"`

	// Type is the type of the work, as a biblatex entry type in lower case such as
	// "book"; "" if unknown.
	Type    string   `json:"type,omitempty"`
	Editors []Person `json:"editors,omitempty"`
	// Entry is the user's .bib entry for the work; nil if there is none.
	Entry *Entry `json:"entry,omitempty"`
}

// FoundHow returns how a search has found the work; "" for other works.
func (w *Work) FoundHow() string {
	if !w.Searched {
		return ""
	}
	return "Found by a search for its title"
}

// Venue is where a work was published: the container that it is part of, its position in
// it, and the publisher. Kind is "inproceedings" or "article" if that is certain, and
// empty if only the Name is known. ISBN and ISSN are those of the container; the
// identifiers of the work, including the DOI of its publication, are in [Work.IDs].
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

// ID returns the first identifier of the kind, or the zero ID if there is none.
func (w *Work) ID(kind Kind) ID {
	for _, id := range w.IDs {
		if id.Kind == kind {
			return id
		}
	}
	return ID{}
}

// DOI returns the first DOI, bare, or "" if there is none.
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

// Year returns the year of the first version: that of Published, else that in an
// identifier, else that of the venue, else 0.
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

// PublishedIn returns where the work was published, or the zero Venue if unknown.
func (w *Work) PublishedIn() Venue {
	if w.Venue == nil {
		return Venue{}
	}
	return *w.Venue
}

// SetVenue sets where the work was published; the zero Venue means unknown.
func (w *Work) SetVenue(v Venue) {
	w.Venue = nil
	if v != (Venue{}) {
		w.Venue = &v
	}
}

func leadingYear(date string) int {
	year, _ := strconv.Atoi(date[:min(4, len(date))])
	return year
}
