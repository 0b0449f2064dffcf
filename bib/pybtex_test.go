package bib

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"clipgraph/internal/testkit"
)

// TestAgreesWithPybtex reads every .bib file of the TeX distribution at hand,
// and those of CLIPGRAPH_BIBS, a list of folders, as pybtex does: where pybtex
// has no error, keys, types, fields and values are the same. Nothing of any
// file is lost.
func TestAgreesWithPybtex(t *testing.T) {
	testkit.PlainOnly(t)
	const python = "/usr/bin/python3" // that for which Debian has pybtex
	if err := exec.Command(python, "-c", "import pybtex").Run(); err != nil {
		t.Skip("no pybtex")
	}
	folders := filepath.SplitList(os.Getenv("CLIPGRAPH_BIBS"))
	if out, err := exec.Command("kpsewhich", "-var-value=TEXMFDIST").Output(); err == nil {
		folders = append(folders, strings.TrimSpace(string(out)))
	}
	var files []string
	for _, folder := range append(folders, "testdata") {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".bib") && entry.Type().IsRegular() {
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(python, append([]string{"testdata/read_with_pybtex.py"}, files...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var counts struct{ files, withErrors, entries, differ int }
	for line := range bytes.Lines(out) {
		var read pybtexFile
		if err := json.Unmarshal(line, &read); err != nil {
			t.Fatal(err)
		}
		differ := read.compare(t)
		counts.files++
		counts.entries += len(read.Entries)
		if read.Errors > 0 {
			counts.withErrors++
			counts.differ += differ
		}
	}
	t.Logf("%d files and %d entries; %d entries differ in the %d files that pybtex has errors in", counts.files, counts.entries, counts.differ, counts.withErrors)
}

// pybtexFile is a file as pybtex reads it.
type pybtexFile struct {
	File    string
	Errors  int
	Entries []struct {
		Key, Type string
		Fields    [][2]string
	}
}

// compare returns how many entries Parse reads otherwise, which is an error
// where pybtex has none.
func (p *pybtexFile) compare(t *testing.T) (differ int) {
	data, err := os.ReadFile(p.File)
	if err != nil {
		t.Fatal(err)
	}
	source := string(data)
	if !utf8.ValidString(source) { // as Latin-1
		runes := make([]rune, len(data))
		for i, c := range data {
			runes[i] = rune(c)
		}
		source = string(runes)
	}
	file := Parse(p.File, source)
	var blocks strings.Builder
	for _, b := range file.Blocks {
		blocks.WriteString(file.Raw(b))
	}
	if blocks.String() != source {
		t.Errorf("%s: the blocks are not the file", p.File)
	}
	var entries []*Entry
	for e := range file.Entries() {
		entries = append(entries, e)
	}
	if p.Errors == 0 && len(entries) != len(p.Entries) {
		t.Errorf("%s: %d entries, %d to pybtex", p.File, len(entries), len(p.Entries))
	}
	for i, theirs := range p.Entries {
		var fields []string
		for _, f := range theirs.Fields {
			fields = append(fields, strings.ToLower(f[0])+" = "+strings.Join(strings.Fields(f[1]), " "))
		}
		want := theirs.Key + " " + strings.ToLower(theirs.Type) + "\n" + strings.Join(fields, "\n")
		if i < len(entries) && brief(entries[i]) == want {
			continue
		}
		differ++
		if p.Errors == 0 && i < len(entries) {
			t.Errorf("%s:%d: read as\n%s\nby pybtex as\n%s", p.File, entries[i].Line, brief(entries[i]), want)
		}
	}
	return differ
}

func brief(e *Entry) string {
	var fields []string
	for _, f := range e.Fields {
		if f.Start < f.End {
			fields = append(fields, f.Folded()+" = "+strings.Join(strings.Fields(f.Value()), " "))
		}
	}
	return e.Key + " " + foldCase(e.Type) + "\n" + strings.Join(fields, "\n")
}
