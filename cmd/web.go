package cmd

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"clipgraph/internal/polite"
	"clipgraph/internal/webpage"
)

// findOnWeb fetches the list at address.
func (a *app) findOnWeb(ctx context.Context, address string) ([]input, error) {
	if a.offline {
		return nil, withHint(fmt.Errorf("reading %s: the network is not asked, with --offline", polite.Redact(address)), "save the page and name the file")
	}
	addresses, err := webpage.Sources(address)
	if err != nil {
		return nil, withHint(err, "clipgraph ids https://github.com/owner/name")
	}
	from, data, err := webpage.Fetch(ctx, addresses, webpage.Options{
		UserAgent: "clipgraph/" + programVersion(),
		MaxBytes:  a.inputLimit(),
		Proxy:     http.ProxyFromEnvironment,
		Waiting:   a.noteWait,
		Folder:    a.cache(),
		Stale:     func(why error) { a.note("%v; the copy of an earlier run is read", why) },
	})
	if err != nil {
		return nil, webError(address, err)
	}
	return []input{text(polite.Redact(from), data)}, nil
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
