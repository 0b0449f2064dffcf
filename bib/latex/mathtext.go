package latex

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Text in formulas: \text, \mbox and the like, and accented letters.

// text reads text inside a formula, as in \mbox, up to the end token.
func (p *mathParser) text(end string) bool {
	for {
		token := p.token()
		if token == end && token != "" {
			return true
		}
		ok := false
		switch {
		case token == "":
		case token == "{":
			ok = p.group((*mathParser).text)
		case token == "$":
			p.take(token)
			if ok = p.enter() && p.math("$"); ok {
				p.take("$")
			}
			p.leave()
		case token[0] == '\\':
			name := token[1:]
			if declarations[name].text != "" {
				return p.textDeclaration(token, end)
			}
			ok = p.textCommand(token)
		default:
			ok = p.letter(token)
		}
		if !ok {
			return false
		}
	}
}

// textDeclaration is declaration for text.
func (p *mathParser) textDeclaration(token, end string) bool {
	p.at += len(token)
	p.blanks()
	p.write(`\` + declarations[token[1:]].text + "{")
	ok := p.enter() && p.text(end)
	p.leave()
	p.out = append(p.out, '}')
	return ok
}

// textCommands are the commands without arguments for text inside formulas.
var textCommands = []string{"%", "&", "#", "_", "$", ",", " ", "ldots", "dots", "tiny", "scriptsize", "footnotesize", "small"}

// textCommand reads a command in text.
func (p *mathParser) textCommand(token string) bool {
	name := token[1:]
	if c, ok := mathCommands[name]; ok && (c.args == "t" || name == "ensuremath") {
		return p.command(token, c)
	}
	p.take(token)
	return slices.Contains(textCommands, name)
}

// letter reads a character of text.
func (p *mathParser) letter(token string) bool {
	p.at += len(token)
	r, _ := utf8.DecodeRuneInString(token)
	switch {
	case r == ' ', r == '~', plainBytes[token[0]]:
		p.write(token)
	case strings.ContainsRune("<>|", r):
		p.write(textSymbols[r])
	default:
		s, ok := accentedLetter(r)
		p.write(s)
		return ok
	}
	return true
}
