package arxiv

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"clipgraph/bib/work"
)

const oneEntry = `<entry>
    <id>http://arxiv.org/abs/hep-th/9901001v3</id>
    <title>On the Flöcks of
  $ω$-Birds</title>
    <summary>  We count
  birds.
</summary>
    <published>1999-01-01T00:00:00Z</published>
    <updated>2001-12-31T23:59:59Z</updated>
    <author><name>Ada B. Lovelace</name><arxiv:affiliation>Nowhere</arxiv:affiliation></author>
    <author><name>Jan van der Grün</name></author>
    <author><name>The FLÖCK Collaboration</name></author>
    <category term="hep-th"/><category term="math.AG"/><category term="14J60 (Primary), 14F05"/><category term="I.2.10"/><category term="hep-th"/>
    <arxiv:primary_category term="hep-th"/>
    <arxiv:comment>3 pages,
  2 birds</arxiv:comment>
    <arxiv:journal_ref>J. Birds 1 (1999) 2--3</arxiv:journal_ref>
    <arxiv:doi>https://doi.org/10.1000/BIRDS.1; 10.1000/birds.2</arxiv:doi>
  </entry>`

func TestParseFeed(t *testing.T) {
	want := []*work.Work{{
		IDs: work.IDs(mustID(t, "hep-th/9901001").WorkID(), work.NewDOI("10.1000/BIRDS.1")), Version: 3, Title: "On the Flöcks of $ω$-Birds",
		Authors:   []work.Person{{Family: "Lovelace", Given: "Ada B."}, {Family: "Grün", Given: "Jan", Particle: "van der"}, {Family: "The FLÖCK Collaboration"}},
		Published: work.NewDate(1999, 1, 1), Updated: work.NewDate(2001, 12, 31),
		PrimaryCategory: "hep-th", Categories: []string{"hep-th", "math.AG"},
		JournalRef: "J. Birds 1 (1999) 2--3", Comment: "3 pages, 2 birds", Abstract: "We count birds.",
	}}
	whole := feedOf(1, 100, oneEntry)
	latin, err := charmap.ISO8859_1.NewEncoder().String(strings.Replace(strings.ReplaceAll(whole, "ω", "&#x3C9;"), "UTF-8", "iso-8859-1", 1))
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(whole, "UTF-8", "UTF-16", 1))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, body, contentType string }{
		{"as arXiv sends it", whole, "application/atom+xml; charset=utf-8"},
		{"no Content-Type", whole, ""},
		{"a mark at the beginning", "\uFEFF" + whole, ""},
		{"Latin-1 by its declaration", latin, ""},
		{"Latin-1 by its declaration, not by the Content-Type", latin, "text/xml; charset=utf-8"},
		{"Latin-1 by the Content-Type", strings.Replace(latin, " encoding='iso-8859-1'", "", 1), "text/xml; charset=ISO-8859-1"},
		{"UTF-16", wide, ""},
		{"control characters", strings.ReplaceAll(whole, "Birds", "Bi\x00\x1frds&#2;&#x1F;&#xFFFF;"), ""},
		{"a namespace with a prefix", strings.NewReplacer("<?", "<?", "<opensearch", "<opensearch", "</opensearch", "</opensearch",
			"<arxiv", "<arxiv", "</arxiv", "</arxiv", "</", "</a:", "<", "<a:", "xmlns=", "xmlns:a=").Replace(whole), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, err := parseFeed([]byte(test.body), test.contentType)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, f.papers, cmp.AllowUnexported(ID{})); diff != "" {
				t.Error(diff)
			}
			if f.total != 1 || f.page != 100 || f.entries != 1 {
				t.Errorf("of %d, %d a page", f.total, f.page)
			}
		})
	}
}

func TestParseFeedThatIsNone(t *testing.T) {
	whole := feedOf(2, 100, oneEntry, entry("1706.03762v7", "Another", ""))
	tests := []struct {
		name, body string
		papers     int
		noFeed     bool
	}{
		{"nothing", "", 0, true},
		{"text", "Rate exceeded.", 0, true},
		{"a page", "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>Sorry<br></body></html>", 0, true},
		{"a page that is XML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>`, 0, true},
		{"another feed", "<feed><entry/></feed>", 0, true},
		{"cut off in the head", whole[:150], 0, false},
		{"cut off in the first entry", whole[:strings.Index(whole, "Birds")], 0, false},
		{"cut off in the second", whole[:strings.Index(whole, "Another")], 1, false},
		{"cut off before the end", strings.TrimSuffix(whole, "</feed>\n"), 2, false},
		{"an unknown encoding", strings.Replace(whole, "UTF-8", "klingon", 1), 0, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f, err := parseFeed([]byte(test.body), "")
			if err == nil || errors.Is(err, errNoFeed) != test.noFeed || len(f.papers) != test.papers {
				t.Errorf("%d papers, error %v", len(f.papers), err)
			}
		})
	}
}

func TestParseErrorFeed(t *testing.T) {
	for _, scheme := range []string{"http", "https"} {
		f, err := parseFeed([]byte(feedOf(1, 1, errorEntry(scheme, "math.GT/1"))), "")
		if err != nil || len(f.papers) > 0 || len(f.refused) != 1 || f.refused[0] != "math.GT/1" {
			t.Errorf("%+v, %v", f, err)
		}
	}
	f, err := parseFeed([]byte(feedOf(1, 1, `<entry><id>https://arxiv.org/api/errors#start_must_be_an_integer</id><title>Error</title><summary>start must be an integer</summary></entry>`)), "")
	if err != nil || f.failure != "start must be an integer" {
		t.Errorf("%+v, %v", f, err)
	}
}

