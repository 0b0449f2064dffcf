package check

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"clipgraph/bib"
	"clipgraph/internal/testkit"
)

// FuzzFix mends whatever it is given: the result is what the edits say and not
// a byte else, it has nothing left to mend, and places are within the list.
func FuzzFix(f *testing.F) {
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatal("no fixtures", err)
	}
	for _, path := range append(paths, "testdata/faults.txtar") {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasPrefix(file.Name, "list.") {
				f.Add(file.Data)
			}
		}
	}
	f.Add([]byte("[a]( http://www.arxiv.org/abs/1706.03762). ))](<a href=' http://xxx.lanl.gov/abs/1706.03762]'>|\n|-|\n|![x](y))"))
	f.Add([]byte("\uFEFF[[p](https://arxiv.org/abs/1706.03762])\r\n[q](http://arxiv.org/abs/2112.1275 ))\xff"))
	known := readFixture(f, "testdata/rules/malformed-id.txtar").known
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := bytes.Count(data, []byte("\n")) + 1
		findings := findingsOf("list.md", data, known, Options{})
		for i := range findings {
			f := &findings[i]
			if f.Line < 1 || f.Line > lines || f.Col < 1 || f.EndLine < f.Line || f.Char < 1 || f.Char > f.Col || RuleByID(f.Rule) == nil {
				t.Fatalf("%s is nowhere: %+v", f, *f)
			}
			for _, e := range f.Edits {
				if e.Start < 0 || e.End < e.Start || e.End > len(data) {
					t.Fatalf("%s has the edit %+v of %d bytes", f, e, len(data))
				}
			}
		}
		once, mended := apply(data, findings)
		if len(mended) == 0 != bytes.Equal(once, data) {
			t.Fatalf("%v mended, %q became %q", mended, data, once)
		}
		if kept := unedited(data, findings); !isSubsequence(kept, once) {
			t.Fatalf("%q became %q without edits that say so", data, once)
		}
		fixed, _ := fixOf("list.md", data, known, Options{})
		if again, n := fixOf("list.md", fixed, known, Options{}); n != 0 || !bytes.Equal(again, fixed) {
			t.Fatalf("%q becomes %q and then %q", data, fixed, again)
		}
	})
}

// FuzzFixBibliography fixes whatever it is given as a .bib: a second time changes nothing,
// and no entry is lost but one that stands twice.
func FuzzFixBibliography(f *testing.F) {
	for _, name := range []string{"entry-fields", "syntax", "duplicate-row", "wrong-doi"} {
		fixture := readFixture(f, "testdata/rules/"+name+".txtar")
		f.Add([]byte(fixture.file("list.bib")))
	}
	f.Add([]byte("@book{p, title={T}}\n@inbook{a, crossref={p}, month={jan}}\n@inbook{b, crossref={P}, month=January, pages={1–2}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		fixed, _ := fixOf("refs.bib", data, Known{}, Options{})
		if again, n := fixOf("refs.bib", fixed, Known{}, Options{}); n != 0 || !bytes.Equal(again, fixed) {
			t.Fatalf("%q becomes %q and then %q", data, fixed, again)
		}
		keys := func(data []byte) map[string]bool {
			all := map[string]bool{}
			for e := range bib.Parse("", string(data)).Entries() {
				all[e.Key] = true
			}
			return all
		}
		if before, after := keys(data), keys(fixed); utf8.Valid(data) && len(after) < len(before) {
			t.Fatalf("%q with %v becomes %q with %v", data, before, fixed, after)
		}
	})
}

// unedited returns the bytes that no edit names.
func unedited(data []byte, findings []Finding) []byte {
	edited := make([]bool, len(data))
	for _, f := range findings {
		for _, e := range f.Edits {
			for i := e.Start; i < e.End; i++ {
				edited[i] = true
			}
		}
	}
	var kept []byte
	for i, b := range data {
		if !edited[i] {
			kept = append(kept, b)
		}
	}
	return kept
}

