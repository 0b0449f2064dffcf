package files

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"clipgraph/cmd/advice"
	"clipgraph/internal/polite"
	"clipgraph/internal/webpage"
)

// findOnWeb fetches the list at address, or offline takes the kept copy.
func (f *Finder) findOnWeb(ctx context.Context, address string) ([]Input, error) {
	addresses, err := webpage.Sources(address)
	if err != nil {
		return nil, advice.Hint(err, "clipgraph ids https://github.com/owner/name")
	}
	if f.Offline {
		from, data, found := webpage.Kept(addresses, f.Web())
		if !found {
			return nil, advice.Hint(fmt.Errorf("reading %s: --offline is set, and the page is not in the cache", polite.Redact(address)), "save the page as a file and give its name")
		}
		return []Input{Text(polite.Redact(from), data)}, nil
	}
	from, data, err := webpage.Fetch(ctx, addresses, f.Web())
	if err != nil {
		return nil, webError(address, err)
	}
	return []Input{Text(polite.Redact(from), data)}, nil
}

// webError returns the error of fetching the list at address, with a hint.
func webError(address string, err error) error {
	address = polite.Redact(address)
	if large, ok := errors.AsType[*polite.TooLargeError](err); ok {
		return advice.Hint(fmt.Errorf("reading %s: the page is larger than %d MiB", address, large.Limit>>20), "read more with --max-size (%d at most)", MaxInput>>20)
	}
	err = fmt.Errorf("reading %s: %w", address, err)
	if _, ok := errors.AsType[*polite.UnreachableError](err); ok {
		return advice.Hint(err, "try again later, or save the page as a file and give its name")
	}
	if WantsPassword(err) {
		return advice.Hint(err, "%s", PasswordHint)
	}
	return err
}

// PasswordHint says how to write a password in an address.
const PasswordHint = "give a password as https://USER:PASSWORD@HOST/PATH, with %40 for @, %3A for : and %2F for /"

// WantsPassword reports whether a server asks for a password or rejects the one sent.
func WantsPassword(err error) bool {
	status, ok := errors.AsType[*polite.StatusError](err)
	return ok && status.Status == http.StatusUnauthorized
}
