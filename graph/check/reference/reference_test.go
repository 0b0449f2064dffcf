package reference

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clipgraph/bib"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
)

// entryOf reads an entry whose fields are written "name = value; name = value".
func entryOf(t testing.TB, kind, fields string) *Entry {
	t.Helper()
	var all [][2]string
	for f := range strings.SplitSeq(fields, "; ") {
		name, value, _ := strings.Cut(f, " = ")
		all = append(all, [2]string{name, value})
	}
	return newEntry(t, kind, all)
}

func newEntry(t testing.TB, kind string, fields [][2]string) *Entry {
	t.Helper()
	var text strings.Builder
	text.WriteString("@" + kind + "{key")
	for _, f := range fields {
		fmt.Fprintf(&text, ", %s = {%s}", f[0], f[1])
	}
	for e := range bib.Parse("", text.String()+"}\n").Entries() {
		return NewEntry(e.Paper(nil))
	}
	t.Fatalf("no entry: %q", fields)
	return nil
}

// recordOf reads a record that is written "Title | Author and Author | venue | year | doi".
func recordOf(text string) Record {
	f := strings.Split(text+" |  |  |  | ", " | ")
	for e := range bib.Parse("", fmt.Sprintf("@inproceedings{a, title={%s}, author={%s}, booktitle={%s}, year={%s}, doi={%s}}\n", f[0], f[1], f[2], f[3], f[4])).Entries() {
		w := e.Paper(nil)
		w.AddID(work.NewDOI(strings.TrimSpace(f[4])))
		return Record{w, "DBLP"}
	}
	return Record{}
}

const (
	pebbles = "Learning to Sort Pebbles by Colour | Ida Lark and Anna Reed and Richard Roe | CVPR | 2021 | 10.1109/cvpr46437.2021.00001"
	cited   = "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Anna Reed and Richard Roe; "
)

