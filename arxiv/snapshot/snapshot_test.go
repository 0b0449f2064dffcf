package snapshot

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/offsetindex"
)

// records are in the form of arXiv's bulk metadata: what is not known is null,
// titles are wrapped, names are LaTeX in one field and parsed in another.
const records = `{"id":"0706.0001","submitter":"J. Doe","authors":"J. Doe, R. B\\'alazs","title":"Nets of many\n  nets","comments":"3 pages","journal-ref":"J. Nets 1 (2008) 2","doi":"10.1000/1 10.1000/2","report-no":null,"categories":"hep-ph math.CO","license":null,"abstract":"  On nets.\n","versions":[{"version":"v1","created":"Mon, 4 Jun 2007 19:18:42 GMT"},{"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26","authors_parsed":[["Doe","J. -P.","Jr."],["Balázs","R.","","CERN"]]}
{"id":"hep-th/9901001","authors":"Jane Doe and Richard Roe","title":"B","comments":"This paper has been withdrawn by the author","categories":"hep-th","versions":[{"version":"v1","created":"nonsense"}],"authors_parsed":[]}

{ "title": "C {\\\"o}", "id" : "1706.03762", "authors":"", "versions":[], "authors_parsed":[["Collaboration C","",""]]}
no JSON
{"id":"1706.99999999","title":"No identifier"}
{"id":"1706.03763","title":"","authors_parsed":[]}
{"id":"1706.03764","title":"First"}
{"id":"1706.03764","title":"Second"}`

var recordIDs = []arxiv.ID{
	mustParseID("0706.0001"), mustParseID("hep-th/9901001"), mustParseID("1706.03762"), mustParseID("1706.03763"), mustParseID("1706.03764"), mustParseID("1706.03765"), {},
}

func mustParseID(s string) arxiv.ID {
	ref, err := arxiv.Parse(s)
	if err != nil {
		panic(err)
	}
	return ref.ID
}

