package bib

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"clipgraph/internal/lines"
)

// File is a .bib file: an ordered list of blocks, which together are the source byte for byte,
// and the problems that were found.
//
// A File is immutable and safe for concurrent use.
type File struct {
	Name     string    // as given to [Parse]; used in problems
	Source   string    // the text of the file
	Blocks   []Block   // in the order of the source; none is empty
	Problems []Problem // in the order of the source, at most 1001

	macros macros
}

// Kind is the kind of a block.
type Kind uint8

// The kinds of block.
const (
	TextBlock     Kind = iota // text between other blocks, which BibTeX ignores
	CommentBlock              // @comment with its braces
	PreambleBlock             // @preamble
	StringBlock               // @string, which defines macros
	EntryBlock                // an entry
	BadBlock                  // a block that is not terminated
)

// String returns the name of the kind in lower case.
func (k Kind) String() string {
	return [...]string{"text", "comment", "preamble", "string", "entry", "bad"}[k]
}

// Block is a part of a file. Each block begins where the previous one ends.
type Block struct {
	Kind       Kind
	Start, End int // in the source, in bytes
	Line, Col  int // of Start, from 1; Col counts bytes

	// Entry is the entry of an entry block. A bad block also has one if it begins like an entry
	// and its key or a field could be read. Such an entry may be read, but its block must not be
	// rewritten.
	Entry *Entry
}

// Entry is an entry of the file.
type Entry struct {
	Type       string  // as written, such as "inProceedings"
	Key        string  // as written; "" if the entry has none
	Fields     []Field // in the order of the file, including repeated ones
	Start, End int     // of its block in the source, in bytes
	Line, Col  int     // of Start, from 1; Col counts bytes

	file *File
}

// Problem is something in a file that a person should look at. It never prevents the rest of the
// file from being read.
type Problem struct {
	File      string
	Line, Col int // from 1; Col counts bytes
	Message   string
}

// String returns the problem as "file:line:col: message", the form that editors recognise.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Message)
}

// Raw returns the bytes of the block b.
func (f *File) Raw(b Block) string { return f.Source[b.Start:b.End] }

// Entries yields the entries in the order of the file, including those of bad blocks.
func (f *File) Entries() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for i := range f.Blocks {
			if e := f.Blocks[i].Entry; e != nil && !yield(e) {
				return
			}
		}
	}
}

// Position returns the line and the column, in bytes, of an offset in the source, both from 1.
// The time is linear in the length of the block that contains the offset.
func (f *File) Position(offset int) (line, col int) {
	i, found := slices.BinarySearchFunc(f.Blocks, offset, func(b Block, offset int) int { return cmp.Compare(b.Start, offset) })
	if !found {
		i--
	}
	if i < 0 {
		return 1, 1
	}
	b := f.Blocks[i]
	c := lines.Starting(b.Start, b.Line, b.Col)
	c.Pass(f.Source[b.Start:min(offset, len(f.Source))])
	return c.Position()
}

// Get returns the first field with the given name, ignoring case. As in BibTeX, the first one
// counts. The time is linear in the number of fields.
func (e *Entry) Get(name string) (Field, bool) {
	for _, f := range e.Fields {
		if equalFold(f.Name, name) {
			return f, true
		}
	}
	return Field{}, false
}

// Keys returns the key of the entry and its biblatex aliases.
func (e *Entry) Keys() []string {
	keys := []string{e.Key}
	for key := range strings.SplitSeq(e.Value("ids"), ",") {
		if key = strings.TrimSpace(key); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// Value returns the value of the field that [Entry.Get] returns, or "".
func (e *Entry) Value(name string) string {
	f, _ := e.Get(name)
	return f.Value()
}

// foldCase returns s with ASCII letters in lower case. BibTeX ignores the case of no others
// (bibtex.web, section 62).
func foldCase(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				b[i] = lower(b[i])
			}
			return string(b)
		}
	}
	return s
}

func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// Dialect returns the dialect of most entries of the file, judged by the names of their fields. It
// returns [BibTeX] if there is no evidence.
func (f *File) Dialect() Dialect {
	bibtex, biblatex := 0, 0
	for e := range f.Entries() {
		for _, field := range e.Fields {
			switch field.Folded() {
			case "journal", "year", "archiveprefix", "primaryclass":
				bibtex++
			case "journaltitle", "date", "eprinttype", "eprintclass":
				biblatex++
			}
		}
	}
	if biblatex > bibtex {
		return BibLaTeX
	}
	return BibTeX
}
