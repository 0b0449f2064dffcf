package work

import (
	"errors"
	"strings"
	"testing"
)

// What texts and addresses name, as String writes it; "" for no identifier.
func TestFindID(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "",
		"1706.03762":            "", // bare: of which kind?
		"10.1000/182":           "",
		"arXiv:1706.03762v7":    "arXiv:1706.03762",
		"arXiv: hep-th/9901001": "arXiv:hep-th/9901001",
		"https://arxiv.org/pdf/1706.03762v7.pdf#page=2": "arXiv:1706.03762",
		"https://www.arxiv.org/abs/q-alg/9501001":       "arXiv:q-alg/9501001",
		"https://doi.org/10.48550/arXiv.1706.03762":     "arXiv:1706.03762",
		"https://arxiv.org/list/cs.CL/recent":           "",

		"doi:10.1000/182":                                            "doi:10.1000/182",
		"DOI: 10.1103/PhysRevD.76.013009":                            "doi:10.1103/PhysRevD.76.013009",
		"doi 10.1000/182":                                            "doi:10.1000/182",
		"doi:https://doi.org/10.1000/182":                            "doi:10.1000/182",
		"https://doi.org/10.1000/182":                                "doi:10.1000/182",
		"HTTP://DX.DOI.ORG/10.1000/182":                              "doi:10.1000/182",
		"doi.org/10.1000/182?nosfx=y":                                "doi:10.1000/182",
		"https://doi.org/10.1002/(SICI)1097%3C1::AID-1%3E3.0.CO;2-#": "doi:10.1002/(SICI)1097<1::AID-1>3.0.CO;2-#",
		"doi:10.1000.10/123":                                         "doi:10.1000.10/123",
		"doi:10.1000":                                                "",
		"doi:10.1000/":                                               "",
		"doi:10.x/1":                                                 "",
		"doi:11.1000/1":                                              "",
		"doi:10.1000/1 and more":                                     "",
		"doi:10.1000/a\x7fb":                                         "",
		"doi:10.1000/a\u00a0b":                                       "",
		"doi:10.1000/a\ufffdb":                                       "",
		"doi:10..1/1":                                                "",
		"doi://10.1000/182":                                          "",

		"https://dl.acm.org/doi/abs/10.1145/3292500.3330701":                     "doi:10.1145/3292500.3330701",
		"https://www.nature.com/articles/s41586-021-01234-5.pdf":                 "doi:10.1038/s41586-021-01234-5",
		"https://www.nature.com/articles/nature12345":                            "doi:10.1038/nature12345",
		"https://www.nature.com/articles/nmeth.1234#Sec2":                        "doi:10.1038/nmeth.1234",
		"https://www.nature.com/articles/srep20162":                              "doi:10.1038/srep20162",
		"https://www.nature.com/articles/sdata201635":                            "doi:10.1038/sdata.2016.35",
		"https://www.nature.com/articles/sdata20165.pdf":                         "doi:10.1038/sdata.2016.5",
		"https://www.nature.com/articles/nrn.2017.12":                            "doi:10.1038/nrn.2017.12",
		"https://www.nature.com/articles/nbt1234":                                "doi:10.1038/nbt1234",
		"https://www.nature.com/articles/ng0500_25":                              "",
		"https://www.nature.com/articles/ng0500-25":                              "",
		"https://www.nature.com/articles/d41586-021-01234-5":                     "",
		"https://dl.acm.org/doi/10.1145/3292500.3330701?cid=1":                   "doi:10.1145/3292500.3330701",
		"https://link.springer.com/article/10.1007/s11263-022-01653-1#Sec2":      "doi:10.1007/s11263-022-01653-1",
		"https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_13.pdf": "doi:10.1007/978-3-030-58452-8_13",
		"https://onlinelibrary.wiley.com/doi/full/10.1002/wics.1278":             "doi:10.1002/wics.1278",
		"https://www.biorxiv.org/content/10.1101/2020.07.12.199554v3.full.pdf":   "doi:10.1101/2020.07.12.199554",
		"https://journals.aps.org/prd/abstract/10.1103/PhysRevD.76.013009/":      "doi:10.1103/PhysRevD.76.013009",
		"https://iopscience.iop.org/article/10.1088/1742-6596/1/1/001/meta":      "doi:10.1088/1742-6596/1/1/001",
		"https://www.frontiersin.org/articles/10.3389/fnins.2018.00331/full":     "doi:10.3389/fnins.2018.00331",
		"https://github.com/doe/net/tree/10.1000/src":                            "",
		"https://example.org/10.1000":                                            "",
		"https://example.org/?q=10.1000/182":                                     "",

		"ACL:P19-1001":                                           "acl:P19-1001",
		"https://aclanthology.org/P19-1001/":                     "acl:P19-1001",
		"https://aclanthology.org/2020.acl-main.1.pdf":           "acl:2020.acl-main.1",
		"https://www.aclweb.org/anthology/p19-1001v2.pdf":        "acl:P19-1001",
		"https://www.aclweb.org/anthology/2020.findings-emnlp.1": "acl:2020.findings-emnlp.1",
		"https://www.aclweb.org/anthology/papers/P/P19/P19-1001": "",
		"https://aclweb.org/anthology/papers/P19-1001":           "acl:P19-1001",
		"https://aclanthology.info/papers/P19-1001/p19-1001":     "acl:P19-1001",
		"https://aclanthology.org/venues/acl/":                   "",
		"https://aclanthology.org/":                              "",

		"https://openreview.net/forum?id=rJ4km2R5t7":              "openreview:rJ4km2R5t7",
		"https://openreview.net/pdf?id=rJ4km2R5t7#page=3":         "openreview:rJ4km2R5t7",
		"http://openreview.net/forum?id=rJ4km2R5t7&noteId=abc":    "openreview:rJ4km2R5t7",
		"https://openreview.net/group?id=ICLR.cc/2019/Conference": "",
		"openreview:ab cd":                                                   "",
		"https://worldcat.org/isbn/9780306406157#x":                          "isbn:9780306406157",
		"https://aclanthology.coli.uni-saarland.de/papers/P19-1001/p19-1001": "acl:P19-1001",
		"https://aclanthology.org/P19-1001.bib":                              "acl:P19-1001",
		"https://dblp.org/rec/bibtex/conf/net/Doe12?q":                       "dblp:conf/net/Doe12",
		"https://dblp.org/rec/conf/net/Doe12.rdf":                            "dblp:conf/net/Doe12",
		"https://adsabs.harvard.edu/abs/2007PhRvD..76a3009B":                 "bibcode:2007PhRvD..76a3009B",
		"https://ui.adsabs.harvard.edu/#abs/2007PhRvD..76a3009B/abstract":    "bibcode:2007PhRvD..76a3009B",
		"bibcode:2007PhRvD":                                                  "",
		"https://gitlab.com/doe/net/10.1000/src":                             "",
		"https://huggingface.co/doe/10.1000/src":                             "",
		"https://raw.githubusercontent.com/doe/10.1000/src":                  "",
		"https://example.org/doi/10.1002/a%3C1%3E":                           "doi:10.1002/a<1>",
		"https://example.org/doi/10.1002/a%":                                 "doi:10.1002/a%",
		"https://example.org/10.1002/a1v2":                                   "doi:10.1002/a1v2",

		"PMID 12345678": "pmid:12345678",
		"pmid:12345678": "pmid:12345678",
		"https://pubmed.ncbi.nlm.nih.gov/12345678/": "pmid:12345678",
		"https://www.ncbi.nlm.nih.gov/pubmed/123":   "pmid:123",
		"PMID:012": "",
		"PMID:https://pubmed.ncbi.nlm.nih.gov/123": "pmid:123",
		"PMID:https://doi.org/10.1000/1":           "", // of another kind

		"ISBN 0-306-40615-2":         "isbn:9780306406157",
		"ISBN-13: 978-0-306-40615-7": "isbn:9780306406157",
		"urn:isbn:080442957X":        "isbn:9780804429573",
		"isbn:080442957x":            "isbn:9780804429573",
		"ISBN 0 306 40615 2":         "isbn:9780306406157",
		"isbn:979-10-323-0569-0":     "isbn:9791032305690",
		"isbn:97803064061x7":         "",
		"isbn:9780306406158":         "", // the check digit is 7
		"isbn:0306406153":            "",
		"isbn:0X06406152":            "",
		"isbn:1234567890128":         "", // no 978 and no 979
		"isbn:97803064061570":        "",

		"DBLP:conf/nips/VaswaniSPUJGKP17":                          "dblp:conf/nips/VaswaniSPUJGKP17",
		"https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html":     "dblp:conf/nips/VaswaniSPUJGKP17",
		"https://dblp.uni-trier.de/rec/bibtex/journals/pami/Doe12": "dblp:journals/pami/Doe12",
		"https://dblp.org/rec/html/conf/net/Doe12":                 "dblp:conf/net/Doe12",
		"https://dblp.uni-trier.de/rec/html/phd/us/Doe12":          "dblp:phd/us/Doe12",
		"https://dblp.uni-trier.de/rec/series/lncs/Doe12.xml":      "dblp:series/lncs/Doe12",
		"https://dblp.dagstuhl.de/rec/conf/net/Doe12.bib":          "dblp:conf/net/Doe12",
		"DBLP:nets/lncs/Doe12":                                     "", // no section of dblp
		"https://dblp.org/pid/1/2.html":                            "",

		"bibcode:2007PhRvD..76a3009B":                                    "bibcode:2007PhRvD..76a3009B",
		"https://ui.adsabs.harvard.edu/abs/2007PhRvD..76a3009B/abstract": "bibcode:2007PhRvD..76a3009B",
		"https://ui.adsabs.harvard.edu/abs/2013A%26A...558A..33A":        "bibcode:2013A&A...558A..33A",
		"https://ui.adsabs.harvard.edu/search/q=x":                       "",
		strings.Repeat("doi:10.1000/", 400):                              "",
	} {
		id, ok := FindID(text)
		if id.String() != want || ok != (want != "") {
			t.Errorf("%.80q is %q, %v; want %q", text, id, ok, want)
		}
		if !ok {
			continue
		}
		if again, ok := FindID(id.String()); !ok || again != id {
			t.Errorf("%s is read as %s", id, again)
		}
		if again, ok := FindID(id.URL()); !ok || again != id {
			t.Errorf("%s is read as %s", id.URL(), again)
		}
	}
}