// judgements are entries, what is known of them, and the faults: the certainty (1 odd, 2
// likely, 3 certain) and the test.
var judgements = []struct {
	name, kind, fields string
	titled, doi, near  string // records
	evidence           Evidence
	want               string
}{
	{"right", "inproceedings", cited + "booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, ""},
	{"right, by other spellings", "inproceedings", "title = Learning to sort {Pebbles} by colour; author = Lark, I. and Reed, A. and others; booktitle = Proc. IEEE Conf. Comput. Vis. Pattern Recognit.; year = 2021", pebbles, "", "", Evidence{}, ""},

	{"no author in common, at the same venue", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ann Other and Bo Further; booktitle = CVPR; year = 2022", pebbles, "", "", Evidence{}, "3 authors-other, 1 venue"},
	{"no author in common, at another", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ann Other and Bo Further; booktitle = Meeting on Stones; year = 2021", pebbles, "", "", Evidence{}, "2 authors-other"},
	{"no author in common, a preprint", "article", "title = Learning to Sort Pebbles by Colour; author = Ann Other and Bo Further; journal = arXiv preprint arXiv:2101.00001; year = 2021", pebbles, "", "", Evidence{}, "1 authors-other"},
	{"no author in common, a title of three words", "inproceedings", "title = Sorting Many Pebbles; author = Ann Other; booktitle = CVPR; year = 2021", "Sorting Many Pebbles | Ida Lark | CVPR | 2021", "", "", Evidence{}, "1 authors-other"},
	{"no author in common, the DOI holds", "inproceedings", "title = Sorting Many Pebbles; author = Ann Other; booktitle = CVPR; year = 2021; doi = 10.1109/cvpr46437.2021.00001", "Sorting Many Pebbles | Ida Lark | CVPR | 2021 | 10.1109/cvpr46437.2021.00001", "", "", Evidence{}, "3 authors-other"},
	{"a group", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = {Pebble Team}; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, ""},
	{"one of three", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Ann Other and Bo Further; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "2 authors-foreign"},
	{"one of three, who is all of the record", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Ann Other and Bo Further; booktitle = CVPR; year = 2021", "Learning to Sort Pebbles by Colour | Ida Lark | CVPR | 2021", "", "", Evidence{}, ""},
	{"one changed", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Ann Other and Richard Roe; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "2 authors-extra"},
	{"one changed in a preprint", "article", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Ann Other and Richard Roe; journal = arXiv preprint arXiv:2101.00001; year = 2021", pebbles, "", "", Evidence{}, "1 authors-extra, 1 published"},
	{"one more", "inproceedings", cited[:len(cited)-2] + " and Ann Other; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "1 authors-extra"},
	{"one missing", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Richard Roe; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "2 authors-missing"},
	{"one missing in a preprint", "article", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Richard Roe; journal = arXiv preprint arXiv:2101.00001; year = 2021", pebbles, "", "", Evidence{}, "1 authors-missing, 1 published"},
	{"in another order", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Anna Reed and Ida Lark and Richard Roe; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "1 authors-order"},
	{"one given name", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Max Reed and Richard Roe; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "1 author-given"},
	{"two given names", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Max Reed and Otto Roe; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "2 authors-foreign"},
	{"two given names of five", "inproceedings", "title = Pebbles and Their Many Colours; author = Ida Lark and Max Reed and Otto Roe and Cara Cole and Don Dole; booktitle = CVPR; year = 2021", "Pebbles and Their Many Colours | Ida Lark and Anna Reed and Richard Roe and Cara Cole and Don Dole | CVPR | 2021", "", "", Evidence{}, "2 author-given"},
	{"et al.", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = Lark \\emph{et al.}; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "2 et-al"},
	{"et al., in braces", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = {Lark et al.}; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, "1 et-al"},
	{"all authors in one pair of braces", "inproceedings", "title = Learning to Sort Pebbles by Colour; author = {Ida Lark, Anna Reed, and Richard Roe}; booktitle = CVPR; year = 2021", pebbles, "", "", Evidence{}, ""},
	{"names from a page", "inproceedings", "title = Learning to Sort Pebbles &amp; Stones; author = Ida d&apos;Amore; booktitle = CVPR; year = 2021", "Learning to Sort Pebbles and Stones | Ida d'Amore | CVPR | 2021", "", "", Evidence{}, ""},
	{"of two records that which is meant", "inproceedings", cited + "booktitle = CVPR; year = 2021", "Learning to Sort Pebbles by Colour | Ann Other | ICLR | 2019 || " + pebbles, "", "", Evidence{}, ""},

	{"two years off", "inproceedings", cited + "booktitle = CVPR; year = 2019", pebbles, "", "", Evidence{}, "2 venue-year"},
	{"a year off", "inproceedings", cited + "booktitle = CVPR; year = 2022", pebbles, "", "", Evidence{}, "1 venue-year"},
	{"at another conference of the year", "inproceedings", cited + "booktitle = ICLR; year = 2021", pebbles, "", "", Evidence{}, "2 venue-other"},
	{"at another conference later, of which nothing is known", "inproceedings", cited + "booktitle = ICLR; year = 2022", pebbles, "", "", Evidence{}, "1 venue-other"},
	{"at another conference later, of which something is known", "inproceedings", cited + "booktitle = ICLR; year = 2022", pebbles, "", "", Evidence{Papers: 3}, "2 venue-other"},
	{"at another conference, of which all is known", "inproceedings", cited + "booktitle = ICLR; year = 2022", pebbles, "", "", Evidence{Papers: 900, Whole: "DBLP"}, "2 venue-closed"},
	{"at another conference, by a DOI of its own", "inproceedings", cited + "booktitle = FAccT; year = 2021; doi = 10.1145/9", pebbles, "", "", Evidence{}, "1 venue-other"},
	{"a talk about it at another conference", "inproceedings", cited + "booktitle = FAccT; year = 2021", "Learning to Sort Pebbles by Colour | Ida Lark and Anna Reed | KDD | 2021", "", "", Evidence{}, "1 authors-extra, 1 venue-other"},
	{"at a workshop", "inproceedings", cited + "booktitle = ICLR Workshops; year = 2021", pebbles, "", "", Evidence{}, "1 venue-other"},
	{"in a journal later", "article", cited + "journal = IEEE Transactions on Pattern Analysis and Machine Intelligence; year = 2023", pebbles, "", "", Evidence{}, "1 venue-other"},
	{"at a conference that nobody knows", "inproceedings", cited + "booktitle = Conference on Spatial Intelligence; year = 2021", pebbles, "", "", Evidence{}, "2 venue-unknown"},
	{"in a journal that nobody knows", "article", cited + "journal = Journal of Spatial Intelligence; year = 2021", pebbles, "", "", Evidence{}, "1 venue-unknown"},
	{"published since", "misc", cited + "eprint = 2101.00001; archiveprefix = arXiv; year = 2021", pebbles, "", "", Evidence{}, "1 published"},
	{"never", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ECCV; year = 2021", "", "", "", Evidence{}, "2 venue-never"},
	{"ever", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ECCV; year = 2022", "", "", "", Evidence{}, ""},

	{"to come", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2028", "", "", "", Evidence{Now: 2026}, "3 year-future"},
	{"next year", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2027", "", "", "", Evidence{Now: 2026}, ""},
	{"who knows which year it is", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2828", "", "", "", Evidence{}, ""},
	{"two years before arXiv had it", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2021; eprint = 2303.00001; archiveprefix = arXiv", "", "", "", Evidence{}, "2 arxiv-later"},
	{"two years before, and published", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = Meeting on Walls; year = 2021; eprint = 2303.00001; archiveprefix = arXiv; doi = 10.1016/9", "", "", "", Evidence{}, "1 arxiv-later"},
	{"a year before", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2022; eprint = 2303.00001; archiveprefix = arXiv", "", "", "", Evidence{}, "1 arxiv-later"},
	{"the month before", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2022; eprint = 2301.00001; archiveprefix = arXiv", "", "", "", Evidence{}, ""},
	{"three years later", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2026; eprint = 2303.00001; archiveprefix = arXiv", "", "", "", Evidence{}, "1 arxiv-later"},
	{"no identifier of arXiv's", "misc", "title = Walls of Dry Stones; author = Ida Lark; year = 2023; doi = 10.48550/arXiv.2310.XXXX", "", "", "", Evidence{}, "3 arxiv-form"},

	{"a DOI of another conference", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ICLR; year = 2021; doi = 10.1109/CVPR46437.2021.00009", "", "", "", Evidence{}, "3 doi-venue"},
	{"a DOI of its workshops", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = CVPR; year = 2021; doi = 10.1109/CVPRW53098.2021.00009", "", "", "", Evidence{}, ""},
	{"a DOI of another year", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = AAAI; year = 2019; doi = 10.1609/AAAI.V35I2.9", "", "", "", Evidence{}, "3 doi-year"},
	{"a DOI of the next year", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = AAAI; year = 2020; doi = 10.1609/AAAI.V35I2.9", "", "", "", Evidence{}, "1 doi-year"},
	{"a DOI of a journal, printed later", "article", "title = Walls of Dry Stones; author = Ida Lark; journal = IEEE Trans. Knowl. Data Eng.; year = 2021; doi = 10.1109/TKDE.2018.2885515", "", "", "", Evidence{}, ""},
	{"a DOI of the ACL Anthology", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ICML; year = 2019; doi = 10.18653/v1/N19-1423", "", "", "", Evidence{}, "3 doi-venue"},
	{"a DOI of IJCAI", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ICML; year = 2021; doi = 10.24963/ijcai.2021/9", "", "", "", Evidence{}, "3 doi-venue"},
	{"a DOI of Interspeech", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ICML; year = 2021; doi = 10.21437/Interspeech.2021-9", "", "", "", Evidence{}, "3 doi-venue"},
	{"a DOI and a conference that nobody knows", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = Meeting on Walls; year = 2021; doi = 10.1109/CVPR46437.2021.00009", "", "", "", Evidence{}, "2 doi-venue-unknown"},
	{"a DOI where there are none", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ICLR; year = 2021; doi = 10.1145/9.9", "", "", "", Evidence{}, "2 doi-prefix"},
	{"a DOI of another publisher", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = KDD; year = 2021; doi = 10.1109/9.9", "", "", "", Evidence{}, "2 doi-prefix"},
	{"a DOI of a journal whose name is a little off", "article", "title = Walls of Dry Stones; author = Ida Lark; journal = IEEE Transaction on Robotics; year = 2006; doi = 10.1109/TRO.2005.861458", "", "", "", Evidence{}, ""},
	{"a number of ACM's", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = KDD; year = 2021; doi = 10.5555/9.9", "", "", "", Evidence{}, "1 doi-prefix"},
	{"a DOI of a repository", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = KDD; year = 2021; doi = 10.3929/9.9", "", "", "", Evidence{}, ""},
	{"a DOI of before", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = ICML; year = 2009; doi = 10.1145/9.9", "", "", "", Evidence{}, ""},
	{"a chapter of a book named as a conference", "incollection", "title = Walls of Dry Stones; author = Ida Lark; booktitle = Intelligent Robots and Systems; year = 1995; doi = 10.1016/9.9", "", "", "", Evidence{}, ""},
	{"a prefix that was not given out", "misc", "title = Walls of Dry Stones; author = Ida Lark; doi = 10.75000/9", "", "", "", Evidence{}, "2 doi-prefix-range"},
	{"the last prefix that may be", "misc", "title = Walls of Dry Stones; author = Ida Lark; doi = 10.74999/9", "", "", "", Evidence{}, ""},
	{"a DOI of another work", "inproceedings", "title = Walls without Any Mortar; author = Ann Other; booktitle = CVPR; year = 2021; doi = 10.1109/CVPR46437.2021.00001", "", pebbles, "", Evidence{}, "3 doi-other"},
	{"a DOI of another work, and all else is right", "inproceedings", "title = Walls without Any Mortar; author = Ann Other; booktitle = CVPR; year = 2021; doi = 10.1109/CVPR46437.2021.00001", "Walls without Any Mortar | Ann Other | CVPR | 2021", pebbles, "", Evidence{}, "2 doi-other"},
	{"a DOI of a title like it", "inproceedings", "title = Learning to Sort Pebbles by Colors; author = Ida Lark and Anna Reed and Richard Roe; booktitle = CVPR; year = 2021; doi = 10.1109/CVPR46437.2021.00001", "", pebbles, pebbles, Evidence{}, "2 title-near-doi"},
	{"a DOI of its title without the subtitle", "inproceedings", cited[:len("title = Learning to Sort Pebbles by Colour")] + ": A Study; author = Ida Lark and Anna Reed and Richard Roe; booktitle = CVPR; year = 2021; doi = 10.1109/CVPR46437.2021.00001", "", pebbles, "", Evidence{}, ""},

	{"a title like it", "inproceedings", "title = Learning to Sort Stones by Colour; author = Ida Lark and Anna Reed; booktitle = CVPR; year = 2020", "", "", pebbles, Evidence{}, "2 title-near"},
	{"a title like it, elsewhere", "inproceedings", "title = Learning to Sort Stones by Colour; author = Ida Lark and Anna Reed; booktitle = ICLR; year = 2021", "", "", pebbles, Evidence{}, ""},
	{"a title like it, long before", "inproceedings", "title = Learning to Sort Stones by Colour; author = Ida Lark and Anna Reed; booktitle = CVPR; year = 2019", "", "", pebbles, Evidence{}, "1 title-near"},
	{"a title like it, by others", "inproceedings", "title = Learning to Sort Stones by Colour; author = Ida Lark and Ann Other; booktitle = CVPR; year = 2021", "", "", pebbles, Evidence{}, ""},
	{"another title", "inproceedings", "title = Learning to Count Stones at Night; author = Ida Lark and Anna Reed; booktitle = CVPR; year = 2021", "", "", pebbles, Evidence{}, ""},
	{"a title with a subtitle", "inproceedings", "title = Learning to Sort Pebbles by Colour: A Study; author = Ida Lark and Anna Reed; booktitle = CVPR; year = 2021", "", "", pebbles, Evidence{}, "1 title-near"},

	{"a preprint without the name in front", "article", "title = Learning to Sort Pebbles by Colour; author = Ida Lark and Anna Reed; journal = arXiv preprint arXiv:2001.00001; year = 2020", "", "", "PebbleNet: Learning to Sort Pebbles by Colour | Ida Lark and Anna Reed | CVPR | 2021", Evidence{}, "1 published-as"},
	{"too short a title to be looked for", "inproceedings", "title = Mask R-CNN; author = Ida Lark; booktitle = ICCV; year = 2017", "", "", "", Evidence{Asked: true, Whole: "DBLP"}, ""},
	{"printed by the publisher of many", "inproceedings", cited + "booktitle = Proceedings of Machine Learning Research; year = 2021", pebbles, "", "", Evidence{}, ""},
	{"in no index", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = CVPR; year = 2021", "", "", "", Evidence{Asked: true}, "1 unknown"},
	{"not among all papers", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = CVPR; year = 2021", "", "", "", Evidence{Asked: true, Whole: "DBLP"}, "1 absent"},
	{"not among all papers, by strangers", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark and Ann Other and Bo Further; booktitle = CVPR; year = 2021", "", "", "", Evidence{Asked: true, Whole: "DBLP", Strangers: true}, "2 absent-nopair"},
	{"not among all papers, by strangers, on arXiv", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark and Ann Other and Bo Further; booktitle = CVPR; year = 2021; eprint = 2101.00001; archiveprefix = arXiv", "", "", "", Evidence{Asked: true, Whole: "DBLP", Strangers: true}, "1 absent"},
	{"strangers, where not all is known", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark and Ann Other and Bo Further; booktitle = CVPR; year = 2021", "", "", "", Evidence{Asked: true, Strangers: true}, "1 unknown"},
	{"another paper of the authors there", "inproceedings", "title = Walls without Any Mortar; author = Ida Lark and Anna Reed and Richard Roe; booktitle = CVPR; year = 2021", "", "", pebbles, Evidence{Asked: true, Whole: "DBLP"}, "2 absent-elsewhere"},
	{"another paper of them there, in another order", "inproceedings", "title = Walls without Any Mortar; author = Anna Reed and Ida Lark and Richard Roe; booktitle = CVPR; year = 2021", "", "", pebbles, Evidence{Asked: true, Whole: "DBLP"}, "1 absent"},
	{"another paper of two authors there", "inproceedings", "title = Walls without Any Mortar; author = Ida Lark and Anna Reed; booktitle = CVPR; year = 2021", "", "", "Rivers of Stones | Ida Lark and Anna Reed | CVPR | 2021", Evidence{Asked: true, Whole: "DBLP"}, "1 absent"},
	{"a track that is printed apart", "inproceedings", "title = A Benchmark of Walls; author = Ida Lark; booktitle = NeurIPS; year = 2021", "", "", "", Evidence{Asked: true, Whole: "DBLP"}, "1 unknown"},

	{"no names yet", "misc", "title = Walls of Dry Stones; author = Firstname Lastname", "", "", "", Evidence{}, "3 placeholder"},
	{"anonymous, under review", "misc", "title = Walls of Dry Stones; author = Anonymous; note = under review", "", "", "", Evidence{}, ""},
	{"anonymous, published", "inproceedings", "title = Walls of Dry Stones; author = Anonymous; booktitle = ICLR; year = 2021", "", "", "", Evidence{}, "3 placeholder"},
	{"no title yet", "misc", "title = Your Paper Title; author = Ida Lark", "", "", "", Evidence{}, "3 placeholder"},
	{"no venue yet", "inproceedings", "title = Walls of Dry Stones; author = Ida Lark; booktitle = Conference Name; year = 2021", "", "", "", Evidence{}, "3 placeholder"},
}

func recordsOf(text string) []Record {
	var all []Record
	for r := range strings.SplitSeq(text, " || ") {
		if r != "" {
			all = append(all, recordOf(r))
		}
	}
	return all
}

func TestJudge(t *testing.T) {
	for _, test := range judgements {
		t.Run(test.name, func(t *testing.T) {
			e := entryOf(t, test.kind, test.fields)
			evidence := test.evidence
			evidence.Titled, evidence.WithDOI, evidence.Near = recordsOf(test.titled), recordsOf(test.doi), recordsOf(test.near)
			var got []string
			for _, f := range Judge(e, evidence) {
				got = append(got, fmt.Sprintf("%d %s", f.Certainty, f.Test))
				if !slices.Contains(Rules, f.Rule) || f.Message == "" {
					t.Errorf("%+v", f)
				}
			}
			want := strings.TrimSuffix(test.want, ", 1 venue") // nothing is said of the venue of others' work
			if got := strings.Join(got, ", "); !strings.HasPrefix(got, want) || want == "" && got != "" {
				t.Errorf("%s, want %s", got, want)
			} else if got != want {
				t.Errorf("%s beside %s", got, want)
			}
		})
	}
}

func TestIsWhole(t *testing.T) {
	for _, test := range []struct {
		venue        string
		year, papers int
		want         bool
	}{
		{"CVPR", 2021, 1660, true}, {"CVPR", 2022, 1073, false}, {"CVPR", 2023, 2355, true}, {"NeurIPS", 2021, 2334, true}, {"NeurIPS", 2021, 2300, false},
		{"CVPR", 2001, 500, false}, {"ICASSP", 2023, 9000, false}, {"ICLR", 2022, 1094, true},
	} {
		if got := isWhole(venue.SeriesOf(test.venue, test.year).Stream, test.year, test.papers); got != test.want {
			t.Errorf("%d papers are all of %s %d: %v", test.papers, test.venue, test.year, got)
		}
	}
	for key := range paperCounts() {
		if facts, known := venueFacts[key.stream]; !known || facts.held != nil && !facts.held(key.year) {
			t.Errorf("%v has papers, and was not held or is not known", key)
		}
	}
}

// Every series of the facts is one of the table of venues.
func TestVenueFacts(t *testing.T) {
	for stream := range venueFacts {
		name := strings.ToUpper(strings.TrimPrefix(stream, "conf/"))
		if name == "NIPS" || name == "INTERSPEECH" || name == "CORL" || name == "RECSYS" {
			continue
		}
		if s := venue.SeriesOf(name, 2022); s.Stream != stream {
			t.Errorf("%s is %+v", stream, s)
		}
	}
}
