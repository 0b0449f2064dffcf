package latex

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares a file of testdata with got.
func golden(t *testing.T, name, got string) {
	t.Helper()
	name = "testdata/" + name
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it\n%s", name, diff)
	}
}

// testdata/characters.txt has every character that is not written as it is: the character, its
// LaTeX for BibTeX and that for biblatex, and "unset" for those that pdfLaTeX cannot set. Characters
// beyond Latin and the symbols are not in it.
func TestCharacters(t *testing.T) {
	var b strings.Builder
	for r := rune(' '); r < 0x3000; r++ {
		text := string(r)
		tex, biblatex := BibTeX.Escape(text), BibLaTeX.Escape(text)
		if norm.NFC.String(text) != text || tex == text && biblatex == text && len(BibLaTeX.Unset(text)) > 0 || Clean(text) == "" || r < utf8.RuneSelf && tex == text {
			continue
		}
		fmt.Fprintf(&b, "%s\t%s\t%s", text, tex, biblatex)
		if len(BibLaTeX.Unset(text)) > 0 {
			b.WriteString("\tunset")
		}
		b.WriteByte('\n')
	}
	golden(t, "characters.txt", b.String())
}

// testdata/formulas.txt has every command that a formula may contain: with its arguments, as an
// exponent, with \limits, as a delimiter and in a fraction, each as a title has it and how it is
// written for BibTeX and, if that differs, for biblatex.
func TestFormulaCommands(t *testing.T) {
	var b strings.Builder
	_, commands := Commands()
	for _, command := range commands {
		arguments := ""
		for _, kind := range mathCommands[command[1:]].args {
			arguments += map[rune]string{'m': "{x}", 't': "{a}", 'd': "(", 'o': "[3]"}[kind]
		}
		whole := command + arguments
		if len(command) > 2 && arguments == "" {
			whole += " "
		}
		for _, formula := range []string{whole + "y", "x^" + whole + "y", "{x" + whole + "y}", whole + `\limits_i`, `\left` + command + ` x\right` + command + " "} {
			title := "$" + formula + "$"
			tex, biblatex := BibTeX.Escape(title), BibLaTeX.Escape(title)
			if strings.HasPrefix(tex, `\$`) { // it is no formula
				continue
			}
			fmt.Fprintf(&b, "%s\t%s", title, tex)
			if biblatex != tex {
				fmt.Fprintf(&b, "\t%s", biblatex)
			}
			b.WriteByte('\n')
		}
	}
	golden(t, "formulas.txt", b.String())
}

// LaTeX's own tables have the same characters for commands.
func TestTablesOfLaTeX(t *testing.T) {
	table := func(name string) string {
		path, err := exec.Command("kpsewhich", name).Output()
		if err != nil {
			t.Skip("LaTeX is not installed")
		}
		data, err := os.ReadFile(strings.TrimSpace(string(path)))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	character := func(hex string) rune {
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		return rune(n)
	}
	declared := regexp.MustCompile(`(?m)^\\DeclareUnicodeCharacter\{([0-9A-F]+)\}\{(.+)\}`)
	count := 0
	for _, name := range []string{"t1enc.dfu", "ts1enc.dfu"} {
		for _, m := range declared.FindAllStringSubmatch(table(name), -1) {
			r := character(m[1])
			tex := strings.ReplaceAll(m[2], `\@tabacckludge`, `\`)
			got, want := Text(tex), Clean(string(r))
			switch same := norm.NFKC.String(got) == norm.NFKC.String(want); {
			case same:
				count++
			case want == "", strings.HasSuffix(tex, "{}"), strings.ContainsRune("‐‑‒―\u2329\u232a〈〉⁎", r): // dashes, brackets and stars that TeX sets alike
			default:
				t.Errorf("%s is read as %q, not %q", tex, got, want)
			}
		}
	}
	if count < 200 {
		t.Errorf("%d commands of text are read as LaTeX reads them", count)
	}
	count = 0
	symbols := regexp.MustCompile(`\\UnicodeMathSymbol\{"0*([0-9A-F]+)\}\{\\([A-Za-z]+) *\}`)
	characters := map[string]rune{}
	for _, m := range symbols.FindAllStringSubmatch(table("unicode-math-table.tex"), -1) {
		characters[m[2]] = character(m[1])
	}
	for r, name := range mathSymbols {
		switch want, ok := characters[name]; {
		case !ok, name == "perp": // which people write ⊥, although that is \bot
		case want == r:
			count++
		case mathSymbols[want] != name:
			t.Errorf(`\%s is %c, not %c`, name, want, r)
		}
	}
	if count < 50 {
		t.Errorf("%d commands of formulas stand for LaTeX's characters", count)
	}
}
