package readlist

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	htmltok "golang.org/x/net/html"
)

// span is a piece of running text: plain or bold text, a link, an image or a
// line break.
type span struct {
	kind spanKind
	text string // plain, markup removed; a link's text, an image's alternative text
	url  string // of a link or an image
	bold bool
	// italic is only told of text.
	italic bool
	// image is the address of a picture inside a link, such as a badge.
	image string
}

type spanKind int

const (
	textSpan spanKind = iota
	linkSpan
	imageSpan
	breakSpan
)

// inlineParser reads what CommonMark calls inline structure and nothing
// else: a cell of a table or a line of a list is no document.
var inlineParser = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewLinkifyParser(), 999))...),
)

// Bounds on the characters of one entry that may be structure: goldmark's
// work grows with the square of their number.
const (
	maxEmphasis = 500  // stars and underscores
	maxBrackets = 5000 // brackets that may open a link, and backticks
)

// parseInline splits Markdown text, which may hold inline HTML, into spans.
// references are what its links may go through; nil for none.
func parseInline(source string, references map[string]parser.Reference) []span {
	if spans, ok := parseSimple(source); ok {
		return spans
	}
	return parseMarkup(source, references)
}

func parseMarkup(source string, references map[string]parser.Reference) []span {
	if strings.Count(source, "*")+strings.Count(source, "_") > maxEmphasis {
		source = strings.NewReplacer("*", " ", "_", `\_`).Replace(source)
	}
	if strings.Count(source, "[")+strings.Count(source, "`") > maxBrackets {
		source = strings.NewReplacer("[", " ", "`", " ").Replace(source)
	}
	src := []byte(source)
	w := &inlineWalker{src: src}
	doc := inlineParser.Parse(text.NewReader(src), parser.WithContext(&context{parser.NewContext(), references}))
	for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
		w.children(block)
		w.closeLink()
		w.add(span{kind: breakSpan})
	}
	return w.spans
}

// context is a parser's context that knows the references of a whole list.
type context struct {
	parser.Context
	references map[string]parser.Reference
}

func (c *context) Reference(label string) (parser.Reference, bool) {
	r, ok := c.references[label]
	return r, ok
}

// inlineWalker flattens goldmark's tree. HTML tags come as separate nodes in
// Markdown, so an open <a> or <b> is state of the walk.
type inlineWalker struct {
	src    []byte
	spans  []span
	bold   int // how many elements that are bold are open
	italic int
	depth  int
	link   *span           // the open link, of Markdown or HTML
	text   strings.Builder // of the open link, or of the text span that grows
	shown  span            // as the growing text is: bold, italic
}

// maxInlineDepth bounds the nesting of emphasis and links that is followed.
const maxInlineDepth = 50

func (w *inlineWalker) children(n ast.Node) {
	if w.depth++; w.depth <= maxInlineDepth {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			w.node(c)
		}
	}
	w.depth--
}

func (w *inlineWalker) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.addText(plain(n.Segment.Value(w.src)))
		if n.HardLineBreak() {
			w.add(span{kind: breakSpan})
		} else if n.SoftLineBreak() {
			w.addText("\n")
		}
	case *ast.String:
		w.addText(plain(n.Value))
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				w.addText(string(t.Segment.Value(w.src)))
			}
		}
	case *ast.Emphasis:
		if n.Level >= 2 {
			w.bold++
			defer func() { w.bold-- }()
		} else {
			w.italic++
			defer func() { w.italic-- }()
		}
		w.children(n)
	case *ast.Link:
		w.openLink(string(n.Destination))
		w.children(n)
		w.closeLink()
	case *ast.AutoLink:
		url := string(n.URL(w.src))
		w.openLink(url)
		w.addText(url)
		w.closeLink()
	case *ast.Image:
		w.addImage(string(n.Destination), altText(n, w.src))
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			w.html(string(segment.Value(w.src)))
		}
	default:
		w.children(n)
	}
}

