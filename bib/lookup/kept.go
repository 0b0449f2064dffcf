package lookup

import (
	"context"
	"maps"
	"path"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// Kept is a service behind the cache of what it answered, as a [work.Source]: it is asked
// for what is not there. That it does not know a work is kept, too, which says nothing of
// what others know.
type Kept struct {
	Service *Service
	Cache   *arxiv.Cache // nil: none
	API     *API         // nil: nobody is asked
}

// Lookup implements [work.Source].
func (k Kept) Lookup(ctx context.Context, ids []work.ID) (work.Answers, error) {
	answers := work.Answers{}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id work.ID) bool { return k.Service.group(id) == 0 })
	if k.Cache != nil {
		var err error
		if answers, err = k.Cache.Lookup(ctx, ids); err != nil {
			return answers, err
		}
		for id, answer := range answers {
			answer.Sure = false
			answers[id] = answer
		}
	}
	if k.API == nil {
		return answers, nil
	}
	var rest []work.ID
	for _, id := range ids {
		if _, there := answers[id.Key()]; !there {
			rest = append(rest, id)
		}
	}
	got, err := k.API.Lookup(ctx, rest)
	maps.Copy(answers, got)
	return answers, err
}

// NewCache returns the cache of what the service answered, in the folder dir; within is
// that of a mirror, as of [arxiv.NewCache].
func (s *Service) NewCache(dir, within string) *arxiv.Cache {
	return arxiv.NewCache(dir, path.Join(within, s.Folder))
}

// Services are those that are asked, in the order in which they are.
var Services = []*Service{&Crossref, &DataCite, &Scholar}

// Knows reports whether one of the services knows identifiers as id.
func Knows(id work.ID) bool {
	return slices.ContainsFunc(Services, func(s *Service) bool { return s.group(id) != 0 })
}
