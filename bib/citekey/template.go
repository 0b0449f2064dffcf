// Package citekey makes cite keys, such as vaswani2017attention, by which documents cite the
// entries of a bibliography.
//
// Start with [Template.Assign], which assigns unique keys to works. The zero [Template] makes keys
// of the form [Default]; [Parse] parses others, such as "{author:capital}{year:2}". Generated keys
// contain only characters that every program accepts. [Valid] reports whether an existing key can
// be kept.
package citekey

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// Template describes how cite keys are made. The zero value is [Default].
type Template struct{ parts []part }

// Default makes "vaswani2017attention" and "vandenoord2018representation".
const Default = "{author}{year}{word}"

// part is literal text, or a field with modifiers.
type part struct {
	literal, field string
	count          int // number of words, names, or digits of a year; 0 means all
	letters        letters
}

// letters is the case in which a field is written.
type letters int

const (
	lower   letters = iota
	capital         // first letter of each word
	upper
)

func (l letters) write(word string) string {
	switch {
	case l == upper:
		return strings.ToUpper(word)
	case l == capital:
		return strings.ToUpper(word[:1]) + word[1:]
	}
	return word
}

// fields are the names of the fields of a template.
var fields = []string{"author", "authors", "year", "word", "title", "venue", "id"}

// Syntax describes templates for users.
const Syntax = `{author} the first author's family name with its particles; {authors} all, {authors:2} the first two and "etal";
{year} of the first version, {year:2} its last two digits; {word} the first significant word of the title; {title} all of them, {title:3} three;
{venue} the short name of the venue; {id} the arXiv identifier; :upper and :capital, as in {author:capital}, change the case.
Other text may contain letters, digits and : . _ / + -`

// Parse parses a template such as "{author}{year}{word}"; see [Syntax]. The error gives the byte at
// which the template is invalid.
func Parse(template string) (Template, error) {
	var t Template
	for rest := template; rest != ""; {
		at := len(template) - len(rest) + 1
		open := strings.IndexByte(rest, '{')
		if open < 0 {
			open = len(rest)
		}
		if literal := rest[:open]; literal != "" {
			if i := strings.IndexFunc(literal, func(r rune) bool { return !isKeyRune(r) }); i >= 0 {
				return Template{}, fmt.Errorf("key template %q: byte %d: %q is not allowed in a key", template, at+i, literal[i:i+1])
			}
			t.parts = append(t.parts, part{literal: literal})
			rest = rest[open:]
			continue
		}
		inside, more, closed := strings.Cut(rest[1:], "}")
		if !closed {
			return Template{}, fmt.Errorf("key template %q: byte %d: no closing brace", template, at)
		}
		field, err := parseField(inside)
		if err != nil {
			return Template{}, fmt.Errorf("key template %q: byte %d: %w", template, at, err)
		}
		t.parts, rest = append(t.parts, field), more
	}
	if !slices.ContainsFunc(t.parts, func(p part) bool { return p.field != "" }) {
		return Template{}, fmt.Errorf("key template %q has no field in braces", template)
	}
	return t, nil
}

func parseField(inside string) (part, error) {
	name, modifiers, _ := strings.Cut(inside, ":")
	p := part{field: name}
	if !slices.Contains(fields, name) {
		return p, fmt.Errorf("unknown field %q; the fields are %s", name, strings.Join(fields, ", "))
	}
	if modifiers == "" {
		return p, nil
	}
	for modifier := range strings.SplitSeq(modifiers, ":") {
		n, err := strconv.Atoi(modifier)
		switch {
		case modifier == "upper":
			p.letters = upper
		case modifier == "capital":
			p.letters = capital
		case modifier == "lower":
			p.letters = lower
		case err == nil && (name == "authors" || name == "title") && 1 <= n && n <= 9, err == nil && name == "year" && (n == 2 || n == 4):
			p.count = n
		default:
			return p, fmt.Errorf("%q is not a modifier of %s", modifier, name)
		}
	}
	return p, nil
}

// isKeyRune reports whether r may occur in a generated key. All programs accept these characters.
func isKeyRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune(":._/+-", r)
}

// Valid reports whether an existing key can be kept: BibTeX and biber read it as one key, and TeX
// accepts it in \cite.
func Valid(key string) bool {
	return key != "" && len(key) <= maxLength && utf8.ValidString(key) &&
		!strings.ContainsFunc(key, func(r rune) bool {
			return !unicode.IsGraphic(r) || unicode.IsSpace(r) || strings.ContainsRune(`,{}"\%#~`, r)
		})
}

