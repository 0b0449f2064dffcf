package files

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/advice"
)

// Messages about files that are not lists say what they are and how to make a list from
// them.

// foreignKind is a kind of file that is not a list.
type foreignKind struct {
	magic string // how it begins; "" if it is recognized otherwise
	name  string // with its article
	hint  string // %s is replaced by the quoted file name
}

// foreignKinds are the kinds that are recognized by their first bytes. The first match
// counts.
var foreignKinds = []foreignKind{
	{"%PDF-", "a PDF", "pdftotext %s - | clipgraph ids -"},
	{"%!PS", "a PostScript file", "ps2ascii %s | clipgraph ids -"},
	{"SQLite format 3\x00", "an SQLite database, such as Zotero's library", "export the library (in Zotero: File, Export Library), then: clipgraph bib library.bib"},
	{`{\rtf`, "a document in RTF", "pandoc -f rtf %s -t markdown | clipgraph bib -"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document in an old office format", "save it as text, HTML or CSV"},
	{"\x89PNG\r\n\x1a\n", "a picture", pictureHint},
	{"\xff\xd8\xff", "a picture", pictureHint},
	{"GIF8", "a picture", pictureHint},
	{"BZh", "a file compressed with bzip2", "bzip2 -dc %s | clipgraph bib -"},
	{"\xfd7zXZ\x00", "a file compressed with xz", "xz -dc %s | clipgraph bib -"},
	{"\x28\xb5\x2f\xfd", "a file compressed with zstd", "zstd -dc %s | clipgraph bib -"},
	{"7z\xbc\xaf\x27\x1c", "an archive", "unpack it and name the list in it"},
	{"Rar!\x1a\x07", "an archive", "unpack it and name the list in it"},
	{"version https://git-lfs.github.com/spec/", "a Git LFS pointer instead of the file itself", "git lfs pull"},
}

const pictureHint = "a list is a text file, such as README.md"

// zipKinds are the documents that are zip archives, recognized by the name of a member.
var zipKinds = []foreignKind{
	{"word/", "a Word document", "pandoc %s -t markdown | clipgraph bib -"},
	{"xl/", "an Excel spreadsheet", "save the sheet as CSV: clipgraph bib sheet.csv"},
	{"ppt/", "a presentation", "save it as text or HTML"},
	{"application/epub", "a book in EPUB", "pandoc %s -t markdown | clipgraph bib -"},
	{"application/vnd.oasis.opendocument.text", "a document in OpenDocument", "pandoc %s -t markdown | clipgraph bib -"},
	{"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet in OpenDocument", "save the sheet as CSV: clipgraph bib sheet.csv"},
	{"", "a zip archive", "unpack it and name the list in it"},
}

// foreignKindOf returns the kind of the file name whose first bytes are head, or nil if it is
// text.
func foreignKindOf(name string, head []byte) *foreignKind {
	for i := range foreignKinds {
		if bytes.HasPrefix(head, []byte(foreignKinds[i].magic)) {
			return &foreignKinds[i]
		}
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return zipKind(name, head)
	case len(head) >= 262 && string(head[257:262]) == "ustar":
		return &foreignKind{name: "a tar archive", hint: "tar -xf %s"}
	case bytes.HasPrefix(start, []byte("<svg")), bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(head, []byte("<svg")):
		return &foreignKind{name: "a picture in SVG", hint: "clipgraph svg README.md -o %s makes one"}
	case readlist.IsBinary(head):
		return &foreignKind{name: "a binary file", hint: pictureHint}
	}
	return nil
}

// zipKind returns the kind of a zip archive by the names of its members, as far as they
// can be read.
func zipKind(name string, head []byte) *foreignKind {
	names := string(head)
	if archive, err := zip.OpenReader(name); err == nil {
		for i, f := range archive.File {
			if i < 1000 {
				names += "\n" + f.Name
			}
		}
		archive.Close()
	}
	for i := range zipKinds {
		if strings.Contains(names, zipKinds[i].magic) {
			return &zipKinds[i]
		}
	}
	return nil // not reached: the last kind always matches
}

// error returns the error that the list name is a file of this kind.
func (k *foreignKind) error(name string) error {
	file := advice.Word(name)
	if name == Stdio {
		file = "FILE"
	}
	return advice.Hint(fmt.Errorf("reading %s: %s, not a reading list", DisplayName(name), k.name), "%s", strings.ReplaceAll(k.hint, "%s", file))
}

// CheckList returns an error if name is a file that is not text, or a folder without
// lists. It returns nil if name can't be read.
func CheckList(ctx context.Context, name string) error {
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		_, err := findInDirectory(ctx, name)
		return err
	}
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	in := File(name, info)
	r, err := in.Open()
	if err == nil {
		r.Close()
	}
	return err
}

// errNoLists returns the error that no file in the folder dir is named like a list. The
// hint depends on the files in it.
func errNoLists(dir string) error {
	err := fmt.Errorf("reading %s: no file in this folder is named like a list", dir)
	pdfs, seen := 0, 0
	var zotero, pdf string
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if seen++; err != nil || seen > maxEntries {
			return filepath.SkipAll
		}
		switch ext := strings.ToLower(filepath.Ext(path)); {
		case ext == ".pdf":
			pdfs++
			pdf = cmp.Or(pdf, path)
		case ext == ".sqlite":
			zotero = path
		}
		return nil
	})
	switch {
	case zotero != "":
		return advice.Hint(fmt.Errorf("%w; it contains the database %s", err, zotero), "export the library (in Zotero: File, Export Library), then: clipgraph bib library.bib")
	case pdfs > 0:
		return advice.Hint(fmt.Errorf("%w; PDFs are not read (there are %d)", err, pdfs), "pdftotext %s - | clipgraph ids -", advice.Word(pdf))
	}
	return advice.Hint(err, "clipgraph bib %s", advice.Word(filepath.Join(dir, "LIST.txt")))
}

// maxEntries is the number of files of a folder that are examined for a hint.
const maxEntries = 5000

// Nearby returns an existing file with a similar name, or "".
func Nearby(name string) string {
	folder, base := filepath.Split(name)
	entries, err := os.ReadDir(cmp.Or(folder, "."))
	if err != nil || len(entries) > maxEntries {
		return ""
	}
	var names []string
	for _, e := range entries {
		if strings.EqualFold(e.Name(), base) {
			return folder + e.Name()
		}
		names = append(names, e.Name())
	}
	if found := advice.Nearest(base, names); found != "" {
		return folder + found
	}
	return ""
}
