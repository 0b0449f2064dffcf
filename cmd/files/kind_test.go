package files

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is no text is named for what it is, and texts pass.
func TestForeign(t *testing.T) {
	packed := func(names ...string) string {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, name := range names {
			if _, err := w.Create(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for _, test := range []struct{ head, want string }{
		{"%PDF-1.7\n", "a PDF"},
		{"%!PS-Adobe-3.0\n", "a PostScript file"},
		{"SQLite format 3\x00rest", "Zotero"},
		{`{\rtf1 text}`, "RTF"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office format"},
		{"\x89PNG\r\n\x1a\n", "a picture"},
		{"\xfd7zXZ\x00", "xz"},
		{packed("[Content_Types].xml", "word/document.xml"), "Word"},
		{packed("[Content_Types].xml", "xl/workbook.xml"), "Excel"},
		{packed("papers/a.txt"), "a zip archive"},
		{strings.Repeat("a", 257) + "ustar", "a tar archive"},
		{"\ufeff\n<svg xmlns='http://www.w3.org/2000/svg'>", "SVG"},
		{"<?xml version='1.0'?>\n<svg>", "SVG"},
		{"\x7fELF\x00\x00", "a binary file"},
		{"# Papers\n- [A](https://arxiv.org/abs/2109.01134)\n", ""},
		{"@misc{a, title = {%PDF-}}\n", ""},
		{"<html><body><svg></svg><a href='https://arxiv.org/abs/2109.01134'>A</a>", ""},
		{"PK: a list\n", ""},
		{"", ""},
	} {
		name := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(name, []byte(test.head), 0o600); err != nil {
			t.Fatal(err)
		}
		got := ""
		if kind := foreignKindOf(name, []byte(test.head)); kind != nil {
			got = kind.name
			if kind.hint == "" {
				t.Errorf("%.20q has no hint", test.head)
			}
		}
		if (test.want == "") != (got == "") || !strings.Contains(got, test.want) {
			t.Errorf("%.20q is %q, want %q", test.head, got, test.want)
		}
	}
}

// Hosts are told from files, with a scheme and without.
func TestAddressOf(t *testing.T) {
	for arg, want := range map[string]string{
		"github.com/ann/list":         "https://github.com/ann/list",
		"GitHub.com/ann/list":         "https://GitHub.com/ann/list",
		"www.example.org":             "https://www.example.org",
		"papers.example.org/list?a=b": "https://papers.example.org/list?a=b",
		"http://example.org":          "http://example.org",
		"README.md":                   "",
		"docs/README.md":              "",
		"notes.md/x":                  "",
		"example.org":                 "",
		"old.files/list.md":           "",
		"../list.com/x":               "",
		"/tmp/list.org":               "",
		"":                            "",
	} {
		got, ok := addressOf(arg)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", arg, got, want)
		}
	}
}
