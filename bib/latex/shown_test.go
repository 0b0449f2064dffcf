package latex

import "testing"

func TestShown(t *testing.T) {
	for text, want := range map[string]string{
		"Plain":                                  "Plain",
		`$\ell_2$ norms`:                         "ℓ₂ norms",
		`Search in $\mathcal{O}(n^3)$ time`:      "Search in O(n³) time",
		`$\frac{1}{2}$ bit`:                      "1/2 bit",
		`$\pi_0$: A Flow Model`:                  "π₀: A Flow Model",
		`$\mathbb{R}^{n+1}$`:                     "Rⁿ⁺¹",
		`$\beta$-VAE and $\hat{y}$`:              "β-VAE and ŷ",
		`$x^\infty$, $x_{QK}$`:                   "x^∞, x_QK",
		`$\log n$ and $\text{Sim}^{2}$`:          "log n and Sim²",
		`Costs $10,000; An Extra $4,000`:         "Costs $10,000; An Extra $4,000",
		`$$\mathcal`:                             "",
		`$$\mathcal{N} without an end`:           "N without an end",
		`M\"uller and $\sqrt{d}$`:                "Müller and √d",
		`$SE(3)$-Equivariant`:                    "SE(3)-Equivariant",
		`$A^{*}$ and $\theta_{t}$, $\mathrm{d}$`: "A* and θₜ, d",
	} {
		if got := Shown(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What is shown is bounded by what there is.
func FuzzShown(f *testing.F) {
	f.Add(`$\frac{a}{b}^{c_d}$ and $$\mathcal`)
	f.Fuzz(func(t *testing.T, text string) {
		if got := Shown(text); len(got) > 4*len(text)+8 {
			t.Errorf("%d bytes of %d", len(got), len(text))
		}
	})
}

// Accents, fonts and sizes of formulas, and letters that are raised or lowered.
func TestShownCommands(t *testing.T) {
	for text, want := range map[string]string{
		`$\hat{a}\widehat{b}\tilde{n}\widetilde{o}\bar{o}\overline{u}\dot{z}\ddot{u}\vec{v}\check{c}\acute{e}\grave{e}\breve{g}$`:                                           "âb̂ñõōūżüv⃗čéèğ",
		`$\text{a}\textbf{b}\textit{c}\textrm{d}\textsc{e}\textsf{f}\texttt{g}\mbox{h}\hbox{i}\operatorname{j}\boldsymbol{k}\bm{l}{\rm m}{\bf n}{\it o}{\cal p}\mathit{q}$`: "abcdefghijklmnopq",
		`$\left(\big(\Big(\bigg(\Bigg(\displaystyle\textstyle\sum\limits\nolimits\ensuremath{x}\right)$`:                                                                    "(((((∑x)",
		`$x^{0123456789+-=()}$`:             "x⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾",
		`$x_{0123456789+-=()}$`:             "x₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎",
		`$x^{abn*'}_{aehβ}$`:                "xᵃᵇⁿ*′ₐₑₕᵦ",
		`$x^q_b$`:                           "x^q_b",
		`$\tfrac{1}{2}\dfrac{3}{4}\frac12$`: "1/23/41/2",
		`$a\,b\!c\;d\{e\}\%\#\&\_\$\|$`:     "a bc d{e}%#&_$|",
		`$\text{b~c}$`:                      "b c",
		`$x^ 2 y_ {3}$`:                     "x² y₃",
		`$\log n\ x$`:                       "log n x",
		`$x^$`:                              "$x^$",
	} {
		if got := Shown(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
