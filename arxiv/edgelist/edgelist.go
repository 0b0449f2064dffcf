// Package edgelist reads files of citations: two identifiers on each line, the citing
// paper first, in tables and in the formats of SNAP and OpenCitations.
//
// Start with [Read]. [Scan] is for files that do not fit in memory, and [Is] recognizes
// such files.
package edgelist

import (
	"io"
	"math"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// List is the content of a file of citations: work From[i] cites work To[i]. Both are
// indexes into IDs, which are in the order of their first appearance.
type List struct {
	IDs      []arxiv.ID // zero for works in DOIs
	From, To []int32    // citing, cited
	Lines    []int32    // the line of each citation, from 1; nil unless asked for

	// DOIs are the identifiers of works that are not on arXiv, by their index in IDs.
	DOIs map[int32]string

	Unread
}

// Unread describes the lines of a file that hold no citation.
type Unread struct {
	Problems []Problem // the first such lines
	Skipped  int       // the number of all such lines
}

// Problem is a line that holds no citation.
type Problem struct {
	Line    int // from 1
	Message string
}

// ID returns the identifier of a work, an index into IDs.
func (l *List) ID(i int32) work.ID {
	if id := l.IDs[i]; !id.IsZero() {
		return id.WorkID()
	}
	return work.NewDOI(l.DOIs[i])
}

// Options configure how an edge list is read.
type Options struct {
	// Archive is the archive of bare numbers, as in SNAP's files: with "hep-th", 1001 is
	// hep-th/0001001. If it is empty, a comment of the file may name the archive ("#
	// Cit-HepTh.txt").
	Archive string
	// DOIs allows DOIs as identifiers. Otherwise they are problems.
	DOIs bool
	// Size is the approximate number of bytes, for allocation; 0 if it is not known.
	Size int64
	// Lines asks for the line of each citation.
	Lines bool
	// MaxBytes bounds the decompressed size; 0 means 8 GiB.
	MaxBytes int64
}

// sample is the number of citations after which memory for the rest is allocated.
const sample = 1 << 14

// Read reads citations from r into memory, as [Scan] does. It takes 8 bytes for each
// citation, and 4 more with Lines.
func Read(r io.Reader, o Options) (*List, error) {
	var list List
	var table arxiv.Table
	var doi func([]byte) int32
	if o.DOIs {
		doi = list.numberDOIs(&table)
	}
	var err error
	list.Unread, err = Scan(r, o, &table, doi, func(citing, cited int32, at *Place) error {
		list.From, list.To = append(list.From, citing), append(list.To, cited)
		if o.Lines {
			list.Lines = append(list.Lines, int32(at.Line))
		}
		if len(list.From) == sample {
			list.makeRoom(at, o)
		}
		if len(list.From) == math.MaxInt32 {
			return errTooMany
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	list.IDs = table.IDs()
	return &list, nil
}

// numberDOIs returns a function that numbers DOIs, in the numbering of table.
func (l *List) numberDOIs(table *arxiv.Table) func(doi []byte) int32 {
	l.DOIs = map[int32]string{}
	numbers := map[string]int32{}
	return func(doi []byte) int32 {
		n, there := numbers[string(doi)]
		if !there {
			n = table.Reserve()
			l.DOIs[n] = string(doi)
			numbers[l.DOIs[n]] = n
		}
		return n
	}
}

// makeRoom allocates memory for the citations of the whole file, estimated from those
// read so far, and a tenth more, which is not touched unless it is needed.
func (l *List) makeRoom(at *Place, o Options) {
	if at.Packed || o.Size <= at.Read {
		return
	}
	n := len(l.From)
	more := int(min(float64(n)*(float64(o.Size)/float64(at.Read))*1.1, math.MaxInt32)) - n
	l.From, l.To = slices.Grow(l.From, more), slices.Grow(l.To, more)
	if o.Lines {
		l.Lines = slices.Grow(l.Lines, more)
	}
}
