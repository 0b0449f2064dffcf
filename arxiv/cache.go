package arxiv

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"time"

	"clipgraph/bib/work"
)

// Cache keeps answers in a folder, so that nothing is asked twice: a small JSON file for
// each paper, in a folder for each month. Several processes may use it concurrently:
// files are written atomically, and a file that can't be read is renamed and counts as
// absent. It is also a [work.Source] of its papers.
type Cache struct {
	store Store
	now   func() time.Time
}

const (
	// CacheName is the source name of answers of a Cache.
	CacheName = "cache"
	// NegativeAge is how long a Cache remembers that an identifier has no paper. There
	// may be one later.
	NegativeAge = 24 * time.Hour
	// cacheSchema is the version of the file format, part of the folder's name.
	cacheSchema = 1
)

// NewCache returns the cache in the folder dir, which need not exist. If the folder is
// not empty and not a cache, nothing is read from it, and Put returns an error that wraps
// [ErrForeignFolder].
//
// within is the slash-separated path of a subfolder for the answers of a source other
// than arXiv, which may have identifiers of any kind; "" means arXiv's.
func NewCache(dir, within string) *Cache {
	return &Cache{store: NewStore(dir, path.Join(within, fmt.Sprintf("papers-%d", cacheSchema))), now: time.Now}
}

// cached is the content of a file of the cache.
type cached struct {
	ArXiv  ID         `json:"arxiv,omitzero"`
	Other  string     `json:"id,omitempty"`
	Status string     `json:"status"`
	Asked  time.Time  `json:"asked"` // in UTC
	Paper  *work.Work `json:"paper,omitempty"`
}

// Lookup implements [work.Source]. An answer that arXiv has no such paper is Sure until
// it is older than [NegativeAge]. The only error is that of ctx: files that can't be read
// count as absent.
func (c *Cache) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	isThere := c.store.isThere()
	answers, err := LookupIDs(ctx, ids, func(ctx context.Context, ids []ID) (map[ID]work.Answer, error) {
		if !isThere {
			return nil, ctx.Err()
		}
		return c.lookup(ctx, ids)
	})
	if !isThere {
		return answers, cmp.Or(err, ctx.Err())
	}
	for _, id := range ids {
		if err != nil || ctx.Err() != nil {
			return answers, cmp.Or(err, ctx.Err())
		}
		if id = id.Key(); id.Kind == work.ArXiv {
			continue
		}
		if answer, ok := c.read(id); ok {
			answer.Source = CacheName
			answers[id] = answer
		}
	}
	return answers, nil
}

func (c *Cache) lookup(ctx context.Context, ids []ID) (map[ID]work.Answer, error) {
	answers := make(map[ID]work.Answer)
	p := prober{store: c.store, folders: map[string]*probed{}}
	for _, id := range ids {
		if ctx.Err() != nil {
			return answers, ctx.Err()
		}
		if !p.mayHave(id.WorkID()) {
			continue
		}
		if answer, ok := c.read(id.WorkID()); ok {
			answer.Source = CacheName
			answers[id] = answer
		}
	}
	return answers, nil
}

func (c *Cache) read(id work.ID) (work.Answer, bool) {
	var record cached
	var answer work.Answer
	ok := c.store.Read(id, &record, func() bool {
		var valid bool
		answer, valid = record.answer(id)
		return valid
	})
	return answer, ok && (answer.Work != nil || c.fresh(record.Asked))
}

// fresh reports whether an answer of that time is still valid. A time in the future means
// that the clock was set back.
func (c *Cache) fresh(asked time.Time) bool {
	age := c.now().Sub(asked)
	return -NegativeAge < age && age < NegativeAge
}

// answer returns the answer in a file, and reports whether it is valid and for id.
func (r *cached) answer(id work.ID) (work.Answer, bool) {
	has := r.Paper != nil && r.Paper.Has(id) && r.Paper.Title != ""
	onArXiv := id.Kind == work.ArXiv
	switch {
	case onArXiv && r.ArXiv.WorkID() != id, !onArXiv && r.Other != id.String():
	case r.Status == work.Found.String() && has:
		return work.Answer{Status: work.Found, Work: r.Paper}, true
	case r.Status == work.Withdrawn.String() && has:
		return work.Answer{Status: work.Withdrawn, Work: r.Paper}, true
	case r.Status == work.Unknown.String():
		return work.Answer{Status: work.Unknown, Sure: onArXiv}, true
	case r.Status == work.Malformed.String():
		return work.Answer{Status: work.Malformed, Sure: true}, true
	}
	return work.Answer{}, false
}

// Put stores answers, except those that are Failed. The error is that of the first file
// that could not be written; the others are still tried.
func (c *Cache) Put(answers work.Answers) error {
	var first error
	for key, answer := range answers {
		id, ok := FromWork(key)
		if key.IsZero() || !ok && key.Kind == work.ArXiv || answer.Status == work.Failed {
			continue
		}
		record := cached{ArXiv: id, Status: answer.Status.String(), Asked: c.now().UTC().Truncate(time.Second), Paper: answer.Work}
		if !ok {
			record.Other = key.String()
		}
		if err := c.store.Write(key, record); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// CacheStat counts the content of a cache.
type CacheStat struct {
	Papers int   // with metadata
	Absent int   // identifiers without a paper, including outdated answers
	Broken int   // files that can't be read, renamed or not
	Bytes  int64 // the size of all files
}

// Stat counts the content of the cache. It reads all files. A cache that does not exist
// is empty.
func (c *Cache) Stat() (CacheStat, error) {
	var s CacheStat
	err := c.store.Each(func(file StoredFile) {
		s.Bytes += file.Size
		var record struct {
			Status string `json:"status"`
		}
		switch {
		case file.Broken, file.Decode(&record) != nil:
			s.Broken++
		case record.Status == work.Unknown.String(), record.Status == work.Malformed.String():
			s.Absent++
		default:
			s.Papers++
		}
	})
	return s, err
}

// Clear removes the files of the cache.
func (c *Cache) Clear() error { return c.store.Clear() }