func TestParseID(t *testing.T) {
	for _, test := range []struct {
		kind Kind
		text string
		want string // "" where it is malformed
	}{
		{ArXiv, " 1706.03762v2 ", "1706.03762"},
		{ArXiv, "https://arxiv.org/abs/1706.03762", "1706.03762"},
		{ArXiv, "170.03762", ""},
		{DOI, "10.1000/A", "10.1000/A"},
		{DOI, "https://doi.org/10.1000/A", "10.1000/A"},
		{DOI, "PMID 12", ""},
		{ISBN, "0-306-40615-2", "9780306406157"},
		{PMID, "12", "12"},
		{0, "12", ""},
		{Bibcode, "2007PhRvD..76a3009B", "2007PhRvD..76a3009B"},
		{Bibcode + 1, "12", ""},
		{200, "12", ""},
		{PMID, strings.Repeat("1", maxID+1), ""},
	} {
		id, err := ParseID(test.kind, test.text)
		if id.Value != test.want || (err != nil) != (test.want == "") || err != nil && !errors.Is(err, ErrMalformed) {
			t.Errorf("%v %q is %v, %v; want %q", test.kind, test.text, id, err, test.want)
		}
	}
}

// DOIs are compared without case, and written as they came.
func TestKey(t *testing.T) {
	a, b := NewDOI("10.1000/AbC"), NewDOI("10.1000/aBc")
	if a == b || a.Key() != b.Key() || a.Value != "10.1000/AbC" {
		t.Errorf("%v and %v", a, b)
	}
	if a, b := (ID{OpenReview, "rJ4km2R5t7"}), (ID{OpenReview, "RJ4KM2R5T7"}); a.Key() == b.Key() {
		t.Errorf("%v and %v are one", a, b)
	}
}

