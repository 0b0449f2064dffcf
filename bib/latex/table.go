package latex

import "strings"

// The commands are those of LaTeX's own tables of Unicode, t1enc.dfu and ts1enc.dfu, and of
// fontmath.ltx (LaTeX 2022-11-01). Tests compile every one with BibTeX, biber and pdfLaTeX.

// textSymbols maps characters to how they are written in text. The ASCII characters are those with
// a meaning to TeX, and < > | which the old font encoding OT1 shows differently.
var textSymbols = map[rune]string{
	'&': `\&`, '%': `\%`, '$': `\$`, '#': `\#`, '_': `\_`, '~': `\textasciitilde{}`, '^': `\textasciicircum{}`,
	'\\': `\textbackslash{}`, '{': `\textbraceleft{}`, '}': `\textbraceright{}`,
	'<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`,
	'–': "--", '—': "---", '‐': "-", '‑': "-", '−': "-", '―': "---", '“': "``", '”': "''", '‘': "`", '’': "'", '‚': ",", '„': ",,",
	'…': `\ldots{}`, '•': `\textbullet{}`, '·': `\textperiodcentered{}`, '°': `\textdegree{}`, '©': `\textcopyright{}`,
	'®': `\textregistered{}`, '™': `\texttrademark{}`, '§': `{\S}`, '¶': `{\P}`, '£': `\pounds{}`, '€': `\texteuro{}`, '¥': `\textyen{}`,
	'′': "'", '″': "''", 'ʹ': "'", 'ʻ': "`", 'ʼ': "'", '¡': "!`", '¿': "?`", '«': "``", '»': "''", '‹': "`", '›': "'",
	'ﬁ': "fi", 'ﬂ': "fl", 'ﬀ': "ff", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ª': `\textordfeminine{}`, 'º': `\textordmasculine{}`,
	'²': `{$^2$}`, '³': `{$^3$}`, '¹': `{$^1$}`, '⁰': `{$^0$}`, '⁴': `{$^4$}`, '⁵': `{$^5$}`, '⁺': `{$^+$}`, '⁻': `{$^-$}`, 'ⁿ': `{$^n$}`,
	'₀': `{$_0$}`, '₁': `{$_1$}`, '₂': `{$_2$}`, '₃': `{$_3$}`, '₄': `{$_4$}`, '⟨': `\textlangle{}`, '⟩': `\textrangle{}`, '½': `{$\frac{1}{2}$}`, '¼': `{$\frac{1}{4}$}`, '¾': `{$\frac{3}{4}$}`,
	'ß': `{\ss}`, 'æ': `{\ae}`, 'Æ': `{\AE}`, 'œ': `{\oe}`, 'Œ': `{\OE}`, 'ø': `{\o}`, 'Ø': `{\O}`, 'ł': `{\l}`, 'Ł': `{\L}`,
	'å': `{\aa}`, 'Å': `{\AA}`, 'ı': `{\i}`, 'ȷ': `{\j}`, 'đ': `{\dj}`, 'Đ': `{\DJ}`, 'ð': `{\dh}`, 'Ð': `{\DH}`, 'þ': `{\th}`, 'Þ': `{\TH}`,
	'ŋ': `{\ng}`, 'Ŋ': `{\NG}`, 'ẞ': "SS",
}

// accents maps combining marks to LaTeX commands.
var accents = map[rune]string{
	0x0300: "`", 0x0301: "'", 0x0302: "^", 0x0303: "~", 0x0308: `"`, 0x0304: "=", 0x0307: ".",
	0x0306: "u", 0x030A: "r", 0x030B: "H", 0x030C: "v", 0x0323: "d", 0x0327: "c", 0x0328: "k", 0x0331: "b",
}

