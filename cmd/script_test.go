package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"clipgraph/cmd/embedded"
)

var update = flag.Bool("update", false, "rewrite the expected outputs of the scripts")

// deadAPI is an address of this machine where nothing answers: no test asks
// arXiv.
const deadAPI = "http://127.0.0.1:1/api/query"

func TestMain(m *testing.M) {
	for _, name := range []string{"CLIPGRAPH_ARXIV_API", "CLIPGRAPH_CROSSREF_API", "CLIPGRAPH_DATACITE_API", "CLIPGRAPH_S2_API"} {
		if os.Getenv(name) == "" { // the command in a script has one
			if err := os.Setenv(name, deadAPI); err != nil {
				panic(err)
			}
		}
	}
	testscript.Main(m, map[string]func(){"clipgraph": func() { os.Exit(Main()) }})
}

// TestScripts runs the command as its users do; each script in
// testdata/script tells one story.
func TestScripts(t *testing.T) {
	pages := httptest.NewServer(http.HandlerFunc(servePage))
	t.Cleanup(pages.Close)
	api := httptest.NewServer(http.HandlerFunc(serveAPI))
	t.Cleanup(api.Close)
	scholar := httptest.NewServer(http.HandlerFunc(serveScholar))
	t.Cleanup(scholar.Close)
	registry := httptest.NewServer(http.HandlerFunc(serveRegistry))
	t.Cleanup(registry.Close)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("CLIPGRAPH_CACHE", filepath.Join(env.WorkDir, "cache"))
			env.Setenv("PAGES", pages.URL)
			env.Setenv("API", api.URL)
			env.Setenv("APIHOST", strings.TrimPrefix(api.URL, "http://"))
			env.Setenv("CLIPGRAPH_ARXIV_API", deadAPI)
			env.Setenv("S2", scholar.URL)
			env.Setenv("CLIPGRAPH_S2_API", deadAPI)
			env.Setenv("CROSSREF", registry.URL+"/works")
			env.Setenv("DATACITE", registry.URL+"/dois")
			env.Setenv("CLIPGRAPH_CROSSREF_API", deadAPI)
			env.Setenv("CLIPGRAPH_DATACITE_API", deadAPI)
			return os.WriteFile(filepath.Join(env.WorkDir, "embedded.md"), embedded.List, 0o644)
		},
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"repeat":   repeat,
			"lines":    lines,
			"exitcode": exitCode,
		},
	})
}

// servePage is a web site with a list.
func servePage(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/list.md":
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "- [A Net of Nets](https://arxiv.org/abs/1706.03762)\n")
	case "/page":
		fmt.Fprint(w, "<!DOCTYPE html><html><body><ul><li><a href='https://arxiv.org/abs/1706.03762'>A Net of Nets</a></li></ul></body></html>")
	case "/moved":
		http.Redirect(w, r, "/list.md", http.StatusFound)
	case "/big":
		_, _ = w.Write(bytes.Repeat([]byte("nothing\n"), 1<<18))
	case "/forbidden":
		w.WriteHeader(http.StatusForbidden)
	default:
		http.NotFound(w, r)
	}
}

