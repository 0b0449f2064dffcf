package readlist

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// What stands beside a title in an entry, and is cut off it: dates, venues,
// numbers, quotation marks, authors. A venue is recognised by its name, so
// that a title that ends in a word and a year keeps them.

const (
	// venueNames are venues by the names that lists use. A year must follow
	// those that are words of titles, too.
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
	bracketed  = regexp.MustCompile(`^\s*[\[(【（]([^\[\]()【】（）]{2,60})[\])】）]\s*[-:–—|.]?\s*(\S.*)$`)
	dated      = regexp.MustCompile(`^\s*((?:` + dateForms + `)(?:[ ,]+(?:` + venueNames + `)[-' ’]?(?:` + yearForms + `))?)\s*(?:[-:–—|,.]+\s+|\s{2,}|\s*$)(.*)$`)
	numbered   = regexp.MustCompile(`^\s*(?:\d{1,4}[.)、:]|#\d{1,4}[.:]?|\[\d{1,4}\]|\(\d{1,4}\))\s+(\S.*)$`)
	behindIt   = regexp.MustCompile(`^(.*\S)\s*[\[(（]([^\[\]()（）]{2,60})[\])）]$`)
	venueEnd   = regexp.MustCompile(`^(.{12,}?)(?:[,，.] ?in |[?.]\.? )((?:\p{Lu}[\pL.&/+-]*[ ,]*(?:(?:of|on|and|for|in|the|&) )*){1,8}(?:19|20)\d\d)\.?$`)
	dateEnd    = regexp.MustCompile(`^(.{12,}?)[.,]? +((?:19|20)\d\d-\d\d(?:-\d\d)?)\.?$`)
	authorsEnd = regexp.MustCompile(`^(.{15,}?[^,.])[,.]\s+(?:by\s+)?[\p{Lu}][\pL.'’-]*(?:\s+[\pL.'’-]+){0,3}(?:,\s+[^,]+)*,?\s+et\.? ?al\b.*$`)
)

// asideWords are the words that venues, dates and awards begin with. Looking
// a word up is far cheaper than trying the expressions above at every place.
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

// mayBeAside tells whether a venue, a date or an award may begin with word.
func mayBeAside(word string) bool {
	return word == "" || '0' <= word[0] && word[0] <= '9' || asideWords[word] || asideWords[strings.ToLower(word)] || len(word) > 3 && asideWords[word[:3]]
}

// mayHoldVenue tells whether a venue with a year may stand in text.
func mayHoldVenue(text string) bool {
	if !strings.ContainsAny(text, "0123456789") {
		return false
	}
	for text != "" {
		word := text[:indexOr(text, notWord)]
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

// indexOr is the index of the first character that f is true of, or the length
// of text.
func indexOr(text string, f func(rune) bool) int {
	if i := strings.IndexFunc(text, f); i >= 0 {
		return i
	}
	return len(text)
}

// beginsID tells whether text begins like an identifier, whose first four
// digits may look like a year: 2010.11929, which is no date as 2010.11.29 is.
func beginsID(text string) bool {
	return len(text) > 8 && text[4] == '.' && isDigits(text[:4]) && isDigits(text[5:9])
}

func isDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// isVenueOrDate tells whether text is nothing but venues, dates and awards.
func isVenueOrDate(text string) bool {
	text = strings.Trim(text, " .,;:|-–—*_()[]【】（）<>/&")
	if text == "" {
		return true
	}
	first, _, _ := strings.Cut(strings.TrimLeft(text, "'’#"), " ")
	if i := strings.IndexFunc(first, notWord); i >= 0 {
		first = first[:i]
	}
	if len(text) > 80 || !mayBeAside(strings.TrimRight(first, "0123456789")) {
		return false
	}
	if v := venueYear.FindStringSubmatchIndex(text); v != nil && v[2] == 0 {
		return isVenueOrDate(text[v[3]:])
	}
	if venueAlone.MatchString(text) || dateText.MatchString(text) || awardText.MatchString(text) {
		return true
	}
	for _, sep := range []string{",", "|", "/", ";", " ", "("} {
		if i := strings.LastIndex(text, sep); i > 0 {
			return isVenueOrDate(text[i:]) && isVenueOrDate(text[:i])
		}
	}
	return false
}

// findVenue returns where text first names a venue with its year: as a whole
// at 2 and 3, the year at 4 and 5; nil if it does not.
func findVenue(text string) []int {
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
		if !beginsID(text[v[4]:]) {
			return v
		}
		at = v[5]
	}
}

// cutTitle cuts off text what lists put before and behind a title: numbers,
// dates and venues; quotation marks; the full stop. What it cut is returned
// as aside.
func cutTitle(text string) (title, aside string) {
	title = strings.TrimSpace(text)
	cut := func(rest, off string) {
		title, aside = strings.TrimSpace(rest), aside+" "+off
	}
	for range 4 {
		before := title
		first, _ := utf8.DecodeRuneInString(title)
		last, _ := utf8.DecodeLastRuneInString(title)
		if strings.ContainsRune("[(【（", first) {
			if b := bracketed.FindStringSubmatch(title); b != nil && isVenueOrDate(b[1]) {
				cut(b[2], "("+b[1]+")")
			}
		} else if unicode.IsDigit(first) || asideWords[title[:min(3, len(title))]] {
			if d := dated.FindStringSubmatch(title); d != nil && !yearText.MatchString(d[1]) {
				cut(d[2], d[1])
			}
		}
		if strings.ContainsRune("[(#0123456789", first) {
			if n := numbered.FindStringSubmatch(title); n != nil {
				cut(n[1], "")
			}
		}
		if strings.ContainsRune("])）", last) {
			if b := behindIt.FindStringSubmatch(title); b != nil && isVenueOrDate(b[2]) {
				cut(b[1], "("+b[2]+")")
			}
		} else if unicode.IsDigit(last) || last == '.' {
			if b := dateEnd.FindStringSubmatch(title); b != nil {
				cut(b[1], b[2])
			} else if b := venueEnd.FindStringSubmatchIndex(title); b != nil {
				end := b[3]
				if title[end] == '?' {
					end++
				}
				cut(title[:end], title[b[4]:b[5]])
			}
		}
		title = unquote(starsEnd(strings.TrimLeftFunc(strings.TrimPrefix(title, "(*)"), decorates)))
		if title == before {
			break
		}
	}
	if strings.HasPrefix(title, "[") && !strings.Contains(title, "]") { // a link that is never closed
		title = strings.TrimSpace(title[1:])
	}
	return strings.TrimRight(strings.TrimSpace(title), ".,;:|-–— "), strings.TrimSpace(aside)
}

// minTitle is the length of text that may be a title before a venue, in bytes.
const minTitle = 12

// decorates tells whether r is a picture before a title, or a blank.
func decorates(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.So, r) || 0xFE00 <= r && r <= 0xFE0F || r == 0x200D
}

