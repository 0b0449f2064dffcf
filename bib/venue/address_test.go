package venue

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestOfAddress(t *testing.T) {
	tests := []struct{ address, short, volume, author string }{
		{"https://openaccess.thecvf.com/content/CVPR2023/html/Lark_Kites_over_Calm_Water_CVPR_2023_paper.html", "CVPR 2023", "", "Lark Kites over Calm Water"},
		{"http://openaccess.thecvf.com/content_ICCV_2019/papers/Lark_Kites_over_Calm_Water_ICCV_2019_paper.pdf", "ICCV 2019", "", "Lark Kites over Calm Water"},
		{"https://openaccess.thecvf.com/content/CVPR2023W/WS/html/Lark_Kites_CVPRW_2023_paper.html", "CVPRW 2023", "", "Lark Kites"},
		{"https://www.cv-foundation.org/openaccess/content_cvpr_2016/html/Lark_Kites_CVPR_2016_paper.html", "CVPR 2016", "", "Lark Kites"},
		{"https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/1234_ECCV_2020_paper.php", "ECCV 2020", "", ""},
		{"https://papers.nips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html", "NIPS 2017", "", ""},
		{"https://papers.neurips.cc/paper/2019/hash/0123-Abstract.html", "NeurIPS 2019", "", ""},
		{"https://neurips.cc/virtual/2023/poster/123", "NeurIPS 2023", "", ""},
		{"https://nips.cc/virtual/2021/oral/123", "NeurIPS 2021", "", ""},
		{"https://icml.cc/virtual/2022/spotlight/123", "ICML 2022", "", ""},
		{"https://iclr.cc/virtual/2024/poster/123", "ICLR 2024", "", ""},
		{"https://cvpr.thecvf.com/virtual/2024/poster/123", "CVPR 2024", "", ""},
		{"https://proceedings.icml.cc/static/paper_files/icml/2020/123-Paper.pdf", "ICML 2020", "", ""},
		{"https://proceedings.iclr.cc/paper_files/paper/2024/hash/0123-Abstract.html", "ICLR 2024", "", ""},
		{"https://proceedings.mlsys.org/paper_files/paper/2023/hash/0123-Abstract.html", "MLSys 2023", "", ""},
		{"https://proceedings.neurips.cc/paper_files/paper/2022/hash/0123-Abstract-Conference.html", "NeurIPS 2022", "", ""},
		{"https://proceedings.mlr.press/v139/lark21a.html", "ICML 2021", "139", "lark"},
		{"https://proceedings.mlr.press/v1/lark07a.html", "", "", "lark"},
		{"https://jmlr.org/papers/v15/lark14a.html", "JMLR 2014", "15", "lark"},
		{"http://www.jmlr.org/proceedings/papers/v37/lark15.pdf", "", "", ""},
		{"https://www.ijcai.org/proceedings/2019/123", "IJCAI 2019", "", ""},
		{"https://www.ijcai.org/Proceedings/2016/Papers/123.pdf", "IJCAI 2016", "", ""},
		{"https://www.usenix.org/system/files/conference/nsdi15/nsdi15-paper-lark.pdf", "NSDI 2015", "", ""},
		{"https://www.isca-speech.org/archive/Interspeech_2018/pdfs/123.pdf", "Interspeech 2018", "", ""},
		{"https://papers.miccai.org/miccai-2024/123-Paper.html", "MICCAI 2024", "", ""},
		{"https://www.usenix.org/conference/usenixsecurity21/presentation/lark", "USENIX Security 2021", "", "lark"},
		{"https://www.usenix.org/conference/osdi22/presentation/lark", "OSDI 2022", "", "lark"},
		{"https://www.isca-archive.org/interspeech_2020/lark20_interspeech.html", "Interspeech 2020", "", "lark"},
		{"https://aclanthology.org/2020.acl-main.17/", "ACL 2020", "", ""},
		{"https://www.aclweb.org/anthology/P19-1001.pdf", "ACL 2019", "", ""},
		{"https://aclanthology.org/2022.findings-emnlp.17", "EMNLP Findings 2022", "", ""},
		{"https://aclanthology.org/P98-1001", "ACL 1998", "", ""},
		{"https://aclanthology.org/P18-2001", "ACL 2018", "", ""},
		{"https://aclanthology.org/D14-1001", "EMNLP 2014", "", ""},
		{"https://aclanthology.org/N15-1001", "NAACL 2015", "", ""},
		{"https://aclanthology.org/N18-2001", "NAACL 2018", "", ""},
		{"https://aclanthology.org/E17-1001", "EACL 2017", "", ""},
		{"https://aclanthology.org/E17-2001", "EACL 2017", "", ""},
		{"https://aclanthology.org/C16-1001", "COLING 2016", "", ""},
		{"https://aclanthology.org/Q16-1001", "TACL 2016", "", ""},
		{"https://aclanthology.org/K18-1001", "CoNLL 2018", "", ""},
		{"https://aclanthology.org/2021.findings-acl.17", "ACL Findings 2021", "", ""},

		{"https://aclanthology.org/P19-4001", "", "", ""}, // a demonstration
		{"https://aclanthology.org/W19-1001", "", "", ""},
		{"https://openaccess.thecvf.com/CVPR2023", "", "", ""},
		{"https://example.com/content/CVPR2023/html/Lark_Kites_CVPR_2023_paper.html", "", "", ""},
		{"openaccess.thecvf.com/content/CVPR2023/html/Lark_Kites_CVPR_2023_paper.html", "", "", ""},
		{"https://proceedings.neurips.cc/paper/7181-kites", "", "", ""},
		{"", "", "", ""},
	}
	for _, test := range tests {
		got := OfAddress(test.address)
		short := got.Venue.Short
		if got.Venue.Year != 0 {
			short += " " + strconv.Itoa(got.Venue.Year)
		}
		if short != test.short || got.Venue.Volume != test.volume || got.Author != test.author {
			t.Errorf("%s: %q, volume %q, by %q; want %q, %q, %q", test.address, short, got.Venue.Volume, got.Author, test.short, test.volume, test.author)
		}
	}
}

