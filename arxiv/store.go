package arxiv

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"

	"clipgraph/bib/work"
	"clipgraph/internal/cachedir"
)

// Store keeps one small JSON file a paper, in a folder a month, or in the old
// scheme a folder an archive and month. Several processes may use it at once: a
// file is there whole or not at all.
type Store struct {
	dir  *cachedir.Dir
	name string // of its folder in dir
}

// maxRecordFile bounds the size of a file that is read, in bytes.
const maxRecordFile = work.MaxRecord

// ErrForeignFolder is the error of a cache in a folder that holds files of
// somebody else. Nothing is read there, written or removed.
var ErrForeignFolder = cachedir.ErrForeign

// NewStore returns the store in the folder name of the cache in the folder dir.
// None of them need be there. A folder dir that holds anything and is not marked
// as a cache is refused, see [ErrForeignFolder].
func NewStore(dir, name string) Store { return Store{cachedir.New(dir), name} }

// isThere reports whether the store has a folder: without one it has no record, and
// nothing need be looked for.
func (s Store) isThere() bool { return s.dir.HasFolder(s.name) }

// file returns the name of the file of id, within the cache:
// NAME/1706/1706.03762.json, NAME/hep-th/9901/9901001.json in the old scheme, and for
// an identifier of another kind, which may have any characters, NAME/doi/1f/ and a
// hash of its key; for one of no kind, which is any text, NAME/text/1f/.
func (s Store) file(id work.ID) string {
	name := id.Value
	if id.Kind != work.ArXiv {
		sum := sha256.Sum256([]byte(id.Key().Value))
		hash := hex.EncodeToString(sum[:16])
		return path.Join(s.name, cmp.Or(id.Kind.String(), "text"), hash[:2], hash+recordFile)
	}
	if archive, number, old := strings.Cut(name, "/"); old {
		return path.Join(s.name, archive, number[:4], number+recordFile)
	}
	return path.Join(s.name, name[:4], name+recordFile)
}

const (
	recordFile = ".json"
	brokenFile = ".bad" // a record that was moved aside
)

// prober tells within one look-up which records a store may have. To look for a file
// takes some ten microseconds; a folder that is asked for often is listed instead.
type prober struct {
	store   Store
	folders map[string]*probed
}

// probed is a folder, with its names when it was asked for often.
type probed struct {
	asked int
	names map[string]bool
}

// manyProbes is the number of files that are looked for in a folder before it is listed.
const manyProbes = 8

// mayHave reports whether the store may have a record of id.
func (p *prober) mayHave(id work.ID) bool {
	folder, name := path.Split(p.store.file(id))
	f := p.folders[folder]
	if f == nil {
		f = &probed{}
		p.folders[folder] = f
	}
	if f.asked++; f.asked <= manyProbes {
		return true
	}
	if f.names == nil {
		f.names = p.store.dir.Names(path.Clean(folder))
	}
	return f.names[name]
}

// parseName is the inverse of file: it returns the identifier, if it is arXiv's, and the
// ending of a file that the store made, and no ending for any other.
func (s Store) parseName(name string) (ID, string) {
	kind := path.Ext(name)
	stem := strings.TrimSuffix(name, kind)
	number := path.Base(stem)
	if archive := path.Dir(path.Dir(stem)); archive != s.name { // hep-th/9901/9901001
		number = path.Base(archive) + "/" + number
	}
	if kind != recordFile && kind != brokenFile {
		return ID{}, ""
	}
	if hashed.MatchString(strings.TrimPrefix(stem, s.name+"/")) {
		return ID{}, kind
	}
	ref, err := Parse(number)
	if err != nil || s.file(ref.ID.WorkID()) != stem+recordFile {
		return ID{}, ""
	}
	return ref.ID, kind
}

// hashed is the name of a record whose identifier is not arXiv's.
var hashed = regexp.MustCompile(`^[a-z]+/[0-9a-f]{2}/[0-9a-f]{32}$`)

// Read reads the record of id and reports whether there is one. One that can't be
// read, or that sound then refuses, is moved aside and counts as absent.
func (s Store) Read(id work.ID, record any, sound func() bool) bool {
	if id.IsZero() {
		return false
	}
	name := s.file(id)
	data, err := s.dir.ReadFile(name, maxRecordFile)
	if err != nil && !errors.Is(err, cachedir.ErrTooLarge) {
		return false
	}
	if err == nil && json.Unmarshal(data, record) == nil && sound() {
		return true
	}
	_ = s.dir.Rename(name, strings.TrimSuffix(name, recordFile)+brokenFile) // if it can't be, it is overwritten
	return false
}

// Write keeps a record. It is not synced: what a crash of the machine leaves is
// found to be broken, and asked for again.
func (s Store) Write(id work.ID, record any) error {
	data, err := json.Marshal(record)
	if err != nil {
		return err
	}
	return s.dir.WriteFile(s.file(id), func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	})
}

// StoredFile is a file of a [Store].
type StoredFile struct {
	Size   int64           // in bytes
	Broken bool            // moved aside
	Decode func(any) error // reads the record; of a broken one, likely to fail
}

// Each calls visit for every file. A store that is not there has none.
func (s Store) Each(visit func(StoredFile)) error {
	return s.dir.Walk(s.name, func(name string, size int64) error {
		if _, kind := s.parseName(name); kind != "" {
			visit(StoredFile{size, kind == brokenFile, func(record any) error {
				data, err := s.dir.ReadFile(name, maxRecordFile)
				if err != nil {
					return err
				}
				return json.Unmarshal(data, record)
			}})
		}
		return nil
	})
}

// Clear removes the files that the store made, and nothing else.
func (s Store) Clear() error {
	return s.dir.Remove(s.name, func(name string) bool {
		_, kind := s.parseName(name)
		return kind != ""
	})
}
