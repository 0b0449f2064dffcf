// Package source decodes and repairs the content of a file, and maps offsets in the
// result to positions in the file.
//
// Start with [New]. A [Text] has no byte order mark, and hidden parts, such as comments,
// are blanked. [Text.Decode] decodes text that is not UTF-8, and [Text.Repair] undoes an
// earlier wrong decoding, such as "MÃ¼ller"; both return what they found, and where.
// [Text.InFile] and [Text.Position] map an offset in the text to a byte, a line and a
// column of the file.
package source

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"clipgraph/internal/lines"
)

// HeadSize is the number of bytes by which a file is classified.
const HeadSize = 4 << 10

// ByteOrderMark begins some UTF-8 files. Columns do not count it.
const ByteOrderMark = "\uFEFF"

// Text is the content of a file. There are three texts, each made from the one before it,
// with the same lines:
//
//   - the file;
//   - [Text.Searched], without a byte order mark and decoded if the file is in UTF-16, with hidden
//     parts blanked. Lines and columns are counted in it;
//   - [Text.String], also decoded if the file is in another encoding than UTF-8, and repaired.
//     Offsets are relative to it unless stated otherwise.
type Text struct {
	searched, text string
	toSearched     mappings // from text
	toFile         mapping  // from searched
	index          lines.Index
}

// New reads data, which must not be changed afterwards, since the text may share its
// memory. hide, if not nil, blanks hidden parts in place, except for line ends; it is
// called with a copy of the text, which it must not keep.
func New(data []byte, hide func(text []byte)) *Text {
	t := &Text{}
	text := data
	if e := UTF16(data[:min(len(data), HeadSize)]); e != nil {
		text, t.toFile = decode(data, e)
	}
	if bare, marked := bytes.CutPrefix(text, []byte(ByteOrderMark)); marked {
		t.toFile = t.toFile.from(len(ByteOrderMark))
		text = bare
	}
	if hide != nil {
		covered := bytes.Clone(text)
		if hide(covered); !bytes.Equal(covered, text) {
			text = covered
		}
	}
	t.searched = unsafe.String(unsafe.SliceData(text), len(text)) // the bytes do not change any more
	t.text = t.searched
	t.index = lines.NewIndex(t.searched)
	return t
}

// String returns the text.
func (t *Text) String() string { return t.text }

// Searched returns the text before it is decoded from encodings other than UTF-16 and
// repaired. Identifiers are ASCII in all of them, and are searched there.
func (t *Text) Searched() string { return t.searched }

// Position returns the line and the column of an offset in the text. Columns count bytes
// of the file, unless it is in UTF-16.
func (t *Text) Position(offset int) (line, col int) {
	return t.index.Position(t.toSearched.in(offset))
}

// InFile returns the offset in the file of an offset in the text.
func (t *Text) InFile(offset int) int {
	return t.toFile.in(t.toSearched.in(offset))
}

// SearchedInFile returns the offset in the file of an offset in [Text.Searched].
func (t *Text) SearchedInFile(offset int) int { return t.toFile.in(offset) }

// Decode decodes the text if it is not valid UTF-8, and returns the name of its encoding,
// which may be a guess. The name is "UTF-8" if only some bytes are invalid; these become
// U+FFFD. at is the offset of the first invalid byte. The name is "" if there is none.
func (t *Text) Decode() (name string, at int) {
	at = invalidAt(t.text)
	if at < 0 {
		return "", 0
	}
	e, name := guessEncoding(t.text)
	if e == nil {
		text, m := validUTF8(t.text)
		t.become(text, mappings{m})
		return "UTF-8", at
	}
	decoded, m := decode([]byte(t.text), e)
	t.become(string(decoded), mappings{m})
	return name, at
}

// Repair repairs the text if it is damaged (see [Repair]). It returns its original
// encoding, the one it was read with, and the offset of the first difference in the
// repaired text. was is "" if the text is not damaged.
func (t *Text) Repair() (was, page string, at int) {
	repaired, what, m := repair(t.text)
	if repaired == t.text {
		return "", "", 0
	}
	for at < len(repaired) && at < len(t.text) && repaired[at] == t.text[at] {
		at++
	}
	t.become(repaired, m)
	return what.was, what.page, at
}

// become replaces the text by one made from it.
func (t *Text) become(text string, m mappings) {
	t.text, t.toSearched = text, append(m, t.toSearched...)
}

// mapping maps offsets in a text to offsets in the text it was made from. It is a sorted
// list of stretches; nil is the identity.
type mapping []stretch

