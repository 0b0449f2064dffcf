package wholefile

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Identity identifies a file: two names of one file, by links or by spelling, have the
// same identity. A file that does not exist is identified by its folder and name.
type Identity struct {
	info fs.FileInfo // of the file, or of its folder if base is given
	base string
}

// Identify returns the identity of the file that name leads to. If neither the file nor
// its folder exists, it returns the zero Identity, which is the same as no other.
func Identify(name string) Identity {
	if info, err := os.Stat(name); err == nil {
		return Identity{info: info}
	}
	path, err := follow(name)
	if err != nil {
		return Identity{}
	}
	if info, err := os.Stat(filepath.Dir(path)); err == nil {
		return Identity{info, filepath.Base(path)}
	}
	return Identity{}
}

// IdentityOf returns the identity of an open file.
func IdentityOf(f *os.File) Identity {
	info, err := f.Stat()
	if err != nil {
		return Identity{}
	}
	return Identity{info: info}
}

// Same reports whether two identities are of one regular file. Devices and pipes have no
// content to lose, and are the same as no other file.
func (i Identity) Same(other Identity) bool {
	if i.info == nil || other.info == nil || i.base != other.base {
		return false
	}
	if i.base == "" && !i.info.Mode().IsRegular() {
		return false
	}
	return os.SameFile(i.info, other.info)
}
