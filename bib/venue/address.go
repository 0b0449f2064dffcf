package venue

import (
	"strconv"
	"strings"

	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// Facts are what the address of a paper says about it.
type Facts struct {
	Venue work.Venue // zero if the address does not name it
	// Author is where the first author is named, in words of the address, or "": the
	// family name, on some sites with given names before it and a title behind it.
	Author string
}

// rules read addresses, without scheme and "www.". Their groups are named: series (a
// short name of the table), year (of two digits or four), volume, author. A rule
// whose series stands in no group has it here. Each was read off the addresses of the
// site that it names.
var rules = []struct {
	host   string // what the address begins with
	form   *lazyregexp.Regexp
	series string
}{
	{"openaccess.thecvf.com/", lazyregexp.New(`/(?P<author>[^/]+)_(?P<series>[A-Z0-9]+)_(?P<year>\d{4})_paper\.(?:html|pdf)$`), ""},
	{"cv-foundation.org/openaccess/", lazyregexp.New(`/(?P<author>[^/]+)_(?P<series>[A-Z0-9]+)_(?P<year>\d{4})_paper\.(?:html|pdf)$`), ""},
	{"ecva.net/papers/eccv_", lazyregexp.New(`^(?P<year>\d{4})/papers_ECCV/`), "ECCV"},
	{"papers.nips.cc/paper", lazyregexp.New(`^(?:_files/paper)?/(?P<year>\d{4})/`), "NeurIPS"},
	{"papers.neurips.cc/paper", lazyregexp.New(`^(?:_files/paper)?/(?P<year>\d{4})/`), "NeurIPS"},
	{"proceedings.neurips.cc/paper", lazyregexp.New(`^(?:_files/paper)?/(?P<year>\d{4})/`), "NeurIPS"},
	{"neurips.cc/virtual/", lazyregexp.New(`^(?P<year>\d{4})/(?:poster|oral|spotlight)/`), "NeurIPS"},
	{"nips.cc/virtual/", lazyregexp.New(`^(?P<year>\d{4})/(?:poster|oral|spotlight)/`), "NeurIPS"},
	{"icml.cc/virtual/", lazyregexp.New(`^(?P<year>\d{4})/(?:poster|oral|spotlight)/`), "ICML"},
	{"iclr.cc/virtual/", lazyregexp.New(`^(?P<year>\d{4})/(?:poster|oral|spotlight)/`), "ICLR"},
	{"cvpr.thecvf.com/virtual/", lazyregexp.New(`^(?P<year>\d{4})/(?:poster|oral|spotlight)/`), "CVPR"},
	{"proceedings.icml.cc/", lazyregexp.New(`^(?:static/)?paper(?:_files)?(?:/icml)?/(?P<year>\d{4})/`), "ICML"},
	{"proceedings.iclr.cc/", lazyregexp.New(`^paper_files/paper/(?P<year>\d{4})/`), "ICLR"},
	{"proceedings.mlsys.org/", lazyregexp.New(`^paper(?:_files/paper)?/(?P<year>\d{4})/`), "MLSys"},
	{"proceedings.mlr.press/v", lazyregexp.New(`^(?P<volume>\d+)/(?P<author>[a-z-]+)\d{2}[a-z]{1,2}(?:[./]|$)`), ""},
	{"jmlr.org/papers/v", lazyregexp.New(`^(?:olume)?(?P<volume>\d+)/(?:(?P<author>[a-z-]+)(?P<year>\d{2})[a-z](?:[./]|$))`), "JMLR"},
	{"ijcai.org/proceedings/", lazyregexp.New(`^(?P<year>(?:19|20)\d{2})/\d`), "IJCAI"},
	{"ijcai.org/", lazyregexp.New(`^Proceedings/(?P<year>(?:19|20)\d{2})/`), "IJCAI"},
	{"usenix.org/conference/", lazyregexp.New(`^(?P<series>osdi|nsdi|atc|fast|usenixsecurity|hotos)(?P<year>\d{2})/(?:technical-sessions/)?presentation/(?P<author>[a-z]+)(?:$|[/?#])`), ""},
	{"usenix.org/system/files/conference/", lazyregexp.New(`^(?P<series>osdi|nsdi|atc|fast|usenixsecurity|hotos)(?P<year>\d{2})/`), ""},
	{"isca-archive.org/", lazyregexp.New(`^interspeech_(?P<year>\d{4})/(?P<author>[a-z]+)\d{2}`), "Interspeech"},
	{"isca-speech.org/archive/", lazyregexp.New(`^(?:pdfs/)?[Ii]nterspeech_(?P<year>\d{4})/`), "Interspeech"},
	{"papers.miccai.org/miccai-", lazyregexp.New(`^(?P<year>\d{4})/`), "MICCAI"},
}

// usenix are the names of series in addresses of usenix.org.
var usenix = map[string]string{"osdi": "OSDI", "nsdi": "NSDI", "atc": "USENIX ATC", "fast": "FAST", "usenixsecurity": "USENIX Security", "hotos": "HotOS"}

// OfAddress returns what an address says about the paper it leads to. It knows the sites
// of proceedings whose addresses contain a series and a year, a volume or an author, and
// identifiers of the ACL Anthology.
func OfAddress(address string) Facts {
	if id, _ := work.FindID(address); id.Kind == work.ACL {
		return Facts{Venue: ofACLID(id.Value)}
	}
	text, _, _ := strings.Cut(address, "://")
	if len(address) > maxText*2 || text != "https" && text != "http" {
		return Facts{}
	}
	text = strings.TrimPrefix(address[len(text)+len("://"):], "www.")
	for _, rule := range rules {
		rest, ok := strings.CutPrefix(text, rule.host)
		if !ok {
			continue
		}
		if m := rule.form.FindStringSubmatch(rest); m != nil {
			part := func(name string) string {
				if i := rule.form.SubexpIndex(name); i >= 0 {
					return m[i]
				}
				return ""
			}
			series := part("series")
			if name := usenix[series]; name != "" {
				series = name
			}
			return factsOf(series+rule.series, part("year"), part("volume"), part("author"))
		}
	}
	return Facts{}
}

// factsOf makes facts of what an address says.
func factsOf(series, year, volume, author string) Facts {
	facts := Facts{Author: strings.ReplaceAll(author, "_", " ")}
	if series == "" { // a volume of the Proceedings of Machine Learning Research
		series, year, _ = strings.Cut(pmlr[volume], " ")
	}
	if number, err := strconv.Atoi(year); err == nil {
		if len(year) == 2 {
			number = fullYear(number)
		}
		if s := find(series, number); s != nil {
			facts.Venue = s.venue(number)
			facts.Venue.Volume = volume
		}
	}
	return facts
}

// pmlr are the proceedings that volumes of the Proceedings of Machine Learning Research
// hold (proceedings.mlr.press); volumes of workshops are left out.
var pmlr = map[string]string{
	"28": "ICML 2013", "32": "ICML 2014", "37": "ICML 2015", "48": "ICML 2016", "70": "ICML 2017", "80": "ICML 2018", "97": "ICML 2019", "119": "ICML 2020", "139": "ICML 2021", "162": "ICML 2022", "202": "ICML 2023", "235": "ICML 2024", "267": "ICML 2025",
	"31": "AISTATS 2013", "33": "AISTATS 2014", "38": "AISTATS 2015", "51": "AISTATS 2016", "54": "AISTATS 2017", "84": "AISTATS 2018", "89": "AISTATS 2019", "108": "AISTATS 2020", "130": "AISTATS 2021", "151": "AISTATS 2022", "206": "AISTATS 2023", "238": "AISTATS 2024",
	"30": "COLT 2013", "35": "COLT 2014", "40": "COLT 2015", "49": "COLT 2016", "65": "COLT 2017", "75": "COLT 2018", "99": "COLT 2019", "125": "COLT 2020", "134": "COLT 2021", "178": "COLT 2022", "195": "COLT 2023",
	"115": "UAI 2019", "124": "UAI 2020", "161": "UAI 2021", "180": "UAI 2022", "216": "UAI 2023",
	"78": "CoRL 2017", "87": "CoRL 2018", "100": "CoRL 2019", "155": "CoRL 2020", "164": "CoRL 2021", "205": "CoRL 2022", "229": "CoRL 2023",
}

// aclVolumes are the volumes of main conferences, by the letter and the volume number
// of the Anthology's identifiers before 2020 and by their names since ("Anthology
// Identifiers", in its documentation).
var aclVolumes = map[string]string{
	"P1": "ACL", "P2": "ACL", "D1": "EMNLP", "N1": "NAACL", "N2": "NAACL", "E1": "EACL", "E2": "EACL", "C1": "COLING", "Q1": "TACL", "K1": "CoNLL",
	"acl-main": "ACL", "acl-long": "ACL", "acl-short": "ACL", "emnlp-main": "EMNLP", "naacl-main": "NAACL", "naacl-long": "NAACL", "naacl-short": "NAACL",
	"eacl-main": "EACL", "eacl-long": "EACL", "eacl-short": "EACL", "coling-main": "COLING", "lrec-1": "LREC", "conll-1": "CoNLL", "tacl-1": "TACL", "aacl-main": "AACL",
	"findings-acl": "ACL Findings", "findings-emnlp": "EMNLP Findings", "findings-naacl": "NAACL Findings", "findings-eacl": "EACL Findings",
}

// ofACLID returns the venue that an identifier of the ACL Anthology names; the zero
// Venue for workshops, demonstrations and student papers.
func ofACLID(id string) work.Venue {
	year, series := "", ""
	if letter, rest, ok := strings.Cut(id, "-"); ok && len(letter) == 3 && len(rest) == 4 {
		year, series = letter[1:], aclVolumes[letter[:1]+rest[:1]]
		if n, err := strconv.Atoi(year); err == nil {
			year = strconv.Itoa(fullYear(n))
		}
	} else if first, rest, ok := strings.Cut(id, "."); ok {
		volume, _, _ := strings.Cut(rest, ".")
		year, series = first, aclVolumes[volume]
	}
	v, _ := Parse(series+" "+year, 0)
	return v
}

// fullYear returns the year of two digits.
func fullYear(number int) int {
	if number <= maxTwoDigit {
		return 2000 + number
	}
	return 1900 + number
}
