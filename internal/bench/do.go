package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"clipgraph/arxiv"
	"clipgraph/arxiv/edgelist"
	"clipgraph/bib"
	"clipgraph/bib/citekey"
	"clipgraph/bib/work"
	"clipgraph/graph/csr"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/nickng/bibtex"
	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
)

// The jobs that are done in a process of their own: clipgraph's packages as a
// library, and the peers that are Go libraries.

var jobs = map[string]func(args []string, w *bufio.Writer) error{
	"make":            func(args []string, _ *bufio.Writer) error { return makeInput(args) },
	"write":           writeEntries,
	"write-nickng":    writeNickng,
	"read":            readEntries,
	"read-nickng":     readNickng,
	"citations":       citations,
	"citations-gonum": citationsGonum,
}

func do(job string, args []string) error {
	run := jobs[job]
	if run == nil || len(args) == 0 {
		return fmt.Errorf("no such job, or no file")
	}
	w := bufio.NewWriterSize(os.Stdout, 1<<16)
	if err := run(args, w); err != nil {
		return err
	}
	return w.Flush()
}

// writeEntries makes BibTeX of papers, a JSON object a line.
func writeEntries(args []string, w *bufio.Writer) error {
	file, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer file.Close()
	var papers []*work.Work
	for in := jsontext.NewDecoder(bufio.NewReaderSize(file, 1<<20), work.LikeEncodingJSON); ; {
		p := new(work.Work)
		if err := jsonv2.UnmarshalDecode(in, p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		p.Comment = "" // as it stands in the file only
		papers = append(papers, p)
	}
	keys := citekey.Template{}.Assign(papers, nil, nil)
	out := bib.NewWriter(w)
	err = out.WriteFile(func(yield func(string, *work.Work) bool) {
		for i, p := range papers {
			if !yield(keys[i], p) {
				return
			}
		}
	}, bib.Options{})
	return errors.Join(err, out.Flush())
}

// writeNickng writes the same papers as a program does that has encoding/json and
// nickng/bibtex, without escaping anything and with keys given.
func writeNickng(args []string, w *bufio.Writer) error {
	file, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer file.Close()
	all := bibtex.NewBibTex()
	in := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	for i := 0; ; i++ {
		var p struct {
			ArXiv, DOI, Title, Published string
			Authors                      []struct{ Family, Given string }
			Category                     string `json:"primary_category"`
			Journal                      string `json:"journal_ref"`
		}
		if err := in.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return err
		}
		kind := "misc"
		if p.Journal != "" {
			kind = "article"
		}
		e := bibtex.NewBibEntry(kind, fmt.Sprintf("key%d", i))
		var people []string
		for _, a := range p.Authors {
			people = append(people, a.Family+", "+a.Given)
		}
		for _, f := range [][2]string{{"author", strings.Join(people, " and ")}, {"title", p.Title}, {"year", p.Published[:min(len(p.Published), len("2006"))]},
			{"eprint", p.ArXiv}, {"archiveprefix", "arXiv"}, {"primaryclass", p.Category}, {"journal", p.Journal}, {"doi", p.DOI}} {
			if f[1] != "" {
				e.AddField(f[0], bibtex.NewBibConst(f[1]))
			}
		}
		all.AddEntry(e)
	}
	_, err = w.WriteString(all.RawString())
	return err
}

func readEntries(args []string, w *bufio.Writer) error {
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	for e := range bib.Parse(args[0], string(text)).Entries() {
		fmt.Fprintln(w, e.Key)
	}
	return nil
}

func readNickng(args []string, w *bufio.Writer) error {
	file, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer file.Close()
	all, err := bibtex.Parse(bufio.NewReader(file))
	if err != nil {
		return err
	}
	for _, e := range all.Entries {
		fmt.Fprintln(w, e.CiteName)
	}
	return nil
}

// laps prints the steps of a job: name, seconds, answer, apart by tabs.
type laps struct {
	w    *bufio.Writer
	last time.Time
}

func (l *laps) lap(what, format string, args ...any) {
	took := time.Since(l.last).Seconds()
	fmt.Fprintf(l.w, "%s\t%.4f\t%s\n", what, took, fmt.Sprintf(format, args...))
	l.last = time.Now()
}

// citations goes through all that is done with a graph of citations: FILE STEPS.
func citations(args []string, w *bufio.Writer) error {
	name, steps := args[0], strings.Split(args[1], ",")
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	l := &laps{w, time.Now()}
	list, err := edgelist.Read(file, edgelist.Options{Size: info.Size()})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	// An edge leads from the cited paper to the citing one.
	ids := list.IDs
	g, err := csr.New(len(ids), list.To, list.From)
	if err != nil {
		return err
	}
	list = nil
	l.lap("load", "%d %d", g.Len(), g.Size())
	for _, step := range steps {
		switch step {
		case "rounds":
			g.PageRankRounds(20)
			l.lap(step, "")
		case "ranks":
			rank := g.PageRank()
			l.lap(step, "%s", highest(rank, ids))
		case "chain":
			end := func(id string) int {
				return slices.IndexFunc(ids, func(i arxiv.ID) bool { return i.String() == id })
			}
			chain := g.Paths(end(args[2]), end(args[3]), 1, false)
			if len(chain) == 0 {
				return fmt.Errorf("no chain from %s to %s", args[2], args[3])
			}
			l.lap(step, "%d", len(chain[0])-1)
		case "components":
			c := g.Components()
			l.lap(step, "%d %d", len(c), len(c[0]))
		case "memory":
			l.lap(step, "%.1f", peakNow()*(1<<20)/float64(g.Size()))
		case "communities":
			groups := g.Communities(0)
			took := time.Now()
			q := g.Modularity(groups)
			l.last = l.last.Add(time.Since(took))
			l.lap(step, "Q %.4f", q)
		}
	}
	return nil
}

// citationsGonum is the same with gonum's own graph.
func citationsGonum(args []string, w *bufio.Writer) error {
	file, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer file.Close()
	l := &laps{w, time.Now()}
	g := simple.NewDirectedGraph()
	index := map[string]int64{}
	var ids []string
	node := func(name string) simple.Node {
		i, is := index[name]
		if !is {
			i = int64(len(ids))
			index[name], ids = i, append(ids, name)
		}
		return simple.Node(i)
	}
	in := bufio.NewScanner(file)
	in.Scan()
	for in.Scan() {
		source, target, _ := strings.Cut(in.Text(), ",")
		from, to := node(source), node(target)
		if from == to {
			if g.Node(from.ID()) == nil {
				g.AddNode(from)
			}
			continue
		}
		g.SetEdge(simple.Edge{F: from, T: to})
	}
	if err := in.Err(); err != nil {
		return err
	}
	l.lap("load", "%d %d", len(ids), g.Edges().Len())
	rank := network.PageRankSparse(g, 0.85, 1e-9)
	byIndex := make([]float64, len(ids))
	for i, r := range rank {
		byIndex[i] = r
	}
	l.lap("ranks", "%s", highest(byIndex, ids))
	most := 0
	components := topo.ConnectedComponents(gonum.Undirect{G: g})
	for _, c := range components {
		most = max(most, len(c))
	}
	l.lap("components", "%d %d", len(components), most)
	return nil
}

// highest names the three of the highest ranks, with their ranks.
func highest[T any](rank []float64, ids []T) string {
	order := make([]int, len(rank))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[b], rank[a]) })
	text := ""
	for _, i := range order[:min(3, len(order))] {
		text += fmt.Sprintf(" %v %.9f", ids[i], rank[i])
	}
	return text[1:]
}