func TestYear(t *testing.T) {
	for text, want := range map[string]int{
		"arxiv:1706.03762": 2017, "arXiv:hep-th/9901001": 1999, "arXiv:hep-th/0701001": 2007, "arXiv:hep-th/9107001": 1991, "arXiv:hep-th/9001001": 2090, "bibcode:2007PhRvD..76a3009B": 2007, "doi:10.1000/1": 0,
	} {
		if id, ok := FindID(text); !ok || id.Year() != want {
			t.Errorf("%s is of %d, want %d", text, id.Year(), want)
		}
	}
}

// An identifier that was not parsed may be of any form.
func TestYearOfNoIdentifier(t *testing.T) {
	for _, id := range []ID{{}, {ArXiv, ""}, {ArXiv, "1"}, {ArXiv, "x/y"}, {ArXiv, "17x"}, {Bibcode, ""}, {Bibcode, "new"}} {
		if year := id.Year(); year != 0 && year != 2001 && year != 2017 {
			t.Errorf("%v is of %d", id, year)
		}
	}
}

// Some identifiers are known by their form alone.
func TestFindBare(t *testing.T) {
	for text, want := range map[string]string{
		"10.1000/182": "doi:10.1000/182", "10.48550/arXiv.1706.03762": "arXiv:1706.03762", "P19-1001": "acl:P19-1001", "2020.acl-main.1": "acl:2020.acl-main.1",
		"0-306-40615-2": "isbn:9780306406157", "PMID 12": "pmid:12", "12345678": "", "1706.03762": "", "": "",
	} {
		if id, ok := FindBare(text); id.String() != want || ok != (want != "") {
			t.Errorf("%q is %v, %v; want %q", text, id, ok, want)
		}
	}
	if got := (ID{}).URL() + (ID{}).String(); got != "" {
		t.Errorf("no identifier has the address %q", got)
	}
}

