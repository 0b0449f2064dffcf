package paper_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// Rows are one work by any identifier that they share, or that a source says is of
// one work with theirs; each line is a paper with the lines of its rows.
func TestMergeByAnyIdentifier(t *testing.T) {
	byBoth := &work.Work{Title: "Learning What to Say to a Model", IDs: work.IDs(work.NewDOI("10.5555/JOURNAL.1"), work.ID{Kind: work.ArXiv, Value: "2101.00001"}), Authors: []work.Person{{Family: "Ann"}}}
	elsewhere := &work.Work{Title: "Tides in Shallow Models", IDs: work.IDs(work.NewDOI("10.5555/tides")), Authors: []work.Person{{Family: "Reed"}}}
	for _, test := range []struct {
		name, list string
		known      []*work.Work
		want       string
	}{
		{"one DOI in two spellings", `
@article{a, title = {Tides in Shallow Models}, author = {Reed, Anna}, doi = {10.5555/AbC_d}}
@article{b, title = {Tides in shallow models of lakes}, author = {Reed, A.}, doi = {https://doi.org/10.5555/abc\_d}}`, nil, "2 3"},
		{"one DOI of a book, two chapters", `
@incollection{a, title = {Preface}, author = {Reed, Anna}, doi = {10.5555/book}}
@incollection{b, title = {Introduction}, author = {Roe, Richard}, doi = {10.5555/book}}`, nil, "2; 3"},
		{"one DOI and title, two authors", `
@article{a, title = {A Survey of Many Things}, author = {Reed, Anna}, doi = {10.5555/x}}
@article{b, title = {A Survey of Many Things}, author = {Roe, Richard}, doi = {10.5555/x}}`, nil, "2; 3"},
		{"a row has both", `
@misc{a, title = {Learning What to Say to a Model}, author = {Ann, A.}, eprint = {2101.00001}, archivePrefix = {arXiv}}
@misc{b, title = {What to say to a model, learned}, author = {Ann, A.}, doi = {10.5555/journal.1}}
@misc{c, title = {Learning What to Say to a Model}, author = {Ann, A.}, eprint = {2101.00001}, archivePrefix = {arXiv}, doi = {10.5555/journal.1}}`, nil, "2 3 4"},
		{"a source has both", `
- [PromptNet: Learning What to Say to a Model](https://arxiv.org/abs/2101.00001)
- [Learning what to say to models](https://doi.org/10.5555/journal.1)`, []*work.Work{byBoth}, "2 3 resolved as 2101.00001"},
		{"a source has both, the DOI comes first", `
- [Learning what to say to models](https://doi.org/10.5555/journal.1)
- [PromptNet: Learning What to Say to a Model](https://arxiv.org/abs/2101.00001)`, []*work.Work{byBoth}, "2 3 resolved as 2101.00001"},
		{"two works of arXiv stay two, whatever DOI they share", `
@misc{a, title = {On Kites in the Wind, Part One}, author = {Ann, A.}, eprint = {2101.00002}, archivePrefix = {arXiv}, doi = {10.5555/kites}}
@misc{b, title = {On Kites in the Wind, Part Two}, author = {Ann, A.}, eprint = {2101.00003}, archivePrefix = {arXiv}, doi = {10.5555/kites}}`, nil, "2; 3"},
		{"one paper of a conference", `
- [Kites on a Long Line](https://aclanthology.org/2020.acl-main.17/)
- [Kites on a long line, once more](https://aclanthology.org/2020.acl-main.17.pdf)`, nil, "2 3"},
		{"one link for two works of a conference", `
- [Kites on a Long Line](https://aclanthology.org/2020.acl-main.17/)
- [Tides in Shallow Models](https://aclanthology.org/2020.acl-main.17/)`, nil, "2; 3"},
		{"one link to all of the proceedings", `
- [Kites on a Long Line](https://aclanthology.org/volumes/2020.acl-main/)
- [Tides in Shallow Models](https://aclanthology.org/volumes/2020.acl-main/)
- [Kites](https://openreview.net/group?id=ICLR.cc/2020/Conference)
- [Tides](https://openreview.net/group?id=ICLR.cc/2020/Conference)`, nil, "2; 3; 4; 5"},
		{"a short name beside a short title, with one page", `
- [Kites on a Long Line](https://openreview.net/forum?id=YicbFdNTTy)
- [KiteNet](https://openreview.net/pdf?id=YicbFdNTTy)`, nil, "2; 3"},
		{"two short names around a title, with one page: the first is its own", `
- [KiteNet](https://openreview.net/pdf?id=YicbFdNTTy)
- [Flying Old Kites on a Long Line](https://openreview.net/forum?id=YicbFdNTTy)
- [KiteSet](https://openreview.net/pdf?id=YicbFdNTTy)`, nil, "3 2; 4"},
		{"a short name beside a title, with one DOI, which may be that of a book", `
- [Flying Old Kites on a Long Line](https://doi.org/10.5555/kites)
- [KiteNet](https://doi.org/10.5555/kites)`, nil, "2; 3"},
		{"short names beside a title, with one page that has no identifier", `
- [KiteNet](https://ieeexplore.ieee.org/document/10001)
- [Flying Old Kites on a Long Line](https://ieeexplore.ieee.org/document/10001)
- [KiteSet](https://ieeexplore.ieee.org/document/10001)
- [KiteNet](https://ieeexplore.ieee.org/document/10002)
- [Counting Kites above Ten Old Harbours](https://ieeexplore.ieee.org/document/10001)`, nil, "3 2 4; 5; 6"},
		{"cited by authors in a table, with the pages of titles", `
- [Flying Old Kites on a Long Line](https://ieeexplore.ieee.org/document/10001)
- [Counting Kites above Ten Old Harbours](https://ieeexplore.ieee.org/document/10002)

| Method | Wind |
|---|---|
| [Doe et al., 2013](https://ieeexplore.ieee.org/document/10001) | 3 |
| [Roe and Lind, 2014](https://ieeexplore.ieee.org/document/10002) | 4 |
| [Mora et al., 2015](https://ieeexplore.ieee.org/document/10003) | 5 |
| [Holm et al., 2015](https://ieeexplore.ieee.org/document/10004) | 6 |`, nil, "2 7; 3 8; 9; 10"},
		{"found by a DOI", `
- [Tides in Shallow Models](https://doi.org/10.5555/TIDES)`, []*work.Work{elsewhere}, "2 resolved"},
		{"a DOI of another work", `
- [Kites on a Long Line](https://doi.org/10.5555/tides)`, []*work.Work{elsewhere}, "2"},
		{"found by a DOI, with the identifier of arXiv", `
- [Learning What to Say to a Model](https://doi.org/10.5555/journal.1)`, []*work.Work{byBoth}, "2 resolved as 2101.00001"},
		{"a DOI of another work, which is on arXiv", `
- [Kites on a Long Line](https://doi.org/10.5555/journal.1)`, []*work.Work{byBoth}, "2"},
		{"a DOI of another work of arXiv", `
@misc{a, title = {Learning What to Say to a Model}, author = {Ann, A.}, eprint = {2101.00009}, archivePrefix = {arXiv}, doi = {10.5555/journal.1}}`, []*work.Work{byBoth}, "2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := "list.md"
			if strings.Contains(test.list, "@") {
				name = "list.bib"
			}
			list := readList(name, []byte(test.list))
			var source work.Memory
			for _, w := range test.known {
				source.Add(w)
			}
			var ids []work.ID
			for i := range list.Rows {
				ids = append(ids, list.Rows[i].IDs()...)
			}
			answers, err := source.Lookup(t.Context(), ids)
			if err != nil {
				t.Fatal(err)
			}
			papers, _ := paper.Merge([]readlist.List{list}, answers, nil)
			var got []string
			for _, p := range papers {
				var lines []string
				for _, r := range p.Rows {
					lines = append(lines, fmt.Sprint(r.Line))
				}
				if p.Resolved && p.ID.IsZero() {
					lines = append(lines, "resolved")
				} else if p.Resolved {
					lines = append(lines, "resolved as "+p.ID.String())
				}
				got = append(got, strings.Join(lines, " "))
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The name that stands beside the title of a work comes before the bare names of other rows.
func TestMergeNames(t *testing.T) {
	list := readList("list.md", []byte(`
- [KiteSet](https://ieeexplore.ieee.org/document/10001)
- **KiteNet**: [Flying Old Kites on a Long Line](https://ieeexplore.ieee.org/document/10001)
- **LineNet**: [Lines of Many Long Kites](https://ieeexplore.ieee.org/document/10003)
- **TideNet**: [Old Tides in Many Shallow Models](https://ieeexplore.ieee.org/document/10004)
- [TideSet](https://ieeexplore.ieee.org/document/10004)
- [ReedSet](https://ieeexplore.ieee.org/document/10005)
- [Cutting Reeds in Ten Shallow Lakes](https://ieeexplore.ieee.org/document/10005)
`))
	papers, _ := paper.Merge([]readlist.List{list}, work.Answers{}, nil)
	var got []string
	for _, p := range papers {
		got = append(got, p.Name)
	}
	if diff := cmp.Diff([]string{"KiteNet", "LineNet", "TideNet", "ReedSet"}, got); diff != "" {
		t.Error(diff)
	}
}

// A row with the title keeps its own date, and else that of the row with the name.
func TestDateBesideName(t *testing.T) {
	id := work.ID{Kind: work.OpenReview, Value: "YicbFdNTTy"}
	row := func(title string, year int) readlist.Row {
		return readlist.Row{Work: &work.Work{Title: title, IDs: work.IDs(id), Published: work.NewDate(year, 0, 0)}}
	}
	for own, want := range map[int]int{0: 2021, 2022: 2022} {
		rows := []readlist.Row{row("KiteNet", 2021), row("Flying Old Kites on a Long Line", own)}
		papers, _ := paper.Merge([]readlist.List{{Rows: rows}}, work.Answers{}, nil)
		if len(papers) != 1 || papers[0].Meta.Year() != want {
			t.Errorf("of %d: %d papers, the first of %d, want %d", own, len(papers), papers[0].Meta.Year(), want)
		}
	}
}

// readList reads a list without an end.
func readList(file string, data []byte) readlist.List {
	list, err := readlist.Read(context.Background(), file, data)
	if err != nil {
		panic(err)
	}
	return list
}

// A row whose title is a name gives way to one that has the title behind it, and if the title can
// only be a name, to one with any title. It tells the name of a work whose title does not have it.
func TestTitleBehindName(t *testing.T) {
	const list = `
- [BoxNet](https://arxiv.org/abs/2001.00001)
- [BoxNet: Counting Crates in Harbours at Night](https://arxiv.org/abs/2001.00001)
- [Oar-Net](https://arxiv.org/abs/2001.00002)
- [Weighing Fish in Harbours at Noon](https://arxiv.org/abs/2001.00002)
- [OakNet: Painting Doors in Winter](https://arxiv.org/abs/2001.00003)
- [OakNet: Painting Doors in Winter, Once More](https://arxiv.org/abs/2001.00003)
- [Counting Ropes in Harbours at Noon](https://arxiv.org/abs/2001.00004)
- [RopeNet](https://arxiv.org/abs/2001.00004)
- [Mending Sails in Harbours at Noon](https://arxiv.org/abs/2001.00005)
- [Sails](https://arxiv.org/abs/2001.00005)
- [MastNet](https://arxiv.org/abs/2001.00006)
- [Raising Masts in Harbours at Noon](https://arxiv.org/abs/2001.00006)
`
	papers, _ := paper.Merge([]readlist.List{readList("list.md", []byte(list))}, nil, nil)
	var titles []string
	for _, p := range papers {
		titles = append(titles, p.Title()+" / "+p.Name)
	}
	want := []string{"BoxNet: Counting Crates in Harbours at Night / BoxNet", "Oar-Net / ", "OakNet: Painting Doors in Winter / OakNet", "Counting Ropes in Harbours at Noon / RopeNet", "Mending Sails in Harbours at Noon / ", "Raising Masts in Harbours at Noon / MastNet"}
	if diff := cmp.Diff(want, titles); diff != "" {
		t.Error(diff)
	}

	const bib = `
@misc{a, title = {BoxNet}, author = {Doe, Jane}, eprint = {2001.00001}, archivePrefix = {arXiv}}
@misc{b, title = {BoxNet: Counting Crates in Harbours at Night}, author = {Doe, Jane}, eprint = {2001.00001}, archivePrefix = {arXiv}}
`
	papers, _ = paper.Merge([]readlist.List{readList("list.bib", []byte(bib))}, nil, nil)
	if got := papers[0].Title(); got != "BoxNet" {
		t.Errorf("the first entry gives way to %q", got)
	}
}

// A paper is written from its first row with a title, which stands before the others.
func TestTitleOfLaterRow(t *testing.T) {
	const list = `
- 2024.05.30: We release the paper of BoxNet ([arXiv](https://arxiv.org/abs/2001.00001)).
- BoxNet: Counting Crates in Harbours at Night (CVPR 2021) [[Paper](https://arxiv.org/abs/2001.00001)]
- BoxNet: Counting Crates in Harbours at Noon (CVPR 2022) [[Paper](https://arxiv.org/abs/2001.00001)]
`
	found := &work.Work{Title: "BoxNet: Counting Crates in Harbours by Day", IDs: work.IDs(work.ID{Kind: work.ArXiv, Value: "2001.00001"})}
	for name, test := range map[string]struct {
		answers work.Answers
		want    string
	}{
		"known from the list alone": {nil, "BoxNet: Counting Crates in Harbours at Night [3 2 4] [1 0 2] CVPR 2021"},
		"known by a source":         {work.Answers{found.IDs[0]: {Status: work.Found, Work: found}}, "BoxNet: Counting Crates in Harbours by Day [3 2 4] [1 0 2] CVPR 2021"},
	} {
		papers, _ := paper.Merge([]readlist.List{readList("list.md", []byte(list))}, test.answers, nil)
		if len(papers) != 1 {
			t.Fatalf("%s: %d papers", name, len(papers))
		}
		var lines []int
		for _, row := range papers[0].Rows {
			lines = append(lines, row.Line)
		}
		if got := fmt.Sprint(papers[0].Title(), " ", lines, " ", papers[0].Orders, " ", papers[0].Row().Venue()); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