func answersOf(t *testing.T, f *File, ids []arxiv.ID) map[arxiv.ID]work.Answer {
	t.Helper()
	got, err := f.lookup(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var compareIDs = cmp.Comparer(func(a, b arxiv.ID) bool { return a == b })

func writeSnapshot(t *testing.T, content string) (snapshot, index string) {
	t.Helper()
	dir := t.TempDir()
	snapshot = filepath.Join(dir, "snapshot.json")
	if err := os.WriteFile(snapshot, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return snapshot, filepath.Join(dir, "cache", "snapshot.idx")
}

func TestSnapshot(t *testing.T) {
	want := map[arxiv.ID]work.Answer{
		recordIDs[0]: {Status: work.Found, Source: SourceName, Work: &work.Work{
			IDs: work.IDs(recordIDs[0].WorkID(), work.NewDOI("10.1000/1")), Version: 2, Title: "Nets of many nets", Published: work.NewDate(2007, 6, 4), Updated: work.NewDate(2007, 7, 24),
			Authors:         []work.Person{{Family: "Doe", Given: "J.-P.", Suffix: "Jr."}, {Family: "Balázs", Given: "R."}},
			PrimaryCategory: "hep-ph", Categories: []string{"hep-ph", "math.CO"}, Comment: "3 pages", Abstract: "On nets.", JournalRef: "J. Nets 1 (2008) 2",
		}},
		recordIDs[1]: {Status: work.Withdrawn, Source: SourceName, Work: &work.Work{
			IDs: work.IDs(recordIDs[1].WorkID()), Version: 1, Title: "B", Authors: []work.Person{{Family: "Doe", Given: "Jane"}, {Family: "Roe", Given: "Richard"}},
			PrimaryCategory: "hep-th", Categories: []string{"hep-th"}, Comment: "This paper has been withdrawn by the author",
		}},
		recordIDs[2]: {Status: work.Found, Source: SourceName, Work: &work.Work{IDs: work.IDs(recordIDs[2].WorkID()), Title: "C ö", Authors: []work.Person{{Family: "Collaboration C"}}, Categories: []string{}}},
		recordIDs[4]: {Status: work.Found, Source: SourceName, Work: &work.Work{IDs: work.IDs(recordIDs[4].WorkID()), Title: "Second", Categories: []string{}}},
	}
	plain, index := writeSnapshot(t, records)
	packed := plain + ".gz"
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, err := w.Write([]byte(records))
	if err := errors.Join(err, w.Close(), os.WriteFile(packed, z.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{plain, packed} {
		s, err := Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, answersOf(t, s, recordIDs), compareIDs); diff != "" {
			t.Errorf("%s: %s", filepath.Base(name), diff)
		}
	}
	var told int64
	n, err := Index(t.Context(), plain, index, func(done, total int64) { told = done * 100 / total })
	if err != nil || n != 6 || told != 100 {
		t.Fatalf("%d records, %d %% (%v)", n, told, err)
	}
	s, err := OpenIndexed(index)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, answersOf(t, s, recordIDs), compareIDs); diff != "" {
		t.Error(diff)
	}
}

// A record is found whatever part of the file is read at a time.
func TestIndexParts(t *testing.T) {
	var text strings.Builder
	for i := range 50 {
		fmt.Fprintf(&text, `{"id":"1706.%05d","title":"%s"}`+"\n", i+1, strings.Repeat("x", i*7%90))
	}
	for _, source := range []string{text.String(), strings.TrimSuffix(text.String(), "\n"), strings.ReplaceAll(text.String(), "\n", "\r\n"), "\n\n" + text.String()} {
		size := int64(len(source))
		whole, err := readLines(strings.NewReader(source), 0, size, make([]byte, 100))
		if err != nil || len(whole.Rows) != 50 {
			t.Fatalf("%d records (%v)", len(whole.Rows), err)
		}
		for part := int64(1); part < 300; part += 7 {
			var parts []offsetindex.Part
			for from := int64(0); from < size; from += part {
				got, err := readLines(strings.NewReader(source), from, min(from+part, size), make([]byte, 64))
				if err != nil {
					t.Fatal(err)
				}
				parts = append(parts, got)
			}
			joined, err := offsetindex.Join(parts)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(joined.Rows, whole.Rows) || !slices.Equal(joined.Offsets, whole.Offsets) {
				t.Errorf("in parts of %d: %d records", part, len(joined.Rows))
			}
		}
	}
}

// Keys order as identifiers do, and an index finds each of many.
func TestIndexFinds(t *testing.T) {
	var text strings.Builder
	var ids []arxiv.ID
	for i := range 3000 {
		id := mustParseID(fmt.Sprintf("%02d%02d.%04d", 8+i%6, 1+i%12, 1+i))
		if i%3 == 0 {
			id = mustParseID(fmt.Sprintf("%s/%02d%02d%03d", []string{"hep-th", "math", "astro-ph"}[i%9/3], 92+i%8, 1+i%12, 1+i%999))
		}
		if i > 0 && (ids[i-1].Compare(id) < 0) != (ids[i-1].Uint64() < id.Uint64()) {
			t.Errorf("%s and %s are ordered otherwise than their keys", ids[i-1], id)
		}
		ids = append(ids, id)
		fmt.Fprintf(&text, `{"id":"%s","title":"%s"}`+"\n", id, id)
	}
	snapshot, index := writeSnapshot(t, text.String())
	if _, err := Index(t.Context(), snapshot, index, nil); err != nil {
		t.Fatal(err)
	}
	s, err := OpenIndexed(index)
	if err != nil {
		t.Fatal(err)
	}
	got := answersOf(t, s, append(ids, mustParseID("2301.00001"), mustParseID("0704.0001")))
	for _, id := range ids {
		if p := got[id].Work; p == nil || p.Title != id.String() {
			t.Errorf("%s is found as %+v", id, p)
		}
	}
	if _, ok := got[mustParseID("2301.00001")]; ok {
		t.Error("what is not there is found")
	}
}

// A snapshot that changed, and a file that is no index, are noticed.
func TestIndexNotTrusted(t *testing.T) {
	changes := map[string]func(snapshot, index string) error{
		"longer":      func(s, _ string) error { return os.WriteFile(s, []byte(records+"\n"), 0o644) },
		"other bytes": func(s, _ string) error { return keepTime(s, []byte(strings.Replace(records, "0706", "0707", 1))) },
		"touched":     func(s, _ string) error { return os.Chtimes(s, time.Time{}, time.Unix(1e9, 0)) },
		"gone":        func(s, _ string) error { return os.Remove(s) },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			snapshot, index := writeSnapshot(t, records)
			if _, err := Index(t.Context(), snapshot, index, nil); err != nil {
				t.Fatal(err)
			}
			if err := change(snapshot, index); err != nil {
				t.Fatal(err)
			}
			_, err := OpenIndexed(index)
			if stale, ok := errors.AsType[*StaleIndexError](err); !ok || stale.Path != snapshot {
				t.Errorf("error %v", err)
			}
		})
	}
	snapshot, index := writeSnapshot(t, records)
	if _, err := OpenIndexed(index); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	if _, err := Index(t.Context(), snapshot, index, nil); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range [][]byte{nil, whole[:100], whole[:len(whole)-1], append([]byte("x"), whole[1:]...), bytes.Repeat([]byte("\x00"), len(whole))} {
		if err := os.WriteFile(index, content, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenIndexed(index); err == nil || !strings.Contains(err.Error(), "is not an index") && !strings.Contains(err.Error(), "is incomplete") {
			t.Errorf("error %v", err)
		}
	}
}

// keepTime overwrites a file and leaves its time as it was.
func keepTime(name string, content []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(name, content, 0o644), os.Chtimes(name, time.Time{}, info.ModTime()))
}

func TestIndexFails(t *testing.T) {
	empty, index := writeSnapshot(t, "\n{}\n")
	if _, err := Index(t.Context(), empty, index, nil); err == nil {
		t.Error("what has no record is indexed")
	}
	long, index := writeSnapshot(t, strings.Repeat("x", 20<<20))
	if _, err := Index(t.Context(), long, index, nil); err == nil || !strings.Contains(err.Error(), "not arXiv's bulk metadata") {
		t.Errorf("error %v", err)
	}
	snapshot, index := writeSnapshot(t, records)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Index(ctx, snapshot, index, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(index); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an index is there: %v", err)
	}
}

// The recorded piece of the snapshot, where it is at hand.
func TestRecordedSnapshot(t *testing.T) {
	const name = "../../../shared/fixtures/arxiv-snapshot-200.jsonl"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Skip("no recorded snapshot: ", err)
	}
	var ids []arxiv.ID
	for line := range bytes.Lines(data) {
		if id, ok := recordID(line); ok {
			ids = append(ids, id)
		}
	}
	s, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	got := answersOf(t, s, ids)
	if len(ids) != 200 || len(got) != 200 {
		t.Errorf("%d of %d records", len(got), len(ids))
	}
	for id, answer := range got {
		if p := answer.Work; p.Title == "" || len(p.Authors) == 0 || p.Published.IsZero() || p.Version == 0 || strings.Contains(p.Title, "\n") {
			t.Errorf("%s: %+v", id, p)
		}
	}
}

