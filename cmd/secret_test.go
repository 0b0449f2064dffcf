//go:build unix

package cmd

import (
	"clipgraph/internal/testkit"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

const password, token = "pa55word", "t0ken"

// guarded is a server that answers only those who know the password and, if the
// address has a query of its own, the token. It remembers what it was sent.
type guarded struct {
	*httptest.Server
	mu   sync.Mutex
	sent []http.Header
}

func guard(t *testing.T, handler http.HandlerFunc) *guarded {
	g := &guarded{}
	g.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.mu.Lock()
		g.sent = append(g.sent, r.Header)
		g.mu.Unlock()
		if user, pass, ok := r.BasicAuth(); !ok || user != "ann" || pass != password {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		handler(w, r)
	}))
	t.Cleanup(g.Close)
	return g
}

// address is that of a path of the server, with the password.
func (g *guarded) address(path string) string {
	return "http://ann:" + password + "@" + strings.TrimPrefix(g.URL, "http://") + path
}

// Passwords and tokens of the addresses of lists and APIs are sent, and stand in
// no output, no message and no name of a file, whatever verb is used and whatever
// goes wrong.
func TestSecretsOfAddresses(t *testing.T) {
	testkit.PlainOnly(t)
	t.Parallel()
	list := guard(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Query().Get("token") != token:
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Path == "/moved":
			http.Redirect(w, r, "/list.md?token="+token, http.StatusFound)
		default:
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, "# Ours\n- **A Work of Number 2006.00001** https://arxiv.org/abs/2006.00001\n- **CoOp** https://arxiv.org/abs/2109.01134\n- **CoCoOp**, after CoOp https://arxiv.org/abs/2203.05557\n- a bad one: https://arxiv.org/abs/2001.000001\n- https://arxiv.org/abs/1904.00003\n")
		}
	})
	api, scholar := guard(t, serveAPI), guard(t, serveScholar)
	s := newScene(t, nil)
	s.api = api.address("/api")
	run := func(args ...string) (code int, said string) {
		t.Helper()
		code, said = s.run(args...)
		if strings.Contains(said, password) || strings.Contains(said, token) {
			t.Errorf("%q prints a secret: %s", args, said)
		}
		return code, said
	}
	address := list.address("/list.md?token=" + token)
	for _, args := range [][]string{
		{"bib"}, {"json"}, {"html"}, {"svg"}, {"dot"}, {"graphml"}, {"gexf"}, {"csv"}, {"csv", "--edges"}, {"csv", "--dialect", "neo4j"},
		{"ids", "--positions"}, {"ids", "--json"}, {"check", "--online"}, {"check", "--format", "json"}, {"check", "--format", "sarif"}, {"check", "--format", "github"},
		{"related", "CoOp"}, {"path", "CoOp", "CoCoOp"}, {"rank", "--json"}, {"stats"}, {"stats", "--json"}, {"form"}, {"form", "--json"}, {"fetch", "--json"}, {"cache"}, {"bib", "--offline"},
		{"check", "--fix"}, {"bib", "--update", "refs.txt"}, {"bib", "--no-such-flag"}, {"csv", "--batch"}, {"csv", "--cite="}, {"version"}, {""},
	} {
		if len(args) == 1 && args[0] == "" {
			args = nil
		}
		if last := len(args) - 1; last >= 0 && (args[last] == "--batch" || args[last] == "--cite=") {
			args[last] = strings.TrimSuffix(args[last], "=") + "=" + address
		} else {
			args = append(slices.Clone(args), address)
		}
		run(args...)
	}
	if code, said := run("json", "--cite", "--cite-api", scholar.address("/paper/batch"), address); code != 0 || !strings.Contains(said, "/list.md?token=***") || !strings.Contains(said, "references known for 2 of ") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if code, said := run("ids", list.address("/moved?token="+token)); code != 0 || !strings.Contains(said, "2109.01134") {
		t.Errorf("exit code %d: %s", code, said)
	}
	// What does not work says where, and no more.
	host := strings.TrimPrefix(list.URL, "http://")
	for _, test := range []struct{ said, args string }{
		{host + "/list.md?token=***: " + host + " answered 401", "ids " + strings.Replace(address, "ann", "bob", 1)},
		{"hint: give a password as", "ids " + strings.Replace(address, "ann", "bob", 1)},
		{host + "/none?k=***: " + host + " answered 404", "ids " + list.address("/none?k="+token)},
		{"no connection to 127.0.0.1:1", "ids http://ann:" + password + "@127.0.0.1:1/?" + token},
		{"not the address of a page", "ids http://ann:" + password + "@:x/?" + token},
		{"not the address of a page", "ids http://ann:" + password},
		{"over http and https only", "ids ftp://ann:" + password + "@example.org/list.md"},
		{"no such file", "ids ann:" + password + "@example.org/list.md"},
		{"reading ", "ids https://ann:" + password + "@example.org/" + strings.Repeat("long", 2000) + "?" + token + " --offline"},
		{"1706.03762", "ids --positions https://ann:" + password + "@arxiv.org/abs/1706.03762?token=" + token},
		{"is not the address of an API", "bib --refresh --api ftp://ann:" + password + "@example.org/ 2006.00001"},
		{"is not the address of an API", "bib --refresh --api " + list.address("/?token="+token) + " 2006.00001"},
		{"is not the address of an API", "bib --refresh --api ann:" + password + "@example.org 2006.00001"},
		{"no connection to 127.0.0.1:1", "bib --refresh --api http://ann:" + password + "@127.0.0.1:1/ 2006.00001"},
		{"is not the address of an API", "csv --cite --cite-api ann:" + password + "@example.org 2006.00001"},
		{"hint: give a password as", "bib --refresh --api " + strings.Replace(s.api, "ann", "bob", 1) + " 2006.00001"},
		{"no connection to 127.0.0.1:1", "csv --cite --cite-api http://ann:" + password + "@127.0.0.1:1/ 2006.00001"},
		{"no such file", "csv --citations https://ann:" + password + "@example.org/?" + token + " 2006.00001"},
		{"no such file", "csv --published https://ann:" + password + "@example.org/?" + token + " 2006.00001"},
		{"no such file", "bib --keys-from https://ann:" + password + "@example.org/?" + token + " 2006.00001"},
		{"no such file", "bib --snapshot https://ann:" + password + "@example.org/?" + token + " 2006.00001"},
		{"writing https", "csv -o https://ann:" + password + "@example.org/?" + token + " 2109.01134"},
		{"must be a host name", "csv --cite --send-key-to https://ann:" + password + "@example.org/ 2006.00001"},
	} {
		if _, said := run(strings.Fields(test.args)...); !strings.Contains(said, test.said) {
			t.Errorf("%s: says %q, not %q", test.args, said, test.said)
		}
	}
	// The cache is for the next run, and has no need of them.
	err := filepath.WalkDir(s.cache, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(path+string(data), password) || strings.Contains(path+string(data), token) {
			t.Errorf("%s has a secret", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A redirect to another server does not take the password along.
func TestPasswordStaysWithItsServer(t *testing.T) {
	t.Parallel()
	other := guard(t, func(http.ResponseWriter, *http.Request) {})
	list := guard(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+"/list.md", http.StatusFound)
	})
	s := newScene(t, nil)
	if code, said := s.run("ids", list.address("/")); code != exitFailed || strings.Contains(said, password) {
		t.Errorf("exit code %d: %s", code, said)
	}
	for _, header := range other.sent {
		if header.Get("Authorization") != "" {
			t.Errorf("sent %q", header)
		}
	}
	if len(list.sent) != 1 || list.sent[0].Get("Authorization") == "" {
		t.Errorf("sent %q", list.sent)
	}
}

// A key is for Semantic Scholar. Another server is sent it if the user says so.
func TestKeyOfSemanticScholar(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	keys := map[string]int{}
	scholar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		keys[r.Header.Get("x-api-key")]++
		mu.Unlock()
		var asked struct{ IDs []string }
		_ = json.NewDecoder(r.Body).Decode(&asked)
		_ = json.NewEncoder(w).Encode(make([]any, len(asked.IDs)))
	}))
	t.Cleanup(scholar.Close)
	host := strings.TrimPrefix(scholar.URL, "http://")
	const notSent = "CLIPGRAPH_S2_KEY is not sent to "
	for _, test := range []struct {
		args []string
		sent bool
	}{
		{[]string{"csv", "--cite", "--cite-api", scholar.URL}, false},
		{[]string{"fetch", "--cite", "--cite-api", scholar.URL}, false},
		{[]string{"csv", "--cite", "--cite-api", scholar.URL, "--send-key-to", "example.org"}, false},
		{[]string{"csv", "--cite", "--cite-api", scholar.URL, "--send-key-to", host}, true},
		{[]string{"fetch", "--cite", "--cite-api", scholar.URL, "--send-key-to", "127.0.0.1"}, true},
	} {
		mu.Lock()
		clear(keys)
		mu.Unlock()
		s := newScene(t, nil)
		c := s.command("clipgraph", append(test.args, "2109.01134")...)
		c.Env = append(c.Env, "CLIPGRAPH_S2_KEY= "+password+"\n")
		code, said := finish(t, c)
		if code != 0 || strings.Contains(said, password) || strings.Contains(said, notSent+scholar.URL) == test.sent {
			t.Errorf("%q: exit code %d: %s", test.args, code, said)
		}
		want := ""
		if test.sent {
			want = password
		}
		mu.Lock()
		if keys[want] != 1 || len(keys) != 1 {
			t.Errorf("%q: sent %v", test.args, keys)
		}
		mu.Unlock()
	}
}
