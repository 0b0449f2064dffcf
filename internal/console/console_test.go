package console

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTerminal(t *testing.T) {
	for line, want := range map[string]string{
		"a title, Übersicht, 本文 🎉":           "a title, Übersicht, 本文 🎉",
		"name\tvalue":                        "name\tvalue",
		"\x1b[31mred\x1b]0;owned\a":          "\ufffd[31mred\ufffd]0;owned\ufffd",
		"C1 \u009b31m, DEL \x7f, NUL \x00":   "C1 \ufffd31m, DEL \ufffd, NUL \ufffd",
		"bytes \x9b31m \xff":                 "bytes \ufffd31m \ufffd",
		"two\r\nlines\vof\fa\u0085title":     "two\ufffd\ufffdlines\ufffdof\ufffda\ufffdtitle",
		"\u2028and\u2029more":                "\ufffdand\ufffdmore",
		"\u202eback\u2066wards\u2069\u200f.": "\ufffdback\ufffdwards\ufffd\ufffd.",
		"##[error]::error::":                 "##[error]::error::",
	} {
		if got := Terminal(line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}

func TestLog(t *testing.T) {
	for line, want := range map[string]string{
		"list.md:1:2: a title: with A::B, C## and ## heading [x]": "list.md:1:2: a title: with A::B, C## and ## heading [x]",
		"::error title=x::all is lost":                            ": :error title=x::all is lost",
		" \t\u00a0\u3000::set-env name=PATH::/tmp":                " \t\u00a0\u3000: :set-env name=PATH::/tmp",
		"\ufeff::debug::x":                                        "\ufeff: :debug::x",
		":::warning::x":                                           ": ::warning::x",
		"a\n::error::x":                                           "a\ufffd::error::x",
		"Owls ##[error]of ##[Night]":                              "Owls # #[error]of # #[Night]",
		"###[group]":                                              "## #[group]",
		"##vso[task.setvariable variable=x]##teamcity[message]":   "# #vso[task.setvariable variable=x]# #teamcity[message]",
		"section_start:1:x\r\x1b[0K":                              "section_start:1:x\ufffd\ufffd[0K",
	} {
		if got := Log(line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}

var (
	// What a terminal obeys or takes for a line end.
	controls = regexp.MustCompile(`[\x00-\x08\x0a-\x1f\x7f-\x{9f}\x{61c}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]`)
	// What the runners of CI services take for a command.
	commands = regexp.MustCompile(`^[\s\p{Z}\x{85}\x{feff}]*::|##[A-Za-z0-9_]*\[`)
)

// FuzzLog checks of any text that it comes out as one line without a command, that
// text without harm stays, and that a second pass changes nothing.
func FuzzLog(f *testing.F) {
	for _, s := range []string{"a title", "\r\n::error::x", "\u2028 ::a", "####[[##a##b[", "\xff\xfe::", "\x1b[31m\u202e", "\ufeff\u0085::x::"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		shown, logged := Terminal(s), Log(s)
		if !utf8.ValidString(shown) || controls.MatchString(shown) {
			t.Errorf("Terminal: %q is %q", s, shown)
		}
		if !utf8.ValidString(logged) || controls.MatchString(logged) || commands.MatchString(logged) {
			t.Errorf("Log: %q is %q", s, logged)
		}
		if utf8.ValidString(s) && !controls.MatchString(s) {
			if shown != s {
				t.Errorf("Terminal changes %q to %q", s, shown)
			}
			if !commands.MatchString(s) && logged != s {
				t.Errorf("Log changes %q to %q", s, logged)
			}
		}
		if Terminal(shown) != shown || Log(logged) != logged {
			t.Errorf("%q changes with a second pass", s)
		}
	})
}

const hostileLines = "one \x1b[31mred\n\xf0\x9f\x8e\x89 two\r\n\rthree\n::error::four\n\n##[group]five"

// TestWriter checks that the lines come out alike wherever the text is cut between
// two writes.
func TestWriter(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(*bytes.Buffer) *Writer
		want string
	}{
		{"messages", func(b *bytes.Buffer) *Writer { return Messages(b) },
			"one \ufffd[31mred\n🎉 two\r\n\ufffdthree\n: :error::four\n\n# #[group]five"},
		{"data for a terminal", func(b *bytes.Buffer) *Writer { return &Writer{w: b, safe: Terminal} },
			"one \ufffd[31mred\n🎉 two\r\n\ufffdthree\n::error::four\n\n##[group]five"},
		{"data for a pipe", func(b *bytes.Buffer) *Writer { return Data(b) }, hostileLines},
	} {
		for i := range len(hostileLines) {
			for j := i; j < len(hostileLines); j++ {
				var out bytes.Buffer
				w := c.make(&out)
				for _, part := range []string{hostileLines[:i], hostileLines[i:j], hostileLines[j:]} {
					if n, err := w.Write([]byte(part)); n != len(part) || err != nil {
						t.Fatalf("%d of %d, %v", n, len(part), err)
					}
				}
				if err := errors.Join(w.Flush(), w.Flush()); err != nil || out.String() != c.want {
					t.Fatalf("%s, cut at %d and %d: %q, %v", c.name, i, j, &out, err)
				}
			}
		}
	}
}

func TestWriterFails(t *testing.T) {
	closed, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	w := Messages(closed)
	if _, err := w.Write([]byte("a line\n")); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Write: %v", err)
	}
	if n, err := w.Write([]byte("no line")); n != 7 || err != nil {
		t.Errorf("a line that has not ended: %d, %v", n, err)
	}
	if err := w.Flush(); !errors.Is(err, os.ErrClosed) {
		t.Errorf("Flush: %v", err)
	}
	if w.Terminal() {
		t.Error("a file that is closed is a terminal")
	}
}

func BenchmarkLog(b *testing.B) {
	for name, line := range map[string]string{
		"clean":   "README.md:17:3: arXiv does not know 2109.01134: \"Learning to Prompt for Vision-Language Models\" is written from the list alone",
		"hostile": strings.Repeat("##[error]\x1b[31m\u202e", 10),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(line)))
			for b.Loop() {
				Log(line)
			}
		})
	}
}
