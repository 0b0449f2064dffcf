package markup

import (
	"bytes"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// stretch is a part of a line of the source: text[start:end].
type stretch struct{ start, end int }

// inlineReader reads the running text of Markdown, which may hold HTML. What a
// line or a cell of a table holds is no document: goldmark is asked for what
// CommonMark calls inline structure and nothing else. It gets a copy of the
// lines in which that is masked which Markdown would misread, byte for byte;
// what is shown is taken from the source.
type inlineReader struct {
	source     string
	references map[string]reference

	lines  []copiedLine
	writer spanWriter
	copy   []byte
	ends   map[ast.Node]int // where links end, in the copy
}

// reference is where a label leads, such as in "[label]: address".
type reference struct {
	url        string
	start, end int // of the address
}

// copiedLine says where a line stands in the source and where in the copy.
type copiedLine struct {
	source stretch
	joined bool // the text goes on in the next line
	at     int
}

// Bounds on the characters of a unit that may be structure: goldmark's work
// grows with the square of their number.
const (
	maxEmphasis = 500  // stars, underscores and tildes
	maxBrackets = 5000 // brackets that may open a link, and backticks
)

// maxInlineDepth bounds the nesting of emphasis and links that is followed.
const maxInlineDepth = 50

// inlineParser reads inline structure. Bare addresses are left to spanWriter,
// which finds them in every syntax.
var inlineParser = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(placedLinks{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
	),
)

// placedLinks notes where links end, which goldmark keeps to itself.
type placedLinks struct{ parser.InlineParser }

func (p placedLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	switch n.(type) {
	case *ast.Link, *ast.Image:
		_, segment := block.Position()
		pc.(*inlineContext).ends[n] = segment.Start
	}
	return n
}

func (p placedLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// inlineContext is a parser's context that knows the references of the whole
// text.
type inlineContext struct {
	parser.Context
	references map[string]reference
	ends       map[ast.Node]int
}

func (c *inlineContext) Reference(label string) (parser.Reference, bool) {
	r, ok := c.references[label]
	if !ok {
		return nil, false
	}
	return parser.NewReference([]byte(label), []byte(r.url), nil), true
}

// spans reads lines as one running text. Where joined, a line end is a blank;
// else it is a break, unless the text goes on.
func (r *inlineReader) spans(lines []stretch, joined bool) []Span {
	r.load(lines, joined)
	if len(r.lines) == 0 {
		return nil
	}
	r.writer.reset(r.source)
	if !r.simple(&r.writer) {
		r.writer.reset(r.source)
		r.parse(&r.writer)
	}
	return r.writer.end(lines[len(lines)-1].end)
}

// parse has goldmark read the lines that are loaded.
func (r *inlineReader) parse(w *spanWriter) {
	r.makeCopy()
	if r.ends == nil {
		r.ends = map[ast.Node]int{}
	}
	clear(r.ends)
	pc := &inlineContext{parser.NewContext(), r.references, r.ends}
	doc := inlineParser.Parse(text.NewReader(r.copy), parser.WithContext(pc))
	walk := inlineWalker{inlineReader: r, spanWriter: w}
	for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
		walk.children(block)
	}
}

// load notes the lines without the blanks around them and the marks of breaks,
// and which of them go on.
func (r *inlineReader) load(lines []stretch, joined bool) {
	r.lines = r.lines[:0]
	for i, l := range lines {
		line := r.source[l.start:l.end]
		trimmed := strings.TrimRight(line, " \t")
		hard := len(line)-len(trimmed) >= 2
		if n := len(trimmed) - len(strings.TrimRight(trimmed, `\`)); n%2 == 1 {
			trimmed, hard = strings.TrimRight(trimmed[:len(trimmed)-1], " \t"), true
		}
		start := l.start + len(trimmed) - len(strings.TrimLeft(trimmed, " \t"))
		trimmed = strings.TrimLeft(trimmed, " \t")
		if trimmed == "" {
			continue
		}
		goesOn := joined || i+1 < len(lines) && !hard && joins(trimmed, r.source[lines[i+1].start:lines[i+1].end])
		r.lines = append(r.lines, copiedLine{source: stretch{start, start + len(trimmed)}, joined: goesOn})
	}
}

// makeCopy copies the lines and masks what Markdown would misread.
func (r *inlineReader) makeCopy() {
	r.copy = r.copy[:0]
	for i := range r.lines {
		l := &r.lines[i]
		if i > 0 {
			r.copy = append(r.copy, '\n')
		}
		l.at = len(r.copy)
		r.copy = append(r.copy, r.source[l.source.start:l.source.end]...)
	}
	r.mask()
}

// masked stands in the copy for a character that is to be text.
const masked = 1

// mask hides the marks within bare addresses and formulas, blanks within
// addresses of links, and more marks than a text has that was meant.
func (r *inlineReader) mask() {
	shown := string(r.copy)
	if strings.ContainsAny(shown, "_*~") {
		at := 0
		for a := (addresses{text: shown}); ; {
			start, end := a.next(at)
			if start < 0 {
				break
			}
			r.hide(start, end, "_*~")
			at = end
		}
		r.maskFormulas(shown)
	}
	r.maskBlanks(shown)
	if countAny(r.copy, "*_~") > maxEmphasis {
		r.hide(0, len(r.copy), "*_~")
	}
	if countAny(r.copy, "[`") > maxBrackets {
		r.hide(0, len(r.copy), "[`")
	}
}

func (r *inlineReader) hide(start, end int, marks string) {
	for i := start; i < end; i++ {
		if strings.IndexByte(marks, r.copy[i]) >= 0 {
			r.copy[i] = masked
		}
	}
}

func countAny(text []byte, marks string) int {
	n := 0
	for i := range len(marks) {
		n += bytes.Count(text, []byte{marks[i]})
	}
	return n
}

// maxFormula is the longest formula between dollars, in bytes.
const maxFormula = 200

// maskFormulas hides the marks in formulas such as $M_{23}$. As in Pandoc's
// Markdown, no blank stands behind the first dollar and before the last.
func (r *inlineReader) maskFormulas(shown string) {
	for at := 0; at < len(shown); {
		n := strings.IndexByte(shown[at:], '$')
		if n < 0 {
			return
		}
		start := at + n + 1
		at = start
		n = strings.IndexByte(shown[start:min(len(shown), start+maxFormula)], '$')
		if n <= 0 || isSpace(shown[start]) || isSpace(shown[start+n-1]) || strings.IndexByte(shown[start:start+n], '\n') >= 0 {
			continue
		}
		r.hide(start, start+n, "_*~")
		at = start + n + 1
	}
}

// maxDestination is the longest address of a link that has blanks in it, in
// bytes.
const maxDestination = 2000

// maskBlanks hides the blanks within the address of a link, with which it would
// be none, and what opens an address without an end.
func (r *inlineReader) maskBlanks(shown string) {
	for at := 0; ; {
		n := strings.Index(shown[at:], "](")
		if n < 0 {
			return
		}
		start := at + n + 2
		at = start
		limit := min(len(shown), start+maxDestination)
		for start < limit && (shown[start] == ' ' || shown[start] == '\t') {
			start++
		}
		n = strings.IndexAny(shown[start:limit], ")\n")
		if n < 0 {
			r.hide(at-1, at, "(") // closed nowhere near, it opens no address
			continue
		}
		if shown[start+n] != ')' {
			continue
		}
		address := strings.TrimRight(shown[start:start+n], " \t")
		if i := strings.IndexAny(address, " \t"); i < 0 || !isWebAddress(address) || strings.ContainsAny(address, "<>\"'([") {
			continue
		}
		r.hide(start, start+len(address), " \t")
	}
}

func isWebAddress(s string) bool {
	return strings.HasPrefix(s, "http") && strings.Contains(s, "://") || strings.HasPrefix(s, "www.")
}

// origin returns where the byte of the copy stands in the source.
func (r *inlineReader) origin(at int) int {
	i := 0
	if len(r.lines) > 1 {
		i = r.lineOf(at)
	}
	l := &r.lines[i]
	return min(l.source.start+at-l.at, l.source.end)
}

// lineOf returns the index of the line that the byte of the copy is on.
func (r *inlineReader) lineOf(at int) int {
	return sort.Search(len(r.lines), func(i int) bool { return r.lines[i].at > at }) - 1
}

// inlineWalker flattens goldmark's tree into spans.
type inlineWalker struct {
	*inlineReader
	*spanWriter
	nested int // how deep the walk is
	within int // emphasis and links that are open: no line breaks in them
}

func (w *inlineWalker) children(n ast.Node) {
	if w.nested++; w.nested <= maxInlineDepth {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			w.node(c)
		}
	}
	w.nested--
}

func (w *inlineWalker) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.segment(n.Segment, true)
		if n.SoftLineBreak() || n.HardLineBreak() {
			w.endOfLine(w.spanWriter, w.lineOf(n.Segment.Stop), w.within > 0)
		}
	case *ast.CodeSpan:
		w.open(CodeStyle)
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				w.segment(t.Segment, false)
			}
		}
		w.shut(CodeStyle)
	case *ast.Emphasis:
		style := Italic
		if n.Level >= 2 {
			style = Bold
		}
		w.styled(n, style)
	case *ast.Link:
		url, start, end := w.destination(n.Destination, n.Reference)
		w.openLink(url, w.origin(n.Pos()), start, end)
		w.within++
		w.children(n)
		w.within--
		w.closeLink(w.origin(w.ends[n]))
	case *ast.Image:
		s := Span{Start: w.origin(n.Pos()), End: w.origin(w.ends[n]), Text: w.shownText(n)}
		s.URL, s.URLStart, s.URLEnd = w.destination(n.Destination, n.Reference)
		w.image(s)
	case *ast.AutoLink:
		label := n.Label(w.copy)
		start := w.origin(n.Pos() + 1)
		end := start + len(label)
		if n.AutoLinkType == ast.AutoLinkEmail {
			w.spanWriter.add(start, end)
			return
		}
		w.openLink(w.inlineReader.source[start:end], start-1, start, end)
		w.spanWriter.add(start, end)
		w.closeLink(end + 1)
	case *ast.RawHTML:
		w.html(n.Segments)
	default:
		if n.Kind() == extensionast.KindStrikethrough {
			w.styled(n, Struck)
			return
		}
		w.children(n)
	}
}

