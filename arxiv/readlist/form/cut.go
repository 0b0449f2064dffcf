package form

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutPiece is what a cut leaves: part of the text of a run.
type cutPiece struct {
	kind     cutKind
	from, to int
}

// cutSign tells one sort of cut from another: what is on its sides, and what
// stands between them.
type cutSign struct {
	left, right cutKind
	sign        string
}

// cutter cuts text without markup at quotation marks, brackets and punctuation,
// where both sides look like what they would be: a title, persons, a venue.
type cutter struct {
	text   string
	tokens []token
	veto   map[cutSign]bool // cuts that are no habit of the list
	noted  *noted
	used   []cutSign
	out    []cutPiece
}

// Bounds of the cutting of one text.
const (
	maxCutDepth  = 6
	maxCuts      = 40  // the places that are tried
	maxCutTokens = 200 // of a text that is cut at all
)

// separate cuts text at what only separates: tabs, bars, middle dots and wide
// blanks.
func separate(text string, from int, cell bool) [][2]int {
	var pieces [][2]int
	start := from
	end := func(at, next int) {
		if at > start {
			pieces = append(pieces, [2]int{start, at})
		}
		start = next
	}
	for i := from; i < len(text); {
		c := text[i]
		switch {
		case c == '\t':
			end(i, i+1)
		case c == ' ':
			j := i
			for j < len(text) && text[j] == ' ' {
				j++
			}
			if j-i >= 3 || cell && j-i >= 2 && i > from && j < len(text) && !unicode.IsLower(firstRune(text[j:])) {
				end(i, j)
			}
			i = j
			continue
		case c == '|':
			end(i, i+1)
		case c == '/' && strings.HasPrefix(text[i:], "// ") && i > from && text[i-1] == ' ':
			end(i, i+2)
			i++
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if strings.ContainsRune("│·•‖∙", r) && i > from && text[i-1] == ' ' && i+size < len(text) && text[i+size] == ' ' {
				end(i, i+size)
			}
			i += size
			continue
		}
		i++
	}
	end(len(text), len(text))
	return pieces
}

func tokensOf(text string, piece [2]int) []token {
	found := tokens(text[piece[0]:piece[1]])
	for i := range found {
		found[i].start += piece[0]
		found[i].end += piece[0]
	}
	return found
}

func piece0(t []token) cutPiece { return cutPiece{whole, t[0].start, t[len(t)-1].end} }

func (c *cutter) part(i, j int) phrase { return phrase{c.text, c.tokens[i:j]} }

func (c *cutter) add(kind cutKind, i, j int) {
	if kind == persons { // the year behind them
		k := j
		for k > i && (c.tokens[k-1].sign != 0 && c.tokens[k-1].sign != '.' || c.tokens[k-1].marks&year != 0) {
			k--
		}
		if k > i && k < j && c.part(k, j).venueLike() > .5 {
			c.add(persons, i, k)
			i, kind = k, venueOrDay
		}
	}
	if i < j {
		c.out = append(c.out, cutPiece{kind, c.tokens[i].start, c.tokens[j-1].end})
	}
}

// use notes a cut and reports whether it may be made.
func (c *cutter) use(s cutSign) bool {
	if c.veto[s] {
		return false
	}
	c.used = append(c.used, s)
	return true
}

// cut cuts the tokens from i to j.
func (c *cutter) cut(i, j, depth int) {
	for i < j && isSpaceSign(c.tokens[i].sign) {
		i++
	}
	for j > i && strings.ContainsRune("[(|", c.tokens[j-1].sign) && c.tokens[j-1].sign != 0 {
		j-- // what opens the label that follows
	}
	if i >= j {
		return
	}
	if i = c.afterBy(i, j); j-i > maxCutTokens || depth > maxCutDepth || c.cutQuoted(i, j, depth) || c.cutBracketBefore(i, j, depth) || c.cutBracketBehind(i, j, depth) || c.cutBracketWithin(i, j, depth) || c.cutPersonsBefore(i, j, depth) || c.cutTyped(i, j, depth) {
		if j-i > maxCutTokens || depth > maxCutDepth {
			c.add(whole, i, j)
		}
		return
	}
	p := c.part(i, j)
	switch {
	case p.personsLike() > weights.typed:
		c.add(persons, i, j)
	case p.venueLike() > weights.typed:
		c.add(venueOrDay, i, j)
	default:
		c.add(whole, i, j)
	}
}

