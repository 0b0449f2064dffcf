package dump

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"

	"clipgraph/arxiv/readlist/record/data"
	"clipgraph/arxiv/snapshot"
	"clipgraph/bib/latex"
	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
	"clipgraph/internal/lazyregexp"
)

// The formats with a JSON object on each line: arXiv's bulk metadata, of which an index has
// titles and DOIs only, and CSL-JSON without line breaks, see [data.CSLRecords].

func isArXiv(start []byte) bool {
	return bytes.HasPrefix(start, []byte("{")) && bytes.Contains(start, []byte(`"id":`))
}

func isCSL(start []byte) bool {
	line, _, _ := bytes.Cut(start, []byte("\n"))
	return data.CSLWork(string(line)) != nil
}

// nextLine returns the start of the next line, from at on, that has an object, or -1.
func nextLine(data []byte, at int) int {
	for at < len(data) {
		if data[at] == '{' && (at == 0 || data[at-1] == '\n') {
			return at
		}
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return -1
}

func endLine(record []byte) int { return bytes.IndexByte(record, '\n') }

func factsArXiv(data []byte, at int, f *Facts) (end int) {
	*f = Facts{Authors: f.Authors[:0]}
	line, _, _ := bytes.Cut(data[at:], []byte("\n"))
	for name, value := range members(line) {
		switch string(name) {
		case "title":
			f.Title = unquoted(value)
		case "doi":
			f.DOI = unquoted(value)
		}
	}
	return at + len(line)
}

func factsCSL(data []byte, at int, f *Facts) (end int) {
	*f = Facts{Authors: f.Authors[:0]}
	line, _, _ := bytes.Cut(data[at:], []byte("\n"))
	for name, value := range members(line) {
		switch string(name) {
		case "title":
			f.Title = unquoted(value)
		case "DOI":
			f.DOI = unquoted(value)
		case "container-title":
			f.Venue = unquoted(value)
		case "issued":
			f.Year = firstYear(value)
		case "author":
			f.Authors = appendNames(f.Authors, value)
		}
	}
	return at + len(line)
}

// appendNames appends the persons in an array, each as family name, comma and given name.
func appendNames(names [][]byte, array []byte) [][]byte {
	for {
		i := bytes.IndexByte(array, '{')
		if i < 0 {
			return names
		}
		array = array[i:]
		var family, given []byte
		for name, value := range members(array) {
			switch string(name) {
			case "family", "literal":
				family = unquoted(value)
			case "given":
				given = unquoted(value)
			}
		}
		if len(given) > 0 {
			family = slices.Concat(family, []byte(", "), given)
		}
		names = append(names, family)
		array = array[endValue(array):]
	}
}

// firstYear returns the first four digits in a row.
func firstYear(text []byte) []byte {
	digits := 0
	for i, c := range text {
		if !ascii.IsDigit(c) {
			digits = 0
		} else if digits++; digits == 4 {
			return text[i-3 : i+1]
		}
	}
	return nil
}

// members yields the names and the values of an object in JSON, as they are written. Of
// what is not JSON it yields what it can.
func members(object []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(name, value []byte) bool) {
		for rest := object[min(1, len(object)):]; ; {
			start := bytes.IndexByte(rest, '"')
			if start < 0 || bytes.IndexByte(rest[:start], '}') >= 0 {
				return
			}
			rest = rest[start:]
			end := endString(rest)
			name := unquoted(rest[:end])
			if rest = bytes.TrimLeft(rest[end:], " \t:"); len(rest) == 0 {
				return
			}
			end = endValue(rest)
			if !yield(name, rest[:end]) {
				return
			}
			rest = rest[end:]
		}
	}
}

// endValue returns the end of the value with which text begins.
func endValue(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i += endString(text[i:]) - 1
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ',':
			if depth == 0 {
				return i
			}
			continue
		default:
			continue
		}
		if depth <= 0 {
			return i + max(1+depth, 0)
		}
	}
	return len(text)
}

// endString returns the end of the string with whose quote text begins.
func endString(text []byte) int {
	for i := 1; ; i++ {
		next := bytes.IndexByte(text[min(i, len(text)):], '"')
		if next < 0 {
			return len(text)
		}
		i += next
		if inner := text[1:i]; (len(inner)-len(bytes.TrimRight(inner, `\`)))%2 == 0 {
			return i + 1
		}
	}
}

// unquoted returns the inner part of a string, escapes as they are, or nil for another value.
func unquoted(value []byte) []byte {
	if len(value) < 2 || value[0] != '"' || value[len(value)-1] != '"' {
		return nil
	}
	return value[1 : len(value)-1]
}

// unescapedJSON returns the text that the inner part of a string in JSON is, or "" if it is broken.
func unescapedJSON(inner []byte) (text string) {
	if bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	_ = json.Unmarshal(slices.Concat([]byte{'"'}, inner, []byte{'"'}), &text)
	return text
}

func plainArXiv(title []byte) string { return latex.Shown(unescapedJSON(title)) }

// markup matches the tags of HTML that the text of CSL-JSON may have.
var markup = lazyregexp.New(`</?(?:i|b|sub|sup|span)(?:\s[^<>]*)?>`)

func withoutMarkup(text string) string { return markup.ReplaceAllString(text, "") }

func plainCSL(title []byte) string { return latex.Shown(withoutMarkup(unescapedJSON(title))) }

func peopleCSL(name string) []work.Person {
	return []work.Person{work.ParseName(unescapedJSON([]byte(name)))}
}

func readArXiv(record []byte) *work.Work {
	w, err := snapshot.Decode(record)
	if err != nil {
		return nil
	}
	return w
}

func readCSL(record []byte) *work.Work {
	w := data.CSLWork(string(record))
	if w == nil {
		return nil
	}
	w.Title = withoutMarkup(w.Title)
	w.OnlyListed, w.Note, w.Abstract = false, "", ""
	setPreprint(w, w.PublishedIn(), "")
	return w
}
