package naming

import (
	"regexp"
	"strings"
	"unicode"
)

// News of a list stand above its papers. They say what the list has added, so that a text
// among them is not about the one paper that it links to.

// IsNews reports whether a heading is that of news, such as "🔥 Latest Updates". The
// heading of a subject, such as "News Recommendation", is none.
func IsNews(heading string) bool {
	return news.MatchString(strings.TrimFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) }))
}

var news = regexp.MustCompile(`(?i)^(?:(?:latest|recent|our|paper|project|important|what['’]?s|what is) )*(?:news|updates?|announcements?|change ?log|new|recently added)(?:(?: and | & |/)(?:news|updates?|announcements?))?$|^(?:最新)?(?:动态|更新|新闻|消息)$`)
