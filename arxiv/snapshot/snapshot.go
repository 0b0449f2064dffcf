// Package snapshot reads the bulk metadata that arXiv publishes every week: more than two
// million records in one file, on Kaggle as arxiv-metadata-oai-snapshot.json. It provides
// papers without the network.
//
// Start with [Index], which is run once for a file, and [OpenIndexed], which then reads
// only the records that are asked for. [Open] needs no index, but each lookup reads the
// whole file.
package snapshot

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/latex"
	"clipgraph/bib/work"
	"clipgraph/internal/offsetindex"
)

// File is a snapshot as a [work.Source]. The file has one JSON object on each line. With
// an index only the records that are asked for are read; without one each Lookup reads
// the whole file.
type File struct {
	path  string
	index *offsetindex.Index // nil if there is none
}

// SourceName is the source name of answers of a File.
const SourceName = "snapshot"

// maxLine bounds one record, in bytes.
const maxLine = work.MaxRecord

// Open returns the snapshot at path without an index. A file that ends in .gz is
// decompressed as it is read. A file that is not regular is refused, since it may be
// endless.
func Open(path string) (*File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	return &File{path: path}, nil
}

// OpenIndexed returns the snapshot of the index file. The error is fs.ErrNotExist if
// there is no index, and a [*StaleIndexError] if the snapshot has changed since it was
// indexed.
func OpenIndexed(index string) (*File, error) {
	x, err := layout.Open(index)
	if err != nil {
		return nil, err
	}
	return &File{path: x.Path(), index: x}, nil
}

// Path returns the name of the snapshot's file.
func (f *File) Path() string { return f.path }

// Lookup implements [work.Source]. The error is that of ctx or of reading. DOIs are not
// in the index: they are found only without an index, by reading the whole file.
func (f *File) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	answers, err := arxiv.LookupIDs(ctx, ids, f.lookup)
	if f.index != nil || err != nil {
		return answers, err
	}
	dois := map[work.ID]bool{}
	for _, id := range ids {
		if id.Kind == work.DOI {
			dois[id.Key()] = true
		}
	}
	if len(dois) == 0 {
		return answers, nil
	}
	left := len(dois)
	err = f.each(ctx, func(line []byte) bool {
		if !bytes.Contains(line, []byte(`"doi":"10.`)) && !bytes.Contains(line, []byte(`"doi": "10.`)) {
			return true
		}
		if paper, err := Decode(line); err == nil {
			for _, id := range paper.IDs {
				if key := id.Key(); dois[key] && answers[key].Work == nil {
					answers[key] = work.FoundIn(SourceName, paper)
					left--
				}
			}
		}
		return left > 0
	})
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("reading the snapshot %s: %w", f.path, err)
	}
	return answers, err
}

func (f *File) lookup(ctx context.Context, ids []arxiv.ID) (map[arxiv.ID]work.Answer, error) {
	var answers map[arxiv.ID]work.Answer
	var err error
	if f.index != nil {
		answers, err = f.pick(ctx, ids)
	} else {
		answers, err = f.scan(ctx, ids)
	}
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("reading the snapshot %s: %w", f.path, err)
	}
	return answers, err
}

// pick reads the records of ids at the offsets in the index.
func (f *File) pick(ctx context.Context, ids []arxiv.ID) (map[arxiv.ID]work.Answer, error) {
	answers := make(map[arxiv.ID]work.Answer, len(ids))
	file, err := os.Open(f.path)
	if err != nil {
		return answers, err
	}
	defer file.Close()
	places, err := find(f.index, ids)
	if err != nil {
		return answers, err
	}
	var buffer []byte
	for _, p := range places {
		if ctx.Err() != nil {
			return answers, ctx.Err()
		}
		var line []byte
		if line, buffer, err = readLineAt(file, p.offset, buffer); err != nil {
			return answers, err
		}
		if paper, err := Decode(line); err == nil && arxiv.Of(paper) == p.id {
			answers[p.id] = work.FoundIn(SourceName, paper)
		}
	}
	return answers, nil
}

// readLineAt reads the line that begins at offset into buffer, which grows as needed.
func readLineAt(r io.ReaderAt, offset int64, buffer []byte) (line, grown []byte, err error) {
	if buffer == nil {
		buffer = make([]byte, 4<<10)
	}
	for {
		n, err := r.ReadAt(buffer, offset)
		if i := bytes.IndexByte(buffer[:n], '\n'); i >= 0 {
			return buffer[:i], buffer, nil
		}
		switch {
		case errors.Is(err, io.EOF):
			return buffer[:n], buffer, nil
		case err != nil:
			return nil, buffer, err
		case len(buffer) >= maxLine:
			return nil, buffer, fmt.Errorf("a record of more than %d MiB at byte %d", maxLine>>20, offset)
		}
		buffer = make([]byte, 4*len(buffer))
	}
}

