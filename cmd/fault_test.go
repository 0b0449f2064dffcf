//go:build unix

package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"clipgraph/cmd/embedded"
	"clipgraph/cmd/tell"
	"clipgraph/internal/console"
	"clipgraph/internal/fetched"
	"clipgraph/internal/testkit"
)

// What goes wrong around the command: the disk, the cache, the network, other
// processes, a stop at any moment. Nothing is lost, nothing is half written, and
// the message says what to do.

func TestDiskFull(t *testing.T) {
	s := newScene(t, map[string]string{"refs.bib": ownBib, "clip.md": string(embedded.List)})
	for _, args := range []string{"bib clip.md -o refs.bib", "bib clip.md --update refs.bib", "svg -o refs", "json -o refs"} {
		if verb, _, _ := strings.Cut(args, " "); !hasVerb(verb) {
			continue
		}
		// The shell's limit on the size of files stands for a disk that is full.
		code, said := finish(t, s.command("sh", "-c", "ulimit -f 4 && exec clipgraph "+args))
		if code != exitFailed || !strings.Contains(said, "clipgraph: writing refs") || !strings.Contains(said, ": file too large") {
			t.Errorf("%s: exit code %d: %s", args, code, said)
		}
		if got := s.read("refs.bib"); got != ownBib {
			t.Errorf("%s: the old file is %q", args, got)
		}
		if others := s.leftovers("refs.bib", "clip.md"); others != nil {
			t.Errorf("%s leaves %q", args, others)
		}
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		code, said := finish(t, s.command("sh", "-c", "clipgraph json >/dev/full"))
		if code != exitFailed || !strings.Contains(said, "no space left on device") {
			t.Errorf("standard output: exit code %d: %s", code, said)
		}
	}
}

func hasVerb(name string) bool {
	c, _, err := newRootCmd(&app{}).Find([]string{name})
	return err == nil && c.Name() == name
}

// A cache that can't be written costs the answers' keeping and no more.
func TestCacheThatCannotBeWritten(t *testing.T) {
	api := httptest.NewServer(http.HandlerFunc(serveAPI))
	defer api.Close()
	s := newScene(t, map[string]string{"list.md": listOf(3)})
	s.api = api.URL
	s.write("cache", "a file where the folder should be")
	code, said := s.run("bib", "list.md")
	if code != 0 || strings.Count(said, "@misc{") != 3 || !strings.Contains(said, "writing the cache:") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if os.Getuid() == 0 {
		t.Log("permissions do not bind root: the folder that is read-only is left out")
		return
	}
	if err := os.Remove(s.cache); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(s.cache, 0o555); err != nil {
		t.Fatal(err)
	}
	if code, said := s.run("bib", "list.md"); code != 0 || strings.Count(said, "@misc{") != 3 {
		t.Errorf("exit code %d: %s", code, said)
	}
}

// What a stop in the midst of a write leaves in the cache is not taken for a
// paper, and is asked for again.
func TestCacheHalfWritten(t *testing.T) {
	api := httptest.NewServer(http.HandlerFunc(serveAPI))
	defer api.Close()
	s := newScene(t, map[string]string{"list.md": listOf(3)})
	s.api = api.URL
	_, whole := s.run("bib", "list.md")
	cut := 0
	err := filepath.WalkDir(s.cache, func(path string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".json" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		cut++
		half := data[:len(data)*(cut-1)/3] // nothing, a third, two thirds
		return errors.Join(os.WriteFile(path, half, 0o644), os.WriteFile(path+".0badc0de", half, 0o644))
	})
	if err != nil || cut != 3 {
		t.Fatalf("%d files, %v", cut, err)
	}
	if code, again := s.run("bib", "list.md"); code != 0 || again != whole {
		t.Errorf("exit code %d: %s\nwant %s", code, again, whole)
	}
	if code, said := s.run("cache"); code != 0 || !strings.Contains(said, "3 papers") {
		t.Errorf("exit code %d: %s", code, said)
	}
}

func TestManyProcessesOnOneCache(t *testing.T) {
	const processes, papers = 6, 120
	var requests atomic.Int32
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		serveAPI(w, r)
	}))
	defer api.Close()
	s := newScene(t, map[string]string{"list.md": listOf(papers)})
	s.api = api.URL
	var running []*exec.Cmd
	var outputs [processes]strings.Builder
	for i := range processes {
		c := s.command("clipgraph", "bib", "-q", "list.md")
		c.Stdout = &outputs[i]
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, c)
	}
	for i, c := range running {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
		if outputs[i].String() != outputs[0].String() || strings.Count(outputs[i].String(), "@misc{") != papers {
			t.Errorf("process %d wrote %d bytes, the first one %d", i, outputs[i].Len(), outputs[0].Len())
		}
	}
	before := requests.Load()
	if code, said := s.run("bib", "-q", "list.md"); code != 0 || said != outputs[0].String() {
		t.Errorf("exit code %d: another answer from the cache", code)
	}
	if requests.Load() != before {
		t.Error("what is in the cache was asked for again")
	}
}