func isSpaceSign(sign rune) bool { return sign != 0 && strings.ContainsRune(".,;:-–—*•", sign) }

// closers are what closes quotation marks and brackets.
var closers = map[rune]rune{'"': '"', '“': '”', '”': '”', '«': '»', '„': '“', '「': '」', '《': '》', '『': '』', '(': ')', '[': ']', '（': '）', '【': '】'}

// cutQuoted cuts out a text of three words or more between quotation marks.
func (c *cutter) cutQuoted(i, j, depth int) bool {
	for q := i; q < j; q++ {
		open := c.tokens[q].sign
		if !strings.ContainsRune("\"“«„「《『", open) || open == 0 || q > i && c.tokens[q-1].end == c.tokens[q].start && c.tokens[q-1].sign == 0 && open == '"' {
			continue
		}
		r := c.quoteEnd(q, j)
		if r == j {
			return false
		}
		in, before, behind := c.part(q+1, r), c.part(i, q), c.part(r+1, j)
		n := in.words()
		if n < 3 || n == 3 && in.look().title <= max(before.look().title, behind.look().title) || before.words() > 30 {
			q = r
			continue
		}
		if next := r + 1; next < j && c.tokens[next].sign == 0 && c.tokens[next].marks&(capital|digits|inner) == 0 && c.tokens[next].marks&ideograph == 0 {
			q = r
			continue // a word set apart within a sentence
		}
		if !c.use(cutSign{kindOf(before), kindOf(behind), `"`}) {
			return false
		}
		c.cut(i, q, depth+1)
		c.add(quoted, q+1, r)
		c.cut(r+1, j, depth+1)
		return true
	}
	return false
}

// quoteEnd returns the mark that closes the quotation that opens at q; j if
// there is none. A mark behind a blank opens another one.
func (c *cutter) quoteEnd(q, j int) int {
	open, depth := c.tokens[q].sign, 0
	for r := q + 1; r < j; r++ {
		switch sign := c.tokens[r].sign; {
		case sign != closers[open] && !(open == '“' && sign == '"'):
		case sign == open && c.tokens[r-1].end < c.tokens[r].start && r+1 < j && c.tokens[r+1].start == c.tokens[r].end && c.tokens[r+1].sign == 0:
			depth++
		case depth > 0:
			depth--
		default:
			return r
		}
	}
	return j
}

// kindOf tells an empty side of a cut from one with words.
func kindOf(p phrase) cutKind {
	if p.words() > 0 {
		return whole
	}
	return 0
}

// bracketAt returns the end of the bracket that opens at i, with nothing nested
// in it; 0 if there is none.
func (c *cutter) bracketAt(i, j, limit int) int {
	shut := closers[c.tokens[i].sign]
	if shut == 0 {
		return 0
	}
	for k := i + 1; k < j && c.tokens[k].end-c.tokens[i].start <= limit; k++ {
		switch c.tokens[k].sign {
		case shut:
			return k
		case c.tokens[i].sign:
			return 0
		}
	}
	return 0
}

func bracketKind(sign rune) cutKind {
	if sign == '[' || sign == '【' {
		return squared
	}
	return rounded
}

// maxBracket is how much a bracket may hold that is a field, in bytes.
const maxBracket = 160

// cutBracketBefore cuts off a bracket at the front: "[Name] Title", "(2023) …".
func (c *cutter) cutBracketBefore(i, j, depth int) bool {
	sign := c.tokens[i].sign
	if sign != '(' && sign != '[' && sign != '（' && sign != '【' {
		return false
	}
	k := c.bracketAt(i, j, maxBracket/2)
	if k == 0 || k+1 >= j {
		return false
	}
	in, rest := c.part(i+1, k), c.part(k+1, j)
	if rest.words() == 0 {
		return false
	}
	if next := c.tokens[k+1]; next.sign == 0 && next.marks&(capital|digits|inner|ideograph) == 0 || next.sign == 0 && next.start == c.tokens[k].end && sign == '(' {
		if l := in.look(); l.venue <= .5 && l.label < 1 {
			return false
		}
	}
	c.add(bracketKind(sign), i+1, k)
	c.cut(k+1, j, depth+1)
	return true
}

