// Package encoding tells in which encoding a .bib file is, and keeps it there.
package encoding

import (
	"bytes"
	"encoding/binary"
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is how the text of a file is bytes. A file that gets additions stays
// in its own: UTF-16 is decoded, and encoded again; the bytes of every other
// encoding are kept, and only ASCII is added where it may not be UTF-8, which
// reads the same in Latin-1, GBK, Shift_JIS and their like.
type Encoding uint8

// The encodings.
const (
	UTF8      Encoding = iota
	OtherCode          // one that has ASCII in it, whichever it is
	UTF16LE            // each with its byte order mark or without
	UTF16BE
)

// OnlyASCII reports whether what is added to a file of the encoding must be
// ASCII.
func (e Encoding) OnlyASCII() bool { return e == OtherCode }

// Decode returns the encoding of a .bib file and its source. For
// UTF-16 that is its text, and otherwise its bytes as they are. The evidence is,
// in this order: a byte order mark, the zeros that UTF-16 has in ASCII, bytes
// that are no UTF-8, and what the file says in a comment of its first or last
// lines for JabRef ("% Encoding: Cp1252"), TeX editors ("% !TeX encoding =
// latin1") or Emacs ("-*- coding: gbk -*-"). The error is that of UTF-16 which
// does not come back from its text byte by byte, or of UTF-32.
func Decode(data []byte) (source string, e Encoding, err error) {
	switch head := string(data[:min(4, len(data))]); {
	case head == "\xff\xfe\x00\x00", head == "\x00\x00\xfe\xff":
		return "", 0, errors.New("it is UTF-32, which no program of TeX reads")
	case strings.HasPrefix(head, "\xff\xfe"), isUTF16(data, 1):
		e = UTF16LE
	case strings.HasPrefix(head, "\xfe\xff"), isUTF16(data, 0):
		e = UTF16BE
	case !utf8.Valid(data), bytes.Contains(data, []byte("\x1b$")), declaresOther(data): // ESC $ begins ISO-2022
		return string(data), OtherCode, nil
	default:
		return string(data), UTF8, nil
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = e.order().Uint16(data[2*i:])
	}
	source = string(utf16.Decode(units))
	if string(e.Encode(source)) != string(data) {
		return "", 0, errors.New("it is UTF-16 that is cut or damaged")
	}
	return source, e, nil
}

// Encode returns the bytes of a source that [Decode] returned, or of one with
// additions.
func (e Encoding) Encode(source string) []byte {
	if e != UTF16LE && e != UTF16BE {
		return []byte(source)
	}
	data := make([]byte, 0, 2*len(source))
	for _, r := range source {
		for _, unit := range utf16.AppendRune(nil, r) {
			data = e.order().AppendUint16(data, unit)
		}
	}
	return data
}

func (e Encoding) order() interface {
	binary.ByteOrder
	binary.AppendByteOrder
} {
	if e == UTF16BE {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// isUTF16 reports whether data looks like ASCII in UTF-16 whose zeros are at
// offsets of the parity given: most are there at its front, and none elsewhere.
func isUTF16(data []byte, parity int) bool {
	front := data[:min(len(data), 1<<10)]
	zeros := 0
	for i, c := range front {
		if c == 0 {
			if i%2 != parity {
				return false
			}
			zeros++
		}
	}
	return zeros > len(front)/4
}

// declared finds what a comment says of the encoding.
var declared = regexp.MustCompile(`(?i)(?:^|[\r\n])[ \t]*%[^\r\n]*?(?:\bencoding[ \t]*[:=]|-\*-[^\r\n]*\bcoding[ \t]*:|\bcoding[ \t]*:)[ \t]*([-\w.]+)|@comment\{[ \t]*x-kbibtex-encoding[ \t]*=[ \t]*([-\w.]+)`)

// declaresOther reports whether data says that it is in another encoding than
// UTF-8 or ASCII.
func declaresOther(data []byte) bool {
	const most = 2 << 10
	front, back := data[:min(len(data), most)], data[max(0, len(data)-most):]
	for _, part := range [][]byte{front, back} {
		for _, m := range declared.FindAllSubmatch(part, -1) {
			name := strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return unicode.ToLower(r)
				}
				return -1
			}, string(m[1])+string(m[2]))
			for _, system := range []string{"unix", "dos", "mac"} { // line ends, in Emacs
				name = strings.TrimSuffix(name, system)
			}
			switch name {
			case "utf8", "utf8unicode", "utf8emacs", "unicode", "ascii", "usascii", "utf16", "utf16le", "utf16be", "":
			default:
				return true
			}
		}
	}
	return false
}
