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

// Files that people take for lists are named for what they are, with what makes a list
// of them.

// foreignKind is a kind of file that is no list.
type foreignKind struct {
	magic string // how it begins; "" for those that are told otherwise
	name  string // with its article
	hint  string // %s is the file as a word of a shell
}

// foreignKinds is the table of them: the first whose magic fits is it.
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

// zipKinds are the documents that are zip archives, by a name that their beginning has.
var zipKinds = []foreignKind{
	{"word/", "a Word document", "pandoc %s -t markdown | clipgraph bib -"},
	{"xl/", "an Excel spreadsheet", "save the sheet as CSV: clipgraph bib sheet.csv"},
	{"ppt/", "a presentation", "save it as text or HTML"},
	{"application/epub", "a book in EPUB", "pandoc %s -t markdown | clipgraph bib -"},
	{"application/vnd.oasis.opendocument.text", "a document in OpenDocument", "pandoc %s -t markdown | clipgraph bib -"},
	{"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet in OpenDocument", "save the sheet as CSV: clipgraph bib sheet.csv"},
	{"", "a zip archive", "unpack it and name the list in it"},
}

// foreign returns what the file name is of which head is the beginning; nil for a text.
func foreign(name string, head []byte) *foreignKind {
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

// zipKind returns what a zip archive is by the names of what is in it, as far as they
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
	return nil // the last one fits always
}

// error says that the list name is of the kind.
func (k *foreignKind) error(name string) error {
	file := advice.Word(name)
	if name == Stdio {
		file = "FILE"
	}
	return advice.Hint(fmt.Errorf("reading %s: %s, no reading list", DisplayName(name), k.name), "%s", strings.ReplaceAll(k.hint, "%s", file))
}

// CheckList returns the error for a file that is no text, and for a folder without
// lists. It is nil for others, also where they can't be read.
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

// errNoLists says that no file in the folder dir has the name of a list, and what is
// there.
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

// maxEntries is how many files of a folder are looked at for a hint.
const maxEntries = 5000

// Nearby returns the file that is there and has nearly the name; "" if there is none.
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