// cutBracketBehind cuts off a bracket at the end that holds a venue, persons, a
// label or, behind a title, whatever else.
func (c *cutter) cutBracketBehind(i, j, depth int) bool {
	k := j - 1
	for k > i && isSpaceSign(c.tokens[k].sign) {
		k--
	}
	shut := c.tokens[k].sign
	if shut != ')' && shut != ']' && shut != '）' && shut != '】' {
		return false
	}
	open := k - 1
	for open > i && closers[c.tokens[open].sign] != shut {
		if c.tokens[open].sign == shut {
			return false
		}
		open--
	}
	if open <= i || c.tokens[k].end-c.tokens[open].start > maxBracket {
		return false
	}
	in, before := c.part(open+1, k), c.part(i, open)
	l := in.look()
	kind := bracketKind(c.tokens[open].sign)
	right := whole
	switch {
	case l.venue > .5:
		right = venueOrDay
	case l.label == 1:
		right = 'l'
	case l.persons > .6 || in.words() > 0 && c.tokens[open+1].sign == '@':
		right = persons
	case kind != squared && before.words() < 4 && !hasVenue(in):
		return false
	}
	if !c.use(cutSign{0, right, ")"}) {
		return false
	}
	c.cut(i, open, depth+1)
	c.add(kind, open+1, k)
	return true
}

func hasVenue(p phrase) bool {
	for _, t := range p.tokens {
		if t.marks&venue != 0 {
			return true
		}
	}
	return false
}

// cutBracketWithin cuts at a bracket in the middle that holds a date, a venue or
// persons: "Persons (2020). Title", "Title (CVPR 2021), Persons".
func (c *cutter) cutBracketWithin(i, j, depth int) bool {
	for k := i + 1; k < j; k++ {
		if s := c.tokens[k].sign; s != '(' && s != '（' && s != '[' {
			continue
		}
		end := c.bracketAt(k, j, maxBracket)
		if end == 0 || end+1 >= j {
			continue
		}
		in := c.part(k+1, end)
		if in.venueLike() <= .5 && in.personsLike() <= .7 {
			continue
		}
		c.cut(i, k, depth+1)
		c.add(bracketKind(c.tokens[k].sign), k+1, end)
		c.cut(end+1, j, depth+1)
		return true
	}
	return false
}

// cutPersonsBefore cuts "Persons, Persons, Title" and "Persons, Persons, Venue".
func (c *cutter) cutPersonsBefore(i, j, depth int) bool {
	from, n, at := i, 0, i
	for k := i; k < j; k++ {
		if c.tokens[k].sign != ',' {
			continue
		}
		p := c.part(from, k)
		if p.words() < 2 || p.personsLike() < .5 {
			break
		}
		n++
		from, at = k+1, k
	}
	if c.beginsWithPerson(from, j) {
		return false // the persons end behind this one
	}
	rest := c.part(from, j)
	if n > 0 && rest.venueLike() > .7 && c.use(cutSign{persons, venueOrDay, ","}) {
		c.add(persons, i, at)
		c.cut(from, j, depth+1)
		return true
	}
	if n < 2 || rest.look().title <= .5 || rest.personsLike() >= .5 || !c.use(cutSign{persons, whole, ","}) {
		return false
	}
	c.add(persons, i, at)
	c.cut(from, j, depth+1)
	return true
}

// beginsWithPerson reports whether the tokens from i to j are a person, or begin
// with one behind "and" or before a full stop.
func (c *cutter) beginsWithPerson(i, j int) bool {
	joined := i < j && (c.tokens[i].sign == '&' || c.isWord(i, "and"))
	for k := i + 1; k < j; k++ {
		if sign, end, _ := c.signAt(k, i, j); sign != "" && (joined || sign == ".") {
			return c.part(i, end).personsLike() >= .5
		}
	}
	return joined
}