// However and whenever a run is stopped, the user's file is the old one or the
// new one, and the next run makes the new one.
func TestStoppedAtAnyMoment(t *testing.T) {
	t.Parallel()
	api := httptest.NewServer(http.HandlerFunc(serveAPI))
	defer api.Close()
	files := map[string]string{"list.md": listOf(60), "refs.bib": ownBib}
	verbs := [][]string{{"bib", "--update", "refs.bib", "list.md"}, {"fetch", "list.md"}}
	done := newScene(t, files)
	done.api = api.URL
	start := time.Now()
	if code, said := done.run(verbs[0]...); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	took, updated := time.Since(start), done.read("refs.bib")
	moments := max(2, testkit.Size(10))
	for i := range moments {
		for _, stop := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL} {
			for _, verb := range verbs {
				s := newScene(t, files)
				s.api = api.URL
				c := s.command("clipgraph", verb...)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				// Moments of the time that a whole run takes, spread by no rule.
				after := time.AfterFunc(took*time.Duration((7*i+3)%moments)/time.Duration(moments), func() { _ = c.Process.Signal(stop) })
				err := c.Wait()
				after.Stop()
				if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.Exited() && exit.ExitCode() != exitInterrupted {
					t.Errorf("%v of %v: %v", stop, verb, err)
				}
				if got := s.read("refs.bib"); got != ownBib && got != updated {
					t.Errorf("%v of %v leaves a file of %d bytes", stop, verb, len(got))
				}
				if others := s.leftovers("list.md", "refs.bib"); others != nil && stop != syscall.SIGKILL {
					t.Errorf("%v of %v leaves %q", stop, verb, others)
				}
				if code, said := s.run(verbs[0]...); code != 0 || s.read("refs.bib") != updated {
					t.Errorf("the run after %v of %v: exit code %d: %s", stop, verb, code, said)
				}
			}
		}
	}
}

// The network that goes away leaves what arrived; the rest is written from the
// list, and the message says what to do.
func TestNetworkGoneMeanwhile(t *testing.T) {
	s := newScene(t, map[string]string{"list.md": listOf(250)})
	t.Setenv("CLIPGRAPH_CACHE", s.cache)
	list, refs := filepath.Join(s.dir, "list.md"), filepath.Join(s.dir, "refs.bib")
	var answered atomic.Int32
	api := httptest.NewUnstartedServer(nil)
	listener := api.Listener
	api.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answered.Add(1) > 1 {
			panic(http.ErrAbortHandler) // the connection is cut
		}
		serveAPI(w, r)
		_ = listener.Close() // nobody gets through from now on
	})
	api.Start()
	defer api.Close()
	var messages bytes.Buffer
	clock := &instantClock{now: time.Now()}
	a := &app{stdin: strings.NewReader(""), stdout: console.Data(io.Discard), Teller: tell.Teller{Stderr: console.Messages(&messages)}, clock: clock}
	code := a.run(t.Context(), []string{"bib", "--api", api.URL, list, "-o", refs})
	said := messages.String()
	if clock.slept < time.Second {
		t.Errorf("between the tries it waited %v", clock.slept)
	}
	if code != 0 || !strings.Contains(said, "100 of 250 papers resolved; 150 could not be asked for") || !strings.Contains(said, "hint: try again later; --offline works without the network") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if n := strings.Count(s.read("refs.bib"), "\n@"); n != 249 {
		t.Errorf("%d entries", n+1)
	}
	again := httptest.NewServer(http.HandlerFunc(serveAPI))
	defer again.Close()
	s.api = again.URL
	if code, said := s.run("bib", "list.md", "-o", "refs.bib"); code != 0 || !strings.Contains(said, "250 of 250 papers resolved") {
		t.Errorf("exit code %d: %s", code, said)
	}
}

// instantClock is a clock whose sleeps take no time.
type instantClock struct {
	now   time.Time
	slept time.Duration
}

func (c *instantClock) Now() time.Time { return c.now }

func (c *instantClock) Sleep(ctx context.Context, d time.Duration) error {
	if d > 0 {
		c.now, c.slept = c.now.Add(d), c.slept+d
	}
	return ctx.Err()
}

// A snapshot whose last line did not arrive whole, and an index that was cut
// off, are noticed; what is whole is used.
func TestSnapshotHalfWritten(t *testing.T) {
	record := `{"id":"2006.%05d","authors":"Ada Lovelace","title":"A Work of Number %[1]d","categories":"cs.CV","versions":[{"version":"v1","created":"Mon, 1 Jun 2020 00:00:00 GMT"}],"update_date":"2020-06-02","authors_parsed":[["Lovelace","Ada",""]]}`
	var snapshot strings.Builder
	for i := range 3 {
		fmt.Fprintf(&snapshot, record+"\n", i+1)
	}
	s := newScene(t, map[string]string{"list.md": listOf(3), "whole.json": snapshot.String(), "half.json": snapshot.String()[:snapshot.Len()-40]})
	code, said := s.run("bib", "--offline", "--snapshot", "half.json", "list.md")
	if code != 0 || !strings.Contains(said, "2 of 3 papers resolved") {
		t.Errorf("without an index: exit code %d: %s", code, said)
	}
	if code, said = s.run("index", "whole.json"); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	if code, said = s.run("bib", "--offline", "list.md"); code != 0 || !strings.Contains(said, "3 of 3 papers resolved") {
		t.Errorf("with an index: exit code %d: %s", code, said)
	}
	index := filepath.Join(s.cache, fetched.IndexName)
	data, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(index, data[:len(data)-5], 0o644); err != nil {
		t.Fatal(err)
	}
	if code, said = s.run("bib", "--offline", "list.md"); code != 0 || !strings.Contains(said, "the index of the snapshot is not used: ") && !strings.Contains(said, "it is not used") {
		t.Errorf("with half an index: exit code %d: %s", code, said)
	}
}