// FuzzParseFeed checks that no answer breaks the reader, and that what it
// takes from one is clean.
func FuzzParseFeed(f *testing.F) {
	f.Add([]byte(feedOf(1, 100, oneEntry)))
	f.Add([]byte(feedOf(1, 1, errorEntry("https", "abc"))))
	f.Add([]byte("\xFF\xFE<\x00f\x00"))
	f.Fuzz(func(t *testing.T, body []byte) {
		feed, _ := parseFeed(body, "")
		for _, p := range feed.papers {
			if Of(p).IsZero() || p.Title == "" || p.Title != oneLine(p.Title) {
				t.Errorf("%+v", p)
			}
		}
	})
}

// What arXiv answered in 2026, as it was recorded.
func TestRecordedAnswers(t *testing.T) {
	folder := filepath.Join("..", "..", "shared", "fixtures", "arxiv-api")
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("no recorded answers in %s", folder)
	}
	want := map[string][]string{ // by name of the file, as a person reads them
		"id_0000.0000":             nil,
		"id_0808.05394":            nil,
		"id_0808.05394_1707.08567": {"1707.08567v1 34 authors to Hirosuke/Yamamoto, 2017-07-27 to 2017-07-27, [cs.IT]"},
		"id_1605.08386":            {"1605.08386v1 2 authors to Tobias/Windisch, 2016-05-26 to 2016-05-26, [math.CO math.ST]"},
		"id_2104.12255v1":          {"2104.12255v1 1 authors to Quan Thoi Minh/Nguyen, 2021-04-20 to 2021-04-20, [cs.CR]"},
		"id_abc":                   nil,
		"id_astro-ph_0601001":      {"astro-ph/0601001v1 4 authors to Andrzej/Udalski, 2006-01-02 to 2006-01-02, [astro-ph]"},
		"q_testing": {
			"2202.12139v1 3 authors to Helge/Spieker, 2022-02-24 to 2022-02-24, [cs.SE cs.LG]",
			"2405.13786v1 4 authors to Robert/Feldt, 2024-05-22 to 2024-05-22, [cs.SE cs.AI]",
			"2005.14124v2 5 authors to Fan/Zhang, 2020-05-28 to 2020-07-16, [cs.SE cs.CR cs.LG]",
			"2204.08348v3 4 authors to Alessandro/Orso, 2022-04-18 to 2022-07-06, [cs.SE]",
			"2302.03287v3 5 authors to Wing/Lam, 2023-02-07 to 2023-03-11, [cs.SE cs.HC]",
			"1202.4527v1 2 authors to Emi/Retna, 2012-02-21 to 2012-02-21, [cs.SE]",
			"2503.05378v2 4 authors to Andrea/Arcuri, 2025-03-07 to 2025-08-12, [cs.SE]",
			"1205.1866v1 2 authors to Balwinder/Singh, 2012-05-09 to 2012-05-09, [cs.AR]",
			"2502.07719v2 4 authors to Oliviero/Riganelli, 2025-02-11 to 2025-02-12, [cs.SE]",
			"1812.11470v1 2 authors to Lipo/Wang, 2018-12-30 to 2018-12-30, [cs.SE]",
		},
	}
	details := map[string]string{ // where a field is worth a look
		"2104.12255": "0",
		"1707.08567": "Proceedings of Workshop AEW10: Concepts in Information Theory and Communications",
		"2302.03287": "ChatGPT and Software Testing Education: Promises & Perils 10.1109/ICSTW58534.2023.00078",
		"2005.14124": "Active Fuzzing for Testing and Securing Cyber-Physical Systems 10.1145/3395363.3397376",
	}
	names := map[string]string{"1707.08567": "Dirk Wübben", "2405.13786": "José Raúl Romero"}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var recorded struct {
			Status int    `json:"status_code"`
			Body   string `json:"body"`
		}
		if err := json.Unmarshal(data, &recorded); err != nil {
			t.Fatal(err)
		}
		// The recorder took the bytes of the answer for Latin-1.
		sent, err := charmap.ISO8859_1.NewEncoder().String(recorded.Body)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parseFeed([]byte(sent), "")
		if err != nil || (recorded.Status == 400) != (len(f.refused) > 0) {
			t.Errorf("%s: refuses %q, error %v", filepath.Base(file), f.refused, err)
		}
		var got []string
		for _, p := range f.papers {
			last := p.Authors[len(p.Authors)-1]
			got = append(got, fmt.Sprintf("%v %d authors to %s/%s, %s to %s, %v", Ref{Of(p), p.Version}, len(p.Authors), last.Given, last.Family, p.Published, p.Updated, p.Categories))
			if text := strings.TrimSpace(p.Title + " " + p.DOI()); details[Of(p).String()] != "" && details[Of(p).String()] != text {
				t.Errorf("%v: %q", Of(p), text)
			}
			if name := names[Of(p).String()]; name != "" && !slices.ContainsFunc(p.Authors, func(a work.Person) bool { return a.String() == name }) {
				t.Errorf("%v: %v lack %s", Of(p), p.Authors, name)
			}
			if p.PrimaryCategory != p.Categories[0] || p.Withdrawn() {
				t.Errorf("%v: %s, withdrawn %v", Of(p), p.PrimaryCategory, p.Withdrawn())
			}
		}
		name, _, _ := strings.Cut(filepath.Base(file), "_s0_")
		if expected, there := want[name]; !there {
			t.Errorf("nobody read %s yet", name)
		} else if diff := cmp.Diff(expected, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
