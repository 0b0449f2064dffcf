package paper_test

import (
	"fmt"
	"testing"

	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// The venue of a list is taken where no source knows one and it can be read.
func TestTakeListedVenues(t *testing.T) {
	known := &work.Work{Title: "Learning What to Say to a Model", IDs: work.IDs(work.ID{Kind: work.ArXiv, Value: "2101.00001"}), JournalRef: "Phys. Rev. B 75, 204442 (2007)"}
	for _, test := range []struct{ name, list, want string }{
		{"of a paper that no source knows", "- [Kites on a Long Line](https://arxiv.org/abs/2101.00002), CVPR 2023", "CVPR 2023"},
		{"that is no series", "- [Kites on a Long Line](https://arxiv.org/abs/2101.00002), Preprint 2023", ""},
		{"twice", "- [Kites on a Long Line](https://arxiv.org/abs/2101.00002), CVPR 2023\n- [Kites on a Long Line](https://arxiv.org/abs/2101.00002), CVPR'23", "CVPR 2023"},
		{"of two rows that differ", "- [Kites on a Long Line](https://arxiv.org/abs/2101.00002), CVPR 2023\n- [Kites on a Long Line](https://arxiv.org/abs/2101.00002), ICCV 2023", ""},
		{"in an address", "- Kites on a Long Line [pdf](https://openaccess.thecvf.com/content/CVPR2023/html/Lark_Kites_on_a_Long_Line_CVPR_2023_paper.html)", "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"},
		{"in an address, and another as listed", "- Kites on a Long Line, ICCV 2023. [pdf](https://openaccess.thecvf.com/content/CVPR2023/html/Lark_Kites_on_a_Long_Line_CVPR_2023_paper.html)", "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"},
		{"in two addresses", "- Kites on a Long Line, ICCV 2023. [pdf](https://aclanthology.org/2020.acl-main.17/) [pdf](https://ijcai.org/proceedings/2019/12)", ""},
		{"with its year in a column", "| Title | Venue | Year |\n|---|---|---|\n| [Kites on a Long Line](https://arxiv.org/abs/2101.00002) | CVPR | 2023 |", "CVPR of 2023"},
		{"with a month in a column", "| Title | Venue | Date |\n|---|---|---|\n| [Kites on a Long Line](https://arxiv.org/abs/2101.00002) | CVPR | 2023-01 |", ""},
		{"with a year in the heading alone", "## 2023\n\n| Title | Venue |\n|---|---|\n| [Kites on a Long Line](https://arxiv.org/abs/2101.00002) | CVPR |", ""},
		{"with two years", "| Title | Venue | Year |\n|---|---|---|\n| [Kites on a Long Line](https://arxiv.org/abs/2101.00002) | CVPR 2022 | 2021 |", "CVPR 2022"},
		{"where the authors say more", "- [Learning What to Say to a Model](https://arxiv.org/abs/2101.00001), CVPR 2023", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			list := readList("list.md", []byte(test.list))
			var source work.Memory
			source.Add(known)
			answers, err := source.Lookup(t.Context(), known.IDs)
			if err != nil {
				t.Fatal(err)
			}
			papers, _ := paper.Merge([]readlist.List{list}, answers, nil)
			v := papers[0].Meta.PublishedIn()
			got := v.Name
			if v.Year != 0 && v.Kind == "" {
				got = fmt.Sprint(v.Name, " of ", v.Year)
			}
			if len(papers) != 1 || got != test.want {
				t.Errorf("%d papers, the first in %q, want %q", len(papers), got, test.want)
			}
		})
	}
}
