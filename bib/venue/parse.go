package venue

import (
	"strconv"
	"strings"

	"clipgraph/bib/work"
	"clipgraph/internal/ascii"
	"clipgraph/internal/lazyregexp"
)

const (
	maxText     = 200 // bytes
	firstYear   = 1950
	lastYear    = 2099
	maxTwoDigit = 49 // '49 is 2049, '50 is 1950
)

var (
	// shortYear matches a year of two digits at the end of a name. Only an apostrophe
	// distinguishes it from the volume of a journal.
	shortYear = lazyregexp.New(`^(.*[\pL&*).,-])(?: ?(['’‘` + "`" + `]) ?| ?)(\d\d)([^\pL\pN].*)?$`)
	wholeYear = lazyregexp.New(`(?:19|20)\d\d`)
	// opening matches the text before the name of a conference in its proceedings.
	opening = lazyregexp.New(`(?i)^(?:in:? )?(?:(?:the )?proceedings of (?:the )?|proc\.? (?:of (?:the )?)?)?(?:the )?(?:\d{1,3}(?:st|nd|rd|th) |(?:twenty-|thirty-|forty-|fifty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) |(?:ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie|fortie|fiftie)th )?(?:annual )?`)
	// remarks match how a paper was presented, which is not part of the venue's name.
	remarks = lazyregexp.New(`(?i)\b(?:oral|orals|spotlight|spotlights|poster|posters|highlight|highlights|best (?:student )?paper(?: award| candidate| finalist| nominee| nomination| runner[ -]up)?s?|(?:outstanding|distinguished|honou?rable) (?:paper|mention)(?: award)?|award|(?:long|short|full|main|regular) ?(?:paper|conference|track)?|accepted(?: by| to| at| in)?|to appear(?: in| at)?|presentation|openreview|conference|notable(?: top)?[ -]?\d*%?|top[ -]?\d+%|datasets? (?:and|&) benchmarks?(?: track)?|d&b(?: track)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?)(?:\W|$)`)
	// separators are between the parts of what remains.
	separators = lazyregexp.New(`[\s,;:()\[\]|@_‘’'"` + "`" + `*~]+|(?:^|\s)[-–—.]+(?:\s|$)`)
	findings   = lazyregexp.New(`(?i)^(?:findings of (?:the )?([\pL-]+)|([\pL-]+) findings)$`)
	ofACL      = map[string]bool{"ACL": true, "EMNLP": true, "NAACL": true, "EACL": true, "AACL": true, "IJCNLP": true}
)

// Parse parses the venue that a list gives a paper: a series of the table with a year,
// and nothing else except how the paper was presented. year is the year that the list
// gives elsewhere, or 0. It returns false for anything else: two series, a workshop
// without a name, a paper under review, a preprint.
func Parse(text string, year int) (work.Venue, bool) {
	if text == "" || len(text) > maxText { // most rows have none
		return work.Venue{}, false
	}
	name, own, ok := splitYear(strings.Join(strings.Fields(text), " "))
	if !ok {
		return work.Venue{}, false
	}
	volume := own < 0 // perhaps
	if own != 0 {
		year = max(own, -own)
	}
	if year < firstYear || year > lastYear {
		return work.Venue{}, false
	}
	if v, ok := parseLong(name, year); ok && !volume {
		return v, true
	}
	name = tidy(remarks.ReplaceAllString(name, " "))
	if m := findings.FindStringSubmatch(name); m != nil {
		short := strings.ToUpper(m[1] + m[2])
		return work.Venue{Kind: "inproceedings", Name: "Findings of the Association for Computational Linguistics: " + short + " " + strconv.Itoa(year), Short: short + " Findings", Year: year}, ofACL[short]
	}
	s := find(name, year)
	if s == nil || volume && s.kind == "article" {
		return work.Venue{}, false
	}
	return s.venue(year), true
}

func (s *series) venue(year int) work.Venue {
	return work.Venue{Kind: s.kind, Name: s.name(), Short: s.short, Year: year}
}

// tidy returns the words of a name, separated by single blanks.
func tidy(name string) string {
	return strings.Trim(separators.ReplaceAllString(name, " "), " -–—.")
}

// splitYear removes the year from a text. It returns 0 if there is none and false if there are two.
// Two digits without an apostrophe are returned as a negative year.
func splitYear(text string) (rest string, year int, ok bool) {
	years := wholeYear.FindAllStringIndex(text, -1)
	for _, at := range years {
		if at[0] > 0 && ascii.IsDigit(text[at[0]-1]) || at[1] < len(text) && ascii.IsDigit(text[at[1]]) {
			return "", 0, false // part of a longer number
		}
		y, _ := strconv.Atoi(text[at[0]:at[1]])
		if year != 0 && y != year {
			return "", 0, false
		}
		year = y
	}
	if year != 0 {
		return wholeYear.ReplaceAllString(text, " "), year, true
	}
	m := shortYear.FindStringSubmatch(text)
	if m == nil {
		return text, 0, true
	}
	number, _ := strconv.Atoi(m[3])
	year = fullYear(number)
	if m[2] == "" {
		year = -year
	}
	return m[1] + " " + m[4], year, true
}

// parseLong parses a full name that may be followed by its short name, place and days: "The 38th
// International Conference on Machine Learning, ICML, Vienna, Austria".
func parseLong(name string, year int) (work.Venue, bool) {
	name = strings.Join(strings.Fields(name), " ")
	s, rest := cutLong(name, year)
	if s == nil {
		s, rest = cutLong(name[len(opening.FindString(name)):], year)
	}
	if s == nil || len(opening.FindString(rest)) > 0 || namesAnother(rest, s, year) {
		return work.Venue{}, false
	}
	if s.kind == "article" && strings.Trim(rest, " ,().") != "" && tidy(remarks.ReplaceAllString(rest, " ")) != s.short {
		return work.Venue{}, false // a volume follows a journal's name; ParseJournalRef handles that
	}
	return s.venue(year), true
}

// cutLong splits a text into the longest full name with which it begins and the rest, or returns
// nil if it begins with none.
func cutLong(text string, year int) (s *series, rest string) {
	for end := len(text); end > 0; end = strings.LastIndexAny(text[:end], ",(.") {
		if head := strings.TrimSpace(text[:end]); strings.Contains(head, " ") {
			if s := find(head, year); s != nil {
				return s, text[end:]
			}
		}
	}
	return nil, ""
}

// namesAnother reports whether a text names a series other than s, or workshops.
func namesAnother(text string, s *series, year int) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" ,().;:", r) }) {
		if strings.HasPrefix(strings.ToLower(word), "workshop") {
			return true
		}
		if other := table()[word]; other != nil && !strings.EqualFold(word, s.short) && find(word, year) != s {
			if f := find(word, year); f == nil || f.full != s.full {
				return true
			}
		}
	}
	return false
}
