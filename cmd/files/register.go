package files

import (
	"errors"
	"fmt"
	"os"

	"clipgraph/cmd/advice"
	"clipgraph/internal/wholefile"
)

// Register has every file that a run reads and every file that it writes, whatever
// flag names it. No file is written that is read, nor two outputs to one file.
// All is read before anything is written, so that whichever is named later is
// refused in time. The zero value is empty and ready to use.
type Register struct{ uses []pathUse }

type pathUse struct {
	kind useKind
	what string // what names it: a flag, or LIST
	name string
	id   wholefile.Identity
}

// useKind says what becomes of a file.
type useKind int

const (
	read   useKind = iota
	edited         // gets additions and loses nothing, so that it may be read as well
	replaced
)

// Reads registers a file that is read.
func (r *Register) Reads(what, name string) error {
	return r.add(pathUse{read, what, name, wholefile.Identify(name)})
}

// ReadsOpen registers an open file that is read; nil is none.
func (r *Register) ReadsOpen(what string, f *os.File) error {
	return r.add(pathUse{read, what, what, identityOf(f)})
}

// Edits registers a file that gets additions.
func (r *Register) Edits(what, name string) error {
	return r.add(pathUse{edited, what, name, wholefile.Identify(name)})
}

// Writes registers a file that is made or replaced. A place that can't be
// written is found now, and not after minutes of work.
func (r *Register) Writes(what, name string) error {
	if err := r.add(pathUse{replaced, what, name, wholefile.Identify(name)}); err != nil {
		return err
	}
	return WriteError(name, wholefile.Check(name))
}

// WritesOpen registers an open file that is written; nil is none.
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
			return nil // it is registered already
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

// named returns what names the file, and as what.
func (u *pathUse) named() string {
	if u.what == u.name {
		return u.what
	}
	return u.what + " " + u.name
}

// OpenRead registers and opens a file that the flag what names, and returns its size; 0
// for a pipe or a device, which may have no end.
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
