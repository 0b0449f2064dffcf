package latex

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	_ "clipgraph/internal/testkit"
)

func TestText(t *testing.T) {
	tests := map[string]string{
		"":                             "",
		"Plain - well-known":           "Plain - well-known",
		"  two\n\t words\r\n":          "two words",
		`\'e {\'e} \'{e} {\'{e}} \' e`: "é é é é é",
		`\"\i{} \"{\i} {\"\i} \'{\i} \k{i} \d{\i} \v\j`:                              "ï ï ï í į ị ǰ",
		`\c c \c{c} {\c s} \v{S} \u{g} \H{o} \r a \k{a} \b{d} \d{a} \=o \.z \~n \^o`: "ç ç ş Š ğ ő å ą ḏ ạ ō ż ñ ô",
		`\~{\^e} {\~{\^e}} \'{\ae} \={\ae}`:                                          "ễ ễ ǽ ǣ",
		`\ss \ss{} {\ss}x Stra\ss e \o{} \O\L\l`:                                     "ßß ßx Straße ø ØŁł",
		`\aa \AA \ae \AE \oe \i \dj \th`:                                             "åÅæÆœıđþ",
		`{\O}rsted, Garc{\'\i}a, Vall{\'e}e, \'Etale`:                                "Ørsted, García, Vallée, Étale",
		`\t{oo} \'{ab}`: "o͡o áb",
		`1--2, a---b, ` + "``q'' `r' !`Si? ?`No?": "1–2, a—b, “q” `r' ¡Si? ¿No?",
		`{-}- -{}-`:                                      "-- --",
		`a~b \& 5\% \$5 C\# a\_b \{x\}`:                  "a b & 5% $5 C# a_b {x}",
		`\textasciitilde{} \~{} \^{} \textbackslash x`:   `~ ~ ^ \x`,
		`\emph{a} \textbf{b} {\it c} {\em d} \textsc{E}`: "a b c d E",
		`{{CLIP}} and {N}et{W}ork`:                       "CLIP and NetWork",
		`The $\mu$-calculus of $x_{1} \to \'e$`:          `The $\mu$-calculus of $x_{1} \to \'e$`,
		`{$\alpha$}{$\beta$} $\alpha$$\beta$ $$x$$`:      `$\alpha$$\beta$ $\alpha$$\beta$ $$x$$`,
		`costs $5 \(x^2\)`:                               "costs $5 $x^2$",
		`\LaTeX\ and \TeX{} or \BibTeX`:                  "LaTeX and TeX or BibTeX",
		`a\,b\;c\\d\/e\-f`:                               "a b c def",
		`\alpha-helix, \Omega, \leq, \times`:             "α-helix, Ω, ≤, ×",
		`\unknown{kept} \unknown[x]{too}`:                "kept [x]too",
		`\url{https://x.org/a_b~c--d%20}`:                "https://x.org/a_b~c--d%20",
		`\href{https://x.org/{a}}{the \'etude}`:          "the étude",
		`{\noopsort{1973}}1981`:                          "1981",
		`\textcolor{red}{x}\footnote{y {z}} w`:           "x w",
		`}}}a{{{`:                                        "a",
		`\`:                                              "",
		`a \' `:                                          "a",
		"M\xfcller e\u0301":                              "M\uFFFDller é",
		`\textcommabelow{S}tef\textcommabelow tan \guillemetleft x\guillemetright{} \textonehalf`:                                                                 "Ștefțan «x» ½",
		`\TeX\LaTeX\BibTeX \dots\textellipsis\textendash\textemdash\textquoteleft\textquoteright\textquotedblleft\textquotedblright\textquotesingle\textquotedbl`: "TeXLaTeXBibTeX……–—‘’“”'\"",
		`\guillemotleft\guillemotright\guilsinglleft\guilsinglright\textunderscore\textdollar\textsterling\textmu\textrightarrow\textleftarrow\copyright`:         "«»‹›_$£μ→←©",
		`\langle\rangle\degree\euro\lbrace\rbrace\slash a\quad b\qquad c\space d\par e\newline f`:                                                                 "⟨⟩°€{}/a b c d e f",
		`\index{x}a\label{x}b\thanks{x}c\color{x}d\path{a_b}\nolinkurl{c~d}`:                                                                                      "abcda_bc~d",
		"a\\ b\\\tc\\\nd\\\re\\:f\\(x\\)": "a b c d e f$x$",
		`a\/\-\!\@\[\]\<\>\+b\*c`:         "ab*c",
		`\'`:                              "", `a-`: "a-", " a": "a", "a ": "a", "a  b": "a b", "~a": "a", "\x7f": "", "é": "é", "`": "`",
		`$a$$`: "$a$$", `$$a$ b`: "$$a$ b", `$a\$`: `$a$`, `$a\$b$`: `$a\$b$`,
		`\'{\'{\'{\'{\'a}}}}`:                    "á\u0301\u0301\u0301",
		`\url{a{b~c}d~e}f~g`:                     "ab~cd~ef g",
		`\href{\url{x}}{y}`:                      "y",
		`\copyright 2020, 5\textdegree, 3\ldots`: "©2020, 5°, 3…",
		"Müller 中文":                              "Müller 中文",
	}
	for latex, want := range tests {
		if got := Text(latex); got != want {
			t.Errorf("Text(%q) = %q, want %q", latex, got, want)
		}
	}
}

