package edgelist

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "clipgraph/internal/testkit"
)

// pairs returns the citations as text, "citing>cited".
func pairs(e *List) string {
	var all []string
	for i, from := range e.From {
		all = append(all, e.IDs[from].String()+">"+e.IDs[e.To[i]].String())
	}
	return strings.Join(all, " ")
}

func TestRead(t *testing.T) {
	const want = "2203.05557>2109.01134 2210.03117>2203.05557"
	tests := []struct{ name, text, want string }{
		{"csv", "source,target\n2203.05557,2109.01134\n2210.03117,2203.05557\n", want},
		{"no header, no end of line", "2203.05557,2109.01134\n2210.03117,2203.05557", want},
		{"quotes and further columns", "\"2203.05557\",\"2109.01134\",7\r\n\"2210.03117\";2203.05557;x\r\n", want},
		{"tabs, blanks and comments", "# a comment\n\n2203.05557\t2109.01134\n  2210.03117   2203.05557\n", want},
		{"marks and versions", "citing\tcited\narXiv:2203.05557v2\thttps://arxiv.org/abs/2109.01134\n2210.03117\t2203.05557\n", want},
		{"cited first", "cited,citing\n2109.01134,2203.05557\n2203.05557,2210.03117\n", want},
		{"byte order mark", "\ufeffcited,citing\n2109.01134,2203.05557\n2203.05557,2210.03117\n", want},
		{"bare numbers", "# Directed graph: Cit-HepTh.txt\n# FromNodeId\tToNodeId\n1001\t9304045\n9711200\t9407087\n", "hep-th/0001001>hep-th/9304045 hep-th/9711200>hep-th/9407087"},
		{"old scheme", "hep-th/0001001,hep-th/9304045\nmath.GT/0309136,hep-th/0001001", "hep-th/0001001>hep-th/9304045 math/0309136>hep-th/0001001"},
		{"nothing", "", ""},
		{"a header alone", "source,target\n", ""},
	}
	for _, test := range tests {
		for _, packed := range []bool{false, true} {
			text := []byte(test.text)
			if packed {
				var b bytes.Buffer
				w := gzip.NewWriter(&b)
				_, _ = w.Write(text)
				_ = w.Close()
				text = b.Bytes()
			}
			e, err := Read(bytes.NewReader(text), Options{})
			if err != nil {
				t.Errorf("%s, packed %v: %v", test.name, packed, err)
			} else if got := pairs(e); got != test.want || e.Skipped != 0 {
				t.Errorf("%s, packed %v: %s, %v; want %s", test.name, packed, got, e.Problems, test.want)
			}
		}
	}
}

