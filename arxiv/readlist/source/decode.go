package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// A list in UTF-16 is decoded before it is searched. A list in another encoding than
// UTF-8 is searched for identifiers undecoded, since they are ASCII in all encodings, and
// then decoded for its words.

// IsBinary reports, from the first few KiB of a file, whether it is not text in any
// supported encoding.
func IsBinary(head []byte) bool {
	return UTF16(head) == nil && bytes.IndexByte(head, 0) >= 0
}

// UTF16 returns the encoding of text in UTF-16, recognized by its byte order mark or by
// the zeros beside ASCII characters, or nil.
func UTF16(head []byte) encoding.Encoding {
	if len(head) < 2 {
		return nil
	}
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	switch {
	case head[0] == 0xFF && head[1] == 0xFE:
		return little
	case head[0] == 0xFE && head[1] == 0xFF:
		return big
	}
	var zeros [2]int
	for i, b := range head {
		if b != 0 {
			continue
		}
		zeros[i%2]++
		if other := i ^ 1; other < len(head) && head[other] < ' ' && !strings.ContainsRune("\t\r\n", rune(head[other])) {
			return nil
		}
	}
	switch most := len(head) / 4; {
	case zeros[1] > most && zeros[0] == 0:
		return little
	case zeros[0] > most && zeros[1] == 0:
		return big
	}
	return nil
}

// guessEncoding returns the encoding, and its name, of text that is not UTF-8: the one that a
// page declares, or else the one guessed from its letters. It returns nil if text is
// UTF-8 with some invalid bytes.
func guessEncoding(text string) (e encoding.Encoding, name string) {
	sample, good, bad := highWords(text)
	if good > bad {
		return nil, ""
	}
	head := []byte(text[:min(len(text), 1024)])
	if _, label, _ := charset.DetermineEncoding(head, ""); label != "utf-8" && label != "windows-1252" { // the defaults if a page declares none
		e, _ = htmlindex.Get(label)
	} else if guess, err := chardet.NewTextDetector().DetectBest(sample); err == nil && bad >= minEvidence && guess.Confidence >= minConfidence {
		e, _ = htmlindex.Get(guess.Charset)
	}
	if e == nil {
		e, _ = htmlindex.Get("windows-1252")
	}
	if label, err := htmlindex.Name(e); err == nil {
		name = label
	}
	return e, name
}

// A guess replaces Windows-1252, the encoding of most lists in Latin letters, if it has
// this confidence in percent and this number of bytes beyond ASCII.
const minConfidence, minEvidence = 20, 4

// maxSample bounds the words from which an encoding is guessed, in bytes.
const maxSample = 64 << 10

// highWords returns the words that are not all ASCII, and counts the characters beyond
// ASCII that are valid UTF-8 and the bytes that are not.
func highWords(text string) (sample []byte, good, bad int) {
	start := 0 // the start of the word
	high := false
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c <= ' ' || c == '|' || c == '(' || c == ')' || c == '[' || c == ']' || c == '<' || c == '>' {
				if high && len(sample) < maxSample {
					sample = append(append(sample, text[start:min(i, start+maxSample)]...), ' ')
				}
				start, high = i+1, false
			}
			i++
			continue
		}
		high = true
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	if high && len(sample) < maxSample {
		sample = append(sample, text[start:min(len(text), start+maxSample)]...)
	}
	return sample, good, bad
}
