package latex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Title returns a title for the title field. BibTeX's styles write titles in lower case except for
// the first letter and the letter after a colon (plain.bst, change.case$ "t"). So Title puts words
// in braces whose capitals must be kept: words with a capital after the first letter, words that
// mix letters and digits, single letters (Vitamin C, X-ray, C++), and proper nouns of the field. It
// protects whole words, which preserves kerning, but never the whole title, so that styles in
// sentence case still work. In a title that is all capitals nothing is protected.
func (d Dialect) Title(title string) string {
	title = Clean(title)
	allCapitals := isAllCapitals(title)
	var b strings.Builder
	b.Grow(len(title) + 16)
	for _, part := range d.split(title) {
		if part.math {
			d.writePart(&b, part)
			continue
		}
		for word, rest, more := part.text, "", true; more; word = rest {
			if word, rest, more = strings.Cut(word, " "); word != "" {
				d.writeWord(&b, word, allCapitals)
			}
			if more {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// isAllCapitals reports whether a title of several words has no lower-case letter.
func isAllCapitals(title string) bool {
	return !strings.ContainsFunc(title, func(r rune) bool { return unicode.ToUpper(r) != r }) && strings.Count(title, " ") > 1
}

// writeWord writes a word with its surrounding punctuation.
func (d Dialect) writeWord(b *strings.Builder, word string, allCapitals bool) {
	core := strings.TrimLeftFunc(word, isPunctuation)
	lead := word[:len(word)-len(core)]
	core = strings.TrimRightFunc(core, isPunctuation)
	tail := word[len(lead)+len(core):]
	if tail != "" && strings.HasSuffix(core, `\`) { // it escapes the next character, as in 100\%
		core, tail = core[:len(core)-1], `\`+tail
	}
	if isCapital(core) && tail != "" && strings.ContainsRune("#*", rune(tail[0])) { // C#, A*
		core, tail = core+tail[:1], tail[1:]
	}
	d.writeText(b, lead)
	if isProtected(core) && !allCapitals {
		b.WriteByte('{')
		d.writeText(b, core)
		b.WriteByte('}')
	} else {
		d.writeText(b, core)
	}
	d.writeText(b, tail)
}

func isPunctuation(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\\' && r != '+'
}

// isProtected reports whether the capitals of word must be kept.
func isProtected(word string) bool {
	letters, digits, inner := false, false, false
	for i, r := range word {
		upper := unicode.IsUpper(r)
		inner = inner || upper && i > 0
		letters = letters || upper
		digits = digits || unicode.IsDigit(r)
	}
	if inner && hyphenatedPlain(word) {
		inner = false
	}
	if inner || letters && digits {
		return true
	}
	base, _, compound := strings.Cut(word, "-")
	if letter := strings.TrimRight(base, "+#*"); isCapital(letter) && (compound || word != "A") {
		return true // X-ray, Vitamin C, C++; but A is an article
	}
	base = strings.TrimSuffix(strings.TrimSuffix(base, "'s"), "’s")
	return properNouns[base]
}

// isCapital reports whether s is a single capital letter.
func isCapital(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsUpper(r)
}

// hyphenatedPlain reports whether word is a compound of plain words in title case, such as
// "Zero-Shot" or "Vision-Language".
func hyphenatedPlain(word string) bool {
	if !strings.Contains(word, "-") {
		return false
	}
	for part := range strings.SplitSeq(word, "-") {
		if properNouns[part] || len([]rune(part)) < 2 {
			return false
		}
		for i, r := range part {
			if unicode.IsUpper(r) && i > 0 || unicode.IsDigit(r) {
				return false
			}
		}
	}
	return true
}

// properNouns are names in the sciences covered by arXiv that are always capitalised.
var properNouns = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`Abelian Adam African American Arabic Banach Bayes Bayesian Bell Bellman Bernoulli Bessel Boltzmann Boolean
		Bose Brownian Cauchy Chebyshev Chinese Coulomb Dirac Dirichlet Einstein English Euclid Euclidean Euler European Fermi Fisher
		Fourier French Gabor Galois Gauss Gaussian German Gibbs Google Green Hamilton Hamiltonian Hausdorff Heisenberg Hermite Hessian
		Hilbert Hindi Hopf Ising Italian Jacobian Japanese Kalman Kepler Korean Kullback Lagrange Lagrangian Langevin Laplace Laplacian
		Latin Lebesgue Legendre Leibler Levy Lie Linux Lipschitz Lorentz Lyapunov Markov Markovian Maxwell Minkowski Monte Carlo Nash
		Newton Newtonian Poisson Portuguese Python Riemann Riemannian Rademacher Russian Schmidt Sobolev Spanish Stein Stokes Taylor
		Turing Turkish Twitter Vietnamese Wasserstein Weyl Wiener Wikipedia Windows Android Java Facebook Reddit`) {
		set[w] = true
	}
	return set
}()
