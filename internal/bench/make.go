package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/export"
	"clipgraph/graph"
)

// The inputs: text, papers, graphs of any size, the same for the same size on
// every machine.

// makers are the kinds of input; each takes its sizes.
var makers = map[string]func(w *bufio.Writer, size []int) error{
	"text":      makeText,
	"papers":    makePapers,
	"bib":       makeBib,
	"snapshot":  makeSnapshot,
	"ids":       makeIDs,
	"list":      makeList,
	"field":     makeField,
	"citations": makeCitations,
	"hepth":     makeCitations, // in the size of SNAP's cit-HepTh
}

// makeInput writes the input of a kind to the file name.
func makeInput(args []string) error {
	if len(args) < 2 || makers[args[0]] == nil {
		return fmt.Errorf("usage: do make KIND FILE SIZE")
	}
	var size []int
	for _, a := range args[2:] {
		n, err := strconv.Atoi(a)
		if err != nil {
			return err
		}
		size = append(size, n)
	}
	file, err := os.Create(args[1])
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<20)
	if err := makers[args[0]](w, size); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}

// dice draws words, names and papers.
type dice struct{ *rand.Rand }

func newDice(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, seed))} }

func pick[T any](d dice, from []T) T { return from[d.IntN(len(from))] }

var (
	titleWords = strings.Fields(`adaptive alignment attention benchmark causal coarse contrastive decoding
		deep detection diffusion distilled efficient embedding encoders evaluation few-shot fine-grained
		fusion generalizable geometry graph grounding hierarchical image improving language large learning
		localization masked matching memory models multimodal networks open-vocabulary optimal parsing
		pre-training prompts quantum ranking reasoning region retrieval robust scaling search segmentation
		self-supervised semantic sparse spectral supervision temporal tokens transfer understanding
		unified video vision weakly zero-shot and for from in of on the to via with without`)
	hanWords     = []string{"图像检索", "语言模型", "对比学习", "视频理解", "开放词汇检测", "画像と言語", "事前学習", "零样本分类", "综述", "多模态"}
	givenNames   = strings.Fields("Ana Bo Chen Dmitri Élodie Fatima Grzegorz Hana Ibrahim Jia José Kaito Li Łucja Mia Nguyễn Olga Priya Søren Wei Xin Yusuf Zoë")
	familyNames  = []string{"Abadi", "Becker", "Chen", "da Silva", "Dupont", "Erdős", "Fischer", "García Márquez", "Huang", "Ito", "Jørgensen", "Kowalski", "Li", "Müller", "Nakamura", "O'Brien", "Park", "Quách", "Rossi", "Şahin", "Tanaka", "van den Berg", "Wang", "Yılmaz", "Zhang"}
	archives     = []string{"hep-th", "hep-ph", "astro-ph", "quant-ph", "gr-qc"}
	categories   = []string{"cs.CV", "cs.CL", "cs.LG", "hep-th", "math.AG", "quant-ph", "stat.ML"}
	journals     = []string{"Journal of Machine Learning Research", "Physical Review D", "Pattern Recognition", "Annals of Statistics"}
	abstractSize = 420
)

func (d dice) title() string {
	if d.IntN(20) == 0 {
		return pick(d, hanWords) + "：" + pick(d, hanWords)
	}
	var words []string
	for i := range 4 + d.IntN(8) {
		word := pick(d, titleWords)
		if i == 0 || d.IntN(2) == 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		words = append(words, word)
	}
	if d.IntN(3) == 0 {
		words[0] = strings.ToUpper(words[0][:1]) + words[0][1:2] + strings.ToUpper(words[0][2:min(4, len(words[0]))]) + ":"
	}
	switch d.IntN(25) {
	case 0:
		words = append(words, "with $\\ell_1$ Penalties")
	case 1:
		words = append(words, "& Its 100% Rate")
	}
	return strings.Join(words, " ")
}

func (d dice) abstract(n int) string {
	var b strings.Builder
	for b.Len() < n {
		b.WriteString("We show " + strings.ToLower(d.title()) + ". ")
	}
	return strings.TrimSpace(b.String())
}

