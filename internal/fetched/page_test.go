package fetched

import (
	"os"
	"path/filepath"
	"testing"
)

// What is no whole page of the cache is not read.
func TestPage(t *testing.T) {
	dir, err := Open(filepath.Join(t.TempDir(), "cache"))
	if err != nil {
		t.Fatal(err)
	}
	const address = "https://example.org/list"
	dir.KeepPage(address, `"1"`, []byte("a\nb\n"))
	if etag, page := dir.Page(address, 10); etag != `"1"` || string(page) != "a\nb\n" {
		t.Errorf("%q %q", etag, page)
	}
	dir.KeepPage(address, "", []byte("no tag"))
	if etag, page := dir.Page(address, 10); etag != "" || string(page) != "no tag" {
		t.Errorf("%q %q", etag, page)
	}
	for _, content := range []string{"", "no line end", "\"1\"\nmore than the limit"} {
		if err := os.WriteFile(filepath.Join(dir.Path(), pageName(address)), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if etag, page := dir.Page(address, 10); etag != "" || page != nil {
			t.Errorf("%q is read as %q with the tag %q", content, page, etag)
		}
	}
}
