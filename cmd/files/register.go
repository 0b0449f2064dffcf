package files

import (
	"errors"
	"fmt"
	"os"

	"clipgraph/cmd/advice"
	"clipgraph/internal/wholefile"
)

// Register records the files that a run reads and writes, by whatever flag. An output
// must not overwrite an input or another output. Inputs are read before anything is
// written, so that a conflict is found in time. The zero value is ready to use.
type Register struct{ uses []pathUse }

type pathUse struct {
	kind useKind
	what string // the flag that names it, or LIST
	name string
	id   wholefile.Identity
}

// useKind is the use of a file.
type useKind int

const (
	read   useKind = iota
	edited         // gets additions, so that it may also be read
	replaced
)

// Reads registers a file that is read.
func (r *Register) Reads(what, name string) error {
	return r.add(pathUse{read, what, name, wholefile.Identify(name)})
}

// ReadsOpen registers an open file that is read. f may be nil.
func (r *Register) ReadsOpen(what string, f *os.File) error {
	return r.add(pathUse{read, what, what, identityOf(f)})
}

// Edits registers a file that gets additions.
func (r *Register) Edits(what, name string) error {
	return r.add(pathUse{edited, what, name, wholefile.Identify(name)})
}

// Writes registers a file that is created or replaced. A file that can't be written is
// reported now, before any work is done.
func (r *Register) Writes(what, name string) error {
	if err := r.add(pathUse{replaced, what, name, wholefile.Identify(name)}); err != nil {
		return err
	}
	return WriteError(name, wholefile.Check(name))
}

// WritesOpen registers an open file that is written. f may be nil.
func (r *Register) WritesOpen(what string, f *os.File) error {
	return r.add(pathUse{replaced, what, what, identityOf(f)})
}

func identityOf(f *os.File) wholefile.Identity {
	if f == nil {
		return wholefile.Identity{}
	}
	return wholefile.IdentityOf(f)
}

func (r *Register) add(use pathUse) error {
	for _, other := range r.uses {
		if other.kind != replaced && use.kind != replaced || !use.id.Same(other.id) {
			continue
		}
		if other.kind == use.kind && other.what == use.what {
			return nil // already registered
		}
		output, first := use, other
		if use.kind != replaced {
			output, first = other, use
		}
		return advice.Usage(advice.Hint(fmt.Errorf("writing %s: it is %s, %s", output.name, first.role(), first.named()), "name another file for %s", output.what))
	}
	r.uses = append(r.uses, use)
	return nil
}

func (u *pathUse) role() string {
	return [...]string{read: "an input", edited: "a file to update", replaced: "another output"}[u.kind]
}

// named returns the flag and the name of the file.
func (u *pathUse) named() string {
	if u.what == u.name {
		return u.what
	}
	return u.what + " " + u.name
}

// OpenRead registers and opens a file named by the flag what, and returns its size. The
// size is 0 for a pipe or a device.
func OpenRead(r *Register, what, name string) (*os.File, int64, error) {
	if err := r.Reads(what, name); err != nil {
		return nil, 0, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, 0, fmt.Errorf("reading %s: %w", name, Cause(err))
	}
	info, err := file.Stat()
	if err != nil {
		return nil, 0, errors.Join(fmt.Errorf("reading %s: %w", name, Cause(err)), file.Close())
	}
	if !info.Mode().IsRegular() {
		return file, 0, nil
	}
	return file, info.Size(), nil
}