// normal is the form in which Text gives back what Escape wrote: quotes and
// dashes as TeX's fonts have them, symbols of formulas as formulas.
func normal(d Dialect, text string) string {
	var b, run strings.Builder
	ligature := strings.NewReplacer("---", "—", "--", "–", "``", "“", "''", "”", "!`", "¡", "?`", "¿")
	flush := func() {
		b.WriteString(ligature.Replace(run.String()))
		run.Reset()
	}
	for _, part := range d.split(Clean(text)) {
		if part.math {
			flush()
			b.WriteString("$" + part.text + "$")
			continue
		}
		for i, r := range part.text {
			if rest := part.text[i:]; r == '\\' && len(rest) > 1 && strings.IndexByte(`$&%_#{}`, rest[1]) >= 0 {
				continue
			}
			symbol := textSymbols[r]
			_, letter := accented(string(r))
			switch {
			case d == BibLaTeX && isKept(r):
				run.WriteRune(r)
			case strings.HasPrefix(symbol, "{$"):
				flush()
				b.WriteString(strings.Trim(symbol, "{}"))
			case symbol != "" && !strings.Contains(symbol, `\`):
				run.WriteString(symbol)
			case symbol == "" && !letter && mathSymbols[r] != "":
				flush()
				b.WriteString(`$\` + mathSymbols[r] + "$")
			default:
				run.WriteRune(r)
			}
		}
	}
	flush()
	return Clean(b.String())
}

func TestTextUndoesEscape(t *testing.T) {
	for r, s := range textSymbols {
		if want := normal(BibTeX, string(r)); Text(s) != want {
			t.Errorf("Text(%s) = %q, want %q", s, Text(s), want)
		}
	}
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringOf(rapid.RuneFrom([]rune("ab $\\{}%&#_^~\"'`-–—!?éøßıįấǭ中 ωα²½’“”…≤"))),
	)
	rapid.Check(t, func(t *rapid.T) {
		s, d := text.Draw(t, "text"), rapid.SampledFrom([]Dialect{BibTeX, BibLaTeX}).Draw(t, "dialect")
		want := normal(d, s)
		for _, latex := range []string{d.Escape(s), d.Title(s)} {
			if got := Text(latex); got != want {
				t.Fatalf("Text(%s) = %q, want %q", latex, got, want)
			}
		}
	})
}

func FuzzText(f *testing.F) {
	for _, s := range []string{`\'{\~{\^e}} $x$ \url{a~b} \href{{}}{c}`, "``--''!`{}}{\\", `\"\i\ss \noopsort{\emph{x}} $$\$`, "\xff\\\xff{\\'\xff}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, latex string) {
		text := Text(latex)
		if !utf8.ValidString(text) || Clean(text) != text || len(text) > 4*len(latex) {
			t.Errorf("Text(%q) = %q", latex, text)
		}
	})
}

func BenchmarkText(b *testing.B) {
	for name, latex := range map[string]string{
		"plain":   "A Study of Things and the Number Twelve in a Longer Title of Plain Words",
		"accents": `{\'E}tude of {CLIP} \& M{\"u}ller's ` + "``Nets'' -- a $\\mu$-Calculus",
		"hostile": strings.Repeat(`\'{\href{\url{$`, 10_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(latex)))
			b.ReportAllocs()
			for b.Loop() {
				Text(latex)
			}
		})
	}
}

// Characters that can't be set are each told once, however many there are.
func TestUnsetTellsEachOnce(t *testing.T) {
	if got := BibTeX.Unset(strings.Repeat("漢字", 1000)); string(got) != "漢字" {
		t.Errorf("%q", string(got))
	}
}