func (d dice) authors() []work.Person {
	var all []work.Person
	for range 1 + d.IntN(7) {
		all = append(all, work.Person{Family: pick(d, familyNames), Given: pick(d, givenNames)})
	}
	return all
}

func names(all []work.Person) string {
	var b strings.Builder
	for i, a := range all {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(a.Given + " " + a.Family)
	}
	return b.String()
}

// idOf is the i-th identifier: those of a month in ten years, over and over.
func idOf(i int) string {
	return fmt.Sprintf("%02d%02d.%05d", 15+i%120/12, 1+i%12, 1+i/120)
}

// oldID is the i-th of the identifiers before April 2007.
func oldID(i int) string {
	return fmt.Sprintf("%s/%02d%02d%03d", archives[i%len(archives)], 93+i/60%7, 1+i/5%12, 1+i/420%999)
}

// address is one of the ways to point to a paper.
func (d dice) address(id string) string {
	version := ""
	if d.IntN(4) == 0 {
		version = fmt.Sprintf("v%d", 1+d.IntN(5))
	}
	switch d.IntN(8) {
	case 0:
		return "https://arxiv.org/pdf/" + id + version + ".pdf"
	case 1:
		return "https://arxiv.org/pdf/" + id + version
	case 2:
		return "http://export.arxiv.org/abs/" + id + version
	case 3:
		return "https://doi.org/10.48550/arXiv." + id
	case 4:
		return "https://www.arxiv.org/html/" + id + version + "#S3"
	}
	return "https://arxiv.org/abs/" + id + version
}

// makeText writes Markdown of size[0] bytes as lists have it: rows, tables, prose,
// BibTeX in fences, and numbers that look like identifiers and are none.
func makeText(w *bufio.Writer, size []int) error {
	d := newDice(1)
	for written := 0; written < size[0]; {
		id := idOf(d.IntN(200_000))
		switch d.IntN(10) {
		case 0:
			id = oldID(d.IntN(20_000))
		case 1, 2, 3:
			id = idOf(d.IntN(2_000)) // what every list has
		}
		var n int
		switch d.IntN(16) {
		case 0:
			n, _ = fmt.Fprintf(w, "\n## %s\n\n", d.title())
		case 1:
			n, _ = fmt.Fprintf(w, "%s\n\n", d.abstract(300))
		case 2:
			n, _ = fmt.Fprintf(w, "- Loss %d.%05d after step %d, doi:10.1145/%07d.%07d, call 555-%04d.\n", d.IntN(90), d.IntN(99999), d.IntN(99999), d.IntN(9999999), d.IntN(9999999), d.IntN(9999))
		case 3:
			n, _ = fmt.Fprintf(w, "```bibtex\n@article{key%d,\n  title={%s},\n  journal={arXiv preprint arXiv:%s},\n}\n```\n\n", written, d.title(), id)
		case 4, 5:
			n, _ = fmt.Fprintf(w, "1. %s, \"%s,\" arXiv:%s, %d.\n", names(d.authors()), d.title(), id, 2015+d.IntN(10))
		case 6, 7:
			n, _ = fmt.Fprintf(w, "- %s，%s（[论文](%s)），已开源。\n", pick(d, hanWords), pick(d, hanWords), d.address(id))
		case 8, 9, 10:
			n, _ = fmt.Fprintf(w, "| %s | CVPR %d | [paper](%s) | [code](https://github.com/group%d/code-%d) |\n", d.title(), 2015+d.IntN(10), d.address(id), d.IntN(999), d.IntN(9999))
		default:
			n, _ = fmt.Fprintf(w, "- [%d/%02d] **[%s](%s)** - %s. [[code](https://github.com/group%d/code-%d)] ![](https://img.shields.io/github/stars/group%d/code-%d.svg)\n",
				2015+d.IntN(10), 1+d.IntN(12), d.title(), d.address(id), names(d.authors()), d.IntN(999), d.IntN(9999), d.IntN(999), d.IntN(9999))
		}
		written += n
	}
	return nil
}

