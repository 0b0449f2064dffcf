package cmd

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph"
	"clipgraph/arxiv"
	"clipgraph/arxiv/snapshot"
	"clipgraph/bib/lookup"
	"clipgraph/bib/work"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/embedded"
	"clipgraph/cmd/files"
	"clipgraph/cmd/meant"
	"clipgraph/cmd/registry"
	"clipgraph/cmd/tell"
	"clipgraph/internal/fetched"
	"clipgraph/internal/polite"
)

// Sources of metadata, in order: the embedded papers, the lists themselves, the cache,
// and last arXiv and the registries of other works, which are asked only for what the
// others do not know. Their answers are stored as they arrive. No command requires the
// network: without it, entries are written from the lists alone.

// addSourceFlags adds the flags for sources of papers.
func (a *app) addSourceFlags(flags *pflag.FlagSet) {
	flags.StringVar(&a.api, "api", "", "ask the mirror at `URL` instead of arXiv's API (environment: CLIPGRAPH_ARXIV_API)")
	flags.IntVar(&a.batch, "batch", arxiv.DefaultBatch, fmt.Sprintf("ask arXiv for `N` papers at once, up to %d", arxiv.MaxBatch))
	flags.StringVar(&a.snapshot, "snapshot", "", "look papers up in `FILE`, arXiv's bulk metadata, before asking arXiv")
	flags.BoolVar(&a.refresh, "refresh", false, "ask again for papers that are in the cache")
	addRegistryFlags(flags, &a.registry)
	meant.DescribeIn("fetch", flags, "api", "batch", "refresh", "snapshot")
}

// addRegistryFlags adds the flags for sources of works that are not on arXiv.
func addRegistryFlags(flags *pflag.FlagSet, o *registry.Options) {
	flags.StringVar(&o.Crossref, "crossref-api", "", "ask `URL` instead of Crossref (environment: CLIPGRAPH_CROSSREF_API)")
	flags.StringVar(&o.DataCite, "datacite-api", "", "ask `URL` instead of DataCite (environment: CLIPGRAPH_DATACITE_API)")
	flags.StringVar(&o.Scholar, "scholar-api", "", "ask `URL` instead of Semantic Scholar for works (environment: CLIPGRAPH_S2_API)")
	flags.StringVar(&o.Mail, "mailto", "", "send your mail `ADDRESS` to Crossref and DataCite, which then answer faster (environment: CLIPGRAPH_MAILTO)")
	meant.DescribeIn("fetch", flags, "crossref-api", "datacite-api", "scholar-api", "mailto")
}

// addSearchFlag adds the flag of verbs that search for titles.
func (a *app) addSearchFlag(flags *pflag.FlagSet) {
	flags.BoolVar(&a.registry.Search, "search", false, "search Crossref for titles of papers that no source knows, one per second; results are marked")
	meant.DescribeIn("fetch", flags, "search")
}

// sources returns the sources of papers: preferred ones before the lists, the others
// after them, with the registries last. search is nil without --search.
func (a *app) sources() (preferred, others work.Chain, search *lookup.Search, err error) {
	papers, err := work.ReadJSONL(bytes.NewReader(embedded.Papers))
	if err != nil {
		return nil, nil, nil, fmt.Errorf("embedded papers: %w", err)
	}
	papers.Name = embeddedSource
	address := cmp.Or(a.api, os.Getenv("CLIPGRAPH_ARXIV_API"))
	dir := a.cache().Path()
	cache := arxiv.NewCache(dir, fetched.AnswersFolder(address, arxiv.APIURL))
	if dir != "" && !a.refresh {
		others = append(others, cache)
	}
	bulk, err := a.indexes().Snapshot(a.snapshot)
	if err != nil {
		return nil, nil, nil, err
	}
	if bulk != nil {
		others = append(others, bulk)
	}
	if !a.offline {
		api, err := a.newAPI(address, func(arrived work.Answers) {
			if dir != "" {
				a.noteUnkept(cache.Put(arrived))
			}
		})
		if err != nil {
			return nil, nil, nil, err
		}
		others = append(others, api)
	}
	registries, search, err := a.registry.Sources(registry.Asking{
		Folder: a.cache(), Offline: a.offline, Refresh: a.refresh, UserAgent: userAgent(), Getenv: os.Getenv, Clock: a.clock, Tell: &a.Teller, Unkept: a.noteUnkept,
	})
	return work.Chain{papers}, append(others, registries...), search, err
}

