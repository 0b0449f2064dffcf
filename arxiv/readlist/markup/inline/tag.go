package inline

import (
	"html"
	"strings"

	"clipgraph/internal/ascii"
)

// Tag is an HTML tag in a text.
type Tag struct {
	Name       string // in lower case
	Closing    bool
	Self       bool   // it ends in "/>"
	Attributes string // as written
	Start, End int    // offsets of the tag
	at         int    // the offset of the attributes
}

// ParseTag parses the tag in text[start:end], including the angle brackets. ok is false
// if it is not a tag.
func ParseTag(text string, start, end int) (t Tag, ok bool) {
	t.Start, t.End = start, end
	i := start + 1
	if i < end && text[i] == '/' {
		t.Closing = true
		i++
	}
	from := i
	for i < end && (ascii.IsLetterOrDigit(text[i]) || text[i] == '-' || text[i] == ':') {
		i++
	}
	if i == from || !ascii.IsLetter(text[from]) {
		return t, false
	}
	t.Name = lowerName(text[from:i])
	t.at = i
	t.Attributes = strings.TrimSuffix(text[i:max(i, end-1)], "/")
	t.Self = end-2 >= i && text[end-2] == '/'
	return t, true
}

// lowerName returns a name in lower case. It does not allocate if the name is in lower
// case already.
func lowerName(name string) string {
	for i := range len(name) {
		if 'A' <= name[i] && name[i] <= 'Z' {
			return strings.ToLower(name)
		}
	}
	return name
}

// Attribute returns the value of an attribute, with character references resolved, and
// its position in the text without surrounding blanks. If a name is repeated, the first
// counts (HTML Living Standard, 13.2.5.33).
func (t *Tag) Attribute(name string) (value string, start, end int, ok bool) {
	s := t.Attributes
	for i := 0; i < len(s); {
		for i < len(s) && (ascii.IsSpace(s[i]) || s[i] == '/') {
			i++
		}
		from := i
		for i < len(s) && !ascii.IsSpace(s[i]) && s[i] != '=' && s[i] != '/' {
			i++
		}
		key := s[from:i]
		if i == from && i < len(s) {
			i++ // a stray "="
			continue
		}
		for i < len(s) && ascii.IsSpace(s[i]) {
			i++
		}
		if i == len(s) || s[i] != '=' {
			if strings.EqualFold(key, name) {
				return "", 0, 0, true
			}
			continue
		}
		for i++; i < len(s) && ascii.IsSpace(s[i]); {
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
			for i < len(s) && !ascii.IsSpace(s[i]) {
				i++
			}
		}
		if strings.EqualFold(key, name) {
			to := i
			for from < to && ascii.IsSpace(s[from]) {
				from++
			}
			for from < to && ascii.IsSpace(s[to-1]) {
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

// Class returns the first class of a tag without digits, which usually number similar
// elements.
func (t *Tag) Class() string {
	if !strings.Contains(t.Attributes, "lass") && !strings.Contains(t.Attributes, "LASS") {
		return ""
	}
	value, _, _, _ := t.Attribute("class")
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