// serveAPI is an arXiv that knows the papers of 2020; those of January are
// withdrawn, and it forbids to ask for those of December.
func serveAPI(w http.ResponseWriter, r *http.Request) {
	if strings.Contains(r.FormValue("id_list"), "2012.") {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	fmt.Fprint(w, `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">`)
	for id := range strings.SplitSeq(r.FormValue("id_list"), ",") {
		comment := ""
		switch {
		case strings.HasPrefix(id, "2001."):
			comment = "<arxiv:comment>This paper was withdrawn: Lemma 1 is wrong</arxiv:comment>"
		case !strings.HasPrefix(id, "20"):
			continue
		}
		fmt.Fprintf(w, "<entry><id>http://arxiv.org/abs/%sv1</id><title>A Work of Number %[1]s</title><published>2020-01-02T00:00:00Z</published>"+
			"<author><name>Ada Lovelace</name></author>%s</entry>", id, comment)
	}
	fmt.Fprint(w, "</feed>")
}

// serveScholar is Semantic Scholar: of the papers it knows each cites all that are
// earlier, and two works that are in no list.
func serveScholar(w http.ResponseWriter, r *http.Request) {
	var asked struct{ IDs []string }
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil || r.URL.Path != "/paper/batch" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	known := []string{"2001.07685", "2103.00020", "2109.01134", "2203.05557", "2210.03117"}
	var records []string
	for _, name := range asked.IDs {
		name = strings.TrimPrefix(name, "ARXIV:")
		at := slices.Index(known, name)
		if at < 2 {
			records = append(records, "null")
			continue
		}
		var refs []string
		for _, cited := range known[:at] {
			refs = append(refs, fmt.Sprintf(`{"externalIds":{"ArXiv":%q},"title":"The work %[1]s","year":2020}`, cited))
		}
		refs = append(refs, `{"externalIds":null,"title":"A book"}`)
		records = append(records, fmt.Sprintf(`{"externalIds":{"ArXiv":%q},"referenceCount":%d,"references":[%s]}`, name, len(refs), strings.Join(refs, ",")))
	}
	fmt.Fprintf(w, "[%s]", strings.Join(records, ","))
}

// serveRegistry is Crossref below /works and DataCite below /dois, which know DOIs of 10.1103
// and 10.5281, and one book.
func serveRegistry(w http.ResponseWriter, r *http.Request) {
	var records []string
	if r.URL.Path == "/dois" {
		for doi := range strings.SplitSeq(r.FormValue("ids"), ",") {
			if strings.HasPrefix(doi, "10.5281/") {
				records = append(records, fmt.Sprintf(`{"attributes":{"doi":%q,"titles":[{"title":"A Set of Kites"}],"creators":[{"name":"Roe, Ada"}],"publisher":"Zenodo","publicationYear":2020,"types":{"resourceTypeGeneral":"Dataset"}}}`, doi))
			}
		}
		fmt.Fprintf(w, `{"data":[%s]}`, strings.Join(records, ","))
		return
	}
	if title := r.FormValue("query.bibliographic"); title == "Tides in a Lake" {
		records = append(records, `{"DOI":"10.5555/tides","type":"journal-article","title":["Tides in a Lake"],"author":[{"given":"Una","family":"Finch"}],"container-title":["Lakes"],"published":{"date-parts":[[2019]]},"volume":"3"}`)
	}
	for filter := range strings.SplitSeq(r.FormValue("filter"), ",") {
		switch kind, value, _ := strings.Cut(filter, ":"); {
		case filter == "doi:10.1103/kites": // the publication of a paper of serveAPI's
			records = append(records, `{"DOI":"10.1103/kites","type":"journal-article","title":["A Work of Number 2006.00001"],"author":[{"given":"Ada","family":"Lovelace"}],"container-title":["Journal of Kites"],"published":{"date-parts":[[2021]]},"volume":"7"}`)
		case kind == "doi" && strings.HasPrefix(value, "10.1103/"):
			records = append(records, fmt.Sprintf(`{"DOI":%q,"type":"journal-article","title":["Photons from <i>Calm</i> Water"],"author":[{"given":"Jane","family":"Doe"}],"container-title":["Physical Review D"],
				"published":{"date-parts":[[2007,7]]},"volume":"76","article-number":"013009"}`, value))
		case kind == "isbn" && value == "9780262035613":
			records = append(records, `{"DOI":"10.5555/book","ISBN":["9780262035613"],"type":"monograph","title":["Deep Nets"],"author":[{"given":"Jane","family":"Doe"}],"published":{"date-parts":[[2016]]},"publisher":"Kite Press"}`)
		}
	}
	fmt.Fprintf(w, `{"status":"ok","message":{"items":[%s]}}`, strings.Join(records, ","))
}

// repeat TEXT COUNT FILE writes TEXT, COUNT times, to FILE; \n and \xNN in
// TEXT are what they are in Go.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: repeat TEXT COUNT FILE")
	}
	text := strings.NewReplacer(`\n`, "\n", `\0`, "\x00", `\xff`, "\xff").Replace(args[0])
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Repeat(text, n)), 0o666))
}

// lines COUNT FILE checks the number of lines of FILE, or of stdout or stderr.
func lines(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: lines COUNT FILE")
	}
	text := ts.ReadFile(args[1])
	n := strings.Count(text, "\n")
	if want := args[0]; want != strconv.Itoa(n) {
		ts.Fatalf("%s has %d lines, want %s", args[1], n, want)
	}
}

// exitcode CODE ARG... runs the command and checks its exit code; its output
// is there for stdout and stderr.
func exitCode(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 1 {
		ts.Fatalf("usage: exitcode CODE ARG...")
	}
	got := 0
	if err := ts.Exec("clipgraph", args[1:]...); err != nil {
		exit, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}
