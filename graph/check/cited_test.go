package check_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib"
	"clipgraph/bib/citing"
	"clipgraph/graph/check"
)

func TestCitations(t *testing.T) {
	const refs = "@proceedings{p, title = {Proc.}}\n@inproceedings{a, crossref = {p}}\n@misc{B, ids = {b2}}\n@misc{c}\n"
	for name, test := range map[string]struct {
		text    string
		refs    []string
		options check.Options
		want    []string
	}{
		"undefined and uncited": {`\cite{a,gone} \citep{b2}, \cite{gone} \bibliography{refs}`, []string{refs}, check.Options{}, []string{
			`a.tex:1:1: error: "gone" is cited but is in no bibliography [undefined-key]`, `refs.bib:4:1: notice: the entry "c" is never cited [uncited-entry]`,
		}},
		"a file that is not there":    {`\cite{gone} \bibliography{refs,more}`, []string{refs}, check.Options{}, nil},
		"all are cited":               {`\nocite{*}\bibliography{refs}`, []string{refs}, check.Options{}, nil},
		"a command that nobody knows": {`\cite{a,b,c}\mycite{gone}\bibliography{refs}`, []string{refs}, check.Options{}, nil},
		"only what is cited":          {`\cite{a}\bibliography{refs}`, []string{refs}, check.Options{Cited: func(string) bool { return true }}, nil},
		"rules that are switched off": {`\cite{gone}\bibliography{refs}`, []string{refs}, check.Options{Disabled: []string{"undefined-key", "uncited-entry"}}, nil},
		"a collection, of which one is cited": {`\cite{x}\bibliography{refs}`, []string{"@misc{x}\n" + strings.Repeat("@misc{y}\n", 51)}, check.Options{}, []string{
			"refs.bib:2:1: notice: 51 of 52 entries are never cited, starting with this one [uncited-entry]",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d := citing.Read("a.tex", []byte(test.text), nil)
			var files []*bib.File
			for i, text := range test.refs {
				files = append(files, bib.Parse(d.Bibliographies[i].Name, text))
			}
			var got []string
			for _, f := range check.Citations(d, files, test.options) {
				got = append(got, f.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Of a bibliography only the entries that are cited count.
func TestOnlyCited(t *testing.T) {
	const refs = "@misc{a, title = {Kites}, url = {http://arxiv.org/abs/2301.04567}}\n@misc{b, title = {Tides}, url = {http://arxiv.org/abs/2301.04568}}\n"
	found, err := check.File(t.Context(), "refs.bib", []byte(refs), check.Known{}, check.Options{Cited: func(key string) bool { return key == "b" }})
	if err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	for _, f := range found {
		if f.Line != 2 {
			t.Errorf("%v", f.String())
		}
	}
}