// makeList writes a list of size[0] bytes in which each paper stands once, in
// sections, as a person keeps it.
func makeList(w *bufio.Writer, size []int) error {
	d := newDice(2)
	n, _ := fmt.Fprintf(w, "# Papers\n")
	for i := 0; n < size[0]; i++ {
		if i%60 == 0 {
			k, _ := fmt.Fprintf(w, "\n## %s %d\n\n| Title | Date | Paper | Code | Note |\n|---|---|---|---|---|\n", d.title(), i/60)
			n += k
		}
		id := idOf(i)
		k, _ := fmt.Fprintf(w, "| **%s** | 20%s/%s | [paper](https://arxiv.org/abs/%s) | [code](https://github.com/group%d/code-%d) | %s |\n", d.title(), id[:2], id[2:4], id, i%977, i, strings.ToLower(d.title()))
		n += k
	}
	return nil
}

// paper is the i-th paper, without an abstract, as the embedded ones are.
func (d dice) paper(i int) *work.Work {
	id, _ := arxiv.ParseID([]byte(idOf(i)))
	p := &work.Work{IDs: work.IDs(id.WorkID()), Version: 1 + d.IntN(4), Title: d.title(), Authors: d.authors(), PrimaryCategory: pick(d, categories)}
	p.Published = work.NewDate(id.Year(), id.Month(), 1+d.IntN(28))
	p.Categories = []string{p.PrimaryCategory}
	p.Comment = d.abstract(abstractSize)
	if d.IntN(3) == 0 {
		p.SetID(work.NewDOI(fmt.Sprintf("10.1103/PhysRevD.%d.%06d", 90+d.IntN(20), d.IntN(999999))))
		p.JournalRef = fmt.Sprintf("%s %d, %d (%d)", pick(d, journals), 10+d.IntN(90), 1+d.IntN(999), p.Year())
	}
	return p
}

// makePapers writes size[0] papers, a JSON object each, as work.ReadJSONL reads them.
func makePapers(w *bufio.Writer, size []int) error {
	d := newDice(3)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range size[0] {
		if err := out.Encode(d.paper(i)); err != nil {
			return err
		}
	}
	return nil
}

// makeBib writes the entries of makePapers.
func makeBib(w *bufio.Writer, size []int) error {
	d := newDice(3)
	out := bib.NewWriter(w)
	for i := range size[0] {
		if err := out.Write(bib.NewEntry(d.paper(i), fmt.Sprintf("key%d", i), bib.Options{})); err != nil {
			return err
		}
	}
	return out.Flush()
}

// makeSnapshot writes size[0] records in the form of arXiv's bulk metadata.
func makeSnapshot(w *bufio.Writer, size []int) error {
	d := newDice(4)
	for i := range size[0] {
		p := d.paper(i)
		record := struct {
			ID         string     `json:"id"`
			Submitter  string     `json:"submitter"`
			Authors    string     `json:"authors"`
			Title      string     `json:"title"`
			Comments   *string    `json:"comments"`
			JournalRef *string    `json:"journal-ref"`
			DOI        *string    `json:"doi"`
			ReportNo   *string    `json:"report-no"`
			Categories string     `json:"categories"`
			License    *string    `json:"license"`
			Abstract   string     `json:"abstract"`
			Versions   []any      `json:"versions"`
			UpdateDate string     `json:"update_date"`
			Parsed     [][]string `json:"authors_parsed"`
		}{ID: arxiv.Of(p).String(), Submitter: "A. Sender", Authors: names(p.Authors), Title: p.Title, Categories: p.PrimaryCategory,
			Abstract: "  " + d.abstract(900) + "\n", UpdateDate: p.Published.String(),
			Versions: []any{map[string]string{"version": "v1", "created": "Mon, 2 Apr 2018 19:18:42 GMT"}}}
		for _, a := range p.Authors {
			record.Parsed = append(record.Parsed, []string{a.Family, a.Given, ""})
		}
		if doi := p.DOI(); doi != "" {
			record.DOI, record.JournalRef = &doi, &p.JournalRef
		}
		text, err := json.Marshal(record)
		if err != nil {
			return err
		}
		w.Write(text)
		w.WriteByte('\n')
	}
	return nil
}

