package wording

import (
	"slices"
	"strings"

	"clipgraph/internal/ascii"
)

// Cuts after a run of persons.

// cutPersonsBefore cuts after a run of persons at the front, never within it: "Persons,
// and Person. Venue, Year", "by Persons, Year", "Persons, Persons, Title", "Persons – Remark";
// where persons lack, also "Name, Venue Year".
func (c *cutter) cutPersonsBefore(i, j, depth int) bool {
	by := i+1 < j && strings.EqualFold(c.wordAt(i), "by") && c.tokens[i+1].marks&(capital|particle) != 0
	if by {
		i++
	}
	n, end, next := c.personsRun(i, j)
	if c.lacks == Persons && c.part(i, j).IsFamilyBeforeVenue() {
		c.add(Persons, i, i+1)
		c.cut(i+2, j, depth+1)
		return true
	}
	if by && (n == 0 || end < j) {
		last := c.nameEnd(i, j)
		if at := c.initialsEnd(i, last); at > i {
			last = at
		}
		if c.part(i, last).personsLike() >= weights.oneWordPerson {
			c.add(Persons, i, last)
			if last < j && c.tokens[last].marks&year != 0 {
				c.add(VenueOrDay, last, last+1)
				last++
			}
			c.cut(last, j, depth+1)
			return true
		}
	}
	if n == 0 || next >= j {
		return false
	}
	rest, right := c.part(next, j), Whole
	sign := ","
	switch {
	case c.isDash(next - 1):
		if whole := c.part(i, end); whole.personsLike() <= weights.typed || n < 2 && !whole.hasInitial() {
			return false
		}
		sign = "-"
	case rest.venueLike() > .7 || c.tokens[next].marks&(year|venue) != 0 && rest.Look().Title <= .5:
		right = VenueOrDay
	case n < 2 || rest.Look().Title <= .5 || rest.personsLike() >= .5:
		return false
	}
	if !c.use(Cut{Persons, right, sign}) {
		return false
	}
	c.add(Persons, i, end)
	c.cut(next, j, depth+1)
	return true
}

// isDash reports whether token k is a dash between blanks.
func (c *cutter) isDash(k int) bool {
	t := c.tokens[k]
	return t.sign != 0 && strings.ContainsRune("-–—", t.sign) && k > 0 && c.tokens[k-1].end < t.start && k+1 < len(c.tokens) && c.tokens[k+1].start > t.end
}

// personsRun returns the number of persons with which the tokens from i begin, the end of
// the last, and the start of what follows. A person ends at a comma; the last may also
// end at a full stop or a dash.
func (c *cutter) personsRun(i, j int) (n, end, next int) {
	if n, end, next = c.invertedRun(i, j); n > 1 {
		return n, end, next
	}
	n, end, next = 0, 0, 0
	family := 0 // the comma after a family name at the front
	for from, k := i, i; k < j; k++ {
		t := c.tokens[k]
		stop := t.sign == '.' && (k+1 == j || c.tokens[k+1].start > t.end)
		stop = stop && !c.isInitialPoint(k, j) || k > i && c.isDash(k)
		if t.sign != ',' && !stop || c.isInMarks(k, j) {
			continue
		}
		if w := c.wordAt(from); w == "and" || w == "&" {
			from++
		}
		p := c.part(from, k)
		p.amongPersons = n > 0
		if from == i && n == 0 && t.sign == ',' && family == 0 && p.Words() == 1 && p.isFamily() {
			family = k
			continue
		}
		if from == i && family > 0 { // "Doe, Jane, …"
			p = c.part(family+1, k)
			if !p.isFamily() && !p.isPerson() {
				break
			}
		} else if (p.Words() < 2 || p.personsLike() < .5 && !p.isPerson()) && !(n > 0 && !stop && p.isInSmallLetters()) {
			break
		}
		n, end, next = n+1, k, k+1
		if from = k + 1; stop {
			break
		}
		if from+1 < j && c.wordAt(from) == "et" && strings.EqualFold(c.wordAt(from+1), "al") {
			for end = from + 2; end < j && isSpaceSign(c.tokens[end].sign); end++ {
			}
			return n, end, end
		}
	}
	return n, end, next
}

// invertedRun returns what personsRun does for names of which each has its family name first, and
// that are joined by "and": "Doe, Jane and van Roe, Richard A., Venue".
func (c *cutter) invertedRun(i, j int) (n, end, next int) {
	for from := i; from < j; from = next {
		comma := from
		for comma < j && c.tokens[comma].sign == 0 && comma-from < maxNames {
			comma++
		}
		if comma == from || comma == j || c.tokens[comma].sign != ',' {
			return 0, 0, 0
		}
		last := comma + 1
		for last < j && last-comma <= 2*maxNames && (c.tokens[last].sign == 0 && c.wordAt(last) != "and" || c.tokens[last].sign == '.' && c.isInitialPoint(last, j)) {
			last++
		}
		name := slices.Concat(c.tokens[comma+1:last], c.tokens[from:comma])
		inFamily := func(t token) bool { return t.marks&particle == 0 }
		isNumber := func(t token) bool { return t.marks&digits != 0 }
		oneName := slices.IndexFunc(c.tokens[from:comma], inFamily) == comma-from-1
		if good, _, _ := c.person(name); !oneName || good < weights.oddPerson || slices.ContainsFunc(name, isNumber) {
			return 0, 0, 0
		}
		n, end, next = n+1, last, last+1
		if last == j || c.tokens[last].sign != 0 {
			break
		}
	}
	return n, end, next
}

