package latex

import "strings"

// mathCommand is a command that a formula may hold: what it takes, and how it
// is written.
type mathCommand struct {
	// args are its arguments, one letter each: m for math, t for text, d for a
	// delimiter, o for an option in brackets that may be missing.
	args string
	// as is what is written for a command that LaTeX lacks without a package,
	// "" for the command itself.
	as string
	// biber is what is written for biber, which makes a character of the command
	// that LaTeX's input encoding lacks; "" for the same.
	biber string
	// bare says that it is one character to TeX, with amsmath too, which may
	// stand without braces behind ^ and as an argument.
	bare bool
	// fourfold says that TeX, or amsmath, sets the argument in each of its four
	// sizes.
	fourfold bool
	// limits says that \limits may follow it.
	limits bool
	// delimiter says that \left, \right and \big take it.
	delimiter bool
}

// mathCommands are the commands that formulas may hold: those of LaTeX's kernel
// (fontmath.ltx and ltmath.dtx of 2022-11-01) that set symbols, accents,
// fractions and type, and some of packages that LaTeX can say itself. What
// changes the state of TeX, or means something else or nothing in some class or
// package (mathptmx has no \coprod, \amalg and \jmath), is none
// of them.
var mathCommands = func() map[string]mathCommand {
	of := map[string]mathCommand{}
	add := func(c mathCommand, names string) {
		for name := range strings.FieldsSeq(names) {
			of[name] = c
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
	of["langle"] = mathCommand{delimiter: true, biber: `\left<\right.`}
	of["rangle"] = mathCommand{delimiter: true, biber: `\left.\right>`}
	for name, as := range substitutes {
		c := of[as]
		c.as = as
		of[name] = c
	}
	of["lesssim"] = mathCommand{as: `stackrel{<}{\sim}`}
	of["gtrsim"] = mathCommand{as: `stackrel{>}{\sim}`}
	return of
}()

// substitutes are commands that amsmath, amssymb and their like define, and
// those of LaTeX that say the same, but for the shape of a letter: a document
// may lack these packages.
var substitutes = map[string]string{
	"text": "mbox", "hbox": "mbox", "operatorname": "mathrm", "dfrac": "frac", "tfrac": "frac", "implies": "Longrightarrow", "impliedby": "Longleftarrow",
	"lvert": "vert", "rvert": "vert", "lVert": "Vert", "rVert": "Vert", "leqslant": "leq", "geqslant": "geq", "leqq": "leq", "geqq": "geq",
	"varnothing": "emptyset", "hslash": "hbar", "thicksim": "sim", "thickapprox": "approx", "dotsc": "ldots", "dotsb": "cdots",
	"mathbb": "mathbf", "Bbb": "mathbf", "mathbbm": "mathbf", "mathds": "mathbf", "mathfrak": "mathbf", "boldsymbol": "mathbf", "bm": "mathbf", "pmb": "mathbf",
	"mathscr": "mathcal", "dag": "dagger", "ddag": "ddagger",
}

// declarations set the type of the rest of their group. The classes define
// them, and newer ones no longer do; written are the commands of LaTeX that say
// the same, in a formula and in text.
var declarations = map[string]struct{ math, text string }{
	"rm": {"mathrm", "textrm"}, "bf": {"mathbf", "textbf"}, "it": {"mathit", "textit"}, "sf": {"mathsf", "textsf"}, "tt": {"mathtt", "texttt"},
	"cal": {"mathcal", ""}, "mit": {"mathnormal", ""}, "em": {"", "emph"}, "sl": {"", "textsl"}, "sc": {"", "textsc"},
}

// infixes stand between the two parts of a group, once in each.
var infixes = map[string]bool{"over": true, "atop": true, "choose": true}

// mathLetters are characters that are others in formulas.
var mathLetters = map[rune]string{'−': "-", '‐': "-", '‑': "-"}
