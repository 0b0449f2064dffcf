package clipgraph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"clipgraph"
	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph/cite"
)

const threePapers = `- **CoOp: Learning to Prompt for Models** [[Paper](https://arxiv.org/abs/2109.01134)]
- **CoCoOp: Conditional Prompts** [[Paper](https://arxiv.org/abs/2203.05557)]
- **MaPLe: Multi-modal Prompts** [[Paper](https://arxiv.org/abs/2210.03117)]
`

func input(name, text string) clipgraph.Input {
	return clipgraph.Input{Name: name, Reader: strings.NewReader(text)}
}

// notesOf returns the notes of one type.
func notesOf[N clipgraph.Note](r clipgraph.Report) []N {
	var found []N
	for _, n := range r.Notes {
		if n, ok := n.(N); ok {
			found = append(found, n)
		}
	}
	return found
}

func TestLoadErrors(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	broken := errors.New("the disk is gone")
	unreadable := clipgraph.Input{Name: "b.md", Reader: iotest.ErrReader(broken)}
	tests := []struct {
		name   string
		ctx    context.Context
		inputs []clipgraph.Input
		config clipgraph.Config
		want   func(error) bool
	}{
		{"no inputs", t.Context(), nil, clipgraph.Config{}, func(err error) bool {
			_, ok := errors.AsType[*clipgraph.NoPapersError](err)
			return ok
		}},
		{"no text", t.Context(), []clipgraph.Input{input("a.md", " \n")}, clipgraph.Config{}, func(err error) bool {
			e, ok := errors.AsType[*clipgraph.NoPapersError](err)
			return ok && e.Blank
		}},
		{"the text of a paper, whose references nobody opens", t.Context(), []clipgraph.Input{input("d/a.tex", `\bibliography{refs}`)}, clipgraph.Config{}, func(err error) bool {
			e, ok := errors.AsType[*clipgraph.NoPapersError](err)
			return ok && !e.Blank && len(e.Bibliographies) == 1 && strings.HasSuffix(e.Bibliographies[0], "refs.bib")
		}},
		{"larger than it may be", t.Context(), []clipgraph.Input{input("a.md", threePapers), input("b.md", threePapers)},
			clipgraph.Config{MaxBytes: int64(len(threePapers)) + 1}, func(err error) bool {
				e, ok := errors.AsType[*clipgraph.TooLargeError](err)
				return ok && e.Name == "b.md"
			}},
		{"unreadable", t.Context(), []clipgraph.Input{input("a.md", threePapers), unreadable}, clipgraph.Config{}, func(err error) bool {
			e, ok := errors.AsType[*clipgraph.ReadError](err)
			return ok && e.Name == "b.md" && !e.Citations && errors.Is(err, broken)
		}},
		{"no citations", t.Context(), []clipgraph.Input{input("a.md", threePapers)},
			clipgraph.Config{Citations: clipgraph.Citations{Files: []clipgraph.Input{input("c.csv", "a header\nnonsense\nand more\n")}}}, func(err error) bool {
				e, ok := errors.AsType[*clipgraph.ReadError](err)
				return ok && e.Name == "c.csv" && e.Citations
			}},
		{"a template that is none", t.Context(), []clipgraph.Input{input("a.md", threePapers)}, clipgraph.Config{Keys: clipgraph.Keys{Template: "{who}"}}, func(err error) bool {
			return err != nil && strings.Contains(err.Error(), "key template")
		}},
		{"ended", ended, []clipgraph.Input{input("a.md", threePapers)}, clipgraph.Config{}, func(err error) bool { return errors.Is(err, context.Canceled) }},
	}
	for _, test := range tests {
		if g, _, err := clipgraph.Load(test.ctx, test.inputs, test.config); g != nil || !test.want(err) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// Whoever wants to hear at once hears what the report has in the end.
func TestLoadReports(t *testing.T) {
	var problems []readlist.Problem
	var notes []clipgraph.Note
	buffer := bytes.NewBufferString(threePapers + "- [Nothing](https://arxiv.org/abs/2399.99999)\n")
	inputs := []clipgraph.Input{
		{Name: "a.md", Reader: buffer},
		input("nothing.md", "no paper\n"),
		input("d/paper.tex", `\cite{coop} \bibliography{refs,gone}`),
	}
	config := clipgraph.Config{
		Problem: func(p readlist.Problem) { problems = append(problems, p) },
		Note:    func(n clipgraph.Note) { notes = append(notes, n) },
		Bibliography: func(_, path string) ([]byte, error) {
			if strings.Contains(path, "gone") {
				return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
			}
			return []byte("@article{coop, title = {One That Is Cited}, year = 2001}\n@article{other, title = {One That Is Not}, year = 2002}\n"), nil
		},
	}
	g, report, err := clipgraph.Load(t.Context(), inputs, config)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(problems, report.Problems) || !reflect.DeepEqual(notes, report.Notes) {
		t.Errorf("heard %v and %v, reported %v", problems, notes, report)
	}
	if len(problems) != 1 || problems[0].File != "a.md" || problems[0].Line != 4 {
		t.Errorf("problems %v", problems)
	}
	if got := notesOf[clipgraph.Empty](report); len(got) != 1 || got[0] != (clipgraph.Empty{Index: 1, Name: "nothing.md"}) {
		t.Errorf("empty %v", got)
	}
	if got := notesOf[clipgraph.Bibliography](report); len(got) != 2 || got[0].Err != nil || !errors.Is(got[1].Err, fs.ErrNotExist) {
		t.Errorf("bibliographies %v", got)
	}
	if c := report.Counts; c.Resolved != 0 || c.UnknownID != 3 || c.WithoutID != 2 || c.Listed != len(g.Papers()) {
		t.Errorf("counts %+v", c)
	}
	if buffer.Len() > 0 {
		t.Error("the buffer still has the list")
	}
}

func TestLoadCitations(t *testing.T) {
	files := []clipgraph.Input{input("c.csv", "source,target\n2203.05557,2109.01134\n2210.03117,1706.03762\n2203.05557,1706.03762\n2210.03117,1409.0473\n")}
	config := clipgraph.Config{Citations: clipgraph.Citations{Files: files, Add: 1}}
	g, report, err := clipgraph.Load(t.Context(), []clipgraph.Input{input("a.md", threePapers)}, config)
	if err != nil {
		t.Fatal(err)
	}
	if got := notesOf[clipgraph.Coverage](report); len(got) != 1 || got[0] != (clipgraph.Coverage{Known: 2, Papers: 3}) {
		t.Errorf("coverage %v", got)
	}
	if report.Counts.Added != 1 || len(g.Papers()) != 4 {
		t.Errorf("counts %+v", report.Counts)
	}
	cited := 0
	for _, e := range g.Edges() {
		for _, r := range e.Reasons {
			if r.Relation == "cite" {
				cited++
			}
		}
	}
	if cited != 3 {
		t.Errorf("%d citations", cited)
	}
}

// A server that shuts the door is no error: the papers are those of the lists, and the
// report says why.
func TestLoadWithoutItsSource(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }))
	defer server.Close()
	api, err := arxiv.NewAPI(arxiv.APIOptions{URL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	g, report, err := clipgraph.Load(t.Context(), []clipgraph.Input{input("a.md", threePapers)}, clipgraph.Config{Sources: work.Chain{api}})
	if err != nil {
		t.Fatal(err)
	}
	failed := notesOf[clipgraph.SourceFailed](report)
	if len(failed) != 1 || failed[0].Citations {
		t.Fatalf("notes %v", report.Notes)
	}
	if blocked, ok := errors.AsType[*arxiv.BlockedError](failed[0].Err); !ok || !strings.Contains(server.URL, blocked.Host) {
		t.Errorf("why: %v", failed[0].Err)
	}
	if report.Counts.Unreachable != 3 || report.Outcome(g.Papers()[0]) != clipgraph.Unreachable {
		t.Errorf("counts %+v", report.Counts)
	}
}

// known returns a source of works, by their identifiers.
func known(works ...*work.Work) work.Chain {
	memory := &work.Memory{Name: "memory"}
	for _, w := range works {
		memory.Add(w)
	}
	return work.Chain{memory}
}

func TestLoadPublished(t *testing.T) {
	zhou := []work.Person{{Family: "Zhou", Given: "Kaiyang"}}
	newWork := func(id, title string) *work.Work {
		parsed, err := arxiv.Parse(id)
		if err != nil {
			t.Fatal(err)
		}
		return &work.Work{IDs: work.IDs(parsed.ID.WorkID()), Title: title, Authors: zhou}
	}
	var table clipgraph.Publications
	table.Add(bib.Parse("dblp.bib", `
@article{a, title = {Learning to Prompt for Models}, author = {Kaiyang Zhou}, journal = {IJCV}, year = 2022}
@inproceedings{b, title = {Conditional Prompts for Models}, author = {Kaiyang Zhou}, booktitle = {CVPR}, year = 2022}
@inproceedings{c, title = {Conditional Prompts for Models}, author = {Kaiyang Zhou}, booktitle = {ECCV}, year = 2022}
@article{d, title = {Multi-modal Prompts for Models}, author = {Kaiyang Zhou}, journal = {arXiv preprint}, year = 2022}
`))
	config := clipgraph.Config{Published: &table, Sources: known(newWork("2109.01134", "Learning to Prompt for Models"),
		newWork("2203.05557", "Conditional Prompts for Models"), newWork("2210.03117", "Multi-modal Prompts for Models"))}
	g, report, err := clipgraph.Load(t.Context(), []clipgraph.Input{input("ids.txt", "2109.01134\n2203.05557\n2210.03117\n")}, config)
	if err != nil {
		t.Fatal(err)
	}
	var venues []string
	for _, i := range g.Listed() {
		venues = append(venues, g.Papers()[i].Meta.PublishedIn().Name)
	}
	if got := strings.Join(venues, ","); got != "IJCV,," {
		t.Errorf("venues %s", got)
	}
	if differing := notesOf[clipgraph.Differing](report); len(differing) != 1 || differing[0].First.Name != "CVPR" || differing[0].Second.Name != "ECCV" {
		t.Errorf("differing %v", differing)
	}
	if report.Sources["memory"] != 3 {
		t.Errorf("sources %v", report.Sources)
	}
}

// One material makes several graphs, which differ in their keys.
// A row without an identifier is of the one known paper of its title, which another row
// may link to.
func TestLoadByTitle(t *testing.T) {
	newWork := func(id, title, author string) *work.Work {
		return &work.Work{IDs: work.IDs(work.ID{Kind: work.ArXiv, Value: id}), Title: title, Authors: []work.Person{{Family: author}}}
	}
	sources := known(newWork("2301.00001", "KiteNet: Learning to Fly Kites at Night", "Lark"),
		newWork("2301.00002", "Tides in Shallow Models", "Finch"), newWork("2301.00003", "Tides in Shallow Models", "Heron"))
	list := `
- [Learning to Fly Kites at Night](https://example.org/kites.pdf)
- [KiteNet](https://arxiv.org/abs/2301.00001)
- [Tides in Shallow Models](https://example.org/tides.pdf)
- [KiteNet: Learning to Fly Kites at Night](https://arxiv.org/abs/2301.00009)
- [Lakes in Deep Models](https://example.org/lakes.pdf)
`
	g, report, err := clipgraph.Load(t.Context(), []clipgraph.Input{input("a.md", list)}, clipgraph.Config{Sources: sources})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		text := p.ID.String()
		for _, row := range p.Rows {
			text += fmt.Sprint(" ", row.Line)
		}
		got = append(got, strings.TrimSpace(text))
	}
	want := "2301.00001 2 3; 4; 2301.00009 5; 6" // the identifier of a row is its own, right or wrong
	if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
		t.Error(diff)
	}
	if notes := notesOf[clipgraph.FoundOnArXiv](report); len(notes) != 1 || notes[0] != (clipgraph.FoundOnArXiv{Rows: 1, Unlinked: 3}) {
		t.Errorf("notes %v", notes)
	}
	if report.Counts.Resolved != 1 {
		t.Errorf("counts %+v", report.Counts)
	}
}

