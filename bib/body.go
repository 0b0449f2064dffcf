package bib

import "strings"

// body reads the text between the delimiters of a block. It stops after the closing delimiter, or
// where it finds that the body is not terminated.
type body struct {
	*reader
	closing      byte
	at           int
	unterminated bool   // the body has no end; at is where the next block begins
	reason       string // the reason
}

// fail records that the body has no end. The next block begins at the front of a line, at or after
// the offset from.
func (b *body) fail(from int, reason string) {
	b.unterminated, b.reason, b.at = true, reason, b.resume(from)
}

// ends reports whether the body ends at b.at: with its closing delimiter, which is skipped, or
// because it is not terminated.
func (b *body) ends() bool {
	switch {
	case b.unterminated:
		return true
	case b.at == len(b.src):
		b.fail(b.at, "the file ends inside it")
		return true
	case b.src[b.at] == b.closing:
		b.at++
		return true
	case b.src[b.at] == '@':
		if _, ok := b.head(b.at); ok {
			b.unterminated, b.reason = true, "another block begins inside it"
			return true
		}
	}
	return false
}

// skipBlank skips white space and, as biber does, comments after %.
func (b *body) skipBlank() {
	for b.at = b.blank(b.at); b.at < len(b.src) && b.src[b.at] == '%'; b.at = b.blank(b.at) {
		b.problem(b.at, "comment inside a block; BibTeX does not allow comments there")
		b.at = lineEnd(b.src, b.at)
	}
}

// skipGroup skips the group in braces at b.at.
func (b *body) skipGroup() bool {
	end, ok := b.group(b.at)
	if !ok {
		b.fail(b.failed, "a brace is not closed")
		return false
	}
	b.at = end
	return true
}

// readKey reads the key and the separator after it. A key may contain anything but white space, the
// comma and the closing delimiter (bibtex.web, section 267). Braces in it are kept together.
func (b *body) readKey() string {
	b.skipBlank()
	start := b.at
	if !b.skipKey() {
		return ""
	}
	key := b.src[start:b.at]
	next := b.blank(b.at)
	if name, value, found := strings.Cut(key, "="); found && (value == "" || value[0] == '{' || value[0] == '"') || next < len(b.src) && b.src[next] == '=' {
		b.problem(start, "the entry has no key")
		if b.identifier(start) > start || name == "" {
			b.at = start
		}
		return ""
	}
	if key == "" {
		b.problem(start, "the entry has no key")
	}
	b.skipBlank()
	b.endKey()
	return key
}

// endKey reports text after the key other than a comma or the end of the body. It skips the text
// unless it is a field.
func (b *body) endKey() {
	switch {
	case b.at == len(b.src), b.src[b.at] == ',', b.src[b.at] == b.closing, b.src[b.at] == '@':
	case b.fieldAt(b.at):
		b.problem(b.at, "missing comma after the key")
	default:
		b.problem(b.at, "blank in the key; the text after it is ignored")
		b.skipJunk()
	}
}

// skipKey skips the characters of a key. It reports whether the braces in it are balanced.
func (b *body) skipKey() bool {
	for b.at < len(b.src) && !isBlank(b.src[b.at]) && b.src[b.at] != ',' && b.src[b.at] != b.closing {
		switch b.src[b.at] {
		case '@':
			if _, ok := b.head(b.at); ok {
				return true
			}
		case '{':
			if !b.skipGroup() {
				return false
			}
			continue
		}
		b.at++
	}
	return true
}

// readFields reads "name = value" up to the end of the body into b.fields. It calls each, if not
// nil, for every field.
func (b *body) readFields(each func(Field)) {
	for {
		b.skipBlank()
		for b.at < len(b.src) && b.src[b.at] == ',' {
			b.at++
			b.skipBlank()
		}
		if b.ends() {
			return
		}
		f := Field{file: b.file}
		name := b.at
		b.at = b.identifier(name)
		f.Name = b.src[name:b.at]
		if f.Name == "" {
			b.problem(name, "%s is not a field", b.excerpt(name))
			b.skipJunk()
			continue
		}
		b.skipBlank()
		f.Start, f.End = b.at, b.at
		if b.at < len(b.src) && b.src[b.at] == '=' {
			b.at++
			b.readValue(&f)
			if b.unterminated {
				b.reason = "in the field " + f.Name + ", " + b.reason
				return
			}
		} else {
			f.Start, f.End = name+len(f.Name), name+len(f.Name)
		}
		if f.Start == f.End {
			b.problem(name, "the field %s has no value", f.Name)
		}
		switch {
		case len(b.fields) < maxFields:
			b.fields = append(b.fields, f)
		case len(b.fields) == maxFields:
			b.fields = append(b.fields, f)[:maxFields]
			b.problem(name, "more than %d fields; the others are ignored", maxFields)
		}
		if each != nil {
			each(f)
		}
		b.separate()
	}
}