// makeIDs writes size[0] of the identifiers of a snapshot of size[1] records.
func makeIDs(w *bufio.Writer, size []int) error {
	d := newDice(5)
	for range size[0] {
		fmt.Fprintln(w, idOf(d.IntN(size[1])))
	}
	return nil
}

// makeField writes a graph of size[0] papers in eight sections, three edges a
// paper, as clipgraph's own JSON.
func makeField(w *bufio.Writer, size []int) error {
	d := newDice(6)
	n := size[0]
	papers := make([]*graph.Paper, n)
	var edges []graph.Edge
	for i := range papers {
		p := d.paper(i)
		row := readlist.Row{File: "field.md", Line: i + 1, Section: []string{fmt.Sprintf("Section %d", i%8)}, Work: p}
		papers[i] = &graph.Paper{Key: fmt.Sprintf("key%d", i), ID: arxiv.Of(p), Name: shortName(i), ListedTitle: p.Title, Meta: p, Resolved: true, Rows: []readlist.Row{row}, Order: i}
		seen := map[int]bool{}
		for range 3 {
			if i == 0 {
				break
			}
			if from := max(0, i-1-d.IntN(40)); !seen[from] {
				seen[from] = true
				reasons := []graph.Reason{{Relation: graph.Cite, Evidence: "cited", Where: "the field", Confidence: 1}}
				edges = append(edges, graph.Edge{From: from, To: i, Reasons: reasons})
			}
		}
	}
	g, err := graph.New(papers, edges)
	if err != nil {
		return err
	}
	format := export.FormatByName("json")
	return format.Write(w, g, export.Options{})
}

// shortName is a short name, such as NetBaf, of its own for each i.
func shortName(i int) string {
	name := []byte("Net")
	for letter := byte('A'); ; letter = 'a' {
		name = append(name, letter+byte(i%26))
		if i /= 26; i == 0 {
			return string(name)
		}
	}
}

// largePapers and largeCitations are the size of the large graph.
const largePapers, largeCitations = 1_000_000, 20_000_000

// paperID is the identifier of the i-th of n papers of a graph of citations, in order of time.
func paperID(i, n int) string {
	month := i * 200 / n
	return fmt.Sprintf("%02d%02d.%05d", 15+month/12, 1+month%12, 1+i-(month*n+199)/200)
}

// makeCitations writes about size[1] citations of size[0] papers without a cycle: papers
// of 40 fields that cite earlier ones, most of their own field, and those most that are
// cited most. size[2] is how many pairs stand before them that are connected with
// nothing else.
func makeCitations(w *bufio.Writer, size []int) error {
	const fields = 40
	io.WriteString(w, "source,target\n")
	if len(size) > 2 {
		for i := range size[2] {
			fmt.Fprintf(w, "%s,%s\n", oldID(2*i+1), oldID(2*i))
		}
	}
	nodes, edges := size[0], size[1]
	d := newDice(7)
	ids := make([][]byte, nodes)
	cited := make([][]int32, fields) // ends of citations by field: what is cited much is drawn often
	papers := make([][]int32, fields)
	written := 0
	for i := range nodes {
		ids[i] = []byte(paperID(i, nodes))
		field := d.IntN(fields)
		want := int(float64(edges-written) / float64(nodes-i) * (0.1 + 1.8*d.Float64()))
		var seen []int32
		for tries := 0; len(seen) < want && tries < 3*want; tries++ {
			var t int32
			switch q := d.IntN(100); {
			case i == 0:
				continue
			case q < 50 && len(cited[field]) > 0:
				t = pick(d, cited[field])
			case q < 85 && len(papers[field]) > 0:
				t = pick(d, papers[field])
			default:
				t = d.Int32N(int32(i))
			}
			repeated := false
			for _, s := range seen {
				repeated = repeated || s == t
			}
			if repeated {
				continue
			}
			seen = append(seen, t)
			cited[field] = append(cited[field], t)
			w.Write(ids[i])
			w.WriteByte(',')
			w.Write(ids[t])
			w.WriteByte('\n')
		}
		written += len(seen)
		papers[field] = append(papers[field], int32(i))
	}
	return nil
}
