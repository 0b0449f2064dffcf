package readlist

import (
	"cmp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/byline"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/bib/work"
	"clipgraph/internal/parallel"
)

// Conversion of records to rows, both of data and of entries that package form finds in
// running text.

// rowReader converts records to rows.
type rowReader struct {
	collector
	matches []arxiv.Match // the identifiers in the text of the records, in order; if nil, the spans are searched
	// origin converts offsets of that text to offsets of the list; nil means that they
	// are the same.
	origin func(start, end int) (int, int)
	drafts []draft // for records that are taken together
	venues map[appearance]*work.Venue
}

// draft is a row under construction.
type draft struct {
	record    *record.Record
	row       Row
	own       arxiv.Ref
	links     linker
	hints     shortname.Hints
	papers    int  // the number of links to the paper
	malformed bool // it has a malformed identifier
	claims    bool // it becomes a row
	mentioned fewSet[arxiv.ID]
	seen      fewSet[linkPlace] // the links so far
	problems  []Problem
	byline    byline.Field
	named     bool // byline contains names

	authors, notes, running []string // running are the notes without a field name
	venue, date             string
	dated, venueNamed       bool // the date or venue has a field name
	yearAlone               int  // the year of a field that holds only a year, or 0

	appeared appearance
}

// appearance is where a work appeared, as a list says it. Many rows have the same.
type appearance struct {
	venue string
	year  int // of the venue, where the row has another one
}

// linkPlace identifies a link, so that one in two fields is not counted twice.
type linkPlace struct {
	at  int
	url string
}

// takeAll takes consecutive records; left is the number of records still to come. Records
// are converted on all processors.
func (r *rowReader) takeAll(records []*record.Record, left int) {
	r.list.Rows, r.hints = slices.Grow(r.list.Rows, len(records)+left), slices.Grow(r.hints, len(records)+left)
	r.drafts = slices.Grow(r.drafts, max(0, len(records)-len(r.drafts)))[:len(records)]
	parallel.For(r.list.ctx, len(records), parallel.NoState, func(_ struct{}, i int) {
		r.drafts[i] = draft{}
		r.draft(&r.drafts[i], records[i])
	})
	if r.list.ctx.Err() != nil {
		return
	}
	for i := range r.drafts {
		r.settle(&r.drafts[i])
		r.drafts[i] = draft{}
	}
}

// settle adds the row of a draft, if it becomes one, and its problems.
func (r *rowReader) settle(d *draft) {
	for _, p := range d.problems {
		r.list.add(p)
	}
	switch {
	case d.record.Whole:
		r.takeWhole(d)
	case d.claims:
		d.row.Work.Venue = r.venueOf(d.appeared)
		if d.named {
			r.orders.note(d.row.Work, d.byline)
		}
		r.months.note(d.row.Work, d.date)
		r.add(d)
	}
}

// venueOf returns the venue of an appearance, the same one for all rows; nil if unknown.
func (r *rowReader) venueOf(a appearance) *work.Venue {
	if a == (appearance{}) {
		return nil
	}
	v := r.venues[a]
	if v == nil {
		if r.venues == nil {
			r.venues = map[appearance]*work.Venue{}
		}
		v = &work.Venue{Name: a.venue, Year: a.year}
		r.venues[a] = v
	}
	return v
}

// draft converts a record. It changes only the draft.
func (r *rowReader) draft(d *draft, rec *record.Record) {
	d.record, d.row = rec, Row{Key: rec.Key, Section: rec.Section, Work: &work.Work{OnlyListed: true}}
	if n := linksIn(rec); n > 0 {
		d.links.links = make([]Link, 0, n)
	}
	r.findOwn(d)
	d.findDOI()
	for i := range rec.Fields {
		f := &rec.Fields[i]
		if !rec.Whole {
			d.text(f)
		}
		for j := range f.Spans {
			r.link(d, f, &f.Spans[j])
		}
		if !d.own.ID.IsZero() || rec.Whole {
			r.mention(d, f)
		}
	}
	if rec.Whole {
		return
	}
	w := d.row.Work
	if announces(w.Title) {
		if d.own.ID.IsZero() {
			return
		}
		w.Title, d.hints.Explicit = "", ""
	}
	switch paper := d.papers > 0 || !d.own.ID.IsZero() || d.malformed; {
	case rec.Claim == record.Always && (w.Title != "" || d.hints.Explicit != "" || d.malformed || d.papers > 0 || len(d.ids()) > 0) || paper && (w.Title != "" || d.hints.Explicit != "" || !d.own.ID.IsZero() || d.malformed):
	case rec.Claim == record.ByTitle && w.Title != "":
	case rec.Claim == record.ByLink && w.Title != "" && len(d.links.links) > 0:
	default:
		return
	}
	d.claims = true
	d.row.Note = strings.Trim(inline.OneBlank(strings.Join(d.notes, " ")), " |,;:.-<>[](")
	d.findAuthors()
	d.findVenueAndDate()
}

