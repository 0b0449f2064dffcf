package arxiv

import "strings"

// Match is one reference to a paper in a text.
type Match struct {
	Ref        Ref
	Start, End int // the reference in the text, in bytes, with what marks it
	// Err is set, and Ref is zero, if what stands there is marked as an
	// identifier and is none.
	Err *MalformedError
	// Padded tells that the number has four digits since 2015. arxiv.org pads
	// such a number at the front; lists have as often lost a zero at its end.
	Padded bool
}

// Find returns the references in text in their order. Only what is marked
// counts: an address of arXiv or one of its mirrors, "arXiv:", arXiv's DOI,
// the eprint field of BibTeX, DBLP's "CoRR abs/". A bare number is never taken
// for an identifier, nor a part of a longer one: what is marked and is no
// identifier is returned with its error. The time is linear in the text.
func Find(text string) []Match {
	f := finder{text: text}
	for i := 0; i < len(text); {
		if next := f.at(i); next > i {
			i = next
		} else {
			i++
		}
	}
	return f.matches
}

type finder struct {
	text    string
	matches []Match
}

// at looks for a mark around the byte at i and returns where to go on: i, if
// there is none. It decides on one byte, so that text without marks is passed
// over fast.
func (f *finder) at(i int) int {
	switch f.text[i] {
	case 'x', 'X':
		switch {
		case i >= 2 && hasFold(f.text[i-2:], "arxiv"):
			return f.atArxiv(i - 2)
		case i >= 5 && hasFold(f.text[i-5:], "alphaxiv.org/"):
			return f.path(i-5, i+len("xiv.org/"))
		case hasFold(f.text[i:], "xxx.lanl.gov/"):
			return f.path(i, i+len("xxx.lanl.gov/"))
		}
	case 'e', 'E':
		if hasFold(f.text[i:], "eprint") {
			return f.eprint(i)
		}
	case 'a', 'A':
		switch {
		case hasFold(f.text[i:], "ar5iv.org/"):
			return f.path(i, i+len("ar5iv.org/"))
		case hasFold(f.text[i:], "abs/"), hasFold(f.text[i:], "abs-"):
			return f.corr(i)
		}
	case 'h', 'H':
		if rest := f.text[i:]; hasFold(rest, "huggingface.co/papers/") || hasFold(rest, "hf.co/papers/") {
			slash := strings.IndexByte(rest, '/')
			return f.path(i, i+slash+1)
		}
	case '1':
		if strings.HasPrefix(f.text[i:], "128.84.21.199/") { // an address of arxiv.org
			return f.path(i, i+len("128.84.21.199/"))
		}
	}
	return i
}

// atArxiv takes the word arxiv at i for what it begins: a host or a prefix.
func (f *finder) atArxiv(i int) int {
	next := i + 3 // where the search goes on if nothing follows: behind the x
	if i > 0 && (isLetter(f.text[i-1]) || isDigit(f.text[i-1])) {
		return next
	}
	rest := f.text[i+len("arxiv"):]
	behind := i + len("arxiv")
	switch {
	case hasFold(rest, ".org/"):
		return max(next, f.path(i, behind+len(".org/")))
	case hasFold(rest, ".org:"): // oai:arXiv.org:0804.2273
		return max(next, f.identifier(i, behind+len(".org:"), strict))
	case hasFold(rest, "-vanity.com/"):
		return max(next, f.path(i, behind+len("-vanity.com/")))
	case hasFold(rest, "/") && strings.HasSuffix(strings.ToLower(f.text[max(0, i-5):i]), "info:"):
		return max(next, f.identifier(i, behind+1, strict))
	}
	separator, mode := prefixEnd(rest)
	if separator == 0 {
		return next
	}
	start := i
	if strings.HasSuffix(f.text[:i], "10.48550/") {
		start, mode = i-len("10.48550/"), strict
	}
	return max(next, f.identifier(start, behind+separator, mode))
}

// mode says what becomes of a malformed identifier behind a mark: the weaker
// the mark, the less is it reported.
type mode int

