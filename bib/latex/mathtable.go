package latex

import "strings"

// mathCommand is a command that a formula may contain, with its arguments and how it is written.
type mathCommand struct {
	// args are the arguments, one letter each: m for math, t for text, d for a delimiter, o for an
	// optional argument in brackets.
	args string
	// as is the replacement for a command that LaTeX has only with a package, or "" for the
	// command itself.
	as string
	// biber is the replacement for biber, which would convert the command to a character that
	// LaTeX's input encoding lacks; "" means the same as for BibTeX.
	biber string
	// bare says that the command is a single character to TeX, even with amsmath, so that it needs
	// no braces after ^ or as an argument.
	bare bool
	// fourfold says that TeX or amsmath sets the argument in each of its four sizes.
	fourfold bool
	// limits says that \limits may follow.
	limits bool
	// delimiter says that \left, \right and \big accept the command.
	delimiter bool
}

// mathCommands are the commands that formulas may contain. They are the commands of LaTeX's kernel
// (fontmath.ltx and ltmath.dtx of 2022-11-01) for symbols, accents, fractions and fonts, and
// commands of packages that the kernel can express. Commands that change TeX's state are excluded,
// and so are those that some class or package redefines or removes (mathptmx lacks \coprod, \amalg
// and \jmath).
var mathCommands = func() map[string]mathCommand {
	commands := map[string]mathCommand{}
	add := func(c mathCommand, names string) {
		for name := range strings.FieldsSeq(names) {
			commands[name] = c
		}
	}
	add(mathCommand{bare: true}, `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega
		varepsilon vartheta varpi varrho varsigma varphi Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
		aleph imath ell wp Re Im partial infty prime emptyset nabla top bot triangle forall exists neg lnot flat natural sharp
		clubsuit diamondsuit heartsuit spadesuit smallint triangleleft triangleright bigtriangleup bigtriangledown wedge vee land lor cap cup
		ddagger dagger sqcap sqcup uplus diamond bullet wr div odot oslash otimes ominus oplus mp pm circ bigcirc setminus cdot ast
		times star propto sqsubseteq sqsupseteq parallel mid dashv vdash nearrow searrow nwarrow swarrow Leftrightarrow Leftarrow
		Rightarrow leq geq le ge succ prec approx succeq preceq supset subset supseteq subseteq in ni owns gg ll not leftrightarrow leftarrow
		rightarrow gets to sim simeq perp equiv asymp smile frown leftharpoonup leftharpoondown rightharpoonup rightharpoondown % & # _ $`)
	add(mathCommand{bare: true, delimiter: true}, `Vert vert uparrow downarrow updownarrow Uparrow Downarrow Updownarrow backslash
		lbrace rbrace lceil rceil lfloor rfloor { } |`)
	add(mathCommand{limits: true}, `bigvee bigwedge biguplus bigcap bigcup prod sum bigotimes bigoplus bigodot bigsqcup int oint lim limsup liminf max min sup inf det Pr gcd`)
	add(mathCommand{}, `hbar surd angle neq ne notin cong doteq models bowtie iff mapsto longmapsto longrightarrow longleftarrow longleftrightarrow
		Longrightarrow Longleftarrow Longleftrightarrow hookrightarrow hookleftarrow rightleftharpoons ldots cdots vdots ddots dots colon
		log lg ln sin arcsin sinh cos arccos cosh tan arctan tanh cot coth sec csc arg ker dim hom exp deg bmod quad qquad
		displaystyle textstyle scriptstyle , ; : ! >`)
	add(mathCommand{args: "m", fourfold: true}, `hat bar tilde vec dot ddot acute grave breve check mathring widehat widetilde overrightarrow overleftarrow`)
	add(mathCommand{args: "m"}, `mathrm mathbf mathit mathsf mathtt mathcal mathnormal overline underline overbrace underbrace
		mathord mathbin mathrel mathopen mathclose mathpunct mathinner pmod ensuremath`)
	add(mathCommand{args: "m", limits: true}, "mathop")
	add(mathCommand{args: "mm"}, "frac stackrel")
	add(mathCommand{args: "om", fourfold: true}, "sqrt")
	add(mathCommand{args: "t"}, "mbox textrm textbf textit texttt textsf textsc textsl textup textmd textnormal")
	add(mathCommand{args: "d"}, "big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl Biggr Biggm")
	commands["langle"] = mathCommand{delimiter: true, biber: `\left<\right.`}
	commands["rangle"] = mathCommand{delimiter: true, biber: `\left.\right>`}
	for name, as := range substitutes {
		c := commands[as]
		c.as = as
		commands[name] = c
	}
	commands["lesssim"] = mathCommand{as: `stackrel{<}{\sim}`}
	commands["gtrsim"] = mathCommand{as: `stackrel{>}{\sim}`}
	return commands
}()

// substitutes maps commands of amsmath, amssymb and similar packages, which a document may not
// load, to commands of LaTeX that mean the same, apart from the shape of a letter.
var substitutes = map[string]string{
	"text": "mbox", "hbox": "mbox", "operatorname": "mathrm", "dfrac": "frac", "tfrac": "frac", "implies": "Longrightarrow", "impliedby": "Longleftarrow",
	"lvert": "vert", "rvert": "vert", "lVert": "Vert", "rVert": "Vert", "leqslant": "leq", "geqslant": "geq", "leqq": "leq", "geqq": "geq",
	"varnothing": "emptyset", "hslash": "hbar", "thicksim": "sim", "thickapprox": "approx", "dotsc": "ldots", "dotsb": "cdots",
	"mathbb": "mathbf", "Bbb": "mathbf", "mathbbm": "mathbf", "mathds": "mathbf", "mathfrak": "mathbf", "boldsymbol": "mathbf", "bm": "mathbf", "pmb": "mathbf",
	"mathscr": "mathcal", "dag": "dagger", "ddag": "ddagger",
}

// declarations set the font for the rest of their group. Classes define them, and newer classes no
// longer do. They are written as the commands of LaTeX that mean the same in a formula and in text.
var declarations = map[string]struct{ math, text string }{
	"rm": {"mathrm", "textrm"}, "bf": {"mathbf", "textbf"}, "it": {"mathit", "textit"}, "sf": {"mathsf", "textsf"}, "tt": {"mathtt", "texttt"},
	"cal": {"mathcal", ""}, "mit": {"mathnormal", ""}, "em": {"", "emph"}, "sl": {"", "textsl"}, "sc": {"", "textsc"},
}

// infixes are written between the two parts of a group. A group may have one.
var infixes = map[string]bool{"over": true, "atop": true, "choose": true}

// mathLetters are characters that are written differently in formulas.
var mathLetters = map[rune]string{'−': "-", '‐': "-", '‑': "-"}
