package lookup

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Kites on a Line", "Kites on a Line"},
		{"The Wind of\n                  <i>Aves minor</i>\n                  at Sea", "The Wind of Aves minor at Sea"},
		{"Wind &amp; Water", "Wind & Water"},
		{"Sailors&amp;#39; Knots &amp;amp; Ropes", "Sailors' Knots & Ropes"},
		{"&lt;title&gt;Noise of Nets&lt;/title&gt;", "Noise of Nets"},
		{"Is 3 &lt; 4 and 5 > 2?", "Is 3 < 4 and 5 > 2?"},
		{"Graphs <like this> are no markup", "Graphs <like this> are no markup"},
		{"H<sub>2</sub>O at 10<sup>−3</sup> bar", "H$_{2}$O at 10$^{-3}$ bar"},
		{"V<sub>max</sub>, the 10<sup>th</sup>, Kite<sup>™</sup>", `V$_{\mathrm{max}}$, the 10th, Kite™`},
		{"(<i>R</i><sub>1</sub>, <i>R<sub>N</sub></i>)", "(R$_{1}$, R$_{N}$)"},
		{"net\n            <sup>+</sup>\n            lines", "net$^{+}$ lines"},
		{"$V_{k}D$: as TeX writes it", "$V_{k}D$: as TeX writes it"},
		{`Of <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msub><mml:mi>B</mml:mi><mml:mn>3</mml:mn></mml:msub></mml:math> mesons`, "Of $B_{3}$ mesons"},
		{`<math><msubsup><mi>K</mi><mi>S</mi><mn>0</mn></msubsup><mo>→</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></math> decay`, `$K_{S}^{0}→\frac{a}{b}$ decay`},
		{`<math><mrow><msqrt><mi>x</mi><mi>y</mi></msqrt><mtext>for</mtext></mrow><annotation>no</annotation></math>`, `$\sqrt{xy}\mathrm{for}$`},
		{`<jats:inline-formula><jats:alternatives><jats:tex-math>$$\alpha _1$$</jats:tex-math><mml:math><mml:mi>a</mml:mi></mml:math></jats:alternatives></jats:inline-formula> nets`, `$\alpha _1$ nets`},
		{`<inline-formula><tex-math notation="LaTeX">\documentclass{minimal}\begin{document}$$x^2$$\end{document}</tex-math></inline-formula>`, "$x^2$"},
		{"Samuel‐Cahn", "Samuel-Cahn"},
		{"Danger of Gales (\n            <scp>DOG</scp>\n            )", "Danger of Gales (DOG)"},
		{"Of\n            <i>Larus</i>\n            , a gull", "Of Larus, a gull"},
		{"genes<i>gull1, gull2</i>or<i>tern3</i>in 6<i>wild</i>birds", "genes gull1, gull2 or tern3 in 6 wild birds"},
		{"<i>Alu</i>s, k<i>NN</i>s, the <i>N</i>th and <i>Auto</i>ML", "Alus, kNNs, the Nth and AutoML"},
		{"<math><mi>x</mi>", "x"},
		{"", ""},
	} {
		if got := plain(test.text); got != test.want {
			t.Errorf("plain(%q)\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

func TestWithoutPeriod(t *testing.T) {
	for title, want := range map[string]string{
		"Kites for Continuous Breezes.": "Kites for Continuous Breezes",
		"Kites (of paper).":             "Kites (of paper)",
		"Kites and so on...":            "Kites and so on...",
		"Kites of Lark Inc.":            "Kites of Lark Inc.",
		"Kites in the U.S.":             "Kites in the U.S.",
		".":                             ".",
	} {
		if got := withoutPeriod(title); got != want {
			t.Errorf("withoutPeriod(%q) is %q, want %q", title, got, want)
		}
	}
}

func TestAbstract(t *testing.T) {
	for text, want := range map[string]string{
		"<jats:title>Abstract</jats:title>\n<jats:p>Kites  rise.</jats:p><jats:p>They fall.</jats:p>": "Kites rise. They fall.",
		"<jats:p>Abstract: Kites rise.</jats:p>":                                                      "Kites rise.",
		"Abstraction is a kite.":                                                                      "Abstraction is a kite.",
		"Abstract":                                                                                    "Abstract",
	} {
		if got := abstract(text); got != want {
			t.Errorf("abstract(%q) is %q, want %q", text, got, want)
		}
	}
}

// Time is linear in the text, however it is marked up.
func FuzzPlain(f *testing.F) {
	for _, text := range []string{"<i>a</i>", "<sub>2</sub>", "&amp;lt;", "<math><mi>x</mi></math>", "$", "<tex-math>$$</tex-math>"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := plain(text)
		if strings.ContainsAny(got, "\n\t") || strings.HasPrefix(got, " ") || len(got) > 20*len(text)+100 {
			t.Errorf("plain(%q) is %q", text, got)
		}
	})
}

func BenchmarkPlain(b *testing.B) {
	text := "Limits on (<i>R</i><sub>1</sub>) of &amp; <mml:math><mml:msub><mml:mi>B</mml:mi><mml:mn>3</mml:mn></mml:msub></mml:math>"
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		plain(text)
	}
}