func (w *inlineWalker) styled(n ast.Node, style Style) {
	w.open(style)
	w.within++
	w.children(n)
	w.within--
	w.shut(style)
}

// segment adds a part of the copy, which may go over lines.
func (w *inlineWalker) segment(s text.Segment, escaped bool) {
	for at := s.Start; at < s.Stop; {
		i := 0
		if len(w.lines) > 1 {
			i = w.lineOf(at)
		}
		l := &w.lines[i]
		end := min(s.Stop, l.at+l.source.end-l.source.start)
		from, to := l.source.start+at-l.at, l.source.start+end-l.at
		if escaped {
			w.addEscaped(from, to, true)
		} else {
			w.spanWriter.add(from, to)
		}
		if at = end; at < s.Stop { // over a line end
			w.endOfLine(w.spanWriter, i, w.within > 0)
			at++
		}
	}
}

// endOfLine ends a line by its index, within emphasis or a link or outside.
func (r *inlineReader) endOfLine(w *spanWriter, i int, within bool) {
	if i+1 >= len(r.lines) {
		return
	}
	start, end := r.lines[i].source.end, r.lines[i+1].source.start
	if within || w.inLink || r.lines[i].joined {
		w.addAs(" ", start, end)
		return
	}
	w.lineBreak(start, end)
}

