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

// The file of a page has the server's entity tag on its first line, which is empty if
// there was none, and then the page unchanged.

// Page returns the kept page at address, of up to limit bytes, with its entity tag. The
// page is nil if there is none or it is too long.
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

// KeepPage keeps a page for the next run. Errors are ignored: the page can be fetched
// again.
func (f *Folder) KeepPage(address, etag string, page []byte) {
	if f == nil || strings.ContainsAny(etag, "\r\n") {
		return
	}
	_ = f.WriteFile(pageName(address), func(w io.Writer) error {
		_, err := w.Write(append([]byte(etag+"\n"), page...))
		return err
	})
}

// pageName returns the name of the file that keeps the page at address. Each user has
// pages of their own. The password does not enter the hash.
func pageName(address string) string {
	if u, err := url.Parse(address); err == nil && u.User != nil {
		u.User = url.User(u.User.Username())
		address = u.String()
	}
	sum := sha256.Sum256([]byte(address))
	return path.Join(listsFolder, hex.EncodeToString(sum[:16]))
}

// isPageName reports whether a file of the cache with this name is a page.
func isPageName(name string) bool {
	base := path.Base(name)
	_, err := hex.DecodeString(base)
	return err == nil && len(base) == 32 && path.Dir(name) == listsFolder
}