const maxLength = 200 // bytes

// maxBase leaves room for a leading x and for a suffix.
const maxBase = maxLength - 8

// base returns the key of p without a suffix.
func (t Template) base(p *work.Work) string {
	parts := t.parts
	if parts == nil {
		parts = defaultTemplate.parts
	}
	words, names := keyWords(p.Title, wordsOf(parts)), authorWords(firstAuthors(p, parts))
	if len(names) == 0 && len(words) > 0 {
		names, words = words[:1], words[1:]
	}
	var b strings.Builder
	hasName, onlyYear := false, !slices.ContainsFunc(parts, func(p part) bool { return p.field != "" && p.field != "year" })
	for _, part := range parts {
		b.WriteString(part.literal)
		pieces := part.pieces(p, names, words)
		hasName = hasName || len(pieces) > 0 && (onlyYear || part.field != "year")
		for _, piece := range pieces {
			b.WriteString(part.letters.write(piece))
		}
	}
	key := strings.TrimLeft(b.String(), ":._/+-")
	if len(key) > maxBase {
		key = key[:maxBase]
	}
	switch {
	case !hasName:
		before := strings.TrimLeft(parts[0].literal, ":._/+-")
		return before[:min(len(before), maxBase-longestBare)] + keyWithoutNames(p)
	case reservedKeys[strings.ToLower(key)], key[0] < 'A' && parts[0].field != "id" && parts[0].field != "year":
		return "x" + key
	}
	return key
}

// firstAuthors returns the authors that parts need.
func firstAuthors(p *work.Work, parts []part) []work.Person {
	if slices.ContainsFunc(parts, func(p part) bool { return p.field == "authors" }) {
		return p.Authors
	}
	return p.Authors[:min(1, len(p.Authors))]
}

// authorWords returns the folded family names of authors. It returns none if the first one has no
// ASCII form, because the second author must not take its place.
func authorWords(authors []work.Person) (names []string) {
	for i, a := range authors {
		if name := cmp.Or(fold(a.Last()), surname(a)); name != "" {
			names = append(names, name)
		} else if i == 0 {
			return nil
		}
	}
	return names
}

// longestBare is an upper bound on the length of the result of keyWithoutNames.
const longestBare = 42

// keyWithoutNames returns the key of a work that has nothing which the template asks for and which
// can be written in ASCII.
func keyWithoutNames(p *work.Work) string {
	switch id := arxiv.Of(p); {
	case !id.IsZero():
		return "arxiv" + work.Fold(id.String())
	case p.Year() != 0:
		return "paper" + strconv.Itoa(p.Year())
	}
	return "paper"
}

// wordsOf returns the number of title words that parts need, including one in place of an author. 0
// means all.
func wordsOf(parts []part) int {
	most := 1
	for _, part := range parts {
		if part.field == "title" && part.count == 0 {
			return 0
		}
		most = max(most, part.count)
	}
	return most + 1
}

// pieces returns the words of a field, in lower case.
func (k part) pieces(p *work.Work, names, words []string) []string {
	switch k.field {
	case "author":
		return first(names, 1)
	case "authors":
		if k.count > 0 && k.count < len(names) {
			return append(first(names, k.count), "etal")
		}
		return names
	case "word":
		return first(words, 1)
	case "title":
		return first(words, k.count)
	case "venue":
		v := venue.Of(p)
		return listOf(fold(cmp.Or(v.Short, v.Name)))
	case "id":
		return listOf(arxiv.Of(p).String())
	case "year":
		if y := p.Year(); y != 0 && k.count == 2 {
			return listOf(fmt.Sprintf("%02d", y%100))
		} else if y != 0 {
			return listOf(strconv.Itoa(y))
		}
	}
	return nil
}

// first returns the first n items of list, or all if n is 0.
func first(list []string, n int) []string {
	if n > 0 && n < len(list) {
		return list[:n:n]
	}
	return list
}

// listOf returns a list of s, or nil if s is "".
func listOf(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

var defaultTemplate, _ = Parse(Default)

// reservedKeys are words that some parsers treat as commands.
var reservedKeys = map[string]bool{"comment": true, "string": true, "preamble": true}