// destination returns the address of a link and where it stands.
func (w *inlineWalker) destination(d []byte, ref *ast.ReferenceLink) (url string, start, end int) {
	if ref != nil {
		r := w.references[util.ToLinkReference(ref.Value)]
		return r.url, r.start, r.end
	}
	if len(d) == 0 {
		return "", 0, 0
	}
	at := cap(w.copy) - cap(d) // d is a part of the copy
	start = w.origin(at)
	end = start + len(d)
	return unescape(w.inlineReader.source[start:end]), start, end
}

// unescape resolves character references and backslashes.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	w := newSpanWriter(s)
	w.addEscaped(0, len(s), true)
	w.text.make(s)
	return string(w.text.made)
}

// shownText returns the text within a node.
func (w *inlineWalker) shownText(n ast.Node) string {
	inner := inlineWalker{inlineReader: w.inlineReader, spanWriter: newSpanWriter(w.inlineReader.source), nested: w.nested, within: 1}
	inner.children(n)
	return PlainText(inner.end(0))
}

// html takes a tag, which may stand on several lines.
func (w *inlineWalker) html(segments *text.Segments) {
	if segments.Len() == 0 {
		return
	}
	start, end := w.origin(segments.At(0).Start), w.origin(segments.At(segments.Len()-1).Stop)
	if t, ok := parseTag(w.inlineReader.source, start, end); ok {
		w.tag(t)
	}
}