// afterBy returns the token behind a "by" at i that a person follows, else i.
func (c *cutter) afterBy(i, j int) int {
	k := i + 2
	if !c.isWord(i, "by") || k > j {
		return i
	}
	for k < j && c.tokens[k].sign == 0 && !c.isWord(k, "and") && !c.isWord(k, "et") {
		k++
	}
	if c.part(i+1, k).personsLike() >= .5 {
		i++
	}
	return i
}

// isWord reports whether token i is word, whatever its case.
func (c *cutter) isWord(i int, word string) bool {
	return c.tokens[i].sign == 0 && strings.EqualFold(c.text[c.tokens[i].start:c.tokens[i].end], word)
}

// typedCut is one way to cut a text in two.
type typedCut struct {
	score       float64
	left, right cutKind
	end, next   int // tokens: where the left side ends and the right one begins
	sign        string
	sure        bool // made even if it is no habit
}

// cutTyped makes the best of the cuts whose sides look like a title and
// something else.
func (c *cutter) cutTyped(i, j, depth int) bool {
	var best typedCut
	tried := 0
	for k := i + 1; k < j && tried < maxCuts; k++ {
		sign, end, next := c.signAt(k, i, j)
		if sign == "" || next >= j {
			continue
		}
		tried++
		cut := c.weigh(i, end, next, j, sign)
		if cut.score > 0 && cut.score > best.score+weights.cutMargin && !(c.veto[cutSign{cut.left, cut.right, sign}] && !cut.sure) {
			best = cut
		}
	}
	if best.score == 0 {
		return false
	}
	c.use(cutSign{best.left, best.right, best.sign})
	if best.left != whole {
		c.add(best.left, i, best.end)
		c.cut(best.next, j, depth+1)
		return true
	}
	c.cut(i, best.end, depth+1)
	c.cutTail(best.next, j, best.right, depth)
	return true
}

// signAt returns the punctuation at token k that may separate fields, where the
// left side ends and where the right one begins; "" if there is none.
func (c *cutter) signAt(k, i, j int) (sign string, end, next int) {
	t := c.tokens[k]
	blankBefore, blankBehind := c.tokens[k-1].end < t.start, k+1 < j && c.tokens[k+1].start > t.end
	switch t.sign {
	case '.':
		if blankBehind && !(c.tokens[k-1].marks&initial != 0 && c.tokens[k-1].end == t.start) {
			return ".", k, k + 1
		}
	case '?', '!':
		if blankBehind {
			return ".", k + 1, k + 1
		}
	case ',', ';', ':':
		if blankBehind {
			return string(t.sign), k, k + 1
		}
	case '：', '，', '；', '。':
		return map[rune]string{'：': ":", '，': ",", '；': ";", '。': "."}[t.sign], k, k + 1
	case '-', '–', '—':
		if blankBefore && blankBehind {
			return "-", k, k + 1
		}
	case 0:
		if c.isWord(k, "by") {
			if k+1 < j && c.tokens[k+1].sign == ':' {
				return "by", k, k + 2
			}
			return "by", k, k + 1
		}
	}
	return "", 0, 0
}

