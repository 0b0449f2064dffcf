package polite

import (
	"encoding/base64"
	"net/http"
	"testing"
)

// A user and password before the host are sent as curl sends them, and like a key
// to no server but the one that was named.
func TestWhatIsSecretIsSentToOneServer(t *testing.T) {
	basic := func(userinfo string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(userinfo)) }
	tests := []struct {
		name, address, leads string
		last                 string // what the last server is sent as its user and password
		key                  bool   // whether it is sent the key
	}{
		{"a password", "http://ann:pw1@a.org/1", "", "ann:pw1", true},
		{"escapes are undone", "http://a%40b.org:p%3Aw%2F1@a.org/1", "", "a@b.org:p:w/1", true},
		{"a user alone", "http://token@a.org/1", "", "token:", true},
		{"an empty one", "http://@a.org/1", "", ":", true},
		{"none", "http://a.org/1", "", "", true},
		{"within the server", "http://ann:pw1@a.org/1", "/2", "ann:pw1", true},
		{"within the server, in full", "http://ann:pw1@a.org/1", "http://A.org:80/2", "ann:pw1", true},
		{"to TLS", "http://ann:pw1@a.org/1", "https://a.org/2", "ann:pw1", true},
		{"to TLS from another port", "http://ann:pw1@a.org:81/1", "https://a.org/2", "", false},
		{"to another port", "http://ann:pw1@a.org/1", "http://a.org:8080/2", "", false},
		{"to another host", "https://ann:pw1@a.org/1", "https://b.org/2", "", false},
		{"to another host with a password", "https://ann:pw1@a.org/1", "https://eve:pw2@b.org/2", "", false},
		{"with a password of the server's choice", "https://ann:pw1@a.org/1", "https://eve:pw2@a.org/2", "ann:pw1", true},
		{"none is taken from a redirect", "https://a.org/1", "https://eve:pw2@a.org/2", "", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var last http.Header
			s := &server{answer: func(n int, r *http.Request) (*http.Response, error) {
				last = r.Header
				if r.URL.User != nil {
					t.Errorf("request %d names its user in the address", n)
				}
				if n == 1 && test.leads != "" {
					return answer(307, "Location", test.leads)
				}
				return answer(200)
			}}
			c := New(Options{HTTP: &http.Client{Transport: s}, Interval: -1, Hosts: []string{"b.org"}})
			got, err := c.Do(t.Context(), Request{URL: test.address, Header: http.Header{"X-Api-Key": {"key"}}})
			if err != nil || got.URL.User != nil {
				t.Fatal(got, err)
			}
			want := ""
			if test.last != "" {
				want = basic(test.last)
			}
			if sent := last.Get("Authorization"); sent != want {
				t.Errorf("sent %q, not %q", sent, want)
			}
			if sent := last.Get("X-Api-Key") != ""; sent != test.key {
				t.Errorf("the key is sent: %v", sent)
			}
		})
	}
}
