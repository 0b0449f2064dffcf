package cmd

import (
	"cmp"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph"
	"clipgraph/arxiv"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/indexes"
	"clipgraph/cmd/meant"
	"clipgraph/graph/cite"
	"clipgraph/graph/cite/bulk"
	"clipgraph/internal/fetched"
	"clipgraph/internal/polite"
)

// Real citations come from Semantic Scholar, from files, and from lists that have
// them: graphs in JSON, and edge lists given as lists.

type citeOptions struct {
	ask     bool
	files   []string
	archive string
	depth   int
	top     int
	api     string
	keyTo   string
}

func (o *citeOptions) addTo(flags *pflag.FlagSet) {
	o.addSourceTo(flags)
	o.addFilesTo(flags)
	flags.IntVar(&o.depth, "cite-depth", 0, "add the works that the lists cite most and do not have, up to `DEPTH` steps from them: 0 or 1")
	flags.IntVar(&o.top, "top", 20, "with --cite-depth 1, add the `N` that are cited most")
	meant.DescribeIn("json", flags, "cite-depth", "top")
}

// addFilesTo adds the flags that name files of citations.
func (o *citeOptions) addFilesTo(flags *pflag.FlagSet) {
	flags.StringArrayVar(&o.files, "citations", nil, "take citations from `FILE`, an index or two identifiers a line, the citing paper first (may be given several times)")
	flags.StringVar(&o.archive, "citations-archive", "", "the `ARCHIVE` of bare numbers in such a file, as hep-th (default: that which the file names)")
	meant.DescribeIn("missing", flags, "citations-archive")
}

// addSourceTo adds the flags that say whether, and where, citations are asked for.
func (o *citeOptions) addSourceTo(flags *pflag.FlagSet) {
	flags.BoolVar(&o.ask, "cite", false, "ask which papers cite which: the index of citations, if there is one, then Semantic Scholar (key: CLIPGRAPH_S2_KEY)")
	flags.StringVar(&o.api, "cite-api", "", "ask `URL` and not Semantic Scholar (environment: CLIPGRAPH_S2_API)")
	flags.StringVar(&o.keyTo, "send-key-to", "", "send CLIPGRAPH_S2_KEY to `HOST` as well, where --cite-api names it")
	meant.DescribeIn("fetch", flags, "cite-api", "send-key-to")
}

func (o *citeOptions) validate() error {
	switch {
	case o.depth != 0 && o.depth != 1:
		return advice.Usage(advice.Hint(fmt.Errorf("--cite-depth %d: it is 0 or 1", o.depth), "--cite-depth 1 --top 50"))
	case strings.ContainsAny(o.keyTo, "/@?#"):
		return advice.Usage(advice.Hint(fmt.Errorf("--send-key-to %s: it is a host", polite.Redact(o.keyTo)), "--send-key-to mirror.example.org"))
	case o.top < 0:
		return advice.Usage(fmt.Errorf("--top %d: it is 0 or more", o.top))
	}
	return checkArchive(o.archive)
}

// checkArchive refuses an archive of bare numbers that is none; "" is that of the file.
func checkArchive(archive string) error {
	if archive != "" && !slices.Contains(arxiv.Archives(), archive) {
		return advice.Usage(advice.Hint(fmt.Errorf("--citations-archive %s: no archive of arXiv's old identifiers", archive), "--citations-archive hep-th"))
	}
	return nil
}

// citeSource returns Semantic Scholar, or what --cite-api or CLIPGRAPH_S2_API name
// instead, behind the cache of what it answered.
func (a *app) citeSource(o *citeOptions) (cite.Source, error) {
	address := cmp.Or(o.api, os.Getenv("CLIPGRAPH_S2_API"))
	dir := a.cache().Path()
	cache := cite.NewCache(dir, fetched.AnswersFolder(address, cite.APIURL))
	var source cite.Chain
	if dir != "" && !a.refresh {
		source = append(source, cache)
	}
	if !a.offline {
		api, err := a.newCiteAPI(address, o.keyTo, func(arrived cite.Answers) {
			if dir != "" {
				a.noteUnkept(cache.Put(arrived))
			}
		})
		if err != nil {
			return nil, err
		}
		source = append(source, api)
	}
	return source, nil
}

// newCiteAPI returns the API at address, which --cite-api or CLIPGRAPH_S2_API name;
// "": Semantic Scholar's. The key goes to the host keyTo as well.
func (a *app) newCiteAPI(address, keyTo string, arrived func(cite.Answers)) (*cite.API, error) {
	options := cite.APIOptions{
		URL: address, Key: strings.TrimSpace(os.Getenv("CLIPGRAPH_S2_KEY")), KeyTo: keyTo,
		UserAgent: userAgent(), Proxy: http.ProxyFromEnvironment, Arrived: arrived,
		Progress: func(p arxiv.Progress) { a.Asking("citations", cite.APIName, p) },
		Waiting:  a.Waiting, Clock: a.clock,
	}
	if fetched.SameHost(address, cite.APIURL) {
		options.LockFile = a.cache().Lock(fetched.ScholarLock)
	}
	api, err := cite.NewAPI(options)
	if err != nil {
		return nil, advice.Usage(advice.Hint(err, "clipgraph dot --cite --cite-api %s", cite.APIURL))
	}
	if options.Key != "" && !api.SendsKey() {
		a.Note("CLIPGRAPH_S2_KEY is not sent to %s: it is for %s, by https; --send-key-to HOST sends it to another", polite.Redact(address), cite.KeyHost)
	}
	return api, nil
}

// addCitations adds where citations come from to the library's call: the files and
// indexes that are named, and with --cite the index beside the cache and Semantic
// Scholar.
func (l *load) addCitations(o *citeOptions) error {
	for _, name := range o.files {
		file, size, err := files.OpenRead(&l.paths, "--citations", name)
		if err != nil {
			return err
		}
		l.files = append(l.files, file)
		if !indexes.IsOfCitations(file) {
			l.config.Citations.Files = append(l.config.Citations.Files, clipgraph.Input{Name: name, Reader: file, Size: size})
			continue
		}
		index, err := bulk.Open(name)
		if err != nil {
			return advice.Hint(fmt.Errorf("reading %s: %w", name, files.Cause(err)), "make it again: clipgraph index -o %s FILE", name)
		}
		l.addIndex(index)
	}
	if !o.ask {
		return nil
	}
	if index := l.indexes().Citations(); index != nil {
		l.addIndex(index)
	}
	source, err := l.citeSource(o)
	l.config.Citations.Source = source
	return err
}

// addIndex adds an index, which stays open until the end.
func (l *load) addIndex(index *bulk.Index) {
	l.files, l.config.Citations.Indexes = append(l.files, index), append(l.config.Citations.Indexes, index)
}
