package arxiv

import (
	"math"
	"strings"
)

// stride is the number of bytes that are searched for anchors at a time: small enough to
// stay in a processor's cache while it is searched for each of the bytes below.
const stride = 64 << 10

// anchors are the offsets at which a mark may stand, in order, by anchor byte. Every mark
// contains one of a few bytes that are rare in text: the x of arxiv, alphaxiv and
// xxx.lanl.gov, the colon of an address or of a field, the = of a field, the backslash of
// a macro, the R of CoRR. Searching for a byte is far faster than parsing, since
// processors compare 32 bytes at a time.
type anchors [len(anchorBytes)][]int

// anchorBytes are the anchor bytes, each with a quick test of its context.
var anchorBytes = [...]struct {
	b    byte
	test func(text string, i int) bool
}{
	{'x', anchorX}, {'X', anchorX}, {':', anchorColon}, {'=', anchorEquals}, {'\\', anchorMacro}, {'R', anchorCoRR},
}

// find returns the anchors in text[from:to], reusing the memory of a. (a is passed by
// value because a pointer would move it to the heap.)
func (a anchors) find(text string, from, to int) anchors {
	for k, anchor := range anchorBytes {
		a[k] = appendEach(a[k][:0], text, from, to, anchor.b, anchor.test)
	}
	return a
}

// all calls do with the anchors in order until it returns false.
func (a anchors) all(do func(at int) bool) {
	for k := range a {
		a[k] = append(a[k], math.MaxInt) // a sentinel
	}
	x, upper, colon, equals, macro, corr := a[0], a[1], a[2], a[3], a[4], a[5]
	for {
		at := min(x[0], upper[0], colon[0], equals[0], macro[0], corr[0])
		switch at {
		case math.MaxInt:
			return
		case x[0]:
			x = x[1:]
		case upper[0]:
			upper = upper[1:]
		case colon[0]:
			colon = colon[1:]
		case equals[0]:
			equals = equals[1:]
		case macro[0]:
			macro = macro[1:]
		default:
			corr = corr[1:]
		}
		if !do(at) {
			return
		}
	}
}

// appendEach appends to found the offsets of b in text[from:to] that pass test.
func appendEach(found []int, text string, from, to int, b byte, test func(string, int) bool) []int {
	for i := from; ; i++ {
		n := strings.IndexByte(text[i:to], b)
		if n < 0 {
			return found
		}
		if i += n; test(text, i) {
			found = append(found, i)
		}
	}
}

func anchorX(text string, i int) bool {
	if i+2 >= len(text) {
		return false
	}
	if text[i+1]|0x20 == 'i' && text[i+2]|0x20 == 'v' {
		return i >= 2 && (text[i-1]|0x20 == 'r' && text[i-2]|0x20 == 'a' || i >= 5 && text[i-1]|0x20 == 'a')
	}
	return text[i+1]|0x20 == 'x' && hasFold(text[i:], "xxx.lanl.gov/")
}

func anchorColon(text string, i int) bool {
	rest := text[i+1:]
	if len(rest) > 3 && rest[0] == '/' {
		switch rest[2] | 0x20 { // the first letters of the mirrors
		case 'a':
			return rest[3]|0x20 == 'r' && len(rest) > 4 && rest[4] == '5'
		case 'h':
			return rest[3]|0x20 == 'u' || rest[3]|0x20 == 'f'
		case 'd':
			return rest[3]|0x20 == 'b'
		}
		return rest[2] == '1'
	}
	return i >= 6 && (text[i-1] == 't' || text[i-2] == 't') && endsField(text[:i])
}

func anchorEquals(text string, i int) bool {
	if endsField(text[:i]) {
		return true
	}
	return strings.HasPrefix(text[i+valueAt(text[i:]):], "abs/")
}

func anchorMacro(text string, i int) bool { return hasFold(text[i+1:], "eprint") }

func anchorCoRR(text string, i int) bool {
	return i >= 2 && text[i-1] == 'o' && text[i-2] == 'C' && i+1 < len(text) && text[i+1] == 'R'
}

// endsField reports whether text ends in the name eprint, quoted or followed by blanks.
func endsField(text string) bool {
	text = strings.TrimRight(text[max(0, len(text)-30):], " \t\"'")
	return len(text) >= 6 && hasFold(text[len(text)-6:], "eprint")
}

// trust is how explicitly a mark announces an identifier. It determines what happens to
// one that is not quite valid.
type trust int

