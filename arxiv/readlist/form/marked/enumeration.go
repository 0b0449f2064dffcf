package marked

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/wording"
	"clipgraph/arxiv/readlist/wording/margin"
	"clipgraph/internal/words"
)

// An enumeration names several works in one text, each in the same way: by a link whose text
// is the name, or by a name before a link, as in "BoxNet (arXiv:2101.00001), CrateNet
// (arXiv:2102.00002)". The text before it, such as a label, and behind it is about none of
// them alone.

// Enumeration returns a piece for each work that spans enumerate by their names, or nil if
// they do not begin with an enumeration or with a text that introduces one. Works that are
// named by links behind the enumeration are among them. Names and titles are at least so much
// like one.
func (m *Marks) Enumeration(spans []Span, name, title float64) []Piece {
	if !m.mayEnumerate(spans) {
		return nil
	}
	e := enumeration{marks: m, name: name, title: title, seen: map[ID]bool{}}
	first := slices.IndexFunc(spans, func(s Span) bool { return s.IsMarked() || s.Kind == inline.Link && !IsAnchor(&s) })
	if !e.begin(spans, first) {
		return nil
	}
	at := first + 1
	for at < len(spans) && e.take(&spans[at]) {
		at++
	}
	if e.finish(); !e.isSure() {
		return nil
	}
	for ; at < len(spans); at++ {
		if s := &spans[at]; s.IsMarked() && e.isNamed(s) {
			e.add(Piece{m.idOf(s), spans[at : at+1]})
		}
	}
	return e.works
}

// mayEnumerate reports whether spans have an identifier, and another or a link with a text of its
// own. Most have not, and need not be read.
func (m *Marks) mayEnumerate(spans []Span) bool {
	var first ID
	others := false
	for i := range spans {
		switch s := &spans[i]; {
		case !s.IsMarked():
			others = others || s.Kind == inline.Link && !IsAnchor(s)
		case first == 0:
			first = m.idOf(s)
		default:
			others = others || m.idOf(s) != first
		}
	}
	return first != 0 && others
}

// enumeration is what is known of an enumeration up to some place.
type enumeration struct {
	marks       *Marks
	name, title float64

	works  []Piece
	seen   map[ID]bool
	titled int   // the number of works whose names are like titles
	last   Piece // the current work; its ID is 0 if it has no link to a paper
	closed bool  // a separator is behind it

	depth int  // of brackets
	inner bool // the outermost bracket has a word or a link

	words    int   // behind the last separator, without those in brackets
	of       *Span // the span of these words
	from, to int   // their offsets in its text
}

// begin takes spans up to spans[first], the first link that is not a label, and reports
// whether an enumeration may begin with it.
func (e *enumeration) begin(spans []Span, first int) bool {
	s, before := &spans[first], BesideLinks(spans[:first])
	e.closed = true
	if e.isNamed(s) && (!wording.HasWord(before) || introduces(before) || !Titled(spans[:first], e.title)) {
		return e.take(s)
	}
	from, offset := behindLabel(spans[:first])
	for i := from; i < first; i++ {
		part := spans[i].Cut(offset, len(spans[i].Text))
		if offset = 0; part.Kind == inline.Text && !e.takeText(&part) {
			return false
		}
	}
	return e.words > 0 && e.take(s)
}

// introduces reports whether a text ends in a sign or a word behind which works are enumerated.
func introduces(text string) bool {
	return strings.ContainsRune(":：—–-", cmp.Or(margin.LastSign(text), ' ')) || margin.EndsOpen(text)
}

// behindLabel returns the index of the span, and the offset in its text, behind the last colon
// or dash of spans.
func behindLabel(spans []Span) (span, offset int) {
	for i, s := range slices.Backward(spans) {
		if at := strings.LastIndexAny(s.Text, ":：—–"); at >= 0 && s.Kind == inline.Text {
			_, size := utf8.DecodeRuneInString(s.Text[at:])
			return i, at + size
		}
	}
	return 0, 0
}

// isSure reports whether there are several works, and most are named by names and not by
// titles. Of two works the first has a name: behind a title stands what belongs to it.
func (e *enumeration) isSure() bool {
	isStrong := func(w Piece) bool { return !w.ID.IsWeak() }
	n := len(e.works)
	if n < 2 || !slices.ContainsFunc(e.works, isStrong) {
		return false
	}
	return 2*e.titled < n || n == 2 && e.titled == 1 && !e.isTitle(e.works[0].Spans[0].Text)
}

// isNamed reports whether the text of a link is a name or a title, and not "Extended version".
func (e *enumeration) isNamed(s *Span) bool {
	if s.Kind != inline.Link || IsAnchor(s) || namesVersion(s.Text) {
		return false
	}
	like := wording.New(s.Text).Look()
	return like.Name >= e.name || like.Title > e.title
}

// namesVersion reports whether the last word of a text is one for another text on the same work.
func namesVersion(text string) bool {
	text = strings.TrimRight(strings.ToLower(text), "0123456789 ")
	return versions[text[strings.LastIndexByte(text, ' ')+1:]]
}