func TestKeys(t *testing.T) {
	entries := func(name, text string) *clipgraph.KnownEntries {
		k, err := clipgraph.ReadKnownEntries(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	own := entries("own.bib", "@misc{mine, title = {CoOp}, eprint = {2109.01134}, archivePrefix = {arXiv}}\n@misc{maple2022multimodal, title = {Another Work Altogether}}\n")
	m, err := clipgraph.Gather(t.Context(), []clipgraph.Input{input("a.md", threePapers)}, clipgraph.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		keys clipgraph.Keys
		want string
	}{
		{"none", clipgraph.Keys{}, "coop2021learning cocoop2022conditional maple2022multimodal"},
		{"a template", clipgraph.Keys{Template: "{word}{year}"}, "learning2021 conditional2022 multimodal2022"},
		{"kept, and another work's key is not taken", clipgraph.Keys{From: []*clipgraph.KnownEntries{own}}, "mine cocoop2022conditional maple2022multimodalb"},
		{"replaced", clipgraph.Keys{Replaced: own}, "mine cocoop2022conditional maple2022multimodalb"},
		{"replaced, with a template", clipgraph.Keys{Replaced: own, Template: "{word}{year}"}, "learning2021 conditional2022 multimodal2022"},
	} {
		g, err := m.Graph(t.Context(), test.keys)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var keys []string
		for _, i := range g.Listed() {
			keys = append(keys, g.Papers()[i].Key)
		}
		if got := strings.Join(keys, " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// citesAndTells is a source of citations that has abstracts as well.
type citesAndTells cite.Answers

func (c citesAndTells) References(context.Context, []work.ID) (cite.Answers, error) {
	return cite.Answers(c), nil
}

// A work without an abstract gets that of the source of citations; the work that a
// source has stays as it is.
func TestLoadAbstracts(t *testing.T) {
	id := func(s string) arxiv.ID {
		ref, err := arxiv.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return ref.ID
	}
	without, with := &work.Work{IDs: work.IDs(id("2109.01134").WorkID()), Title: "CoOp: Learning to Prompt for Models"},
		&work.Work{IDs: work.IDs(id("2203.05557").WorkID()), Title: "CoCoOp: Conditional Prompts", Abstract: "Our own."}
	var known work.Memory
	known.Add(without)
	known.Add(with)
	config := clipgraph.Config{
		Sources: work.Chain{&known},
		Citations: clipgraph.Citations{Source: citesAndTells{
			id("2109.01134").WorkID(): {Status: work.Unknown, Abstract: "Prompts are learned."},
			id("2203.05557").WorkID(): {Status: work.Found, Abstract: "Another one."},
			id("2210.03117").WorkID(): {Status: work.Found, Abstract: "Of a work that no source has."},
		}},
	}
	g, _, err := clipgraph.Load(t.Context(), []clipgraph.Input{input("a.md", threePapers)}, config)
	if err != nil {
		t.Fatal(err)
	}
	abstracts := map[string]string{}
	for _, p := range g.Papers() {
		abstracts[p.Name] = p.Meta.Abstract
	}
	if want := map[string]string{"CoOp": "Prompts are learned.", "CoCoOp": "Our own.", "MaPLe": ""}; !reflect.DeepEqual(abstracts, want) {
		t.Errorf("%q", abstracts)
	}
	if without.Abstract != "" {
		t.Error("the source's own work was changed")
	}
}
