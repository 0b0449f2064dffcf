package arxiv

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

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
)

// Snapshot is the bulk metadata that arXiv publishes every week (on Kaggle as
// arxiv-metadata-oai-snapshot.json), as a [work.Source]: one JSON object a line.
// With an index, which [IndexSnapshot] makes, it reads the records that are
// asked for and nothing else; without one, each Lookup reads all of the file.
type Snapshot struct {
	path  string
	index *snapshotIndex // nil if there is none
}

// SnapshotName is the source that answers of a Snapshot name.
const SnapshotName = "snapshot"

// maxSnapshotLine bounds one record, in bytes.
const maxSnapshotLine = work.MaxRecord

// OpenSnapshot returns the snapshot at path without an index. A file that ends in
// .gz is unpacked as it is read. What is not a regular file is refused: it may have
// no end.
func OpenSnapshot(path string) (*Snapshot, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("no regular file")
	}
	return &Snapshot{path: path}, nil
}

// OpenIndexed returns the snapshot that the index file names. The error is
// fs.ErrNotExist where there is no index, and a [*StaleIndexError] where the
// snapshot is not what was indexed.
func OpenIndexed(index string) (*Snapshot, error) {
	x, err := openIndex(index)
	if err != nil {
		return nil, err
	}
	return &Snapshot{path: x.stamp.Path, index: x}, nil
}

// Path returns the name of the snapshot's file.
func (s *Snapshot) Path() string { return s.path }

// Lookup implements [work.Source]. The error is that of ctx, or of reading.
func (s *Snapshot) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	return lookupOwn(ctx, ids, s.lookup)
}

func (s *Snapshot) lookup(ctx context.Context, ids []ID) (map[ID]work.Answer, error) {
	var answers map[ID]work.Answer
	var err error
	if s.index != nil {
		answers, err = s.pick(ctx, ids)
	} else {
		answers, err = s.scan(ctx, ids)
	}
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("reading the snapshot %s: %w", s.path, err)
	}
	return answers, err
}

// pick reads the records of ids at the places that the index gives.
func (s *Snapshot) pick(ctx context.Context, ids []ID) (map[ID]work.Answer, error) {
	answers := make(map[ID]work.Answer, len(ids))
	file, err := os.Open(s.path)
	if err != nil {
		return answers, err
	}
	defer file.Close()
	places, err := s.index.find(ids)
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
		if paper, err := s.paper(line); err == nil && Of(paper) == p.id {
			answers[p.id] = work.FoundIn(SnapshotName, paper)
		}
	}
	return answers, nil
}

// readLineAt reads the line that begins at offset into buffer, which grows as
// it must.
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
		case len(buffer) >= maxSnapshotLine:
			return nil, buffer, fmt.Errorf("a record of more than %d MiB at byte %d", maxSnapshotLine>>20, offset)
		}
		buffer = make([]byte, 4*len(buffer))
	}
}

// scan reads all records and decodes those of ids.
func (s *Snapshot) scan(ctx context.Context, ids []ID) (map[ID]work.Answer, error) {
	wanted := make(map[ID]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	answers := make(map[ID]work.Answer, len(wanted))
	file, err := os.Open(s.path)
	if err != nil {
		return answers, err
	}
	defer file.Close()
	var input io.Reader = file
	if strings.HasSuffix(s.path, ".gz") {
		if input, err = gzip.NewReader(bufio.NewReaderSize(file, 1<<20)); err != nil {
			return answers, err
		}
	}
	lines := bufio.NewScanner(input)
	lines.Buffer(make([]byte, 256<<10), maxSnapshotLine)
	for n := 0; lines.Scan() && len(answers) < len(wanted); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return answers, ctx.Err()
		}
		id, ok := recordID(lines.Bytes())
		if !ok || !wanted[id] {
			continue
		}
		if paper, err := s.paper(lines.Bytes()); err == nil {
			answers[id] = work.FoundIn(SnapshotName, paper)
		}
	}
	return answers, lines.Err()
}

// recordID returns the identifier of a record. It stands at the front of the
// line in all that arXiv publishes; a line of another form is decoded.
func recordID(line []byte) (ID, bool) {
	const front = `{"id":"`
	rest, ok := bytes.CutPrefix(line, []byte(front))
	if end := bytes.IndexByte(rest, '"'); ok && end > 0 {
		return ParseID(rest[:end])
	}
	if len(bytes.TrimSpace(line)) == 0 {
		return ID{}, false
	}
	var record struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(line, &record) != nil {
		return ID{}, false
	}
	return ParseID([]byte(record.ID))
}

// snapshotRecord is a line of the snapshot, as far as it is read.
type snapshotRecord struct {
	ID         string  `json:"id"`
	Authors    string  `json:"authors"`
	Title      string  `json:"title"`
	Comments   *string `json:"comments"`
	JournalRef *string `json:"journal-ref"`
	DOI        *string `json:"doi"`
	Categories string  `json:"categories"`
	Versions   []struct {
		Version string `json:"version"`
		Created string `json:"created"`
	} `json:"versions"`
	AuthorsParsed [][]string `json:"authors_parsed"`
}

// paper decodes a record. The authors are those that arXiv has parsed, or else
// the text of their names, split at commas.
func (s *Snapshot) paper(line []byte) (*work.Work, error) {
	var r snapshotRecord
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, err
	}
	id, ok := ParseID([]byte(r.ID))
	if !ok {
		return nil, fmt.Errorf("%q is no identifier", r.ID)
	}
	p := &work.Work{
		IDs: work.IDs(id.WorkID()), Title: latex.Text(r.Title), Categories: strings.Fields(r.Categories),
		Comment: optionalText(r.Comments), JournalRef: optionalText(r.JournalRef),
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
		created := snapshotDate(v.Created)
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

// addAuthor adds a name as the snapshot has it parsed: family, given, what stands
// behind such as "Jr.", and then affiliations. What stands behind may be another
// thing than a suffix, which is left out.
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

// snapshotDate returns the day of a date such as "Mon, 2 Apr 2007 19:18:42 GMT".
func snapshotDate(text string) work.Date {
	date, err := time.Parse("Mon, 2 Jan 2006 15:04:05 MST", text)
	if err != nil {
		return work.Date{}
	}
	return work.NewDate(date.Year(), int(date.Month()), date.Day())
}