// scan reads all records and decodes those of ids.
func (f *File) scan(ctx context.Context, ids []arxiv.ID) (map[arxiv.ID]work.Answer, error) {
	wanted := make(map[arxiv.ID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	answers := make(map[arxiv.ID]work.Answer, len(wanted))
	err := f.each(ctx, func(line []byte) bool {
		if id, ok := recordID(line); ok && wanted[id] {
			if paper, err := Decode(line); err == nil {
				answers[id] = work.FoundIn(SourceName, paper)
			}
		}
		return len(answers) < len(wanted)
	})
	return answers, err
}

// each calls do with each line of the file until it returns false.
func (f *File) each(ctx context.Context, do func(line []byte) bool) error {
	file, err := os.Open(f.path)
	if err != nil {
		return err
	}
	defer file.Close()
	var input io.Reader = file
	if strings.HasSuffix(f.path, ".gz") {
		if input, err = gzip.NewReader(bufio.NewReaderSize(file, 1<<20)); err != nil {
			return err
		}
	}
	lines := bufio.NewScanner(input)
	lines.Buffer(make([]byte, 256<<10), maxLine)
	for n := 0; lines.Scan(); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !do(lines.Bytes()) {
			return nil
		}
	}
	return lines.Err()
}

// recordID returns the identifier of a record. arXiv writes it at the front of the line;
// other lines are decoded.
func recordID(line []byte) (arxiv.ID, bool) {
	const front = `{"id":"`
	rest, ok := bytes.CutPrefix(line, []byte(front))
	if end := bytes.IndexByte(rest, '"'); ok && end > 0 {
		return arxiv.ParseID(rest[:end])
	}
	if len(bytes.TrimSpace(line)) == 0 {
		return arxiv.ID{}, false
	}
	var r struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(line, &r) != nil {
		return arxiv.ID{}, false
	}
	return arxiv.ParseID([]byte(r.ID))
}

// record is a line of the snapshot with the fields that are used.
type record struct {
	ID         string  `json:"id"`
	Authors    string  `json:"authors"`
	Title      string  `json:"title"`
	Comments   *string `json:"comments"`
	JournalRef *string `json:"journal-ref"`
	DOI        *string `json:"doi"`
	Categories string  `json:"categories"`
	Abstract   string  `json:"abstract"`
	Versions   []struct {
		Version string `json:"version"`
		Created string `json:"created"`
	} `json:"versions"`
	AuthorsParsed [][]string `json:"authors_parsed"`
}

// Decode returns the work of a record, a line of a snapshot. The authors are those that arXiv has parsed, or
// else the text of their names, split at commas.
func Decode(line []byte) (*work.Work, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	id, ok := arxiv.ParseID([]byte(r.ID))
	if !ok {
		return nil, fmt.Errorf("%q is not an arXiv identifier", r.ID)
	}
	p := &work.Work{
		IDs: work.IDs(id.WorkID()), Title: latex.Text(r.Title), Categories: strings.Fields(r.Categories),
		Comment: optionalText(r.Comments), JournalRef: optionalText(r.JournalRef), Abstract: latex.Text(r.Abstract),
	}
	if p.Title == "" {
		return nil, errors.New("no title")
	}
	if r.DOI != nil {
		doi, _, _ := strings.Cut(strings.TrimSpace(*r.DOI), " ") // some papers have two
		p.AddID(work.NewDOI(doi))
	}
	if len(p.Categories) > 0 {
		p.PrimaryCategory = p.Categories[0]
	}
	for i, v := range r.Versions {
		created := parseDate(v.Created)
		if n, err := strconv.Atoi(strings.TrimPrefix(v.Version, "v")); err == nil && n >= p.Version {
			p.Version, p.Updated = n, created
		}
		if i == 0 {
			p.Published = created
		}
	}
	for _, parts := range r.AuthorsParsed {
		addAuthor(p, parts)
	}
	if len(r.AuthorsParsed) == 0 {
		p.Authors, p.MoreAuthors = work.ParseNames(latex.Text(r.Authors))
	}
	return p, nil
}

// addAuthor adds a name that the snapshot has parsed into family, given, and a suffix
// such as "Jr.", followed by affiliations. A third part that is not a suffix is ignored.
func addAuthor(p *work.Work, parts []string) {
	var text [3]string
	for i := range min(len(parts), len(text)) {
		text[i] = latex.Text(parts[i])
	}
	if work.IsOthers(strings.TrimSpace(text[1] + " " + text[0])) {
		p.MoreAuthors = true
		return
	}
	if !work.IsSuffix(text[2]) {
		text[2] = ""
	}
	if person := work.FromParts(text[0], text[1], text[2]); person.Family != "" {
		p.Authors = append(p.Authors, person)
	}
}

func optionalText(latexText *string) string {
	if latexText == nil {
		return ""
	}
	return latex.Text(*latexText)
}

// parseDate returns the day of a date such as "Mon, 2 Apr 2007 19:18:42 GMT".
func parseDate(text string) work.Date {
	date, err := time.Parse("Mon, 2 Jan 2006 15:04:05 MST", text)
	if err != nil {
		return work.Date{}
	}
	return work.NewDate(date.Year(), int(date.Month()), date.Day())
}
