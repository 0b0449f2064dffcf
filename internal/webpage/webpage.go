// Package webpage fetches lists from the web, politely and only when their server says
// that the copy at hand is old. Pages about a list, such as that of a repository, stand
// for the list itself: [Sources] says where its text is, and [Fetch] gets it.
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

// IsAddress reports whether arg is an address of the web.
func IsAddress(arg string) bool {
	lower := strings.ToLower(arg)
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")
}

// readmes are the names that the list of a repository may have, the most
// common first.
var readmes = []string{"README.md", "readme.md", "Readme.md", "README.markdown", "README.rst", "README.txt", "README"}

// Sources returns where the list that address shows can be had as it was
// written, in the order to try them: a repository of GitHub or a folder in one
// is its README, a file is its raw text; others are what they are. A user and
// password for GitHub are GitHub's, wherever it keeps the text.
func Sources(address string) ([]string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("reading %s: no address of a page", polite.Redact(address))
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

// Options say how pages are fetched.
type Options struct {
	UserAgent string
	MaxBytes  int64 // of a page
	Proxy     func(*http.Request) (*url.URL, error)
	Waiting   func(wait time.Duration, why error) // is told of waiting, if not nil
	Folder    *fetched.Folder                     // keeps pages; nil: none does
	Stale     func(why error)                     // is told that a copy of before is taken, if not nil
}

// Fetch returns the first page of addresses that is there, and its address. The error
// is that of ctx or of the server, as package polite has it.
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

// Kept returns the first page of addresses that [Fetch] kept, and its address. Nothing is
// asked.
func Kept(addresses []string, o Options) (address string, page []byte, found bool) {
	for _, address := range addresses {
		if _, page := o.Folder.Page(address, o.MaxBytes); page != nil {
			return address, page, true
		}
	}
	return "", nil, false
}

// fetch returns the page at address: the copy of before if the server says that it is
// the page still, or can't be reached.
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
