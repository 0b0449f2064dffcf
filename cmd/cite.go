package cmd

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/cite"
	"clipgraph/internal/polite"
)

// Real citations come from Semantic Scholar, from files, and from lists that have
// them: graphs in JSON, and edge lists given as lists. Each becomes a list that
// has citations and no papers, or only those that it adds.

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
	flags.StringArrayVar(&o.files, "citations", nil, "take citations from `FILE`, two identifiers a line, the citing paper first (may be given several times; .gz too)")
	flags.StringVar(&o.archive, "citations-archive", "", "the `ARCHIVE` of bare numbers in such a file, as hep-th (default: that which the file names)")
	flags.IntVar(&o.depth, "cite-depth", 0, "1 adds the works that the lists cite most and do not have; 0 adds none (`DEPTH`)")
	flags.IntVar(&o.top, "top", 20, "with --cite-depth 1, add the `N` that are cited most")
}

// addSourceTo adds the flags that say whether, and where, citations are asked for.
func (o *citeOptions) addSourceTo(flags *pflag.FlagSet) {
	flags.BoolVar(&o.ask, "cite", false, "ask Semantic Scholar which papers cite which (a key, if you have one: CLIPGRAPH_S2_KEY)")
	flags.StringVar(&o.api, "cite-api", "", "ask `URL` and not Semantic Scholar (environment: CLIPGRAPH_S2_API)")
	flags.StringVar(&o.keyTo, "send-key-to", "", "send CLIPGRAPH_S2_KEY to `HOST` as well, where --cite-api names it")
}

func (o *citeOptions) validate() error {
	switch {
	case o.depth != 0 && o.depth != 1:
		return &usageError{withHint(fmt.Errorf("--cite-depth %d: it is 0 or 1", o.depth), "--cite-depth 1 --top 50")}
	case strings.ContainsAny(o.keyTo, "/@?#"):
		return &usageError{withHint(fmt.Errorf("--send-key-to %s: it is a host", polite.Redact(o.keyTo)), "--send-key-to mirror.example.org")}
	case o.top < 0:
		return &usageError{fmt.Errorf("--top %d: it is 0 or more", o.top)}
	case o.archive != "" && !slices.Contains(arxiv.Archives(), o.archive):
		return &usageError{withHint(fmt.Errorf("--citations-archive %s: no archive of arXiv's old identifiers", o.archive), "--citations-archive hep-th")}
	}
	return nil
}

// citations returns the citations among the papers of ids, as lists, with the works
// that --cite-depth adds, and says how much is known.
func (a *app) citations(ctx context.Context, ids []arxiv.ID, lists []readlist.List, o *citeOptions) ([]readlist.List, error) {
	var found []readlist.List
	listed := map[arxiv.ID]bool{}
	for _, id := range ids {
		listed[id] = true
	}
	known := map[arxiv.ID]bool{}   // papers whose references some source has
	unasked := map[arxiv.ID]bool{} // papers for which the source could not be asked
	missing := map[arxiv.ID]*wanted{}
	cites := func(list *readlist.List, c readlist.Citation, title string, year int) {
		switch {
		case !listed[c.Citing]:
			return
		case !listed[c.Cited] && o.depth == 0:
			return
		case !listed[c.Cited]:
			w := missing[c.Cited]
			if w == nil {
				w = &wanted{paper: &work.Work{IDs: work.IDs(c.Cited.WorkID()), Title: title}, by: map[arxiv.ID]bool{}}
				if year != 0 {
					w.paper.Published = fmt.Sprint(year)
				}
				missing[c.Cited] = w
			}
			w.by[c.Citing] = true
		}
		list.Citations = append(list.Citations, c)
	}
	for _, list := range lists {
		for _, c := range list.Citations {
			known[c.Citing] = true
		}
	}
	for _, name := range o.files {
		edges, err := a.readEdgeList(name, o.archive)
		if err != nil {
			return nil, err
		}
		var list readlist.List
		for c := range citationsOf(name, edges) {
			known[c.Citing] = true
			cites(&list, c, "", 0)
		}
		found = append(found, list)
	}
	if o.ask {
		answers, err := a.askCitations(ctx, ids, o)
		if err != nil {
			return nil, err
		}
		var list readlist.List
		for _, id := range ids {
			answer := answers[id]
			switch answer.Status {
			case arxiv.Found:
				known[id] = true
			case arxiv.Failed:
				unasked[id] = true
			}
			for _, w := range answer.Works {
				cites(&list, readlist.Citation{Citing: id, Cited: w.ID, Where: answer.Source, Confidence: sourceConfidence}, w.Title, w.Year)
			}
		}
		found = append(found, list)
	}
	if o.ask || len(o.files) > 0 {
		n, failed := 0, 0
		for id := range listed {
			switch {
			case known[id]:
				n++
			case unasked[id]:
				failed++
			}
		}
		a.unanswered += failed
		a.noteCoverage(n, failed, len(listed))
	}
	if o.depth > 0 {
		found = append(found, readlist.List{Unlisted: mostCited(missing, o.top)})
	}
	return found, nil
}

