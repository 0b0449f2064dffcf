package bib

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"clipgraph/internal/lines"
)

// File is a .bib file as it stands: an ordered list of blocks, which together
// are the source byte for byte, and what was found to be wrong with it.
//
// A File does not change once it is read; it may be used by many goroutines.
type File struct {
	Name     string // as given to [Parse]; it heads the problems
	Source   string
	Blocks   []Block   // in the order of the source; none is empty
	Problems []Problem // in the order of the source, at most 1001

	macros macros
}

// Kind says what a block is.
type Kind uint8

// The kinds of block.
const (
	TextBlock     Kind = iota // what stands between the others; BibTeX ignores it
	CommentBlock              // @comment, with what its braces hold
	PreambleBlock             // @preamble
	StringBlock               // @string, which defines macros
	EntryBlock                // an entry
	BadBlock                  // what begins as one of those and does not end
)

// String returns the name of the kind in lower case.
func (k Kind) String() string {
	return [...]string{"text", "comment", "preamble", "string", "entry", "bad"}[k]
}

// Block is a part of a file. What is between it and its neighbours is
// nothing: each begins where the one before it ends.
type Block struct {
	Kind       Kind
	Start, End int // in the source, in bytes
	Line, Col  int // of Start, from 1; Col counts bytes

	// Entry is that of an entry block. A bad block has one too if it begins as
	// an entry and its key or a field could be read: it is good enough to be
	// read, and its block is never to be rewritten.
	Entry *Entry
}

// Entry is one work of the file.
type Entry struct {
	Type       string  // as written, such as "inProceedings"
	Key        string  // as written; "" where the entry has none
	Fields     []Field // in the order of the file, repeated ones too
	Start, End int     // of its block in the source, in bytes
	Line, Col  int     // of Start, from 1; Col counts bytes

	file *File
}

// Problem is something in a file that a person should look at. It never stops
// the rest of the file from being read.
type Problem struct {
	File      string
	Line, Col int // from 1; Col counts bytes
	Message   string
}

// String returns the problem as "file:line:col: message", which editors
// follow.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Col, p.Message)
}

// Raw returns the bytes of b.
func (f *File) Raw(b Block) string { return f.Source[b.Start:b.End] }

// Entries returns the entries in the order of the file, those of bad blocks
// too.
func (f *File) Entries() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for i := range f.Blocks {
			if e := f.Blocks[i].Entry; e != nil && !yield(e) {
				return
			}
		}
	}
}

// Position returns the line and the column, in bytes, of an offset in the
// source, both from 1. It takes time in the length of the block around it.
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

// Get returns the first field of the name, whatever its case: as in BibTeX,
// the first one counts. The time is linear in the number of fields.
func (e *Entry) Get(name string) (Field, bool) {
	for _, f := range e.Fields {
		if equalFold(f.Name, name) {
			return f, true
		}
	}
	return Field{}, false
}

// Keys returns the keys of the entry: its own, and biblatex's other ones.
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

// foldCase puts the ASCII letters of s in lower case, the only ones whose case
// BibTeX ignores (bibtex.web, section 62).
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

// Dialect returns the dialect that most of the file's entries are in, by the
// names of their fields; [BibTeX] where nothing tells.
func (f *File) Dialect() Dialect {
	classic, own := 0, 0
	for e := range f.Entries() {
		for _, field := range e.Fields {
			switch field.Folded() {
			case "journal", "year", "archiveprefix", "primaryclass":
				classic++
			case "journaltitle", "date", "eprinttype", "eprintclass":
				own++
			}
		}
	}
	if own > classic {
		return BibLaTeX
	}
	return BibTeX
}