const (
	lenient trust = iota // "arXiv 1706.03762": only a complete identifier counts
	plain                // a padded identifier counts too
	strict               // "arXiv:": an invalid identifier is reported
)

// joint returns the length of the text between the word arXiv and an identifier, or 0 if
// rest does not begin with such text: a colon, the hyphen of a badge, blanks, "preprint",
// the quotes of data, the braces of TeX.
func joint(rest string) (int, trust) {
	n, how := signAt(rest)
	if n == 0 || how == plain {
		if value := valueAt(rest[fieldAt(rest):]); value > 0 {
			return fieldAt(rest) + value, plain
		}
	}
	if n > 0 && how == plain {
		return n, how
	}
	blanks := blanksAt(rest[n:])
	n += blanks
	if blanks > 0 && how == plain {
		for _, word := range []string{"preprints", "preprint", "e-prints", "e-print", "eprint", "number", "no.", "id", "paper"} {
			if hasFold(rest[n:], word) {
				n += len(word)
				n += colonAt(rest[n:])
				n += blanksAt(rest[n:])
				break
			}
		}
		how = lenient
	}
	for opened := 0; opened < 4 && n < len(rest) && strings.IndexByte("*_`[(\"'{", rest[n]) >= 0; opened++ {
		n++
		n += blanksAt(rest[n:])
		how = min(how, plain)
	}
	return n, how
}

// signAt returns the length of the sign after the word arXiv, and its trust.
func signAt(rest string) (int, trust) {
	bold := 0
	for bold < 2 && hasFold(rest[bold:], "*") { // **arXiv**:
		bold++
	}
	switch {
	case hasFold(rest, `\:`):
		return 2, strict
	case hasFold(rest[bold:], ":"):
		return bold + 1, strict
	case hasFold(rest, "%3a"), strings.HasPrefix(rest, wideColon):
		return 3, strict
	case hasFold(rest, "."), hasFold(rest, "-"), hasFold(rest, "_"):
		return 1, plain
	}
	return 0, plain
}

// wideColon is the full-width colon of Chinese and Japanese text.
const wideColon = "\uFF1A"

// fieldAt returns the length of the rest of a field name that begins with arXiv, such as
// arxiv_id, arxivId or arxiv-number.
func fieldAt(rest string) int {
	n := 0
	if n < len(rest) && (rest[n] == '_' || rest[n] == '-' || rest[n] == ' ') {
		n++
	}
	for _, word := range []string{"identifiers", "identifier", "ids", "id", "numbers", "number", "no", "eprints", "eprint"} {
		if hasFold(rest[n:], word) {
			return n + len(word)
		}
	}
	return 0
}

// valueAt returns the length of the text between the name of a field and its value, or 0
// if rest does not begin with such text: `" : "`, ` = {`, `}{`, `="`.
func valueAt(rest string) int {
	n := 0
	if startsWithAny(rest, `"'}`) {
		n++
	}
	n += blanksAt(rest[n:])
	sign := n
	if startsWithAny(rest[n:], "=:") {
		n++
		n += blanksAt(rest[n:])
	} else if strings.HasPrefix(rest[n:], wideColon) {
		n += len(wideColon)
		n += blanksAt(rest[n:])
	}
	quotes := n
	for n < quotes+3 && startsWithAny(rest[n:], "{\"'[(") {
		n++
	}
	if n == quotes && (sign == quotes || rest[0] == '}') {
		return 0 // no sign and no brace
	}
	if sign == quotes && rest[quotes] != '{' {
		return 0 // without a sign only a brace of TeX opens a value
	}
	return n
}

// startsWithAny reports whether s begins with one of the bytes of set.
func startsWithAny(s, set string) bool { return s != "" && strings.IndexByte(set, s[0]) >= 0 }

func colonAt(rest string) int {
	switch {
	case hasFold(rest, ":"):
		return 1
	case strings.HasPrefix(rest, wideColon):
		return len(wideColon)
	}
	return 0
}

// blanksAt returns the length of up to three blanks, including TeX's ~ and HTML's &nbsp;.
func blanksAt(s string) int {
	n := 0
	for range 3 {
		switch {
		case n < len(s) && (s[n] == ' ' || s[n] == '~' || s[n] == '\t'):
			n++
		case strings.HasPrefix(s[n:], "\u00a0"):
			n += len("\u00a0")
		case strings.HasPrefix(s[n:], "&nbsp;"):
			n += len("&nbsp;")
		default:
			return n
		}
	}
	return n
}
