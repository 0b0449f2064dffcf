package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/ascii"
)

// Greek letters, which texts write as such, in TeX, or by their names in English: π0 is Pi0 and pi-0.

// BeginsGreek reports whether a name begins with a Greek letter.
func BeginsGreek(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.Is(unicode.Greek, r)
}

// InGreek returns a name that begins with that of a Greek letter and a number with the letter itself,
// squeezed: π0 for Pi-0. It returns "" for another name.
func InGreek(name string) string {
	n := 0
	for n < len(name) && ascii.IsLetter(name[n]) {
		n++
	}
	rest := name[n:]
	for rest != "" && (rest[0] == '-' || rest[0] == '_' || rest[0] == ' ') {
		rest = rest[1:]
	}
	if n > len("epsilon") || !isBeforeDigit(rest) {
		return ""
	}
	if letter := greek[strings.ToLower(name[:n])]; letter != "" {
		return letter + Squeeze(rest)
	}
	return ""
}

var greek = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
	"nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
}
