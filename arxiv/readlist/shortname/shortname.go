// Package shortname finds the short names of works, such as "CoOp", in the entries of a
// list. [Of] handles all entries of a list at once.
package shortname

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/words"
)

// Hints are sources for an entry's short name besides its text.
type Hints struct {
	Explicit string   // a name that is separate from the title
	Repos    []string // "owner/name" of links and badges, or ""
	Images   []string // addresses of pictures
}

// Entry is an entry of a list.
type Entry struct {
	Title, Note string
	Repo        string // "owner/name" of its code, or ""
	Hints
}

// Of returns the short names of the n entries of a list, "" for those without one. A name
// that is separate from the title, before the colon of the title, or all of the title is taken
// from the list, unless it is the number of an entry. Otherwise a name is derived if two of
// repository, picture and text agree: a picture copied from another row, or a repository of
// many papers, is no evidence by itself.
func Of(n int, entry func(i int) Entry) []string {
	names, taken := make([]string, n), map[string]bool{}
	dashes := writesDashes(n, entry)
	for i := range names {
		names[i] = stated(entry(i), dashes)
	}
	for _, i := range serials(names, entry) {
		e, serial := entry(i), names[i]
		e.Explicit = ""
		if names[i] = stated(e, dashes); names[i] == serial {
			names[i] = ""
		}
	}
	for _, name := range names {
		if name != "" {
			taken[fold(name)] = true
		}
	}
	type claim struct{ item, votes int }
	best := map[string]claim{}
	derived := make([]string, n)
	for i := range names {
		if names[i] != "" {
			continue
		}
		name, votes := derive(entry(i))
		if name == "" || taken[fold(name)] {
			continue
		}
		derived[i] = name
		if c, ok := best[fold(name)]; !ok || votes > c.votes {
			best[fold(name)] = claim{i, votes}
		}
	}
	for i, name := range derived {
		if c, ok := best[fold(name)]; ok && name != "" && c.item == i {
			names[i] = name
		}
	}
	return names
}

var (
	nameBehind = regexp.MustCompile(`^.+\[([^\[\]]+)\]$`)
	nameBefore = regexp.MustCompile(`^\[([^\[\]]+)\]\s*\S`)
)

// stated returns the name that the list states, or "". dashes says that names stand before
// dashes as well as before colons.
func stated(e Entry, dashes bool) string {
	if explicit := institute.ReplaceAllString(e.Explicit, ""); mayBeStated(explicit) {
		return respell(strings.TrimSpace(strings.TrimRight(starsEnd(explicit), "★☆")), e.Hints)
	}
	if isCoined(e.Title) && !file.MatchString(e.Title) {
		return e.Title
	}
	if strings.Contains(e.Title, "[") { // faster than matching the expressions
		for _, form := range []*regexp.Regexp{nameBehind, nameBefore} {
			if found := form.FindStringSubmatch(e.Title); found != nil && Like(found[1]) && mayBeStated(found[1]) {
				return respell(found[1], e.Hints)
			}
		}
	}
	before, after, ok := cutColon(e.Title)
	if name, found := beforeDash(e.Title, dashes); found && (!ok || len(name) < len(before)) {
		return respell(name, e.Hints)
	}
	if name := words.BeforeArticle(e.Title); isCoined(name) {
		return respell(name, e.Hints)
	}
	if !ok || after == "" {
		return ""
	}
	shouted := e.Title == strings.ToUpper(e.Title) && strings.Contains(before, " ") // capitals then mean nothing
	if Like(before) && !shouted && !isPhrase(before) || len(strings.Fields(before)) <= 3 && fold(before) == fold(path.Base(e.Repo)) {
		return respell(before, e.Hints)
	}
	return ""
}

// mayBeStated reports whether a text that is separate from the title may be a name: it has a
// letter, and is no file, no key of an entry of BibTeX, no count of stars, no institutes, no list
// and no kind of text.
func mayBeStated(text string) bool {
	return strings.ContainsFunc(text, unicode.IsLetter) && !file.MatchString(text) && !key.MatchString(text) && !count.MatchString(text) &&
		!strings.HasPrefix(strings.TrimLeft(text, "'’"), "@") && !institutes.MatchString(text) && !list.MatchString(text) && !kindsOfText[strings.ToLower(text)]
}

// key matches the key of an entry of BibTeX: a name, a year and the first words of a title.
var key = lazyregexp.New(`^\p{Ll}{3,}(?:19|20)\d\d\p{Ll}*\d?$`)

// count matches a number before an emoji: "1.7k:star:".
var count = lazyregexp.New(`^[\d.]+k? ?:[a-z_]+:$`)

// institutes matches an enumeration of names by spaced signs, one of which is an institute.
var institutes = lazyregexp.New(`(?i) [/+&|] (?:[a-z.]+ )?` + anInstitute + `(?:$| [/+&|] )|^(?:[a-z.]+ )?` + anInstitute + ` [/+&|] `)