// linksIn returns the number of links of a record.
func linksIn(rec *record.Record) (n int) {
	for i := range rec.Fields {
		for j := range rec.Fields[i].Spans {
			if rec.Fields[i].Spans[j].Kind == inline.Link {
				n++
			}
		}
	}
	return n
}

// takeWhole adds the row of a record with a complete work, if the work has a title or an
// identifier.
func (r *rowReader) takeWhole(d *draft) {
	rec := d.record
	unnamed := rec.Work.Title == "" && len(rec.Work.IDs) == 0 && len(d.ids()) == 0
	switch {
	case !unnamed || rec.Key != "" && rec.Claim == record.ByKey:
	case rec.Claim == record.ByKey:
		r.list.problemAt(rec.Start, "an entry without a key, a title and an identifier is left out")
		return
	default:
		r.list.problemAt(rec.Start, "a record without a title and an identifier is left out")
		return
	}
	if i := slices.IndexFunc(rec.Fields, func(f record.Field) bool { return f.Role == record.Note }); i >= 0 { // not only its parent has a note
		d.row.Note = rec.Work.Note
		if rec.Fields[i].Name == "" { // the rest of its text
			d.row.Note = inline.PlainText(rec.Fields[i].Spans)
		}
	}
	r.add(d)
	if row := &r.list.Rows[len(r.list.Rows)-1]; unnamed {
		r.list.untitled(row, work.ID{}, "the entry %q has no title; its key stands for it", rec.Key)
		row.Work.Title = rec.Key
	}
}

// add adds the row of a draft with its identifiers and links.
func (r *rowReader) add(d *draft) {
	w, rec := d.row.Work, d.record
	w.IDs, w.Version = d.ids(), d.own.Version
	d.row.Links, d.row.Repo, d.hints.Repos = d.links.links, d.links.repo(), d.links.repos
	if rec.Work != nil {
		d.row.Work = whole(rec.Work, w)
	}
	start, end := r.extent(rec.Start, rec.End)
	r.append(d.row, d.hints, start, end)
}

// ids returns the identifiers of the fields.
func (d *draft) ids() []work.ID {
	return append(work.IDs(d.own.ID.WorkID(), work.NewDOI(d.links.doi)), d.links.ids...)
}

// whole returns the work that a record has, completed from its fields. The arXiv
// identifier is the one found in the fields.
func whole(said, found *work.Work) *work.Work {
	w := *said
	ref, err := arxiv.Parse(w.Title)
	isOwn := func(id work.ID) bool { return strings.EqualFold(id.String(), w.Title) }
	if err == nil && ref.ID == arxiv.Of(found) || slices.ContainsFunc(found.IDs, isOwn) {
		w.Title = "" // bib writes the identifier if the title is unknown
	}
	if w.Title == "" {
		w.Title = found.Title
	}
	if w.Published.IsZero() {
		w.Published = found.Published
	}
	w.IDs, w.Version = work.IDs(arxiv.Of(found).WorkID(), work.NewDOI(cmp.Or(said.DOI(), found.DOI()))), found.Version
	for _, id := range said.IDs {
		w.AddID(id)
	}
	for _, id := range found.IDs {
		if w.ID(id.Kind).IsZero() {
			w.AddID(id)
		}
	}
	return &w
}

// extent converts offsets of the records' text to offsets of the list.
func (r *rowReader) extent(start, end int) (int, int) {
	if r.origin == nil {
		return start, end
	}
	return r.origin(start, end)
}

// inFile converts offsets of the records' text to offsets of the file.
func (r *rowReader) inFile(start, end int) (int, int) {
	start, end = r.extent(start, end)
	return r.list.text.InFile(start), r.list.text.InFile(end)
}

// findOwn finds the identifier of the work: at the position that the record gives, else
// in the link of the title, in other links, in text, and last in notes.
func (r *rowReader) findOwn(d *draft) {
	rec := d.record
	if r.matches != nil {
		if i, ok := slices.BinarySearchFunc(r.matches, rec.OwnStart, matchAt); ok && rec.OwnEnd > 0 && r.matches[i].Err == nil {
			d.own = r.matches[i].Ref
		}
		return
	}
	best := len(ownRanks)
	for i := range rec.Fields {
		f := &rec.Fields[i]
		for j := range f.Spans {
			rank := slices.IndexFunc(ownRanks[:], func(own func(record.Role, inline.SpanKind) bool) bool { return own(f.Role, f.Spans[j].Kind) })
			if rank >= best && d.malformed {
				continue
			}
			for _, part := range r.matchesOf(&f.Spans[j]) {
				for _, m := range part {
					switch {
					case m.Err != nil:
						d.malformed = d.malformed || f.Role != record.Note
					case rank < best && r.holds(rec, m.Ref.ID) && (f.Role != record.Note || record.IsOwnNote(inline.PlainText(f.Spans))):
						best, d.own = rank, m.Ref
					}
				}
			}
		}
	}
}

