package offsetindex

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"time"
)

// stamp identifies a file and its state.
type stamp struct {
	Path    string    `json:"path"`
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mtime"`
	Ends    string    `json:"ends"`           // a hash of the first and last 64 KiB
	Note    string    `json:"note,omitempty"` // the caller's, see Build
	shape             // of the index
}

// StaleError says that a file changed after it was indexed, or that the index was written
// by another version of clipgraph.
type StaleError struct {
	Path    string
	Version bool // whether the version differs
}

func (e *StaleError) Error() string {
	if e.Version {
		return fmt.Sprintf("the index of %s was written by another version of clipgraph", e.Path)
	}
	return fmt.Sprintf("%s has changed since it was indexed", e.Path)
}

// stampOf returns the stamp of the open file at path.
func stampOf(file *os.File, path string) (stamp, error) {
	info, err := file.Stat()
	if err != nil {
		return stamp{}, err
	}
	if !info.Mode().IsRegular() {
		return stamp{}, fmt.Errorf("%s: not a regular file", path)
	}
	const end = 64 << 10
	hash := sha256.New()
	for _, from := range []int64{0, max(0, info.Size()-end)} {
		if _, err := io.Copy(hash, io.NewSectionReader(file, from, end)); err != nil {
			return stamp{}, err
		}
	}
	return stamp{Path: path, Size: info.Size(), ModTime: info.ModTime().UTC(), Ends: hex.EncodeToString(hash.Sum(nil))}, nil
}
