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

// format is a syntax of lists.
type format struct {
	name       string
	extensions []string // of file names, in lower case
	// looks reports from the first few KiB whether a list has the format. It is used if
	// the extension is unknown; nil means that only an extension determines the format.
	looks func(head string) bool
	// cover hides comments; nil means that the format has none.
	cover source.Cover
	// marks returns a marker of the identifiers that can only be recognized by the
	// structure of the list; nil means none. whole reports whether head is the whole
	// list.
	marks func(file, head string, whole bool) record.Marker
	// read adds the rows and the problems of text to the list.
	read func(l *List, text string)
	// front blanks front matter. It is called once, with at least the first data.MaxFront
	// bytes; nil means that the format has none.
	front func(text []byte)
}

// formats are tried in order. The last is the default.
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

// Formats returns the names of the formats, in the order in which they are tried.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// FormatNames returns the names of the formats as [ReadAs] takes them: in lower case,
// with "-" for blanks. The last is that of files of citations.
func FormatNames() []string {
	var names []string
	for _, name := range append(Formats(), citations.name) {
		names = append(names, formatWord(name))
	}
	return names
}

func formatWord(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") }

// formatNamed returns the format with a name, ignoring case, or else the one determined
// by the file name and the content.
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

// IsList reports whether the extension of a file is that of a list format, other than
// plain text.
func IsList(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext != "" && slices.ContainsFunc(formats, func(f format) bool { return slices.Contains(f.extensions, ext) })
}

// IsBinary reports, from the first few KiB of a file, whether it is not text in any
// supported encoding.
func IsBinary(head []byte) bool { return source.IsBinary(head) }

// FormatOf returns the name of the format of a list, one of [Formats], by the name of its
// file and its first bytes.
func FormatOf(file, head string) string { return formatOf(file, head).name }

// formatOf returns the format of a list by the name of its file, which may be an address
// with a query, or else by its content.
func formatOf(file, text string) format {
	if address, _, queried := strings.Cut(file, "?"); queried && strings.Contains(address, "://") {
		file = address
	}
	head := text[:min(len(text), source.HeadSize)]
	if edgelist.Is(file, []byte(head)) { // whatever its extension is
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

// looksLikeHTML distinguishes a page from a Markdown list, which may also begin with
// tags.
func looksLikeHTML(head string) bool {
	head = strings.ToLower(strings.TrimSpace(head))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html")
}

// looksLikeOrg reports whether a list begins with an Org mode keyword, such as "#+TITLE:
// ".
func looksLikeOrg(head string) bool {
	line, _, _ := strings.Cut(strings.TrimLeft(head, " \t\r\n"), "\n")
	name, _, ok := strings.Cut(line, ":")
	return ok && strings.HasPrefix(name, "#+") && !strings.ContainsAny(name, " \t")
}

// looksLikeAsciiDoc reports whether a list begins with an AsciiDoc title.
func looksLikeAsciiDoc(head string) bool {
	return strings.HasPrefix(strings.TrimLeft(head, " \t\r\n"), "= ")
}