// noteCoverage says for how many papers references are known, and for how many
// nobody could be asked.
func (a *app) noteCoverage(known, failed, papers int) {
	text := fmt.Sprintf("references known for %s of %s papers", thousands(known), thousands(papers))
	if failed > 0 {
		text += fmt.Sprintf("; %s could not be asked for", thousands(failed))
	}
	a.note("%s", text)
}

const (
	// sourceConfidence is that of a citation which a program read out of a paper:
	// such lists have some wrong entries.
	sourceConfidence = 0.95
	// fileConfidence is that of a file of the user's own.
	fileConfidence = 1
)

// wanted is a work that listed papers cite.
type wanted struct {
	paper *work.Work
	by    map[arxiv.ID]bool
}

// mostCited returns the works that most papers cite, of equal ones the earlier.
func mostCited(missing map[arxiv.ID]*wanted, most int) []*work.Work {
	var all []*wanted
	for _, w := range missing {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b *wanted) int {
		return cmp.Or(cmp.Compare(len(b.by), len(a.by)), arxiv.Of(a.paper).Compare(arxiv.Of(b.paper)))
	})
	papers := []*work.Work{}
	for _, w := range all[:min(most, len(all))] {
		papers = append(papers, w.paper)
	}
	return papers
}

// askCitations asks Semantic Scholar, or what --cite-api or CLIPGRAPH_S2_API name
// instead, for what the cache does not have.
func (a *app) askCitations(ctx context.Context, ids []arxiv.ID, o *citeOptions) (map[arxiv.ID]cite.Answer, error) {
	address := cmp.Or(o.api, os.Getenv("CLIPGRAPH_S2_API"))
	dir := a.cachePath()
	cache := cite.NewCache(dir, answersFolder(address, cite.APIURL))
	var source cite.Chain
	if dir != "" && !a.refresh {
		source = append(source, cache)
	}
	if !a.offline {
		api, err := a.newCiteAPI(address, o.keyTo, func(arrived map[arxiv.ID]cite.Answer) {
			if dir != "" {
				a.noteUnkept(cache.Put(arrived))
			}
		})
		if err != nil {
			return nil, err
		}
		source = append(source, api)
	}
	answers, err := source.References(ctx, ids)
	a.progress.end()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	for _, id := range ids {
		if answer := answers[id]; err == nil && answer.Status == arxiv.Failed {
			err = answer.Err
		}
	}
	if err != nil {
		a.noteRefusal(err, "is the key in CLIPGRAPH_S2_KEY right? Without one, unset it",
			"run the command again: what arrived is kept; a key of your own (CLIPGRAPH_S2_KEY) is served sooner")
	}
	return answers, nil
}

// newCiteAPI returns the API at address, which --cite-api or CLIPGRAPH_S2_API name;
// "": Semantic Scholar's. The key goes to the host keyTo as well.
func (a *app) newCiteAPI(address, keyTo string, arrived func(map[arxiv.ID]cite.Answer)) (*cite.API, error) {
	options := cite.APIOptions{
		URL: address, Key: strings.TrimSpace(os.Getenv("CLIPGRAPH_S2_KEY")), KeyTo: keyTo,
		UserAgent: "clipgraph/" + programVersion(), Proxy: http.ProxyFromEnvironment, Arrived: arrived,
		Progress: func(p arxiv.Progress) { a.progress.show(a, "citations", cite.APIName, p) },
		Waiting:  a.noteWait,
	}
	if sameHost(address, cite.APIURL) {
		options.LockFile = a.lockFile(scholarLock)
	}
	api, err := cite.NewAPI(options)
	if err != nil {
		return nil, &usageError{withHint(err, "clipgraph dot --cite --cite-api %s", cite.APIURL)}
	}
	if options.Key != "" && !api.SendsKey() {
		a.note("CLIPGRAPH_S2_KEY is not sent to %s: it is for %s, by https; --send-key-to HOST sends it to another", polite.Redact(address), cite.KeyHost)
	}
	return api, nil
}

