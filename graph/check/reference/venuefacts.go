package reference

import (
	"slices"
	"strconv"
	"strings"

	"clipgraph/bib/venue"
	"clipgraph/internal/lazyregexp"
)

// facts are known facts about all papers of a series.
type facts struct {
	// prefixes are the DOI prefixes of its papers; nil if unknown. "none" means that its papers
	// have no DOIs.
	prefixes []string
	held     func(year int) bool // reports whether it was held in a year; nil if unknown
}

func since(first int) func(int) bool { return func(year int) bool { return year >= first } }

// every returns a function that reports every other year and some further years.
func every(first, rest int, others ...int) func(int) bool {
	return func(year int) bool { return year >= first && year%2 == rest || slices.Contains(others, year) }
}

func but(first int, never ...int) func(int) bool {
	return func(year int) bool { return year >= first && !slices.Contains(never, year) }
}

// venueFacts is keyed by dblp's stream. Prefixes are those of the publishers (Crossref); years are
// those of the volumes in dblp.
var venueFacts = map[string]facts{
	"conf/aaai":        {prefixes: []string{"10.1609"}},
	"conf/cvpr":        {prefixes: []string{"10.1109"}, held: but(1983, 1984, 1987, 1990, 1995, 2002)},
	"conf/iccv":        {prefixes: []string{"10.1109"}, held: every(1987, 1, 1988, 1990, 1998)},
	"conf/wacv":        {prefixes: []string{"10.1109"}},
	"conf/icassp":      {prefixes: []string{"10.1109"}},
	"conf/icra":        {prefixes: []string{"10.1109"}},
	"conf/iros":        {prefixes: []string{"10.1109"}},
	"conf/eccv":        {prefixes: []string{"10.1007"}, held: every(1990, 0)},
	"conf/miccai":      {prefixes: []string{"10.1007"}},
	"conf/acl":         {prefixes: []string{"10.18653", "10.3115"}},
	"conf/emnlp":       {prefixes: []string{"10.18653", "10.3115"}},
	"conf/naacl":       {prefixes: []string{"10.18653", "10.3115"}, held: but(2000, 2002, 2005, 2008, 2011, 2014, 2017, 2020, 2023)},
	"conf/eacl":        {prefixes: []string{"10.18653", "10.3115"}},
	"conf/coling":      {held: every(1980, 0, 2025)},
	"conf/kdd":         {prefixes: []string{"10.1145"}},
	"conf/www":         {prefixes: []string{"10.1145", "10.1016"}},
	"conf/sigir":       {prefixes: []string{"10.1145"}},
	"conf/chi":         {prefixes: []string{"10.1145"}},
	"conf/cikm":        {prefixes: []string{"10.1145"}},
	"conf/wsdm":        {prefixes: []string{"10.1145"}},
	"conf/recsys":      {prefixes: []string{"10.1145"}},
	"conf/ijcai":       {prefixes: []string{"10.24963"}},
	"conf/interspeech": {prefixes: []string{"10.21437"}},
	"conf/nips":        {prefixes: []string{"10.52202"}, held: since(1987)},
	"conf/iclr":        {prefixes: []string{}, held: since(2013)},
	"conf/icml":        {prefixes: []string{}},
	"conf/uai":         {prefixes: []string{}},
	"conf/aistats":     {prefixes: []string{}},
	"conf/colt":        {prefixes: []string{}},
	"conf/corl":        {prefixes: []string{}, held: since(2017)},
}

// anywhere are prefixes that any work may have: those of arXiv and of repositories to which authors
// upload their papers.
var anywhere = []string{"10.48550", "10.5281", "10.6084", "10.13140", "10.17863", "10.3929", "10.5445", "10.5075", "10.31219", "10.36227", "10.21203", "10.2139", "10.1101", "10.31234", "10.31235", "10.17605", "10.7907", "10.17877", "10.18154", "10.11588", "10.17185", "10.26434", "10.20944", "10.1184", "10.25560"}

// acmNumber is the prefix of ACM's internal numbers for works without a DOI.
const acmNumber = "10.5555"

// firstFree is the number from which prefixes have not been assigned yet. The highest one in
// records of 2026 is 10.70777.
const firstFree = 75000

// oldDOIs are series whose papers had other publishers up to a year, or none.
var oldDOIs = map[string]int{"conf/icml": 2010, "conf/colt": 2010, "conf/www": 2004, "conf/ijcai": 2016, "conf/interspeech": 2010, "conf/acl": 2000, "conf/eccv": 0, "conf/aaai": 2010, "conf/uai": 2010, "conf/emnlp": 2000, "conf/nips": 2010}

// named is the venue and year in a DOI.
type named struct {
	series venue.Series
	year   int
}

var (
	ieeeDOI  = lazyregexp.New(`^10\.1109/([a-z0-9]*[a-z])(?:\d{5})?\.((?:19|20)\d\d)\.`)
	aaaiDOI  = lazyregexp.New(`^10\.1609/aaai\.v(\d\d)i`)
	ijcaiDOI = lazyregexp.New(`^10\.24963/ijcai\.((?:20)\d\d)/`)
	iscaDOI  = lazyregexp.New(`^10\.21437/interspeech\.((?:20)\d\d)-`)
	aclDOI   = lazyregexp.New(`^10\.18653/v1/(.+)$`)
)

// firstAAAI is the year before the first volume of AAAI's proceedings in their numbering.
const firstAAAI = 1986

// ofDOI returns the venue and year that a DOI names, or false.
func ofDOI(doi string) (named, bool) {
	year := func(text string) int { n, _ := strconv.Atoi(text); return n }
	of := func(short string, year int) (named, bool) {
		s := venue.SeriesOf(short, year)
		return named{s, year}, s.Stream != ""
	}
	if m := ieeeDOI.FindStringSubmatch(doi); m != nil {
		return of(strings.ToUpper(m[1]), year(m[2]))
	}
	if m := aaaiDOI.FindStringSubmatch(doi); m != nil {
		return of("AAAI", firstAAAI+year(m[1]))
	}
	if m := ijcaiDOI.FindStringSubmatch(doi); m != nil {
		return of("IJCAI", year(m[1]))
	}
	if m := iscaDOI.FindStringSubmatch(doi); m != nil {
		return of("Interspeech", year(m[1]))
	}
	if m := aclDOI.FindStringSubmatch(doi); m != nil {
		v := venue.OfAddress("https://aclanthology.org/" + strings.ToUpper(m[1][:1]) + m[1][1:]).Venue
		if v.Short == "" {
			return named{}, false
		}
		s := venue.SeriesOf(v.Name, v.Year)
		return named{s, v.Year}, s.Stream != ""
	}
	return named{}, false
}

// sameSeries reports whether two series are the same, or one is held with the other.
func sameSeries(a, b venue.Series) bool {
	return a.Stream != "" && (a.Stream == b.Stream || strings.TrimSuffix(a.Stream, "w") == strings.TrimSuffix(b.Stream, "w"))
}