// maxNames is the number of names up to which a person is looked for before and behind a comma.
const maxNames = 3

// isInMarks reports whether the comma at k is between numbers of affiliations, as in
// "Jane Doe1,2 Richard Roe1".
func (c *cutter) isInMarks(k, j int) bool {
	at := c.tokens[k].start
	return k+1 < j && at > 0 && ascii.IsDigit(c.text[at-1]) && c.tokens[k+1].start == c.tokens[k].end && ascii.IsDigit(c.text[c.tokens[k+1].start])
}

// isInitialPoint reports whether the full stop at k belongs to an initial and no venue
// follows.
func (c *cutter) isInitialPoint(k, j int) bool {
	return c.tokens[k-1].marks&initial != 0 && (k+1 >= j || c.tokens[k+1].marks&(year|venueHead) == 0 && (c.tokens[k+1].marks&venue == 0 || c.tokens[k+1].marks&(shouted|inner) == 0))
}

// nameEnd returns the end of the names at i: a full stop that does not belong to an
// initial, or a year or conference.
func (c *cutter) nameEnd(i, j int) int {
	for k := i + 1; k < j; k++ {
		t := c.tokens[k]
		switch {
		case t.sign == '.' && (k+1 == j || c.tokens[k+1].start > t.end) && !c.isInitialPoint(k, j),
			t.sign == '(', t.sign == 0 && t.marks&year != 0,
			t.sign == 0 && t.marks&venue != 0 && t.marks&(shouted|inner) != 0 && t.marks&initial == 0:
			return k
		}
	}
	return j
}

// initialsEnd returns the full stop that ends names followed by initials, as in "Doe J,
// Roe R. Journal of Things", if the tokens up to j are not names as a whole, or 0.
func (c *cutter) initialsEnd(i, j int) int {
	if c.part(i, j).personsLike() > weights.typed {
		return 0
	}
	for k := i + 2; k+1 < j; k++ {
		if c.tokens[k].sign == '.' && c.tokens[k-1].marks&initial != 0 && c.tokens[k+1].start > c.tokens[k].end && c.tokens[k-2].marks&(capital|initial) != 0 {
			if p := c.part(i, k); p.personsLike() >= weights.onePerson {
				return k
			}
			return 0
		}
	}
	return 0
}

// isPerson reports whether the phrase is the name of one person.
func (p Phrase) isPerson() bool {
	good, _, _ := p.person(p.tokens)
	return good >= weights.oddPerson
}

// IsFamilyBeforeVenue reports whether the phrase is a name of one word and a known venue with
// its year: "Doe, ICCV 2003".
func (p Phrase) IsFamilyBeforeVenue() bool {
	if len(p.tokens) < 3 || p.tokens[1].sign != ',' {
		return false
	}
	name, venue := Phrase{text: p.text, tokens: p.tokens[:1]}, Phrase{text: p.text, tokens: p.tokens[2:]}
	return name.isFamily() && venue.isVenueOfYear()
}

// personBeforeVenue returns the number of tokens of the person with which the phrase begins, if a
// comma and a known venue with its year follow: "Jane Doe, ICCV 2003". It returns 0 if there is
// none.
func (p Phrase) personBeforeVenue() int {
	comma := slices.IndexFunc(p.tokens, func(t token) bool { return t.sign == ',' })
	if comma < 2 || comma+1 >= len(p.tokens) {
		return 0
	}
	name, venue := Phrase{text: p.text, tokens: p.tokens[:comma]}, Phrase{text: p.text, tokens: p.tokens[comma+1:]}
	if good, _, _ := name.person(name.tokens); good < 1 || !venue.isVenueOfYear() {
		return 0
	}
	return comma
}

// isInSmallLetters reports whether the phrase may be a name in small letters, among persons:
// two words that are not known.
func (p Phrase) isInSmallLetters() bool {
	return len(p.tokens) == 2 && !slices.ContainsFunc(p.tokens, func(t token) bool { return t.sign != 0 || t.marks != 0 })
}

// isFamily reports whether the phrase may be a name of one word.
func (p Phrase) isFamily() bool {
	good, _, _ := p.person(p.tokens)
	return p.Words() == 1 && good >= weights.oneWordPerson
}

// wordAt returns the word at token i.
func (c *cutter) wordAt(i int) string { return c.text[c.tokens[i].start:c.tokens[i].end] }
