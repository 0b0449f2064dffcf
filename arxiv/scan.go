package arxiv

import (
	"fmt"
	"slices"
	"strings"
)

// scanned is what stands at the front of a text that should be an identifier.
type scanned struct {
	ref    Ref
	length int  // bytes that belong to it; 0 if nothing there is like one
	padded bool // four digits since 2015: arXiv pads them, lists mean another
	err    *MalformedError
}

// scan reads the identifier at the front of s, up to where its characters
// end. It never takes a part of a longer number or word for one.
func scan(s string) scanned {
	if n := digitsAt(s); n > 0 {
		return scanNew(s, n)
	}
	return scanOld(s)
}

// scanNew reads "1706.03762v7", given that s begins with n digits.
func scanNew(s string, n int) scanned {
	d := 0
	if n == 4 && len(s) > 5 && (s[4] == '.' || s[4] == ':') {
		d = digitsAt(s[5:])
	}
	if d == 0 {
		if x := placeholderAt(s); x > 0 {
			return malformed(s[:x], "a placeholder")
		}
		return scanned{}
	}
	end := 5 + d
	if s[4] == ':' {
		if d != 4 && d != 5 {
			return scanned{}
		}
		bad := malformed(s[:end], "a colon for the point")
		bad.suggest(s[:4] + "." + s[5:end])
		return bad
	}
	yymm, number := atoi(s[:4]), atoi(s[5:end])
	id, reason := newID(yymm, number, d)
	if reason != "" {
		bad := malformed(s[:end], reason)
		if d > 5 {
			bad.suggest(s[:end-1])
		}
		return bad
	}
	got := withVersion(s, end, id)
	got.padded = got.err == nil && id.month >= firstWide && d == 4
	return got
}

// scanOld reads "hep-th/9901001v3", with a subject class, doubled or
// percent-encoded slashes, or no slash at all as in the bulk files. An archive
// before an identifier of the new scheme is taken for decoration.
func scanOld(s string) scanned {
	n := wordAt(s, 20)
	archive, known := archiveByLetters[strings.ReplaceAll(strings.ToLower(s[:n]), "-", "")]
	end := n
	if startsWithAny(s[end:], ".") { // a subject class
		if class := wordAt(s[end+1:], 11); class > 0 && slashAt(s[end+1+class:]) > 0 {
			end += 1 + class
		}
	}
	slash := slashAt(s[end:])
	start := end + slash
	d := digitsAt(s[start:])
	if d == 0 || n == 0 || slash == 0 && !known {
		return scanned{}
	}
	if slash > 0 && d == 4 {
		if hybrid := scanNew(s[start:], d); hybrid.length > 0 {
			hybrid.length += start
			return hybrid
		}
	}
	if d < 5 {
		return scanned{}
	}
	stop := start + d
	id, reason := ID{}, ""
	switch {
	case !known:
		reason = fmt.Sprintf("there is no archive %q with such identifiers", s[:n])
	case d != 7:
		reason = fmt.Sprintf("%d digits after the archive, where there are seven", d)
	default:
		id, reason = oldID(archive, atoi(s[start:stop]))
	}
	if reason != "" {
		return malformed(s[:stop], reason)
	}
	return withVersion(s, stop, id)
}

// wordAt counts the letters and hyphens at the front of s, at most so many.
func wordAt(s string, most int) int {
	n := 0
	for n < len(s) && n < most && (isLetter(s[n]) || s[n] == '-') {
		n++
	}
	return n
}

// withVersion reads what may follow the identifier s[:end]: a version, and
// then nothing that would make it a part of something longer.
func withVersion(s string, end int, id ID) scanned {
	version := 0
	if end < len(s) && (s[end] == 'v' || s[end] == 'V') {
		d := digitsAt(s[end+1:])
		stop := end + 1 + d
		if d == 0 || d > 3 || s[end+1] == '0' {
			bad := malformed(s[:stop], "no such version")
			bad.err.Meant = []ID{id}
			return bad
		}
		version = atoi(s[end+1 : stop])
		end = stop
	}
	if end < len(s) && isAlnum(s[end]) {
		stop := end
		for stop < len(s) && stop < end+20 && isAlnum(s[stop]) {
			stop++
		}
		bad := malformed(s[:stop], "more letters than an identifier has")
		bad.err.Meant = []ID{id}
		return bad
	}
	return scanned{ref: Ref{id, version}, length: end}
}

func malformed(text, reason string) scanned {
	return scanned{length: len(text), err: &MalformedError{Text: text, Reason: reason}}
}

// suggest adds text to what was meant, if it is an identifier.
func (s *scanned) suggest(text string) {
	if n := digitsAt(text); n == 4 {
		if got := scanNew(text, n); got.err == nil && got.length == len(text) {
			s.err.Meant = append(s.err.Meant, got.ref.ID)
		}
	}
}

func digitsAt(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// placeholderAt counts the bytes of a number that was still to be filled in,
// such as 1610.xxxxx or 150x.xxxx, at the front of s.
func placeholderAt(s string) int {
	n, xs := 0, 0
	for n < len(s) && n < 10 && (isDigit(s[n]) || s[n]|0x20 == 'x' || n == 4 && s[n] == '.') {
		if s[n]|0x20 == 'x' {
			xs++
		}
		n++
	}
	if xs == 0 || n < 9 || s[4] != '.' || n < len(s) && isAlnum(s[n]) {
		return 0
	}
	return n
}

// slashes are the ways to write a slash in an address, in pages and in data.
var slashes = []string{"/", "%2f", `\/`, "&#x2f;", "&#47;", "&sol;"}

// slashAt counts the bytes of slashes at the front of s, however written.
func slashAt(s string) int {
	n := 0
	for n < len(s) {
		if s[n] == '/' {
			n++
			continue
		}
		if strings.IndexByte(`%\&`, s[n]) < 0 {
			break
		}
		i := slices.IndexFunc(slashes, func(slash string) bool { return hasFold(s[n:], slash) })
		if i < 0 {
			break
		}
		n += len(slashes[i])
	}
	return n
}

// atoi reads digits; more of them than any number here has saturate, which
// every check of a range then refuses.
func atoi(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = min(n*10+int(c-'0'), 1e9)
	}
	return n
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }
