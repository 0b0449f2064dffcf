package reference

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"clipgraph/bib/lookup"
	"clipgraph/bib/venue"
)

// counted is an index that has more papers of each series than it holds.
type counted struct {
	*lookup.Bibliography
	papers int
}

func (c counted) Papers(series []venue.Series, _ []int) ([]int, error) {
	papers := make([]int, len(series))
	for i := range papers {
		papers[i] = c.papers
	}
	return papers, nil
}

func indexOf(t *testing.T, text string, papers int) Index {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "DBLP")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := lookup.Build(t.Context(), path, filepath.Join(dir, "index"), "", nil); err != nil {
		t.Fatal(err)
	}
	b, err := lookup.Open(filepath.Join(dir, "index"))
	if err != nil {
		t.Fatal(err)
	}
	return counted{b, papers}
}

const gathered = `
@inproceedings{1, title = {Mask R-CNN of the Index}, author = {Kai Ming and Ross Gir and Piotr Dol}, booktitle = {ICCV}, year = 2017}
@inproceedings{2, title = {On Pebbles by the Sea}, author = {Ida Lark and Max Reed}, booktitle = {CVPR}, year = 2021, doi = {10.1109/9}}
@inproceedings{3, title = {On Rivers in the Plain}, author = {Ann Roe and Ada Cole}, booktitle = {CVPR}, year = 2021}
@inproceedings{4, title = {Stones: A View}, author = {Ida Lark and Ada Cole}, booktitle = {CVPR}, year = 2021}
`

func TestGather(t *testing.T) {
	index := indexOf(t, gathered, 1663)
	for _, test := range []struct{ fields, want string }{
		{"title = On Pebbles by the Sea; author = Somebody Else; booktitle = CVPR; year = 2021; doi = 10.1109/9", "1 titled, 1 with the DOI, 0 near, strangers false, whole DBLP"},
		{"title = On Pebbles by the Sea; author = Somebody Else; booktitle = CVPR; year = 2022", "1 titled, 0 with the DOI, 0 near, strangers false, whole "},
		{"title = On Pebbles by the Sea; author = Somebody Else; booktitle = CVPR Workshops; year = 2021", "1 titled, 0 with the DOI, 0 near, strangers false, whole "},
		{"title = Stones A View of Them; author = Ida Lark and Ada Cole; booktitle = CVPR; year = 2021", "0 titled, 0 with the DOI, 1 near, strangers false, whole DBLP"},
		{"title = Nothing That It Has; author = Ida Lark and Ann Roe and Max Doe; booktitle = CVPR; year = 2021", "0 titled, 0 with the DOI, 0 near, strangers true, whole DBLP"},
		{"title = Nothing That It Has; author = Ida Lark and Ann Roe and Max Reed; booktitle = CVPR; year = 2021", "0 titled, 0 with the DOI, 1 near, strangers false, whole DBLP"},
		// People of whom it has one say nothing, and so do two.
		{"title = Nothing That It Has; author = Ida Lark and Bo Far and Jo Near; booktitle = CVPR; year = 2021", "0 titled, 0 with the DOI, 0 near, strangers false, whole DBLP"},
		{"title = Nothing That It Has; author = Ida Lark and Ann Roe; booktitle = CVPR; year = 2021", "0 titled, 0 with the DOI, 0 near, strangers false, whole DBLP"},
	} {
		evidence, err := Gather(t.Context(), []Index{index}, []*Entry{entryOf(t, "inproceedings", test.fields)}, 2026)
		if err != nil {
			t.Fatal(err)
		}
		e := evidence[0]
		got := fmt.Sprintf("%d titled, %d with the DOI, %d near, strangers %v, whole %s", len(e.Titled), len(e.WithDOI), len(e.Near), e.Strangers, e.Whole)
		if got != test.want || e.Now != 2026 || !e.Asked {
			t.Errorf("%s: %s, want %s", test.fields, got, test.want)
		}
	}
}

// A title too short to be looked for is found by its authors.
func TestGatherShortTitle(t *testing.T) {
	index := indexOf(t, "@inproceedings{1, title = {Mask R-CNN}, author = {Kai Ming and Ross Gir}, booktitle = {ICCV}, year = 2017}\n"+gathered, 621)
	evidence, err := Gather(t.Context(), []Index{index}, []*Entry{entryOf(t, "inproceedings", "title = Mask r-cnn; author = Ming, Kai and Gir, Ross; booktitle = ICCV; year = 2017")}, 0)
	if err != nil || len(evidence[0].Titled) != 1 {
		t.Fatalf("%+v (%v)", evidence, err)
	}
	if faults := Judge(entryOf(t, "inproceedings", "title = Mask r-cnn; author = Ming, Kai and Gir, Ross; booktitle = ICCV; year = 2017"), evidence[0]); len(faults) != 0 {
		t.Errorf("%+v", faults)
	}
}

func TestGatherStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Gather(ctx, []Index{indexOf(t, gathered, 0)}, []*Entry{entryOf(t, "misc", "title = On Pebbles by the Sea; author = Ida Lark")}, 0); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if evidence, err := Gather(t.Context(), nil, []*Entry{entryOf(t, "misc", "title = On Pebbles by the Sea; author = Ida Lark")}, 0); err != nil || evidence[0].Asked {
		t.Errorf("%+v (%v)", evidence, err)
	}
}