// ownRanks are the places in which the identifier of the work may be, the most reliable
// first.
var ownRanks = [...]func(record.Role, inline.SpanKind) bool{
	func(role record.Role, kind inline.SpanKind) bool { return role == record.Identifier },
	func(role record.Role, kind inline.SpanKind) bool { return role == record.Title && kind == inline.Link },
	func(role record.Role, kind inline.SpanKind) bool {
		return role != record.Note && role != record.Other && kind == inline.Link
	},
	func(role record.Role, kind inline.SpanKind) bool { return role != record.Note && role != record.Other },
	func(role record.Role, kind inline.SpanKind) bool { return role == record.Other },
	func(role record.Role, kind inline.SpanKind) bool { return role == record.Note }, // only a note that consists of an identifier
}

// findDOI finds the DOI of a DOI field, which takes precedence over those of links.
func (d *draft) findDOI() {
	for i := range d.record.Fields {
		f := &d.record.Fields[i]
		for j := 0; f.Role == record.DOI && j < len(f.Spans) && d.links.doi == ""; j++ {
			d.links.doi = link.DOI(f.Spans[j].URL)
		}
	}
}

func matchAt(m arxiv.Match, at int) int { return cmp.Compare(m.Start, at) }

// holds reports whether an identifier in a record is also in the list's text. In an entry
// of a .bib file it may be split, as in a macro or in eprint and primaryClass, and always
// counts.
func (r *rowReader) holds(rec *record.Record, id arxiv.ID) bool {
	return rec.Work != nil && rec.Work.Entry != nil || r.list.holds.Has(id)
}

// matchesOf returns the identifiers in a span, including malformed ones.
func (r *rowReader) matchesOf(s *inline.Span) (found [2][]arxiv.Match) {
	if r.matches == nil {
		for _, text := range [...]string{s.URL, s.Image(), s.Text} {
			found[0] = slices.AppendSeq(found[0], arxiv.All(text))
		}
		return found
	}
	for part, at := range [...][2]int{{s.Start, s.End}, {s.URLStart, s.URLEnd}} {
		from, _ := slices.BinarySearchFunc(r.matches, at[0], matchAt)
		to := from
		for to < len(r.matches) && r.matches[to].Start < at[1] {
			to++
		}
		found[part] = r.matches[from:to]
	}
	return found
}

// mention adds the identifiers of a field other than the row's own to Mentioned. It
// reports those in links to the paper as a problem.
func (r *rowReader) mention(d *draft, f *record.Field) {
	for j := range f.Spans {
		for _, part := range r.matchesOf(&f.Spans[j]) {
			for i := range part {
				if m := &part[i]; m.Err == nil {
					r.mentionRef(d, f, m.Ref)
				}
			}
		}
	}
}

func (r *rowReader) mentionRef(d *draft, f *record.Field, ref arxiv.Ref) {
	if ref.ID == d.own.ID && d.record.Whole {
		d.own.Version = max(d.own.Version, ref.Version)
	}
	if ref.ID == d.own.ID || !r.holds(d.record, ref.ID) || !d.mentioned.add(ref.ID) {
		return
	}
	d.row.Mentioned = append(d.row.Mentioned, ref)
	if f.Role == record.Address || f.Role == record.Title || f.Role == record.Identifier || d.record.Whole && f.Role != record.Note && f.Role != record.Other {
		start, _ := r.extent(d.record.Start, d.record.End)
		line, col := r.list.text.Position(start)
		d.problems = append(d.problems, r.list.problemText(SeveralProblem, line, col, "two identifiers in one entry, arXiv:%s and arXiv:%s; the first is taken for its paper", d.own.ID, ref.ID))
	}
}

// link adds a link or a picture of a field.
func (r *rowReader) link(d *draft, f *record.Field, s *inline.Span) {
	switch {
	case s.Kind == inline.Link && s.URL != "":
		at := linkPlace{s.URLStart, s.URL}
		if d.record.Whole { // several fields may have the same address
			at = linkPlace{1, link.Clean(s.URL)}
		}
		if !d.seen.add(at) && at.at > 0 {
			return // a link that spans two fields
		}
		own := f.Role != record.Note && (f.Role != record.Other || d.own.ID.IsZero())
		made := Link{Text: inline.OneBlank(s.Text), URL: link.Clean(s.URL)}
		if s.End > s.Start {
			made.Start, made.End = r.inFile(s.Start, s.End)
			made.URLStart, made.URLEnd = r.inFile(s.URLStart, s.URLEnd)
		}
		if kind := d.links.add(made, own); kind == link.Paper && own {
			d.papers++
		}
		d.links.repos = append(d.links.repos, badgeRepository(s.Image()))
	case s.Kind == inline.Image:
		d.hints.Images = append(d.hints.Images, link.Clean(s.URL))
		d.links.repos = append(d.links.repos, badgeRepository(s.URL))
	}
}

// badgeRepository returns the repository of a badge that counts stars, or "" for other
// pictures.
func badgeRepository(address string) string {
	if !strings.Contains(address, "img.shields.io/") {
		return ""
	}
	return link.Repository(address)
}
