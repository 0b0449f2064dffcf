// Package encoding detects the encoding of a .bib file and preserves it.
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

// Encoding is the encoding of a file. A file keeps its encoding when text is added. UTF-16 is
// decoded and encoded again. The bytes of other encodings are kept; if they may not be UTF-8, only
// ASCII is added, which is the same in Latin-1, GBK, Shift_JIS and similar encodings.
type Encoding uint8

// The encodings.
const (
	UTF8      Encoding = iota
	OtherCode          // an unknown superset of ASCII
	UTF16LE            // with or without a byte order mark
	UTF16BE
)

// OnlyASCII reports whether text that is added to the file must be ASCII.
func (e Encoding) OnlyASCII() bool { return e == OtherCode }

// Decode returns the text of a .bib file and its encoding. UTF-16 is decoded; other encodings are
// returned byte for byte. The evidence is, in this order: a byte order mark, the zeros of ASCII
// text in UTF-16, bytes that are not UTF-8, and a declaration in a comment at the beginning or end
// of the file, as written by JabRef ("% Encoding: Cp1252"), TeX editors ("% !TeX encoding =
// latin1") or Emacs ("-*- coding: gbk -*-"). The error is for UTF-32, and for UTF-16 that cannot be
// restored byte for byte.
func Decode(data []byte) (source string, e Encoding, err error) {
	switch head := string(data[:min(4, len(data))]); {
	case head == "\xff\xfe\x00\x00", head == "\x00\x00\xfe\xff":
		return "", 0, errors.New("the file is UTF-32, which no TeX program reads")
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
		return "", 0, errors.New("the file is truncated or damaged UTF-16")
	}
	return source, e, nil
}

// Encode returns the bytes of source, which [Decode] returned or which was derived from that.
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

// isUTF16 reports whether data looks like ASCII text in UTF-16 with its zeros at offsets of the
// given parity: at the front most of these bytes are zero, and no others.
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

// declared matches the declaration of an encoding in a comment.
var declared = regexp.MustCompile(`(?i)(?:^|[\r\n])[ \t]*%[^\r\n]*?(?:\bencoding[ \t]*[:=]|-\*-[^\r\n]*\bcoding[ \t]*:|\bcoding[ \t]*:)[ \t]*([-\w.]+)|@comment\{[ \t]*x-kbibtex-encoding[ \t]*=[ \t]*([-\w.]+)`)

// declaresOther reports whether data declares an encoding other than UTF-8 or ASCII.
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
			for _, system := range []string{"unix", "dos", "mac"} { // suffixes of Emacs for line ends
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
