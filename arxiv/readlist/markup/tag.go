package markup

import (
	"html"
	"strings"
)

// tag is a tag of HTML as it stands in a text.
type tag struct {
	name       string // in lower case
	closing    bool
	self       bool // it ends in "/>"
	attributes string
	start, end int // of the tag
	at         int // where attributes stand
}

// parseTag reads the tag that stands in text[start:end], angle brackets
// included. It reports whether it is one.
func parseTag(text string, start, end int) (t tag, ok bool) {
	t.start, t.end = start, end
	i := start + 1
	if i < end && text[i] == '/' {
		t.closing = true
		i++
	}
	from := i
	for i < end && (isLetterOrDigit(text[i]) || text[i] == '-' || text[i] == ':') {
		i++
	}
	if i == from || !isLetter(text[from]) {
		return t, false
	}
	t.name = lowerName(text[from:i])
	t.at = i
	t.attributes = strings.TrimSuffix(text[i:max(i, end-1)], "/")
	t.self = end-2 >= i && text[end-2] == '/'
	return t, true
}

// lowerName returns a name in lower case, without a copy where it is already.
func lowerName(name string) string {
	for i := range len(name) {
		if 'A' <= name[i] && name[i] <= 'Z' {
			return strings.ToLower(name)
		}
	}
	return name
}

// attribute returns the value of an attribute, character references resolved,
// and where it stands in the text without blanks around it. The first of a
// name counts (HTML Living Standard, 13.2.5.33).
func (t *tag) attribute(name string) (value string, start, end int, ok bool) {
	s := t.attributes
	for i := 0; i < len(s); {
		for i < len(s) && (isSpace(s[i]) || s[i] == '/') {
			i++
		}
		from := i
		for i < len(s) && !isSpace(s[i]) && s[i] != '=' && s[i] != '/' {
			i++
		}
		key := s[from:i]
		if i == from && i < len(s) {
			i++ // a stray "="
			continue
		}
		for i < len(s) && isSpace(s[i]) {
			i++
		}
		if i == len(s) || s[i] != '=' {
			if strings.EqualFold(key, name) {
				return "", 0, 0, true
			}
			continue
		}
		for i++; i < len(s) && isSpace(s[i]); {
			i++
		}
		from = i
		if i < len(s) && (s[i] == '"' || s[i] == '\'') {
			quote := s[i]
			from++
			if n := strings.IndexByte(s[from:], quote); n >= 0 {
				i = from + n
			} else {
				i = len(s)
			}
		} else {
			for i < len(s) && !isSpace(s[i]) {
				i++
			}
		}
		if strings.EqualFold(key, name) {
			to := i
			for from < to && isSpace(s[from]) {
				from++
			}
			for from < to && isSpace(s[to-1]) {
				to--
			}
			return html.UnescapeString(s[from:to]), t.at + from, t.at + to, true
		}
		if i < len(s) && (s[i] == '"' || s[i] == '\'') {
			i++
		}
	}
	return "", 0, 0, false
}

// className returns the first class of a tag without its digits, which number
// elements that are alike.
func (t *tag) className() string {
	if !strings.Contains(t.attributes, "lass") && !strings.Contains(t.attributes, "LASS") {
		return ""
	}
	value, _, _, _ := t.attribute("class")
	first, _, _ := strings.Cut(strings.TrimSpace(value), " ")
	if !strings.ContainsAny(first, "0123456789") {
		return first
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, first)
}

// tagStyles are the styles of elements within running text.
var tagStyles = map[string]Style{
	"b": Bold, "strong": Bold, "i": Italic, "em": Italic, "cite": Italic,
	"code": CodeStyle, "tt": CodeStyle, "kbd": CodeStyle, "samp": CodeStyle,
	"ins": Inserted, "del": Struck, "s": Struck, "strike": Struck,
}

// breakTags are the elements that begin and end lines.
var breakTags = map[string]bool{"br": true, "p": true, "div": true, "li": true, "tr": true, "td": true, "th": true, "dd": true, "dt": true, "hr": true, "center": true, "blockquote": true}

// maxTags bounds the elements within each other that running text keeps in
// mind.
const maxTags = 64

// tag takes a tag within running text.
func (w *spanWriter) tag(t tag) {
	style := tagStyles[t.name]
	switch {
	case breakTags[t.name]:
		w.lineBreak(t.start, t.end)
	case t.name == "img":
		if !t.closing {
			w.imageTag(t)
		}
		return
	case t.name == "a":
		if t.closing {
			w.closeLink(t.end)
		} else if url, start, end, _ := t.attribute("href"); url != "" {
			w.openLink(url, t.start, start, end)
		}
	}
	switch {
	case t.closing:
		w.closeTag(t.name)
	case !t.self && (style != 0 || !voidTags[t.name]) && len(w.tags) < maxTags:
		o := openTag{name: t.name, style: style}
		if class := t.className(); class != "" {
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

// closeTag ends the innermost element of a name, and those within it.
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

func (w *spanWriter) imageTag(t tag) {
	s := Span{Start: t.start, End: t.end}
	s.URL, s.URLStart, s.URLEnd, _ = t.attribute("src")
	s.Text, _, _, _ = t.attribute("alt")
	w.image(s)
}

// voidTags are the elements that have no end (HTML Living Standard, 13.1.2).
var voidTags = map[string]bool{"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}
