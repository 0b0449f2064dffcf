package venue

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/bib/work"
)

// Complete reports whether a work that is neither an article nor a conference paper has
// the fields that its entry type requires (btxdoc, 3.1): a book, a chapter, a thesis, a
// report or proceedings.
func Complete(w *work.Work) bool {
	v := w.PublishedIn()
	named := len(w.Authors) > 0 || w.Type == "proceedings" || w.Type == "book" && len(w.Editors) > 0
	if w.Title == "" || w.Year() == 0 || !named {
		return false
	}
	switch w.Type {
	case "book":
		return v.Publisher != ""
	case "incollection":
		return v.Name != "" && v.Publisher != ""
	case "phdthesis", "mastersthesis", "techreport":
		return v.Issuer != ""
	}
	return w.Type == "proceedings"
}

// HowPublished returns where a work is available and who published it, for an entry of no
// other type: as a registry says, without what repeats the title, or the series that only
// a list names. It is "" for works on arXiv.
func HowPublished(w *work.Work) string {
	if !w.ID(work.ArXiv).IsZero() {
		return ""
	}
	if w.OnlyListed || w.Type == "" {
		if v := Of(w); v.Kind != "" {
			return v.Name
		}
		return ""
	}
	v := w.PublishedIn()
	var parts []string
	for _, part := range []string{cmp.Or(v.Name, v.Series), cmp.Or(v.Publisher, v.Issuer)} {
		isSame := func(other string) bool { return work.Fold(other) == work.Fold(part) }
		if part != "" && !isSame(w.Title) && !slices.ContainsFunc(parts, isSame) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}
