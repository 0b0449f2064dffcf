package cmd

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// foreignRecords are two papers: one whose names LaTeX has accents for, and one
// that has letters which it has none for.
const foreignRecords = `{"id":"2301.04568","title":"Kites over Rough Water","authors":"Ída Lärk","categories":"cs.LG","abstract":"x","versions":[{"version":"v1","created":"Mon, 2 Jan 2023 19:18:42 GMT"}],"authors_parsed":[["Lärk","Ída",""]]}
{"id":"2301.04569","title":"Kites 风筝 over Calm Water","authors":"Ida Lark","categories":"cs.LG","abstract":"x","versions":[{"version":"v1","created":"Mon, 2 Jan 2023 19:18:42 GMT"}],"authors_parsed":[["Lark","Ida",""]]}
{"id":"2301.04570","title":"Kites of Old","authors":"Ömer Ünal","categories":"cs.LG","abstract":"x","versions":[{"version":"v1","created":"Mon, 2 Jan 2023 19:18:42 GMT"}],"authors_parsed":[["Ünal","Ömer",""]]}
`

// A .bib in another encoding than UTF-8 stays in it: not a byte that was there
// changes, and what is added reads right.
func TestUpdateKeepsEncoding(t *testing.T) {
	t.Parallel()
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) encoding.Encoding { return unicode.UTF16(e, b) }
	tests := []struct {
		name     string
		encoding encoding.Encoding
		text     string // of a field of the user's own entry
		ascii    bool   // nothing else may be added
	}{
		{"Latin-1", charmap.ISO8859_1, "Grüne Drachen", true},
		{"Windows-1252", charmap.Windows1252, "Grüne „Drachen“", true},
		{"Mac", charmap.Macintosh, "Grüne Drachen", true},
		{"GBK", simplifiedchinese.GBK, "风筝", true},
		{"Shift_JIS", japanese.ShiftJIS, "凧", true},
		{"UTF-16 LE with a mark", utf16(unicode.LittleEndian, unicode.UseBOM), "Grüne 风筝 🪁", false},
		{"UTF-16 BE with a mark", utf16(unicode.BigEndian, unicode.UseBOM), "Grüne 风筝 🪁", false},
		{"UTF-16 LE", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "Grüne 风筝 🪁", false},
		{"UTF-16 BE", utf16(unicode.BigEndian, unicode.IgnoreBOM), "Grüne 风筝 🪁", false},
		{"UTF-8", unicode.UTF8, "Grüne 风筝", false},
		{"UTF-8 with a mark", unicode.UTF8BOM, "Grüne 风筝", false},
		{"bytes of two encodings", encoding.Nop, "Gr\xfcne Gr\u00fcne", true},
		{"only said", encoding.Nop, "Green}\n}\n\n% Encoding: Cp1252\n\n@misc{n, title={x", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			own := "@article{m,\n  author       = {Mark, Ina},\n  title        = {" + test.text + "},\n  journaltitle = {Kites},\n  date         = {2020},\n  eprint       = {2301.04570},\n}\n"
			before, err := test.encoding.NewEncoder().Bytes([]byte(own))
			if err != nil {
				t.Fatal(err)
			}
			s := newScene(t, map[string]string{"refs.bib": string(before), "snap.jsonl": foreignRecords, "known.txt": "2301.04568\n", "all.txt": "2301.04568\n2301.04569\n"})
			run := func(want int, list string, more ...string) string {
				t.Helper()
				code, said := s.run(append([]string{"bib", "--offline", "--snapshot", "snap.jsonl", list, "--update", "refs.bib"}, more...)...)
				if code != want {
					t.Fatalf("%s %q ends with %d: %s", list, more, code, said)
				}
				return said
			}
			same := func(want []byte) {
				t.Helper()
				if got := s.read("refs.bib"); got != string(want) {
					t.Errorf("the file is %q, want %q", got, want)
				}
			}
			run(0, "known.txt", "--dry-run")
			run(3, "known.txt", "--check")
			same(before)
			said := run(0, "known.txt")
			after := []byte(s.read("refs.bib"))
			added, found := bytes.CutPrefix(after, before)
			if !found {
				t.Fatalf("what was there is changed: %q", after)
			}
			if strings.Contains(said, "ASCII") != test.ascii {
				t.Errorf("said: %s", said)
			}
			decoded, err := test.encoding.NewDecoder().Bytes(after)
			if err != nil {
				t.Fatal(err)
			}
			want := "{Lärk, Ída}"
			if test.ascii {
				want = `{L{\"a}rk, {\'I}da}`
			}
			if !strings.Contains(string(decoded), want) || test.ascii && bytes.ContainsFunc(added, func(r rune) bool { return r > '~' }) {
				t.Errorf("added: %q", added)
			}
			run(0, "known.txt")
			same(after)

			if !test.ascii {
				run(0, "all.txt")
				return
			}
			if said := run(1, "all.txt"); !strings.Contains(said, "U+98CE") || !strings.Contains(said, "hint: ") {
				t.Errorf("said: %s", said)
			}
			same(after)
		})
	}
}

// What --fill adds is in the encoding of the file, too.
func TestFillKeepsEncoding(t *testing.T) {
	t.Parallel()
	s := newScene(t, map[string]string{"snap.jsonl": foreignRecords, "list.txt": "2301.04570\n", "refs.bib": "@misc{m,\n  note = {Gr\xfcn},\n  title = {Kites of Old},\n  eprint = {2301.04570},\n}\n"})
	if code, said := s.run("bib", "--offline", "--snapshot", "snap.jsonl", "list.txt", "--update", "refs.bib", "--fill"); code != 0 {
		t.Fatal(said)
	}
	if got := s.read("refs.bib"); !strings.Contains(got, "Gr\xfcn}") || !strings.Contains(got, `{{\"U}nal, {\"O}mer}`) {
		t.Errorf("%q", got)
	}
}

// UTF-16 that is damaged is no text to add to.
func TestUpdateRefusesDamage(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"an odd byte":      "\xff\xfe@\x00m\x00i\x00s\x00c\x00{\x00a\x00}\x00x",
		"half a surrogate": "\xff\xfe@\x00m\x00i\x00s\x00c\x00{\x00\x00\xd8a\x00}\x00",
		"UTF-32":           "\xff\xfe\x00\x00@\x00\x00\x00",
	} {
		s := newScene(t, map[string]string{"snap.jsonl": foreignRecords, "list.txt": "2301.04570\n", "refs.bib": text})
		if code, said := s.run("bib", "--offline", "--snapshot", "snap.jsonl", "list.txt", "--update", "refs.bib"); code == 0 || !strings.Contains(said, "refs.bib") {
			t.Errorf("%s: %d, %s", name, code, said)
		}
		if got := s.read("refs.bib"); got != text {
			t.Errorf("%s: the file is %q", name, got)
		}
	}
}