// separate reports and skips text between a field and the comma after it.
func (b *body) separate() {
	b.skipBlank()
	if b.at == len(b.src) || b.src[b.at] == ',' || b.src[b.at] == b.closing || b.src[b.at] == '@' {
		return
	}
	if b.fieldAt(b.at) {
		b.problem(b.at, "missing comma before this field")
		return
	}
	b.problem(b.at, "%s is not part of a field", b.excerpt(b.at))
	b.skipJunk()
}

// readValue reads the parts of a value and sets their position.
func (b *body) readValue(f *Field) {
	b.skipBlank()
	f.Start, f.End = b.at, b.at
	expanded := 0
	for {
		p, ok := b.part(b.at)
		if !ok {
			if p.Start == b.at && b.at < len(b.src) && (b.src[b.at] == '{' || b.src[b.at] == '"') {
				b.fail(b.failed, "a value is not closed")
			} else if f.End > f.Start {
				b.problem(b.at, "nothing follows #")
			}
			return
		}
		switch {
		case p.Kind == Macro:
			if text, ok := b.file.macros.lookup(p.Text, p.Start); !ok {
				b.unknownMacro(p)
			} else if expanded += len(text); expanded > maxExpansion {
				b.problem(p.Start, "the macros of a value expand to more than %d bytes; %s is not expanded", maxExpansion, p.Text)
			}
		case p.Kind == Number && strings.Trim(p.Text, "0123456789") != "":
			b.problem(p.Start, "%s needs braces", p.Text)
		}
		b.at, f.End = p.End, p.End
		b.skipBlank()
		if b.at == len(b.src) || b.src[b.at] != '#' {
			return
		}
		b.at++
		b.skipBlank()
	}
}

// unknownMacro reports an undefined macro the first time it is used.
func (b *body) unknownMacro(p Part) {
	if name := foldCase(p.Text); !b.unknown[name] && len(b.unknown) < maxProblems {
		if b.unknown == nil {
			b.unknown = map[string]bool{}
		}
		b.unknown[name] = true
		b.problem(p.Start, "the macro %s is not defined", p.Text)
	}
}

// readPreamble reads the value of a preamble.
func (b *body) readPreamble() {
	var f Field
	b.readValue(&f)
	if b.unterminated {
		return
	}
	for b.skipBlank(); !b.ends(); b.skipBlank() {
		b.problem(b.at, "%s is not part of a preamble", b.excerpt(b.at))
		if b.src[b.at] == ',' {
			b.at++
		} else {
			b.skipJunk()
		}
	}
}

// fieldAt reports whether a field begins at i: a name and an equals sign.
func (b *body) fieldAt(i int) bool {
	end := b.identifier(i)
	next := b.blank(end)
	return end > i && next < len(b.src) && b.src[next] == '='
}

// skipJunk skips text that cannot be parsed: up to the next comma outside braces, a line that
// begins with a field, or the end of the body.
func (b *body) skipJunk() {
	for start := b.at; b.at < len(b.src); {
		switch c := b.src[b.at]; {
		case c == '{':
			if !b.skipGroup() {
				return
			}
			continue
		case c == ',' || c == b.closing:
			return
		case c == '@':
			if _, ok := b.head(b.at); ok {
				return
			}
		case (c == '\n' || c == '\r') && b.at > start:
			if next := b.blank(b.at); b.fieldAt(next) {
				b.at = next
				return
			} else if next > b.at {
				b.at = next
				continue
			}
		}
		b.at++
	}
}

// excerpt returns the beginning of the text at i, for a message.
func (b *body) excerpt(i int) string {
	end := i
	for end < len(b.src) && end < i+20 && !isBlank(b.src[end]) {
		end++
	}
	return strings.ToValidUTF8(b.src[i:end], "")
}
