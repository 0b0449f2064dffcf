package readlist

import (
	"cmp"
	"iter"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/arxiv/readlist/record"
	"clipgraph/arxiv/readlist/shortname"
	"clipgraph/arxiv/readlist/source"
	"clipgraph/bib"
	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// looksLikeBib tells whether the first line that is neither blank nor a
// comment begins an entry. A README that shows one further down does not.
func looksLikeBib(head string) bool {
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '%' {
			return entryLine.MatchString(line)
		}
	}
	return false
}

var entryLine = regexp.MustCompile(`^@[A-Za-z]+[ \t]*[{(]`)

// readBib reads a BibTeX file: each entry is a row.
func readBib(l *List, text string) {
	file := bib.Parse(l.File, text)
	for _, p := range file.Problems {
		l.problem(p.Line, p.Col, "%s", p.Message)
	}
	c := collector{list: l}
	c.readEntries(file)
	mentionRest(l)
	dropComments(l, file)
	c.finish()
}

// Entries returns the rows of a .bib file that has been parsed, each with its entry.
// Entries that stand behind a "%" are left out.
func Entries(file *bib.File) iter.Seq2[*bib.Entry, *Row] {
	l := List{File: file.Name, text: source.New([]byte(file.Source), nil)}
	c := collector{list: &l}
	entries := c.readEntries(file)
	return func(yield func(*bib.Entry, *Row) bool) {
		for i, e := range entries {
			before := file.Source[strings.LastIndexByte(file.Source[:e.Start], '\n')+1 : e.Start]
			if !strings.HasPrefix(strings.TrimLeft(before, " \t"), "%") && !yield(e, &l.Rows[i]) {
				return
			}
		}
	}
}

// readEntries makes rows of the entries of a file, and returns the entry of each.
func (c *collector) readEntries(file *bib.File) (entries []*bib.Entry) {
	l := c.list
	parents := file.Parents()
	for e := range file.Entries() {
		if isContainer(e, parents) {
			continue
		}
		if f, ok := e.Get("crossref"); ok && strings.TrimSpace(e.Value("crossref")) != "" && parents.Find(e.Value("crossref")) == nil {
			l.problemAt(f.Start, "crossref names the entry %q, which is not in the file", strings.TrimSpace(e.Value("crossref")))
		}
		r := bibRecord{Entry: e, row: Row{Key: e.Key, Work: e.Paper(parents)}}
		r.row.Note = r.text("note")
		c.place(&r.row, e.Start, e.End)
		r.findID(l)
		r.findLinks()
		w := r.row.Work
		if w.Title == "" {
			w.Title = r.text("maintitle", "booktitle", "shorttitle", "label")
		}
		if w.Title == "" && len(w.IDs) == 0 {
			if e.Key == "" {
				l.problemAt(e.Start, "an entry without a key, a title and an identifier is left out")
				continue
			}
			l.untitled(&r.row, work.ID{}, "the entry %q has no title; its key stands for it", e.Key)
			w.Title = e.Key
		}
		c.list.Rows = append(c.list.Rows, r.row)
		c.hints = append(c.hints, shortname.Hints{Repos: r.links.repos})
		entries = append(entries, e)
	}
	return entries
}

// dropComments forgets the identifiers that stand in an @comment: nobody lists
// what is commented out.
func dropComments(l *List, file *bib.File) {
	next := 0 // of the blocks
	l.references = slices.DeleteFunc(l.references, func(r placedRef) bool {
		for next < len(file.Blocks) && l.text.InFile(file.Blocks[next].End) <= r.start {
			next++
		}
		return next < len(file.Blocks) && file.Blocks[next].Kind == bib.CommentBlock
	})
}

// mentionRest files the identifiers that stand in an entry, as in its abstract,
// and are no entry's own under what the entry mentions.
func mentionRest(l *List) {
	own := map[arxiv.ID]bool{}
	for i := range l.Rows {
		own[l.Rows[i].ArXiv()] = true
		for _, ref := range l.Rows[i].Mentioned {
			own[ref.ID] = true
		}
	}
	next := 0 // of l.references
	for i := range l.Rows {
		item := &l.Rows[i]
		for ; next < len(l.references) && l.references[next].start < item.End; next++ {
			if ref := l.references[next]; ref.start >= item.Start && !own[ref.ref.ID] {
				item.Mentioned = append(item.Mentioned, ref.ref)
			}
		}
	}
}

// isContainer reports whether an entry is there only for others to refer to.
func isContainer(e *bib.Entry, parents *bib.Parents) bool {
	switch strings.ToLower(e.Type) {
	case "xdata", "control":
		return true
	case "proceedings":
		return parents.Find(e.Key) == e
	}
	return false
}

// bibRecord makes a row of one entry.
type bibRecord struct {
	*bib.Entry
	row   Row
	links linker
}

// text returns the plain text of the first of the fields that has one.
func (r *bibRecord) text(names ...string) string {
	for _, name := range names {
		if text := latex.Text(r.Value(name)); text != "" {
			return text
		}
	}
	return ""
}