func FuzzSnapshot(f *testing.F) {
	f.Add([]byte(records), 40)
	f.Add([]byte("{\"id\":\"0706.0001\r\n{\"id\":\"math.AG/0309136\",\"title\":\"\\u0000\"}"), 3)
	f.Fuzz(func(t *testing.T, data []byte, part int) {
		part = max(1, part%200)
		size := int64(len(data))
		whole, err := readLines(bytes.NewReader(data), 0, size, make([]byte, 16))
		if err != nil || size == 0 {
			return
		}
		var parts []offsetindex.Part
		for from := int64(0); from < size; from += int64(part) {
			got, err := readLines(bytes.NewReader(data), from, min(from+int64(part), size), make([]byte, 16))
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, got)
		}
		joined, err := offsetindex.Join(parts)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(joined.Rows, whole.Rows) || !slices.Equal(joined.Offsets, whole.Offsets) {
			t.Errorf("%d records in parts of %d, %d in one", len(joined.Rows), part, len(whole.Rows))
		}
		for i, r := range whole.Rows {
			line, _, _ := bytes.Cut(data[whole.Offsets[i]:], []byte("\n"))
			if p, err := Decode(line); err == nil && (p.Title == "" || arxiv.Of(p).Uint64() != r.Key && !bytes.HasPrefix(line, []byte(`{"id":"`))) {
				t.Errorf("%q is %+v", line, p)
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	line := `{"id":"1706.%05d","submitter":"Jane Doe","authors":"Jane Doe","title":"Nets","abstract":"` + strings.Repeat("On nets. ", 150) + "\"}\n"
	var text strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&text, line, i+1)
	}
	source := strings.NewReader(text.String())
	b.SetBytes(source.Size())
	for b.Loop() {
		if _, err := readPart(source, 0, source.Size()); err != nil {
			b.Fatal(err)
		}
	}
}
