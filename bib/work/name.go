package work

import (
	"slices"
	"strings"
	"unicode"
)

// Word is a word of a name as plain text.
type Word struct {
	Text string
	// Fixed is true for a word in BibTeX's braces: it is not a particle or anything else
	// that is recognized by its letters.
	Fixed bool
}

// Name is a name split at commas into parts, and those into words.
type Name [][]Word

// Person parses a name in time linear in its length. It accepts the forms of BibTeX (btxdoc,
// section 4), "First von Last", "von Last, First" and "von Last, Jr, First", and other common ones:
//
//   - "Last, First, Jr.", "Last Jr., First", "First Last Jr." and "First Last, Jr.";
//   - particles after the given name: "Oord, Aaron van den", "Gool, Luc Van";
//   - particles with a capital, which belong to the family name: "Luc Van Gool";
//   - family names of two halves: "José Ortega y Gasset", "João Silva Filho";
//   - organisations, which are not split: "Gemini Team", "Meta AI", "Barnes, Inc.", even if a
//     program inverted them, as in "AI, Meta";
//   - names in Chinese, Japanese or Korean script, with the family name first;
//   - arXiv's "C. -P. Yu", and DBLP's numbers, as in "Wei Wang 0012", which are dropped;
//   - names without capitals: "bell hooks".
//
// The result is the zero Person only if there are no words.
func (n Name) Person() Person {
	if p, ok := n.ordinary(); ok {
		return p
	}
	return n.parse()
}

// parse parses any name.
func (n Name) parse() Person {
	n = n.tidy()
	if len(n) == 0 {
		return Person{}
	}
	r := reader{small: Word.IsLower}
	if !n.hasUpper() {
		r.small = Word.IsParticle
	}
	var p Person
	switch {
	case len(n) == 1:
		p = r.inOrder(n[0])
	case len(n) == 2 && isOne(n[1], suffixes):
		p = r.inOrder(n[0])
		p.Suffix = n[1][0].Text
	case n.isOrganisation():
		p.Family = n.organisation()
	case len(n) == 2:
		p = r.lastFirst(n[0], n[1])
	case len(n) == 3 && isOne(n[2], suffixes):
		p = r.lastFirst(n[0], n[1])
		p.Suffix = n[2][0].Text
	default:
		p = r.lastFirst(n[0], slices.Concat(n[2:]...))
		p.Suffix = join(n[1])
	}
	if p.Given == "" {
		p.Family, p.Particle = p.Last(), ""
	}
	return p
}

// tidy drops what is not part of a name: words without text, DBLP's numbers, degrees and
// empty parts. It joins initials that arXiv has separated.
func (n Name) tidy() Name {
	tidy := make(Name, 0, len(n))
	for i, part := range n {
		words := make([]Word, 0, len(part))
		for _, w := range part {
			last := len(words) - 1
			switch {
			case w.Text == "":
			case last >= 0 && !w.Fixed && len(w.Text) > 1 && w.Text[0] == '-' && !words[last].Fixed && len(words[last].Text) < maxJoined: // "C. -P."
				words[last].Text += w.Text
			default:
				words = append(words, w)
			}
		}
		if last := len(words) - 1; last > 0 && words[last].isHomonymNumber() {
			words = words[:last]
		}
		if len(words) > 0 && (i == 0 || !isOne(words, degrees)) {
			tidy = append(tidy, words)
		}
	}
	return tidy
}

// maxJoined is the longest text of joined initials, in bytes.
const maxJoined = 40

func (n Name) hasUpper() bool {
	for _, part := range n {
		for _, w := range part {
			if w.Fixed || strings.ContainsFunc(w.Text, unicode.IsUpper) {
				return true
			}
		}
	}
	return false
}

// isOrganisation reports whether a name with commas is that of an organisation.
func (n Name) isOrganisation() bool {
	return hasGroup(n[0]) || len(n) == 2 && (isOne(n[1], companies) || hasGroup(n[1]))
}

// organisation returns the name of an organisation. "Team, Gemini" was inverted.
func (n Name) organisation() string {
	if len(n) == 2 && len(n[0]) == 1 && n[0][0].isGroup() {
		return join(n[1]) + " " + n[0][0].Text
	}
	parts := make([]string, len(n))
	for i, part := range n {
		parts[i] = join(part)
	}
	return strings.Join(parts, ", ")
}

// reader parses one name.
type reader struct {
	small func(Word) bool // reports whether the letters of a word are those of a particle
}

