package files

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"clipgraph"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/cmd/advice"
)

// The file of --update belongs to the user. Nothing else is changed: no list that was
// named by mistake, and no file that no program could read.

// ReadBibliography returns the content of the file to update, at most limit bytes, or nil
// if it does not exist.
func ReadBibliography(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, Cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, advice.Usage(fmt.Errorf("reading %s: not a regular file", name))
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", name, Cause(err))
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("reading %s: the file is larger than %d MiB", name, limit>>20)
	}
	return data, nil
}

// ParseBibliography parses the bibliography data. It rejects other files, and unresolved
// merge conflicts.
func ParseBibliography(name string, data []byte) (*clipgraph.KnownEntries, error) {
	refuse := func(format string, args ...any) (*clipgraph.KnownEntries, error) {
		return nil, advice.Usage(advice.Hint(fmt.Errorf("updating %s: not a bibliography: %s", name, fmt.Sprintf(format, args...)),
			"give the file with BibTeX entries after --update: clipgraph bib README.md --update refs.bib"))
	}
	switch {
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		return refuse("it is compressed with gzip; decompress it first")
	}
	k, err := clipgraph.ReadKnownEntries(name, data)
	switch {
	case err != nil:
		return nil, advice.Hint(err, "convert the file to UTF-8 with iconv")
	case readlist.IsBinary([]byte(k.Source[:min(len(k.Source), 8<<10)])):
		return refuse("it is a binary file")
	}
	head, found := beforeEntries(k.File)
	isBib := strings.EqualFold(filepath.Ext(name), ".bib")
	switch {
	case head == "":
	case !found:
		return refuse("it has no entries")
	case !isBib || otherFormat.MatchString(head):
		return refuse("it begins with %q", beginning(head))
	}
	if at := mergeConflict.FindStringIndex(k.Source); at != nil {
		line, col := k.Position(at[0])
		return nil, advice.Hint(fmt.Errorf("updating %s: %[1]s:%d:%d: a merge conflict begins here", name, line, col), "resolve it first")
	}
	return k, nil
}

// beforeEntries returns the first line before the first entry, preamble or macro that is
// neither a comment nor blank, and reports whether there is such a block.
func beforeEntries(f *bib.File) (head string, found bool) {
	for _, b := range f.Blocks {
		if b.Kind != bib.TextBlock {
			return head, true
		}
		for line := range strings.Lines(f.Raw(b)) {
			line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
			if head == "" && !strings.HasPrefix(line, "%") {
				head = line
			}
		}
	}
	return head, false
}

// beginning returns the beginning of a line, for a message.
func beginning(line string) string {
	if runes := []rune(line); len(runes) > 40 {
		line = string(runes[:40]) + "…"
	}
	return line
}

var (
	// otherFormat matches the beginning of other formats: HTML, JSON, TeX.
	otherFormat   = regexp.MustCompile(`^(?:<|\{|\[|\\)`)
	mergeConflict = regexp.MustCompile(`(?m)^<{7} `)
)
