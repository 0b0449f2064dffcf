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

// Edit replaces the file name by what edit makes of its content; nothing is
// written if that is the same. A file that is not there has no content, and
// old is nil. More than limit bytes are refused with [ErrTooLarge].
//
// Nothing that others write meanwhile is lost. Edits of one file wait for each
// other, by a lock beside it that is gone afterwards. Programs that know no
// lock are noticed: the file is read again just before it is replaced, and
// once more after that, through the old file's own handle. If it differs, edit
// is called again with what stands there now, so edit must not depend on its
// earlier calls. After some tries the error is [ErrChanged].
func Edit(name string, limit int64, edit func(old []byte) ([]byte, error)) error {
	t, err := locate(name)
	if err != nil {
		return err
	}
	if t.isDevice() {
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("it is no regular file")}
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
		// Whoever writes may write in parts.
		time.Sleep(min(time.Duration(n+1)*5*time.Millisecond, 50*time.Millisecond))
	}
	return &fs.PathError{Op: "write", Path: name, Err: ErrChanged}
}

// editOnce reports whether the file has the edit, or is false if somebody else
// changed it meanwhile.
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
		return temp.claim(t)
	}
	if same, err := t.holds(old, limit); !same || err != nil {
		return false, errors.Join(err, temp.discard())
	}
	if err := temp.become(t); err != nil {
		return false, err
	}
	return settle(t, before, old, content, limit)
}

// settle looks for what was written to the old file while it was replaced, by
// a program that had it open. That is put back under the name, to be edited
// again.
func settle(t target, before *os.File, old, content []byte, limit int64) (done bool, err error) {
	info, err := os.Stat(t.path)
	if err != nil {
		return false, err
	}
	if was, err := before.Stat(); err != nil || os.SameFile(was, info) {
		return true, err // overwritten in place: it is the same file
	}
	late, err := readFrom(before, limit)
	if err != nil || bytes.Equal(late, old) {
		return true, err
	}
	temp, err := fill(t, bytesOf(late))
	if err != nil {
		return false, err
	}
	if same, err := t.holds(content, limit); !same || err != nil {
		pending.remove(temp.Name())
		return false, fmt.Errorf("%w: two programs wrote to it at once; what one of them wrote is in %s",
			errors.Join(&fs.PathError{Op: "write", Path: t.path, Err: ErrChanged}, err, temp.Close()), temp.Name())
	}
	return false, temp.become(t)
}

// bytesOf returns what writes content.
func bytesOf(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}

// holds reports whether t is there and has the content.
func (t target) holds(content []byte, limit int64) (bool, error) {
	f, now, err := t.open(limit)
	if errors.Is(err, ErrTooLarge) {
		return false, nil
	}
	if f == nil || err != nil {
		return false, err
	}
	return bytes.Equal(now, content), f.Close()
}
