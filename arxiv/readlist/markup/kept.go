package markup

import (
	"encoding/binary"
	"sync"
	"unsafe"

	"clipgraph/arxiv/readlist/markup/inline"
)

// The spans of units are cached, so that text is not parsed each time that they are
// needed. In their usual form they would take several times the memory of the list; a
// cached span takes a few bytes: the part of the text that it shows, and its start and
// end relative to the previous one.

// keeper is the cache of a tree.
type keeper struct {
	chunks [][]byte // each is filled by one reader

	mu     sync.Mutex
	used   int           // the number of used chunks
	others []inline.Span // spans whose text is not a part of the text
}

// chunkSize is the size of a chunk, in bytes.
const chunkSize = 64 << 10

// newKeeper returns the keeper of a text of the given size. It keeps about as many bytes
// at most.
func newKeeper(size int) *keeper { return &keeper{chunks: make([][]byte, size/chunkSize+64)} }

// Keep caches the spans of a unit. It may be called once for a unit, and not while others
// read it.
func (r *Reader) Keep(u *Unit) {
	defer r.Release(r.Mark())
	r.packed = r.packed[:0]
	switch u.text {
	case ownLines, oneLine:
		r.pack(u)
	case cells:
		row := r.Children(u)
		r.packed = binary.AppendUvarint(r.packed, uint64(len(row)))
		at := u.Start
		for _, c := range row {
			if c.more != nil { // it spans several lines
				return
			}
			r.packed = binary.AppendVarint(r.packed, int64(c.Start-at))
			r.packed = binary.AppendUvarint(r.packed, uint64(c.End-c.Start))
			at = c.End
			before := len(r.packed)
			r.packed = append(r.packed, 0, 0, 0, 0) // the size of the cell's data, set below
			r.pack(c)
			binary.LittleEndian.PutUint32(r.packed[before:], uint32(len(r.packed)-before-4))
		}
	default:
		return
	}
	u.kept = r.store()
}

// store copies the packed data to a chunk and returns its place plus one, or 0 if there
// is no room.
func (r *Reader) store() uint32 {
	k := r.tree.keeper
	if len(r.packed) > cap(r.chunk)-len(r.chunk) {
		k.mu.Lock()
		n := k.used
		if n < len(k.chunks) {
			k.used++
			r.chunk = make([]byte, 0, max(chunkSize, len(r.packed)))
			k.chunks[n] = r.chunk[:cap(r.chunk)]
			r.number = n
		}
		k.mu.Unlock()
		if n == len(k.chunks) {
			return 0
		}
	}
	at := len(r.chunk)
	if at >= chunkSize {
		return 0
	}
	r.chunk = append(r.chunk, r.packed...)
	return uint32(r.number*chunkSize + at + 1)
}

// keptAt returns the cached data at a place and all that follows in its chunk.
func (t *Tree) keptAt(place uint32) []byte {
	return t.keeper.chunks[(place-1)/chunkSize][(place-1)%chunkSize:]
}

// Flags in the first byte of a span, besides its kind.
const (
	wholeText = 1 << (iota + 2) // its Text is the text from Start to End
	wholeURL                    // its URL is the text from URLStart to URLEnd
	noURL                       // it has no URL
	otherSpan                   // it is in keeper.others, by number
)