func TestKinds(t *testing.T) {
	if got := (Bibcode + 1).String(); got != "kind(9)" {
		t.Errorf("no kind is %s", got)
	}
	for _, kind := range Kinds() {
		if got, ok := KindNamed(strings.ToUpper(kind.String())); !ok || got != kind {
			t.Errorf("%v is read as %v", kind, got)
		}
	}
	if kind, ok := KindNamed(""); ok {
		t.Errorf("no name is %v", kind)
	}
}

// Any text that is an identifier is so again as it is written, and as its address.
func FuzzFindID(f *testing.F) {
	for _, text := range []string{"doi:10.1000/a%2F#b", "https://doi.org/10.1000/%3C?x", "https://a.org/doi/10.1000/1/full.pdf", "urn:isbn:080442957X", "ACL:P19-1001v1", "arXiv:0704.0001v2", "https://ui.adsabs.harvard.edu/abs/2013A%26A...558A..33A"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, ok := FindID(text)
		if !ok {
			if id != (ID{}) {
				t.Errorf("%q is no identifier, and %v", text, id)
			}
			return
		}
		if len(id.Value) > len(text)+3 {
			t.Errorf("%q has %q", text, id.Value)
		}
		for _, form := range []string{id.String(), id.URL()} {
			if again, ok := FindID(form); !ok || again != id {
				t.Errorf("%q is %v, and %q is %v, %v", text, id, form, again, ok)
			}
		}
		if bare, err := ParseID(id.Kind, id.Value); err != nil || bare != id {
			t.Errorf("%q is %v, and its value %v, %v", text, id, bare, err)
		}
	})
}

func BenchmarkFindID(b *testing.B) {
	for _, text := range []string{"doi:10.1103/PhysRevD.76.013009", "https://doi.org/10.1103/PhysRevD.76.013009", "https://aclanthology.org/P19-1001/", "https://github.com/doe/net", "a title of a work: how it came"} {
		b.Run(strings.ReplaceAll(text, "/", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				FindID(text)
			}
		})
	}
}
