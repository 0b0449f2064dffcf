package citing

import (
	"clipgraph/internal/lazyregexp"
	"slices"
	"strconv"
	"strings"
)

// command is a command that cites.
type command struct {
	argument int  // which of its braces has the keys, from 1
	many     bool // more lists of keys may follow, as of \cites
	certain  bool // it is known to cite
}

// known are the commands of LaTeX, natbib, biblatex, apacite and others that cite.
var known = lazyregexp.New(`^(?:` +
	`[Cc]ite|nocite|[Cc]ite(?:p|t|alp|alt|author|year|yearpar|num|title|date|url|n|A|NP|ANP|NN|NA|yearNP|authorNP|al|aln|aA|name|list|field|fullauthor)|onlinecite|` +
	`(?:short|full|masked)[cC]ite(?:p|t|alp|alt|author|year|A|NP|ANP|authorNP)?|nocite(?:A|meta)|` +
	`(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ss]mart|[Ff]oot|[Ss]uper|[Ff]ull|footfull|[Nn]ote|[Pp]note|[Ff]note|inline)cite|footcitetext|` +
	`[pfst]?volcite|[PFST]volcite|[tT]volcite|ftvolcite|` +
	`bibentry|citeasnoun|possessivecite|citeaffixed|citegen|citetalias|citepalias)$`)

var (
	multiple = lazyregexp.New(`^(?:[Cc]|[Pp]arenc|[Tt]extc|[Aa]utoc|[Ss]martc|[Ff]ootc|[Ss]uperc|footcitetexts?c)ites$`)
	volume   = lazyregexp.New(`^[A-Za-z]*volcite$`) // \volcite{2}{key}
	// unknown may be a command that cites; uncitable are such that do not.
	unknown   = lazyregexp.New(`[cC]ite`)
	uncitable = lazyregexp.New(`^(?:setcitestyle|citestyle|defcite.*|newcite.*|Declare.*|citetext|cite(?:dash|punct|form|left|right|mid|setup|reset|index|tracker|counter|wrapper).*|At.*Cite.*|mkbib.*|if.*|.*true|.*false|.*[Nn]eeded|.*delim|.*style)$`)
)

// commandOf returns the command of a name, if it may cite.
func (r *reader) commandOf(name string) (command, bool) {
	if c, ok := r.commands[name]; ok {
		return c, true
	}
	for _, suffix := range r.suffixes { // \citepmain of multibib
		if base, ok := strings.CutSuffix(name, suffix); ok && suffix != "" && known.MatchString(base) {
			name = base
		}
	}
	switch {
	case multiple.MatchString(name):
		return command{1, true, true}, true
	case volume.MatchString(name):
		return command{2, false, true}, true
	case name == "citetext": // of natbib: a text, which may hold citations
		return command{}, false
	case known.MatchString(name):
		return command{1, false, true}, true
	case unknown.MatchString(name) && !uncitable.MatchString(name):
		return command{1, false, false}, true
	}
	return command{}, false
}

// maybeCite adds the keys of a command, if it cites; multibib's \bibliographymain names
// files.
func (s *source) maybeCite(name string, start int) {
	if suffix, ok := strings.CutPrefix(name, "bibliography"); ok && slices.Contains(s.suffixes, suffix) {
		if group, ok := s.group(); ok {
			s.bibliographies(group, start)
		}
		return
	}
	c, ok := s.commandOf(name)
	if !ok {
		return
	}
	at := s.places.at(start)
	s.star()
	for s.keys(c, at) && c.many {
	}
}

// keys reads the arguments of a command up to its keys. It returns false where there are
// none.
func (s *source) keys(c command, at Place) bool {
	for n := 1; ; n++ {
		for s.bracketed(c.many) {
		}
		group, ok := s.group()
		if !ok {
			return false
		}
		if n == c.argument {
			s.cite(group, c.certain, at)
			return true
		}
	}
}

// bracketed passes an argument that is no key: in brackets, in <> as apacite has them, or,
// of commands for many, in parentheses.
func (s *source) bracketed(many bool) bool {
	if _, ok := s.between('[', ']'); ok {
		return true
	}
	if _, ok := s.between('<', '>'); ok {
		return true
	}
	if !many {
		return false
	}
	_, ok := s.between('(', ')')
	return ok
}

var (
	definedName = lazyregexp.New(`^\s*\{?\s*\\([A-Za-z@]+)\s*\}?`)
	citesOwn    = lazyregexp.New(`\\([A-Za-z@]+)\*?\s*(?:\[[^\]]*\]\s*)*\{\s*#([1-9])\s*\}`)
)

// define reads the definition of a command: one whose text gives one of its arguments to a
// command that cites does so itself.
func (s *source) define(how string) {
	s.star()
	m := definedName.FindStringSubmatch(s.text[s.i:min(len(s.text), s.i+200)])
	if m == nil {
		return
	}
	s.i += len(m[0])
	optional := 0 // arguments that stand in brackets
	switch how {
	case "def":
		for s.i < len(s.text) && s.text[s.i] != '{' && s.text[s.i] != '\n' {
			s.i++
		}
	case "NewDocumentCommand":
		if spec, ok := s.group(); ok {
			optional = strings.Count(spec, "o") + strings.Count(spec, "O")
		}
	default:
		s.optional()
		if _, ok := s.between('[', ']'); ok {
			optional = 1
		}
	}
	before := s.i
	text, ok := s.group()
	s.i = before // what it cites itself counts
	if !ok {
		return
	}
	for _, use := range citesOwn.FindAllStringSubmatch(text, -1) {
		c, cites := s.commandOf(use[1])
		n, _ := strconv.Atoi(use[2]) // a digit
		if n -= optional; cites && n > 0 {
			s.commands[m[1]] = command{n, false, c.certain}
			return
		}
	}
}
