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
