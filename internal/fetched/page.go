package fetched

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"path"
	"strings"
)

// The file of a page has the entity tag of the server on the first line, which is empty
// if it gave none, and then the page as it came.

// Page returns the page at address that was kept, of up to limit bytes, with its entity
// tag; nil if there is none, or none to trust.
func (f *Folder) Page(address string, limit int64) (etag string, page []byte) {
	if f == nil {
		return "", nil
	}
	data, err := f.ReadFile(pageName(address), limit+1<<10)
	first, rest, found := bytes.Cut(data, []byte("\n"))
	if err != nil || !found || len(rest) > int(limit) {
		return "", nil
	}
	return string(first), rest
}

// KeepPage keeps a page for the next time. A folder that can't be written is no reason
// to fail.
func (f *Folder) KeepPage(address, etag string, page []byte) {
	if f == nil || strings.ContainsAny(etag, "\r\n") {
		return
	}
	_ = f.WriteFile(pageName(address), func(w io.Writer) error {
		_, err := w.Write(append([]byte(etag+"\n"), page...))
		return err
	})
}

// pageName names the file of the cache that keeps the page at address. What a user
// sees is kept for that user; a password leaves no trace, not even in a hash.
func pageName(address string) string {
	if u, err := url.Parse(address); err == nil && u.User != nil {
		u.User = url.User(u.User.Username())
		address = u.String()
	}
	sum := sha256.Sum256([]byte(address))
	return path.Join(listsFolder, hex.EncodeToString(sum[:16]))
}

// isPageName reports whether a file of this name in the cache is one of a page.
func isPageName(name string) bool {
	base := path.Base(name)
	_, err := hex.DecodeString(base)
	return err == nil && len(base) == 32 && path.Dir(name) == listsFolder
}