// The volumes of each conference of the Proceedings of Machine Learning Research are numbered in the
// order of its years, of which none is left out.
func TestVolumesAscend(t *testing.T) {
	type volume struct{ number, year int }
	volumes := map[string][]volume{}
	for text, proceedings := range pmlr {
		var v volume
		var series string
		if _, err := fmt.Sscan(text, &v.number); err != nil {
			t.Errorf("volume %q of %s", text, proceedings)
		}
		if _, err := fmt.Sscan(proceedings, &series, &v.year); err != nil {
			t.Errorf("volume %s is %q", text, proceedings)
		}
		volumes[series] = append(volumes[series], v)
	}
	for series, all := range volumes {
		slices.SortFunc(all, func(v, w volume) int { return cmp.Compare(v.number, w.number) })
		for i := range all {
			if all[i].year != all[0].year+i {
				t.Errorf("%s %d has volume %d", series, all[i].year, all[i].number)
			}
		}
	}
}

// Since 2020 volumes of the ACL Anthology are named after their series.
func TestNamesOfACLVolumes(t *testing.T) {
	for volume, series := range aclVolumes {
		if volume != "" && volume[0] < 'a' { // before
			continue
		}
		name, rest, _ := strings.Cut(volume, "-")
		if name == "findings" {
			name = rest + " findings"
		}
		if name != strings.ToLower(series) {
			t.Errorf("volume %q is one of %s", volume, series)
		}
	}
}

// Every volume and every series that a rule names is one of the table.
func TestRules(t *testing.T) {
	for volume, text := range pmlr {
		if _, ok := Parse(text, 0); !ok {
			t.Errorf("volume %s: %q is no series with a year", volume, text)
		}
	}
	for volume, series := range aclVolumes {
		if _, ok := Parse(series+" 2022", 0); !ok {
			t.Errorf("volume %s: %q is no series", volume, series)
		}
	}
	for _, rule := range rules {
		if _, ok := Parse(rule.series+" 2022", 0); rule.series != "" && !ok {
			t.Errorf("%s: %q is no series", rule.host, rule.series)
		}
	}
	for _, series := range usenix {
		if _, ok := Parse(series+" 2022", 0); !ok {
			t.Errorf("%q is no series", series)
		}
	}
}
