package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const anySize = 1 << 20

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// appendLine is an edit.
func appendLine(line string) func([]byte) ([]byte, error) {
	return func(old []byte) ([]byte, error) { return fmt.Appendf(old[:len(old):len(old)], "%s\n", line), nil }
}

func write(t *testing.T, name, content string, mode fs.FileMode) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, mode); err != nil { // whatever the umask is
		t.Fatal(err)
	}
}

// holds checks that name holds want, and that nothing else is in its folder but
// the others.
func holds(t *testing.T, name, want string, others ...string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%s: %q, %v; want %q", name, got, err, want)
	}
	if files, err := os.ReadDir(filepath.Dir(name)); err != nil || len(files) != 1+len(others) {
		t.Errorf("%v, %v", files, err)
	}
}

// both runs a test with each function that writes a user's file.
func both(t *testing.T, test func(t *testing.T, write func(name, content string) error)) {
	t.Run("Replace", func(t *testing.T) {
		test(t, func(name, content string) error { return Replace(name, text(content)) })
	})
	t.Run("Edit", func(t *testing.T) {
		test(t, func(name, content string) error {
			return Edit(name, anySize, func([]byte) ([]byte, error) { return []byte(content), nil })
		})
	})
}

func TestNewAndOldFile(t *testing.T) {
	both(t, func(t *testing.T, write func(name, content string) error) {
		name := filepath.Join(t.TempDir(), "a.bib")
		for _, content := range []string{"one", "two, which is longer", "3", ""} {
			if err := write(name, content); err != nil {
				t.Fatal(err)
			}
			holds(t, name, content)
		}
		if err := write(filepath.Join(name, "b"), ""); err == nil {
			t.Error("a file was made below a file")
		}
		if err := write(filepath.Dir(name), ""); err == nil {
			t.Error("a folder was replaced")
		}
	})
}

func TestFailureLeavesTheOldFile(t *testing.T) {
	name, stop := filepath.Join(t.TempDir(), "a.bib"), errors.New("stop")
	write(t, name, "one", 0o644)
	err := Replace(name, func(w io.Writer) error { return errors.Join(text("half")(w), stop) })
	if !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
	holds(t, name, "one")
	if err := Edit(name, anySize, func([]byte) ([]byte, error) { return []byte("half"), stop }); !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
	holds(t, name, "one")
	if err := Edit(name, 2, appendLine("two")); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v", err)
	}
	holds(t, name, "one")
}

func TestModeStays(t *testing.T) {
	for _, mode := range []fs.FileMode{0o600, 0o644, 0o640, 0o666, 0o755} {
		both(t, func(t *testing.T, change func(name, content string) error) {
			name := filepath.Join(t.TempDir(), "a.bib")
			write(t, name, "one", mode)
			if err := change(name, "two"); err != nil {
				t.Fatal(err)
			}
			holds(t, name, "two")
			if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
				t.Errorf("%v, %v: the permissions changed", info.Mode(), err)
			}
		})
	}
}

// While it is written, the new content is readable by nobody else.
func TestNeverWider(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.bib")
	write(t, name, "one", 0o600)
	looked := 0
	err := Replace(name, func(w io.Writer) error {
		files, err := os.ReadDir(filepath.Dir(name))
		for _, f := range files {
			if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v, %v", f.Name(), info.Mode(), err)
			}
			looked++
		}
		return err
	})
	if err != nil || looked != 2 {
		t.Errorf("%d files, %v", looked, err)
	}
}

