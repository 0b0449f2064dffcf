package inline

import "strings"

// html parses lines of HTML as running text.
func (r *Reader) html(lines []Stretch) []Span {
	w := &r.writer
	w.reset(r.source)
	at, closes, last := 0, 0, lines[len(lines)-1].End
	for i, l := range lines {
		if i > 0 && at <= l.Start {
			w.addAs(" ", lines[i-1].End, l.Start)
		}
		for at = max(at, l.Start); at < l.End; {
			n := strings.IndexByte(r.source[at:l.End], '<')
			if n < 0 {
				w.addEscaped(at, l.End, false)
				break
			}
			w.addEscaped(at, at+n, false)
			at += n
			if closes <= at {
				closes = indexFrom(r.source[:last], ">", 0, at)
			}
			t, ok := Tag{}, false
			if closes < last && closes-at < MaxTag {
				t, ok = ParseTag(r.source, at, closes+1)
			}
			if !ok {
				w.add(at, at+1)
				at++
				continue
			}
			w.tag(t)
			at = t.End
		}
	}
	return w.end(last)
}

// MaxTag is the length of the longest tag, in bytes.
const MaxTag = 10_000

// tagStyles are the styles of elements within running text.
var tagStyles = map[string]Style{
	"b": Bold, "strong": Bold, "i": Italic, "em": Italic, "cite": Italic,
	"code": CodeStyle, "tt": CodeStyle, "kbd": CodeStyle, "samp": CodeStyle,
	"ins": Inserted, "del": Struck, "s": Struck, "strike": Struck,
}

// breakTags are the elements that begin and end lines.
var breakTags = map[string]bool{"br": true, "p": true, "div": true, "li": true, "tr": true, "td": true, "th": true, "dd": true, "dt": true, "hr": true, "center": true, "blockquote": true}

// maxTags bounds the nesting of elements within running text.
const maxTags = 64

// tag handles a tag within running text.
func (w *spanWriter) tag(t Tag) {
	style := tagStyles[t.Name]
	switch {
	case breakTags[t.Name]:
		w.lineBreak(t.Start, t.End)
	case t.Name == "img":
		if !t.Closing {
			w.imageTag(t)
		}
		return
	case t.Name == "a":
		if t.Closing {
			w.closeLink(t.End)
		} else if url, start, end, _ := t.Attribute("href"); url != "" {
			w.openLink(url, t.Start, start, end)
		}
	}
	switch {
	case t.Closing:
		w.closeTag(t.Name)
	case !t.Self && (style != 0 || !voidTags[t.Name]) && len(w.tags) < maxTags:
		o := openTag{name: t.Name, style: style}
		if class := t.Class(); class != "" {
			w.endText()
			w.class = append(w.class, class)
			o.class = true
		}
		if style == 0 && !o.class {
			return // it changes nothing
		}
		w.tags = append(w.tags, o)
		w.open(style)
	}
}

// closeTag closes the innermost element of a name, and those within it.
func (w *spanWriter) closeTag(name string) {
	i := len(w.tags) - 1
	for i >= 0 && w.tags[i].name != name {
		i--
	}
	if i < 0 {
		return
	}
	for len(w.tags) > i {
		o := w.tags[len(w.tags)-1]
		w.tags = w.tags[:len(w.tags)-1]
		if o.class {
			w.endText()
			w.class = w.class[:len(w.class)-1]
		}
		w.shut(o.style)
	}
}

func (w *spanWriter) imageTag(t Tag) {
	s := Span{Start: t.Start, End: t.End}
	s.URL, s.URLStart, s.URLEnd, _ = t.Attribute("src")
	s.Text, _, _, _ = t.Attribute("alt")
	w.image(s)
}

// voidTags are the elements without an end tag (HTML Living Standard, 13.1.2).
var voidTags = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}
