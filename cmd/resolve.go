package cmd

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"

	"github.com/spf13/pflag"

	"clipgraph/arxiv"
	"clipgraph/cmd/embedded"
	"clipgraph/internal/polite"
)

// Where metadata comes from: what is embedded, what the lists say themselves,
// what arrived before, and last arXiv, which is asked only for what nothing
// else knows. What it answers is kept as it arrives. No command
// needs the network: without it, entries are written from the lists alone.

// resolution is what the sources said.
type resolution struct {
	source  arxiv.Chain
	answers map[arxiv.ID]arxiv.Answer
	asked   bool // arXiv, for what no other source knows
}

// addSourceFlags adds the flags that say where papers come from.
func (a *app) addSourceFlags(flags *pflag.FlagSet) {
	flags.StringVar(&a.api, "api", "", "ask the `URL` of a mirror and not arXiv's API (environment: CLIPGRAPH_ARXIV_API)")
	flags.IntVar(&a.batch, "batch", arxiv.DefaultBatch, fmt.Sprintf("ask arXiv for `N` papers at once, up to %d", arxiv.MaxBatch))
	flags.StringVar(&a.snapshot, "snapshot", "", "look papers up in `FILE`, arXiv's bulk metadata, before arXiv is asked")
	flags.BoolVar(&a.refresh, "refresh", false, "ask for the papers in the cache again")
}

// resolve asks for the papers of ids; own is what the lists know. The error is
// that of ctx, or of a wrong use.
func (a *app) resolve(ctx context.Context, ids []arxiv.ID, own *arxiv.Memory) (*resolution, error) {
	papers, err := arxiv.ReadJSONL(bytes.NewReader(embedded.Papers))
	if err != nil {
		return nil, fmt.Errorf("embedded papers: %w", err)
	}
	papers.Name, own.Name = "embedded", "the lists"
	r := &resolution{source: arxiv.Chain{papers, own}}
	address := cmp.Or(a.api, os.Getenv("CLIPGRAPH_ARXIV_API"))
	dir := a.cachePath()
	cache := arxiv.NewCache(dir, answersFolder(address, arxiv.APIURL))
	if dir != "" && !a.refresh {
		r.source = append(r.source, cache)
	}
	snapshot, err := a.openSnapshot()
	if err != nil {
		return nil, err
	}
	if snapshot != nil {
		r.source = append(r.source, snapshot)
	}
	if !a.offline {
		api, err := a.newAPI(address, func(arrived map[arxiv.ID]arxiv.Answer) {
			if dir != "" {
				a.noteUnkept(cache.Put(arrived))
			}
		})
		if err != nil {
			return nil, err
		}
		r.source, r.asked = append(r.source, api), true
	}
	r.answers, err = r.source.Lookup(ctx, ids)
	a.progress.end()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err = cmp.Or(err, firstFailure(ids, r.answers)); err != nil {
		a.noteRefusal(err, "wait some hours; until then, --offline does without arXiv", "try again later; --offline does without arXiv")
	}
	if a.verbose {
		a.noteSources(r.answers)
	}
	return r, nil
}

// noteUnkept says once that what arrived can't be kept, if err says so.
func (a *app) noteUnkept(err error) {
	if err != nil && !a.cacheFailed {
		a.cacheFailed = true
		a.progress.end()
		a.note("keeping what arrived in the cache: %v", err)
	}
}

// firstFailure returns why the first of ids could not be asked for, nil if all were.
func firstFailure(ids []arxiv.ID, answers map[arxiv.ID]arxiv.Answer) error {
	for _, id := range ids {
		if answer := answers[id]; answer.Status == arxiv.Failed {
			return answer.Err
		}
	}
	return nil
}

// noteRefusal says why a source did not answer for all, and what to do: where it has
// shut the door, and where not.
func (a *app) noteRefusal(err error, blocked, usual string) {
	a.note("%v", err)
	hint := usual
	if _, is := errors.AsType[*polite.BlockedError](err); is {
		hint = blocked
	} else if wantsPassword(err) {
		hint = passwordHint
	}
	a.note("hint: %s", hint)
}

// noteSources says how many papers each source had.
func (a *app) noteSources(answers map[arxiv.ID]arxiv.Answer) {
	counts := map[string]int{}
	for _, answer := range answers {
		if answer.Paper != nil {
			counts[answer.Source]++
		}
	}
	for _, name := range []string{"embedded", "the lists", arxiv.CacheName, arxiv.SnapshotName, arxiv.APIName} {
		if name == arxiv.SnapshotName && counts[name] == 0 {
			continue // most have none
		}
		a.note("%s: %s %s", name, thousands(counts[name]), plural(counts[name], "paper", "papers"))
	}
}

// newAPI returns the API at address, which --api or CLIPGRAPH_ARXIV_API name; "":
// arXiv's.
func (a *app) newAPI(address string, arrived func(map[arxiv.ID]arxiv.Answer)) (*arxiv.API, error) {
	o := arxiv.APIOptions{
		URL:       address,
		UserAgent: "clipgraph/" + programVersion(),
		Batch:     a.batch,
		Proxy:     http.ProxyFromEnvironment,
		Arrived:   arrived,
		Progress:  func(p arxiv.Progress) { a.progress.show(a, "resolving", arxiv.APIName, p) },
		Waiting:   a.noteWait,
		Clock:     a.clock,
	}
	if sameHost(address, arxiv.APIURL) {
		o.LockFile = a.lockFile(arxivLock)
	}
	api, err := arxiv.NewAPI(o)
	if err != nil {
		return nil, &usageError{withHint(err, "clipgraph bib --api %s --batch %d", arxiv.APIURL, arxiv.DefaultBatch)}
	}
	return api, nil
}
