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

// Citations come from Semantic Scholar, from files, and from lists that contain them:
// graphs in JSON, and edge lists given as lists.

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
	flags.IntVar(&o.depth, "cite-depth", 0, "add the works that the lists cite most but do not contain, up to `DEPTH` steps away: 0 or 1")
	flags.IntVar(&o.top, "top", 20, "with --cite-depth 1, add the `N` most cited works")
	meant.DescribeIn("json", flags, "cite-depth", "top")
}

// addFilesTo adds the flags that name files of citations.
func (o *citeOptions) addFilesTo(flags *pflag.FlagSet) {
	flags.StringArrayVar(&o.files, "citations", nil, "read citations from `FILE`: an index, or two identifiers per line, the citing paper first (repeatable)")
	flags.StringVar(&o.archive, "citations-archive", "", "the `ARCHIVE` of bare numbers in such a file, such as hep-th (default: the one named in the file)")
	meant.DescribeIn("missing", flags, "citations-archive")
}

// addSourceTo adds the flags for asking a service for citations.
func (o *citeOptions) addSourceTo(flags *pflag.FlagSet) {
	flags.BoolVar(&o.ask, "cite", false, "get citations from the citation index, if there is one, then from Semantic Scholar (key: CLIPGRAPH_S2_KEY)")
	flags.StringVar(&o.api, "cite-api", "", "ask `URL` instead of Semantic Scholar (environment: CLIPGRAPH_S2_API)")
	flags.StringVar(&o.keyTo, "send-key-to", "", "also send CLIPGRAPH_S2_KEY to `HOST`, if --cite-api names it")
	meant.DescribeIn("fetch", flags, "cite-api", "send-key-to")
}

func (o *citeOptions) validate() error {
	switch {
	case o.depth != 0 && o.depth != 1:
		return advice.Usage(advice.Hint(fmt.Errorf("--cite-depth %d: must be 0 or 1", o.depth), "--cite-depth 1 --top 50"))
	case strings.ContainsAny(o.keyTo, "/@?#"):
		return advice.Usage(advice.Hint(fmt.Errorf("--send-key-to %s: must be a host name", polite.Redact(o.keyTo)), "--send-key-to mirror.example.org"))
	case o.top < 0:
		return advice.Usage(fmt.Errorf("--top %d: must be 0 or more", o.top))
	}
	return checkArchive(o.archive)
}

// checkArchive returns an error unless archive is "" or an archive of bare numbers.
func checkArchive(archive string) error {
	if archive != "" && !slices.Contains(arxiv.Archives(), archive) {
		return advice.Usage(advice.Hint(fmt.Errorf("--citations-archive %s: not an archive of old arXiv identifiers", archive), "--citations-archive hep-th"))
	}
	return nil
}

// citeSource returns Semantic Scholar, or the service that --cite-api or CLIPGRAPH_S2_API
// names, behind the cache of its answers.
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

// newCiteAPI returns the API at address, which --cite-api or CLIPGRAPH_S2_API names; ""
// means Semantic Scholar. The key is also sent to the host keyTo.
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
		a.Note("CLIPGRAPH_S2_KEY is not sent to %s: it is only sent to %s, over https; use --send-key-to HOST for another", polite.Redact(address), cite.KeyHost)
	}
	return api, nil
}

// addCitations adds the sources of citations to the library's configuration: the named
// files and indexes and, with --cite, the index beside the cache and Semantic Scholar.
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
