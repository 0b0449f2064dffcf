// Package occasion finds venues, dates and awards that lists write beside a title. Venues
// are recognized by name, so that other words with a year are not taken for one.
package occasion

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/markup/inline"
	"clipgraph/internal/lazyregexp"
	"clipgraph/internal/words"
)

const (
	// venueNames are names of venues in lists. Those that are also words of titles need a
	// year after them.
	venueNames = `AAAI|ACCV|ACL|ACML|ACM ?MM|ACM|AI ?STATS|AISTATS|APSIPA|ASE|ASRU|BMVC|CAV|CBMI|CCS|CHI|CHIL|CIKM|CoLLAs|CoLM|COLM|COLING|COLT|CoNLL|CoRL|CRV|CSCW|CVPRW?|DAC|DCASE|DSN|EACL|ECAI|ECCVW?|ECIR|ECML(?:[ -]?PKDD)?|EMNLP|ESEC/FSE|EuroSys|FAccT|FG|FSE|GECCO|GLOBECOM|HPCA|HRI|ICAPS|ICASSP|ICC|ICCAD|ICCVW?|ICDAR|ICDE|ICDM|ICIP|ICLR|ICME|ICML|ICMR|ICPR|ICRA|ICSE|ICTIR|IEEE VR|IJCAI|IJCB|IJCNLP|IJCNN|IJCV|INFOCOM|Interspeech|INTERSPEECH|IROS|ISBI|ISCA|ISMAR|ISMIR|ISSTA|ITSC|IV|JAIR|JMLR|KDD|KR|LREC|MAPL|MICCAI|MICRO|MIDL|MLHC|MLSys|MM|MobiCom|NAACL|NDSS|NeurIPSW?|NIPSW?|NSDI|OOPSLA|OSDI|PAKDD|PAMI|PG|PLDI|PMLR|PNAS|PODC|POPL|PPoPP|PVLDB|RAL|RA-L|RecSys|RSS|S&P|SC|SDM|SIGDIAL|SIGGRAPH(?: Asia)?|SIGIR|SIGMOD|SIGSPATIAL|SOSP|SP|SPL|STOC|FOCS|TACL|TASLP|TBD|TCSVT|TGRS|TIFS|TIP|TITS|TKDD|TKDE|TMI|TMLR|TMM|TNN|TNNLS|TOG|TOIS|TPAMI|T-PAMI|TSP|TVCG|TVT|UAI|UIST|UMAP|USENIX(?: Security)?|VLDB|WACVW?|WSDM|WWW|TheWebConf|WebConf|3DV|arXiv|ArXiv|arxiv|CoRR|Preprint|preprint|bioRxiv|medRxiv|Nature|Science|Nature [A-Z][a-z]+(?: [A-Z][a-z]+)?|Neural Networks|Neurocomputing|Pattern Recognition|Findings|GitHub|Github`
	yearForms  = `(?:19|20)\d\d|[’']?\d\d`
	dateForms  = `(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?|月)?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d|\d{1,2}/\d{1,2}|(?:19|20)\d{6}|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,?(?: \d{1,2}(?:st|nd|rd|th)?)?,?[ -]?(?:(?:19|20)\d\d|[’']?\d\d)|(?:19|20)\d\d`
	awardForms = `oral|spotlight|poster|highlight|best paper|best student paper|best paper award|award|workshop|workshops|findings|demo|long|short|accepted|under review|submitted|rejected|tutorial|main|D&B|datasets and benchmarks|extended abstract`
)

var (
	venueYear  = regexp.MustCompile(`(?:^|[^\pL\pN])((?:IEEE[ /]|ACM[ /]|IEEE/ACM )?(?:` + venueNames + `)(?:[ ,]{0,2}(?:Workshops?|Findings|Datasets?))?(?:[ \-_,.@:'’]{0,2}| ?\()(` + yearForms + `))(?:[^\pL\pN]|$)`)
	venueAlone = regexp.MustCompile(`^(?:IEEE[ /]|ACM[ /]|IEEE/ACM )?(?:` + venueNames + `)$`)
	dateText   = regexp.MustCompile(`^(?:` + dateForms + `)$`)
	awardText  = regexp.MustCompile(`(?i)^(?:` + awardForms + `)$`)
	yearText   = regexp.MustCompile(`^(?:19|20)\d\d$`)
)

