// Package wording judges a text by its words, independent of its position: how much it is
// like a title, a list of persons, a venue or a date, a short name, and whether it only
// labels a link ([Phrase.Look]). It cuts a text without markup between fields of two
// kinds ([Phrase.Cut]), and knows the labels that lists put before a text ([KeyOf]).
//
// It knows words and signs, but no list. All functions take time linear in the text, of
// which at most the first 400 words and signs are judged.
package wording

import (
	"slices"
	"strings"

	"clipgraph/internal/words"
)

// Phrase is a text, or a part of one, as words and signs.
type Phrase struct {
	text   string
	tokens []token // the tokens of the part; offsets are relative to text

	amongPersons bool // most texts in its position are persons
}

// New returns text as a phrase.
func New(text string) Phrase { return Phrase{text: text, tokens: tokens(nil, text)} }

// Reuse returns text as a phrase in the memory of p, which [New] or Reuse made: neither p
// nor a slice of it is to be used afterwards.
func (p Phrase) Reuse(text string) Phrase { return Phrase{text: text, tokens: tokens(p.tokens, text)} }

// Slice returns the phrase of text[from:to], if p is that of the whole text. It tokenizes
// the part again only if a word would be cut.
func (p Phrase) Slice(from, to int) Phrase {
	byStart := func(t token, at int) int { return t.start - at }
	i, _ := slices.BinarySearchFunc(p.tokens, from, byStart)
	j, _ := slices.BinarySearchFunc(p.tokens, to, byStart)
	cuts := i > 0 && p.tokens[i-1].end > from || j > 0 && p.tokens[j-1].end > to
	// The tokens of "a.B" depend on the text before it.
	follows := i < j && p.tokens[i].start == from && p.tokens[i].end == from+1 && from+1 < to && p.text[from+1] == '.'
	if cuts || follows || len(p.tokens) == maxTokens {
		found := tokens(nil, p.text[from:to])
		for k := range found {
			found[k].start += from
			found[k].end += from
		}
		return Phrase{text: p.text[:to], tokens: found}
	}
	return Phrase{text: p.text[:to], tokens: p.tokens[i:j]}
}

func (p Phrase) start() int {
	if len(p.tokens) == 0 {
		return 0
	}
	return p.tokens[0].start
}

func (p Phrase) end() int {
	if len(p.tokens) == 0 {
		return 0
	}
	return p.tokens[len(p.tokens)-1].end
}

func (p Phrase) word(t token) string { return p.text[t.start:t.end] }

// Len returns the number of words and signs.
func (p Phrase) Len() int { return len(p.tokens) }

// Words returns the number of words. Two ideographs count as one.
func (p Phrase) Words() int {
	n, han := 0, 0
	for _, t := range p.tokens {
		switch {
		case t.marks&ideograph != 0:
			han++
		case t.sign == 0:
			n++
		}
	}
	return n + (han+1)/2
}

// Likeness is how much a phrase is like each kind of field, from 0 to 1.
type Likeness struct {
	Title, Persons, Venue, Name float64
	// Plain is how much it is like a title, regardless of other kinds.
	Plain float64
	// Label is whether it is only a label, or says nothing.
	Label bool
	Words int32
}

// Look returns the likeness of a phrase to all kinds.
func (p Phrase) Look() Likeness {
	l := Likeness{Words: int32(p.Words()), Label: p.IsLabel(), Persons: p.personsLike(), Venue: p.venueLike()}
	l.Plain = p.titleLike(l)
	l.Title = max(0, min(1, l.Plain-weights.titlePersons*l.Persons-weights.titleVenue*l.Venue))
	l.Name = p.nameLike(l)
	return l
}

// MayBeNamed reports whether a phrase may be the name of a work whatever it means otherwise: one
// word with a capital, no year, and not one that says that there is none.
func (p Phrase) MayBeNamed() bool {
	if len(p.tokens) != 1 {
		return false
	}
	t := p.tokens[0]
	return t.marks&capital != 0 && t.marks&(year|initial) == 0 && !noNames[strings.ToLower(p.word(t))]
}

var noNames = words.Fields("none unknown anonymous na tbd tba todo soon coming new hot paper code link pdf")

// LookAsName returns the likeness of a word that stands where others have their names.
func (p Phrase) LookAsName() Likeness {
	l := Likeness{Words: 1, Title: weights.titleWords[1], Plain: weights.titleWords[1], Name: weights.nameWords[1]}
	if p.tokens[0].marks&(inner|shouted) != 0 {
		l.Name += weights.nameMarked
	}
	return l
}

// OfVenue returns the likeness of a phrase that is known to be a venue or a date.
func (l Likeness) OfVenue() Likeness {
	return Likeness{Venue: max(l.Venue, weights.venueMore), Label: l.Label, Words: l.Words}
}

// MayBePerson reports whether a phrase has the form of the names of one or more persons.
func (l Likeness) MayBePerson() bool { return l.Persons >= weights.onePerson }

// BeforeEtAl returns how much a phrase is like persons given that "et al." follows.
func (l Likeness) BeforeEtAl() float64 {
	if l.Persons == 0 {
		return 0
	}
	return max(l.Persons, weights.personEtAl)
}
