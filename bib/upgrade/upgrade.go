// Package upgrade turns the entry of a preprint into that of the published work. Fields that say
// where and when the preprint appeared are replaced by those of the publication; all others belong
// to the owner of the file and are kept. The caller must know that one is the publication of the
// other; the package queries no sources.
package upgrade

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/bib/people"
	"clipgraph/bib/work"
)

// versionFields are the fields that say where and when a version of a work appeared (btxdoc, 3.2;
// biblatex manual, 2.2.2).
var versionFields = []string{
	"journal", "journaltitle", "shortjournal", "journalsubtitle", "booktitle", "booksubtitle", "volume", "number", "issue", "pages", "pagetotal", "eid", "articleno", "numpages",
	"publisher", "address", "location", "series", "editor", "edition", "isbn", "issn", "eventtitle", "eventdate", "venue", "institution", "organization", "school",
	"year", "date", "month", "day", "doi", "howpublished", "pubstate", "type", "version", "issue_date",
}

// Entry returns e, the entry of a preprint, upgraded to its publication: with the type and fields
// of published and the other fields of e. id is the arXiv identifier of the work, which the entry
// keeps; it may be zero. Entry returns false if it is not certain where published appeared.
func Entry(e *bib.Entry, published *work.Work, id arxiv.ID, d bib.Dialect) (*bib.Draft, bool) {
	if _, certain := bib.Publication(published); !certain {
		return nil, false
	}
	model := bib.NewEntry(asPublished(published), e.Key, bib.Options{Dialect: d})
	c := change{old: e.Draft(), entry: e, model: model}
	c.rename()
	c.keepPersons(published)
	to := &bib.Draft{Type: model.Type, Key: e.Key}
	to.Fields = c.fields()
	return withEprint(to, id, d), true
}

// asPublished returns only the publication of w, without the preprint and the existing entry.
func asPublished(w *work.Work) *work.Work {
	publication := *w
	publication.Entry, publication.OnlyListed, publication.Note, publication.URL = nil, false, "", ""
	publication.RemoveIDs(work.ArXiv)
	return &publication
}

// change combines the fields of two entries.
type change struct {
	entry *bib.Entry
	old   *bib.Draft // as it is
	model *bib.Draft // the entry of the publication
}

// rename gives the model's fields the names that the entry uses, whatever its dialect.
func (c *change) rename() {
	for _, names := range [][2]string{{"journal", "journaltitle"}, {"year", "date"}} {
		for i := range c.model.Fields {
			f := &c.model.Fields[i]
			for j, name := range names {
				if other := names[1-j]; strings.EqualFold(f.Name, name) && !c.old.Has(name) && c.old.Has(other) {
					f.Name = other
				}
			}
		}
	}
}

// keepPersons keeps title and authors as the owner of the entry wrote them, unless the publication has
// others.
func (c *change) keepPersons(published *work.Work) {
	title := latex.Text(c.entry.Value("title"))
	sameTitle := work.Fold(title) == work.Fold(published.Title)
	authors, more := namelist.Parse(c.entry.Value("author"))
	sameAuthors := len(authors) > 0 && (more || published.MoreAuthors || hasAll(authors, published.Authors))
	c.model.Remove(func(name string) bool {
		switch name {
		case "title":
			return title != "" && sameTitle
		case "author":
			return sameAuthors
		case "key", "eprint", "url", "note":
			return true
		}
		return false
	})
}

// hasAll reports whether an entry's list contains all people of a publication, in any spelling. A
// record may have fewer people than the work.
func hasAll(list, published []work.Person) bool {
	alignment := people.Align(list, published)
	return len(alignment.Missing) == 0 || alignment.Unsure
}

// fields returns the fields of the entry in their order. Fields of the publication replace those of
// the entry, or are inserted at the anchor.
func (c *change) fields() []work.Field {
	fresh := slices.DeleteFunc(slices.Clone(c.model.Fields), func(f work.Field) bool { return c.old.Has(f.Name) })
	at := c.anchor()
	var fields []work.Field
	for i, f := range c.old.Fields {
		if i == at {
			fields = append(fields, fresh...)
		}
		switch replacement := c.fieldOf(f.Name); {
		case replacement != nil:
			fields = append(fields, work.Field{Name: f.Name, Value: replacement.Value})
		case !c.isOfPreprint(f):
			fields = append(fields, f)
		}
	}
	if at == len(c.old.Fields) {
		fields = append(fields, fresh...)
	}
	return fields
}

// fieldOf returns the publication's field with the given name, or nil if there is none.
func (c *change) fieldOf(name string) *work.Field {
	for i := range c.model.Fields {
		if f := &c.model.Fields[i]; strings.EqualFold(f.Name, name) {
			return f
		}
	}
	return nil
}

// anchor returns the index in the entry at which new fields are inserted: at the field that names
// the container of the preprint, or after it if it is kept; else at the first field that says where
// or when the preprint appeared; else after title and authors.
func (c *change) anchor() int {
	first, behind := -1, 0
	for i, f := range c.old.Fields {
		switch name := strings.ToLower(f.Name); {
		case slices.Contains(containers, name) && c.fieldOf(name) != nil:
			return i + 1
		case slices.Contains(containers, name):
			return i
		case first < 0 && slices.Contains(versionFields, name):
			first = i
		case name == "title" || name == "author":
			behind = i + 1
		}
	}
	if first >= 0 {
		return first
	}
	return behind
}

// isOfPreprint reports whether a field of the entry is only about the preprint.
func (c *change) isOfPreprint(f work.Field) bool {
	name := strings.ToLower(f.Name)
	switch name {
	case "note", "howpublished":
		return isRemark(latex.Text(c.old.Value(f.Name)))
	}
	return slices.Contains(versionFields, name)
}

// withEprint adds the arXiv identifier to an entry without one.
func withEprint(d *bib.Draft, id arxiv.ID, dialect bib.Dialect) *bib.Draft {
	if id.IsZero() || d.Has("eprint") {
		return d
	}
	archive := "archivePrefix"
	if dialect == bib.BibLaTeX {
		archive = "eprinttype"
	}
	fields := []work.Field{{Name: "eprint", Value: "{" + id.String() + "}"}, {Name: archive, Value: "{arXiv}"}}
	result := *d
	result.Fields = slices.Concat(d.Fields, bib.Lacking(fields, d.Has))
	return &result
}

// WithEprint returns e, the entry of a published work, with the arXiv identifier of its preprint.
// It returns false if e already has an eprint.
func WithEprint(e *bib.Entry, id arxiv.ID, d bib.Dialect) (*bib.Draft, bool) {
	old := e.Draft()
	if id.IsZero() || old.Has("eprint") || old.Has("archivePrefix") || old.Has("eprinttype") {
		return nil, false
	}
	return withEprint(old, id, d), true
}