// mathSymbols maps characters to the commands that write them in a formula.
var mathSymbols = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "varepsilon", 'ϵ': "epsilon", 'ζ': "zeta", 'η': "eta", 'θ': "theta",
	'ι': "iota", 'κ': "kappa", 'λ': "lambda", 'μ': "mu", 'µ': "mu", 'ν': "nu", 'ξ': "xi", 'π': "pi", 'ρ': "rho", 'σ': "sigma",
	'ς': "varsigma", 'τ': "tau", 'υ': "upsilon", 'φ': "varphi", 'ϕ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega", 'ϑ': "vartheta",
	'Γ': "Gamma", 'Δ': "Delta", '∆': "Delta", 'Θ': "Theta", 'Λ': "Lambda", 'Ξ': "Xi", 'Π': "Pi", 'Σ': "Sigma", 'Υ': "Upsilon",
	'Φ': "Phi", 'Ψ': "Psi", 'Ω': "Omega", '∂': "partial", '∇': "nabla", '∞': "infty", '∈': "in", '∉': "notin", '∋': "ni",
	'≤': "leq", '≥': "geq", '⩽': "leq", '⩾': "geq", '≠': "neq", '≈': "approx", '≃': "simeq", '≅': "cong", '≡': "equiv", '∼': "sim", '∝': "propto",
	'≪': "ll", '≫': "gg", '×': "times", '÷': "div", '±': "pm", '∓': "mp", '⋅': "cdot", '∗': "ast", '∘': "circ", '⊕': "oplus", '⊗': "otimes",
	'→': "rightarrow", '←': "leftarrow", '↔': "leftrightarrow", '⇒': "Rightarrow", '⇐': "Leftarrow", '⇔': "Leftrightarrow", '↦': "mapsto",
	'↑': "uparrow", '↓': "downarrow", '∑': "sum", '∏': "prod", '∫': "int", '√': "surd", '∀': "forall", '∃': "exists", '¬': "neg",
	'∧': "wedge", '∨': "vee", '∩': "cap", '∪': "cup", '⊂': "subset", '⊆': "subseteq", '⊃': "supset", '⊇': "supseteq", '∅': "emptyset",
	'⊥': "perp", '∥': "parallel", '∣': "mid", 'ℓ': "ell", 'ℏ': "hbar", 'ℜ': "Re", 'ℑ': "Im", 'ℵ': "aleph",
	'⟨': "langle", '⟩': "rangle", '†': "dagger", '‡': "ddagger", '★': "star", '⋆': "star", '◦': "circ", '…': "ldots", '⋯': "cdots",
}

// spellings maps commands to the characters that they stand for: those of the tables above and
// others in common use. [Text] reads them.
var spellings = func() map[string]string {
	characters := map[string]string{
		"TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
		"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": `"`,
		"guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "textunderscore": "_", "textdollar": "$",
		"textasteriskcentered": "*", "textsterling": "£", "textmu": "μ", "textrightarrow": "→", "textleftarrow": "←", "copyright": "©",
		"langle": "⟨", "rangle": "⟩", "degree": "°", "euro": "€", "lbrace": "{", "rbrace": "}", "slash": "/", "quad": " ", "qquad": " ", "space": " ", "par": " ", "newline": " ",
		"nobreakspace": " ", "textexclamdown": "¡", "guillemetleft": "«", "guillemetright": "»", "textquestiondown": "¿", "IJ": "Ĳ", "ij": "ĳ", "SS": "ẞ",
		"quotesinglbase": "‚", "quotedblbase": "„", "textperthousand": "‰", "textpertenthousand": "‱", "textvisiblespace": "␣", "textcent": "¢", "textcurrency": "¤",
		"textbrokenbar": "¦", "textsection": "§", "textasciidieresis": "¨", "textlnot": "¬", "textasciimacron": "¯", "textpm": "±", "texttwosuperior": "²",
		"textthreesuperior": "³", "textasciiacute": "´", "textparagraph": "¶", "textonesuperior": "¹", "textonequarter": "¼", "textonehalf": "½", "textthreequarters": "¾",
		"texttimes": "×", "textdiv": "÷", "textflorin": "ƒ", "textasciicaron": "ˇ", "textasciibreve": "˘", "textacutedbl": "˝", "textbaht": "฿", "textbardbl": "‖",
		"textdagger": "†", "textdaggerdbl": "‡", "textreferencemark": "※", "textinterrobang": "‽", "textfractionsolidus": "⁄", "textdiscount": "⁒", "textcolonmonetary": "₡",
		"textlira": "₤", "textnaira": "₦", "textwon": "₩", "textdong": "₫", "textpeso": "₱", "textcelsius": "℃", "textnumero": "№", "textcircledP": "℗", "textrecipe": "℞",
		"textservicemark": "℠", "textohm": "Ω", "textmho": "℧", "textestimated": "℮", "textuparrow": "↑", "textdownarrow": "↓", "textopenbullet": "◦", "textbigcircle": "◯",
		"textmusicalnote": "♪", "textblank": "␢",
	}
	command := func(s string) string {
		if name, ok := strings.CutPrefix(strings.Trim(s, "{}"), `\`); ok {
			return name
		}
		return ""
	}
	for r, s := range textSymbols {
		if name := command(s); name != "" {
			characters[name] = string(r)
		}
	}
	for r, name := range mathSymbols { // if two characters share a name, the first in Unicode, except for the micro sign
		if old, ok := characters[name]; (!ok || string(r) < old) && r != 'µ' {
			characters[name] = string(r)
		}
	}
	return characters
}()
