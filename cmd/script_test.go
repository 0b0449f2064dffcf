package cmd

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected outputs of the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"clipgraph": func() { os.Exit(Main()) }})
}

// TestScripts runs the command as its users do; each script in
// testdata/script tells one story.
func TestScripts(t *testing.T) {
	pages := httptest.NewServer(http.HandlerFunc(servePage))
	t.Cleanup(pages.Close)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("CLIPGRAPH_CACHE", filepath.Join(env.WorkDir, "cache"))
			env.Setenv("PAGES", pages.URL)
			return nil
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