// stretch is a part of a text up to the next stretch. All its characters were made from
// the same number of bytes.
type stretch struct {
	out, in           int32 // its start
	outWidth, inWidth int32 // the widths of a character
}

// at maps an offset, assuming that the stretch reaches that far.
func (s *stretch) at(offset int) int {
	return int(s.in) + (offset-int(s.out))/int(s.outWidth)*int(s.inWidth)
}

// add appends n characters of width outWidth that were made from characters of width
// inWidth.
func (m *mapping) add(out, in *int32, outWidth, inWidth, n int) {
	if last := len(*m) - 1; last < 0 || (*m)[last].outWidth != int32(outWidth) || (*m)[last].inWidth != int32(inWidth) || (*m)[last].at(int(*out)) != int(*in) {
		*m = append(*m, stretch{*out, *in, int32(outWidth), int32(inWidth)})
	}
	*out += int32(outWidth * n)
	*in += int32(inWidth * n)
}

// in maps an offset.
func (m mapping) in(offset int) int {
	if len(m) == 0 {
		return offset
	}
	low, high := 0, len(m)
	for high-low > 1 {
		if middle := (low + high) / 2; int(m[middle].out) <= offset {
			low = middle
		} else {
			high = middle
		}
	}
	at := m[low].at(offset)
	if high < len(m) {
		at = min(at, int(m[high].in))
	}
	return at
}

// mappings map offsets through several steps, the last step first.
type mappings []mapping

func (m mappings) in(offset int) int {
	for _, step := range m {
		offset = step.in(offset)
	}
	return offset
}

// from returns the mapping of the text without its first n bytes.
func (m mapping) from(n int) mapping {
	if len(m) == 0 {
		return mapping{{0, int32(n), 1, 1}}
	}
	var rest mapping
	for i, s := range m {
		if i+1 < len(m) && int(m[i+1].out) <= n {
			continue
		}
		if s.out -= int32(n); s.out < 0 {
			s.in += -s.out / s.outWidth * s.inWidth
			s.out = 0
		}
		rest = append(rest, s)
	}
	return rest
}

// builder builds a text together with its mapping.
type builder struct {
	strings.Builder
	mapping mapping
	out, in int32
}

// copy appends unchanged text.
func (b *builder) copy(text string) {
	if text != "" {
		b.WriteString(text)
		b.mapping.add(&b.out, &b.in, 1, 1, len(text))
	}
}

// rune writes r, which is made of so many bytes.
func (b *builder) rune(r rune, made int) {
	b.WriteRune(r)
	b.mapping.add(&b.out, &b.in, utf8.RuneLen(r), made, 1)
}

// validUTF8 is [strings.ToValidUTF8] with U+FFFD.
func validUTF8(text string) (string, mapping) {
	var b builder
	for at := 0; at < len(text); {
		n := invalidAt(text[at:])
		if n < 0 {
			n = len(text) - at
		}
		b.copy(text[at : at+n])
		at += n
		bad := 0
		for at+bad < len(text) {
			if r, size := utf8.DecodeRuneInString(text[at+bad:]); r != utf8.RuneError || size != 1 {
				break
			}
			bad++
		}
		if bad > 0 {
			b.rune(utf8.RuneError, bad)
		}
		at += bad
	}
	return b.String(), b.mapping
}

// invalidAt returns the offset of the first byte of s that is no UTF-8, or -1.
func invalidAt(s string) int {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// decode decodes data character by character, which is the way to know what each
// is made of. What is broken becomes U+FFFD.
func decode(data []byte, e encoding.Encoding) ([]byte, mapping) {
	if page, ok := e.(*charmap.Charmap); ok {
		var b builder
		b.Grow(len(data) + len(data)/8)
		for _, c := range data {
			b.rune(page.DecodeByte(c), 1)
		}
		return []byte(b.String()), b.mapping
	}
	decoder := e.NewDecoder()
	out := make([]byte, 0, len(data)+len(data)/2)
	var m mapping
	var outAt, inAt int32
	for at := 0; at < len(data); {
		var dst [16]byte
		nDst, nSrc := 0, 0
		for size := 1; nSrc == 0 && size <= 8; size++ {
			end := min(at+size, len(data))
			nDst, nSrc, _ = decoder.Transform(dst[:], data[at:end], end == len(data))
			if end == len(data) {
				break
			}
		}
		if nSrc == 0 {
			break // the decoder takes nothing more
		}
		out = append(out, dst[:nDst]...)
		if nDst == 0 { // an escape, or a byte order mark
			inAt += int32(nSrc)
		} else {
			m.add(&outAt, &inAt, nDst, nSrc, 1)
		}
		at += nSrc
	}
	return out, m
}
