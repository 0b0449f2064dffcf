package arxiv

import (
	"iter"
	"slices"
	"strings"
)

// Match is a reference to a paper in a text.
type Match struct {
	Ref        Ref
	Start, End int // the position of the reference in bytes, including its mark
	// Err is set, and Ref is zero, if the text is marked as an identifier but is not
	// valid.
	Err *MalformedError
	// Padded says that a number since 2015 has four digits. arxiv.org adds a zero at the
	// front; in lists the zero is as often missing at the end.
	Padded bool
}

// Find returns the references in text, in order. Only marked identifiers count: an
// address of arXiv or one of its mirrors, "arXiv:", arXiv's DOI, BibTeX's eprint field,
// DBLP's "CoRR abs/", an ADS bibcode. A bare number, or a part of a longer one, is never
// taken for an identifier. A marked text that is not a valid identifier is returned with
// its error.
//
// A reference does not span lines: Find of a text returns what Find returns for its
// lines. The time is linear in the text.
func Find(text string) []Match { return slices.Collect(All(text)) }

// Has reports whether a text contains a reference to a paper, valid or not.
func Has(text string) bool { return !search(text, func(Match) bool { return false }) }

// All is like [Find], but returns an iterator instead of a slice.
func All(text string) iter.Seq[Match] {
	return func(yield func(Match) bool) { search(text, yield) }
}

// search calls yield for the references in text. It reports whether yield accepted all.
func search(text string, yield func(Match) bool) (all bool) {
	f := finder{text: text, yield: yield}
	var a anchors
	var room [len(anchorBytes)][8]int // enough for a short text
	for k := range a {
		a[k] = room[k][:0]
	}
	for from := 0; from < len(text) && !f.stopped; from += stride {
		a = a.find(text, from, min(from+stride, len(text)))
		a.all(func(at int) bool {
			if at >= f.next {
				f.next = max(f.next, f.mark(at))
			}
			return !f.stopped
		})
	}
	return !f.stopped
}

// finder finds the references at the anchors of a text.
type finder struct {
	text    string
	yield   func(Match) bool
	next    int // where the search continues: the end of the last reference
	stopped bool
}

// mark looks for a mark at the anchor at i and for a reference after it. It returns the
// offset at which the search continues, or 0 if there is no reference.
func (f *finder) mark(i int) int {
	switch rest := f.text[i+1:]; f.text[i] {
	case 'x', 'X':
		return f.markOfX(i)
	case ':':
		if hasFold(rest, "//") {
			return f.address(i + len("://"))
		}
		return f.eprint(i)
	case '=':
		if endsField(f.text[:i]) {
			return f.eprint(i)
		}
		at := i + valueAt(f.text[i:])
		return f.identifier(at, at+len("abs/"), lenient)
	case '\\':
		return f.eprint(i + 1 + len("eprint"))
	case 'R':
		const reach = 60
		line, _, _ := strings.Cut(rest[:min(len(rest), reach)], "\n")
		if n := strings.Index(line, "abs/"); n >= 0 && !isAlnum(line[max(0, n-1)]) && line[max(0, n-1)] != '/' {
			at := i + 1 + n
			return f.identifier(at, at+len("abs/"), lenient)
		}
	}
	return 0
}

// markOfX is mark for the anchors x and X.
func (f *finder) markOfX(i int) int {
	switch {
	case i >= 2 && hasFold(f.text[i-2:], "arxiv"):
		return f.arxiv(i - 2)
	case i >= 5 && hasFold(f.text[i-5:], "alphaxiv.org/"):
		return f.path(i-5, i+len("xiv.org/"))
	case hasFold(f.text[i:], "xxx.lanl.gov/"):
		return f.path(i, i+len("xxx.lanl.gov/"))
	}
	return 0
}

// mirrors are sites whose paths contain identifiers as arXiv's do and whose names contain
// no x. The last is an IP address of arxiv.org that some lists use.
var mirrors = []string{"ar5iv.org/", "huggingface.co/", "hf.co/", "128.84.21.199/"}

// address finds the identifier in the address whose host is at i.
func (f *finder) address(i int) int {
	rest := f.text[i:]
	for _, host := range mirrors {
		if hasFold(rest, host) {
			return f.path(i, i+len(host))
		}
	}
	if hasFold(rest, "dblp.") {
		return f.dblp(i)
	}
	return 0
}

