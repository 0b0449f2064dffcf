//go:build unix

package cmd

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A run that computes and asks no context stops at a signal all the same, and leaves
// the old file.
func TestSignalWhileItComputes(t *testing.T) {
	s := newScene(t, map[string]string{"old.html": "old"})
	list := strings.Repeat(listOf(90000), 4)
	for _, stop := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		for _, target := range []string{"old.html", "new.html"} {
			c := s.command("clipgraph", "html", "--offline", "-q", "--relations", "lineage,mention,code,authors", "-o", target, "-")
			var said strings.Builder
			c.Stderr = &said
			c.Stdin = &atEnd{strings.NewReader(list), func() { _ = c.Process.Signal(stop) }}
			err := c.Run()
			if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != exitInterrupted || said.String() != "clipgraph: interrupted\n" {
				t.Errorf("%v: %v: %s", stop, err, said.String())
			}
			if others := s.leftovers("old.html"); others != nil || s.read("old.html") != "old" {
				t.Errorf("%v leaves %q", stop, others)
			}
		}
	}
}

// atEnd calls end when all of the reader was read.
type atEnd struct {
	io.Reader
	end func()
}

func (r *atEnd) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err == io.EOF {
		r.end()
	}
	return n, err
}

// What has no end is refused or bounded, whatever flag names it.
func TestEndlessFiles(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no /dev/zero")
	}
	s := newScene(t, map[string]string{"list.md": listOf(1), "refs.bib": ownBib})
	for _, args := range []string{
		"csv --offline list.md --citations /dev/zero", "csv --offline list.md --snapshot /dev/zero", "csv --offline list.md --published /dev/zero",
		"bib --offline list.md --keys-from /dev/zero", "bib --offline list.md --update /dev/zero", "index /dev/zero",
		"csv --offline /dev/zero", "ids /dev/zero", "check /dev/zero", "stats --offline list.md /dev/zero",
	} {
		code, said := s.run(strings.Fields(args)...)
		if code != exitFailed && code != exitUsage || !strings.Contains(said, "/dev/zero: ") {
			t.Errorf("%s: exit code %d: %s", args, code, said)
		}
	}
	// A pipe whose writer never ends, in one line.
	pipe := filepath.Join(s.dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	go func() {
		w, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err != nil {
			return
		}
		defer w.Close()
		for block := []byte(strings.Repeat("2006.00001 ", 6000)); err == nil; {
			_, err = w.Write(block)
		}
	}()
	if code, said := s.run("csv", "--offline", "list.md", "--citations", "pipe"); code != exitFailed || !strings.Contains(said, "line 1 has no end") {
		t.Errorf("exit code %d: %s", code, said)
	}
}
