package arxiv

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"clipgraph/internal/wholefile"
)

// Cache keeps answers in a folder, so that nothing is asked twice: one small
// JSON file a paper, in a folder a month. Several processes may use it at
// once: a file is there whole or not at all, and a file that can't be read is
// moved aside and counts as absent. It is a [Source] of what it keeps.
type Cache struct {
	dir string
	now func() time.Time
}

const (
	// CacheName is the source that answers of a Cache name.
	CacheName = "cache"
	// NegativeAge is how long a Cache remembers that there is no paper of an
	// identifier: there may be one tomorrow.
	NegativeAge = 24 * time.Hour
	// cacheSchema is the version of the files, a part of their folder's name.
	cacheSchema = 1
	// maxRecordFile bounds the size of a file that is read, in bytes.
	maxRecordFile = maxRecord
)

// NewCache returns the cache in the folder dir, which need not be there.
func NewCache(dir string) *Cache {
	return &Cache{dir: filepath.Join(dir, fmt.Sprintf("papers-%d", cacheSchema)), now: time.Now}
}

// cached is a file of the cache.
type cached struct {
	ID     ID        `json:"arxiv"`
	Status string    `json:"status"`
	Asked  time.Time `json:"asked"` // in UTC
	Paper  *Paper    `json:"paper,omitempty"`
}

// file returns the name of the file of id: 1706/1706.03762.json, or
// hep-th/9901/9901001.json in the old scheme.
func (c *Cache) file(id ID) string {
	name := id.String()
	if archive, number, old := strings.Cut(name, "/"); old {
		return filepath.Join(c.dir, archive, number[:4], number+".json")
	}
	return filepath.Join(c.dir, name[:4], name+".json")
}

// Lookup implements [Source]. That there is no such paper is Sure as long as it
// is young enough. It never fails but with the error of ctx: what can't be read
// is not there.
func (c *Cache) Lookup(ctx context.Context, ids []ID) (map[ID]Answer, error) {
	answers := make(map[ID]Answer, len(ids))
	for _, id := range ids {
		if ctx.Err() != nil {
			return answers, ctx.Err()
		}
		if answer, ok := c.read(id); ok {
			answer.Source = CacheName
			answers[id] = answer
		}
	}
	return answers, nil
}

func (c *Cache) read(id ID) (Answer, bool) {
	if id.IsZero() {
		return Answer{}, false
	}
	name := c.file(id)
	f, err := os.Open(name)
	if err != nil {
		return Answer{}, false
	}
	data, err := io.ReadAll(io.LimitReader(f, maxRecordFile+1))
	f.Close()
	var record cached
	if err == nil && len(data) <= maxRecordFile {
		err = json.Unmarshal(data, &record)
	}
	if err == nil {
		if answer, ok := record.answer(id); ok {
			age := c.now().Sub(record.Asked)
			return answer, answer.Paper != nil || -NegativeAge < age && age < NegativeAge
		}
	}
	_ = os.Rename(name, strings.TrimSuffix(name, ".json")+".bad") // if it can't be, it is overwritten
	return Answer{}, false
}

// answer returns what a file says of id, if it does.
func (r *cached) answer(id ID) (Answer, bool) {
	has := r.Paper != nil && r.Paper.ID == id && r.Paper.Title != ""
	switch {
	case r.ID != id:
	case r.Status == Found.String() && has:
		return Answer{Status: Found, Paper: r.Paper}, true
	case r.Status == Withdrawn.String() && has:
		return Answer{Status: Withdrawn, Paper: r.Paper}, true
	case r.Status == Unknown.String():
		return Answer{Status: Unknown, Sure: true}, true
	case r.Status == Malformed.String():
		return Answer{Status: Malformed, Sure: true}, true
	}
	return Answer{}, false
}

// Put keeps answers, those that are Failed left out. The error names the first
// file that could not be written; the others are tried all the same.
func (c *Cache) Put(answers map[ID]Answer) error {
	var first error
	for id, answer := range answers {
		if id.IsZero() || answer.Status == Failed {
			continue
		}
		record := cached{ID: id, Status: answer.Status.String(), Asked: c.now().UTC().Truncate(time.Second), Paper: answer.Paper}
		if err := c.write(c.file(id), record); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// write writes a file beside its place and renames it. It is not synced: what
// a crash of the machine leaves is found to be broken, and asked for again.
func (c *Cache) write(name string, record cached) error {
	data, err := json.Marshal(record)
	if err != nil {
		return err
	}
	return wholefile.Keep(name, func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	})
}

// CacheStat is what a cache holds.
type CacheStat struct {
	Papers int   // that are known
	Absent int   // identifiers of which there is no paper, old ones included
	Broken int   // files that were moved aside
	Bytes  int64 // of all files
}

// Stat counts what the cache holds. A cache that is not there holds nothing.
func (c *Cache) Stat() (CacheStat, error) {
	var s CacheStat
	err := filepath.WalkDir(c.dir, func(path string, entry fs.DirEntry, err error) error {
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
		s.Bytes += info.Size()
		switch filepath.Ext(path) {
		case ".bad":
			s.Broken++
		case ".json":
			if info.Size() > maxAbsent {
				s.Papers++
			} else {
				s.Absent++
			}
		}
		return nil
	})
	return s, err
}

// maxAbsent is the most that the file of an answer without a paper takes, in
// bytes, which is less than that of any paper.
const maxAbsent = 110

// Clear removes all that the cache holds.
func (c *Cache) Clear() error { return os.RemoveAll(c.dir) }
