package cmd

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// a fault test's folder, in which the command runs.
type scene struct {
	t     *testing.T
	dir   string
	cache string
	api   string
}

func newScene(t *testing.T, files map[string]string) *scene {
	s := &scene{t: t, dir: t.TempDir(), api: deadAPI}
	s.cache = filepath.Join(s.dir, "cache")
	for name, text := range files {
		s.write(name, text)
	}
	return s
}

func (s *scene) write(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) read(name string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

func (s *scene) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = s.dir
	c.Env = append(os.Environ(), "CLIPGRAPH_CACHE="+s.cache, "CLIPGRAPH_ARXIV_API="+s.api, "CLIPGRAPH_S2_API="+deadAPI)
	return c
}

// run runs the command to its end and returns its exit code and all that it
// printed.
func (s *scene) run(args ...string) (code int, said string) {
	s.t.Helper()
	return finish(s.t, s.command("clipgraph", args...))
}

func finish(t *testing.T, c *exec.Cmd) (code int, said string) {
	t.Helper()
	out, err := c.CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), string(out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, string(out)
}

// leftovers are the files in the folder that the test did not name.
func (s *scene) leftovers(names ...string) []string {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		s.t.Fatal(err)
	}
	var others []string
	for _, e := range entries {
		if name := e.Name(); !slices.Contains(names, name) && name != "cache" {
			others = append(others, name)
		}
	}
	return others
}

// listOf lists n papers that serveAPI knows.
func listOf(n int) string {
	var list strings.Builder
	for i := range n {
		fmt.Fprintf(&list, "- https://arxiv.org/abs/2006.%05d\n", i+1)
	}
	return list.String()
}

const ownBib = "@misc{own,\n  title = {My own},\n}\n"