// starsEnd cuts off the stars that lists decorate titles with, and a count of
// them.
func starsEnd(title string) string {
	const decoration = "⭐🌟🔥✨🆕❗\ufe0f"
	if rest := strings.TrimRight(title, " 0123456789.,k"); strings.IndexByte(title, 0xE2) >= 0 || strings.IndexByte(title, 0xF0) >= 0 {
		if bare := strings.TrimRight(rest, decoration); bare != rest {
			return strings.TrimSpace(bare)
		}
	}
	return title
}

// cutRunning cuts off running text what follows a title there: a venue with
// its year, authors.
func cutRunning(text string) (title, aside string) {
	title = text
	if v := findVenue(title); v != nil && v[2] >= minTitle {
		before := strings.TrimSuffix(strings.TrimRight(title[:v[2]], " "), " in")
		if strings.HasSuffix(before, ",") || strings.HasSuffix(before, "，") || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "[") || strings.HasSuffix(before, "-") {
			title, aside = strings.TrimRight(before, " ,，.([-"), title[v[2]:]
		}
	}
	if !strings.Contains(title, " al") {
		return title, aside
	}
	if a := authorsEnd.FindStringSubmatch(title); a != nil {
		aside = strings.TrimSpace(title[len(a[1]):]) + " " + aside
		title = a[1]
	}
	return title, aside
}

var quotes = [][2]string{{`"`, `"`}, {"“", "”"}, {"'", "'"}, {"‘", "’"}, {"《", "》"}, {"「", "」"}, {"«", "»"}, {"``", "''"}}

// unquote takes off a pair of quotation marks that encloses all of s, but for
// a full stop.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	for _, pair := range quotes {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok {
			if body, _, found := strings.Cut(inner, pair[1]); found && len(body) > 2 && len(inner)-len(body) < 6 {
				s = body
			}
		}
	}
	return s
}

// venueAndYear returns the venue that text names first, with the year behind
// it, as listed, and that year, or the first plain year of text; "" and 0 if
// there is none.
func venueAndYear(text string) (venue string, year int) {
	if v := findVenue(text); v != nil {
		year = fullYear(text[v[4]:v[5]])
		if venue = oneBlank(strings.TrimRight(text[v[2]:v[3]], "(")); strings.EqualFold(venue[:min(5, len(venue))], "arxiv") {
			venue = ""
		}
		if year != 0 {
			return venue, year
		}
	}
	if strings.Contains(text, "19") || strings.Contains(text, "20") { // much faster than the expression
		if y := anyYear.FindStringSubmatch(text); y != nil {
			year, _ = strconv.Atoi(y[1])
		}
	}
	return "", year
}

// yearDate returns a year of four digits as a date; the zero date for "".
func yearDate(year string) work.Date {
	d, _ := work.ParseDate(year)
	return d
}

// fullYear reads "2023", "23" and "'23"; 0 for what is no year of papers.
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

var anyYear = regexp.MustCompile(`(?:^|[^0-9./])((?:19|20)[0-9]{2})(?:$|[^0-9./]|[.](?:$|[^0-9]|[0-9]{1,3}(?:$|[^0-9])))`)
