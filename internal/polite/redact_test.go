package polite

import (
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestRedact(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a%20b/list.md":               "https://example.org/a%20b/list.md",
		"https://ann:pw1@example.org/list.md":             "https://example.org/list.md",
		"https://ann:p%40w:1@w2@example.org:8080/list.md": "https://example.org:8080/list.md",
		"https://ghp_token@example.org/":                  "https://example.org/",
		"HTTPS://ann:pw1@example.org/":                    "https://example.org/",
		"http://ann:pw1@[::1]:80/":                        "http://[::1]:80/",
		"https://example.org/l?token=s3cret&sig=a=b":      "https://example.org/l?token=***&sig=***",
		"https://example.org/l?s3cret":                    "https://example.org/l?***",
		"https://example.org/l?a=s3cret;b=s3cret&&":       "https://example.org/l?a=***&&",
		"https://example.org/l?a=%zz":                     "https://example.org/l?a=***",
		"https://example.org/l#access_token=s3cret":       "https://example.org/l",
		"https://medium.com/@ann/a-post":                  "https://medium.com/@ann/a-post",
		// Not parsed: what could be a password is left out, and all else that may be.
		"http://ann:p#w1@example.org/l":         "***@example.org/l",
		"http://ann:p/w1@example.org/l?t=a":     "***@example.org/l",
		"http://ann:pw1/list.md":                "http://***",
		"http://ann:pw1@example.org:x/l?t=s#k":  "***@example.org:x/l",
		"ann:pw1@example.org/list.md":           "***@example.org/list.md",
		"https:/ann:pw1@example.org/list.md":    "***@example.org/list.md",
		"https:ann:pw1@example.org/list.md?t=s": "***@example.org/list.md",
		// No addresses.
		"":                 "",
		"lists/what?.md":   "lists/what?.md",
		"ann@example.org":  "ann@example.org",
		`C:\lists\list.md`: `C:\lists\list.md`,
	} {
		if got := Redact(address); got != want {
			t.Errorf("%s is printed as %s, want %s", address, got, want)
		}
	}
}

func TestRedactText(t *testing.T) {
	for text, want := range map[string]string{
		`unknown command "http://ann:pw1@example.org/l?t=s" for "clipgraph"`: `unknown command "http://example.org/l?t=***" for "clipgraph"`,
		`invalid proxy address "http://ann:p w1@example.org": invalid`:       `invalid proxy address "***@example.org": invalid`,
		`reading https://example.org/l?t=s: 404, (http://a.org/?k).`:         `reading https://example.org/l?t=***: 404, (http://a.org/?***).`,
		"a://b@c://d": "a://c://d",
		"no address":  "no address",
	} {
		if got := RedactText(text); got != want {
			t.Errorf("%s\nis printed as %s\nwant          %s", text, got, want)
		}
	}
}

func FuzzRedact(f *testing.F) {
	for _, address := range []string{"https://ann:%s@example.org/?token=%s#%s", "%s:%s@h", "//%s@h?%s"} {
		f.Add(address)
	}
	const secret = "s3cret"
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "s3cret") {
			return
		}
		address := "https://u:" + secret + "@h.org/p?q=" + secret + "#" + secret
		if u, err := url.Parse(address + text); err == nil && u.Host != "" {
			if got := Redact(address + text); strings.Contains(got, secret) {
				t.Errorf("%q is printed as %q", address+text, got)
			}
		}
		_ = RedactText(text)
	})
}

// No error of the package names a password, a token of a query, or a key.
func TestErrorsNameNoSecrets(t *testing.T) {
	const secret = "s3cret"
	proxyFails := func(*http.Request) (*url.URL, error) {
		return nil, errors.New(`invalid proxy address "http://ann:s3cret@proxy:x"`)
	}
	tests := map[string]struct {
		address string
		answer  func(*http.Request) (*http.Response, error)
		proxy   func(*http.Request) (*url.URL, error)
	}{
		"no address":  {address: "http://ann:s3cret@example.org:port/"},
		"not the web": {address: "ftp://ann:s3cret@example.org/"},
		"no host":     {address: "http://ann:s3cret/?token=s3cret"},
		"the proxy":   {address: "http://example.org/", proxy: proxyFails},
		"the resolver": {answer: func(r *http.Request) (*http.Response, error) {
			return nil, &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: r.URL.Host}}
		}},
		"status":    {answer: func(*http.Request) (*http.Response, error) { return answer(404) }},
		"forbidden": {answer: func(*http.Request) (*http.Response, error) { return answer(403) }},
		"too large": {answer: func(*http.Request) (*http.Response, error) { return answer(200) }},
		"url.Error": {answer: func(r *http.Request) (*http.Response, error) {
			return nil, &url.Error{Op: "Get", URL: "https://ann:s3cret@example.org/?token=s3cret", Err: errors.New("refused")}
		}},
		"a redirect elsewhere": {answer: func(*http.Request) (*http.Response, error) {
			return answer(302, "Location", "https://ann:s3cret@other.org/login?next=s3cret")
		}},
		"a redirect away from TLS": {answer: func(*http.Request) (*http.Response, error) {
			return answer(302, "Location", "http://example.org/login?next=s3cret")
		}},
		"a redirect to nowhere": {answer: func(*http.Request) (*http.Response, error) {
			return answer(302, "Location", "/%zz?next=s3cret")
		}},
		"redirects without end": {answer: func(*http.Request) (*http.Response, error) {
			return answer(302, "Location", "/list?next=s3cret")
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			o := Options{Interval: -1, Clock: &instant{}, Tries: 1, MaxBytes: 1, Proxy: test.proxy}
			if test.answer != nil {
				o.HTTP = &http.Client{Transport: &server{answer: func(_ int, r *http.Request) (*http.Response, error) { return test.answer(r) }}}
			}
			if test.address == "" {
				test.address = "https://ann:s3cret@example.org/list.md?token=s3cret"
			}
			_, err := New(o).Do(t.Context(), Request{URL: test.address, Header: http.Header{"X-Api-Key": {secret}}})
			if err == nil || strings.Contains(err.Error(), secret) {
				t.Errorf("error %v", err)
			}
		})
	}
}
