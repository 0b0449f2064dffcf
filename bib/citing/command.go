package citing

import (
	"clipgraph/internal/lazyregexp"
	"slices"
	"strconv"
	"strings"
)

// command is a command that cites.
type command struct {
	argument int  // number of the braced argument with the keys, from 1
	many     bool // more lists of keys may follow, as with \cites
	certain  bool // known to cite
}

// citing matches the citation commands of LaTeX, natbib, biblatex, apacite and others.
var citing = lazyregexp.New(`^(?:` +
	`[Cc]ite|nocite|[Cc]ite(?:p|t|alp|alt|author|year|yearpar|num|title|date|url|n|A|NP|ANP|NN|NA|yearNP|authorNP|al|aln|aA|name|list|field|fullauthor)|onlinecite|` +
	`(?:short|full|masked)[cC]ite(?:p|t|alp|alt|author|year|A|NP|ANP|authorNP)?|nocite(?:A|meta)|` +
	`(?:[Pp]aren|[Tt]ext|[Aa]uto|[Ss]mart|[Ff]oot|[Ss]uper|[Ff]ull|footfull|[Nn]ote|[Pp]note|[Ff]note|inline)cite|footcitetext|` +
	`[pfst]?volcite|[PFST]volcite|[tT]volcite|ftvolcite|` +
	`bibentry|citeasnoun|possessivecite|citeaffixed|citegen|citetalias|citepalias)$`)

var (
	citingMany   = lazyregexp.New(`^(?:[Cc]|[Pp]arenc|[Tt]extc|[Aa]utoc|[Ss]martc|[Ff]ootc|[Ss]uperc|footcitetexts?c)ites$`)
	citingVolume = lazyregexp.New(`^[A-Za-z]*volcite$`) // \volcite{2}{key}
	// maybeCiting matches commands that may cite; notCiting matches those that do not.
	maybeCiting = lazyregexp.New(`[cC]ite`)
	notCiting   = lazyregexp.New(`^(?:setcitestyle|citestyle|defcite.*|newcite.*|Declare.*|citetext|cite(?:dash|punct|form|left|right|mid|setup|reset|index|tracker|counter|wrapper).*|At.*Cite.*|mkbib.*|if.*|.*true|.*false|.*[Nn]eeded|.*delim|.*style)$`)
)

// commandOf returns the command with the given name, if it may cite.
func (r *reader) commandOf(name string) (command, bool) {
	if c, ok := r.commands[name]; ok {
		return c, true
	}
	for _, suffix := range r.suffixes { // \citepmain of multibib
		if base, ok := strings.CutSuffix(name, suffix); ok && suffix != "" && citing.MatchString(base) {
			name = base
		}
	}
	switch {
	case citingMany.MatchString(name):
		return command{1, true, true}, true
	case citingVolume.MatchString(name):
		return command{2, false, true}, true
	case name == "citetext": // natbib: text that may contain citations
		return command{}, false
	case citing.MatchString(name):
		return command{1, false, true}, true
	case maybeCiting.MatchString(name) && !notCiting.MatchString(name):
		return command{1, false, false}, true
	}
	return command{}, false
}

// maybeCite adds the keys of a command if it cites. multibib's \bibliographymain names .bib files.
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

// keys reads the arguments of a command up to its keys. It returns false if there are no keys.
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

// bracketed skips an argument without keys: in brackets, in <> as in apacite or, for commands with
// many lists, in parentheses.
func (s *source) bracketed(many bool) bool {
	if _, ok := s.delimited('[', ']'); ok {
		return true
	}
	if _, ok := s.delimited('<', '>'); ok {
		return true
	}
	if !many {
		return false
	}
	_, ok := s.delimited('(', ')')
	return ok
}

var (
	definedName   = lazyregexp.New(`^\s*\{?\s*\\([A-Za-z@]+)\s*\}?`)
	citesArgument = lazyregexp.New(`\\([A-Za-z@]+)\*?\s*(?:\[[^\]]*\]\s*)*\{\s*#([1-9])\s*\}`)
)

// define reads the definition of a command. If its text passes one of its arguments to a command
// that cites, the new command cites too.
func (s *source) define(definer string) {
	s.star()
	m := definedName.FindStringSubmatch(s.text[s.i:min(len(s.text), s.i+200)])
	if m == nil {
		return
	}
	s.i += len(m[0])
	optional := 0 // arguments in brackets
	switch definer {
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
		if _, ok := s.delimited('[', ']'); ok {
			optional = 1
		}
	}
	before := s.i
	text, ok := s.group()
	s.i = before // citations in the definition itself count
	if !ok {
		return
	}
	for _, use := range citesArgument.FindAllStringSubmatch(text, -1) {
		c, cites := s.commandOf(use[1])
		n, _ := strconv.Atoi(use[2]) // always a digit
		if n -= optional; cites && n > 0 {
			s.commands[m[1]] = command{n, false, c.certain}
			return
		}
	}
}
