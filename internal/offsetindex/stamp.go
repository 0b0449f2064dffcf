package offsetindex

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"time"
)

// stamp tells one file from another, and from itself after a change.
type stamp struct {
	Path    string    `json:"path"`
	Size    int64     `json:"size"`
	ModTime time.Time `json:"mtime"`
	Ends    string    `json:"ends"`           // a hash of the first and last 64 KiB
	Note    string    `json:"note,omitempty"` // what the maker of the index wants to know again
	shape             // of the index
}

// StaleError says that a file is not the one that was indexed, or that its index was made
// by another version of clipgraph.
type StaleError struct {
	Path    string
	Version bool // whether it is the version
}

func (e *StaleError) Error() string {
	if e.Version {
		return fmt.Sprintf("the index of %s is of another version", e.Path)
	}
	return fmt.Sprintf("%s is not what it was when it was indexed", e.Path)
}

// stampOf takes the stamp of the file at path.
func stampOf(file *os.File, path string) (stamp, error) {
	info, err := file.Stat()
	if err != nil {
		return stamp{}, err
	}
	if !info.Mode().IsRegular() {
		return stamp{}, fmt.Errorf("%s: no regular file", path)
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