// readEdgeList reads a file of citations. Its lines that hold none are problems.
func (a *app) readEdgeList(name, archive string) (*cite.EdgeList, error) {
	if err := a.paths.reads("--citations", name); err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, cause(err))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, cause(err))
	}
	options := cite.EdgeListOptions{Archive: cmp.Or(archive, archiveOf(name)), Size: info.Size(), Lines: true}
	if !info.Mode().IsRegular() {
		options.MaxBytes = maxInput // a pipe or a device may have no end
	}
	edges, err := cite.ReadEdgeList(file, options)
	if err != nil {
		return nil, withHint(fmt.Errorf("reading %s: %w", name, cause(err)), "a line is 2203.05557,2109.01134: the citing paper, then the cited one")
	}
	a.edgeProblems(name, edges)
	return edges, nil
}

func (a *app) edgeProblems(name string, edges *cite.EdgeList) {
	for _, p := range edges.Problems {
		a.problem(readlist.Problem{File: name, Line: p.Line, Col: 1, Message: p.Message})
	}
	if more := edges.Skipped - len(edges.Problems); more > 0 {
		a.problems += more
		a.note("%s: and %s more lines without a citation", name, thousands(more))
	}
}

// archiveOf returns the archive that SNAP's name of a file tells, such as
// cit-HepTh.txt.gz, for numbers that are bare; "" if there is none.
func archiveOf(name string) string {
	base := strings.ToLower(filepath.Base(name))
	for _, archive := range arxiv.Archives() {
		if strings.HasPrefix(base, "cit-"+strings.ReplaceAll(archive, "-", "")) {
			return archive
		}
	}
	return ""
}

// citationsOf returns the citations of an edge list, each with its place.
func citationsOf(name string, edges *cite.EdgeList) func(func(readlist.Citation) bool) {
	return func(yield func(readlist.Citation) bool) {
		for i, from := range edges.From {
			c := readlist.Citation{
				Citing: edges.IDs[from], Cited: edges.IDs[edges.To[i]],
				Where: fmt.Sprintf("%s:%d", name, edges.Lines[i]), Confidence: fileConfidence,
			}
			if !yield(c) {
				return
			}
		}
	}
}

// edgeHeader is the first line of a file that says it is a list of citations, or a
// comment of SNAP's.
var edgeHeader = regexp.MustCompile(`(?i)^\x{feff}?(?:#[^\n]*\n)*(?:"?(?:source|citing|from|fromnodeid)"?[,;\t ]+"?(?:target|cited|to|tonodeid)\b|"?cited"?[,;\t ]+"?citing\b|#\s*fromnodeid)`)

// asEdgeList reads an input that says it is a list of citations as a list of their
// papers; nil if it does not, or holds something else.
func (a *app) asEdgeList(in *input) *readlist.List {
	if !edgeHeader.Match(in.data[:min(len(in.data), 4<<10)]) {
		return nil
	}
	edges, err := cite.ReadEdgeList(bytes.NewReader(in.data), cite.EdgeListOptions{Archive: archiveOf(in.name), Size: int64(len(in.data)), Lines: true})
	if err != nil || len(edges.From) == 0 {
		return nil
	}
	a.edgeProblems(in.name, edges)
	list := &readlist.List{File: in.name, Items: make([]readlist.Item, len(edges.IDs))}
	for c := range citationsOf(in.name, edges) {
		list.Citations = append(list.Citations, c)
	}
	for i := range edges.From {
		for _, n := range [...]int32{edges.From[i], edges.To[i]} {
			if item := &list.Items[n]; item.Line == 0 {
				*item = readlist.Item{File: in.name, Line: int(edges.Lines[i]), Col: 1, ID: edges.IDs[n]}
			}
		}
	}
	return list
}
