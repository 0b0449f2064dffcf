package readlist

import "clipgraph/internal/lazyregexp"

// announces reports whether a text that stands where a title would tells of what became of
// a paper, as the news of a list do: "2024.05.30: We release the paper", "Our survey has
// been accepted to"; or asks readers for something: "please cite our". The title is then
// unknown.
func announces(text string) bool {
	return announcement.MatchString(text) || datedNews.MatchString(text) || request.MatchString(text)
}

const (
	newsDate = `20\d\d[./-]\d\d?(?:[./-]\d\d?)?`
	became   = `(?:is|was|are|were|has been|have been) (?:now )?(?:accepted|released|updated|published|online)\b`
)

var (
	announcement = lazyregexp.New(`(?i)^\W*(?:` + newsDate + `\W*)?` +
		`(?:we (?:have )?(?:(?:just|also|now|recently) )?(?:releas|updat|upload|publish|open[- ]?sourc|add)(?:ed|e|s)?(?: |$)` +
		`|(?:our|the) (?:.* )?(?:papers?|survey|report|version|dataset|code|repository)(?: (?:of|for|on) .*)? ` + became +
		`|our (?:[\w-]+ ){0,3}(?:work|paper|survey)(?: [^ :]+)?$` +
		`|(?:paper|survey|work) (?:accepted|published) (?:in|by|at|to) ` +
		`|check out (?:our|the|this) [^:]*$|` + became + `)`)
	datedNews = lazyregexp.New(`(?i)^\W*` + newsDate + `\W.*\b(?:` + became + `|papers? accepted (?:at|by|in|to)\b)`)
	// request matches what readers of a list are asked for.
	request = lazyregexp.New(`(?i)\b(?:please (?:consider )?cit(?:e|ing)|feel free to)\b`)
)
