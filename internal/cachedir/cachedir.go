// Package cachedir keeps files that can be made again in a folder of their own.
//
// A folder counts as a cache only if it holds a marker file. The marker is the first file
// written to a new or empty folder; a folder that holds anything else belongs to somebody
// and is refused. Every file is opened through an [os.Root], so that no symbolic link
// leads out of the folder, and only regular files are read. Files and folders are private
// to the user: modes 0600 and 0700.
//
// A cache also holds a CACHEDIR.TAG, by which backup programs recognise it
// (https://bford.info/cachedir/).
package cachedir

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

const (
	// Mark is the name of the file that marks a cache of clipgraph. Only its name counts:
	// the text is for people, and an interrupted process may have left the file empty.
	Mark     = ".clipgraph-cache"
	markText = "This folder is a cache of clipgraph. What it holds is fetched again when it is needed.\n"

	// Tag is the file of the Cache Directory Tagging Specification. It begins with the
	// specification's signature.
	Tag     = "CACHEDIR.TAG"
	tagText = "Signature: 8a477f597d28d172789f06886806bc55\n" +
		"# This file is a cache directory tag created by clipgraph.\n" +
		"# For information about cache directory tags, see https://bford.info/cachedir/\n"
)

var (
	// ErrForeign is returned for a folder that holds files and is not a cache.
	ErrForeign = errors.New("the folder is not empty and is not a cache of clipgraph")
	// ErrTooLarge is returned for a file that is larger than its reader allows.
	ErrTooLarge = errors.New("the file is too large")
)

// Dir is a cache in a folder. The folder need not exist: it is made with the first file.
// A Dir is safe for concurrent use, and several processes may use one folder. Names of
// files are relative to the folder and use slashes.
type Dir struct {
	path string
	mu   sync.Mutex
	root *os.Root // nil until the folder is known to be a cache
}

// New returns the cache in the folder path. It touches nothing.
func New(path string) *Dir { return &Dir{path: path} }

// Path returns the path of the folder.
func (d *Dir) Path() string { return d.path }

