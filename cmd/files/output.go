package files

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clipgraph/cmd/advice"
	"clipgraph/internal/console"
	"clipgraph/internal/wholefile"
)

// Stdio is the argument that means standard input or standard output.
const Stdio = "-"

// IsStdout reports whether data for target goes to standard output.
func IsStdout(target string) bool { return target == "" || target == Stdio }

// Write calls write with the output: stdout, or the file target. A file is written to a
// temporary file and renamed, so that a failed run leaves the old file unchanged.
func Write(target string, stdout io.Writer, write func(io.Writer) error) error {
	var dataErr error // the error of making the data, not of writing them
	fill := func(w io.Writer) error {
		place := &sink{w: w}
		out := bufio.NewWriterSize(place, 64<<10)
		err := write(out)
		if place.err == nil && err != nil {
			dataErr = err
			return err
		}
		return cmp.Or(place.err, out.Flush())
	}
	var err error
	if IsStdout(target) {
		if err = fill(stdout); err != nil && dataErr == nil {
			err = fmt.Errorf("writing: %w", Cause(err))
		}
	} else {
		err = WriteError(target, wholefile.Replace(target, func(w io.Writer) error {
			out := console.Data(w) // a device may be a terminal
			return errors.Join(fill(out), out.Flush())
		}))
	}
	return cmp.Or(dataErr, err)
}

// sink remembers the first error of a writer.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.err = cmp.Or(s.err, err)
	return n, err
}

// WriteError returns the error of writing name, with a hint.
func WriteError(name string, err error) error {
	if err == nil {
		return nil
	}
	message := fmt.Errorf("writing %s: %w", name, Cause(err))
	switch {
	case errors.Is(err, wholefile.ErrDirectory):
		return advice.Usage(message)
	case errors.Is(err, wholefile.ErrReadOnly):
		return advice.Hint(message, "chmod u+w %s, or name another file", name)
	case errors.Is(err, fs.ErrNotExist) && !strings.Contains(name, "://"):
		return advice.Hint(message, "mkdir -p %s", advice.Word(filepath.Dir(name)))
	case errors.Is(err, wholefile.ErrChanged):
		return advice.Hint(message, "run the command again when no other program writes the file")
	}
	return message
}

// IsFolder reports whether the target is a folder, or ends in a slash.
func IsFolder(target string) bool {
	info, err := os.Stat(target)
	return target != "" && os.IsPathSeparator(target[len(target)-1]) || err == nil && info.IsDir()
}

// IsThere reports whether a file or folder called name exists.
func IsThere(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// HoldsText reports whether name is a regular file that is not empty.
func HoldsText(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}
