package form

import (
	"strings"

	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
)

// Which field is the title, and what continues it.

// chooseTitle finds the field that is most like a title and in a place of titles.
func (e *entry) chooseTitle() {
	if e.member {
		e.nameMember()
		return
	}
	var best *field
	score, alone := 0.0, 0.0 // alone is the best score by itself, without other columns
	titles, names := e.column(wording.KeyTitle), e.column(wording.KeyName)
	for i := range e.fields {
		f := &e.fields[i]
		s := f.titleScore()
		alone = max(alone, s)
		if f.headed && f.isBeside(titles, names) {
			s -= weights.besideNames * (1 + f.slot.sentences)
		}
		if e.bracketed(f) {
			s -= weights.behindLink
		}
		if best == nil || s > score {
			best, score = f, s
		}
	}
	if best == nil || alone < weights.least || best.like.Plain < weights.leastOwn && best.key != wording.KeyTitle && best.header != wording.KeyTitle {
		return
	}
	if name := e.described(best); name != nil {
		best, e.nameOnly = name, name.like.Name >= weights.someName
	}
	e.title, e.score = best, score
	best.role = record.Title
	e.joinTitle()
	e.dropSentence()
}

// nameMember takes the first field of a work of an enumeration for its name. That of a link
// stands for the title.
func (e *entry) nameMember() {
	if len(e.fields) == 0 {
		return
	}
	f := &e.fields[0]
	if !f.link {
		f.role = record.Name
		return
	}
	f.role, e.title, e.score, e.nameOnly = record.Title, f, f.titleScore(), f.like.Name >= weights.someName
}

// untitleMembers takes the titles from works of enumerations for which other entries have texts
// that are written as titles are: the names do not stand for these.
func untitleMembers(entries []*entry) {
	titled := map[marked.ID]bool{}
	for _, e := range entries {
		if e.title != nil && !e.member && wording.New(e.title.text()).IsInTitleCase() {
			titled[e.id] = true
		}
	}
	for _, e := range entries {
		if e.member && e.title != nil && titled[e.id] {
			e.title.role, e.title, e.nameOnly = record.Name, nil, false
		}
	}
}

// dropSentence takes the role of a title from the beginning of a sentence about the work of
// the link behind it, such as "For the details see our". The link may have the title.
func (e *entry) dropSentence() {
	last := int(e.title.order)
	for !e.title.link && last+1 < len(e.fields) && e.fields[last].meets(&e.fields[last+1]) && !e.fields[last].open {
		last++
	}
	next := last + 1
	if !e.fields[last].open || next < len(e.fields) && e.fields[next].role == record.Title {
		return
	}
	for i := range e.fields {
		e.fields[i].role = record.Note
	}
	e.title = nil
	if next < len(e.fields) {
		if f := &e.fields[next]; f.holds && f.like.Title > weights.typedText {
			e.title, f.role = f, record.Title
		}
	}
}

// column returns the first field that may be a title or name in a column whose header has
// the key, or nil.
func (e *entry) column(key wording.Key) *field {
	for i := range e.fields {
		if f := &e.fields[i]; (f.header == key || key == wording.KeyName && f.isInNames()) && !f.like.Label && max(f.like.Venue, f.slot.venue, f.like.Persons, f.slot.persons) <= weights.typedText {
			return f
		}
	}
	return nil
}

// isInNames reports whether f is in a column of names: by its header, or, if that is unknown,
// because links to the works have their names there.
func (f *field) isInNames() bool {
	return f.header == wording.KeyName || f.headed && f.header == wording.NoKey && f.holds && f.slot.name >= weights.someName && !f.recurInColumn(weights.distinctNames)
}

// isBeside reports whether the column of f only says something of the works, if others
// have their titles or names, or nil. Columns with a known header and those after the
// names do, unless the text links to the work, is quoted, or most texts there are written as
// titles are. Headers of titles are also used for venues and origins, and those of names for
// what works use.
func (f *field) isBeside(titles, names *field) bool {
	named := names != nil && names.order < f.order && (names.part != f.part || names.header == wording.KeyName) && !names.recurInColumn(weights.distinctNames)
	switch {
	case names != nil && names.holds && f.order < names.order && f.part != names.part && f.header == wording.NoKey && !f.holds && f.slot.title < weights.blockTitle:
		return true
	case f.header == wording.KeyName:
		return titles != nil && titles.order < f.order && f.namesOthers(weights.distinctNames) || named && !f.holds && f.part != names.part && names.namesAlone()
	case f.header == wording.KeyTitle:
		return named && (f.slot.title < weights.blockTitle || f.recurInColumn(weights.distinctNames))
	case (f.holds || f.kind == wording.Quoted && titles == nil) && f.like.Title > weights.blockTitle:
		return false
	case titles == nil && named && names.header == wording.KeyName && f.header == wording.NoKey && f.isInTitleCase():
		return f.slot.cased < weights.casedTexts
	}
	return titles != nil || named
}

// isInTitleCase reports whether f is written as titles are.
func (f *field) isInTitleCase() bool {
	return (!f.headed || f.header == wording.NoKey) && f.kind == wording.Whole && wording.New(f.text()).IsInTitleCase()
}

