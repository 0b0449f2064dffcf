package wholefile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// holds checks that name holds want, and that nothing else is in its folder.
func holds(t *testing.T, name, want string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	if files, err := os.ReadDir(filepath.Dir(name)); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}

func TestReplace(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.bib")
	if err := Replace(name, text("one")); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "one")
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Replace(name, text("two")); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "two")
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v: the permissions changed", info.Mode(), err)
	}
}

func TestReplaceFails(t *testing.T) {
	name, stop := filepath.Join(t.TempDir(), "a.bib"), errors.New("stop")
	if err := Replace(name, text("one")); err != nil {
		t.Fatal(err)
	}
	err := Replace(name, func(w io.Writer) error {
		return errors.Join(text("half")(w), stop)
	})
	if !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
	holds(t, name, "one")
	if err := Replace(filepath.Join(name, "b"), text("")); err == nil {
		t.Error("a file was made below a file")
	}
}

func TestKeepMakesFolders(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x", "y", "a.json")
	if err := Keep(name, text("{}")); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "{}")
}
