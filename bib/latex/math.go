package latex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Formulas of titles. They are TeX that strangers wrote, so one is kept only if
// the parser here can prove that LaTeX sets it, with no package, without an
// error: it knows each command with what it takes, and TeX's rules of groups,
// scripts, \left and \right (The TeXbook, chapter 26). What can't be proven is
// text, and is escaped as such.

// Limits on a formula: its length in bytes, how deep it nests, and how deep
// commands do whose argument is set four times, as in a root with a degree:
// eight of those within each other take pdfLaTeX a second.
const (
	maxFormula     = 300
	maxFormulaNest = 8
	maxFourfold    = 3
)

// readFormula reads the math at the front of text up to the closing sign that
// is given ("$" or `\)`). It returns how LaTeX writes it and how long it is in
// text without the sign. The time is bounded by maxFormula.
func (d Dialect) readFormula(text, sign string) (latex string, length int, ok bool) {
	if len(text) > maxFormula+len(sign) {
		text = text[:maxFormula+len(sign)]
	}
	p := mathParser{dialect: d, in: text}
	if !p.math(sign) {
		return "", 0, false
	}
	latex = string(p.out)
	if !Balanced(latex) { // BibTeX counts the braces of \{ and \}, too
		latex = lbraces.Replace(latex)
	}
	latex = strings.Trim(latex, " ")
	if strings.HasSuffix(latex, `\`) { // it was the blank of "\ "
		latex += " "
	}
	return latex, p.at, true
}

var lbraces = strings.NewReplacer(`\{`, `\lbrace `, `\}`, `\rbrace `)

// mathParser reads math and text inside math, and writes what it read. All its
// methods report whether what they read is whole; after false the parser is of
// no further use.
type mathParser struct {
	dialect Dialect
	in      string
	at      int
	out     []byte
	depth   int
	fours   int  // commands around that set it four times
	option  bool // inside brackets, which the next ] closes
	// inCommand says that the next list is an argument of a command, in which
	// an infix may meet the one that the command is made of.
	inCommand bool
}

// token returns the next token as TeX cuts it: a command or a character; "" at
// the end and for what TeX reads in another way.
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

// blanks passes blanks, which TeX ignores before an argument.
func (p *mathParser) blanks() {
	for p.at < len(p.in) && p.in[p.at] == ' ' {
		p.at++
	}
}

// write writes what a token became. A blank parts a command from a letter.
func (p *mathParser) write(s string) {
	if s != "" && isASCIILetter(s[0]) && endsInCommand(p.out) {
		p.out = append(p.out, ' ')
	}
	p.out = append(p.out, s...)
}

// endsInCommand reports whether the last thing in text is a command of letters.
func endsInCommand(text []byte) bool {
	n := len(text)
	for n > 0 && isASCIILetter(text[n-1]) {
		n--
	}
	return n > 0 && n < len(text) && text[n-1] == '\\' && (n < 2 || text[n-2] != '\\')
}

// enter and leave count how deep the formula nests.
func (p *mathParser) enter() bool {
	p.depth++
	return p.depth <= maxFormulaNest
}

func (p *mathParser) leave() { p.depth-- }

// scripts says what the symbol before has already, since a second superscript
// or subscript is an error.
type scripts struct {
	sup, sub bool
	prime    int // the offset behind a prime, which ^ may follow at once
}

// mathList is a list of math that is being read.
type mathList struct {
	end     string // the token that ends it
	scripts scripts
	infix   bool // it has an infix, of which a list has one
	limits  bool // \limits may follow
}

// math reads a list of math up to the token that ends it, which it leaves. Of
// the tokens that end one, ] is the first outside braces.
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

// element reads one element of a list: a character, a group, a script, a command
// with what it takes.
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

// take writes a token as it is.
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
		} else if written = norm.NFKC.String(token); len(written) == 1 { // a letter of another alphabet of mathematics
			ok = isASCIILetter(written[0]) || '0' <= written[0] && written[0] <= '9'
		}
	}
	p.write(written)
	return ok
}

// group reads what stands in braces by read.
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

// script reads a superscript, a subscript or a prime behind the symbol that s
// is about.
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

// argument reads one argument of math: a group or a token. Commands that are
// more than one character to TeX, or take arguments themselves, get braces.
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
		p.fours++
		defer func() { p.fours-- }()
		if p.fours > maxFourfold {
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

// spelling is how the command called name is written.
func (p *mathParser) spelling(name string, c mathCommand) string {
	switch {
	case p.dialect == BibLaTeX && c.biber != "":
		return c.biber
	case c.as != "":
		return `\` + c.as
	}
	return `\` + name
}

// optional reads an option in brackets, if there is one. TeX ends it at the
// first ] outside braces.
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

// delimiter reads what \left, \right, \middle and \big stand before.
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

// angles are what \left and its like take for \langle and \rangle, of which
// biber makes characters.
var angles = map[string]string{`\langle`: "<", `\rangle`: ">", "⟨": "<", "⟩": ">"}

// fence reads \left and all up to what stands behind its \right.
func (p *mathParser) fence() bool {
	p.take(`\left`)
	if !p.delimiter() || !p.enter() || !p.math(`\right`) {
		return false
	}
	p.leave()
	p.take(`\right`)
	return p.delimiter()
}

// declaration reads one that sets the type of the rest of the list, as a
// command with the rest for its argument.
func (p *mathParser) declaration(token, end string) bool {
	p.at += len(token)
	p.blanks()
	p.write(`\` + declarations[token[1:]].math + "{")
	ok := p.enter() && p.math(end)
	p.leave()
	p.out = append(p.out, '}')
	return ok
}
