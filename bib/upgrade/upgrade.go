// Package upgrade turns the entry of a preprint into the entry of the published work. The
// fields that say where and when the preprint appeared are replaced by those of the
// publication; all others belong to the owner of the file and stay. The caller must know
// that one is the publication of the other: the package asks no source.
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

// ofVersion are the fields that say of one version of a work where and when it appeared
// (btxdoc, 3.2; biblatex manual, 2.2.2).
var ofVersion = []string{
	"journal", "journaltitle", "shortjournal", "journalsubtitle", "booktitle", "booksubtitle", "volume", "number", "issue", "pages", "pagetotal", "eid", "articleno", "numpages",
	"publisher", "address", "location", "series", "editor", "edition", "isbn", "issn", "eventtitle", "eventdate", "venue", "institution", "organization", "school",
	"year", "date", "month", "day", "doi", "howpublished", "pubstate", "type", "version", "issue_date",
}

// Entry returns what becomes of e, an entry of a preprint, as its work appeared in
// published: the type and the fields of the publication, and all other fields of e. id is
// the work's identifier on arXiv, which the entry keeps; it may be zero. It returns false
// where published does not say for certain where it appeared.
func Entry(e *bib.Entry, published *work.Work, id arxiv.ID, d bib.Dialect) (*bib.Draft, bool) {
	if _, certain := bib.Publication(published); !certain {
		return nil, false
	}
	model := bib.NewEntry(asPublished(published), e.Key, bib.Options{Dialect: d})
	c := change{old: e.Draft(), entry: e, model: model}
	c.rename()
	c.persons(published)
	to := &bib.Draft{Type: model.Type, Key: e.Key}
	to.Fields = c.fields()
	return withEprint(to, id, d), true
}

// asPublished returns the publication alone, without what an entry keeps of its preprint.
func asPublished(w *work.Work) *work.Work {
	own := *w
	own.Entry, own.OnlyListed, own.Note, own.URL = nil, false, "", ""
	own.RemoveIDs(work.ArXiv)
	return &own
}

// change makes the fields of an entry of two others.
type change struct {
	entry *bib.Entry
	old   *bib.Draft // as it stands
	model *bib.Draft // of the publication alone
}

// rename gives the model's fields the names that the entry has for them, in whatever
// dialect it is.
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

// persons takes title and authors from the publication only where they are other ones: the
// entry's are as its owner wrote them.
func (c *change) persons(published *work.Work) {
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

// hasAll reports whether all people of a publication are in an entry's list, however they
// are written there. A record may have fewer than there are.
func hasAll(list, published []work.Person) bool {
	found := people.Align(list, published)
	return len(found.Missing) == 0 || found.Unsure
}

// fields returns the fields of the entry in its order. Those of the publication stand where
// the entry has them, or else where it has the first field of its version.
func (c *change) fields() []work.Field {
	fresh := slices.DeleteFunc(slices.Clone(c.model.Fields), func(f work.Field) bool { return c.old.Has(f.Name) })
	at := c.anchor()
	var fields []work.Field
	for i, f := range c.old.Fields {
		if i == at {
			fields = append(fields, fresh...)
		}
		switch of := c.fieldOf(f.Name); {
		case of != nil:
			fields = append(fields, work.Field{Name: f.Name, Value: of.Value})
		case !c.goes(f):
			fields = append(fields, f)
		}
	}
	if at == len(c.old.Fields) {
		fields = append(fields, fresh...)
	}
	return fields
}

// fieldOf returns the publication's field of a name; nil if there is none.
func (c *change) fieldOf(name string) *work.Field {
	for i := range c.model.Fields {
		if f := &c.model.Fields[i]; strings.EqualFold(f.Name, name) {
			return f
		}
	}
	return nil
}

// anchor returns before which field of the entry the publication's are put: the one that
// names what the preprint is part of, or behind it if it stays; else the first one that
// says where or when it appeared, else the one behind title and authors.
func (c *change) anchor() int {
	first, behind := -1, 0
	for i, f := range c.old.Fields {
		switch name := strings.ToLower(f.Name); {
		case slices.Contains(containers, name) && c.fieldOf(name) != nil:
			return i + 1
		case slices.Contains(containers, name):
			return i
		case first < 0 && slices.Contains(ofVersion, name):
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

// goes reports whether a field of the entry says something of the preprint alone.
func (c *change) goes(f work.Field) bool {
	name := strings.ToLower(f.Name)
	switch name {
	case "note", "howpublished":
		return isRemark(latex.Text(c.old.Value(f.Name)))
	}
	return slices.Contains(ofVersion, name)
}

// withEprint adds the identifier on arXiv to an entry that lacks it.
func withEprint(d *bib.Draft, id arxiv.ID, dialect bib.Dialect) *bib.Draft {
	if id.IsZero() || d.Has("eprint") {
		return d
	}
	archive := "archivePrefix"
	if dialect == bib.BibLaTeX {
		archive = "eprinttype"
	}
	fields := []work.Field{{Name: "eprint", Value: "{" + id.String() + "}"}, {Name: archive, Value: "{arXiv}"}}
	with := *d
	with.Fields = slices.Concat(d.Fields, bib.Lacking(fields, d.Has))
	return &with
}

// WithEprint returns what becomes of e, an entry of a published work, with the identifier
// of its preprint on arXiv. It returns false where e has an eprint already.
func WithEprint(e *bib.Entry, id arxiv.ID, d bib.Dialect) (*bib.Draft, bool) {
	old := e.Draft()
	if id.IsZero() || old.Has("eprint") || old.Has("archivePrefix") || old.Has("eprinttype") {
		return nil, false
	}
	return withEprint(old, id, d), true
}
