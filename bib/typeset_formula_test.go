package bib

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// wholeFormulas are formulas of the kinds that titles of arXiv have.
var wholeFormulas = strings.Fields(`\frac{a}{b} \frac12 \sqrt[3]{x} \sqrt2 a^b_c a'^b x_{i_j}^{k^l} \left(\frac{a}{b}\right)^2 \left\{x\right. \{0,1\}^n
	\mathcal{O}(n) \mathrm{SU}(3) \mbox{eff} m_{\mbox{a$x^2$b}} f_{\rm{NL}} {\cal{N}}=4 \sum_{i=1}^n \int\limits_0^1 \hat{H} \bar\nu_e \not\in \lesssim6
	\big(x\big) \langle{x,y}\rangle \Lambda_{\rm{QCD}} 10^{-3} ^3 _2 \mathbb{R}^n \operatorname*{arg} a\over{b} {n\choose{k}} x\pmod{p} \stackrel{a}{\to} \underbrace{x}_{n}
	\sqrt{\frac{\mathrm{d}^2\hat{x}}{\mathrm{d}t^2}} \left[0,\left(1\right)\right) \text{if\ }x\leq0 D^{\ast\pm} K\to\pi^+\pi^-\ell\nu
	\sqrt[2]{\sqrt[2]{\sqrt[2]{{{{{{x}}}}}}}} \hat{\hat{\vec{{{{{x}}}}}}}`)

// texTokens are what TeX obeys, and what formulas are made of.
var texTokens = strings.Fields(`{ } { } $ $ ^ _ ' ' & # % ~ \ \\ \( \) [ ] ( ) | a x 2 0 = + ω é 中 ^^M ^^5c \left \right \middle \left( \right) \left\{ \right. \frac \sqrt \sqrt[
	\begin{array} \end{array} \begin \end{document} \mbox \mbox{ \hbox \text{ \rm \cal \bf \over \atop \choose \limits \nolimits \mathrm \mathcal \hat \bar \big \Big \big\{
	\alpha \sum \int \lim \not \prime \ldots \{ \} \| \, \! \; \$ \% \& \# \_ \par \hskip \kern1pt \cr \noalign \def\x{ \let \input{x} \csname \endcsname \char \hline \label{x} \cite{x} \ref
	\unknown \eqno \mathchoice \mathop \mathrel \displaystyle \ensuremath \textbf \emph \verb|x| \iffalse \fi \else \expandafter \relax \hfill \vskip \endgroup \begingroup \bgroup \egroup \nonumber \tag`)

// brokenFormulas makes n titles of formulas that are cut, changed or made of
// TeX's tokens at random, and some more of every command that formulas may
// hold, without what it takes and where it may not stand.
func brokenFormulas(n int) []string {
	r := rand.New(rand.NewPCG(3, 7))
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	signs := []string{"$", "$", "$", "$", "$$", "", `\(`, `\)`, "$ "}
	var titles []string
	for i := range n {
		inside := pick(wholeFormulas)
		switch at := r.IntN(len(inside) + 1); i % 5 {
		case 0: // cut
			inside = inside[:at]
		case 1: // another token inside
			inside = inside[:at] + pick(texTokens) + inside[at:]
		case 2: // two of them, cut together
			inside = inside[at:] + pick(wholeFormulas)
		case 3:
			inside = ""
			for range 1 + r.IntN(8) {
				inside += pick(texTokens)
			}
		case 4: // a character less
			inside = inside[:max(0, at-1)] + inside[at:]
		}
		titles = append(titles, " "+pick(signs)+inside+pick(signs)+pick([]string{" ", "2 ", "x ", "{", "}", ""})+pick([]string{"Bound", pick(texTokens), "$" + pick(wholeFormulas) + "$"}))
	}
	_, commands := latex.Commands()
	for _, c := range commands {
		var all []string
		for _, form := range []string{"@", "@@", "x^@", "x^@{a}", "@^2_3", "a'@'", "a^b@^c", "@{a}", "@{a}{b}", "@[a]", "@ab", "{@}^2", `\frac@@`, `\sqrt[@]{@}`, `\hat@`, `\hat@{a}`, `\mathrm{@}`,
			`\mbox{@}`, `\mbox{$@{a}$}`, `\left@x\right@`, `\big@`, `@\limits_a`, `@\over@`, `@{`, `@}`, `@x^`, `\left(@\right)`, `\frac{@a\over b}{c}`, `\text{@{a}b}`} {
			all = append(all, "$"+strings.ReplaceAll(form, "@", c)+"$")
		}
		titles = append(titles, " "+strings.Join(all, " and "))
	}
	return titles
}

// Titles of broken formulas are set without an error, and without a title that
// runs into the next: what can't be proven to be a formula is text.
func TestTypesetFormulas(t *testing.T) {
	needTeX(t)
	titles := brokenFormulas(2000)
	var papers []*work.Work
	for three := range slices.Chunk(titles, 3) { // biber is slow by the entry
		i := len(papers)
		word := "X" + string(rune('a'+i/26/26%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i%26))
		p := &work.Work{Title: word + three[0], Published: work.NewDate(1991+i%35, 0, 0), JournalRef: strings.Join(three[1:min(2, len(three))], ""), Note: strings.Join(three[min(2, len(three)):], "")}
		if i%2 == 0 { // the others are sorted and labelled by their titles
			p.Authors = []work.Person{{Family: word}}
		} else if i%4 == 1 {
			p.Title = three[0]
		}
		papers = append(papers, p)
	}
	formulas, broken := 0, 0
	for _, title := range titles {
		written := BibTeX.Escape(title)
		formulas += strings.Count(written, "{$")
		broken += strings.Count(written, `\$`)
	}
	t.Logf("%d titles: %d formulas, %d dollar signs of broken ones", len(titles), formulas, broken)
	if formulas < 1000 || broken < 1000 {
		t.Error("too few of either kind prove nothing")
	}
	for _, style := range []string{"alpha", "abbrv", "plainnat", "biblatex"} {
		t.Run(style, func(t *testing.T) {
			t.Parallel()
			papers := slices.DeleteFunc(slices.Clone(papers), func(p *work.Work) bool { return len(dialectOf(style).Unset(p.Title+p.JournalRef+p.Note)) > 0 })
			if style == "biblatex" {
				papers = slices.Collect(func(yield func(*work.Work) bool) {
					for i := 0; i < len(papers) && yield(papers[i]); i += 2 {
					}
				})
			}
			if n := 3 * len(papers); n < 1000 {
				t.Errorf("only %d titles", n)
			}
			newDocument(t, style, papers).set("-draftmode")
		})
	}
}
