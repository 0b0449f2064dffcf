package bulk

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"clipgraph/bib/work"
	"clipgraph/graph/cite"
	"clipgraph/internal/testkit"
)

func inputs(texts ...string) (all []Input) {
	for i, text := range texts {
		all = append(all, Input{Name: fmt.Sprintf("lists/%c.csv", 'a'+i), Reader: strings.NewReader(text)})
	}
	return all
}

// index makes the index of edge lists, and opens it.
func index(t testing.TB, o Options, texts ...string) (*Index, Stats) {
	t.Helper()
	var b bytes.Buffer
	stats, err := Write(t.Context(), &b, inputs(texts...), o)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, b.Bytes()), stats
}

func open(t testing.TB, content []byte) *Index {
	t.Helper()
	name := filepath.Join(t.TempDir(), "cites.idx")
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
	x, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func arXiv(value string) work.ID { return work.ID{Kind: work.ArXiv, Value: value} }

// cites returns what the index says of papers, as text.
func cites(t testing.TB, x *Index, ids ...work.ID) string {
	t.Helper()
	answers, err := x.References(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, id := range ids {
		var works []string
		for _, w := range answers[id.Key()].Works {
			works = append(works, w.IDs()[0].Value)
		}
		all = append(all, id.Value+">"+strings.Join(works, "+"))
	}
	return strings.Join(all, " ")
}

func TestWrite(t *testing.T) {
	x, stats := index(t, Options{},
		"citing,cited\n2210.03117,2203.05557\n2210.03117,10.1109/CVPR.2022.00001\n2210.03117,2109.01134\n2210.03117,2203.05557\n2210.03117,2210.03117\n",
		"10.1109/cvpr.2022.00001\thep-th/9711200\nnonsense\t1\nhep-th/9711200\tmath/0309136\n")
	ids := []work.ID{arXiv("2210.03117"), work.NewDOI("10.1109/CVPR.2022.00001"), arXiv("hep-th/9711200"), arXiv("2109.01134"), work.NewDOI("10.1/x"), {Kind: work.ISBN, Value: "9780306406157"}}
	const want = "2210.03117>2109.01134+2203.05557+10.1109/cvpr.2022.00001 10.1109/CVPR.2022.00001>hep-th/9711200 hep-th/9711200>math/0309136 2109.01134> 10.1/x> 9780306406157>"
	if got := cites(t, x, ids...); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if stats.Works != 6 || stats.Citations != 5 || stats.Lines != 7 || x.Works() != 6 || x.Citations() != 5 || len(stats.Unread) != 2 || stats.Unread[1].Skipped != 1 {
		t.Errorf("%+v", stats)
	}
	answers, _ := x.References(t.Context(), ids)
	if a := answers[ids[0]]; a.Status != work.Found || a.Source != "a.csv, b.csv" || a.Confidence != 1 {
		t.Errorf("%+v", a)
	}
	if _, there := answers[ids[3]]; there {
		t.Error("a work that is only cited has an answer")
	}
}

func TestWriteFails(t *testing.T) {
	testkit.PlainOnly(t)
	ended, end := context.WithCancel(t.Context())
	end()
	var bomb bytes.Buffer
	packed := gzip.NewWriter(&bomb)
	for range 128 {
		_, _ = packed.Write(bytes.Repeat([]byte("x"), 1<<20)) // one line of 128 MiB
	}
	_ = packed.Close()
	for _, test := range []struct {
		name, text, want string
		ctx              context.Context
	}{
		{"nothing", "", "no citation is in it", t.Context()},
		{"a header alone", "citing,cited\n", "no citation is in it", t.Context()},
		{"a table of something else", "title,year\nA,2001\nB,2002\n", `a.csv: not a list of citations: line 2: "A" is not an arXiv identifier`, t.Context()},
		{"a line without end", bomb.String(), "a.csv: line 1 has no end", t.Context()},
		{"a binary file", "\x00\x01", "a.csv: a binary file", t.Context()},
		{"a packed file that is cut", bomb.String()[:1000], "a.csv: ", t.Context()},
		{"an end", "2203.05557,2109.01134\n", "context canceled", ended},
	} {
		var out bytes.Buffer
		_, err := Write(test.ctx, &out, inputs(test.text), Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", test.name, err, out.Len())
		}
	}
	full := errors.New("no room")
	if _, err := Write(t.Context(), failing{full}, inputs("2203.05557,2109.01134\n"), Options{}); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
	if _, err := Write(t.Context(), io.Discard, inputs("2203.05557,2109.01134\n2203.05557,2109.01135\n"), Options{Memory: 8, Folder: filepath.Join(t.TempDir(), "none")}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// An index has what its lists have, the same bytes whatever their order and however
// little memory there is, and no file is left behind.
func TestWriteProperty(t *testing.T) {
	folder := t.TempDir()
	names := func(t *rapid.T, i int) string {
		switch i % 3 {
		case 0:
			return fmt.Sprintf("%02d%02d.%05d", 15+i%10, 1+i%12, 1+i)
		case 1:
			return fmt.Sprintf("10.%d/%s%d", 1000+i%5, strings.Repeat("Q", i%40), i)
		}
		return fmt.Sprintf("hep-th/%02d%02d%03d", 92+i%8, 1+i%12, 1+i)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 100).Draw(t, "works")
		var lines []string
		want := map[work.ID]map[string]bool{}
		for range rapid.IntRange(1, 200).Draw(t, "citations") {
			from, to := names(t, rapid.IntRange(0, n).Draw(t, "from")), names(t, rapid.IntRange(0, n).Draw(t, "to"))
			lines = append(lines, from+"\t"+to+"\n")
			id := arXiv(from)
			if strings.HasPrefix(from, "10.") {
				id = work.NewDOI(strings.ToLower(from))
			}
			if from != to {
				if want[id] == nil {
					want[id] = map[string]bool{}
				}
				want[id][strings.ToLower(to)] = true
			}
		}
		write := func(memory int) []byte {
			var b bytes.Buffer
			if _, err := Write(context.Background(), &b, inputs(strings.Join(lines, "")), Options{Memory: memory, Folder: folder}); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
		content := write(0)
		rand.New(rand.NewPCG(1, uint64(n))).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		if again := write(rapid.IntRange(1, 200).Draw(t, "memory")); !bytes.Equal(content, again) {
			t.Fatal("another order gives another index")
		}
		name := filepath.Join(folder, "x.idx")
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		x, err := Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		answers, err := x.References(context.Background(), slices.Collect(maps.Keys(want)))
		if err != nil || len(answers) != len(want) {
			t.Fatalf("%v: %d of %d", err, len(answers), len(want))
		}
		for id, cited := range want {
			got := map[string]bool{}
			for _, w := range answers[id].Works {
				got[w.IDs()[0].Value] = true
			}
			if !maps.Equal(got, cited) {
				t.Fatalf("%v cites %v, not %v", id, cited, got)
			}
		}
	})
	left, _ := filepath.Glob(filepath.Join(folder, ".*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A file that is cut, lengthened or changed anywhere gives an error or an answer, and
// nothing worse.
func TestDamagedIndex(t *testing.T) {
	var b bytes.Buffer
	var text strings.Builder
	var ids []work.ID
	for i := range 200 {
		fmt.Fprintf(&text, "2001.%05d,10.1000/%d\n10.1000/%d,2001.%05d\n", i+1, i, i, i/2+1)
		ids = append(ids, arXiv(fmt.Sprintf("2001.%05d", i+1)), work.NewDOI(fmt.Sprintf("10.1000/%d", i)))
	}
	if _, err := Write(t.Context(), &b, inputs(text.String()), Options{}); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	name := filepath.Join(t.TempDir(), "x.idx")
	try := func(content []byte) (opened bool) {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
		x, err := Open(name)
		if err != nil {
			return false
		}
		defer x.Close()
		answers, err := x.References(t.Context(), ids)
		for _, a := range answers {
			for _, w := range a.Works {
				_ = w.IDs()
			}
		}
		return err == nil
	}
	if !try(whole) {
		t.Fatal("a whole index is refused")
	}
	for _, content := range [][]byte{nil, whole[:10], whole[:len(whole)-1], append(slices.Clone(whole), ' '), whole[len(whole)-footerSize:]} {
		if try(content) {
			t.Errorf("an index of %d bytes of %d is taken", len(content), len(whole))
		}
	}
	refused := 0
	for i := 0; i < len(whole)-footerSize+100; i += 37 {
		for _, c := range []byte{0, 0x7f, 0xff} {
			content := slices.Clone(whole)
			content[i] = c
			if !try(content) {
				refused++
			}
		}
	}
	if refused == 0 {
		t.Error("no damage is found")
	}
}

// citations is a list of n works that cite some others each, in the ways of arXiv's
// papers and of others.
func citations(works, each int, dois bool) string {
	var b strings.Builder
	dice := rand.New(rand.NewPCG(1, 2))
	name := func(i int) string {
		if dois && i%2 == 1 {
			return fmt.Sprintf("10.%d/j.%c.%d.%06d", 1000+i%50, 'a'+byte(i%26), 2000+i*20/works, i)
		}
		month := i * 120 / works
		return fmt.Sprintf("%02d%02d.%05d", 15+month/12, 1+month%12, 1+i%20_000)
	}
	for i := range works {
		from := name(i)
		for range min(i, each) {
			b.WriteString(from + "\t" + name(dice.IntN(i)) + "\n")
		}
	}
	return b.String()
}

// An index takes few bytes a citation.
func TestSize(t *testing.T) {
	for _, dois := range []bool{false, true} {
		x, stats := index(t, Options{Memory: 64 << 10}, citations(5000, 20, dois))
		info, err := x.file.Stat()
		if err != nil {
			t.Fatal(err)
		}
		if each := float64(info.Size()-footerSize) / float64(stats.Citations); each > 4 {
			t.Errorf("%.1f bytes a citation", each)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, dois := range []bool{false, true} {
		text := citations(50_000, 20, dois)
		b.Run(fmt.Sprintf("dois=%v", dois), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Write(b.Context(), io.Discard, inputs(text), Options{Memory: 2 << 20}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReferences(b *testing.B) {
	x, _ := index(b, Options{}, citations(50_000, 20, true))
	var ids []work.ID
	for i := range 1000 {
		ids = append(ids, arXiv(fmt.Sprintf("15%02d.%05d", 1+i%12, 2*i+1)))
	}
	b.ReportAllocs()
	for b.Loop() {
		answers, err := x.References(b.Context(), ids)
		if err != nil || len(answers) < 10 {
			b.Fatal(len(answers), err)
		}
	}
}

var _ cite.Source = (*Index)(nil)
