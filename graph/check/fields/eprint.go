package fields

import (
	"slices"
	"strings"

	"clipgraph/arxiv"
)

// eprint looks at the three fields that name a paper on arXiv: the archive, the identifier
// alone, and its category.
func (j *judge) eprint() {
	eprint, hasID := j.value("eprint")
	archive, hasArchive := j.value("archiveprefix", "eprinttype")
	class, hasClass := j.value("primaryclass", "eprintclass")
	switch {
	case hasID && hasArchive && isArXiv(eprint.text()) && isID(archive.text()):
		j.swapped(eprint, archive)
	case hasID && hasClass && isCategory(eprint.text()) && isID(class.text()):
		j.swapped(eprint, class)
	case hasArchive && hasClass && isCategory(archive.text()) && isArXiv(class.text()):
		j.swapped(archive, class)
	default:
		if hasID && hasArchive && isArXiv(archive.text()) {
			j.bareID(eprint, class)
		}
		if hasClass && class.text() != "" {
			j.class(eprint, class)
		}
	}
}

// swapped reports two fields each of which has what belongs to the other.
func (j *judge) swapped(a, b value) {
	f := j.report(a.Field, "%s = %q and %s = %q stand in each other's place", a.Name, a.text(), b.Name, b.text())
	f.Edits = []Edit{a.become(b.inside.Text), b.become(a.inside.Text)}
}

// bareID reports what stands beside the identifier in a field for it alone: "arXiv:" is
// printed twice, and no link is made of an address.
func (j *judge) bareID(eprint, class value) {
	text := eprint.text()
	ids := arxiv.Find(text)
	if len(ids) != 1 || ids[0].Err != nil || ids[0].Padded || strings.EqualFold(text, ids[0].Ref.String()) {
		return
	}
	rest := strings.TrimSpace(text[:ids[0].Start] + text[ids[0].End:])
	if rest != "" && !(class.inside.Text != "" && strings.Trim(rest, "[]") == strings.Trim(class.text(), "[] ")) {
		return // it says more
	}
	f := j.report(eprint.Field, "%s = %q: styles print arXiv: and make the link themselves, the identifier alone stands here", eprint.Name, text)
	f.Edits = []Edit{eprint.become(ids[0].Ref.String())}
}

// class reports a category that arXiv does not have, and one in brackets, which styles
// print themselves.
func (j *judge) class(eprint, class value) {
	text := strings.Trim(class.text(), "[] ")
	ref, err := arxiv.Parse(eprint.text())
	if isCategory(text) {
		if text != class.text() {
			f := j.report(class.Field, "%s = %q: styles print the brackets themselves", class.Name, class.text())
			f.Edits = []Edit{class.become(text)}
		}
		return
	}
	f := j.report(class.Field, "%s = %q is no category of arXiv's, as cs.CV is one", class.Name, text)
	f.Cause = "category"
	if proven := j.categoryOf(ref.ID); err == nil && proven != "" {
		f.Message += "; that of arXiv:" + ref.ID.String() + " is " + proven
		f.Edits = []Edit{class.become(proven)}
	}
}

// categoryOf returns the category of a paper as its metadata has it, or as an identifier of
// the old scheme does; "" if neither says it.
func (j *judge) categoryOf(id arxiv.ID) string {
	if j.paper != nil {
		if paper := j.paper(id); paper != nil && isCategory(paper.PrimaryCategory) {
			return paper.PrimaryCategory
		}
	}
	archive, _, old := strings.Cut(id.String(), "/")
	if old && slices.Contains(wholeArchives, archive) {
		return archive
	}
	return ""
}

// wholeArchives are the archives that are one category each (arXiv's category taxonomy).
var wholeArchives = []string{"gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th", "quant-ph"}

// newArchives are those that arXiv opened since identifiers do not name them.
var newArchives = []string{"stat", "eess", "econ", "q-fin"}

// isCategory reports whether a text names an archive of arXiv's, with or without a subject.
func isCategory(text string) bool {
	archive, _, _ := strings.Cut(strings.ToLower(text), ".")
	return !strings.ContainsAny(text, " ,;") && (slices.Contains(arxiv.Archives(), archive) || slices.Contains(newArchives, archive))
}

func isArXiv(text string) bool { return strings.EqualFold(text, "arxiv") }

func isID(text string) bool {
	_, err := arxiv.Parse(text)
	return err == nil
}
