// Package coauthor finds the authors that papers have in common. Two names are the same if
// the family names and the initials of the given names are, without case and accents:
// lists and archives may or may not spell out given names.
package coauthor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"clipgraph/bib/people"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Common returns the greatest possible number of common authors of each pair of
// papers that has any, and the number of authors of each paper.
func Common(papers []*paper.Paper) (common map[[2]int]int, counts []int) {
	byAuthor := map[string][]int{}
	counts = make([]int, len(papers))
	for i, p := range papers {
		keys := authorKeys(p)
		if counts[i] = len(keys); len(keys) > maxAuthors {
			continue
		}
		for _, k := range keys {
			byAuthor[k] = append(byAuthor[k], i)
		}
	}
	common = map[[2]int]int{}
	for _, group := range byAuthor {
		if len(group) > maxProlific {
			continue
		}
		for i, a := range group {
			for _, b := range group[i+1:] {
				common[[2]int{a, b}]++
			}
		}
	}
	return common, counts
}

const (
	maxAuthors  = 100
	maxProlific = 50
	maxCompared = 200
)

// authorKeys returns the keys by which the authors of p are compared, without duplicates.
// A name without a given name, of a collaboration or a person, is compared as a whole.
func authorKeys(p *paper.Paper) []string {
	var keys []string
	seen := make(map[string]bool, len(p.Meta.Authors))
	for _, a := range p.Meta.Authors {
		key := foldAuthor(a.Last())
		if initial, _ := utf8.DecodeRuneInString(foldAuthor(a.Given)); initial != utf8.RuneError {
			key += "," + string(initial)
		}
		if key != "" && !seen[key] {
			seen[key] = true
			keys = append(keys, key)
		}
	}
	return keys
}

// foldAuthor returns the letters of a name in lower case, without accents.
func foldAuthor(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(name))
}

// Shared returns the authors of b who are also authors of a, in the order of b, by package
// people. A family name alone is not that of a person with a given name. Only the first
// maxCompared authors of a list are compared.
func Shared(a, b *paper.Paper) []string {
	byFamily := map[string][]work.Person{}
	for _, author := range a.Meta.Authors[:min(maxCompared, len(a.Meta.Authors))] {
		family := foldAuthor(author.Last())
		byFamily[family] = append(byFamily[family], author)
	}
	var names []string
	for _, author := range b.Meta.Authors[:min(maxCompared, len(b.Meta.Authors))] {
		if slices.ContainsFunc(byFamily[foldAuthor(author.Last())], func(other work.Person) bool {
			return (author.Given == "") == (other.Given == "") && people.Compare(author, other) == people.Same
		}) {
			names = append(names, author.String())
		}
	}
	return names
}

// AreStrangers reports whether a and b are known not to have an author in common: of both
// all authors are known, two or more, and at most as many as are compared. One author may be
// a team, whose members the other work names.
func AreStrangers(a, b *paper.Paper) bool {
	return isWhole(a) && isWhole(b) && len(Shared(a, b)) == 0
}

// isWhole reports whether the authors of p are several persons, and these are all.
func isWhole(p *paper.Paper) bool {
	n := len(p.Meta.Authors)
	return n >= 2 && n <= maxCompared && !p.Meta.MoreAuthors
}
