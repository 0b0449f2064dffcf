// Package registry asks registries for works that are not on arXiv: Crossref, DataCite
// and Semantic Scholar, each for what those before it do not know.
//
// [Options] are the values of the flags, and [Options.Sources] returns the registries.
package registry

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/lookup"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/tell"
	"clipgraph/internal/fetched"
)

// Options configure the registries.
type Options struct {
	Crossref, DataCite, Scholar string // addresses; "" for those of the environment or the defaults
	Mail                        string // the user's mail address; "" for that of the environment or none
	Search                      bool   // search Crossref for titles
}

// addresses returns the addresses of services that differ from the defaults.
func (o *Options) addresses(getenv func(string) string) map[string]string {
	return map[string]string{
		lookup.Crossref.Name: cmp.Or(o.Crossref, getenv("CLIPGRAPH_CROSSREF_API")),
		lookup.DataCite.Name: cmp.Or(o.DataCite, getenv("CLIPGRAPH_DATACITE_API")),
		lookup.Scholar.Name:  cmp.Or(o.Scholar, getenv("CLIPGRAPH_S2_API")),
	}
}

// mailAddress returns the user's mail address, or "".
func (o *Options) mailAddress(getenv func(string) string) (string, error) {
	mail := cmp.Or(o.Mail, strings.TrimSpace(getenv("CLIPGRAPH_MAILTO")))
	if before, host, found := strings.Cut(mail, "@"); mail != "" && (!found || before == "" || host == "" || strings.ContainsAny(mail, " \t\r\n<>&?,;")) {
		return "", advice.Usage(advice.Hint(fmt.Errorf("--mailto %q is not a mail address", mail), "--mailto you@example.org"))
	}
	return mail, nil
}

// Asking is the configuration of requests.
type Asking struct {
	Folder    *fetched.Folder // keeps answers; nil for none
	Offline   bool            // make no requests
	Refresh   bool            // ignore kept answers
	UserAgent string
	Getenv    func(string) string // the environment
	Clock     arxiv.Clock
	Tell      *tell.Teller
	Unkept    func(error) // is called with the result of keeping each answer
}

// Sources returns the registries, each with the cache of its answers before it; offline
// only the caches. search is nil without --search.
func (o *Options) Sources(ask Asking) (all work.Chain, search *lookup.Search, err error) {
	mail, err := o.mailAddress(ask.Getenv)
	if err != nil {
		return nil, nil, err
	}
	addresses := o.addresses(ask.Getenv)
	for _, service := range lookup.Services {
		source, err := ask.source(service, addresses[service.Name], mail)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, source)
		if o.Search && service == &lookup.Crossref {
			search = ask.search(source.API, addresses[service.Name])
		}
	}
	return all, search, nil
}

// search returns a search for titles in Crossref at address.
func (ask Asking) search(api *lookup.API, address string) *lookup.Search {
	s := &lookup.Search{API: api, Refresh: ask.Refresh, Unkept: ask.Unkept}
	if dir := ask.Folder.Path(); dir != "" {
		store := lookup.NewSearchStore(dir, fetched.AnswersFolder(address, lookup.Crossref.URL))
		s.Store = &store
	}
	return s
}

func (ask Asking) source(service *lookup.Service, address, mail string) (kept lookup.Kept, err error) {
	dir := ask.Folder.Path()
	kept.Service = service
	cache := service.NewCache(dir, fetched.AnswersFolder(address, service.URL))
	if dir != "" && !ask.Refresh {
		kept.Cache = cache
	}
	if ask.Offline {
		return kept, nil
	}
	o := lookup.Options{
		URL: address, UserAgent: ask.UserAgent, Mail: mail, Key: strings.TrimSpace(ask.Getenv("CLIPGRAPH_S2_KEY")),
		Proxy: http.ProxyFromEnvironment, Waiting: ask.Tell.Waiting, Clock: ask.Clock,
		Progress: func(p arxiv.Progress) { ask.Tell.Asking("resolving", service.Name, p) },
	}
	if dir != "" {
		o.Arrived = func(arrived work.Answers) { ask.Unkept(cache.Put(arrived)) }
	}
	if fetched.SameHost(address, service.URL) {
		o.LockFile = ask.Folder.Lock(service.Lock)
	}
	if kept.API, err = lookup.NewAPI(*service, o); err != nil {
		err = advice.Usage(advice.Hint(err, "the address of %s is %s", service.Name, service.URL))
	}
	return kept, err
}
