// Package edgelist reads files of citations: two identifiers a line, the citing paper
// first, as people keep them in tables and as SNAP and OpenCitations publish them.
//
// Start with [Read]; [Scan] is for files that do not fit in memory, and [Is] tells such
// a file from others.
package edgelist

import (
	"io"
	"math"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// List is a file of citations: work From[i] cites work To[i], as indexes
// into IDs, which are in the order in which the file names them first.
type List struct {
	IDs      []arxiv.ID // zero for those that DOIs has
	From, To []int32    // citing, cited
	Lines    []int32    // where each stands, from 1; nil unless asked for

	// DOIs are the identifiers of other works than arXiv's, by their place in IDs.
	DOIs map[int32]string

	Unread
}

// Unread are the lines of a file that hold no citation.
type Unread struct {
	Problems []Problem // of the first of them
	Skipped  int       // the number of all
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

// Options say how an edge list is read.
type Options struct {
	// Archive is that of bare numbers, as SNAP's files have them: with
	// "hep-th", 1001 is hep-th/0001001. If it is empty, the archive that a
	// comment of the file names ("# Cit-HepTh.txt") is taken.
	Archive string
	// DOIs says that DOIs are identifiers as well; without it they are problems.
	DOIs bool
	// Size is about how many bytes there are, to make room at once; 0 if it is
	// not known.
	Size int64
	// Lines asks for the line of each citation.
	Lines bool
	// MaxBytes bounds what is read, unpacked; 0 is 8 GiB.
	MaxBytes int64
}

// sample is the number of citations after which the room for the rest is made.
const sample = 1 << 14

// Read reads citations from r, as [Scan] does, into memory: 8 bytes a citation, and 4
// more with Lines.
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

// numberDOIs returns what numbers DOIs, among the identifiers of table.
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

// makeRoom makes room for as many citations as there will be if the rest of the
// file is like what was read.
func (l *List) makeRoom(at *Place, o Options) {
	if at.Packed || o.Size <= at.Read {
		return
	}
	n := len(l.From)
	more := int(min(float64(n)*(float64(o.Size)/float64(at.Read))*1.02, math.MaxInt32)) - n
	l.From, l.To = slices.Grow(l.From, more), slices.Grow(l.To, more)
	if o.Lines {
		l.Lines = slices.Grow(l.Lines, more)
	}
}
