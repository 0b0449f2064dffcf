package clipgraph

import (
	"context"
	"strings"
	"testing"

	"clipgraph/bib"
	"clipgraph/bib/work"
	"clipgraph/graph/cite"
)

// knowsDOI is a source of citations that knows the DOI of every paper, and no citation.
type knowsDOI struct{ doi string }

func (c knowsDOI) References(_ context.Context, ids []work.ID) (cite.Answers, error) {
	answers := cite.Answers{}
	for _, id := range ids {
		answers[id.Key()] = cite.Answer{Status: work.Unknown, DOI: c.doi}
	}
	return answers, nil
}

// A paper on arXiv has the publication that a source knows by a DOI which its metadata or
// the list names, and the identifier on arXiv beside it.
func TestPublishByDOI(t *testing.T) {
	doe, roe := []work.Person{{Given: "Jane", Family: "Doe"}}, []work.Person{{Given: "Ada", Family: "Roe"}}
	const list = "- [Photons from Calm Water](https://arxiv.org/abs/2001.00001v2) [DOI](https://doi.org/10.5555/list)\n"
	preprint := func(ids ...work.ID) *work.Work {
		return &work.Work{IDs: append(work.IDs(work.ID{Kind: work.ArXiv, Value: "2001.00001"}), ids...), Version: 3, Title: "Photons from Calm Water", Authors: doe, Published: work.NewDate(2020, 1, 1)}
	}
	publication := func(doi, title string, authors []work.Person) *work.Work {
		w := &work.Work{IDs: work.IDs(work.NewDOI(doi)), Title: title, Authors: authors, Type: "article", Published: work.NewDate(2021, 0, 0)}
		w.SetVenue(work.Venue{Kind: "article", Name: "Physical Review D", Year: 2021, Volume: "76"})
		return w
	}
	const published = "@article{k,\n  journal = {Physical Review D},\n  volume  = {76},\n  year    = {2021},\n  eprint  = {2001.00001},\n"
	const unpublished = "@misc{k,\n  year   = {2020},\n  eprint = {2001.00001},\n"
	for _, test := range []struct {
		name    string
		sources []*work.Work
		config  Config
		options bib.Options
		want    string
	}{
		{"by the list's DOI", []*work.Work{preprint(), publication("10.5555/list", "Photons from Calm Water", doe)}, Config{}, bib.Options{}, published + "  doi     = {10.5555/list},\n}\n"},
		{"by its own, of another title", []*work.Work{preprint(work.NewDOI("10.5555/own")), publication("10.5555/OWN", "Light on Still Lakes", doe)}, Config{}, bib.Options{}, published + "  doi     = {10.5555/own},\n}\n"},
		{"not of another title", []*work.Work{preprint(), publication("10.5555/list", "Graphs of Kites and Ropes", doe)}, Config{}, bib.Options{}, unpublished + "}\n"},
		{"not by another author", []*work.Work{preprint(), publication("10.5555/list", "Photons from Calm Water", roe)}, Config{}, bib.Options{}, unpublished + "}\n"},
		{"the preprint is preferred", []*work.Work{preprint(), publication("10.5555/list", "Photons from Calm Water", doe)}, Config{Preprints: true}, bib.Options{Preprint: true}, unpublished + "}\n"},
		{"the version that is cited", []*work.Work{preprint()}, Config{CitedVersions: true}, bib.Options{Version: true}, strings.Replace(unpublished, "00001}", "00001v2}", 1) + "}\n"},
		{"by the DOI of a source of citations", []*work.Work{preprint(), publication("10.5555/cited", "Photons from Calm Water", doe)}, Config{Citations: Citations{Source: knowsDOI{"10.5555/cited"}}}, bib.Options{}, published + "  doi     = {10.5555/cited},\n}\n"},
		{"not of another title by that", []*work.Work{preprint(), publication("10.5555/cited", "Light on Still Lakes", doe)}, Config{Citations: Citations{Source: knowsDOI{"10.5555/cited"}}}, bib.Options{}, unpublished + "}\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			source := &work.Memory{Name: "test"}
			for _, w := range test.sources {
				source.Add(w)
			}
			test.config.Sources = work.Chain{source}
			g, _, err := Load(t.Context(), []Input{{Name: "list.md", Reader: strings.NewReader(list)}}, test.config)
			if err != nil || len(g.Papers()) != 1 {
				t.Fatal(err)
			}
			test.options.Fields = []string{"journal", "volume", "year", "eprint", "doi"}
			text, err := bib.NewEntry(g.Papers()[0].Meta, "k", test.options).Text()
			if err != nil || text != test.want {
				t.Errorf("%v\n got %s\nwant %s", err, text, test.want)
			}
		})
	}
}
