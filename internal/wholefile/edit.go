package wholefile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// Edit replaces the content of the file name by what edit returns for it. Nothing is
// written if that is the same. For a file that does not exist, old is nil. A file of more
// than limit bytes is refused with [ErrTooLarge].
//
// Concurrent changes by others are not lost. Edits of one file wait for each other: they
// lock a file beside it, which is removed afterwards. Changes by programs that ignore the
// lock are detected: the file is read again just before it is replaced, and once more
// afterwards, through the old file's handle. If it differs, edit is called again with the
// new content, so edit must not depend on its earlier calls. After some tries the error
// is [ErrChanged].
func Edit(name string, limit int64, edit func(old []byte) ([]byte, error)) error {
	t, err := locate(name)
	if err != nil {
		return err
	}
	if t.isDevice() {
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("it is not a regular file")}
	}
	if err := t.writable(); err != nil {
		return err
	}
	unlock, err := lock(t.path)
	if err != nil {
		return err
	}
	defer unlock()
	const tries = 20
	for n := range tries {
		done, err := editOnce(t.path, limit, edit)
		if done || err != nil {
			return err
		}
		// The other program may not have finished writing.
		time.Sleep(min(time.Duration(n+1)*5*time.Millisecond, 50*time.Millisecond))
	}
	return &fs.PathError{Op: "write", Path: name, Err: ErrChanged}
}

// editOnce makes one try. done is false if the file changed meanwhile.
func editOnce(path string, limit int64, edit func(old []byte) ([]byte, error)) (done bool, err error) {
	t, err := locate(path)
	if err != nil {
		return false, err
	}
	before, old, err := t.open(limit)
	if err != nil {
		return false, err
	}
	if before != nil {
		defer before.Close()
	}
	content, err := edit(old)
	if err != nil || before != nil && bytes.Equal(content, old) {
		return true, err
	}
	temp, err := fill(t, bytesOf(content))
	if err != nil {
		return false, err
	}
	if before == nil {
		return temp.createAs(t)
	}
	if same, err := t.hasContent(old, limit); !same || err != nil {
		return false, errors.Join(err, temp.discard())
	}
	if err := temp.replace(t); err != nil {
		return false, err
	}
	return restoreLate(t, before, old, content, limit)
}

// restoreLate checks the old file, before, for changes made while it was replaced by a program
// that had it open. If there are any, it puts the changed content back, to be edited
// again.
func restoreLate(t target, before *os.File, old, content []byte, limit int64) (done bool, err error) {
	info, err := os.Stat(t.path)
	if err != nil {
		return false, err
	}
	if was, err := before.Stat(); err != nil || os.SameFile(was, info) {
		return true, err // overwritten in place, so it is the same file
	}
	late, err := readFrom(before, limit)
	if err != nil || bytes.Equal(late, old) {
		return true, err
	}
	temp, err := fill(t, bytesOf(late))
	if err != nil {
		return false, err
	}
	if same, err := t.hasContent(content, limit); !same || err != nil {
		pending.remove(temp.Name())
		return false, fmt.Errorf("%w: two programs wrote to it at once; what one of them wrote is in %s",
			errors.Join(&fs.PathError{Op: "write", Path: t.path, Err: ErrChanged}, err, temp.Close()), temp.Name())
	}
	return false, temp.replace(t)
}

// bytesOf returns a function that writes content.
func bytesOf(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}

// hasContent reports whether t exists and has the content.
func (t target) hasContent(content []byte, limit int64) (bool, error) {
	f, now, err := t.open(limit)
	if errors.Is(err, ErrTooLarge) {
		return false, nil
	}
	if f == nil || err != nil {
		return false, err
	}
	return bytes.Equal(now, content), f.Close()
}
