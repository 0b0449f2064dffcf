package latex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Formulas in titles. They are TeX written by strangers, so a formula is kept only if this parser
// can prove that LaTeX compiles it without packages and without an error. The parser knows each
// command with its arguments, and TeX's rules for groups, scripts, \left and \right (The TeXbook,
// chapter 26). Anything else is escaped as text.

// Limits on a formula: its length in bytes, its nesting, and the nesting of commands whose argument
// TeX sets four times, such as a root with a degree. Eight levels of the latter take pdfLaTeX a
// second.
const (
	maxFormula     = 300
	maxFormulaNest = 8
	maxFourfold    = 3
)

// readFormula reads the math at the front of text up to the closing sign ("$" or `\)`). It returns
// the formula as LaTeX and its length in text without the sign. The time is bounded by maxFormula.
func (d Dialect) readFormula(text, sign string) (latex string, length int, ok bool) {
	if len(text) > maxFormula+len(sign) {
		text = text[:maxFormula+len(sign)]
	}
	p := mathParser{dialect: d, in: text}
	if !p.math(sign) {
		return "", 0, false
	}
	latex = string(p.out)
	if !Balanced(latex) { // BibTeX also counts the braces of \{ and \}
		latex = lbraces.Replace(latex)
	}
	latex = strings.Trim(latex, " ")
	if strings.HasSuffix(latex, `\`) { // the blank of "\ " was trimmed
		latex += " "
	}
	return latex, p.at, true
}

var lbraces = strings.NewReplacer(`\{`, `\lbrace `, `\}`, `\rbrace `)

// mathParser reads math, and text inside math, and writes what it read. Its methods report whether
// what they read is valid; after false the parser must not be used again.
type mathParser struct {
	dialect  Dialect
	in       string
	at       int
	out      []byte
	depth    int
	fourfold int  // enclosing commands whose argument is set four times
	option   bool // inside brackets; the next ] closes them
	// inCommand says that the next list is an argument of a command that is defined by an infix,
	// so that another infix in the list would be an error.
	inCommand bool
}

// token returns the next token as TeX reads it: a command or a character. It returns "" at the end
// and at text that TeX treats specially.
func (p *mathParser) token() string {
	rest := p.in[p.at:]
	if rest == "" || strings.HasPrefix(rest, "^^") {
		return ""
	}
	if rest[0] != '\\' {
		_, size := utf8.DecodeRuneInString(rest)
		return rest[:size]
	}
	end := 1
	for end < len(rest) && isASCIILetter(rest[end]) {
		end++
	}
	if end == 1 {
		_, size := utf8.DecodeRuneInString(rest[1:])
		end += size
	}
	return rest[:end]
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// blanks skips blanks, which TeX ignores before an argument.
func (p *mathParser) blanks() {
	for p.at < len(p.in) && p.in[p.at] == ' ' {
		p.at++
	}
}

// write writes the output for a token, with a blank between a command and a letter.
func (p *mathParser) write(s string) {
	if s != "" && isASCIILetter(s[0]) && endsInCommand(p.out) {
		p.out = append(p.out, ' ')
	}
	p.out = append(p.out, s...)
}

// endsInCommand reports whether text ends in a command made of letters.
func endsInCommand(text []byte) bool {
	n := len(text)
	for n > 0 && isASCIILetter(text[n-1]) {
		n--
	}
	return n > 0 && n < len(text) && text[n-1] == '\\' && (n < 2 || text[n-2] != '\\')
}

// enter and leave track the nesting of the formula.
func (p *mathParser) enter() bool {
	p.depth++
	return p.depth <= maxFormulaNest
}

func (p *mathParser) leave() { p.depth-- }

// scripts records which scripts a symbol has, since a second superscript or subscript is an error.
type scripts struct {
	sup, sub bool
	prime    int // the offset after a prime, which ^ may follow directly
}

// mathList is a list of math that is being read.
type mathList struct {
	end     string  // the token that ends it
	scripts scripts // those of the last symbol
	infix   bool    // it has an infix, of which a list has one
	limits  bool    // \limits may follow
}

// math reads a list of math up to the end token, which it does not consume. If the end token is ],
// it is the first one outside braces.
func (p *mathParser) math(end string) bool {
	l := mathList{end: end, scripts: scripts{prime: -1}, infix: p.inCommand}
	p.inCommand = false
	for {
		token := p.token()
		switch {
		case token == "" || token != end && token == "]" && p.option:
			return false
		case token == end:
			return true
		case declarations[token[1:]].math != "" && token[0] == '\\':
			return p.declaration(token, end)
		case !p.element(token, &l):
			return false
		}
	}
}

// element reads an element of a list: a character, a group, a script, or a command with its
// arguments.
func (p *mathParser) element(token string, l *mathList) bool {
	name := token[1:]
	hasLimits := l.limits
	l.limits = false
	switch {
	case token == " ":
		p.at++
		p.write(" ")
		return true
	case strings.Contains("^_'′’", token):
		return p.script(token, &l.scripts)
	case token == `\limits` || token == `\nolimits`:
		p.take(token)
		return hasLimits
	}
	l.scripts = scripts{prime: -1}
	switch {
	case token[0] != '\\':
		return p.character(token)
	case infixes[name]:
		p.take(token)
		first := !l.infix
		l.infix = true
		return first
	case name == "left":
		return p.fence()
	case name == "middle" && l.end == `\right`:
		p.take(token)
		return p.delimiter()
	}
	c, known := mathCommands[name]
	l.limits = c.limits
	return (known || name == " ") && p.command(token, c)
}

// take consumes a token and writes it unchanged.
func (p *mathParser) take(token string) {
	p.at += len(token)
	p.write(token)
}

// character reads a character, or a group.
func (p *mathParser) character(token string) bool {
	switch c := token[0]; {
	case c == '{':
		return p.group((*mathParser).math)
	case c < utf8.RuneSelf:
		p.take(token)
		return unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || strings.IndexByte("+-*/=<>()[]|.,;:!?@~", c) >= 0
	}
	r, _ := utf8.DecodeRuneInString(token)
	p.at += len(token)
	written, ok := mathLetters[r]
	if !ok {
		if name, is := mathSymbols[r]; is {
			written, ok = p.spelling(name, mathCommands[name]), true
		} else if written = norm.NFKC.String(token); len(written) == 1 { // a letter of a mathematical alphabet
			ok = isASCIILetter(written[0]) || '0' <= written[0] && written[0] <= '9'
		}
	}
	p.write(written)
	return ok
}

// group reads a group in braces, with read for its content.
func (p *mathParser) group(read func(*mathParser, string) bool) bool {
	option := p.option
	p.option = false
	p.take("{")
	ok := p.enter() && read(p, "}")
	p.leave()
	p.option = option
	if ok {
		p.take("}")
	}
	return ok
}

// script reads a superscript, subscript or prime. s has the scripts of the symbol before it.
func (p *mathParser) script(token string, s *scripts) bool {
	at := p.at
	p.at += len(token)
	if token == "_" {
		if s.sub {
			return false
		}
		s.sub = true
		p.write(token)
		return p.argument()
	}
	if s.sup && s.prime != at {
		return false
	}
	s.sup, s.prime = true, -1
	if token == "^" {
		p.write(token)
		return p.argument()
	}
	s.prime = p.at
	p.write("'")
	return true
}

// argument reads an argument of math: a group or a token. A command that TeX treats as more than
// one character, or that has arguments, is put in braces.
func (p *mathParser) argument() bool {
	defer func() { p.inCommand = false }()
	p.blanks()
	token := p.token()
	switch {
	case token == "" || strings.Contains("}$~^_'′’ ]&#%", token):
		return false
	case token[0] != '\\':
		if token[0] < utf8.RuneSelf {
			return p.character(token)
		}
	case mathCommands[token[1:]].bare && mathCommands[token[1:]].as == "":
		p.take(token)
		return true
	}
	p.take("")
	p.out = append(p.out, '{')
	ok := false
	if p.enter() {
		if token[0] != '\\' {
			ok = p.character(token)
		} else if c, known := mathCommands[token[1:]]; known && isASCIILetter(token[1]) {
			ok = p.command(token, c)
		}
	}
	p.leave()
	p.out = append(p.out, '}')
	return ok
}

// command reads a command and its arguments.
func (p *mathParser) command(token string, c mathCommand) bool {
	p.at += len(token)
	p.write(p.spelling(token[1:], c))
	if c.fourfold {
		p.fourfold++
		defer func() { p.fourfold-- }()
		if p.fourfold > maxFourfold {
			return false
		}
	}
	if c.as == "mathrm" && p.token() == "*" { // \operatorname*
		p.at++
	}
	for i := range len(c.args) {
		ok := false
		switch c.args[i] {
		case 'm':
			p.inCommand = true
			ok = p.argument()
		case 'o':
			ok = p.optional()
		case 't':
			p.blanks()
			ok = p.token() == "{" && p.group((*mathParser).text)
		case 'd':
			ok = p.delimiter()
		}
		if !ok {
			return false
		}
	}
	return true
}

// spelling returns how the command with the given name is written.
func (p *mathParser) spelling(name string, c mathCommand) string {
	switch {
	case p.dialect == BibLaTeX && c.biber != "":
		return c.biber
	case c.as != "":
		return `\` + c.as
	}
	return `\` + name
}

// optional reads an optional argument in brackets, if there is one. TeX ends it at the first ]
// outside braces.
func (p *mathParser) optional() bool {
	p.blanks()
	if p.token() != "[" {
		return true
	}
	option := p.option
	p.option = true
	p.take("[")
	ok := !option && p.enter() && p.math("]")
	p.leave()
	p.option = option
	if ok {
		p.take("]")
	}
	return ok
}

// delimiter reads the delimiter after \left, \right, \middle or \big.
func (p *mathParser) delimiter() bool {
	p.blanks()
	token := p.token()
	if token == "" || token == "]" && p.option {
		return false
	}
	p.at += len(token)
	if name := angles[token]; name != "" && p.dialect == BibLaTeX {
		token = name
	}
	r, _ := utf8.DecodeRuneInString(token)
	if name := mathSymbols[r]; name != "" {
		token = `\` + name
	}
	if token[0] == '\\' {
		c := mathCommands[token[1:]]
		if c.as != "" {
			token = `\` + c.as
		}
		p.write(token)
		return c.delimiter
	}
	p.write(token)
	return len(token) == 1 && strings.Contains("()[]/|.<>", token)
}

// angles are the delimiters that \left and the like accept for \langle and \rangle, which biber
// would convert to characters.
var angles = map[string]string{`\langle`: "<", `\rangle`: ">", "⟨": "<", "⟩": ">"}

// fence reads \left up to the delimiter of the matching \right.
func (p *mathParser) fence() bool {
	p.take(`\left`)
	if !p.delimiter() || !p.enter() || !p.math(`\right`) {
		return false
	}
	p.leave()
	p.take(`\right`)
	return p.delimiter()
}

// declaration reads a declaration that sets the font for the rest of the list, and writes it as a
// command with the rest as its argument.
func (p *mathParser) declaration(token, end string) bool {
	p.at += len(token)
	p.blanks()
	p.write(`\` + declarations[token[1:]].math + "{")
	p.inCommand = true // what is written is a command
	ok := p.enter() && p.math(end)
	p.leave()
	p.out = append(p.out, '}')
	return ok
}
