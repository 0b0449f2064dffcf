package cite

import (
	"context"
	"fmt"
	"path"
	"time"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// Cache stores the answers of a source, one file per paper, as arxiv.Cache stores
// metadata. It is a [Source] of what it has stored.
type Cache struct {
	store arxiv.Store
	now   func() time.Time
}

// cacheSchema is the version of the files, a part of their folder's name.
const cacheSchema = 1

// How long stored answers are valid. Lists of references are corrected and completed, but
// seldom; a missing one may appear tomorrow.
const (
	KnownAge   = 180 * 24 * time.Hour
	UnknownAge = 7 * 24 * time.Hour
)

// NewCache returns the cache in the folder dir, like [arxiv.NewCache].
func NewCache(dir, within string) *Cache {
	return &Cache{arxiv.NewStore(dir, path.Join(within, fmt.Sprintf("citations-%d", cacheSchema))), time.Now}
}

// cached is a file of the cache.
type cached struct {
	ArXiv  arxiv.ID  `json:"arxiv,omitzero"`
	DOI    string    `json:"doi,omitempty"`
	Status string    `json:"status"` // found or unknown
	Source string    `json:"source"`
	Asked  time.Time `json:"asked"` // in UTC
	Works  []Work    `json:"works,omitempty"`
	Others int       `json:"others,omitempty"`
	// Abstract, and Published, the DOI of a paper that was requested by another
	// identifier, are missing in files of earlier versions.
	Abstract  string `json:"abstract,omitempty"`
	Published string `json:"published,omitempty"`
}

// isValid reports whether the record is well-formed and may be that of id.
func (r *cached) isValid(id work.ID) bool {
	for _, w := range r.Works {
		if len(w.IDs()) == 0 {
			return false
		}
	}
	own := Work{ArXiv: r.ArXiv, DOI: r.DOI}
	return own.is(id) && r.Others >= 0 && (r.Status == work.Found.String() || r.Status == work.Unknown.String() && r.Works == nil)
}

// References implements [Source]. Answers that are too old are ignored. The only error is
// that of ctx.
func (c *Cache) References(ctx context.Context, ids []work.ID) (Answers, error) {
	answers := make(Answers, len(ids))
	for _, id := range ids {
		if ctx.Err() != nil {
			return answers, ctx.Err()
		}
		id = id.Key()
		var r cached
		if !c.store.Read(id, &r, func() bool { return r.isValid(id) }) {
			continue
		}
		answer, most := Answer{Status: work.Found, Works: r.Works, Others: r.Others, Source: r.Source, Abstract: r.Abstract, DOI: r.Published}, KnownAge
		if r.Status != work.Found.String() {
			answer.Status, most = work.Unknown, UnknownAge
		}
		if age := c.now().Sub(r.Asked); -most < age && age < most { // the clock may have been set back
			answers[id] = answer
		}
	}
	return answers, nil
}

// Put stores answers, except those that are Failed. The error names the first file that
// could not be written; the others are written nevertheless.
func (c *Cache) Put(answers Answers) error {
	var first error
	for id, a := range answers {
		if id.IsZero() || a.Status == work.Failed {
			continue
		}
		record := cached{Status: a.Status.String(), Source: a.Source, Asked: c.now().UTC().Truncate(time.Second), Works: a.Works, Others: a.Others, Abstract: a.Abstract, Published: a.DOI}
		if record.ArXiv, _ = arxiv.FromWork(id); record.ArXiv.IsZero() {
			record.DOI = id.Value
		}
		if err := c.store.Write(id, record); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// Stat returns the number of papers with a stored answer, and the size of the files in
// bytes.
func (c *Cache) Stat() (papers int, bytes int64, err error) {
	err = c.store.Each(func(file arxiv.StoredFile) {
		if bytes += file.Size; !file.Broken {
			papers++
		}
	})
	return papers, bytes, err
}

// Clear removes everything from the cache.
func (c *Cache) Clear() error { return c.store.Clear() }
