//go:build linux || darwin

package wholefile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

func TestLinksStay(t *testing.T) {
	both(t, func(t *testing.T, change func(name, content string) error) {
		dir := t.TempDir()
		for _, sub := range []string{"store", "links"} {
			if err := os.Mkdir(filepath.Join(dir, sub), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		file := filepath.Join(dir, "store", "a.bib")
		soft, chain := filepath.Join(dir, "links", "soft.bib"), filepath.Join(dir, "links", "chain.bib")
		link := func(old, new string) {
			t.Helper()
			if err := os.Symlink(old, new); err != nil {
				t.Fatal(err)
			}
		}
		link("../store/a.bib", soft)
		link("soft.bib", chain)
		for _, content := range []string{"the target is not there yet", "it is there, and shorter"} {
			if err := change(chain, content); err != nil {
				t.Fatal(err)
			}
			holds(t, file, content)
			for _, name := range []string{soft, chain} {
				if info, err := os.Lstat(name); err != nil || info.Mode()&os.ModeSymlink == 0 {
					t.Errorf("%s is no link any more, %v", name, err)
				}
			}
		}
		hard := filepath.Join(dir, "store", "hard.bib")
		if err := os.Link(file, hard); err != nil {
			t.Skip(err)
		}
		for _, content := range []string{"a longer text than the one before it", "short"} {
			if err := change(soft, content); err != nil {
				t.Fatal(err)
			}
			holds(t, hard, content, "a.bib")
		}
		link("loop.bib", filepath.Join(dir, "links", "loop.bib"))
		if err := change(filepath.Join(dir, "links", "loop.bib"), "x"); err == nil {
			t.Error("a link to itself was written")
		}
	})
}

func TestOwnerStays(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can give a file to somebody else")
	}
	both(t, func(t *testing.T, change func(name, content string) error) {
		name := filepath.Join(t.TempDir(), "a.bib")
		write(t, name, "one", 0o640)
		if err := os.Chown(name, 1234, 2345); err != nil {
			t.Skip(err)
		}
		if err := change(name, "two"); err != nil {
			t.Fatal(err)
		}
		holds(t, name, "two")
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if stat := info.Sys().(*syscall.Stat_t); stat.Uid != 1234 || stat.Gid != 2345 || info.Mode().Perm() != 0o640 {
			t.Errorf("owner %d, group %d, %v", stat.Uid, stat.Gid, info.Mode())
		}
	})
}

func TestAttributesStay(t *testing.T) {
	both(t, func(t *testing.T, change func(name, content string) error) {
		name := filepath.Join(t.TempDir(), "a.bib")
		write(t, name, "one", 0o644)
		if err := unix.Setxattr(name, "user.origin", []byte("library"), 0); err != nil {
			t.Skip(err)
		}
		if err := change(name, "two"); err != nil {
			t.Fatal(err)
		}
		buffer := make([]byte, 100)
		if n, err := unix.Getxattr(name, "user.origin", buffer); err != nil || string(buffer[:n]) != "library" {
			t.Errorf("%q, %v", buffer[:max(n, 0)], err)
		}
	})
}

// What is written to the old file while it is replaced is put back, to be edited
// again; if the new file was written to as well, both are kept.
func TestSettle(t *testing.T) {
	late := func(t *testing.T, after func(name string)) (name string, done bool, err error) {
		name = filepath.Join(t.TempDir(), "a.bib")
		write(t, name, "one\n", 0o644)
		before, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer before.Close()
		if err := Replace(name, text("one\nadded\n")); err != nil {
			t.Fatal(err)
		}
		if _, err := before.WriteString("late\n"); err != nil {
			t.Fatal(err)
		}
		after(name)
		target, err := locate(name)
		if err != nil {
			t.Fatal(err)
		}
		done, err = restoreLate(target, before, []byte("one\n"), []byte("one\nadded\n"), anySize)
		return name, done, err
	}
	name, done, err := late(t, func(string) {})
	if done || err != nil {
		t.Errorf("%v, %v", done, err)
	}
	holds(t, name, "one\nlate\n")

	name, _, err = late(t, func(name string) { write(t, name, "theirs\n", 0o644) })
	if err == nil || !strings.Contains(err.Error(), "two programs wrote to it at once; what one of them wrote is in ") {
		t.Fatalf("%v", err)
	}
	holds(t, name, "theirs\n", "the late one")
	_, kept, _ := strings.Cut(err.Error(), " is in ")
	holds(t, kept, "one\nlate\n", "a.bib")
}

// A lock that is a link, as somebody else may have put there, is not followed.
func TestLockIsNoLink(t *testing.T) {
	dir := t.TempDir()
	name, other := filepath.Join(dir, "a.bib"), filepath.Join(dir, "other")
	write(t, name, "one", 0o644)
	if err := os.Symlink(other, filepath.Join(dir, ".a.bib.lock")); err != nil {
		t.Fatal(err)
	}
	if err := Edit(name, anySize, appendLine("two")); err == nil {
		t.Error("it was followed")
	}
	holds(t, name, "one", ".a.bib.lock")
}
