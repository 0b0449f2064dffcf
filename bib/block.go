package bib

// block reads the block at the @ at start, adds it to the file and returns its end.
func (r *reader) block(start int, h head) int {
	r.deepest, r.fields = 0, r.fields[:0]
	word := foldCase(h.word)
	if word == "comment" {
		return r.comment(start, h)
	}
	b := body{reader: r, closing: '}', at: h.open + 1}
	if r.src[h.open] == '(' {
		b.closing = ')'
	}
	kind := EntryBlock
	var e *Entry
	switch word {
	case "string":
		kind = StringBlock
		b.readFields(b.define)
	case "preamble":
		kind = PreambleBlock
		b.readPreamble()
	default:
		e = b.readEntry(h.word)
	}
	if r.deepest > maxDepth && !b.unterminated {
		b.unterminated = true
		r.problem(start, "the braces of @%s are nested more than %d deep", h.word, maxDepth)
	} else if b.unterminated {
		name := h.word
		if e != nil && e.Key != "" {
			name += " " + e.Key
		}
		r.problem(start, "@%s does not end: %s", name, b.reason)
	}
	if b.unterminated {
		kind = BadBlock
		if e != nil && e.Key == "" && len(e.Fields) == 0 {
			e = nil
		}
	}
	r.add(kind, start, b.at, e)
	return b.at
}

// readEntry reads the key and the fields of an entry.
func (b *body) readEntry(kind string) *Entry {
	e := &Entry{Type: kind, file: b.file}
	e.Key = b.readKey()
	if !b.unterminated {
		b.readFields(nil)
	}
	if len(b.fields) > 0 {
		e.Fields = append(make([]Field, 0, len(b.fields)), b.fields...)
		b.checkNames()
	}
	return e
}

// comment adds a comment: the word and the braces after it or, without braces, only the word, as
// in BibTeX.
func (r *reader) comment(start int, h head) int {
	end := r.blank(start+1) + len(h.word)
	if h.open >= 0 && r.src[h.open] == '{' {
		if close, ok := r.group(h.open); ok {
			end = close
		} else {
			r.problem(start, "the brace of @%s is not closed; only the word is treated as the comment", h.word)
		}
	}
	r.add(CommentBlock, start, end, nil)
	return end
}

// define adds the macro that a field of @string defines. Macros composed of several parts may
// take no more memory in total than the file.
func (b *body) define(f Field) {
	if f.Start == f.End {
		return
	}
	parts := f.Parts()
	if len(parts) > 1 && b.composed > len(b.src) {
		b.problem(f.Start, "the macros of the file expand to more than its size; %s is not defined", f.Name)
		return
	}
	text := b.file.macros.value(parts, f.Start)
	if len(parts) > 1 {
		b.composed += len(text)
	}
	if b.file.macros == nil {
		b.file.macros = macros{}
	}
	name := foldCase(f.Name)
	b.file.macros[name] = append(b.file.macros[name], definition{f.Start, text})
}

// checkNames reports the fields that an entry has more than once.
func (b *body) checkNames() {
	const few = 16
	if len(b.fields) <= few {
		for i, f := range b.fields {
			for _, g := range b.fields[:i] {
				if equalFold(f.Name, g.Name) {
					b.repeated(f)
					break
				}
			}
		}
		return
	}
	seen := make(map[string]bool, len(b.fields))
	for _, f := range b.fields {
		if name := f.Folded(); seen[name] {
			b.repeated(f)
		} else {
			seen[name] = true
		}
	}
}

func (b *body) repeated(f Field) {
	b.problem(f.Start, "field %s is repeated; the first one counts", f.Name)
}