// html takes HTML: one tag of Markdown text, or all that a block of a page
// holds.
func (w *inlineWalker) html(source string) {
	if name, closing, ok := bareTag(source); ok {
		w.tag(htmltok.Token{Data: name}, closing)
		return
	}
	z := htmltok.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		if kind == htmltok.ErrorToken {
			return
		}
		token := z.Token()
		if kind == htmltok.TextToken {
			w.addText(token.Data)
			continue
		}
		w.tag(token, kind == htmltok.EndTagToken)
	}
}

// bareTag reads a tag without attributes, as most are, faster than the
// tokenizer is made.
func bareTag(source string) (name string, closing, ok bool) {
	name, opened := strings.CutPrefix(source, "<")
	name, closed := strings.CutSuffix(name, ">")
	if !opened || !closed {
		return "", false, false
	}
	if name, closing = strings.CutPrefix(name, "/"); !closing {
		name = strings.TrimRight(strings.TrimSuffix(name, "/"), " ")
	}
	for _, c := range []byte(name) {
		if c < 'a' || 'z' < c {
			return "", false, false
		}
	}
	return name, closing, name != ""
}

func (w *inlineWalker) tag(token htmltok.Token, closing bool) {
	switch token.Data {
	case "br", "p", "div", "li", "tr", "td":
		w.add(span{kind: breakSpan})
	case "b", "strong":
		if !closing {
			w.bold++
		} else if w.bold > 0 {
			w.bold--
		}
	case "i", "em":
		if !closing {
			w.italic++
		} else if w.italic > 0 {
			w.italic--
		}
	case "a":
		if w.closeLink(); !closing {
			w.openLink(attribute(token, "href"))
		}
	case "img":
		w.addImage(attribute(token, "src"), attribute(token, "alt"))
	}
}

func attribute(t htmltok.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (w *inlineWalker) openLink(url string) {
	w.closeLink()
	w.endText()
	w.link = &span{kind: linkSpan, url: html.UnescapeString(url), bold: w.bold > 0}
}

func (w *inlineWalker) closeLink() {
	if w.link != nil {
		link := *w.link
		link.text = oneBlank(w.text.String())
		w.text.Reset()
		w.link = nil
		w.add(link)
	}
}

func (w *inlineWalker) addText(s string) {
	look := span{kind: textSpan, bold: w.bold > 0, italic: w.italic > 0}
	if w.link != nil {
		w.link.bold = w.link.bold || look.bold
	} else if look != w.shown {
		w.endText()
		w.shown = look
	}
	w.text.WriteString(s)
}

// endText closes the text span that grows.
func (w *inlineWalker) endText() {
	if w.link == nil && w.text.Len() > 0 {
		s := w.shown
		s.text = w.text.String()
		w.spans = append(w.spans, s)
		w.text.Reset()
	}
}

func (w *inlineWalker) addImage(src, alt string) {
	if w.link != nil {
		w.link.image = src
		return
	}
	w.add(span{kind: imageSpan, url: src, text: alt})
}

func (w *inlineWalker) add(s span) {
	w.endText()
	w.spans = append(w.spans, s)
}

func altText(n ast.Node, src []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(src))
		}
	}
	return b.String()
}

// plain resolves backslash escapes and entities of Markdown text.
func plain(b []byte) string {
	return html.UnescapeString(string(util.UnescapePunctuations(b)))
}

// flatten joins the text of spans, links' text included and pictures left
// out, with single blanks.
func flatten(spans []span) string { return flattenBut(spans, nil) }

// flattenBut is flatten, to which the spans that drop names are breaks.
func flattenBut(spans []span, drop func(*span) bool) string {
	var b strings.Builder
	for i := range spans {
		switch s := &spans[i]; {
		case s.kind == breakSpan, drop != nil && drop(s):
			b.WriteByte(' ')
		case s.kind != imageSpan:
			b.WriteString(s.text)
		}
	}
	return oneBlank(b.String())
}

// oneBlank makes one blank of all white space between words, and none of that
// around them.
func oneBlank(s string) string {
	blank := true // whether the last character was one
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && blank {
			return strings.Join(strings.Fields(s), " ")
		}
		blank = c == ' '
	}
	return strings.TrimSuffix(s, " ")
}
