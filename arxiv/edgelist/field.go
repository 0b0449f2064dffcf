package edgelist

import (
	"bytes"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// parseID parses an arXiv identifier, or a bare number if archive is not empty.
func parseID(field []byte, archive string) (arxiv.ID, bool) {
	if n := len(field); archive != "" && 0 < n && n <= 7 && len(bytes.Trim(field, "0123456789")) == 0 {
		padded := append(append([]byte(archive), '/'), "0000000"[n:]...)
		return arxiv.ParseID(append(padded, field...))
	}
	return arxiv.ParseID(field)
}

// findDOI appends to buffer, in lower case, the DOI in a field: bare, as "10.1000/182",
// or with "doi:" or an address before it, as package work finds it. ok is false for a DOI
// given by arXiv, which is read as an arXiv identifier.
func findDOI(field, buffer []byte) (doi []byte, ok bool) {
	if len(field) < 4 || len(field) > maxDOI {
		return nil, false
	}
	if !isDOI(field) {
		if c := field[0] | 0x20; c != 'd' && c != 'h' { // doi:10…, https://doi.org/10…
			return nil, false
		}
		id, found := work.FindID(string(field))
		if !found || id.Kind != work.DOI {
			return nil, false
		}
		field = []byte(id.Value)
	}
	for _, c := range field {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		buffer = append(buffer, c)
	}
	return buffer, !bytes.HasPrefix(buffer, []byte(arxivDOI))
}

const arxivDOI = "10.48550/arxiv."

// isDOI reports whether a field has the form of a DOI: "10.", the number of a registrant,
// a slash, and a suffix (DOI Handbook, 2.2).
func isDOI(field []byte) bool {
	number, suffix, found := bytes.Cut(field, []byte("/"))
	if !found || len(number) < 4 || len(suffix) == 0 || string(number[:3]) != "10." {
		return false
	}
	for _, c := range number[3:] {
		if c != '.' && (c < '0' || c > '9') {
			return false
		}
	}
	for _, c := range suffix {
		if c <= ' ' || c == 0x7f {
			return false
		}
	}
	return true
}

// cutDOIs returns the two fields of a line, which begin at start and next. first and
// second are the fields as cut at any separator; a field with an unquoted DOI is cut
// again, because a DOI may contain semicolons and commas.
func cutDOIs(line []byte, start, next int, first, second []byte) (_, _ []byte) {
	next = skipBlanks(line, next)
	if isBareDOI(line, start) {
		separator := separatorOf(line[start:])
		end := bytes.IndexByte(line[start:], separator)
		if end < 0 {
			return line[start:], nil
		}
		end += start
		return bytes.TrimRight(line[start:end], " "), cutAt(line, skipBlanks(line, end+1), separator)
	}
	if isBareDOI(line, next) {
		return first, cutAt(line, next, separatorOf(line[start+len(first):]))
	}
	return first, second
}

// isBareDOI reports whether an unquoted DOI begins at line[at:].
func isBareDOI(line []byte, at int) bool {
	return at+2 < len(line) && line[at+2] == '.' && line[at] == '1' && line[at+1] == '0' && (at == 0 || line[at-1] != '"')
}

// separatorOf returns the separator of the columns of a line with DOIs: the first of tab,
// comma, blank and semicolon that occurs in it.
func separatorOf(line []byte) byte {
	for _, c := range []byte("\t, ") {
		if bytes.IndexByte(line, c) >= 0 {
			return c
		}
	}
	return ';'
}

// cutAt returns the field at line[from:] up to separator, without quotes and blanks.
func cutAt(line []byte, from int, separator byte) []byte {
	if from < len(line) && line[from] == '"' {
		start, end, _ := cutField(line, from)
		return line[start:end]
	}
	field := line[from:]
	if end := bytes.IndexByte(field, separator); end >= 0 {
		field = field[:end]
	}
	return bytes.TrimSpace(field)
}

// cutField returns the start and end of the field at line[from:], without blanks and
// quotes around it, and the start of the next field. A field ends at a comma, a
// semicolon, a tab or a blank.
func cutField(line []byte, from int) (start, end, next int) {
	start = skipBlanks(line, from)
	if start < len(line) && line[start] == '"' {
		if n := bytes.IndexByte(line[start+1:], '"'); n >= 0 {
			start++
			end = start + n
			next = end + 1
			for next < len(line) && isSeparator(line[next]) {
				next++
			}
			return start, end, next
		}
	}
	for end = start; end < len(line); end++ {
		if isSeparator(line[end]) {
			next = skipBlanks(line, end)
			if next < len(line) && isSeparator(line[next]) {
				next++
			}
			return start, end, next
		}
	}
	return start, end, end
}

func skipBlanks(line []byte, at int) int {
	for at < len(line) && line[at] == ' ' {
		at++
	}
	return at
}

func isSeparator(c byte) bool { return c == ',' || c == ' ' || c == '\t' || c == ';' }

// cut shortens a field for a message.
func cut(field []byte) []byte { return field[:min(len(field), 40)] }
