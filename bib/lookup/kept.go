package lookup

import (
	"context"
	"maps"
	"path"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
)

// Kept is a service with a cache, as a [work.Source]: the service is asked for what the
// cache lacks. It also stores that a service does not know a work, which says nothing
// about other services.
type Kept struct {
	Service *Service
	Cache   *arxiv.Cache // nil for none
	API     *API         // nil to ask nobody
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

// NewCache returns the cache of the service's answers in the folder dir; within is the
// subfolder of a mirror, see [arxiv.NewCache].
func (s *Service) NewCache(dir, within string) *arxiv.Cache {
	return arxiv.NewCache(dir, path.Join(within, s.Folder))
}

// Services are the registries, in the order in which they are asked.
var Services = []*Service{&Crossref, &DataCite, &Scholar}

// Knows reports whether one of the services knows identifiers of the kind of id.
func Knows(id work.ID) bool {
	return slices.ContainsFunc(Services, func(s *Service) bool { return s.group(id) != 0 })
}