// dblp finds the identifier in the address of a DBLP record at i, such as
// dblp.org/rec/journals/corr/abs-2002-08676.
func (f *finder) dblp(i int) int {
	const reach, mark = 60, "/corr/abs-"
	n := strings.Index(f.text[i:min(len(f.text), i+reach)], mark)
	if n < 0 {
		return 0
	}
	at := i + n + len(mark)
	if d := digitsAt(f.text[at:]); d != 4 || !hasFold(f.text[at+d:], "-") {
		return 0
	}
	number := at + len("2002-")
	d := digitsAt(f.text[number:])
	got := scan(f.text[at:at+4] + "." + f.text[number:number+d])
	if got.length != len("2002-")+d || got.err != nil {
		return 0
	}
	return f.found(i, at, got)
}

// arxiv handles the word arxiv at i, which may begin a host name or a prefix.
func (f *finder) arxiv(i int) int {
	if id, start, end, ok := bibcode(f.text, i); ok {
		f.stopped = !f.yield(Match{Ref: Ref{ID: id}, Start: start, End: end})
		return end
	}
	if !f.beginsWord(i) {
		return 0
	}
	after := i + len("arxiv")
	rest := f.text[after:]
	if n := plainPath(rest); n > 0 {
		at := after + n
		if digitsAt(f.text[at:min(len(f.text), at+5)]) == 4 {
			if got := scanNew(f.text[at:], 4); got.length > 0 {
				if start := f.addressStart(i); start >= 0 {
					return f.found(start, at, got)
				}
				return 0
			}
		}
	}
	switch {
	case hasFold(rest, ".org"):
		if slash := slashAt(rest[len(".org"):]); slash > 0 {
			return f.path(i, after+len(".org")+slash)
		}
		if hasFold(rest, ".org:") { // oai:arXiv.org:0804.2273
			return f.identifier(i, after+len(".org:"), strict)
		}
		return 0
	case hasFold(rest, "-vanity.com/"):
		return f.path(i, after+len("-vanity.com/"))
	case hasFold(rest, "/"):
		how := lenient
		if hasFold(f.text[max(0, i-len("info:")):], "info:") {
			how = strict
		}
		return f.identifier(i, after+1, how)
	}
	n, how := joint(rest)
	if n == 0 {
		return 0
	}
	start := i
	if strings.HasSuffix(f.text[:i], "10.48550/") {
		start, how = i-len("10.48550/"), strict
	}
	return f.identifier(start, after+n, how)
}

// plainPath returns the length of the most common paths before an identifier, or 0 if
// rest begins with none of them.
func plainPath(rest string) int {
	for _, path := range [...]string{".org/abs/", ".org/pdf/", ".org/html/"} {
		if strings.HasPrefix(rest, path) {
			return len(path)
		}
	}
	return 0
}

// beginsWord reports whether a word begins at i: the byte before is not a letter or
// digit, or ends a percent-encoded character.
func (f *finder) beginsWord(i int) bool {
	return i == 0 || !isAlnum(f.text[i-1]) || i >= 3 && f.text[i-3] == '%'
}

// identifier scans the identifier at from, whose mark begins at start.
func (f *finder) identifier(start, from int, how trust) int {
	got := scan(f.text[from:])
	if got.length == 0 || how < strict && got.err != nil || how < plain && got.padded {
		return 0
	}
	end := f.found(start, from, got)
	if open := f.text[start:from]; strings.HasSuffix(open, `["`) || strings.HasSuffix(open, "['") {
		end = f.array(open[len(open)-1], end)
	}
	return end
}

// array scans the further identifiers of an array of data whose first one ends at i. It
// returns the end of the last.
func (f *finder) array(quote byte, i int) int {
	for !f.stopped {
		at := i + commaAt(f.text[i:], quote)
		if at == i {
			break
		}
		got := scan(f.text[at:])
		if end := at + got.length; got.length == 0 || got.err != nil || end == len(f.text) || f.text[end] != quote {
			break
		}
		i = f.found(at, at, got)
	}
	return i
}

// commaAt returns the length of the text between two strings in the given quotes, or 0 if
// s does not begin with such text.
func commaAt(s string, quote byte) int {
	n := 0
	for _, c := range []byte{quote, ',', quote} {
		n += blanksAt(s[n:])
		if n == len(s) || s[n] != c {
			return 0
		}
		n++
	}
	return n
}

