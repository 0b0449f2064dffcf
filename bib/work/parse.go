package work

import (
	"slices"
	"strings"
	"unicode"
)

// ParseName parses the name of one person or organisation in plain text, see
// [Name.Person].
func ParseName(text string) Person { return cutName(text).Person() }

// IsSuffix reports whether text is a suffix of a name, such as "Jr." or "III".
func IsSuffix(text string) bool { return suffixes[text] }

// FromParts makes a person of separate parts, as in arXiv's bulk metadata, CSL-JSON and
// RIS. Particles and suffixes may be in any of them. A family name without a given name
// is not split.
func FromParts(family, given, suffix string) Person {
	if IsOrdinary(family) && IsOrdinary(given) {
		return Person{Given: given, Family: family, Suffix: suffix}
	}
	first, last := words(given), words(family)
	switch {
	case len(last) == 0:
		return Person{Family: join(first), Suffix: suffix}
	case len(first) == 0:
		return Person{Family: join(last), Suffix: suffix}
	}
	p := Name{last, first}.Person()
	if suffix != "" {
		p.Suffix = suffix
	}
	return p
}

// People parses names, one of which may be a list with commas instead of "and", such as
// "John Smith, Jane Doe, Max von Planck": all its parts have at least two words. A phrase
// for unnamed authors, such as "others", is not a person; moreAuthors reports whether
// there was one.
func People(names []Name) (people []Person, moreAuthors bool) {
	add := func(n Name) {
		if n.isOthers() {
			moreAuthors = true
		} else if p := n.Person(); p.Family != "" {
			people = append(people, p)
		}
	}
	for _, n := range names {
		if !n.isList() {
			add(n)
			continue
		}
		for _, part := range n {
			add(Name{part})
		}
	}
	return people, moreAuthors
}

func (n Name) isList() bool {
	if len(n) < 3 {
		return false
	}
	for _, part := range n {
		if len(part) < 2 {
			return false
		}
	}
	return true
}

// isOthers reports whether n stands for unnamed authors. arXiv's bulk metadata invert "et
// al."
func (n Name) isOthers() bool {
	if n = n.tidy(); len(n) == 0 || len(n) > 2 || len(n[0]) > 3 || n[0][0].Fixed {
		return false
	}
	if len(n) == 2 {
		return IsOthers(join(n[1]) + " " + join(n[0]))
	}
	return IsOthers(join(n[0]))
}

// ParseNames parses a list of names in plain text: "A and B", "A, B & C", "A; B", "A、B", "Last,
// First; Last, First", "Last, First and Last, First", "Last, F., Last, F." It reports whether the
// list says that there are more authors, as with "et al."
func ParseNames(text string) (people []Person, moreAuthors bool) {
	text, moreAuthors = CutOthers(text)
	people, more := People(cutList(text))
	return people, more || moreAuthors
}

// cutList splits a list into names. Semicolons take precedence over "and", and that over
// commas.
func cutList(text string) []Name {
	isSeparator := func(r rune) bool { return r == ';' || r == '；' }
	if !strings.ContainsFunc(text, isSeparator) {
		isSeparator = func(r rune) bool { return r == '、' || r == '，' }
	}
	var names []Name
	if strings.ContainsFunc(text, isSeparator) {
		for part := range strings.FieldsFuncSeq(text, isSeparator) {
			for _, n := range cutAnd(part) {
				if len(n) > 0 {
					names = append(names, n)
				}
			}
		}
		return names
	}
	chunks := cutAnd(text)
	switch n := len(chunks); {
	case n > 1 && len(chunks[n-1]) == 1, n == 1: // "A, B and C"
		return pair(slices.Concat(chunks...), n > 1)
	case slices.ContainsFunc(chunks, hasSeveral): // "Last, F., Last, F., and Last, F."
		return pair(slices.Concat(chunks...), true)
	}
	return chunks
}

// hasSeveral reports whether a chunk with commas contains more than one name.
func hasSeveral(chunk Name) bool { return len(chunk) > 3 || len(chunk) == 3 && !hasSuffix(chunk) }

// pair makes names of the parts between commas, which are names in reading order or alternating
// family and given names.
func pair(parts Name, several bool) []Name {
	var joined []Name // with suffixes
	for _, part := range parts {
		if last := len(joined) - 1; last >= 0 && (isOne(part, suffixes) || isOne(part, degrees) || isOne(part, companies)) {
			joined[last] = append(joined[last], part)
		} else {
			joined = append(joined, Name{part})
		}
	}
	if len(joined)%2 == 0 && !(several && len(joined) == 2) && isAlternating(joined) {
		names := make([]Name, 0, len(joined)/2)
		for i := 0; i < len(joined); i += 2 {
			names = append(names, append(joined[i], joined[i+1]...))
		}
		return names
	}
	return joined
}

// isAlternating reports whether every second name is a given name: initials, or a single word after
// a single word.
func isAlternating(names []Name) bool {
	for i := 1; i < len(names); i += 2 {
		family, given := names[i-1][0], names[i][0]
		if areInitials(given) && !areInitials(family) {
			continue
		}
		if len(names) > 2 || len(given) > 1 && len(family) > 1 && !family[0].IsParticle() || hasGroup(given) || hasGroup(family) {
			return false
		}
	}
	return true
}

// areInitials reports whether words are initials, such as "J.", "J.-P." or "JP".
func areInitials(words []Word) bool {
	for _, w := range words {
		letters, points := 0, 0
		for _, r := range w.Text {
			switch {
			case unicode.IsUpper(r):
				letters++
			case r == '.':
				points++
			case r != '-' && r != '‐':
				return false
			}
		}
		if letters == 0 || letters > 3 || points == 0 && letters > 2 {
			return false
		}
	}
	return len(words) > 0
}

func hasSuffix(n Name) bool {
	for _, part := range n {
		if isOne(part, suffixes) || isOne(part, degrees) {
			return true
		}
	}
	return false
}

// cutAnd splits a list at "and" and "&".
func cutAnd(text string) []Name {
	var names []Name
	start, at := 0, 0
	for word := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], word)
		if strings.EqualFold(word, "and") || word == "&" {
			if n := cutName(text[start:at]); len(n) > 0 {
				names = append(names, n)
			}
			start = at + len(word)
		}
		at += len(word)
	}
	if n := cutName(text[start:]); len(n) > 0 {
		names = append(names, n)
	}
	return names
}

// cutName splits a name at its commas.
func cutName(text string) Name {
	var n Name
	for part := range strings.SplitSeq(text, ",") {
		if w := words(part); len(w) > 0 {
			n = append(n, w)
		}
	}
	return n
}

func words(text string) []Word {
	var all []Word
	for w := range strings.FieldsSeq(text) {
		all = append(all, Word{Text: w})
	}
	return all
}