// Check reports whether the folder may be used. The error is nil if the folder is a
// cache, is empty or does not exist; it wraps ErrForeign if the folder holds other files.
func (d *Dir) Check() error {
	if _, err := d.open(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// open opens the folder of a cache. The error wraps fs.ErrNotExist if the folder does not
// exist or is empty.
func (d *Dir) open() (*os.Root, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.root != nil {
		return d.root, nil
	}
	root, err := os.OpenRoot(d.path)
	if err != nil {
		return nil, err
	}
	if err := check(root); err != nil {
		_ = root.Close()
		return nil, fmt.Errorf("%s: %w", d.path, err)
	}
	d.root = root
	return root, nil
}

// check reports whether root is a cache. The error is fs.ErrNotExist for an empty folder
// and ErrForeign for one that holds other files.
func check(root *os.Root) error {
	folder, err := root.Open(".")
	if err != nil {
		return err
	}
	defer folder.Close()
	_, readErr := folder.Readdirnames(1)
	// The marker is the first file of a cache. It is checked last: if another process is
	// just making the cache, the file seen above may be its marker.
	if info, err := root.Lstat(Mark); err == nil && info.Mode().IsRegular() {
		return nil
	}
	switch readErr {
	case nil:
		return ErrForeign
	case io.EOF:
		return fs.ErrNotExist
	}
	return readErr
}

// create is like open, but makes and marks a folder that does not exist or is empty.
func (d *Dir) create() (*os.Root, error) {
	root, err := d.open()
	if !errors.Is(err, fs.ErrNotExist) {
		return root, err
	}
	if err := os.MkdirAll(d.path, 0o700); err != nil {
		return nil, err
	}
	if err := d.mark(); err != nil {
		return nil, err
	}
	return d.open()
}

// mark writes the marker and the tag to the folder.
func (d *Dir) mark() error {
	root, err := os.OpenRoot(d.path)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, file := range []struct{ name, text string }{{Mark, markText}, {Tag, tagText}} {
		f, err := root.OpenFile(file.name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		_, err = io.WriteString(f, file.text)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// Adopt marks a folder that holds files and no marker, if known reports that they are the
// files of a cache, and makes the folder private. known must open only regular files. Any
// other folder is left unchanged.
func (d *Dir) Adopt(known func(fs.FS) bool) error {
	if _, err := d.open(); !errors.Is(err, ErrForeign) {
		return nil
	}
	root, err := os.OpenRoot(d.path)
	if err != nil {
		return err
	}
	defer root.Close()
	if !known(root.FS()) {
		return nil
	}
	return errors.Join(root.Chmod(".", 0o700), d.mark())
}

// ReadFile returns the content of a file. The error wraps fs.ErrNotExist if the file does
// not exist and ErrTooLarge if it has more than limit bytes. A file that is not regular
// is an error too.
func (d *Dir) ReadFile(name string, limit int64) ([]byte, error) {
	root, err := d.open()
	if err != nil {
		return nil, err
	}
	f, err := root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, notRegular(name)
	}
	if info.Size() > limit {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	data := make([]byte, info.Size(), info.Size()+1)
	n, err := io.ReadFull(f, data)
	if err == io.EOF || err == io.ErrUnexpectedEOF { // truncated meanwhile
		err = nil
	}
	return data[:n], err
}

func notRegular(name string) error {
	return &fs.PathError{Op: "open", Path: name, Err: errors.New("not a regular file")}
}

// HasFolder reports whether the cache exists and has the folder name.
func (d *Dir) HasFolder(name string) bool {
	root, err := d.open()
	if err != nil {
		return false
	}
	info, err := root.Lstat(filepath.FromSlash(name))
	return err == nil && info.IsDir()
}

// Names returns the names of the entries of the folder name. The set is empty if the
// folder does not exist.
func (d *Dir) Names(name string) map[string]bool {
	names := map[string]bool{}
	root, err := d.open()
	if err != nil {
		return names
	}
	folder, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return names
	}
	defer folder.Close()
	for {
		some, err := folder.Readdirnames(1000)
		for _, name := range some {
			names[name] = true
		}
		if err != nil {
			return names
		}
	}
}

// WriteFile calls write to fill the file name. The file is there whole or not at all. The
// folders above it are made. The file is not synced: after a crash of the machine it may
// be broken.
func (d *Dir) WriteFile(name string, write func(io.Writer) error) error {
	root, err := d.create()
	if err != nil {
		return err
	}
	return Replace(root, name, write)
}

// File returns the path of a file, for callers that open it themselves. With create, it
// makes the folder. The file need not exist; if it exists and is not a regular file, such
// as a link, File returns an error.
func (d *Dir) File(name string, create bool) (string, error) {
	open := d.open
	if create {
		open = d.create
	}
	root, err := open()
	if err != nil {
		return "", err
	}
	info, err := root.Lstat(filepath.FromSlash(name))
	switch {
	case err == nil && !info.Mode().IsRegular():
		return "", notRegular(name)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	return filepath.Join(d.path, filepath.FromSlash(name)), nil
}

// Rename renames a file of the cache.
func (d *Dir) Rename(from, to string) error {
	root, err := d.open()
	if err != nil {
		return err
	}
	return root.Rename(filepath.FromSlash(from), filepath.FromSlash(to))
}

// Walk calls visit for every regular file in the folder sub and below it, with its name
// and size, in the order of names. An error from visit stops the walk; fs.SkipAll stops
// it without an error. Links are not followed. A folder that does not exist has no files.
// A folder that can't be read is skipped, and the first such error is returned.
func (d *Dir) Walk(sub string, visit func(name string, size int64) error) error {
	root, err := d.open()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info, err := root.Lstat(filepath.FromSlash(sub)); err != nil || !info.IsDir() {
		return nil // not a folder of the cache
	}
	var unread error
	err = fs.WalkDir(root.FS(), sub, func(name string, entry fs.DirEntry, err error) error {
		if err != nil && !errors.Is(err, fs.ErrNotExist) && unread == nil {
			unread = err
		}
		if err != nil || !entry.Type().IsRegular() {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return nil // removed meanwhile
		}
		return visit(name, info.Size())
	})
	return errors.Join(err, unread)
}

// Remove removes the regular files in the folder sub and below it whose names ours
// accepts, their unfinished copies, and the folders that are empty afterwards. If the
// cache does not exist, Remove does nothing.
func (d *Dir) Remove(sub string, ours func(name string) bool) error {
	var failed []error
	walkErr := d.Walk(sub, func(name string, _ int64) error {
		if final, unfinished := finalName(name); ours(name) || unfinished && ours(final) {
			failed = append(failed, d.remove(name))
		}
		return nil
	})
	return errors.Join(errors.Join(failed...), walkErr, d.removeEmpty(sub))
}

func (d *Dir) remove(name string) error {
	root, err := d.open()
	if err == nil {
		err = root.Remove(filepath.FromSlash(name))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// removeEmpty removes the folder sub and those below it where they are empty. It leaves
// the cache's own folder, which may hold folders of others.
func (d *Dir) removeEmpty(sub string) error {
	root, err := d.open()
	if err != nil || sub == "." {
		return nil
	}
	if info, err := root.Lstat(filepath.FromSlash(sub)); err != nil || !info.IsDir() {
		return nil
	}
	var folders []string
	err = fs.WalkDir(root.FS(), sub, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			folders = append(folders, name)
		}
		return err
	})
	for _, folder := range slices.Backward(folders) { // the deepest first
		_ = root.Remove(filepath.FromSlash(folder)) // fails if the folder is not empty
	}
	return err
}
