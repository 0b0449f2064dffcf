package cachedir

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// write makes a file of somebody else, and its folders.
func write(t *testing.T, name, content string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(content), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// tree returns the files and folders of dir, with the text of files and the
// targets of links.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		switch {
		case err != nil:
		case entry.Type()&fs.ModeSymlink != 0:
			all[name], err = os.Readlink(path)
		case entry.Type().IsRegular():
			var data []byte
			data, err = os.ReadFile(path)
			all[name] = string(data)
		default:
			all[name] = entry.Type().String()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestMarkAndPrivacy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "cache")
	d := New(path)
	if err := d.Check(); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
	if _, err := d.ReadFile("a/b", 10); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("reading what is not there: %v", err)
	}
	if _, err := os.Lstat(path); err == nil {
		t.Error("the folder is made by reading")
	}
	if err := d.WriteFile("a/b", text("one")); err != nil {
		t.Fatal(err)
	}
	if err := New(path).WriteFile("a/b", text("two")); err != nil {
		t.Fatal(err)
	}
	if data, err := New(path).ReadFile("a/b", 3); err != nil || string(data) != "two" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := d.ReadFile("a/b", 2); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file over the limit: %v", err)
	}
	files := tree(t, path)
	if len(files) != 5 || files["a/b"] != "two" { // the folders, the mark and the tag
		t.Errorf("%q", files)
	}
	// The signature as the specification gives it.
	if !strings.HasPrefix(files["CACHEDIR.TAG"], "Signature: 8a477f597d28d172789f06886806bc55\n") {
		t.Errorf("the tag is %q", files["CACHEDIR.TAG"])
	}
	for name := range files {
		if info, err := os.Stat(filepath.Join(path, name)); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

// An empty folder becomes a cache; one that holds anything is not touched.
func TestForeignFolders(t *testing.T) {
	empty := t.TempDir()
	if err := New(empty).WriteFile("a", text("")); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
	for name, make := range map[string]func(dir string) error{
		"a file":            func(dir string) error { return os.WriteFile(filepath.Join(dir, "a"), nil, 0o644) },
		"a folder":          func(dir string) error { return os.Mkdir(filepath.Join(dir, "a"), 0o755) },
		"the tag of others": func(dir string) error { return os.WriteFile(filepath.Join(dir, Tag), []byte(tagText), 0o644) },
		"a folder Mark":     func(dir string) error { return os.Mkdir(filepath.Join(dir, Mark), 0o755) },
		"a link Mark":       func(dir string) error { return os.Symlink(filepath.Join(empty, Mark), filepath.Join(dir, Mark)) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := make(dir); err != nil {
				t.Skip(err)
			}
			before := tree(t, dir)
			d := New(dir)
			_, fileErr := d.File("b", true)
			_, readErr := d.ReadFile("a", 10)
			all := func(string) bool { return true }
			for _, err := range []error{d.Check(), d.WriteFile("b", text("")), fileErr, readErr, d.Remove(".", all), d.Adopt(func(fs.FS) bool { return false })} {
				if !errors.Is(err, ErrForeign) && err != nil {
					t.Errorf("%v", err)
				}
			}
			if err := d.WriteFile("b", text("")); !errors.Is(err, ErrForeign) {
				t.Errorf("writing: %v", err)
			}
			if _, err := d.ReadFile("a", 10); !errors.Is(err, ErrForeign) {
				t.Errorf("reading: %v", err)
			}
			if after := tree(t, dir); len(after) != len(before) {
				t.Errorf("%q", after)
			}
			if err := d.Adopt(func(fs.FS) bool { return true }); err != nil && !strings.Contains(name, Mark) {
				t.Errorf("adopting: %v", err)
			}
		})
	}
}