// found yields the identifier scanned at from. It returns where the search continues.
func (f *finder) found(start, from int, got scanned) int {
	end := from + got.length
	start = max(start, f.next)
	f.stopped = !f.yield(Match{Ref: got.ref, Start: start, End: end, Err: got.err, Padded: got.padded})
	return end
}

// path scans the identifier in the path at from, of an address whose host is at host.
func (f *finder) path(host, from int) int {
	start := f.addressStart(host)
	if start < 0 {
		return 0
	}
	from = len(f.text) - len(strings.TrimLeft(f.text[from:], "/"))
	verb, at := verbAt(f.text, from)
	switch verb {
	case "":
		if digitsAt(f.text[from:]) == 4 && f.text[host]|0x20 == 'a' { // arxiv.org/1706.03762
			return f.identifier(start, from, plain)
		}
		return 0
	case "ftp": // ftp/arxiv/papers/2403/2403.20041.pdf
		at += monthFolderAt(f.text[at:])
	}
	if rest, ok := cutFold(f.text[at:], "arxiv:"); ok {
		at = len(f.text) - len(rest)
	}
	if at == len(f.text) || startsWithAny(f.text[at:], " \t\r\n)]>\"'|") {
		if verb == "abs" || verb == "pdf" {
			err := &MalformedError{Text: f.text[start:at], Reason: "no identifier follows"}
			return f.found(start, start, scanned{length: at - start, err: err})
		}
		return at
	}
	got := scan(f.text[at:])
	if got.length == 0 && verb != "ftp" {
		got = noScheme(f.text[at:])
	}
	if got.length == 0 {
		return at
	}
	return f.found(start, at, got)
}

// monthFolderAt returns the offset of the file name in a path of the FTP server, such as
// arxiv/papers/2403/2403.20041.pdf.
func monthFolderAt(s string) int {
	i := strings.Index(s[:min(len(s), 40)], "papers/")
	if i < 0 {
		return 0
	}
	i += len("papers/")
	i += digitsAt(s[i:])
	return i + slashAt(s[i:])
}

// noScheme returns an error for four or more digits at the front of s, in the place of an
// identifier, unless they begin another address of the site.
func noScheme(s string) scanned {
	n := digitsAt(s)
	if n < 4 {
		return scanned{}
	}
	for n < len(s) && n < 30 && (isDigit(s[n]) || strings.IndexByte(".,:", s[n]) >= 0) {
		n++
	}
	if n < len(s) && isLetter(s[n]) {
		return scanned{}
	}
	return malformed(strings.TrimRight(s[:n], ".,:"), "it has neither the form 1706.03762 nor hep-th/9901001")
}

// verbAt returns the first part of the path at text[from:] if an identifier may follow
// it, and the offset after it.
func verbAt(text string, from int) (verb string, at int) {
	end := from
	for end < len(text) && end < from+10 && (isLetter(text[end]) || text[end] == '-') {
		end++
	}
	slash := slashAt(text[end:])
	if slash == 0 {
		return "", from
	}
	switch verb = strings.ToLower(text[from:end]); verb {
	case "abs", "pdf", "html", "format", "ps", "dvi", "src", "e-print", "tb", "refs", "cits", "bibtex", "audio",
		"papers", "paper", "ftp", "overview":
		return verb, end + slash
	}
	return "", from
}

// addressStart returns the start of the address of a host: before its sub-domains and
// scheme. It returns -1 if the host is part of a longer name.
func (f *finder) addressStart(host int) int {
	i := host
	if n := len("https://"); i >= n && f.text[i-n:i] == "https://" {
		return i - n
	}
	for i > 0 && host-i < 60 && (isAlnum(f.text[i-1]) || f.text[i-1] == '.' || f.text[i-1] == '-') && !f.encoded(i) {
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

// encoded reports whether a percent-encoded character ends at i.
func (f *finder) encoded(i int) bool { return i >= 3 && f.text[i-3] == '%' }

// eprint scans the value of a field, or the argument of a macro, whose name eprint ends
// before i. The field may hold identifiers of other archives, so that an invalid one is
// reported only if it resembles an arXiv identifier.
func (f *finder) eprint(i int) int {
	name := strings.LastIndexAny(f.text[:i], "tT") + 1 - len("eprint")
	if name > 0 && isAlnum(f.text[name-1]) {
		return 0
	}
	at := i + valueAt(f.text[i:])
	got := scan(f.text[at:])
	if at == i || got.length == 0 || got.err != nil && len(got.err.Meant) == 0 {
		return 0
	}
	return f.found(name, at, got)
}
