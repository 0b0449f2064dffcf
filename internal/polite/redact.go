package polite

import (
	"net/url"
	"regexp"
	"strings"
)

// hidden stands where a secret was.
const hidden = "***"

// Redact returns address as it may be printed: without a user and password,
// without a fragment, and with *** for every value of its query, since a log may
// be public and nobody knows which parameter is a token. Of an address that can't
// be parsed nothing is left but its scheme, and a host after an @. What is no
// address comes back as it is.
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

// hideValues replaces the values of a query. A parameter without "=" is a value.
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

// addressInText is an address within quotation marks, where it may have blanks,
// or one that ends at a blank.
var addressInText = regexp.MustCompile(`"[^"\n]*://[^"\n]*"|[A-Za-z][A-Za-z0-9+.-]*://[^\s"<>]+`)

// RedactText returns text with every address in it as [Redact] has it. It is for
// messages of others, such as those of net/http, which name addresses in full.
func RedactText(text string) string {
	return addressInText.ReplaceAllStringFunc(text, func(found string) string {
		if inner, quoted := strings.CutPrefix(found, `"`); quoted {
			return `"` + Redact(strings.TrimSuffix(inner, `"`)) + `"`
		}
		// A sentence goes on, or ends, behind the address.
		address := strings.TrimRight(found, ".,:;)'")
		return Redact(address) + found[len(address):]
	})
}

// redactedError is an error of others whose message may name addresses.
type redactedError struct{ err error }

func (e redactedError) Error() string { return RedactText(e.err.Error()) }
func (e redactedError) Unwrap() error { return e.err }
