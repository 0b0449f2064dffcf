package latex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// titlesWithFormulas are titles with the LaTeX that is written of them.
var titlesWithFormulas = []struct{ title, bibtex, biblatex string }{ // biblatex is "" where it is the same
	// The signs.
	{`Galaxies at z$\sim$2`, `Galaxies at z{$\sim$}2`, ""},
	{`$\alpha$$\beta$`, `{$\alpha$}{$\beta$}`, ""},
	{`$$x^2$$ and \(O(n)\)`, `{$x^2$} and {$O(n)$}`, ""},
	{`$ L^2 $`, `{$L^2$}`, ""},
	{`$\,$ and $a\ $`, `{$\,$} and \$a\textbackslash{} \$`, ""},
	{`$x$2`, `{$x$}2`, ""},
	{`$100\%$`, `{$100\%$}`, ""},
	// Money, and a shell's variables.
	{"a Kite for $5 and a String for $10 a Day", `a Kite for \$5 and a String for \$10 a Day`, ""},
	{"$5/$10, $1,000-$2,000", `\$5/\$10, \$1,000-\$2,000`, ""},
	{"$ 5 and $ 6", `\$ 5 and \$ 6`, ""},
	{"$my_var and $other_var", `\$my\_var and \$other\_var`, ""},
	{`\$10 and \$20`, `\$10 and \$20`, ""},
	{"costs $5 for $n$ items", `costs \$5 for {$n$} items`, ""},
	{`$34m lost at z$\sim$2, $10 U$_2$`, `\$34m lost at z{$\sim$}2, \$10 U{$_2$}`, ""},
	{`$5 \ $x$`, `\$5 \textbackslash{} {$x$}`, ""},
	{`$a^$ snake_case $x$`, `\$a\textasciicircum{}\$ snake\_case {$x$}`, ""},
	{`$ 81\% $`, `\$ 81\% \$`, ""},
	{"$$ and $$$$", `\$\$ and \$\$\$\$`, ""},
	// Groups and scripts.
	{`$m_{\mbox{a $x^2$ b}}$`, `{$m_{\mbox{a $x^2$ b}}$}`, ""},
	{`$x_i^j$ $a''^b$ $^3$he`, `{$x_i^j$} {$a''^b$} {$^3$}he`, ""},
	{`$x^ 2$ $x^\mathrm{a}$ $x^\cong$ $x^\sum$`, `{$x^2$} {$x^{\mathrm{a}}$} {$x^{\cong}$} {$x^{\sum}$}`, ""},
	{`$a^$`, `\$a\textasciicircum{}\$`, ""},
	{`$a^b^c$`, `\$a\textasciicircum{}b\textasciicircum{}c\$`, ""},
	{`$a_b_c$`, `\$a\_b\_c\$`, ""},
	{`$a' ^b$`, `\$a' \textasciicircum{}b\$`, ""},
	{`$x{y$`, `\$x\textbraceleft{}y\$`, ""},
	{`$x}y$`, `\$x\textbraceright{}y\$`, ""},
	{`$\{0,1\}^n$ $\left\{x\right.$`, `{$\{0,1\}^n$} {$\left\lbrace x\right.$}`, ""},
	{`$\sqrt[3]x$ $\sqrt [n] {x}$`, `{$\sqrt[3]x$} {$\sqrt[n]{x}$}`, ""},
	{`$\sqrt[\left[a\right]]x$`, `\$\textbackslash{}sqrt[\textbackslash{}left[a\textbackslash{}right]]x\$`, ""},
	{`$1\over2$ $\frac{1\over2}{3}$`, `{$1\over2$} \$\textbackslash{}frac\textbraceleft{}1\textbackslash{}over2\textbraceright{}\textbraceleft{}3\textbraceright{}\$`, ""},
	{`$\left(a\middle|b\right)$`, `{$\left(a\middle|b\right)$}`, ""},
	{`$\left$`, `\$\textbackslash{}left\$`, ""},
	{`$\frac$`, `\$\textbackslash{}frac\$`, ""},
	{`$\frac1n$`, `{$\frac1n$}`, ""},
	{`$\int\limits_0^1$ $x\limits_0$`, `{$\int\limits_0^1$} \$x\textbackslash{}limits\_0\$`, ""},
	{`$x&y$ $x#y$`, `\$x\&y\$ \$x\#y\$`, ""},
	// Commands that no kernel has, or no class.
	{`$f_{\rm NL}$ $\cal O$ $\mbox{\em a}$`, `{$f_{\mathrm{NL}}$} {$\mathcal{O}$} {$\mbox{\emph{a}}$}`, ""},
	{`$\mathbb{R}^n$ $\text{für}$ $\gtrsim5$`, `{$\mathbf{R}^n$} {$\mbox{f{\"u}r}$} {$\stackrel{>}{\sim}5$}`, ""},
	{`$\operatorname*{argmax}_x$`, `{$\mathrm{argmax}_x$}`, ""},
	{`$\begin{x}\end{x}$`, `\$\textbackslash{}begin\textbraceleft{}x\textbraceright{}\textbackslash{}end\textbraceleft{}x\textbraceright{}\$`, ""},
	{`$\unknown$`, `\$\textbackslash{}unknown\$`, ""},
	{`$\mbox{\alpha}$`, `\$\textbackslash{}mbox\textbraceleft{}\textbackslash{}alpha\textbraceright{}\$`, ""},
	// What biber makes characters of.
	{`$|\psi\rangle$ $\left\langle x\right\rangle$ $⟨x$`, `{$|\psi\rangle$} {$\left\langle x\right\rangle$} {$\langle x$}`, `{$|\psi\left.\right>$} {$\left< x\right>$} {$\left<\right.x$}`},
	// Characters.
	{"$ω_𝑥−x′$", `{$\omega_{x}-x'$}`, ""},
	{"$é$", `\${\'e}\$`, `\$é\$`},
}