// pack appends the spans of a unit to the packed data.
func (r *Reader) pack(u *Unit) {
	spans := r.Spans(u)
	b := binary.AppendUvarint(r.packed, uint64(len(spans)))
	at := int(u.Start)
	for i := range spans {
		s := &spans[i]
		text, shown := r.place(s.Text)
		url, leads := r.place(s.URL)
		if !shown || !leads || s.More != nil {
			k := r.tree.keeper
			k.mu.Lock()
			number := len(k.others)
			k.others = append(k.others, *s)
			k.mu.Unlock()
			b = binary.AppendUvarint(append(b, otherSpan), uint64(number))
			continue
		}
		head := byte(s.Kind)
		if text == s.Start && len(s.Text) == s.End-s.Start {
			head |= wholeText
		}
		switch {
		case s.URL == "" && s.URLStart == 0 && s.URLEnd == 0:
			head |= noURL
		case url == s.URLStart && len(s.URL) == s.URLEnd-s.URLStart:
			head |= wholeURL
		}
		b = append(b, head, byte(s.Style))
		b = binary.AppendVarint(b, int64(s.Start-at))
		b = binary.AppendVarint(b, int64(s.End-s.Start))
		if head&wholeText == 0 {
			b = binary.AppendVarint(b, int64(text-s.Start))
			b = binary.AppendUvarint(b, uint64(len(s.Text)))
		}
		if head&noURL == 0 {
			b = binary.AppendVarint(b, int64(s.URLStart-s.Start))
			b = binary.AppendVarint(b, int64(s.URLEnd-s.URLStart))
		}
		if head&(noURL|wholeURL) == 0 {
			b = binary.AppendVarint(b, int64(url-s.Start))
			b = binary.AppendUvarint(b, uint64(len(s.URL)))
		}
		at = s.End
	}
	r.packed = b
}

// place returns the offset of a string that is a part of the text. ok is false if it is
// not.
func (r *Reader) place(s string) (at int, ok bool) {
	if s == "" {
		return 0, true
	}
	from := uintptr(unsafe.Pointer(unsafe.StringData(r.tree.text)))
	at = int(uintptr(unsafe.Pointer(unsafe.StringData(s))) - from)
	return at, 0 <= at && at+len(s) <= len(r.tree.text)
}

// unpacker reads numbers from packed data.
type unpacker []byte

func (b *unpacker) next() int {
	n, size := binary.Varint(*b)
	*b = (*b)[size:]
	return int(n)
}

func (b *unpacker) size() int {
	n, size := binary.Uvarint(*b)
	*b = (*b)[size:]
	return int(n)
}

// unpack appends the cached spans of a unit.
func (r *Reader) unpack(u *Unit) {
	text := r.tree.text
	b := unpacker(r.tree.keptAt(u.kept))
	at := int(u.Start)
	for range b.size() {
		head := b[0]
		if head&otherSpan != 0 {
			b = b[1:]
			k := r.tree.keeper
			k.mu.Lock()
			r.spans = append(r.spans, k.others[b.size()])
			k.mu.Unlock()
			continue
		}
		s := inline.Span{Kind: inline.SpanKind(head & 3), Style: inline.Style(b[1])}
		b = b[2:]
		s.Start = at + b.next()
		s.End = s.Start + b.next()
		if head&wholeText != 0 {
			s.Text = text[s.Start:s.End]
		} else {
			from := s.Start + b.next()
			s.Text = text[max(from, 0):][:b.size()]
		}
		if head&noURL == 0 {
			s.URLStart = s.Start + b.next()
			s.URLEnd = s.URLStart + b.next()
		}
		switch {
		case head&wholeURL != 0:
			s.URL = text[s.URLStart:s.URLEnd]
		case head&noURL == 0:
			from := s.Start + b.next()
			s.URL = text[max(from, 0):][:b.size()]
		}
		r.spans = append(r.spans, s)
		at = s.End
	}
}

// unpackCells appends the cached cells of a row.
func (r *Reader) unpackCells(u *Unit) {
	whole := r.tree.keptAt(u.kept)
	b := unpacker(whole)
	at := u.Start
	for i := range b.size() {
		c := Unit{Kind: Cell, Key: "td", text: oneLine, syntax: u.syntax}
		c.Start = at + int32(b.next())
		c.End = c.Start + int32(b.size())
		c.line = place{c.Start, c.End}
		c.kept = u.kept + uint32(len(whole)-len(b)) + 4
		b = b[4+binary.LittleEndian.Uint32(b):]
		if u.more != nil && i < len(u.more.headers) {
			c.Header = u.more.headers[i]
		}
		r.cells = append(r.cells, c)
		at = c.End
	}
}