const (
	strict  mode = iota // report
	lenient             // pass over in silence
)

// prefixEnd returns the length of what joins the word arXiv to an identifier:
// a colon, a point, the hyphen of a badge, blanks, "preprint".
func prefixEnd(rest string) (int, mode) {
	n, how := 0, lenient
	for _, joint := range []string{`\:`, ":", "%3a", ".", "-", "_"} {
		if hasFold(rest, joint) {
			n = len(joint)
			if joint != "." && joint != "-" && joint != "_" {
				how = strict
			}
			break
		}
	}
	blanks := blanksAt(rest[n:])
	n += blanks
	if hasFold(rest[n:], "preprint") && blanks > 0 {
		n += len("preprint")
		n += blanksAt(rest[n:])
	}
	return n, how
}

// blanksAt counts the bytes of up to three blanks, TeX's tie among them.
func blanksAt(s string) int {
	n := 0
	for range 3 {
		switch {
		case strings.HasPrefix(s[n:], "\u00a0"):
			n += len("\u00a0")
		case n < len(s) && (s[n] == ' ' || s[n] == '~' || s[n] == '\n' || s[n] == '\t'):
			n++
		default:
			return n
		}
	}
	return n
}

// identifier takes the identifier at from, whose mark begins at start.
func (f *finder) identifier(start, from int, how mode) int {
	got := scan(f.text[from:])
	if got.length == 0 || got.err != nil && how == lenient {
		return start
	}
	return f.add(start, from, got)
}

func (f *finder) add(start, from int, got scanned) int {
	m := Match{Ref: got.ref, Start: start, End: from + got.length, Err: got.err, Padded: got.padded}
	f.matches = append(f.matches, m)
	return m.End
}

// pathVerbs are the first parts of paths that an identifier follows.
var pathVerbs = map[string]bool{
	"abs": true, "pdf": true, "html": true, "format": true, "ps": true, "dvi": true, "src": true, "e-print": true,
	"tb": true, "refs": true, "cits": true, "bibtex": true, "audio": true, "papers": true, "ftp": true, "overview": true,
}

// path takes the identifier in the path that begins at from, of an address
// whose host ends there; host is where the host's name is met.
func (f *finder) path(host, from int) int {
	start := f.addressStart(host)
	if start < 0 {
		return from
	}
	for from < len(f.text) && f.text[from] == '/' {
		from++
	}
	end := from
	for end < len(f.text) && end < from+10 && (isLetter(f.text[end]) || f.text[end] == '-') {
		end++
	}
	verb := strings.ToLower(f.text[from:end])
	slash := 0
	if end < len(f.text) {
		slash = slashAt(f.text[end:])
	}
	if !pathVerbs[verb] || slash == 0 {
		return from
	}
	at := end + slash
	if verb == "ftp" { // ftp/arxiv/papers/2403/2403.20041.pdf
		rest := f.text[at:min(len(f.text), at+40)]
		if i := strings.Index(rest, "papers/"); i >= 0 {
			at += i + len("papers/")
			at += digitsAt(f.text[at:])
			at += slashAt(f.text[at:])
		}
	}
	if rest, ok := cutFold(f.text[at:], "arxiv:"); ok {
		at = len(f.text) - len(rest)
	}
	if at == len(f.text) || strings.IndexByte(" \t\r\n)]>\"'|", f.text[at]) >= 0 {
		if verb == "abs" || verb == "pdf" {
			f.matches = append(f.matches, Match{Start: start, End: at, Err: &MalformedError{
				Text: f.text[start:at], Reason: "no identifier stands behind it",
			}})
		}
		return at
	}
	got := scan(f.text[at:])
	if got.length == 0 {
		if d := digitsAt(f.text[at:]); d >= 4 && verb != "ftp" { // digits of no scheme
			stop := at + d
			for stop < len(f.text) && stop < at+30 && (isDigit(f.text[stop]) || strings.IndexByte(".,:", f.text[stop]) >= 0) {
				stop++
			}
			if stop < len(f.text) && isLetter(f.text[stop]) { // the site's own address
				return at
			}
			text := strings.TrimRight(f.text[at:stop], ".,:")
			return f.add(start, at, malformed(text, "it has neither the form 1706.03762 nor hep-th/9901001"))
		}
		return at
	}
	return f.add(start, at, got)
}

