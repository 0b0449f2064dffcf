package arxiv

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"time"

	"clipgraph/bib/work"
)

// Cache keeps answers in a folder, so that nothing is asked twice: one small
// JSON file a paper, in a folder a month. Several processes may use it at
// once: a file is there whole or not at all, and a file that can't be read is
// moved aside and counts as absent. It is a [work.Source] of what it keeps.
type Cache struct {
	store Store
	now   func() time.Time
}

const (
	// CacheName is the source that answers of a Cache name.
	CacheName = "cache"
	// NegativeAge is how long a Cache remembers that there is no paper of an
	// identifier: there may be one tomorrow.
	NegativeAge = 24 * time.Hour
	// cacheSchema is the version of the files, a part of their folder's name.
	cacheSchema = 1
)

// NewCache returns the cache in the folder dir, which need not be there. A folder
// that is not empty and is no cache is left alone: nothing is read there, and Put
// returns an error that wraps [ErrForeignFolder].
//
// within is a folder of the cache, by its path with slashes, for the answers of
// another than arXiv, which may have identifiers of any kind; "" for arXiv's.
func NewCache(dir, within string) *Cache {
	return &Cache{store: NewStore(dir, path.Join(within, fmt.Sprintf("papers-%d", cacheSchema))), now: time.Now}
}

// cached is a file of the cache, of an identifier of arXiv's or of another.
type cached struct {
	ArXiv  ID         `json:"arxiv,omitzero"`
	Other  string     `json:"id,omitempty"`
	Status string     `json:"status"`
	Asked  time.Time  `json:"asked"` // in UTC
	Paper  *work.Work `json:"paper,omitempty"`
}

// Lookup implements [work.Source]. That there is no such paper on arXiv is Sure as long
// as it is young enough. It never fails but with the error of ctx: what can't be read
// is not there.
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
		var sound bool
		answer, sound = record.answer(id)
		return sound
	})
	return answer, ok && (answer.Work != nil || c.fresh(record.Asked))
}

// fresh reports whether what was said then still counts. A time to come is that of
// a clock which was put back.
func (c *Cache) fresh(asked time.Time) bool {
	age := c.now().Sub(asked)
	return -NegativeAge < age && age < NegativeAge
}

// answer returns what a file says of id, if it does.
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

// Put keeps answers, those that are Failed left out. The error names the first
// file that could not be written; the others are tried all the same.
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

// CacheStat is what a cache holds.
type CacheStat struct {
	Papers int   // that are known
	Absent int   // identifiers of which there is no paper, old ones included
	Broken int   // files that can't be read, moved aside or not yet
	Bytes  int64 // of all files
}

// Stat counts what the cache holds, and reads all of it for that. A cache that is
// not there holds nothing.
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

// Clear removes all that the cache holds.
func (c *Cache) Clear() error { return c.store.Clear() }
