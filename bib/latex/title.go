package latex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Title writes a title for the title field. BibTeX's styles put titles in
// lower case but for their first letter and the one behind a colon (plain.bst,
// change.case$ "t"), so a word whose capitals are its own is braced: one with
// a capital behind its first letter, one that mixes letters and digits, a
// letter by itself (Vitamin C, X-ray, C++), and proper nouns of the field. Words are braced whole, so that kerning and
// styles in sentence case survive; the title as a whole never is. Of a title
// all in capitals nothing is braced: its capitals mean nothing.
func (d Dialect) Title(title string) string {
	title = Clean(title)
	shouted := isShouted(title)
	var b strings.Builder
	b.Grow(len(title) + 16)
	for _, part := range d.split(title) {
		if part.math {
			d.writePart(&b, part)
			continue
		}
		for word, rest, more := part.text, "", true; more; word = rest {
			if word, rest, more = strings.Cut(word, " "); word != "" {
				d.writeWord(&b, word, shouted)
			}
			if more {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// isShouted reports whether a title of several words has no small letter.
func isShouted(title string) bool {
	return !strings.ContainsFunc(title, func(r rune) bool { return unicode.ToUpper(r) != r }) && strings.Count(title, " ") > 1
}

// writeWord writes one word with the punctuation around it.
func (d Dialect) writeWord(b *strings.Builder, word string, shouted bool) {
	core := strings.TrimLeftFunc(word, punctuation)
	lead := word[:len(word)-len(core)]
	core = strings.TrimRightFunc(core, punctuation)
	tail := word[len(lead)+len(core):]
	if tail != "" && strings.HasSuffix(core, `\`) { // it belongs to what it escapes, as in 100\%
		core, tail = core[:len(core)-1], `\`+tail
	}
	if isCapital(core) && tail != "" && strings.ContainsRune("#*", rune(tail[0])) { // C#, A*
		core, tail = core+tail[:1], tail[1:]
	}
	d.writeText(b, lead)
	if protected(core) && !shouted {
		b.WriteByte('{')
		d.writeText(b, core)
		b.WriteByte('}')
	} else {
		d.writeText(b, core)
	}
	d.writeText(b, tail)
}

func punctuation(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\\' && r != '+'
}

// protected reports whether the capitals of word are its own.
func protected(word string) bool {
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

// isCapital reports whether s is one capital letter.
func isCapital(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && unicode.IsUpper(r)
}

// hyphenatedPlain reports whether word is a compound whose parts are plain
// words of title case: "Zero-Shot", "Vision-Language".
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

// properNouns are names whose capital is theirs wherever they stand in a
// title of the sciences that arXiv holds.
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
