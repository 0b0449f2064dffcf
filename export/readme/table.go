package readme

import (
	"slices"
	"strings"
)

// Table is a reading list in Markdown: headings, each followed by a table of its papers (GitHub
// Flavored Markdown, "Tables").
type Table struct {
	Papers []Paper
	Groups []Group
}

// Text returns the list. Headings start at the second level, below the README's title.
func (t *Table) Text() string {
	var b strings.Builder
	var path []string
	for n, group := range t.Groups {
		if n > 0 {
			b.WriteByte('\n')
		}
		for depth := sharedLength(path, group.Path); depth < len(group.Path); depth++ {
			b.WriteString(strings.Repeat("#", min(depth+2, 6)) + " " + Markdown(group.Path[depth]) + "\n\n")
		}
		path = group.Path
		b.WriteString("| Name | Title | Authors | Venue | Year | Links |\n|---|---|---|---|---|---|\n")
		for _, i := range group.Papers {
			t.Papers[i].writeRow(&b)
		}
	}
	return b.String()
}

// sharedLength returns the number of headings with which both paths begin.
func sharedLength(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func (p *Paper) writeRow(b *strings.Builder) {
	authors, links := slices.Clone(p.Authors), []string{}
	for i := range authors {
		authors[i] = Markdown(authors[i])
	}
	for _, l := range p.Links {
		links = append(links, l.Markdown())
	}
	title := Link{p.Title, p.URL}.Markdown()
	for _, cell := range []string{Markdown(p.Name), title, strings.Join(authors, ", "), Markdown(p.Venue), Markdown(p.Year), strings.Join(links, ", ")} {
		b.WriteByte('|')
		if cell != "" {
			b.WriteString(" " + cell)
		}
		b.WriteByte(' ')
	}
	b.WriteString("|\n")
}

// Markdown returns the link in Markdown.
func (l Link) Markdown() string {
	text := Markdown(l.Text)
	if l.URL == "" || text == "" {
		return text
	}
	return "[" + text + "](" + address(l.URL) + ")"
}

// Markdown returns s as plain text for a cell or heading: on one line, with a backslash before
// each character that would start markup.
func Markdown(s string) string {
	var b strings.Builder
	s = oneLine(s)
	for i, r := range s {
		entity := r == '&' && !strings.HasPrefix(s[i:], "& ")
		if strings.ContainsRune("\\`*_[]<>|~$", r) || entity || strings.HasPrefix(s[i:], "://") {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
