// Package webpage fetches lists from the web, politely and only if the server says that
// the kept copy is out of date. The page of a repository stands for the list in it:
// [Sources] returns the addresses of the list's text, and [Fetch] fetches it.
package webpage

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"clipgraph/internal/fetched"
	"clipgraph/internal/polite"
)

// IsAddress reports whether arg is a web address.
func IsAddress(arg string) bool {
	lower := strings.ToLower(arg)
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")
}

// readmes are the names that the list of a repository may have, the most common first.
var readmes = []string{"README.md", "readme.md", "Readme.md", "README.markdown", "README.rst", "README.txt", "README"}

// Sources returns the addresses of the text of the list that address shows, in the order
// to try them. A GitHub repository or a folder in one is its README, and a file is its
// raw text; other addresses are returned unchanged. A user and password for GitHub are
// also sent to the hosts on which GitHub keeps the text.
func Sources(address string) ([]string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("reading %s: not the address of a page", polite.Redact(address))
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

// githubFiles returns the paths of the files that a GitHub address may show: the file
// itself, or the README of a repository or folder. parts are the parts of the address's
// path, owner and name first. It returns nil for other pages.
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

// pageInterval returns the least time between two requests for lists. It is negative,
// which means none, for a server on this machine.
func pageInterval(address string) time.Duration {
	if u, err := url.Parse(address); err == nil && net.ParseIP(u.Hostname()).IsLoopback() {
		return -1
	}
	return time.Second
}

// Options configure [Fetch].
type Options struct {
	UserAgent string
	MaxBytes  int64 // of a page
	Proxy     func(*http.Request) (*url.URL, error)
	Waiting   func(wait time.Duration, why error) // if not nil, is called before each wait
	Folder    *fetched.Folder                     // keeps pages; nil: they are not kept
	Stale     func(why error)                     // if not nil, is called when an old copy is used
}

// Fetch returns the first page of addresses that exists, and its address. The error is
// that of ctx or of package polite.
func Fetch(ctx context.Context, addresses []string, o Options) (address string, page []byte, err error) {
	client := polite.New(polite.Options{
		UserAgent: o.UserAgent,
		Interval:  pageInterval(addresses[0]),
		MaxBytes:  o.MaxBytes,
		Tries:     3,
		Proxy:     o.Proxy,
		Waiting:   o.Waiting,
	})
	for i := 0; ; i++ {
		page, err = o.fetch(ctx, client, addresses[i])
		if err == nil {
			return addresses[i], page, nil
		}
		if status, ok := errors.AsType[*polite.StatusError](err); !ok || status.Status != http.StatusNotFound || i+1 == len(addresses) {
			return "", nil, err
		}
	}
}

// Kept returns the first page of addresses that [Fetch] kept, and its address. It makes
// no request.
func Kept(addresses []string, o Options) (address string, page []byte, found bool) {
	for _, address := range addresses {
		if _, page := o.Folder.Page(address, o.MaxBytes); page != nil {
			return address, page, true
		}
	}
	return "", nil, false
}

// fetch returns the page at address. It returns the kept copy if the server says that it
// is up to date, or can't be reached.
func (o *Options) fetch(ctx context.Context, client *polite.Client, address string) ([]byte, error) {
	etag, copied := o.Folder.Page(address, o.MaxBytes)
	response, err := client.Do(ctx, polite.Request{URL: address, ETag: etag})
	switch {
	case err == nil && response.Status == http.StatusNotModified:
		return copied, nil
	case err == nil:
		o.Folder.KeepPage(address, response.Header.Get("ETag"), response.Body)
		return response.Body, nil
	}
	if _, ok := errors.AsType[*polite.UnreachableError](err); ok && copied != nil {
		if o.Stale != nil {
			o.Stale(err)
		}
		return copied, nil
	}
	return nil, err
}
