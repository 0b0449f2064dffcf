package lookup

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

const recordsText = `
@inproceedings{a, title = {Kites over Calm Water}, author = {Lark, Ida and Reed, Anna and Roe, Richard}, booktitle = {{IEEE} Conference on Computer Vision and Pattern Recognition, {CVPR} 2021, virtual}, year = {2021}, doi = {10.1109/CVPR46437.2021.00001}}
@inproceedings{b, title = {Kites over Calm Water}, author = {Ann, A.}, booktitle = {{CVPR} Workshops 2021}, year = 2021, doi = {https://doi.org/10.5555/Under\_Score}}
@inproceedings{c, title = {Tides in Shallow Models}, author = {Ida Lark and Richard Roe}, booktitle = {CVPR}, year = 2021}
@article{d, title = {A Tale of Other Lakes}, author = {Lark, Ines and Doe, Max}, journal = {Lakes}, year = 2011}
`

const recordsXML = `<dblp>
<inproceedings key="conf/cvpr/1"><author orcid="1">Ida Lark 0001</author><author>Anna Reed</author><author>Richard Roe</author><title>Kites over Calm Water.</title><year>2021</year><booktitle>CVPR</booktitle><ee type="oa">https://doi.org/10.1109/CVPR46437.2021.00001</ee></inproceedings>
<inproceedings key="conf/cvpr/2"><author>Ida Lark</author><author>Richard Roe</author><title>Tides in Shallow Models.</title><year>2021</year><booktitle>CVPR</booktitle></inproceedings>
<article key="journals/lakes/3"><author>Ines Lark</author><author>Max Doe</author><title>A Tale of Other Lakes.</title><year>2011</year><journal>Lakes</journal></article>
</dblp>`

// describe names works by their first authors and titles.
func describe(works []*work.Work) string {
	var all []string
	for _, w := range works {
		all = append(all, w.Authors[0].String()+": "+w.Title)
	}
	return strings.Join(all, "; ")
}

func TestRecords(t *testing.T) {
	for name, text := range map[string]string{"BibTeX": recordsText, "DBLP": recordsXML} {
		t.Run(name, func(t *testing.T) {
			b := indexed(t, text)
			both := "Ida Lark: Kites over Calm Water"
			if name == "BibTeX" {
				both += "; A. Ann: Kites over Calm Water"
			}
			titled, withDOI, err := b.Known(t.Context(), []string{"KITES over calm-water", "Kites", "Kites over Lakes of Water"}, []string{"10.1109/cvpr46437.2021.00001", "", "10.5555/none", "10.5555/under_score"})
			if err != nil || describe(titled[0]) != both || titled[1] != nil || titled[2] != nil {
				t.Errorf("titled %q, %v, %v (%v)", describe(titled[0]), titled[1], titled[2], err)
			}
			if describe(withDOI[0]) != "Ida Lark: Kites over Calm Water" || withDOI[1] != nil || withDOI[2] != nil || (name == "BibTeX") != (len(withDOI[3]) == 1) {
				t.Errorf("with DOI %v (%v)", withDOI, err)
			}
			people := func(names string) []work.Person { p, _ := work.ParseNames(names); return p }
			groups := [][]work.Person{people("Ida Lark and R. Roe"), people("Roe Richard and Lark Ida"), people("Anna Reed and Max Doe"), people("Ines Lark"), people("Lark and Roe"), nil, people("Max Doe and Ines Lark")}
			common, err := b.Together(t.Context(), groups)
			if err != nil {
				t.Fatal(err)
			}
			want := []string{
				"true Ida Lark: Kites over Calm Water; Ida Lark: Tides in Shallow Models", "true Ida Lark: Kites over Calm Water; Ida Lark: Tides in Shallow Models", "false ",
				"false Ida Lark: Kites over Calm Water; Ida Lark: Tides in Shallow Models; Ines Lark: A Tale of Other Lakes", "false ", "false ", "true Ines Lark: A Tale of Other Lakes",
			}
			for i, c := range common {
				if got := fmt.Sprintf("%v %s", c.Pairs, describe(c.Works)); got != want[i] {
					t.Errorf("together %v: %q, want %q", groups[i], got, want[i])
				}
			}
			cvpr := venue.SeriesOf("CVPR", 2021)
			papers, err := b.Papers([]venue.Series{cvpr, cvpr, venue.SeriesOf("ICML", 2021)}, []int{2021, 2020, 2021})
			if err != nil || fmt.Sprint(papers) != "[2 0 0]" {
				t.Errorf("papers %v (%v)", papers, err)
			}
		})
	}
}

// People with more entries than are looked at may have published with anybody.
func TestTogetherBounds(t *testing.T) {
	var text strings.Builder
	for i := range maxByOne {
		fmt.Fprintf(&text, "@article{k%d, title = {A Title of Some Length}, author = {Lark, Ida}}\n", i)
	}
	common, err := indexed(t, text.String()).Together(t.Context(), [][]work.Person{{{Given: "Ida", Family: "Lark"}, {Given: "Max", Family: "Doe"}}, {{Given: "Ida", Family: "Lark"}}})
	if err != nil || !common[0].Pairs || len(common[0].Works) != 0 || len(common[1].Works) != maxCommon {
		t.Errorf("%v, %d works (%v)", common[0].Pairs, len(common[1].Works), err)
	}
}

func TestRecordsStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	b := indexed(t, recordsText)
	if _, _, err := b.Known(ctx, []string{"Kites over Calm Water"}, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := b.Together(ctx, make([][]work.Person, 1)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Many keys are found in memory as few are in the file.
func TestManyKeys(t *testing.T) {
	b := indexed(t, recordsText)
	many := make([]string, 1000)
	many[7], many[999] = "Tides in Shallow Models", "Kites over Calm Water"
	found, _, err := b.Known(t.Context(), many, nil)
	if err != nil || len(found[7]) != 1 || len(found[999]) != 2 || found[8] != nil {
		t.Errorf("%v, %v (%v)", found[7], found[999], err)
	}
}
