//go:build unix

package cachedir

import (
	"path/filepath"
	"syscall"
	"testing"
)

// A named pipe in the place of a file would keep its reader waiting for ever.
func TestNamedPipe(t *testing.T) {
	dir := t.TempDir()
	d := New(dir)
	if err := d.WriteFile("a", text("one")); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := d.ReadFile("pipe", 10); err == nil {
		t.Error("it is read")
	}
	if _, err := d.File("pipe", true); err == nil {
		t.Error("it is taken for a file")
	}
	if err := d.Remove(".", func(string) bool { return true }); err != nil {
		t.Error(err)
	}
	if err := d.WriteFile("pipe", text("two")); err != nil {
		t.Errorf("it can't be replaced: %v", err)
	}
}
