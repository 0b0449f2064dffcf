package form

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/form/marked"
	"clipgraph/arxiv/readlist/markup"
	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/arxiv/readlist/record"
)

var update = flag.Bool("update", false, "write what is read into the files of testdata")

// TestForms reads the lists of testdata. A file has examples, with a line "-- next --" between
// them. Each has a remark, a list, and behind "-- want --" a line for each record, then the
// form that was found.
func TestForms(t *testing.T) {
	for _, file := range files(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			var all []string
			for _, x := range examples(t, file) {
				f := read(x.list)
				checkPlaces(t, x.list, f.Records)
				got := show(x.list, f) + formMark + f.String()
				all = append(all, x.list+wantMark+got)
				if got != x.want && !*update {
					t.Errorf("%s\ngot:\n%s\nwant:\n%s", x.list, got, x.want)
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(strings.Join(all, nextMark)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func files(t *testing.T) []string {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no lists in testdata", err)
	}
	return names
}

const (
	wantMark = "-- want --\n"
	formMark = "-- form --\n"
	nextMark = "-- next --\n"
)

type example struct{ list, want string }

func examples(t *testing.T, file string) (all []example) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for text := range strings.SplitSeq(string(data), nextMark) {
		list, want, ok := strings.Cut(text, wantMark)
		if !ok && !*update {
			t.Fatalf("%s: no line %q", file, strings.TrimSpace(wantMark))
		}
		all = append(all, example{list, want})
	}
	return all
}

// read reads a list of Markdown whose first line is a remark.
func read(list string) *formWithRecords {
	f := &formWithRecords{}
	f.Form = readTo(context.Background(), list, func(records []*record.Record, _ int) {
		for _, r := range records {
			kept := *r
			kept.Fields = slices.Clone(r.Fields)
			for i := range kept.Fields {
				kept.Fields[i].Spans = slices.Clone(r.Fields[i].Spans)
			}
			f.Records = append(f.Records, kept)
		}
	})
	return f
}

func readTo(ctx context.Context, list string, take func(records []*record.Record, left int)) *Form {
	_, text, _ := strings.Cut(list, "\n")
	text = strings.Repeat(" ", len(list)-len(text)-1) + "\n" + text
	marks := marked.Marks{Marks: marksOfText(text), TextOf: textOfMark, LeadsToPaper: func(text, url string) bool {
		return strings.Contains(url, "doi.org/") || strings.HasSuffix(url, ".pdf")
	}}
	elsewhere := func(text, url string) bool { return strings.Contains(url, "github.com/") }
	return Read(ctx, Source{Tree: markup.Read(ctx, text, inline.Markdown), Marks: marks, LeadsElsewhere: elsewhere}, take)
}

// formWithRecords is a form with all records of its list.
type formWithRecords struct {
	*Form
	Records []record.Record
}

// checkPlaces checks that each text is where its offsets say.
func checkPlaces(t *testing.T, list string, records []record.Record) {
	for _, r := range records {
		for _, x := range r.Fields {
			for _, s := range x.Spans {
				if s.End-s.Start == len(s.Text) && s.Kind == inline.Text && inline.OneBlank(s.Text) != inline.OneBlank(list[s.Start:s.End]) {
					t.Errorf("%q stands at %q", s.Text, list[s.Start:s.End])
				}
			}
		}
	}
}

func textOfMark(m marked.Mark) string {
	id, _ := arxiv.FromUint64(uint64(m.ID))
	return id.String()
}

func marksOfText(text string) []marked.Mark {
	var marks []marked.Mark
	for m := range arxiv.All(text) {
		marks = append(marks, marked.Mark{Start: int32(m.Start), End: int32(m.End), ID: marked.ID(m.Ref.ID.Uint64())})
	}
	return marks
}

// show writes a line for each record: its own identifier, and which occurrence of it that is
// where it is not the first; its fields in the order of the text; its certainty.
func show(list string, f *formWithRecords) string {
	ids, times := map[int]string{}, map[string]int{}
	for _, m := range marksOfText(list) {
		id := textOfMark(m)
		if times[id]++; times[id] > 1 {
			ids[int(m.Start)] = fmt.Sprintf("%s (%d)", id, times[id])
		} else {
			ids[int(m.Start)] = id
		}
	}
	var b strings.Builder
	for _, r := range f.Records {
		id := "-"
		if r.OwnEnd > 0 {
			id = ids[r.OwnStart]
		}
		b.WriteString(id)
		for _, x := range r.Fields {
			b.WriteString(" | " + x.Role.String())
			if x.Name != "" {
				b.WriteString("(" + x.Name + ")")
			}
			b.WriteString(" " + inline.PlainText(x.Spans))
		}
		if len(r.Section) > 0 {
			b.WriteString(" | in " + strings.Join(r.Section, " > "))
		}
		fmt.Fprintf(&b, " | %.3f\n", r.Certainty)
	}
	return b.String()
}

// Records come many at a time, each time with the number of those that are left, and no more
// once the context is done.
func TestRecordsInBatches(t *testing.T) {
	const n = batch/2 + 100
	list, counts := longList(n), []int{}
	readTo(context.Background(), list, func(records []*record.Record, left int) {
		counts = append(counts, len(records), left)
	})
	if want := []int{batch, 2*n - batch, 2*n - batch, 0, 0, 0}; batch != 1024 || !slices.Equal(counts, want) {
		t.Errorf("records, left: %v, want %v", counts, want)
	}

	ctx, cancel := context.WithCancel(context.Background())
	got := 0
	readTo(ctx, list, func(records []*record.Record, _ int) {
		got += len(records)
		cancel()
	})
	if got != batch {
		t.Errorf("%d records, although the first take ended the context", got)
	}
}
