package cmd

import (
	"fmt"
	"os"

	"clipgraph/internal/wholefile"
)

// paths has every file that a run reads and every file that it writes, whatever
// flag names it. No file is written that is read, nor two outputs to one file.
// All is read before anything is written, so that whichever is named later is
// refused in time.
type paths struct{ uses []pathUse }

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

// reads registers a file that is read.
func (p *paths) reads(what, name string) error {
	return p.add(pathUse{read, what, name, wholefile.Identify(name)})
}

// readsOpen registers an open file that is read; nil is none.
func (p *paths) readsOpen(what string, f *os.File) error {
	return p.add(pathUse{read, what, what, identityOf(f)})
}

// edits registers a file that gets additions.
func (p *paths) edits(what, name string) error {
	return p.add(pathUse{edited, what, name, wholefile.Identify(name)})
}

// writes registers a file that is made or replaced. A place that can't be
// written is found now, and not after minutes of work.
func (p *paths) writes(what, name string) error {
	if err := p.add(pathUse{replaced, what, name, wholefile.Identify(name)}); err != nil {
		return err
	}
	return writeError(name, wholefile.Check(name))
}

// writesOpen registers an open file that is written; nil is none.
func (p *paths) writesOpen(what string, f *os.File) error {
	return p.add(pathUse{replaced, what, what, identityOf(f)})
}

func identityOf(f *os.File) wholefile.Identity {
	if f == nil {
		return wholefile.Identity{}
	}
	return wholefile.IdentityOf(f)
}

func (p *paths) add(use pathUse) error {
	for _, other := range p.uses {
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
		return &usageError{withHint(fmt.Errorf("writing %s: it is %s, %s", output.name, first.role(), first.named()), "name another file for %s", output.what)}
	}
	p.uses = append(p.uses, use)
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
