package source

import (
	"strings"
	"testing"
)

func TestCoverTeX(t *testing.T) {
	tests := map[string]string{
		"a % b\nc":                                  "a    \nc",
		`50\% of \\% x`:                             `50\% of \\   `,
		`\url{https://x.org/a%20b} % c`:             `\url{https://x.org/a%20b}    `,
		"a\\begin{comment}\nb % \\end{comment} c":   "a               \n                  c",
		`a \iffalse b \fi c \iffalsehood d \fi`:     `a                c \iffalsehood d \fi`,
		`\iffalse b \fine \fi c`:                    strings.Repeat(" ", 20) + " c",
		`\begin{comment} never closed`:              `\begin{comment} never closed`,
		`\iffalse % \fi` + "\n x":                   strings.Repeat(" ", 14) + "\n x",
		`\iffalse a` + strings.Repeat(`\fin `, 300): `\iffalse a` + strings.Repeat(`\fin `, 300),
	}
	for text, want := range tests {
		got := []byte(text)
		if n := CoverTeX(got, true, nil); n != len(got) || string(got) != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