// institute matches an institute behind a comma.
var institute = lazyregexp.New(`(?i), (?:[a-z.]+ )?` + anInstitute + `$`)

const anInstitute = `(?:university|institute|college|research|labs?|google|microsoft|facebook|meta|amazon|nvidia|deepmind|openai|ibm|intel|apple|adobe|baidu|alibaba|tencent|huawei|bytedance|samsung|naver|stanford|berkeley|cmu|mit|epfl|ucla|inria|oxford|toronto)(?: research| ai)?`

// list matches the name of a list of works.
var list = lazyregexp.New(`(?i)^awesome[-_ ]`)

// kindsOfText are the words that say, before the colon of a title, what kind of text it is.
var kindsOfText = words.Set("sok|position|position paper|poster|perspective|viewpoint|opinion|tutorial|demo|editorial|commentary|erratum|corrigendum|correction|addendum|survey|review|thesis|phd thesis|background|overview")

// file matches the name of a file, and one that begins with a year and a hyphen.
var file = lazyregexp.New(`(?i)^(?:19|20)\d\d-|\.(?:pdf|html?|md|pptx?|docx?|zip|txt)$`)

// serials returns the entries whose name is a number behind letters, as P01.
// Such numbers run from entry to entry of the list, and titles do not have them.
func serials(names []string, entry func(i int) Entry) (found []int) {
	last, runs, longest := map[string]int{}, map[string]int{}, map[string]int{} // by the letters
	of := make(map[string][]int)
	for i, name := range names {
		m := serial.FindStringSubmatch(name)
		if m == nil || strings.Contains(entry(i).Title, name) {
			continue
		}
		number, _ := strconv.Atoi(m[2])
		if number == last[m[1]]+1 {
			runs[m[1]]++
		} else {
			runs[m[1]] = 1
		}
		last[m[1]], longest[m[1]] = number, max(longest[m[1]], runs[m[1]])
		of[m[1]] = append(of[m[1]], i)
	}
	for letters, entries := range of {
		if longest[letters] >= minSerials {
			found = append(found, entries...)
		}
	}
	return found
}

// serial matches letters and a number of three digits at most.
var serial = lazyregexp.New(`^(\p{L}+)[-. ]?(\d{1,3})\.?$`)

// minSerials is the number of entries in whose names a number runs. Works have fewer versions.
const minSerials = 5

// beforeDash returns the name before the first spaced dash of a title. Where the titles of a
// list have names there, it may have any form.
func beforeDash(title string, dashes bool) (name string, found bool) {
	m := dash.FindStringSubmatch(title)
	if m == nil || !isCoined(m[1]) && !(dashes && Like(m[1])) {
		return "", false
	}
	return m[1], true
}

var dash = lazyregexp.New(`^(\S.*?) +[-–—]+ +\S`)

// writesDashes reports whether most titles of a list with a spaced dash have a name before it.
func writesDashes(n int, entry func(i int) Entry) bool {
	all, named := 0, 0
	for i := range n {
		if m := dash.FindStringSubmatch(entry(i).Title); m != nil {
			if all++; isCoined(m[1]) {
				named++
			}
		}
	}
	return named >= minDashes && 2*named > all
}

// minDashes is the number of names before dashes that make them a habit of a list.
const minDashes = 5

// isCoined reports whether text is a single word of a form that is rare in running text, no
// compound of words such as Self-Supervised.
func isCoined(text string) bool {
	return !strings.ContainsAny(text, " ()[]") && Like(text) && slices.ContainsFunc(strings.Split(text, "-"), distinctive)
}

func cutColon(title string) (before, after string, ok bool) {
	i := strings.IndexAny(title, ":：")
	if i < 0 {
		return "", "", false
	}
	_, size := utf8.DecodeRuneInString(title[i:])
	return strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+size:]), true
}

// notInNames are words that are not names before a colon.
var notInNames = words.Set("a|an|the|is|are|of|on|in|for|to|with|from|via|by|and|or|vs|beyond|toward|towards|learning|using|improving|rethinking|revisiting|survey|review|how|what|why|when|do|does|can|introduction|poster|demo|background|abstract|note|update|paper|title|authors|code|arxiv|pdf|project|venue|year|date|news")

// Like reports whether text has the form of a short name: one word, or two or three
// capitalised words of which one is distinctive.
func Like(text string) bool {
	fields := strings.Fields(text)
	if len(fields) == 0 || len(fields) > 3 || kindsOfText[strings.ToLower(text)] || len(text) > 40 || strings.ContainsAny(text, "、。，；！？") {
		return false
	}
	special := false
	for _, f := range fields {
		if notInNames[strings.ToLower(f)] && (len(fields) > 1 || f != strings.ToUpper(f)) {
			return false
		}
		first, _ := utf8.DecodeRuneInString(f)
		if len(fields) > 1 && !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return false
		}
		special = special || distinctive(f)
	}
	first, _ := utf8.DecodeRuneInString(fields[0])
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("μ∂∇", first) {
		return false
	}
	return len(fields) == 1 || special
}

