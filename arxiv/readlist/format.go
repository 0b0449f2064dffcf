package readlist

import (
	"path"
	"slices"
	"strings"

	"clipgraph/arxiv/edgelist"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/record/bibtex"
	"clipgraph/arxiv/readlist/record/data"
	"clipgraph/arxiv/readlist/record/tagged"
	"clipgraph/arxiv/readlist/source"
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
	cover source.Cover
	// marks returns what finds the identifiers that only the structure of a
	// list with such a name and head tells; nil: none. whole tells whether the
	// head is the whole list.
	marks func(file, head string, whole bool) record.Marker
	// read adds the items and the problems of text to the list, line by
	// line as they stand there.
	read func(l *List, text string)
	// front blanks what stands before a list and is no part of it; it is called once,
	// with the first data.MaxFront bytes or more. Nil: nothing does.
	front func(text []byte)
}

// formats are asked in order. The last is what a list is that no other
// format claims.
var formats = []format{
	{"BibTeX", []string{".bib", ".bibtex"}, bibtex.LooksLike, source.CoverLines("%"), nil, records(bibtex.Read), nil},
	{"RIS", []string{".ris"}, tagged.RIS.Looks, nil, nil, records(tagged.RIS.Read), nil},
	{"PubMed", []string{".nbib"}, tagged.PubMed.Looks, nil, nil, records(tagged.PubMed.Read), nil},
	{"EndNote", []string{".enw"}, tagged.EndNote.Looks, nil, nil, records(tagged.EndNote.Read), nil},
	{"EndNote XML", nil, tagged.EndNoteXML.Looks, nil, nil, records(tagged.EndNoteXML.Read), nil},
	{"Zotero RDF", []string{".rdf"}, tagged.ZoteroRDF.Looks, nil, nil, records(tagged.ZoteroRDF.Read), nil},
	{"MODS", []string{".mods"}, tagged.MODS.Looks, nil, nil, records(tagged.MODS.Read), nil},
	{"HTML", []string{".html", ".htm", ".xhtml"}, looksLikeHTML, source.CoverHTML, nil, readHTML, nil},
	{"Org", []string{".org"}, looksLikeOrg, source.CoverLines("# "), nil, readOrg, nil},
	{"reStructuredText", []string{".rst"}, nil, nil, nil, readRST, nil},
	{"AsciiDoc", []string{".adoc", ".asciidoc"}, looksLikeAsciiDoc, source.CoverLines("// "), nil, readAsciiDoc, nil},
	{"LaTeX", []string{".tex", ".bbl", ".ltx"}, looksLikeTeX, source.CoverTeX, markTeX, readTeX, nil},
	{"notebook", []string{".ipynb"}, data.LooksLikeNotebook, nil, nil, records(data.ReadNotebook), nil},
	{"JSON", []string{".json", ".jsonl", ".ndjson"}, data.LooksLikeJSON, nil, nil, readJSON, nil},
	{"CFF", []string{".cff"}, data.LooksLikeCFF, source.CoverYAML, nil, records(data.ReadCFF), nil},
	{"YAML", []string{".yaml", ".yml"}, data.LooksLikeYAML, source.CoverYAML, nil, records(data.ReadYAML), nil},
	{"identifiers", nil, looksLikeIDs, nil, markIDs, readIDs, nil},
	{"CSV", []string{".csv", ".tsv", ".tab"}, data.LooksLikeCSV, nil, data.MarkCSV, records(data.ReadCSV), nil},
	{"Markdown", []string{".md", ".markdown", ".mdx", ".rmd", ".qmd"}, nil, source.CoverHTML, nil, readMarkdown, hideFront},
}

// Formats returns the names of the formats, in the order in which a list is asked
// whether it is of one.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// FormatNames returns, for each format, the word that names it in [ReadAs]: its name
// in lower case, with "-" for blanks. The last is that of files of citations.
func FormatNames() []string {
	var names []string
	for _, name := range append(Formats(), citations.name) {
		names = append(names, formatWord(name))
	}
	return names
}

func formatWord(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }

// formatNamed returns the format with a name, in any case; that of a list by its
// file and content if there is none.
func formatNamed(name, file, text string) format {
	for _, f := range formats {
		if formatWord(f.name) == formatWord(name) {
			return f
		}
	}
	if formatWord(name) == citations.name {
		return citations
	}
	return formatOf(file, text)
}

// IsList tells by the end of its name whether a file is of a format that lists
// are written in, apart from plain text.
func IsList(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext != "" && slices.ContainsFunc(formats, func(f format) bool { return slices.Contains(f.extensions, ext) })
}

// IsBinary reports, from the first bytes of a file, a few KiB of them, whether it
// is no text in any encoding that is read.
func IsBinary(head []byte) bool { return source.IsBinary(head) }

// FormatOf returns the name of the format of a list, one of [Formats], by the name of its
// file and by how it begins.
func FormatOf(file, head string) string { return formatOf(file, head).name }

// formatOf returns the format of a list by the name of its file, which may be an
// address with a query, else by its content.
func formatOf(file, text string) format {
	if address, _, queried := strings.Cut(file, "?"); queried && strings.Contains(address, "://") {
		file = address
	}
	head := text[:min(len(text), source.HeadSize)]
	if edgelist.Is(file, []byte(head)) { // a table of another kind, whatever it is named
		return citations
	}
	ext := strings.ToLower(path.Ext(file))
	for _, f := range formats {
		for _, e := range f.extensions {
			if e == ext {
				return f
			}
		}
	}
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

// looksLikeOrg reports whether a list begins with a keyword of Org mode, such as
// "#+TITLE: ".
func looksLikeOrg(head string) bool {
	line, _, _ := strings.Cut(strings.TrimLeft(head, " \t\r\n"), "\n")
	name, _, ok := strings.Cut(line, ":")
	return ok && strings.HasPrefix(name, "#+") && !strings.ContainsAny(name, " \t")
}

// looksLikeAsciiDoc reports whether a list begins with a title of AsciiDoc.
func looksLikeAsciiDoc(head string) bool {
	return strings.HasPrefix(strings.TrimLeft(head, " \t\r\n"), "= ")
}
