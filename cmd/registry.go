package cmd

import (
	"cmp"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph/arxiv"
	"clipgraph/bib/lookup"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/meant"
	"clipgraph/internal/fetched"
)

// Works that are not on arXiv are asked of registries: Crossref, DataCite and Semantic
// Scholar, each for what those before it do not know.

// registryOptions say where the registries are, by their names, and who asks them.
type registryOptions struct {
	crossref, dataCite, scholar string
	mail                        string
}

func (o *registryOptions) addTo(flags *pflag.FlagSet) {
	flags.StringVar(&o.crossref, "crossref-api", "", "ask `URL` and not Crossref (environment: CLIPGRAPH_CROSSREF_API)")
	flags.StringVar(&o.dataCite, "datacite-api", "", "ask `URL` and not DataCite (environment: CLIPGRAPH_DATACITE_API)")
	flags.StringVar(&o.scholar, "scholar-api", "", "ask `URL` and not Semantic Scholar for works (environment: CLIPGRAPH_S2_API)")
	flags.StringVar(&o.mail, "mailto", "", "tell Crossref and DataCite an `ADDRESS` of yours for mail: they answer sooner then (environment: CLIPGRAPH_MAILTO)")
	meant.DescribeIn("fetch", flags, "crossref-api", "datacite-api", "scholar-api", "mailto")
}

// addresses returns where the services are that are not at their usual addresses.
func (o *registryOptions) addresses() map[string]string {
	return map[string]string{
		lookup.Crossref.Name: cmp.Or(o.crossref, os.Getenv("CLIPGRAPH_CROSSREF_API")),
		lookup.DataCite.Name: cmp.Or(o.dataCite, os.Getenv("CLIPGRAPH_DATACITE_API")),
		lookup.Scholar.Name:  cmp.Or(o.scholar, os.Getenv("CLIPGRAPH_S2_API")),
	}
}

// mailAddress returns the address of the one who asks; "" if none is told.
func (o *registryOptions) mailAddress() (string, error) {
	mail := cmp.Or(o.mail, strings.TrimSpace(os.Getenv("CLIPGRAPH_MAILTO")))
	if before, host, found := strings.Cut(mail, "@"); mail != "" && (!found || before == "" || host == "" || strings.ContainsAny(mail, " \t\r\n<>&?,;")) {
		return "", advice.Usage(advice.Hint(fmt.Errorf("--mailto %q is no address for mail", mail), "--mailto you@example.org"))
	}
	return mail, nil
}

// registries returns the registries, each behind the cache of what it answered, and with
// --offline that cache alone.
func (a *app) registries() (all work.Chain, err error) {
	mail, err := a.registry.mailAddress()
	if err != nil {
		return nil, err
	}
	addresses := a.registry.addresses()
	dir := a.cache().Path()
	for _, service := range lookup.Services {
		var kept lookup.Kept
		address := addresses[service.Name]
		cache := service.NewCache(dir, fetched.AnswersFolder(address, service.URL))
		if dir != "" && !a.refresh {
			kept.Cache = cache
		}
		if !a.offline {
			o := lookup.Options{
				URL: address, UserAgent: userAgent(), Mail: mail, Key: strings.TrimSpace(os.Getenv("CLIPGRAPH_S2_KEY")),
				Proxy: http.ProxyFromEnvironment, Waiting: a.Waiting, Clock: a.clock,
				Progress: func(p arxiv.Progress) { a.Asking("resolving", service.Name, p) },
			}
			if dir != "" {
				o.Arrived = func(arrived work.Answers) { a.noteUnkept(cache.Put(arrived)) }
			}
			if fetched.SameHost(address, service.URL) {
				o.LockFile = a.cache().Lock(service.Lock)
			}
			if kept.API, err = lookup.NewAPI(*service, o); err != nil {
				return nil, advice.Usage(advice.Hint(err, "the address of %s is %s", service.Name, service.URL))
			}
		}
		all = append(all, kept)
	}
	return all, nil
}
