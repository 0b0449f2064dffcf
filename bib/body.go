package bib

import "strings"

// body reads what stands between the delimiters of a block. It ends behind
// the closing one, or is lost.
type body struct {
	*reader
	closing byte
	at      int
	lost    bool   // the body does not end; at is where the next block begins
	why     string // it is lost
}

// lose ends a body that does not end itself, where the next block begins at
// the front of a line from the offset on.
func (b *body) lose(from int, why string) {
	b.lost, b.why, b.at = true, why, b.resume(from)
}

// ends reports whether the body ends at b.at: by its delimiter, which it passes,
// or because it is lost there.
func (b *body) ends() bool {
	switch {
	case b.lost:
		return true
	case b.at == len(b.src):
		b.lose(b.at, "the file ends within it")
		return true
	case b.src[b.at] == b.closing:
		b.at++
		return true
	case b.src[b.at] == '@':
		if _, ok := b.head(b.at); ok {
			b.lost, b.why = true, "another block begins within it"
			return true
		}
	}
	return false
}

// skipBlank passes white space and, as biber does, comments behind %.
func (b *body) skipBlank() {
	for b.at = b.blank(b.at); b.at < len(b.src) && b.src[b.at] == '%'; b.at = b.blank(b.at) {
		b.problem(b.at, "a comment within a block; BibTeX reads none there")
		b.at = lineEnd(b.src, b.at)
	}
}

// passGroup passes the braces at b.at.
func (b *body) passGroup() bool {
	end, ok := b.group(b.at)
	if !ok {
		b.lose(b.failed, "a brace is not closed")
		return false
	}
	b.at = end
	return true
}

// readKey reads the key and what separates it from the fields. A key holds
// all but white space, the comma and the closing delimiter (bibtex.web,
// section 267); braces in it belong together.
func (b *body) readKey() string {
	b.skipBlank()
	start := b.at
	if !b.passKey() {
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

// endKey reports what is neither a comma nor the end behind a key, and passes it
// unless it is a field.
func (b *body) endKey() {
	switch {
	case b.at == len(b.src), b.src[b.at] == ',', b.src[b.at] == b.closing, b.src[b.at] == '@':
	case b.fieldAt(b.at):
		b.problem(b.at, "no comma behind the key")
	default:
		b.problem(b.at, "a blank in the key; what stands behind it is not read")
		b.skipJunk()
	}
}

// passKey passes the characters of a key. It reports whether the braces in it match.
func (b *body) passKey() bool {
	for b.at < len(b.src) && !isBlank(b.src[b.at]) && b.src[b.at] != ',' && b.src[b.at] != b.closing {
		switch b.src[b.at] {
		case '@':
			if _, ok := b.head(b.at); ok {
				return true
			}
		case '{':
			if !b.passGroup() {
				return false
			}
			continue
		}
		b.at++
	}
	return true
}

// readFields reads "name = value" up to the end of the body into b.fields, and
// hands each to each, if there is one.
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
			b.problem(name, "%s is no field", b.shown(name))
			b.skipJunk()
			continue
		}
		b.skipBlank()
		f.Start, f.End = b.at, b.at
		if b.at < len(b.src) && b.src[b.at] == '=' {
			b.at++
			b.readValue(&f)
			if b.lost {
				b.why = "in the field " + f.Name + ", " + b.why
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
			b.problem(name, "more than %d fields; further ones are not read", maxFields)
		}
		if each != nil {
			each(f)
		}
		b.separate()
	}
}

// separate passes what stands between a field and the comma behind it, which
// should be nothing.
func (b *body) separate() {
	b.skipBlank()
	if b.at == len(b.src) || b.src[b.at] == ',' || b.src[b.at] == b.closing || b.src[b.at] == '@' {
		return
	}
	if b.fieldAt(b.at) {
		b.problem(b.at, "no comma before this field")
		return
	}
	b.problem(b.at, "%s is no part of a field", b.shown(b.at))
	b.skipJunk()
}

// readValue reads the parts of a value and where they stand.
func (b *body) readValue(f *Field) {
	b.skipBlank()
	f.Start, f.End = b.at, b.at
	expanded := 0
	for {
		p, ok := b.part(b.at)
		if !ok {
			if p.Start == b.at && b.at < len(b.src) && (b.src[b.at] == '{' || b.src[b.at] == '"') {
				b.lose(b.failed, "a value is not closed")
			} else if f.End > f.Start {
				b.problem(b.at, "nothing stands behind #")
			}
			return
		}
		switch {
		case p.Kind == Macro:
			if text, ok := b.file.macros.lookup(p.Text, p.Start); !ok {
				b.unknownMacro(p)
			} else if expanded += len(text); expanded > maxExpansion {
				b.problem(p.Start, "the macros of a value stand for more than %d bytes; %s stands for its name", maxExpansion, p.Text)
			}
		case p.Kind == Number && strings.Trim(p.Text, "0123456789") != "":
			b.problem(p.Start, "%s needs braces around it", p.Text)
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

// unknownMacro reports a macro that is not defined, the first time it is used.
func (b *body) unknownMacro(p Part) {
	if name := foldCase(p.Text); !b.unknown[name] && len(b.unknown) < maxProblems {
		if b.unknown == nil {
			b.unknown = map[string]bool{}
		}
		b.unknown[name] = true
		b.problem(p.Start, "the macro %s is not defined", p.Text)
	}
}

// readPreamble reads the one value of a preamble.
func (b *body) readPreamble() {
	var f Field
	b.readValue(&f)
	if b.lost {
		return
	}
	for b.skipBlank(); !b.ends(); b.skipBlank() {
		b.problem(b.at, "%s is no part of a preamble", b.shown(b.at))
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

// skipJunk passes what is not understood: up to the next comma outside
// braces, to a line that begins with a field, or to the end of the body.
func (b *body) skipJunk() {
	for start := b.at; b.at < len(b.src); {
		switch c := b.src[b.at]; {
		case c == '{':
			if !b.passGroup() {
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

// shown is the beginning of what stands at i, for a message.
func (b *body) shown(i int) string {
	end := i
	for end < len(b.src) && end < i+20 && !isBlank(b.src[end]) {
		end++
	}
	return strings.ToValidUTF8(b.src[i:end], "")
}
