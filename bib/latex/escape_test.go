package latex

import "testing"

func TestEscape(t *testing.T) {
	tests := map[string]string{
		"Promises & Perils":           `Promises \& Perils`,
		"100 % fuel, snake_case, C#":  `100 \% fuel, snake\_case, C\#`,
		"$34m lost":                   `\$34m lost`,
		`\$10,000 of $4,000`:          `\$10,000 of \$4,000`,
		"$5-$10":                      `\$5-\$10`,
		"$ω$Test":                     `{$\omega$}Test`,
		`The $\mu$-calculus`:          `The {$\mu$}-calculus`,
		`Foo $\alpha$$\beta$ bar`:     `Foo {$\alpha$}{$\beta$} bar`,
		`$\input{x}$`:                 `\$\textbackslash{}input\textbraceleft{}x\textbraceright{}\$`,
		`$x^^5cinput$`:                `\$x\textasciicircum{}\textasciicircum{}5cinput\$`,
		"Š ø ł ı é ễ":                 `{\v{S}} {\o} {\l} {\i} {\'e} {\~{\^e}}`,
		"ÿ ï ğ ő ą ç":                 `{\"y} {\"\i} {\u{g}} {\H{o}} {\k{a}} {\c{c}}`,
		"x\u0304 q\u0301\u0302":       `{\=x} {\^{\'q}}`,
		"a~b^c":                       `a\textasciitilde{}b\textasciicircum{}c`,
		"{un":                         `\textbraceleft{}un`,
		"中文":                          "中文",
		"α → β":                       `{$\alpha$} {$\rightarrow$} {$\beta$}`,
		"zero\u200bwidth\u00a0 blank": "zerowidth blank",
		"M\xfcller":                   "M\uFFFDller",
		" a  b ":                      "a b",
		"a\u0301\u0302\u0303\u0323e":  `{\~{\^{\'{\d{a}}}}}e`,
		"i\u0304 j\u0304 i\u0331":     `{\=\i} {\=\j} {\b{i}}`,
		"q\u0489 1\u0301":             "q\u0489 1\u0301",
		`\a \`:                        `\textbackslash{}a \textbackslash{}`,
	}
	for text, want := range tests {
		if got := BibTeX.Escape(text); got != want {
			t.Errorf("Escape(%q) = %s, want %s", text, got, want)
		}
	}
	if got := string(BibLaTeX.Unset("Łódź – naïve ŉ α")); got != "ŉ" {
		t.Errorf("for biblatex: unset %q", got)
	}
	if got := string(BibTeX.Unset("naïve 中文 α")); got != "中文" {
		t.Errorf("Unmapped gives %q", got)
	}
}

func TestTitle(t *testing.T) {
	tests := map[string]string{
		"Improving CLIP: A ViT-B/16 Story of GPT-4 and iPhones": "Improving {CLIP}: A {ViT-B/16} Story of {GPT-4} and {iPhones}",
		"Zero-Shot Vision-Language Pre-Training, CLIP-based":    "Zero-Shot Vision-Language Pre-Training, {CLIP-based}",
		"Bayesian Inference in Chinese, and Markov's Chains":    "{Bayesian} Inference in {Chinese}, and {Markov's} Chains",
		"A TITLE IN CAPITALS WITH CLIP":                         "A TITLE IN CAPITALS WITH CLIP",
		"An X-ray of Plan B, C++, C# and A* but a Plan A Net":   "An {X-ray} of Plan {B}, {C++}, {C\\#} and {A*} but a Plan A Net",
		"CoOp":                   "{CoOp}",
		"On $O(n^2)$ Things":     "On {$O(n^2)$} Things",
		`81.1\% of GPT\_, \$`:    `81.1\% of {GPT}\_, \$`,
		"A TITLE":                "A {TITLE}",
		"AI":                     "{AI}",
		"a {CLIP} b":             `a \textbraceleft{}{CLIP}\textbraceright{} b`,
		"É-Net étÉ":              `{{\'E}-Net} {{\'e}t{\'E}}`,
		"On I, and a Q":          "On {I}, and a {Q}",
		"3D (2D) Things":         "{3D} ({2D}) Things",
		"Rényi & Ørsted-Type ØX": `R{\'e}nyi \& {\O}rsted-Type {{\O}X}`,
	}
	for text, want := range tests {
		if got := BibTeX.Title(text); got != want {
			t.Errorf("Title(%q) = %s, want %s", text, got, want)
		}
	}
}

// What LaTeX reads verbatim is not escaped; what would end the field or the line has its number.
func TestVerbatim(t *testing.T) {
	for text, want := range map[string]string{
		" https://x.org/a_b%20~c?d=1&e#f ": "https://x.org/a_b%20~c?d=1&e#f", "a b": "a%20b", `{}\"^` + "`": "%7B%7D%5C%22%5E%60", "é": "%C3%A9", "a\x7f~": "a%7F~", "!": "!", "": "",
	} {
		if got := Verbatim(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPages(t *testing.T) {
	for text, want := range map[string]string{
		"1-2": "1--2", "1--2": "1--2", "1 – 2": "1--2", "1—2": "1--2", "1−2": "1--2", "A_1-A_9": `A\_1--A\_9`, "7": "7", "e1_2": `e1\_2`, "1-2-3": "1-2-3", "-": "-", "": "",
	} {
		if got := BibTeX.Pages(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestBalanced(t *testing.T) {
	for value, want := range map[string]bool{"": true, "{}": true, "{a{b}c}": true, "{": false, "}": false, "}{": false, `{\}}`: false, "{}}{": false} {
		if Balanced(value) != want {
			t.Errorf("%q is balanced: %v", value, !want)
		}
	}
}

// Text is made one line, composed and without characters that nobody sees.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " a  b\n\tc ": "a b c", "e\u0301": "é", "a\u200bb\u00adc\ufeff": "abc", "a\u0000b\u007f": "ab", "\ue000a\ufffe\uffff": "a", "a\u3000b\u2003": "a b", "a\xff": "a\uFFFD", "ɏɐ": "ɏɐ", "À a": "À a",
	} {
		if got := Clean(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestInASCII(t *testing.T) {
	for value, want := range map[string]string{
		"": "", `{\'e} & {$x$}`: `{\'e} & {$x$}`, "Lärk, Ída": `L{\"a}rk, {\'I}da`, "{Ärger}–x": `{{\"A}rger}--x`, "“α”": "``{$\\alpha$}''",
		"x\u0304y": `{\=x}y`, "}\u0304": "}\u0304", "李": "李",
	} {
		if got := ASCII(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}
