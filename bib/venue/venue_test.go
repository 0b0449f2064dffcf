package venue

import (
	"slices"
	"strings"
	"testing"

	"clipgraph/bib/work"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	conference := func(short, full string, year int) work.Venue {
		return work.Venue{Kind: "inproceedings", Name: full + " (" + short + ")", Short: short, Year: year}
	}
	article := func(short, full string, year int) work.Venue {
		return work.Venue{Kind: "article", Name: full, Short: short, Year: year}
	}
	cvpr := conference("CVPR", "IEEE/CVF Conference on Computer Vision and Pattern Recognition", 2023)
	icml := conference("ICML", "International Conference on Machine Learning", 2024)
	tests := []struct {
		text string
		want work.Venue
	}{
		{"CVPR 2023", cvpr},
		{"CVPR, 2023", cvpr},
		{"CVPR2023", cvpr},
		{"CVPR'23", cvpr},
		{"CVPR’ 23", cvpr},
		{"CVPR 23", cvpr},
		{"2023-CVPR", cvpr},
		{"[CVPR 2023]", cvpr},
		{"cvpr 2023", cvpr},
		{"CVPR 2023 (Oral)", cvpr},
		{"CVPR (Highlight), 2023", cvpr},
		{"CVPR 2023, Best Paper Award", cvpr},
		{"Accepted by CVPR 2023", cvpr},
		{"CVPR, Jun 2023", cvpr},
		{"IEEE/CVF Conference on Computer Vision and Pattern Recognition, CVPR 2023, Vancouver, BC, Canada, June 17-24", cvpr},
		{"Proceedings of the 41st International Conference on Machine Learning, 2024", icml},
		{"The Forty-First International Conference on Machine Learning (ICML), 2024", icml},
		{"CVPR 2010", conference("CVPR", "IEEE Conference on Computer Vision and Pattern Recognition", 2010)},
		{"CVPRW 2023", conference("CVPRW", "IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops", 2023)},
		{"NeurIPS 2023 Datasets and Benchmarks Track", conference("NeurIPS", "Advances in Neural Information Processing Systems", 2023)},
		{"NeurIPS 2016", conference("NIPS", "Advances in Neural Information Processing Systems", 2016)},
		{"EMNLP 2022 Findings", work.Venue{Kind: "inproceedings", Name: "Findings of the Association for Computational Linguistics: EMNLP 2022", Short: "EMNLP Findings", Year: 2022}},
		{"Findings of ACL 2023", work.Venue{Kind: "inproceedings", Name: "Findings of the Association for Computational Linguistics: ACL 2023", Short: "ACL Findings", Year: 2023}},
		{"IEEE TPAMI 2022", article("TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", 2022)},
		{"TPAMI'22", article("TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", 2022)},
		{"Nature Methods, June 2021", article("Nature Methods", "Nature Methods", 2021)},
		{"2021 Nature Methods", article("Nature Methods", "Nature Methods", 2021)},

		// These are no series with a year, or more than one thing.
		{"", work.Venue{}},
		{"CVPR", work.Venue{}},
		{"CVPR 1923", work.Venue{}},
		{"CVPR 20235", work.Venue{}},
		{"CVPR 2022, CVPR 2023", work.Venue{}},
		{"CVPR 2023 / TPAMI 2023", work.Venue{}},
		{"Submitted to CVPR 2023", work.Venue{}},
		{"CVPR 2023 under review", work.Venue{}},
		{"Rejected by CVPR 2023", work.Venue{}},
		{"Workshop on Nets at CVPR 2023", work.Venue{}},
		{"ICML Workshop 2024", work.Venue{}},
		{"arXiv 2023", work.Venue{}},
		{"Preprint 2023", work.Venue{}},
		{"ISCA 2023", work.Venue{}}, // two series share the name
		{"PR 2023", work.Venue{}},
		{"Date 2023", work.Venue{}}, // DATE is a conference
		{"Case 2023", work.Venue{}},
		{"TPAMI 44", work.Venue{}}, // a volume
		{"Findings of Nets 2023", work.Venue{}},
		{"Nature Methods 10, 2021", work.Venue{}},
		{strings.Repeat("CVPR 2023 ", 21), work.Venue{}},
	}
	for _, test := range tests {
		got, ok := Parse(test.text, 0)
		if !ok {
			got = work.Venue{}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", test.text, diff)
		}
	}
	if got, ok := Parse("CVPR", 2023); !ok || got != cvpr {
		t.Errorf("CVPR with 2023 beside it: %v", got)
	}
	if got, _ := Parse("AAAI 97", 0); got.Year != 1997 {
		t.Errorf("the year 97 is %d", got.Year)
	}
	if got, _ := Parse("AAAI 49", 0); got.Year != 2049 {
		t.Errorf("the year 49 is %d", got.Year)
	}
}

