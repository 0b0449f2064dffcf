package arxiv

import (
	"fmt"
	"slices"
	"strings"
)

// scanned is the result of scanning the front of a text for an identifier.
type scanned struct {
	ref    Ref
	length int  // the number of bytes scanned; 0 if there is nothing like an identifier
	padded bool // see Match.Padded
	err    *MalformedError
}

// scan scans the identifier at the front of s. It never accepts a part of a longer number
// or word.
func scan(s string) scanned {
	if n := digitsAt(s); n > 0 {
		return scanNew(s, n)
	}
	return scanOld(s)
}

// scanNew scans "1706.03762v7", given that s begins with n digits.
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

// scanOld scans "hep-th/9901001v3", with an optional subject class, doubled or
// percent-encoded slashes, or without a slash as in arXiv's bulk files. An archive before
// an identifier of the new scheme is ignored.
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

// wordAt returns the number of letters and hyphens at the front of s, up to most.
func wordAt(s string, most int) int {
	n := 0
	for n < len(s) && n < most && (isLetter(s[n]) || s[n] == '-') {
		n++
	}
	return n
}

// withVersion scans what may follow the identifier s[:end]: a version, and then no letter
// or digit.
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

// suggest adds text to the suggestions if it is a valid identifier.
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

// placeholderAt returns the length of a placeholder at the front of s, such as 1610.xxxxx
// or 150x.xxxx.
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

// slashes are the encodings of a slash in addresses, pages and data.
var slashes = []string{"/", "%2f", `\/`, "&#x2f;", "&#47;", "&sol;"}

// slashAt returns the length of the slashes at the front of s, in any encoding.
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

// atoi returns the value of digits. Large values saturate, and fail the range checks.
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
