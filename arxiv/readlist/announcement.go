package readlist

import "clipgraph/internal/lazyregexp"

// announces reports whether a text that stands where a title would tells of what became of
// a paper, as the news of a list do: "2024.05.30: We release the paper", "Our survey has
// been accepted to". The title is then unknown.
func announces(text string) bool {
	return announcement.MatchString(text) || datedNews.MatchString(text)
}

const (
	newsDate = `20\d\d[./-]\d\d?(?:[./-]\d\d?)?`
	became   = `(?:is|was|are|were|has been|have been) (?:now )?(?:accepted|released|updated|published|online)\b`
)

var (
	announcement = lazyregexp.New(`(?i)^\W*(?:` + newsDate + `\W*)?` +
		`(?:we (?:have )?(?:(?:just|also|now|recently) )?(?:releas|updat|upload|publish|open[- ]?sourc|add)(?:ed|e|s)? ` +
		`|(?:our|the) (?:.* )?(?:papers?|survey|report|version|dataset|code|repository)(?: (?:of|for|on) .*)? ` + became + `)`)
	datedNews = lazyregexp.New(`(?i)^\W*` + newsDate + `\W.*\b` + became)
)
