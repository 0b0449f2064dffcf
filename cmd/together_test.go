package cmd

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Processes that write to one file lose nothing of each other's. Each test is a
// few of the rounds that were run by hand.
const rounds = 4

// Each update that ends with 0 has its papers in the file, which is nobody's
// half and has every entry once.
func TestUpdatesTogether(t *testing.T) {
	t.Parallel()
	const processes = 8
	known := []string{"2110.05208", "2305.05095", "2305.07017", "2306.15658", "2212.00794", "2305.20088", "2305.06152", "2210.01936"}
	for _, there := range []bool{true, false} {
		for range rounds {
			s := newScene(t, map[string]string{})
			if there {
				s.write("refs.bib", ownBib)
			}
			var running [processes]*exec.Cmd
			for i := range running {
				// Two processes want each paper.
				s.write(fmt.Sprintf("%d.txt", i), known[i]+"\n"+known[(i+1)%processes]+"\n")
				running[i] = s.command("clipgraph", "bib", "-q", "--offline", fmt.Sprintf("%d.txt", i), "--update", "refs.bib")
				if err := running[i].Start(); err != nil {
					t.Fatal(err)
				}
			}
			for i, c := range running {
				if err := c.Wait(); err != nil {
					t.Errorf("process %d: %v", i, err)
				}
			}
			text := s.read("refs.bib")
			for _, id := range known {
				if n := strings.Count(text, "{"+id+"}"); n != 1 {
					t.Errorf("%s is there %d times", id, n)
				}
			}
			if there && !strings.HasPrefix(text, ownBib) {
				t.Error("the user's own entry is gone")
			}
			if hidden, err := filepath.Glob(filepath.Join(s.dir, ".*")); err != nil || hidden != nil {
				t.Errorf("%q is left, %v", hidden, err)
			}
		}
	}
}

// An editor that appends while a list is mended loses no line, and all is mended.
func TestMendBesideAnEditor(t *testing.T) {
	t.Parallel()
	const lines = 20
	row := "- [A Net of Nets](http://arxiv.org/abs/1706.03762 )\n"
	for range rounds {
		s := newScene(t, map[string]string{"list.md": strings.Repeat(row, 200)})
		var editor sync.WaitGroup
		editor.Go(func() {
			for n := range lines {
				f, err := os.OpenFile(filepath.Join(s.dir, "list.md"), os.O_WRONLY|os.O_APPEND, 0)
				if err != nil {
					t.Error(err)
					return
				}
				fmt.Fprintf(f, "typed %d\n", n)
				if err := f.Close(); err != nil {
					t.Error(err)
				}
			}
		})
		code, said := s.run("check", "--offline", "--fix", "--fail-on", "never", "list.md")
		editor.Wait()
		if code != 0 {
			t.Errorf("exit code %d: %s", code, said)
		}
		text := s.read("list.md")
		if n := strings.Count(text, "typed"); n != lines {
			t.Errorf("%d of %d lines are left", n, lines)
		}
		if strings.Contains(text, "03762 )") {
			t.Error("it is not mended")
		}
	}
}