// idFields are the fields in which people put an identifier, those before the
// others in which it is most surely the entry's own.
var idFields = []string{
	"arxiv", "arxivid", "url", "doi", "journal", "volume", "journaltitle", "howpublished", "eid", "number", "pages", "pdf", "ee", "link",
	"version", "publisher", "institution", "booktitle", "biburl", "note",
}

// findID finds the entry's identifier: that of the field eprint counts before
// those of others. What a note names beside it, or says of another work, is
// mentioned.
func (r *bibRecord) findID(l *List) {
	var own []arxiv.Ref
	if ref, ok := r.eprint(l); ok {
		own = append(own, ref)
	}
	for _, name := range idFields {
		value := r.Value(name)
		if value == "" {
			continue
		}
		for _, match := range arxiv.Find(name + " = {" + address(value) + "}") {
			switch {
			case match.Err != nil:
			case name == "note" && (len(own) > 0 || !record.IsOwnNote(latex.Text(value))):
				if len(own) == 0 || match.Ref.ID != own[0].ID {
					r.row.Mentioned = append(r.row.Mentioned, match.Ref)
				}
			default:
				own = append(own, match.Ref)
			}
		}
	}
	for i, ref := range own {
		if i == 0 {
			r.row.Work.AddID(ref.ID.WorkID())
			r.row.Work.Version = ref.Version
			continue
		}
		if ref.ID != own[0].ID {
			l.problemOf(SeveralProblem, r.row.Line, r.row.Col, "two identifiers in one entry, arXiv:%s and arXiv:%s; the first is taken", own[0].ID, ref.ID)
			break
		}
		r.row.Work.Version = max(r.row.Work.Version, ref.Version)
	}
}

// eprint reads the field eprint. Its archive is arXiv where archivePrefix or
// eprinttype (biblatex manual, 3.13.7) says so or nothing; an older use has
// the archive's own name there, as in hep-th, or in primaryClass.
func (r *bibRecord) eprint(l *List) (arxiv.Ref, bool) {
	field, _ := r.Get("eprint")
	value, archive := address(field.Value()), r.text("archiveprefix", "eprinttype")
	if value == "" {
		return arxiv.Ref{}, false
	}
	named := strings.EqualFold(archive, "arxiv")
	if named || archive == "" {
		if ref, err := arxiv.Parse(value); err == nil {
			return ref, true
		}
		archive, _, _ = strings.Cut(r.text("primaryclass", "eprintclass"), ".")
	}
	ref, err := arxiv.Parse(archive + "/" + value)
	if err == nil && !strings.Contains(ref.ID.String(), "/") { // any word may stand before a number of the new scheme
		return arxiv.Ref{}, false
	}
	if err != nil && named && len(arxiv.Find("eprint = {"+value+"}")) == 0 { // else it is reported with the other references
		line, col := l.text.Position(field.Start)
		l.problemOf(IdentifierProblem, line, col, "%q is no identifier of arXiv", value)
	}
	return ref, err == nil
}

// linkFields are the fields that hold addresses.
var linkFields = []string{"url", "doi", "pdf", "ee", "link", "code", "howpublished"}

// findLinks collects the addresses, and the DOI as it is without one.
func (r *bibRecord) findLinks() {
	for _, name := range linkFields {
		value := address(r.Value(name))
		if value == "" {
			continue
		}
		if name == "doi" {
			r.links.doi = cmp.Or(link.DOI(value), link.DOI("doi:"+value))
			if strings.HasPrefix(value, "10.") {
				value = "https://doi.org/" + value
			}
		}
		for _, at := range link.FindAll(value) {
			if found := link.Clean(value[at[0]:at[1]]); !r.links.has(found) {
				r.links.add(Link{Text: name, URL: found}, true)
			}
		}
	}
	for _, kind := range work.Kinds() { // a field may be called as what it holds, and eprint holds what its archive has
		if kind != work.ISBN {
			r.links.ids = link.Identify(r.links.ids, kind.String()+":"+address(r.Value(kind.String())))
		}
	}
	r.links.ids = link.Identify(r.links.ids, r.text("eprinttype", "archiveprefix")+":"+address(r.Value("eprint")))
	r.row.Work.AddID(work.NewDOI(r.links.doi))
	for _, id := range r.links.ids {
		r.row.Work.AddID(id)
	}
	r.row.Links, r.row.Repo = r.links.links, r.links.repo()
}

// address reads a value that is no text for people, such as an address or an
// identifier: what LaTeX needs around its characters is taken away, and
// nothing else is changed, so that -- stays what it is.
func address(value string) string { return strings.TrimSpace(unescape.Replace(value)) }

var unescape = strings.NewReplacer(`\url`, "", `\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\textasciitilde`, "~", `\~`, "~", `\textunderscore`, "_", `\textless`, "<", `\textgreater`, ">", "{", "", "}", "")