// isPhrase reports whether a text of several words is a phrase that a title begins with, and
// not a name: its words and the parts of its compounds are plain, as in "Multi-Box Counting",
// or it says what is done with a work, as in "Probing BoxNet".
func isPhrase(text string) bool {
	fields := strings.Fields(text)
	if len(fields) < 2 || strings.ContainsAny(text, "0123456789") {
		return false
	}
	return treats.MatchString(fields[0]) && !strings.HasSuffix(fields[0], "tning") || !slices.ContainsFunc(fields, func(field string) bool {
		return slices.ContainsFunc(strings.Split(field, "-"), func(part string) bool { return utf8.RuneCountInString(part) < leastPart || distinctive(part) })
	})
}

// leastPart is the number of letters in the shortest part of a compound of plain words. Shorter
// ones are parts of names, as in "X-Crates" and "Re-Boxing".
const leastPart = 3

// treats matches a word that says what is done.
var treats = lazyregexp.New(`^\p{Lu}\p{Ll}{2,}ing$`)

// distinctive reports whether word has a form that is rare in running text: a capital
// after its first letter, or a digit beside letters.
func distinctive(word string) bool {
	letters, inner, digits := 0, false, false
	for i, r := range word {
		if unicode.IsLetter(r) {
			letters++
			inner = inner || i > 0 && unicode.IsUpper(r)
		}
		digits = digits || unicode.IsDigit(r)
	}
	return letters >= 2 && (inner || digits)
}

// respell returns name as the repository spells it if the list writes it in capitals, as
// lists do with whole titles: ANOMALYCLIP becomes AnomalyCLIP.
func respell(name string, h Hints) string {
	if name != strings.ToUpper(name) {
		return name
	}
	for _, r := range h.Repos {
		if base := path.Base(r); fold(base) == fold(name) && base != strings.ToLower(base) && strings.EqualFold(base, name) {
			return base
		}
	}
	return name
}

// derive returns the name on which two of repository, picture and text agree, and the
// number of those that do.
func derive(e Entry) (name string, votes int) {
	var candidates []string
	for _, image := range e.Images {
		base := strings.TrimSpace(strings.TrimSuffix(path.Base(image), path.Ext(image)))
		candidates = append(candidates, base, strings.TrimRight(base, "0123456789"))
	}
	candidates = append(candidates, path.Base(e.Repo))
	var inText map[string]string // made for the first candidate
	for _, c := range candidates {
		folded := fold(c)
		if len(folded) < 3 {
			continue
		}
		if inText == nil {
			inText = spellings(e.Title + " " + e.Note)
		}
		n, spelt := 0, c
		if fold(path.Base(e.Repo)) == folded {
			n++
			if path.Base(e.Repo) != strings.ToLower(path.Base(e.Repo)) {
				spelt = path.Base(e.Repo)
			}
		}
		for _, image := range candidates[:len(candidates)-1] {
			if fold(image) == folded {
				n++
				if c == image && c != strings.ToLower(c) {
					spelt = c
				}
				break
			}
		}
		if s, ok := inText[folded]; ok {
			n++
			spelt = s
		}
		if n >= 2 && n > votes && nameForm(spelt, e.Title) {
			name, votes = spelt, n
		}
	}
	return name, votes
}

// nameForm reports whether the name of a file or repository has the form of a short name
// and is not composed of words of the title.
func nameForm(name, title string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if !distinctive(name) || unicode.IsLower(first) && strings.ContainsAny(name, "-_") || strings.ContainsRune(name, ' ') {
		return false
	}
	inTitle := words.Set(strings.Join(strings.FieldsFunc(strings.ToLower(title), words.IsSeparator), "|"))
	for part := range strings.FieldsFuncSeq(name, words.IsSeparator) {
		if len(part) >= 4 && !distinctive(part) && inTitle[strings.ToLower(part)] {
			return false
		}
	}
	return true
}

// spellings maps the folded words of text that have the form of a name to their first
// spelling.
func spellings(text string) map[string]string {
	found := map[string]string{}
	isWord := func(r rune) bool {
		return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '-' || r == '_' || r == '+'
	}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isWord(r) }) {
		if w = strings.Trim(w, "-_"); distinctive(w) {
			if _, ok := found[fold(w)]; !ok {
				found[fold(w)] = w
			}
		}
	}
	return found
}

// fold removes case, blanks and hyphens, for comparing names.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if words.IsSeparator(r) && r != '+' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// starsEnd removes the stars with which lists decorate titles, and a count of stars.
func starsEnd(title string) string {
	const decoration = "⭐🌟🔥✨🆕❗\ufe0f"
	if rest := strings.TrimRight(title, " 0123456789.,k"); strings.IndexByte(title, 0xE2) >= 0 || strings.IndexByte(title, 0xF0) >= 0 {
		if bare := strings.TrimRight(rest, decoration); bare != rest {
			return strings.TrimSpace(bare)
		}
	}
	return title
}
