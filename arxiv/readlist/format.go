package readlist

import (
	"path"
	"strings"
)

// format is a syntax that lists are written in: one row here, one file with
// its reader.
type format struct {
	name       string
	extensions []string // of file names, in lower case
	// looks tells from the first few KiB whether a list is of the format;
	// it is asked where the name says nothing. Nil: only a name tells.
	looks func(head string) bool
	// cover hides what is no part of a list of the format; nil: nothing.
	cover cover
	// read adds the items and the problems of source to the list, line by
	// line as they stand there.
	read func(l *List, source string)
}

// formats are asked in order. The last is what a list is that no other
// format claims.
var formats = []format{
	{"BibTeX", []string{".bib", ".bibtex"}, looksLikeBib, coverBib, readBib},
	{"HTML", []string{".html", ".htm", ".xhtml"}, looksLikeHTML, coverHTML, readHTML},
	{"Markdown", []string{".md", ".markdown", ".mdx", ".rmd", ".qmd"}, nil, coverHTML, readMarkdown},
}

// headSize is how much of a list is looked at to tell its format, in bytes.
const headSize = 4 << 10

// formatOf returns the format of a list by the name of its file, else by its
// content.
func formatOf(file, source string) format {
	ext := strings.ToLower(path.Ext(file))
	for _, f := range formats {
		for _, e := range f.extensions {
			if e == ext {
				return f
			}
		}
	}
	head := source[:min(len(source), headSize)]
	for _, f := range formats {
		if f.looks != nil && f.looks(head) {
			return f
		}
	}
	return formats[len(formats)-1]
}

// looksLikeHTML tells a page from a Markdown list, which may begin with tags,
// too.
func looksLikeHTML(head string) bool {
	head = strings.ToLower(strings.TrimSpace(head))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html")
}