// weigh scores the cut between tokens i to end and next to j.
func (c *cutter) weigh(i, end, next, j int, sign string) typedCut {
	a, b := c.part(i, end), c.part(next, j)
	cut := typedCut{end: end, next: next, sign: sign}
	wa, wb := a.words(), b.words()
	if sign != "by" && wb >= 2 {
		na, va := a.personsLike(), a.venueLike()
		etAl := a.endsEtAl()
		tb := -1.0
		title := func(min float64) bool {
			if tb < 0 {
				tb = b.look().title
			}
			return tb > min
		}
		switch {
		case (sign == "." || sign == ":" || sign == "-") && (na > .7 || etAl) && (wa >= 3 || etAl || na > .75) && wb >= 3 && title(.4) && b.head(false).personsLike() < .5:
			cut.score, cut.left, cut.right = na+.1, persons, whole
			return cut
		case sign == "," && etAl && wb >= 3 && title(.5):
			cut.score, cut.left, cut.right = na, persons, whole
			return cut
		case sign != "," && na > .7 && b.venueLike() > .7:
			cut.score, cut.left, cut.right = na, persons, venueOrDay
			return cut
		case va > .75 && a.hasDigit() && (title(.45) || wb == 2 && title(.4)):
			cut.score, cut.left, cut.right = va, venueOrDay, whole
			return cut
		}
	}
	if wa < 2 {
		return cut
	}
	head := b.head(true)
	nb := head.personsLike()
	if b.words() < 80 {
		nb = max(nb, b.personsLike())
	}
	strong := sign == "." || sign == "by" || sign == "-"
	vb, vh := b.venueLike(), 0.0
	if strong {
		vh = head.venueLike()
	}
	listed := sign == "." && nb > .5 && head.joined() // of family names alone
	if nb <= .6 && vb <= .7 && vh <= .75 && !listed {
		return cut
	}
	ta := a.look().title
	switch {
	case ta <= .4:
	case (nb > .6 || listed) && (strong || head.joined() || nb > .9):
		cut.score, cut.left, cut.right = ta*.6+nb*.4, whole, persons
		if strong {
			cut.score += .1
		}
		cut.sure = sign == "by" && head.endsEtAl()
	case vb > .7 || vh > .75:
		cut.score, cut.left, cut.right = ta*.5+max(vb, vh)*.4, whole, venueOrDay
	}
	return cut
}

// endsEtAl reports whether the phrase ends in "et al".
func (p phrase) endsEtAl() bool {
	n := len(p.tokens)
	for n > 0 && p.tokens[n-1].sign != 0 {
		n--
	}
	return n > 1 && strings.EqualFold(p.word(p.tokens[n-1]), "al") && strings.EqualFold(p.word(p.tokens[n-2]), "et")
}

func (p phrase) hasDigit() bool {
	return strings.ContainsAny(p.text[p.start():p.end()], "0123456789")
}

// joined reports whether the phrase names several.
func (p phrase) joined() bool {
	for i, t := range p.tokens {
		if t.sign == ',' || t.sign == '&' || t.sign == 0 && (p.word(t) == "and" || p.word(t) == "et" && p.nextIs(i, "al")) {
			return true
		}
	}
	return false
}

// head returns the phrase up to its first full stop or semicolon; if wide, up to
// a dash or a bracket, too.
func (p phrase) head(wide bool) phrase {
	for i, t := range p.tokens {
		if i == 0 {
			continue
		}
		blank := i+1 < len(p.tokens) && p.tokens[i+1].start > t.end
		switch {
		case t.sign == '.' && blank && p.tokens[i-1].marks&initial == 0 && (!wide || p.tokens[i+1].marks&(capital|digits) != 0 || p.tokens[i+1].sign != 0),
			t.sign == ';' && blank,
			wide && (t.sign == '(' || t.sign == '[' || (t.sign == '-' || t.sign == '–' || t.sign == '—') && blank && p.tokens[i-1].end < t.start):
			return phrase{p.text, p.tokens[:i]}
		}
	}
	return p
}

// cutTail cuts what follows a title: persons, and the venue behind them.
func (c *cutter) cutTail(i, j int, kind cutKind, depth int) {
	if kind != persons {
		c.add(kind, i, j)
		return
	}
	for k := i + 1; k < j; k++ {
		sign, end, next := c.signAt(k, i, j)
		if sign == "" || next >= j || sign == "by" {
			continue
		}
		rest := c.part(next, j)
		if sign == "," && !(rest.tokens[0].marks&(venue|year|venueHead) != 0 || len(rest.tokens) > 1 && strings.EqualFold(rest.word(rest.tokens[0]), "in")) {
			continue
		}
		if c.part(i, end).personsLike() > .5 {
			c.add(persons, i, end)
			if rest.venueLike() > .4 {
				c.add(venueOrDay, next, j)
			} else {
				c.cut(next, j, depth+1)
			}
			return
		}
	}
	c.add(persons, i, j)
}
