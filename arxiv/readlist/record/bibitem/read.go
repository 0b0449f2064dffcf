// Package bibitem reads the references of LaTeX bibliographies as records: those after
// \bibitem, written by people or by BibTeX styles, and the entries written by biber.
//
// [Read] splits a text into its references and its prose, which is a list in markup.
package bibitem

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/bib/work"
)

var (
	texBreak = regexp.MustCompile(`\\(?:(part|chapter|section|subsection|subsubsection|paragraph)\b\*?\s*\{|(bibitem|entry|endentry|end)\b)`)
	texCite  = regexp.MustCompile(`\\(?:no)?[cC]ite[a-zA-Z]*\*?(?:\[[^\]\n]*\]){0,2}\{[^{}]*\}`)
)

// reference is a reference in a text.
type reference struct {
	text       string // the whole text
	start, end int    // the part after \bibitem or \entry
	ofBiber    bool
	section    []string
}

// Read passes a record of each reference in a LaTeX text to the list. It returns the text
// with the references and the keys of citations blanked, and its tree. It ends early once
// ctx is done.
func Read(ctx context.Context, to record.List, text string) (prose string, tree *markup.Tree) {
	references, prose := cut(text)
	tree = markup.Read(ctx, prose, inline.TeX)
	for _, r := range references {
		r.section = section(tree, r.start)
		rec := record.Record{}
		if r.ofBiber {
			rec = r.biber()
		} else {
			rec = r.bibitem()
		}
		if !to.Take(rec) {
			break
		}
	}
	return prose, tree
}

// cut splits a text into its references and the rest.
func cut(text string) (references []reference, prose string) {
	rest := []byte(text)
	open, biber := -1, false
	close := func(end int) {
		if open >= 0 {
			references = append(references, reference{text: text, start: open, end: end, ofBiber: biber})
			source.Blank(rest[open:end])
		}
		open = -1
	}
	for _, found := range texBreak.FindAllStringSubmatchIndex(text, -1) {
		command := ""
		if found[4] >= 0 {
			command = text[found[4]:found[5]]
		}
		if open >= 0 && biber && command != "endentry" && command != "entry" && found[0]-open < record.MaxLine {
			continue
		}
		close(found[0])
		if command == "bibitem" || command == "entry" {
			open, biber = found[1], command == "entry"
			source.Blank(rest[found[0]:found[1]])
		}
	}
	close(len(text))
	blankCitations(rest)
	return references, string(rest)
}

func blankCitations(text []byte) {
	for _, found := range texCite.FindAllIndex(text, -1) {
		source.Blank(text[found[0]:found[1]])
	}
}

// section returns the headings above an offset.
func section(tree *markup.Tree, at int) (path []string) {
	reader := tree.NewReader()
	for u := tree.Root; ; {
		units := reader.Children(u)
		i, found := slices.BinarySearchFunc(units, at, func(u *markup.Unit, at int) int { return cmp.Compare(int(u.Start), at) })
		if !found {
			i--
		}
		if i < 0 || int(units[i].End) < at {
			return path
		}
		if u = units[i]; u.Kind == markup.Section {
			path = append(path, inline.PlainText(reader.Spans(u)))
		}
	}
}

func (r *reference) body() string { return r.text[r.start:r.end] }

// record returns the record of a reference, without fields.
func (r *reference) record(key string, w *work.Work) record.Record {
	bare := strings.TrimLeft(r.body(), " \t\r\n")
	start := r.end - len(bare)
	return record.Record{
		Key: strings.TrimSpace(key), Section: r.section, Work: w, Whole: true, Claim: record.ByEither,
		Start: start, End: start + len(strings.TrimRight(bare, " \t\r\n")),
	}
}

// field returns a field whose value is at an offset: the value as written, which may
// contain an identifier, and its links. address says that the value is an address.
func (r *reference) field(role record.Role, name, value string, start int, address bool) record.Field {
	found := spans(value)
	if address {
		found = []inline.Span{{Kind: inline.Link, Text: value, URL: value, End: len(value), URLEnd: len(value)}}
	}
	text := value
	if name != "" {
		text = name + ": " + value
	}
	f := record.Field{Role: role, Name: name, Spans: []inline.Span{{Text: text, End: len(value)}}, Start: start, End: start + len(value)}
	for _, s := range found {
		if s.Kind == inline.Link && strings.Contains(s.URL, "://") {
			f.Spans = append(f.Spans, s)
		}
	}
	inline.Shift(f.Spans, start)
	return f
}

// spans parses LaTeX as running text with links.
func spans(tex string) (spans []inline.Span) {
	text := []byte(tex)
	blankCitations(text)
	tree := markup.Read(context.Background(), string(text), inline.TeX)
	r := tree.NewReader()
	for u := range r.All(tree.Root) {
		spans = append(spans, r.Spans(u)...)
	}
	return spans
}

func onlyText(spans []inline.Span) []inline.Span {
	return slices.DeleteFunc(spans, func(s inline.Span) bool { return s.Kind == inline.Link })
}

// braced returns the content of the braces at source[at:], after optional blanks, and the
// offset of their end. The offset is 0 if there are none.
func braced(source string, at int) (inner string, end int) {
	for at < len(source) && isSpace(source[at]) {
		at++
	}
	if at == len(source) || source[at] != '{' {
		return "", 0
	}
	depth := 0
	for i := at; i < min(len(source), at+maxBraced); i++ {
		switch source[i] {
		case '\\':
			i++
		case '{':
			if depth++; depth > maxBraceDepth {
				return "", 0
			}
		case '}':
			if depth--; depth == 0 {
				return source[at+1 : i], i + 1
			}
		}
	}
	return "", 0
}

// maxBraceDepth bounds the nesting of braces.
const maxBraceDepth = 50

// maxBraced is the length of the longest argument that is read, in bytes.
const maxBraced = 16 << 10

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// yearDate converts a year of four digits to a date, and "" to the zero date.
func yearDate(year string) work.Date {
	d, _ := work.ParseDate(year)
	return d
}
