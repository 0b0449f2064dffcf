package venue

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/bib/work"
)

// Complete reports whether a work that is neither an article nor a paper of a conference
// has what entries of its type can't do without (btxdoc, 3.1): a book, a chapter of one, a
// thesis, a report or proceedings.
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

// HowPublished returns where a work is and who published it, for an entry of no other
// type: what a registry says. It is "" for what is on arXiv, and where only a list says
// anything.
func HowPublished(w *work.Work) string {
	if w.OnlyListed || w.Type == "" || !w.ID(work.ArXiv).IsZero() {
		return ""
	}
	v := w.PublishedIn()
	parts := []string{v.Name, cmp.Or(v.Publisher, v.Issuer)}
	if work.Fold(parts[0]) == work.Fold(parts[1]) {
		parts = parts[:1]
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}