func isSubsequence(part, whole []byte) bool {
	for _, b := range whole {
		if len(part) > 0 && part[0] == b {
			part = part[1:]
		}
	}
	return len(part) == 0
}

// TestApply makes edits of one finding all or not at all.
func TestApply(t *testing.T) {
	edits := func(all ...Edit) Finding { return Finding{Edits: all} }
	for name, test := range map[string]struct {
		findings []Finding
		want     string
		n        int
	}{
		"none":          {nil, "abcdef", 0},
		"two":           {[]Finding{edits(Edit{4, 5, ""}), edits(Edit{0, 1, "xy"})}, "xybcdf", 2},
		"overlapping":   {[]Finding{edits(Edit{1, 3, "-"}), edits(Edit{2, 4, "+"})}, "a-def", 1},
		"all or none":   {[]Finding{edits(Edit{1, 2, "-"}), edits(Edit{5, 6, "!"}, Edit{1, 2, "+"})}, "a-cdef", 1},
		"neighbours":    {[]Finding{edits(Edit{1, 2, "-"}), edits(Edit{2, 3, "+"})}, "a-+def", 2},
		"an insertion":  {[]Finding{edits(Edit{3, 3, "..."}), edits(Edit{3, 4, "D"})}, "abc...def", 1},
		"within others": {[]Finding{edits(Edit{0, 6, ""}), edits(Edit{2, 3, "x"})}, "", 1},
	} {
		if got, made := apply([]byte("abcdef"), test.findings); string(got) != test.want || len(made) != test.n {
			t.Errorf("%s: %q, %d", name, got, len(made))
		}
	}
}

// Checking stays linear on what strangers may send.
func TestHostileLists(t *testing.T) {
	for name, text := range map[string]func(n int) string{
		"links on one line": func(n int) string {
			return "- [A Net of Nets](https://arxiv.org/abs/1706.03762) " + strings.Repeat("[x]( http://arxiv.org/abs/1706.03762))", 200*n)
		},
		"an enumeration":       func(n int) string { return "- " + enumeration(100*n) },
		"half links":           func(n int) string { return strings.Repeat("[a](", 2000*n) },
		"closing brackets":     func(n int) string { return strings.Repeat("](", 3000*n) },
		"tags":                 func(n int) string { return strings.Repeat("<img src=x alt=", 600*n) },
		"attributes":           func(n int) string { return strings.Repeat(" src", 3000*n) },
		"no repositories":      func(n int) string { return strings.Repeat("[c](https://github.com/a/b/c)", 300*n) },
		"directives":           func(n int) string { return strings.Repeat("<!-- clipgraph-disable-line x --> ", 200*n) },
		"rows without a table": func(n int) string { return strings.Repeat("|a\n\n", 1000*n) },
		"one title": func(n int) string {
			return strings.Repeat("- [Learning to Sort Pebbles](https://a.org/1.pdf)\n", 200*n)
		},
		"versions": func(n int) string { return strings.Repeat("arXiv:1706.03762v1 ", 500*n) },
		"pictures of every name": func(n int) string {
			return "- [A Net of Nets](https://arxiv.org/abs/1706.03762)" + strings.Repeat("![Nets](nets.png)", 500*n)
		},
	} {
		t.Run(name, func(t *testing.T) {
			testkit.Linear(t, text, func(text string) { fixOf("list.md", []byte(text), Known{}, Options{}) })
		})
	}
}

func enumeration(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[A Work on Topic %d](https://arxiv.org/abs/2301.%05dv1), ", i, i+1)
	}
	return b.String()
}

func BenchmarkFile(b *testing.B) {
	var text strings.Builder
	text.WriteString("## Section\n\n| Title | Note | Links |\n|---|---|---|\n")
	for i := range 5000 {
		fmt.Fprintf(&text, "| **Net%d: A method for things of number %d** | It improves on what came before. | [[Code](https://github.com/owner/net%d)] [[Paper](https://arxiv.org/abs/2301.%05d)] |\n", i, i, i, i+1)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		findingsOf("bench.md", data, Known{}, Options{})
	}
}
