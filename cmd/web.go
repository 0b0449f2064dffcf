package cmd

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"clipgraph/internal/cachedir"
	"clipgraph/internal/polite"
)

// Lists on the web: an address is fetched, politely and only when its server
// says that the copy at hand is old. Pages about a list, such as that of a
// repository, stand for the list itself.

func isAddress(arg string) bool {
	lower := strings.ToLower(arg)
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")
}

// readmes are the names that the list of a repository may have, the most
// common first.
var readmes = []string{"README.md", "readme.md", "Readme.md", "README.markdown", "README.rst", "README.txt", "README"}

// rawAddresses returns where the list that address shows can be had as it was
// written, in the order to try them: a repository of GitHub or a folder in one
// is its README, a file is its raw text; others are what they are. A user and
// password for GitHub are GitHub's, wherever it keeps the text.
func rawAddresses(address string) ([]string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, withHint(fmt.Errorf("reading %s: no address of a page", polite.Redact(address)), "clipgraph ids https://github.com/owner/name")
	}
	u.Fragment, u.RawFragment = "", ""
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	raw := func(host string, parts ...string) string {
		return (&url.URL{Scheme: "https", User: u.User, Host: host, Path: "/" + path.Join(parts...)}).String()
	}
	switch host := strings.ToLower(u.Host); {
	case (host == "github.com" || host == "www.github.com") && len(parts) >= 2:
		var all []string
		for _, file := range githubFiles(parts) {
			all = append(all, raw("raw.githubusercontent.com", file...))
		}
		if all != nil {
			return all, nil
		}
	case host == "gist.github.com" && len(parts) == 2:
		return []string{raw("gist.githubusercontent.com", parts[0], parts[1], "raw")}, nil
	case strings.Contains(u.Path, "/-/blob/"): // GitLab
		u.Path, u.RawPath = strings.Replace(u.Path, "/-/blob/", "/-/raw/", 1), ""
	}
	return []string{u.String()}, nil
}

// githubFiles returns the paths of the files that an address of GitHub may show: of
// a file that itself, of a repository or a folder its README. parts are the parts of
// the address's path, the owner and the name first; nil for other pages.
func githubFiles(parts []string) (files [][]string) {
	owner, name := parts[0], strings.TrimSuffix(parts[1], ".git")
	folder := []string{owner, name, "HEAD"}
	if len(parts) > 3 {
		folder = append([]string{owner, name}, parts[3:]...)
	}
	switch {
	case len(parts) > 4 && (parts[2] == "blob" || parts[2] == "raw"):
		return [][]string{folder}
	case len(parts) == 2, len(parts) > 3 && parts[2] == "tree":
		for _, readme := range readmes {
			files = append(files, append(slices.Clone(folder), readme))
		}
	}
	return files
}

// pageInterval is the least time between two requests for lists, unless it is
// this machine that answers.
func pageInterval(address string) time.Duration {
	if u, err := url.Parse(address); err == nil && net.ParseIP(u.Hostname()).IsLoopback() {
		return -1
	}
	return time.Second
}

// findOnWeb fetches the list at address.
func (a *app) findOnWeb(ctx context.Context, address string) ([]input, error) {
	if a.offline {
		return nil, withHint(fmt.Errorf("reading %s: the network is not asked, with --offline", polite.Redact(address)), "save the page and name the file")
	}
	addresses, err := rawAddresses(address)
	if err != nil {
		return nil, err
	}
	client := polite.New(polite.Options{
		UserAgent: "clipgraph/" + programVersion(),
		Interval:  pageInterval(addresses[0]),
		MaxBytes:  a.inputLimit(),
		Tries:     3,
		Proxy:     http.ProxyFromEnvironment,
		Waiting:   a.noteWait,
	})
	for i := 0; ; i++ {
		data, err := a.fetchPage(ctx, client, addresses[i])
		if err == nil {
			return []input{text(polite.Redact(addresses[i]), data)}, nil
		}
		if status, ok := errors.AsType[*polite.StatusError](err); !ok || status.Status != http.StatusNotFound || i+1 == len(addresses) {
			return nil, webError(address, err)
		}
	}
}

// webError says that the list at address can't be had, and what to do.
func webError(address string, err error) error {
	address = polite.Redact(address)
	if large, ok := errors.AsType[*polite.TooLargeError](err); ok {
		return withHint(fmt.Errorf("reading %s: the page is larger than %d MiB", address, large.Limit>>20), "read more with --max-size (%d at most)", maxInput>>20)
	}
	err = fmt.Errorf("reading %s: %w", address, err)
	if _, ok := errors.AsType[*polite.UnreachableError](err); ok {
		return withHint(err, "try again later, or save the page and name the file")
	}
	if wantsPassword(err) {
		return withHint(err, "%s", passwordHint)
	}
	return err
}

// passwordHint says how an address has a password.
const passwordHint = "name what is behind a password as https://USER:PASSWORD@HOST/PATH, with %40 for @, %3A for : and %2F for /"

// wantsPassword reports whether a server asks for a password, or for another.
func wantsPassword(err error) bool {
	status, ok := errors.AsType[*polite.StatusError](err)
	return ok && status.Status == http.StatusUnauthorized
}

// fetchPage returns the page at address: the copy in the cache if the server
// says that it is the page still, or can't be reached.
func (a *app) fetchPage(ctx context.Context, client *polite.Client, address string) ([]byte, error) {
	dir, name := a.cache(), pageName(address)
	etag, copied := readPage(dir, name, a.inputLimit())
	response, err := client.Do(ctx, polite.Request{URL: address, ETag: etag})
	switch {
	case err == nil && response.Status == http.StatusNotModified:
		return copied, nil
	case err == nil:
		writePage(dir, name, response.Header.Get("ETag"), response.Body)
		return response.Body, nil
	}
	if _, ok := errors.AsType[*polite.UnreachableError](err); ok && copied != nil {
		a.note("%v; the copy of an earlier run is read", err)
		return copied, nil
	}
	return nil, err
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

// readPage reads a page from its file: the entity tag of the server on the
// first line, and then the page as it came. No tag: there is none, or none to
// trust.
func readPage(dir *cachedir.Dir, name string, limit int64) (etag string, page []byte) {
	if dir == nil {
		return "", nil
	}
	data, err := dir.ReadFile(name, limit+1<<10)
	first, rest, found := bytes.Cut(data, []byte("\n"))
	if err != nil || !found || len(first) == 0 || len(rest) > int(limit) {
		return "", nil
	}
	return string(first), rest
}

// writePage keeps a page for the next time. A cache that can't be written is
// no reason to fail.
func writePage(dir *cachedir.Dir, name, etag string, page []byte) {
	if dir == nil || etag == "" || strings.ContainsAny(etag, "\r\n") {
		return
	}
	_ = dir.WriteFile(name, func(w io.Writer) error {
		_, err := w.Write(append([]byte(etag+"\n"), page...))
		return err
	})
}
