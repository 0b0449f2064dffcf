package arxiv

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clipgraph/internal/wholefile"
)

// Store keeps one small JSON file a paper, in a folder a month, or in the old
// scheme a folder an archive and month. Several processes may use it at once: a
// file is there whole or not at all.
type Store struct{ dir string }

// maxRecordFile bounds the size of a file that is read, in bytes.
const maxRecordFile = maxRecord

// NewStore returns the store in the folder dir, which need not be there.
func NewStore(dir string) Store { return Store{dir} }

// file returns the name of the file of id: 1706/1706.03762.json, or
// hep-th/9901/9901001.json in the old scheme.
func (s Store) file(id ID) string {
	name := id.String()
	if archive, number, old := strings.Cut(name, "/"); old {
		return filepath.Join(s.dir, archive, number[:4], number+".json")
	}
	return filepath.Join(s.dir, name[:4], name+".json")
}

// Read reads the record of id and tells whether there is one. One that can't be
// read, or that sound then refuses, is moved aside and counts as absent.
func (s Store) Read(id ID, record any, sound func() bool) bool {
	if id.IsZero() {
		return false
	}
	name := s.file(id)
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	data, err := io.ReadAll(io.LimitReader(f, maxRecordFile+1))
	f.Close()
	if err == nil && len(data) <= maxRecordFile && json.Unmarshal(data, record) == nil && sound() {
		return true
	}
	_ = os.Rename(name, strings.TrimSuffix(name, ".json")+".bad") // if it can't be, it is overwritten
	return false
}

// Write keeps a record. It is not synced: what a crash of the machine leaves is
// found to be broken, and asked for again.
func (s Store) Write(id ID, record any) error {
	data, err := json.Marshal(record)
	if err != nil {
		return err
	}
	return wholefile.Keep(s.file(id), func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	})
}

// Each calls visit for every file with its size in bytes, and whether it was
// moved aside. A store that is not there has none.
func (s Store) Each(visit func(size int64, broken bool)) error {
	return filepath.WalkDir(s.dir, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return nil // gone meanwhile
		}
		if kind := filepath.Ext(path); kind == ".bad" || kind == ".json" {
			visit(info.Size(), kind == ".bad")
		}
		return nil
	})
}

// Clear removes all that the store holds.
func (s Store) Clear() error { return os.RemoveAll(s.dir) }