// addressStart walks back from a host to the front of its address, over
// sub-domains and the scheme; it returns -1 if the host is part of a longer
// name.
func (f *finder) addressStart(host int) int {
	i := host
	for i > 0 && host-i < 60 && (isLetter(f.text[i-1]) || isDigit(f.text[i-1]) || f.text[i-1] == '.' || f.text[i-1] == '-') {
		i--
	}
	if i < host && f.text[host-1] != '.' {
		return -1
	}
	for _, scheme := range []string{"https://", "http://"} {
		if n := len(scheme); i >= n && hasFold(f.text[i-n:], scheme) {
			return i - n
		}
	}
	return i
}

// eprint takes the value of BibTeX's field eprint at i, unless its entry says
// that the value is of another archive.
func (f *finder) eprint(i int) int {
	next := i + len("eprint")
	if i > 0 && (isLetter(f.text[i-1]) || isDigit(f.text[i-1])) {
		return next
	}
	at := next + blanksAt(f.text[next:])
	if at >= len(f.text) || f.text[at] != '=' {
		return next
	}
	at++
	at += blanksAt(f.text[at:])
	for at < len(f.text) && strings.IndexByte(`{"`, f.text[at]) >= 0 {
		at++
	}
	got := scan(f.text[at:])
	if got.length == 0 || f.otherArchive(i, at) {
		return next
	}
	return f.add(i, at, got)
}

// entryWindow is how far around a field its entry's other fields are looked
// for, in bytes.
const entryWindow = 1500

// otherArchive tells whether the entry around text[from:to] names an archive
// other than arXiv in archivePrefix or eprinttype (biblatex manual,
// "Electronic Publishing Information").
func (f *finder) otherArchive(from, to int) bool {
	before := f.text[max(0, from-entryWindow):from]
	if at := strings.LastIndex(before, "\n@"); at >= 0 {
		before = before[at:]
	}
	after := f.text[to:min(len(f.text), to+entryWindow)]
	if at := strings.Index(after, "\n@"); at >= 0 {
		after = after[:at]
	}
	for _, part := range []string{before, after} {
		part = strings.ToLower(part)
		for _, field := range []string{"archiveprefix", "eprinttype"} {
			at := strings.Index(part, field)
			if at < 0 {
				continue
			}
			value := strings.TrimLeft(part[at+len(field):], " \t\r\n={\"")
			if value != "" && isLetter(value[0]) && !strings.HasPrefix(value, "arxiv") {
				return true
			}
		}
	}
	return false
}

// corr takes DBLP's form at i: "abs/2002.08676" where CoRR or ArXiv is named
// before it, and "corr/abs-2002-08676" in addresses.
func (f *finder) corr(i int) int {
	next := i + 3
	if i > 0 && (isLetter(f.text[i-1]) || isDigit(f.text[i-1])) {
		return next
	}
	const context = 60
	before := strings.ToLower(f.text[max(0, i-context):i])
	if f.text[i+3] == '-' {
		if !strings.HasSuffix(before, "corr/") {
			return next
		}
		at := i + 4
		if d := digitsAt(f.text[at:]); d == 4 && at+5 < len(f.text) && f.text[at+4] == '-' {
			n := digitsAt(f.text[at+5:])
			got := scan(f.text[at:at+4] + "." + f.text[at+5:at+5+n])
			if got.length == 5+n {
				return f.add(i, at, got)
			}
		}
		return next
	}
	if strings.HasSuffix(before, "/") || !strings.Contains(before, "corr") && !strings.Contains(before, "arxiv") {
		return next
	}
	return max(next, f.identifier(i, i+4, lenient))
}