var versions = words.Fields("version extension supplement appendix follow-up")

func (e *enumeration) isTitle(text string) bool { return wording.New(text).Look().Title > e.title }

// take takes a span for the next part of the enumeration, and reports whether it may be.
func (e *enumeration) take(s *Span) bool {
	switch {
	case s.Kind == inline.Break, s.Kind == inline.Image:
		return true
	case s.Kind == inline.Text && !s.Identifier:
		return e.takeText(s)
	case s.IsMarked():
		return !s.Mentioned && e.takeWork(s)
	}
	return e.takeOther(s)
}

// takeWork takes a link with an identifier, or an identifier in running text.
func (e *enumeration) takeWork(s *Span) bool {
	id := e.marks.idOf(s)
	switch {
	case id == 0:
		return false
	case id == e.last.ID:
		e.join(*s)
		return true
	case !e.closed || e.depth > 0 && e.inner:
		return false
	}
	switch named := e.isNamed(s); {
	case named && (e.words == 0 || e.depth > 0):
		e.start(Piece{id, []Span{*s}})
	case !named && e.words > 0:
		name := e.of.Cut(e.from, e.to)
		if like := wording.New(name.Text).Look(); like.Name < e.name || like.MayBePerson() || namesVersion(name.Text) {
			return false
		}
		e.start(Piece{id, []Span{name, *s}})
	default:
		return false
	}
	return true
}

// takeOther takes a link without an identifier: a label, or the name of another work.
func (e *enumeration) takeOther(s *Span) bool {
	switch {
	case e.depth > 0 && e.inner:
		e.join(*s)
	case IsAnchor(s):
		if e.words > 0 {
			e.start(Piece{})
		}
		e.join(*s)
	case !e.closed || e.words > 0:
		return false
	case e.isNamed(s) && e.marks.LeadsToPaper != nil && e.marks.LeadsToPaper(s.Text, s.URL):
		e.start(Piece{Weak(s.Start), []Span{*s}})
	default:
		e.start(Piece{})
	}
	return true
}

// start begins the next work.
func (e *enumeration) start(p Piece) {
	e.finish()
	e.last, e.closed, e.words, e.inner = p, false, 0, true
	if len(p.Spans) > 0 && e.isTitle(p.Spans[0].Text) {
		e.titled++
	}
}

// finish adds the current work.
func (e *enumeration) finish() {
	e.add(e.last)
	e.last = Piece{}
}

// add adds a work, unless it is among them.
func (e *enumeration) add(p Piece) {
	if p.ID != 0 && !e.seen[p.ID] {
		e.seen[p.ID] = true
		e.works = append(e.works, p)
	}
}

// join adds a span to the current work, if no separator is behind it.
func (e *enumeration) join(s Span) {
	if !e.closed && e.last.ID != 0 && (s.Text != "" || s.Kind != inline.Text) {
		e.last.Spans = append(e.last.Spans, s)
	}
}

// takeText takes running text, and reports whether nothing but separators, remarks in
// brackets and names of works without a link is in it.
func (e *enumeration) takeText(s *Span) bool {
	for i := 0; i < len(s.Text); {
		r, size := utf8.DecodeRuneInString(s.Text[i:])
		isWord := unicode.IsLetter(r) || unicode.IsDigit(r)
		if isWord {
			size = endOfWord(s.Text[i:])
		}
		word := s.Text[i : i+size]
		switch {
		case strings.ContainsRune("([（【", r):
			e.depth++
			e.inner = e.inner && e.depth > 1
		case strings.ContainsRune(")]）】", r):
			e.depth = max(0, e.depth-1)
		case e.depth > 0:
			e.inner = e.inner || isWord
		case strings.ContainsRune(separators, r), word == "and", word == "or":
			e.join(s.Cut(0, i))
			e.closed, e.words = true, 0
		case isWord && !e.takeWord(s, i, i+size), strings.ContainsRune(".:：—–。", r):
			e.join(s.Cut(0, i))
			return false
		}
		i += size
	}
	e.join(*s)
	return true
}

// separators are the signs between works.
const separators = ",;/|·•、，；&"

// endOfWord returns the end of the word that begins at the front of text.
func endOfWord(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(separators+"()[]（）【】:：—–。", r)
	})
	if end < 0 {
		end = len(text)
	}
	return len(strings.TrimRight(text[:end], "."))
}

// takeWord takes a word behind a separator, at offsets in the text of s.
func (e *enumeration) takeWord(s *Span, from, to int) bool {
	if e.words == 0 {
		e.of, e.from = s, from
	}
	e.words, e.to = e.words+1, to
	return e.closed && e.of == s && e.words <= maxNameWords && (e.words > 1 || !margin.StartsLower(s.Text[from:to]))
}

// maxNameWords is the number of words up to which words between separators may be a name.
const maxNameWords = 4
