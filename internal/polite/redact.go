package polite

import (
	"net/url"
	"regexp"
	"strings"
)

// hidden replaces a secret.
const hidden = "***"

// Redact returns address as it may be printed. It removes the user, the password and the
// fragment, and replaces every value of the query by ***: logs may be public, and any
// parameter may be a token. If address can't be parsed, only its scheme, or the part
// after an @, is kept. Text that is not an address is returned unchanged.
func Redact(address string) string {
	u, err := url.Parse(address)
	if err == nil && u.Host != "" {
		u.User, u.Fragment, u.RawFragment = nil, "", ""
		u.RawQuery = hideValues(u.RawQuery)
		return u.String()
	}
	scheme, _, hasScheme := strings.Cut(address, "://")
	if at := strings.LastIndexByte(address, '@'); at >= 0 && strings.Contains(address[:at], ":") {
		rest := address[at+1:]
		if end := strings.IndexAny(rest, "?#"); end >= 0 {
			rest = rest[:end]
		}
		return hidden + "@" + rest
	}
	if hasScheme && err != nil {
		return scheme + "://" + hidden
	}
	return address
}

// hideValues hides the values of a query. A parameter without "=" counts as a value.
func hideValues(query string) string {
	if query == "" {
		return ""
	}
	fields := strings.Split(query, "&")
	for i, field := range fields {
		name, _, named := strings.Cut(field, "=")
		switch {
		case named:
			fields[i] = name + "=" + hidden
		case field != "":
			fields[i] = hidden
		}
	}
	return strings.Join(fields, "&")
}

// addressInText matches an address within quotation marks, which may contain spaces, or
// one that ends at a space.
var addressInText = regexp.MustCompile(`"[^"\n]*://[^"\n]*"|[A-Za-z][A-Za-z0-9+.-]*://[^\s"<>]+`)

// RedactText returns text with each address in it redacted by [Redact]. It is for
// messages of other packages, such as those of net/http, which contain full addresses.
func RedactText(text string) string {
	return addressInText.ReplaceAllStringFunc(text, func(found string) string {
		if inner, quoted := strings.CutPrefix(found, `"`); quoted {
			return `"` + Redact(strings.TrimSuffix(inner, `"`)) + `"`
		}
		// The punctuation of the sentence does not belong to the address.
		address := strings.TrimRight(found, ".,:;)'")
		return Redact(address) + found[len(address):]
	})
}

// redactedError wraps an error of another package whose message may contain addresses.
type redactedError struct{ err error }

func (e redactedError) Error() string { return RedactText(e.err.Error()) }
func (e redactedError) Unwrap() error { return e.err }
