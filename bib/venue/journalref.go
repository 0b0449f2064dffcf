package venue

import (
	"strconv"
	"strings"

	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// Journal references are free text of the authors. These are their most common forms.
var (
	refName   = `(?P<name>\pL[\pL.&:' -]*?[\pL.])`
	refVolume = `(?P<volume>[A-Z]?[0-9]{1,4})`
	refNumber = `(?P<number>[0-9]{1,4}(?:-[0-9]{1,4})?)`
	refPages  = `(?P<pages>[A-Z]{0,2}[0-9]{1,8}(?:(?:-{1,3}|–)[A-Z]{0,2}[0-9]{1,8})?)`
	refYear   = `(?P<year>(?:19|20)[0-9]{2})`
	refVol    = `(?:[Vv]ol(?:ume)?\.? ?)?`
	refNo     = `(?:[Nn]o\.?|[Ii]ssue) ?` + refNumber
	refMonth  = `(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? )?`
	refPP     = `(?:pp?\.? ?|[Pp]ages? )?`

	articleForms = formsOf(
		// Phys.Rev.D76:013009,2007, as SPIRES has them
		`^(?P<name>\pL[\pL.& -]*?\.?) ?`+refVolume+`:`+refPages+`,`+refYear+`\.?$`,
		// Phys. Rev. Lett. 99, 048301 (2007)
		`^`+refName+`,? `+refVol+refVolume+`(?: ?\(`+refNumber+`\)|,? `+refNo+`)?(?:, ?|: ?| )`+refPP+refPages+`,? \(`+refMonth+refYear+`\)\.?$`,
		// Math. Res. Lett. 15 (2008), no. 2, 351--358
		`^`+refName+`,? `+refVol+refVolume+` ?\(`+refYear+`\),? ?(?:`+refNo+`,? ?)?`+refPP+refPages+`\.?$`,
		// Asymptotic Analysis, 57(1), 1-27, 2008; IEEE Trans. on Nets, vol. 4, no. 5, pp. 10-21, May 2018
		`^`+refName+`,? `+refVol+refVolume+`(?: ?\(`+refNumber+`\)|,? `+refNo+`)?(?:, ?|: ?)`+refPP+refPages+`,? `+refMonth+refYear+`\.?$`,
		// IEEE Transactions on Nets, vol. 4, no. 5, May 2018, pp. 10-21
		`^`+refName+`, [Vv]ol(?:ume)?\.? ?`+refVolume+`(?:, `+refNo+`)?, `+refMonth+refYear+`, (?:pp?\.? ?|[Pp]ages? )`+refPages+`\.?$`,
		// Annals of Nets 2008, Vol. 18, No. 3, 1026-1058
		`^`+refName+`,? `+refYear+`, [Vv]ol(?:ume)?\.? ?`+refVolume+`, `+refNo+`, `+refPP+refPages+`\.?$`,
		// ACM Trans. Nets 37, 4, Article 65 (July 2018)
		`^`+refName+`,? `+refVol+refVolume+`, (?:[Nn]o\. ?)?`+refNumber+`, Article (?P<pages>[0-9]{1,5}) \(`+refMonth+refYear+`\)\.?$`,
	)
	// Proceedings of the 38th International Conference on X, PMLR 139:8748-8763, 2021
	proceedingsForms = formsOf(
		`^(?:In:? )?(?P<name>Proceedings of [\pL0-9 &'/-]{8,150})(?:, (?:PMLR|[Vv]ol(?:ume|\.)) (?P<volume>[0-9]{1,4}))?` +
			`(?:[,:] ?(?:pp?\.? ?|[Pp]ages? )?(?P<pages>[0-9]{1,6}(?:-{1,3}|–)[0-9]{1,6}))?(?:, ` + refYear + `)?\.?$`,
	)
	yearWord    = lazyregexp.New(`\b(?:19|20)[0-9]{2}\b`)
	twoInitials = lazyregexp.New(`^(?:\pL\. ?){2,}\pL\pL`)
	joinedDots  = lazyregexp.New(`\.(\pL)`)
	joinedWords = lazyregexp.New(`(\p{Ll}{3})(\p{Lu}\p{Ll})`)
)

var dashes = strings.NewReplacer("---", "-", "--", "-")

const (
	maxJournalRef   = 300 // bytes
	maxJournalWords = 9
)

func formsOf(forms ...string) []*lazyregexp.Regexp {
	var all []*lazyregexp.Regexp
	for _, form := range forms {
		all = append(all, lazyregexp.New(form))
	}
	return all
}

// ParseJournalRef parses a reference to a publication as authors give it to arXiv, such
// as "Phys.Rev.D76:013009,2007" or "Math. Res. Lett. 15 (2008), no. 2, 351--358". It
// returns false unless all of it has a form in which each part is unambiguous. A second
// reference, an erratum, an author or an editor makes it fail.
func ParseJournalRef(ref string) (work.Venue, bool) {
	if ref == "" || len(ref) > maxJournalRef { // most works have none
		return work.Venue{}, false
	}
	ref = strings.Join(strings.Fields(ref), " ")
	for _, form := range articleForms {
		v, ok := matchForm(form, ref)
		if !ok || !isJournal(v.Name) || yearWord.MatchString(v.Number) { // a number like a year is the year of another reference
			continue
		}
		v.Kind = "article"
		if !strings.Contains(v.Name, " ") {
			v.Name = joinedWords.ReplaceAllString(v.Name, "$1 $2")
		}
		v.Name = joinedDots.ReplaceAllString(v.Name, ". $1")
		return v, true
	}
	for _, form := range proceedingsForms {
		v, ok := matchForm(form, ref)
		if !ok {
			continue
		}
		if years := yearWord.FindAllString(v.Name, -1); v.Year == 0 && len(years) == 1 {
			v.Year, _ = strconv.Atoi(years[0])
		}
		if series := find(v.Name, v.Year); series != nil && series.kind == "article" { // Proceedings of the IEEE
			v.Name, v.Kind = series.full, "article"
			return v, v.Year != 0
		}
		v.Kind = "inproceedings"
		return v, v.Year != 0
	}
	return work.Venue{}, false
}

func matchForm(form *lazyregexp.Regexp, ref string) (work.Venue, bool) {
	m := form.FindStringSubmatch(ref)
	if m == nil {
		return work.Venue{}, false
	}
	part := func(name string) string {
		for i, n := range form.SubexpNames() { // a name may stand in two alternatives
			if n == name && m[i] != "" {
				return m[i]
			}
		}
		return ""
	}
	year, _ := strconv.Atoi(part("year")) // 0 if there is none
	return work.Venue{
		Name: strings.TrimRight(part("name"), " ,:"), Volume: part("volume"), Number: part("number"),
		Pages: dashes.Replace(part("pages")), Year: year,
	}, true
}

// isJournal reports whether name is the name of a journal and nothing else.
func isJournal(name string) bool {
	lower := strings.ToLower(strings.TrimRight(name, "."))
	if lower == "pmlr" { // a series of proceedings
		return false
	}
	if strings.HasSuffix(lower, "vol") || strings.HasSuffix(lower, "volume") {
		return false
	}
	for _, word := range []string{"proc", "in ", "in:", "conference", "workshop", "symposium", "submitted", "to appear", "accepted", "published", "arxiv"} {
		if strings.HasPrefix(lower, word) || len(word) > 4 && strings.Contains(lower, word) {
			return false
		}
	}
	return len(strings.Fields(name)) <= maxJournalWords && !twoInitials.MatchString(name)
}