func TestFormulas(t *testing.T) {
	for _, test := range titlesWithFormulas {
		if got := BibTeX.Escape(test.title); got != test.bibtex {
			t.Errorf("%s: %s, want %s", test.title, got, test.bibtex)
		}
		want := test.biblatex
		if want == "" {
			want = test.bibtex
		}
		if got := BibLaTeX.Escape(test.title); got != want {
			t.Errorf("%s for biber: %s, want %s", test.title, got, want)
		}
	}
}

// How deep and how long a formula may be: what is more could exhaust TeX.
func TestFormulaBounds(t *testing.T) {
	nested := func(command string, n int) string {
		return "$" + strings.Repeat(command+"{", n) + "x" + strings.Repeat("}", n) + "$"
	}
	long := func(n int) string { return "$" + strings.Repeat("x", n) + "$" }
	for text, want := range map[string]bool{nested("", 8): true, nested("", 9): false, nested(`\sqrt[2]`, 3): true, nested(`\sqrt[2]`, 4): false, nested(`\hat`, 4): false, long(300): true, long(301): false} {
		if got := BibTeX.split(text)[0].text == ""; got != want {
			t.Errorf("%s is a formula: %t, want %t", text, got, want)
		}
	}
}

// Whatever stands in a title, its formulas are balanced ASCII and are the same
// when read again.
func FuzzFormula(f *testing.F) {
	for _, s := range []string{`\frac12 x_{i_j}^{k^l}`, `a'^b \left\{x\right. \{0,1\}^n`, `\sqrt[3]{\sqrt[2]{x}} m_{\mbox{a$x^2$b}}`, `{\cal{N}} a\over{b} \int\limits_0^1`, `\operatorname*{arg} \text{if\ }x\leq0`, `{\cal\over}`} {
		f.Add("$" + s + "$")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		for _, d := range []Dialect{BibTeX, BibLaTeX} {
			for _, part := range d.split(Clean(text)) {
				if !part.math {
					continue
				}
				if !Balanced(part.text) || strings.ContainsFunc(part.text, func(r rune) bool { return r >= utf8.RuneSelf }) {
					t.Fatalf("%q has the formula %q", text, part.text)
				}
				if again, n, ok := d.readFormula(part.text+"$", "$"); !ok || n != len(part.text) || again != part.text {
					t.Fatalf("%q of %q is read as %q", part.text, text, again)
				}
			}
		}
	})
}
