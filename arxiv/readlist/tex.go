package readlist

import (
	"regexp"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/record/bibitem"
)

// LaTeX: the references of a bibliography, written by hand or by BibTeX or biber, and the
// links in a text. Works that a text cites by key are in other files and not read here.

// looksLikeTeX reports whether the first line that is neither blank nor a comment begins
// a document or a bibliography.
func looksLikeTeX(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '%' {
			return texLine.MatchString(line)
		}
	}
	return false
}

var texLine = regexp.MustCompile(`^\\(?:documentclass|documentstyle|begin\s*\{|bibitem|section|usepackage|input\s*\{|newcommand|refsection|datalist|makeatletter|providecommand|title\s*\{)`)

// markTeX returns a marker of the identifiers in bibliographies of biber, which have the
// value of eprint on a line of its own.
func markTeX(string, string, bool) record.Marker {
	archive, pending := false, false
	return func(text string, _ bool, found func(arxiv.Match)) int {
		if !pending && !strings.Contains(text, `\verb{eprint}`) {
			if last := strings.LastIndex(text, `\entry{`); last >= 0 {
				archive = archiveField.MatchString(text[last:])
			} else {
				archive = archive || archiveField.MatchString(text)
			}
			return len(text)
		}
		at := 0
		for line := range strings.Lines(text) {
			bare := strings.TrimLeft(line, " \t")
			switch {
			case strings.HasPrefix(bare, `\entry{`):
				archive, pending = false, false
			case archiveField.MatchString(bare):
				archive = true
			case strings.HasPrefix(bare, `\verb{eprint}`):
				pending = archive
			case pending && strings.HasPrefix(bare, `\verb `):
				pending = false
				value := strings.TrimSpace(bare[len(`\verb `):])
				if m, ok := record.BareID(value); ok {
					start := at + len(line) - len(bare) + strings.Index(bare, value)
					m.Start, m.End = m.Start+start, m.End+start
					found(m)
				}
			}
			at += len(line)
		}
		return len(text)
	}
}

var archiveField = regexp.MustCompile(`(?i)\\field\{eprinttype\}\{arxiv\}`)

// readTeX reads the references of a document as records, and its prose as a list in
// markup.
func readTeX(l *List, tex string) {
	references := newRecordList(l)
	prose, tree := bibitem.Read(l.ctx, references, tex)
	taken := map[arxiv.ID]bool{}
	for i := range l.Rows {
		taken[l.Rows[i].ArXiv()] = true
	}
	r := rowReader{collector: references.collector}
	r.readTree(tree, prose, func(m arxiv.Match) bool { return m.Err == nil && !taken[m.Ref.ID] })
	r.finish()
}