// inOrder parses a name in reading order. Its last word is the family name, with
// everything from the first particle on.
func (r reader) inOrder(words []Word) Person {
	words, suffix := cutSuffix(words)
	if len(words) == 1 || hasGroup(words) || isWhole(words) {
		return Person{Family: join(words), Suffix: suffix}
	}
	if areEastAsian(words) {
		return Person{Family: words[0].Text, Given: join(words[1:]), Suffix: suffix}
	}
	begin := r.familyAt(words)
	p := r.last(words[begin:])
	p.Given, p.Suffix = join(words[:begin]), suffix
	return p
}

// familyAt returns where the family name of a name in reading order begins, with its
// particles.
func (r reader) familyAt(words []Word) int {
	last := len(words) - 1
	if last > 1 && !words[last].Fixed && generations[strings.ToLower(words[last].Text)] {
		last--
	}
	begin := last
	for i := range last {
		if r.small(words[i]) && (i > 0 || words[i].IsParticle()) {
			begin = i
			break
		}
	}
	if begin > 0 && begin < last && conjunctions[words[begin].Text] {
		begin--
	}
	for begin > 1 && words[begin-1].isCapitalParticle() {
		begin--
	}
	return begin
}

// lastFirst parses the parts before and after a comma.
func (r reader) lastFirst(family, given []Word) Person {
	family, suffix := cutSuffix(family)
	if suffix == "" {
		given, suffix = cutSuffix(given)
	}
	end := len(given)
	capitals := !familiesWithoutParticles[strings.ToLower(family[len(family)-1].Text)]
	for end > 1 && (given[end-1].IsParticle() || capitals && given[end-1].isCapitalParticle()) {
		end--
	}
	p := r.last(slices.Concat(given[end:], family))
	p.Given, p.Suffix = join(given[:end]), suffix
	return p
}

// last separates a family name from the particles before it.
func (r reader) last(words []Word) Person {
	begin := 0
	for begin < len(words)-1 && r.small(words[begin]) {
		begin++
	}
	return Person{Particle: join(words[:begin]), Family: join(words[begin:])}
}

// cutSuffix removes "Jr." and the like from the end of words.
func cutSuffix(words []Word) (rest []Word, suffix string) {
	last := len(words) - 1
	if last < 1 || words[last].Fixed || !suffixes[words[last].Text] {
		return words, ""
	}
	return words[:last], words[last].Text
}

// isWhole reports whether words contain something that names of persons do not: "A.
// Author (for the group)", "J. & R. Doe".
func isWhole(words []Word) bool {
	last := words[len(words)-1]
	return !last.Fixed && strings.ContainsAny(last.Text, "()[]{}") ||
		slices.ContainsFunc(words, func(w Word) bool { return !w.Fixed && strings.ContainsAny(w.Text, "&/") })
}

func areEastAsian(words []Word) bool {
	return !slices.ContainsFunc(words, func(w Word) bool { return w.Fixed || !isEastAsian(w.Text) })
}

// hasGroup reports whether words name an organisation.
func hasGroup(words []Word) bool {
	if last := words[len(words)-1]; !last.Fixed && last.Text == "AI" && last.isGroup() {
		return true
	}
	return slices.ContainsFunc(words, func(w Word) bool { return w.Text != "AI" && w.isGroup() })
}

// isOne reports whether words is a single word of the set.
func isOne(words []Word, set map[string]bool) bool {
	return len(words) == 1 && !words[0].Fixed && (set[words[0].Text] || set[strings.ToLower(words[0].Text)])
}

func join(words []Word) string {
	if len(words) == 1 {
		return words[0].Text
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	return strings.Join(texts, " ")
}

// IsLower reports whether the first letter of w is lower case.
func (w Word) IsLower() bool {
	if w.Fixed {
		return false
	}
	for _, r := range w.Text {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// IsParticle reports whether w is a known lower-case particle before a family name, such as "van"
// and "de".
func (w Word) IsParticle() bool {
	return !w.Fixed && len(w.Text) <= maxParticle && particles[straight(w.Text)]
}

func (w Word) isCapitalParticle() bool {
	return !w.Fixed && len(w.Text) <= maxParticle && capitalParticles[strings.ToLower(straight(w.Text))]
}

const maxParticle = 8 // bytes

func straight(text string) string { return strings.ReplaceAll(text, "’", "'") }

func (w Word) isGroup() bool {
	if w.Fixed || len(w.Text) > maxOthers {
		return false
	}
	text := strings.Trim(w.Text, ".,:;'’\"")
	return text == "AI" || groups[strings.ToLower(text[strings.LastIndexByte(text, '-')+1:])]
}

// isHomonymNumber reports whether w is a number by which DBLP distinguishes people of one
// name.
func (w Word) isHomonymNumber() bool {
	return !w.Fixed && len(w.Text) == 4 && !strings.ContainsFunc(w.Text, func(r rune) bool { return r < '0' || r > '9' })
}