func TestOf(t *testing.T) {
	listed := func(name, ref string) *work.Work {
		w := &work.Work{JournalRef: ref}
		w.SetVenue(work.Venue{Name: name})
		return w
	}
	tests := []struct {
		work *work.Work
		want string
	}{
		{listed("CVPR 2023", ""), "IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"},
		{listed("Notes of a club", ""), "Notes of a club"},
		{listed("CVPR 2023", "Phys. Rev. B 75, 204442 (2007)"), "Phys. Rev. B"}, // the authors' own word
		{listed("Phys. Rev. B 75, 204442 (2007)", ""), "Phys. Rev. B"},
		{listed("", "to appear"), ""},
	}
	for _, test := range tests {
		if got := Of(test.work).Name; got != test.want {
			t.Errorf("%+v: %q, want %q", test.work, got, test.want)
		}
	}
	known := &work.Work{JournalRef: "Phys. Rev. B 75, 204442 (2007)"}
	known.SetVenue(work.Venue{Kind: "article", Name: "Known", Year: 2006})
	if got := Of(known).Name; got != "Known" {
		t.Errorf("a venue that is known: %q", got)
	}
}

// Each line of the table is whole, and each of its names leads to it in a year of its
// own.
func TestSeries(t *testing.T) {
	for line := range strings.Lines(seriesText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, " | ")
		if len(fields) != 4 || !slices.Contains([]string{"c", "w", "j"}, fields[0]) || fields[2] == "" || fields[3] == "" {
			t.Errorf("%q is no line of the table", line)
			continue
		}
		for alias := range strings.SplitSeq(fields[1], ", ") {
			name, since, until := yearsOf(strings.TrimPrefix(alias, "!"))
			year := 2015
			if since != 0 {
				year = since
			} else if until != 0 {
				year = until - 1
			}
			if s := find(name, year); s == nil || s.full != fields[2] {
				t.Errorf("%q in %d leads to %v", name, year, s)
			}
		}
		if v, ok := Parse(fields[2]+" 2022", 0); !strings.ContainsAny(fields[1], "<>") && fields[0] != "w" && (!ok || !strings.HasPrefix(v.Name, fields[2])) {
			t.Errorf("%q is read as %v", fields[2], v)
		}
	}
}

// What is read has a kind, a name and a year, and the same text with blanks around it
// is read alike.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"CVPR 2023", "Findings of ACL '23", "Proceedings of the 41st International Conference on Machine Learning, 2024", "TPAMI 22"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, ok := Parse(text, 0)
		if ok && (v.Kind == "" || v.Name == "" || v.Year < firstYear || v.Year > lastYear) {
			t.Fatalf("%q: %+v", text, v)
		}
		if len(text) > maxText-2 {
			return
		}
		if again, _ := Parse(" "+text+" ", 0); ok && again != v {
			t.Fatalf("%q: %+v, with blanks %+v", text, v, again)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	texts := []string{"CVPR 2023 (Oral)", "2021 Nature Methods", "Notes of a club, 2020", "Proceedings of the 41st International Conference on Machine Learning, 2024"}
	for i := 0; b.Loop(); i++ {
		Parse(texts[i%len(texts)], 0)
	}
}
