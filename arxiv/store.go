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

// Store keeps small JSON files, one for each paper, in a folder for each month, or in the
// old scheme for each archive and month. Several processes may use it concurrently: files
// are written atomically.
type Store struct {
	dir  *cachedir.Dir
	name string // its folder in dir
}

// maxRecordFile bounds the size of a file that is read, in bytes.
const maxRecordFile = work.MaxRecord

// ErrForeignFolder is returned for a cache in a folder that holds other files. Nothing in
// the folder is read, written or removed.
var ErrForeignFolder = cachedir.ErrForeign

// NewStore returns the store in the folder name of the cache in the folder dir. Neither
// need exist. A folder dir that is not empty and not marked as a cache is refused, see
// [ErrForeignFolder].
func NewStore(dir, name string) Store { return Store{cachedir.New(dir), name} }

// isThere reports whether the folder of the store exists.
func (s Store) isThere() bool { return s.dir.HasFolder(s.name) }

// file returns the name of the file of id within the cache: NAME/1706/1706.03762.json, or
// NAME/hep-th/9901/9901001.json in the old scheme. An identifier of another kind may
// contain any characters: its file is in NAME/doi/1f/, or NAME/text/1f/ if it has no
// kind, and is named by a hash of its key.
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
	brokenFile = ".bad" // a record that could not be read
)

// prober quickly rules out records that a store does not have, within one lookup. Looking
// for a file takes about ten microseconds, so a folder that is probed often is listed
// instead.
type prober struct {
	store   Store
	folders map[string]*probed
}

// probed is a folder. It has names once it is listed.
type probed struct {
	asked int
	names map[string]bool
}

// manyProbes is the number of files that are probed in a folder before it is listed.
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

// parseName is the inverse of file. It returns the identifier, if it is arXiv's, and the
// extension of a file of the store, or "" for any other file.
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

// hashed matches the name of a record whose identifier is not arXiv's.
var hashed = regexp.MustCompile(`^[a-z]+/[0-9a-f]{2}/[0-9a-f]{32}$`)

// Read reads the record of id and reports whether there is a valid one. A file that can't
// be read, or whose record valid rejects, is renamed and counts as absent.
func (s Store) Read(id work.ID, record any, valid func() bool) bool {
	if id.IsZero() {
		return false
	}
	name := s.file(id)
	data, err := s.dir.ReadFile(name, maxRecordFile)
	if err != nil && !errors.Is(err, cachedir.ErrTooLarge) {
		return false
	}
	if err == nil && json.Unmarshal(data, record) == nil && valid() {
		return true
	}
	_ = s.dir.Rename(name, strings.TrimSuffix(name, recordFile)+brokenFile) // if that fails, the file is overwritten later
	return false
}

// Write stores a record. The file is not synced: if a crash of the machine damages it,
// Read rejects it.
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
	Broken bool            // renamed because it could not be read
	Decode func(any) error // reads the record; likely fails for a broken file
}

// Each calls visit for every file. A store that does not exist has none.
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

// Clear removes the files of the store, and nothing else.
func (s Store) Clear() error {
	return s.dir.Remove(s.name, func(name string) bool {
		_, kind := s.parseName(name)
		return kind != ""
	})
}