// asideWords are the words with which venues, dates and awards begin. Looking up a word
// is far cheaper than matching the expressions above at every position.
var asideWords = func() map[string]bool {
	set := map[string]bool{}
	plain := regexp.MustCompile(`\(\?:[^)]*\)|[^\pL\pN|].*`)
	for _, list := range []string{venueNames, awardForms} {
		for name := range strings.SplitSeq(list, "|") {
			set[plain.ReplaceAllString(strings.ReplaceAll(name, "W?", ""), "")] = true
		}
	}
	for _, w := range strings.Fields("IEEE ACM NeurIPSW NIPSW CVPRW ECCVW ICCVW WACVW Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") {
		set[w] = true
	}
	return set
}()

// mayBeAside reports whether a venue, a date or an award may begin with word.
func mayBeAside(word string) bool {
	return word == "" || '0' <= word[0] && word[0] <= '9' || asideWords[word] || asideWords[strings.ToLower(word)] || len(word) > 3 && asideWords[word[:3]]
}

// mayHoldVenue reports whether text may contain a venue with a year.
func mayHoldVenue(text string) bool {
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	for text != "" {
		word := text[:indexOr(text, words.IsSeparator)]
		text = text[len(word):]
		if word == "" {
			_, size := utf8.DecodeRuneInString(text)
			text = text[size:]
			continue
		}
		if strings.EqualFold(word, "arxiv") && beginsID(strings.TrimLeft(text, " :")) {
			continue
		}
		if asideWords[word] || strings.HasPrefix(word, "CVPR") || strings.HasPrefix(word, "ICCV") || strings.ContainsAny(word[len(word)-1:], "0123456789") && asideWords[strings.TrimRight(word, "0123456789")] {
			return true
		}
	}
	return false
}

// indexOr returns the index of the first character for which f is true, or the length of
// text.
func indexOr(text string, f func(rune) bool) int {
	if i := strings.IndexFunc(text, f); i >= 0 {
		return i
	}
	return len(text)
}

// beginsID reports whether text begins like an identifier, whose first four digits may
// look like a year: 2010.11929 is not a date, unlike 2010.11.29.
func beginsID(text string) bool {
	return len(text) > 8 && text[4] == '.' && isDigits(text[:4]) && isDigits(text[5:9])
}

func isDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// Only reports whether text consists of venues, dates and awards.
func Only(text string) bool {
	text = strings.Trim(text, " .,;:|-–—*_()[]【】（）<>/&")
	if text == "" {
		return true
	}
	first, _, _ := strings.Cut(strings.TrimLeft(text, "'’#"), " ")
	if i := strings.IndexFunc(first, words.IsSeparator); i >= 0 {
		first = first[:i]
	}
	if len(text) > 80 || !mayBeAside(strings.TrimRight(first, "0123456789")) {
		return false
	}
	if v := venueYear.FindStringSubmatchIndex(text); v != nil && v[2] == 0 {
		return Only(text[v[3]:])
	}
	if venueAlone.MatchString(text) || dateText.MatchString(text) || awardText.MatchString(text) {
		return true
	}
	for _, sep := range []string{",", "|", "/", ";", " ", "("} {
		if i := strings.LastIndex(text, sep); i > 0 {
			return Only(text[i:]) && Only(text[:i])
		}
	}
	return false
}

// find returns the position of the first venue with a year in text: the whole at indexes
// 2 and 3, the year at 4 and 5. It returns nil if there is none.
func find(text string) []int {
	if !mayHoldVenue(text) {
		return nil
	}
	for at := 0; ; {
		v := venueYear.FindStringSubmatchIndex(text[at:])
		if v == nil {
			return nil
		}
		for i := range v {
			v[i] += at
		}
		if !beginsID(text[v[4]:]) && !isVolume(text[v[4]:v[5]], text[v[5]:]) {
			return v
		}
		at = v[5]
	}
}

// isVolume reports whether two digits before rest are a volume followed by its issue, as
// in "Science 12.5", or by another year, as in "PMLR 80, 2018", and not a year.
func isVolume(digits, rest string) bool {
	if len(digits) != 2 || len(rest) < 2 {
		return false
	}
	next := yearNext.FindStringSubmatch(rest)
	return (rest[0] == '.' || rest[0] == '(') && isDigits(rest[1:2]) || next != nil && next[1] != digits
}

// yearNext matches a year right behind a number, whose last two digits it captures.
var yearNext = lazyregexp.New(`^(?:, ?| \(| )(?:19|20)(\d\d)\b`)

