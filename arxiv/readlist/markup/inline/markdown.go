package inline

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Running text in Markdown, which may contain HTML. Goldmark only parses the inline
// structure (CommonMark), since a line or table cell is not a document. It parses a copy
// of the lines of the same length, in which text that it would misread is masked; the
// resulting texts are taken from the source.

// maxInlineDepth bounds the nesting of emphasis and links.
const maxInlineDepth = 50

// markdownParser parses inline structure. Bare addresses are left to spanWriter, which
// finds them in every syntax.
var markdownParser = parser.NewParser(
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

// placedLinks records the ends of links, which goldmark does not export.
type placedLinks struct{ parser.InlineParser }

func (p placedLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n := p.InlineParser.Parse(parent, block, pc)
	switch n.(type) {
	case *ast.Link, *ast.Image:
		_, segment := block.Position()
		pc.(*parserContext).ends[n] = segment.Start
	}
	return n
}

func (p placedLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// parserContext is a parser's context with the link definitions of the whole text.
type parserContext struct {
	parser.Context
	references map[string]Stretch
	ends       map[ast.Node]int
}

func (c *parserContext) Reference(label string) (parser.Reference, bool) {
	if _, ok := c.references[label]; !ok {
		return nil, false
	}
	return parser.NewReference([]byte(label), nil, nil), true // walker looks up its address
}

// markdown parses lines of Markdown.
func (r *Reader) markdown(lines []Stretch, joined bool) []Span {
	if r.load(lines, joined); len(r.lines) == 0 {
		return nil
	}
	r.writer.reset(r.source)
	if !r.simple(&r.writer) {
		r.writer.reset(r.source)
		r.parse(&r.writer)
	}
	return r.writer.end(lines[len(lines)-1].End)
}

// parse parses the loaded lines with goldmark.
func (r *Reader) parse(w *spanWriter) {
	r.makeCopy()
	if r.ends == nil {
		r.ends = map[ast.Node]int{}
	}
	clear(r.ends)
	pc := &parserContext{parser.NewContext(), r.references.of(Markdown), r.ends}
	doc := markdownParser.Parse(text.NewReader(r.copy), parser.WithContext(pc))
	walk := walker{Reader: r, spanWriter: w}
	for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
		walk.children(block)
	}
}

// origin returns the offset in the source of a byte of the copy.
func (r *Reader) origin(at int) int {
	i := 0
	if len(r.lines) > 1 {
		i = r.lineOf(at)
	}
	l := &r.lines[i]
	return min(l.source.Start+at-l.at, l.source.End)
}

// lineOf returns the index of the line of a byte of the copy.
func (r *Reader) lineOf(at int) int {
	return sort.Search(len(r.lines), func(i int) bool { return r.lines[i].at > at }) - 1
}

// walker flattens goldmark's tree into spans.
type walker struct {
	*Reader
	*spanWriter
	nested int // the depth of the walk
	within int // the number of open emphasis and links, in which lines are joined
}

func (w *walker) children(n ast.Node) {
	if w.nested++; w.nested <= maxInlineDepth {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			w.node(c)
		}
	}
	w.nested--
}

func (w *walker) node(n ast.Node) {
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
		w.openLink(w.Reader.source[start:end], start-1, start, end)
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

func (w *walker) styled(n ast.Node, style Style) {
	w.open(style)
	w.within++
	w.children(n)
	w.within--
	w.shut(style)
}

// segment adds a part of the copy, which may span lines.
func (w *walker) segment(s text.Segment, escaped bool) {
	for at := s.Start; at < s.Stop; {
		i := 0
		if len(w.lines) > 1 {
			i = w.lineOf(at)
		}
		l := &w.lines[i]
		end := min(s.Stop, l.at+l.source.End-l.source.Start)
		from, to := l.source.Start+at-l.at, l.source.Start+end-l.at
		if escaped {
			w.addEscaped(from, to, true)
		} else {
			w.spanWriter.add(from, to)
		}
		if at = end; at < s.Stop { // skip a line end
			w.endOfLine(w.spanWriter, i, w.within > 0)
			at++
		}
	}
}

// destination returns the address of a link and its position.
func (w *walker) destination(d []byte, ref *ast.ReferenceLink) (url string, start, end int) {
	if ref != nil {
		at := w.references.of(Markdown)[util.ToLinkReference(ref.Value)]
		return unescape(w.Reader.source[at.Start:at.End]), at.Start, at.End
	}
	if len(d) == 0 {
		return "", 0, 0
	}
	at := cap(w.copy) - cap(d) // d is a part of the copy
	start = w.origin(at)
	end = start + len(d)
	return unescape(w.Reader.source[start:end]), start, end
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

// shownText returns the text of a node.
func (w *walker) shownText(n ast.Node) string {
	inner := walker{Reader: w.Reader, spanWriter: newSpanWriter(w.Reader.source), nested: w.nested, within: 1}
	inner.children(n)
	return PlainText(inner.end(0))
}

// html handles a tag, which may span lines.
func (w *walker) html(segments *text.Segments) {
	if segments.Len() == 0 {
		return
	}
	start, end := w.origin(segments.At(0).Start), w.origin(segments.At(segments.Len()-1).Stop)
	if t, ok := ParseTag(w.Reader.source, start, end); ok {
		w.tag(t)
	}
}