func TestReadProblems(t *testing.T) {
	e, err := Read(strings.NewReader("1706.03762,1409.0473\nnonsense,1409.0473\n1706.03762,17\n1706.03762\n1706.03762,1409.3215\n1706.03762,1412.6980\n"), Options{Lines: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(pairs(e), e.Lines, e.Skipped, e.Problems), `1706.03762>1409.0473 1706.03762>1409.3215 1706.03762>1412.6980[1 5 6] 3 [{2 "nonsense" is not an arXiv identifier} {3 "17" is not an arXiv identifier} {4 "" is not an arXiv identifier}]`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for text, want := range map[string]string{
		"a,b\nc,d\n":            `not a list of citations: line 2: "c" is not an arXiv identifier`,
		"1001\t9304045\n1\t2\n": `not a list of citations: line 2: "1" is not an arXiv identifier`,
		"\x1f\x8bno gzip":       "unpacking: ",
	} {
		if _, err := Read(strings.NewReader(text), Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	long := "1706.03762,1409.0473\n" + strings.Repeat("x", 3*maxLine) + "\n1706.03762,1409.3215\n1706.03762,1412.6980\n"
	if e, err := Read(strings.NewReader(long), Options{}); err != nil || len(e.From) != 3 || e.Problems[0].Line != 2 {
		t.Errorf("a long line: %v, %+v", err, e)
	}
	if _, err := Read(strings.NewReader(long), Options{MaxBytes: 1 << 20}); err == nil || !strings.Contains(err.Error(), "larger than 1 MiB") {
		t.Errorf("a large file: %v", err)
	}
	var bomb bytes.Buffer
	w := gzip.NewWriter(&bomb)
	_, _ = w.Write(bytes.Repeat([]byte("\n"), 4<<20))
	_ = w.Close()
	if _, err := Read(&bomb, Options{MaxBytes: 1 << 20}); err == nil {
		t.Error("a small file that unpacks to a large one is read")
	}
}

// DOIs have commas, semicolons and brackets in them, and are written in any case.
func TestReadDOIs(t *testing.T) {
	const sici = "10.1002/(sici)1097-0258(19980815/30)17:15<1661::aid-sim968>3.0.co;2-2"
	for _, test := range []struct{ name, text, want string }{
		{"bare", "10.1000/A,10.1000/b\n10.1000/a\t2109.01134\n", "10.1000/a>10.1000/b 10.1000/a>2109.01134"},
		{"a semicolon within, and more columns", "10.1000/a," + sici + ",2019\n" + sici + "\t10.1000/b\n", "10.1000/a>" + sici + " " + sici + ">10.1000/b"},
		{"a comma within", "10.1000/a\t10.1016/0370-2693(81)91177-5,x\n\"10.1/a,b\",\"10.1/c;d\"\n", "10.1000/a>10.1016/0370-2693(81)91177-5,x 10.1/a,b>10.1/c;d"},
		{"blanks", "  10.1/a   10.1/b  \n2109.01134 10.1/b 7\n", "10.1/a>10.1/b 2109.01134>10.1/b"},
		{"semicolons", "10.1/a;10.1/b;2019\n", "10.1/a>10.1/b"},
		{"named and linked", "doi:10.1/a,https://doi.org/10.1/B\n10.48550/arXiv.2109.01134,DOI:10.1/a\n", "10.1/a>10.1/b 2109.01134>10.1/a"},
		{"columns before, as OpenCitations has them", "oci,citing,cited,creation\n0200-1,10.1/a,10.1/b,2019-01\n0200-2,10.1/a,2109.01134,\n", "10.1/a>10.1/b 10.1/a>2109.01134"},
		{"columns before, the cited one first", "id,cited,citing\n1,10.1/a,10.1/b\n", "10.1/b>10.1/a"},
	} {
		e, err := Read(strings.NewReader(test.text), Options{DOIs: true})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var got []string
		for i, from := range e.From {
			got = append(got, e.ID(from).Value+">"+e.ID(e.To[i]).Value)
		}
		if strings.Join(got, " ") != test.want || e.Skipped != 0 {
			t.Errorf("%s:\n got %s, %v\nwant %s", test.name, got, e.Problems, test.want)
		}
	}
	e, err := Read(strings.NewReader("10.1/a,10.1/b\n10.1/,10.1/b\n10.x/a,10.1/b\n10.1/a,"+strings.Repeat("x", maxDOI)+"\n10.1/a,10.1/c\n10.1/a,10.1/d\n"), Options{DOIs: true})
	if err != nil || e.Skipped != 3 || len(e.IDs) != 4 || e.Problems[0].Message != `"10.1/" is not an arXiv identifier or DOI` {
		t.Errorf("%v: %+v", err, e)
	}
	if _, err := Read(strings.NewReader("10.1/a,10.1/b\n10.1/a,10.1/c\n"), Options{}); err == nil {
		t.Error("a DOI is an identifier of arXiv's")
	}
}

// A large file that is none is found out soon.
func TestNoListIsSeenEarly(t *testing.T) {
	endless := io.MultiReader(strings.NewReader("citing,cited\n"), repeated("a title,of some work\n"))
	if _, err := Read(endless, Options{MaxBytes: 1 << 40}); err == nil || !strings.Contains(err.Error(), "not a list of citations: line 2") {
		t.Errorf("%v", err)
	}
	endless = io.MultiReader(strings.NewReader("1706.03762,1409.0473\n"), repeated("x"))
	if _, err := Read(endless, Options{MaxBytes: 1 << 40}); err == nil || !strings.Contains(err.Error(), "line 2 has no end") {
		t.Errorf("%v", err)
	}
}

// repeated reads as a text without end.
type repeated string

func (r repeated) Read(p []byte) (n int, err error) {
	for n+len(r) <= len(p) {
		n += copy(p[n:], r)
	}
	return n, nil
}

// What is written is read, whatever the room that is made for it.
func TestReadProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		var text strings.Builder
		var want []string
		for range n {
			from := fmt.Sprintf("%02d%02d.%05d", rapid.IntRange(15, 26).Draw(t, "y"), rapid.IntRange(1, 12).Draw(t, "m"), rapid.IntRange(1, 99).Draw(t, "n"))
			to := fmt.Sprintf("hep-ph/9%d%02d%03d", rapid.IntRange(2, 9).Draw(t, "y"), rapid.IntRange(1, 12).Draw(t, "m"), rapid.IntRange(1, 99).Draw(t, "n"))
			text.WriteString(from + rapid.SampledFrom([]string{",", "\t", " ", " , ", ";"}).Draw(t, "between") + to + "\n")
			want = append(want, from+">"+to)
		}
		e, err := Read(strings.NewReader(text.String()), Options{Size: int64(rapid.IntRange(0, 10_000).Draw(t, "size"))})
		if err != nil || pairs(e) != strings.Join(want, " ") {
			t.Fatalf("%v: %s\nwant %v", err, pairs(e), want)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("source,target\n2203.05557,2109.01134\n"))
	f.Add([]byte("# Cit-HepTh\n1001\t9304045\n"))
	f.Add([]byte("\x1f\x8b"))
	f.Fuzz(func(t *testing.T, text []byte) {
		e, err := Read(bytes.NewReader(text), Options{Lines: true, MaxBytes: 1 << 20})
		if err != nil {
			return
		}
		if len(e.From) != len(e.To) || len(e.From) != len(e.Lines) || e.Skipped > len(e.From) {
			t.Fatalf("%d, %d, %d, %d", len(e.From), len(e.To), len(e.Lines), e.Skipped)
		}
		for i := range e.From {
			if int(e.From[i]) >= len(e.IDs) || int(e.To[i]) >= len(e.IDs) {
				t.Fatal("an index out of range")
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var text bytes.Buffer
	for i := range 200_000 {
		fmt.Fprintf(&text, "%02d%02d.%05d,%02d%02d.%05d\n", 15+i/20_000, 1+i/2000%12, 1+i%2000, 15+i%7, 1+i%12, 1+i*7%20_000)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(bytes.NewReader(text.Bytes()), Options{Size: int64(text.Len())}); err != nil {
			b.Fatal(err)
		}
	}
}