func TestReadOnlyIsLeftAlone(t *testing.T) {
	both(t, func(t *testing.T, change func(name, content string) error) {
		name := filepath.Join(t.TempDir(), "a.bib")
		write(t, name, "one", 0o444)
		if err := change(name, "two"); !errors.Is(err, ErrReadOnly) {
			t.Errorf("%v", err)
		}
		holds(t, name, "one")
		if err := Check(name); !errors.Is(err, ErrReadOnly) {
			t.Errorf("Check: %v", err)
		}
	})
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.bib")
	write(t, file, "one", 0o644)
	for name, want := range map[string]bool{
		file:                             true,
		filepath.Join(dir, "new.bib"):    true,
		os.DevNull:                       true,
		dir:                              false,
		filepath.Join(dir, "no", "a"):    false,
		filepath.Join(file, "below.bib"): false,
	} {
		if err := Check(name); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	holds(t, file, "one")
}

// Edits of one file wait for each other, whichever process they are in: a lock
// belongs to an open file.
func TestEditsTogether(t *testing.T) {
	const editors, rounds = 8, 20
	for _, there := range []bool{true, false} {
		name := filepath.Join(t.TempDir(), "a.bib")
		if there {
			write(t, name, "first\n", 0o644)
		}
		var running sync.WaitGroup
		for i := range editors {
			running.Go(func() {
				for n := range rounds {
					if err := Edit(name, anySize, appendLine(fmt.Sprintf("%d of %d", n, i))); err != nil {
						t.Error(err)
					}
				}
			})
		}
		running.Wait()
		content, err := os.ReadFile(name)
		if n := strings.Count(string(content), "of"); err != nil || n != editors*rounds {
			t.Errorf("%d of %d lines, %v", n, editors*rounds, err)
		}
		holds(t, name, string(content))
	}
}

// What a program that knows no lock writes meanwhile is not lost, as long as it
// opens the file for each write.
func TestEditBesideAnEditor(t *testing.T) {
	const lines = 60
	name := filepath.Join(t.TempDir(), "a.bib")
	write(t, name, "first\n", 0o644)
	var running sync.WaitGroup
	running.Go(func() {
		for n := range lines {
			f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
			if err == nil {
				_, err = fmt.Fprintf(f, "typed %d\n", n)
			}
			if err := errors.Join(err, f.Close()); err != nil {
				t.Error(err)
			}
		}
	})
	running.Go(func() {
		for n := range lines {
			if err := Edit(name, anySize, appendLine(fmt.Sprintf("added %d", n))); err != nil {
				t.Error(err)
			}
		}
	})
	running.Wait()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"typed", "added"} {
		if n := strings.Count(string(content), who); n != lines {
			t.Errorf("%d of %d lines were %s", n, lines, who)
		}
	}
}

// The edit is made of what stands there last.
func TestEditOfAChangedFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.bib")
	write(t, name, "one\n", 0o644)
	calls := 0
	err := Edit(name, anySize, func(old []byte) ([]byte, error) {
		if calls++; calls == 1 {
			write(t, name, "two\n", 0o644)
		}
		return appendLine("added")(old)
	})
	if err != nil || calls != 2 {
		t.Errorf("%d calls, %v", calls, err)
	}
	holds(t, name, "two\nadded\n")

	// A file that never rests is left to whoever writes it.
	calls = 0
	err = Edit(name, anySize, func(old []byte) ([]byte, error) {
		calls++
		write(t, name, fmt.Sprintf("%d\n", calls), 0o644)
		return appendLine("added")(old)
	})
	if !errors.Is(err, ErrChanged) {
		t.Errorf("%v", err)
	}
	holds(t, name, fmt.Sprintf("%d\n", calls))

	// A file that appears meanwhile is not replaced by one that was to be new.
	name = filepath.Join(t.TempDir(), "new.bib")
	calls = 0
	err = Edit(name, anySize, func(old []byte) ([]byte, error) {
		if calls++; calls == 1 {
			write(t, name, "theirs\n", 0o644)
		}
		return appendLine("added")(old)
	})
	if err != nil || calls != 2 {
		t.Errorf("%d calls, %v", calls, err)
	}
	holds(t, name, "theirs\nadded\n")
}

func TestEditThatChangesNothing(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.bib")
	write(t, name, "one", 0o644)
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := Edit(name, anySize, func(old []byte) ([]byte, error) { return old, nil }); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(name); err != nil || !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
		t.Errorf("the file was written, %v", err)
	}
}