// Links lead nowhere: neither what is read, written nor removed is outside.
func TestNothingOutside(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(outside, "a"), "theirs")
	d := New(dir)
	if err := d.WriteFile("x/own", text("ours")); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"folder": outside, "x/a": filepath.Join(outside, "a"), "x/none": filepath.Join(outside, "none")} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	for _, name := range []string{"folder/a", "x/a", "../a", outside + "/a"} {
		if data, err := d.ReadFile(name, 100); err == nil {
			t.Errorf("%s is read as %q", name, data)
		}
	}
	for _, name := range []string{"folder/a", "folder/new/b", "../b"} {
		if err := d.WriteFile(name, text("ours")); err == nil {
			t.Errorf("%s is written", name)
		}
	}
	for _, name := range []string{"folder", "x/a", "x/none"} {
		if path, err := d.File(name, true); err == nil {
			t.Errorf("%s is taken for the file %s", name, path)
		}
	}
	all := func(string) bool { return true }
	if err := errors.Join(d.Remove("folder", all), d.Remove("x", all), d.Remove(".", func(name string) bool { return name == "folder" })); err != nil {
		t.Error(err)
	}
	// A link in the place of a file is replaced, what it leads to is not.
	if err := d.WriteFile("x/a", text("ours")); err != nil {
		t.Error(err)
	}
	if files := tree(t, outside); len(files) != 2 || files["a"] != "theirs" {
		t.Errorf("outside are %q", files)
	}
	files := tree(t, dir)
	if files["x/a"] != "ours" || files["folder"] != outside || files["x/own"] != "" {
		t.Errorf("inside are %q", files)
	}
}

func TestRemove(t *testing.T) {
	dir := t.TempDir()
	d := New(dir)
	for _, name := range []string{"x/1/a.json", "x/1/b.txt", "x/2/a.json", "y/a.json"} {
		if err := d.WriteFile(name, text("")); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "x", "2", ".a.json.0badc0de"), "half")
	write(t, filepath.Join(dir, "x", "1", ".b.txt.0badc0de"), "half")
	if err := d.Remove("x", func(name string) bool { return strings.HasSuffix(name, ".json") }); err != nil {
		t.Fatal(err)
	}
	var left []string
	for name, content := range tree(t, filepath.Join(dir)) {
		left = append(left, name+content)
	}
	for _, want := range []string{"x/1/b.txt", "x/1/.b.txt.0badc0dehalf", "y/a.json"} {
		if !slices.Contains(left, want) {
			t.Errorf("%s is gone", want)
		}
	}
	for _, gone := range []string{"x/1/a.json", "x/2/a.json", "x/2/.a.json.0badc0dehalf", "x/2d---------"} {
		if slices.Contains(left, gone) {
			t.Errorf("%s is left", gone)
		}
	}
}

// A writer that fails leaves the old file, and nothing beside it.
func TestWriteFileFails(t *testing.T) {
	dir, stop := t.TempDir(), errors.New("stop")
	d := New(dir)
	if err := d.WriteFile("a", text("one")); err != nil {
		t.Fatal(err)
	}
	err := d.WriteFile("a", func(w io.Writer) error { return errors.Join(text("half")(w), stop) })
	if !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
	if files := tree(t, dir); files["a"] != "one" || len(files) != 4 {
		t.Errorf("%q", files)
	}
}

// Processes that make one cache at the same time never take each other's for a
// folder of somebody else.
func TestMadeTogether(t *testing.T) {
	for range 50 {
		path := filepath.Join(t.TempDir(), "cache")
		var group sync.WaitGroup
		for _, name := range []string{"a", "b", "c", "d"} {
			group.Go(func() {
				if err := New(path).WriteFile(name, text(name)); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
	}
}

func BenchmarkReadFile(b *testing.B) {
	d := New(b.TempDir())
	if err := d.WriteFile("papers-1/1706/1706.03762.json", text(strings.Repeat("x", 2000))); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := d.ReadFile("papers-1/1706/1706.03762.json", 1<<20); err != nil {
			b.Fatal(err)
		}
	}
}