// lookup asks the sources for the papers of ids. The error is that of ctx, or a usage
// error.
func (a *app) lookup(ctx context.Context, ids []work.ID) (work.Chain, work.Answers, error) {
	preferred, others, _, err := a.sources()
	if err != nil {
		return nil, nil, err
	}
	all := append(preferred, others...)
	answers, err := clipgraph.Lookup(ctx, all, ids)
	a.EndLine()
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if err != nil {
		a.noteSourceFailed(clipgraph.SourceFailed{Err: err})
	}
	a.noteSources(clipgraph.CountSources(answers))
	return all, answers, nil
}

// noteUnkept reports once that answers can't be stored, if err says so.
func (a *app) noteUnkept(err error) {
	if err != nil && !a.cacheFailed {
		a.cacheFailed = true
		a.EndLine()
		a.Note("writing the cache: %v", err)
	}
}

// noteSourceFailed reports why a source did not answer for all papers, with a hint.
func (a *app) noteSourceFailed(n clipgraph.SourceFailed) {
	first, others, _ := strings.Cut(polite.MergeUnreachable(n.Err).Error(), "\n") // one line per source; the hint is for the first
	a.Note("%s", first)
	blocked, usual := "wait some hours; until then, --offline works without "+a.failedName(n.Err), "try again later; --offline works without "+a.failedName(n.Err)
	if n.Citations {
		blocked, usual = "is the key in CLIPGRAPH_S2_KEY right? Without one, unset it", "run the command again: the answers so far are kept; with your own key (CLIPGRAPH_S2_KEY) the service answers faster"
	}
	hint := usual
	if _, is := errors.AsType[*arxiv.BlockedError](n.Err); is {
		hint = blocked
	} else if files.WantsPassword(n.Err) {
		hint = files.PasswordHint
	}
	a.Note("hint: %s", hint)
	for line := range strings.Lines(others) {
		a.Note("%s", strings.TrimSuffix(line, "\n"))
	}
}

// failedName returns the name of the source that failed, for hints.
func (a *app) failedName(err error) string {
	u, parseErr := url.Parse(cmp.Or(a.api, os.Getenv("CLIPGRAPH_ARXIV_API"), arxiv.APIURL))
	if parseErr == nil && strings.Contains(err.Error(), u.Host) && !strings.Contains(err.Error(), "\n") {
		return "arXiv"
	}
	return "the network"
}

// embeddedSource is the name of the embedded papers as a source.
const embeddedSource = "embedded"

// noteSources prints how many papers each source had, with --verbose.
func (a *app) noteSources(counts map[string]int) {
	if !a.Verbose {
		return
	}
	names := []string{embeddedSource, clipgraph.ListsName, arxiv.CacheName, snapshot.SourceName, arxiv.APIName}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if name == snapshot.SourceName && counts[name] == 0 {
			continue // most have none
		}
		a.Note("%s: %s %s", name, tell.Thousands(counts[name]), tell.Plural(counts[name], "paper", "papers"))
	}
}

// newAPI returns the API at address, which --api or CLIPGRAPH_ARXIV_API names; "" means
// arXiv's.
func (a *app) newAPI(address string, arrived func(work.Answers)) (*arxiv.API, error) {
	o := arxiv.APIOptions{
		URL:       address,
		UserAgent: userAgent(),
		Batch:     a.batch,
		Proxy:     http.ProxyFromEnvironment,
		Arrived:   arrived,
		Progress:  func(p arxiv.Progress) { a.Asking("resolving", arxiv.APIName, p) },
		Waiting:   a.Waiting,
		Clock:     a.clock,
	}
	if fetched.SameHost(address, arxiv.APIURL) {
		o.LockFile = a.cache().Lock(fetched.ArXivLock)
	}
	api, err := arxiv.NewAPI(o)
	if err != nil {
		return nil, advice.Usage(advice.Hint(err, "clipgraph bib --api %s --batch %d", arxiv.APIURL, arxiv.DefaultBatch))
	}
	return api, nil
}