// isSentence reports whether f ends with a full stop or has a semicolon, as remarks do.
func (f *field) isSentence() bool {
	return strings.HasPrefix(f.source[f.to:], ".") || strings.Contains(f.source[f.from:f.to], "; ")
}

// bracketed reports whether f is in round brackets behind the link to the work.
func (e *entry) bracketed(f *field) bool {
	if f.order == 0 {
		return false
	}
	g := &e.fields[f.order-1]
	return g.holds && !f.link && g.part == f.part && g.line == f.line && strings.TrimSpace(between(g, f)) == "("
}

// described returns the name of the work that f describes, or nil: the bold or linked text
// before a dash, if most texts in the place of f begin with a small letter. Titles seldom
// do, so that the name stands for the title.
func (e *entry) described(f *field) *field {
	if f.order == 0 || f.slot.fields < weights.ownForm || f.slot.small < weights.smallTexts && (f.slot.sentences < weights.smallTexts || f.slot.cased > weights.describedCased) {
		return nil
	}
	name := &e.fields[f.order-1]
	if name.part != f.part || name.line != f.line || !name.bold() && !name.link || name.like.Label {
		return nil
	}
	if sign := strings.TrimSpace(between(name, f)); sign == "" || strings.Trim(sign, "-–—") != "" {
		return nil
	}
	return name
}

// titleScore combines the score of the field's place with its own likeness.
func (f *field) titleScore() float64 {
	w, s := &weights, f.slot
	trust := float64(s.fields) / float64(s.fields+2)
	own := f.like.Title
	if f.like.Persons > w.typedText {
		penalty := w.ownPersons
		if s.persons < .25 {
			penalty *= 1 - w.slotTrust*trust
		}
		own -= penalty
	}
	if f.like.Venue > w.typedText {
		penalty := w.ownVenue
		if s.venue < .25 {
			penalty *= 1 - w.slotTrust*trust
		}
		own -= penalty
	}
	return s.value + w.own*own
}

// joinTitle adds to the title the fields that continue it: they touch it and differ only
// in style.
func (e *entry) joinTitle() {
	e.joinNextLines()
	for f := e.title; int(f.order)+1 < len(e.fields); {
		g := &e.fields[f.order+1]
		if !f.touches(g) || !f.continues(g) {
			break
		}
		g.role = record.Title
		f = g
	}
	for f := e.title; f.order > 0; {
		g := &e.fields[f.order-1]
		if !g.touches(f) && !(g.holds && g.meets(f)) || g.key != wording.NoKey || !g.precedes(f) {
			break
		}
		g.role = record.Title
		f = g
	}
}

// joinNextLines adds to a title that is alone on its line the texts of the next lines, up to
// one with a link, if few entries have a text in that place: the title continues there.
func (e *entry) joinNextLines() {
	for f := e.title; int(f.order)+1 < len(e.fields); {
		g := &e.fields[f.order+1]
		if !f.endsLine() || !g.continuesLine(f) {
			break
		}
		g.role = record.Title
		f = g
	}
}

// endsLine reports whether f is the whole rest of its line, or its part before a colon.
func (f *field) endsLine() bool {
	behind := strings.TrimSpace(f.source[f.to:])
	return f.kind == wording.Whole && !f.link && !f.anchored && (behind == "" || strings.HasSuffix(behind, ":"))
}

// continuesLine reports whether g begins the line below f, and few entries have a text there.
func (g *field) continuesLine(f *field) bool {
	return g.part == f.part && g.line == f.line+1 && g.kind == wording.Whole && g.key == wording.NoKey && !g.link && g.shown == f.shown && g.slot.cover < .3 && strings.TrimSpace(g.source[:g.from]) == ""
}

// touches reports whether only a blank is between f and the following g.
func (f *field) touches(g *field) bool {
	return f.link == g.link && f.target == g.target && f.meets(g)
}

// meets reports whether f touches g, whether they are of one link or not.
func (f *field) meets(g *field) bool {
	if f.part != g.part || f.line != g.line || !g.glued || f.kind != wording.Whole || g.kind != wording.Whole || f.run == g.run {
		return false
	}
	return strings.TrimSpace(f.source[f.to:])+strings.TrimSpace(g.source[:g.from]) == ""
}

// continues reports whether g, which touches the title f, continues it.
func (f *field) continues(g *field) bool {
	if margin.EndsOpen(f.text()) {
		return true
	}
	if g.slot.cover >= .5 {
		return false
	}
	return margin.StartsLower(g.text()) && !margin.StartsRemark(g.text()) && (f.bold() == g.bold() || g.like.Title < weights.blockTitle)
}

// precedes reports whether g, which touches the title f, begins it.
func (g *field) precedes(f *field) bool {
	if margin.StartsLower(f.text()) && f.like.Words >= 2 || margin.EndsOpen(g.text()) {
		return true
	}
	if g.bold() && !f.bold() && g.slot.touching < weights.nameTouches && g.like.Name <= weights.plainName {
		return true // names stand apart from their titles here
	}
	return !g.bold() && f.bold() && f.slot.cover < .5 && g.like.Title > .4
}