// Find returns the first venue in text including its year, as listed, and the year, or
// else the first plain year in text. It returns "" and 0 if there is none.
func Find(text string) (name string, year int) {
	if v := find(text); v != nil {
		year = fullYear(text[v[4]:v[5]])
		if name = inline.OneBlank(strings.TrimRight(text[v[2]:v[3]], "(")); strings.EqualFold(name[:min(5, len(name))], "arxiv") {
			if name, behind := Find(text[v[1]:]); name != "" {
				return name, behind
			}
			name = ""
		}
		if year != 0 {
			return name, year
		}
	}
	if strings.Contains(text, "19") || strings.Contains(text, "20") { // much faster than matching the expression
		y := anyYear.FindStringSubmatch(withoutRanges(text))
		if y == nil {
			y = anyYear.FindStringSubmatch(text)
		}
		if y != nil {
			year, _ = strconv.Atoi(y[1])
		}
	}
	return "", year
}

var anyYear = regexp.MustCompile(`(?:^|[^0-9./])((?:19|20)[0-9]{2})(?:$|[^0-9./]|[.](?:$|[^0-9]|[0-9]{1,3}(?:$|[^0-9]))|/(?:0?[1-9]|1[0-2])(?:$|[^0-9/]))`)

// withoutRanges returns text without ranges such as "2035-2047", which are pages where there is
// another year.
func withoutRanges(text string) string {
	if !strings.ContainsAny(text, "-–") {
		return text
	}
	return yearRange.ReplaceAllString(text, "")
}

var yearRange = lazyregexp.New(`\b\d{4} ?[-–]{1,2} ?\d{4}\b`)

// fullYear parses "2023", "23" and "'23". It returns 0 for other numbers.
func fullYear(text string) int {
	year, _ := strconv.Atoi(strings.TrimLeft(text, "'’"))
	switch {
	case year >= 1900:
		return year
	case year <= 49:
		return 2000 + year
	case year >= 80:
		return 1900 + year
	}
	return 0
}

// ShortYear returns the year of two digits at the end of the text of a venue, behind an
// apostrophe or a word with two capitals: "SPLASH'21", "Crypto '17", "SPM 20", "WiSec 23". It
// returns 0 if there is none.
func ShortYear(venue string) int {
	name := strings.TrimRight(venue, "0123456789")
	if len(venue)-len(name) != 2 {
		return 0
	}
	name = strings.TrimRight(name, " ")
	if before := strings.TrimRight(name, "'’‘`"); before == name {
		acronym := name[strings.LastIndexByte(name, ' ')+1:]
		first := strings.IndexFunc(acronym, unicode.IsUpper)
		if first != 0 || strings.IndexFunc(acronym[1:], unicode.IsUpper) < 0 || strings.TrimFunc(acronym, unicode.IsLetter) != "" {
			return 0
		}
	}
	return fullYear(venue[len(venue)-2:])
}

// headingYearText matches a heading with a year.
var headingYearText = regexp.MustCompile(`^[^0-9A-Za-z]*(?:[A-Z][A-Za-z&]+[ '’-]{0,3})?((?:19|20)\d\d)(?:年)?(?:[^0-9A-Za-z–-][^0-9]*)?(?:\(\d+[^)]*\))?[^0-9A-Za-z]*$`)

// rangeWord matches a word that makes a year the bound of a range.
var rangeWord = regexp.MustCompile(`(?i)\b(?:before|until|since|after|pre|post|up to)\b`)

// HeadingYear returns the year of a heading such as "2023", "CVPR 2023" or "📅 2023 (12
// papers)". It returns 0 for others, such as "2020-2023" and "Before 2021".
func HeadingYear(title string) int {
	y := headingYearText.FindStringSubmatch(title)
	if y == nil || rangeWord.MatchString(title) || strings.ContainsAny(y[0][strings.Index(y[0], y[1])+4:], "~–") {
		return 0
	}
	year, _ := strconv.Atoi(y[1])
	return year
}

// IsArchive reports whether the name of a venue is that of arXiv, with or without a year
// joined to it, which is not a venue.
func IsArchive(name string) bool {
	fields := strings.FieldsFunc(strings.ToLower(name), words.IsSeparator)
	if len(fields) == 0 {
		return true
	}
	first := strings.TrimRight(fields[0], "0123456789")
	return first == "arxiv" || first == "corr" || first == "preprint"
}

// IsDate reports whether text is a date or a year.
func IsDate(text string) bool { return yearText.MatchString(text) || dateText.MatchString(text) }

// YearAlone returns the year if text consists of one, or 0.
func YearAlone(text string) int {
	year := strings.Trim(text, " ()[].,")
	if !yearText.MatchString(year) {
		return 0
	}
	return fullYear(year)
}

// FirstYear returns the first year of four digits in text, or "".
func FirstYear(text string) string { return firstYear.FindString(text) }

var firstYear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
