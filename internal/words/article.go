package words

import "strings"

// BeforeArticle returns the first word of a title if a comma and an article or "towards" are
// behind it, as in "BoxNet, a Net of Nets", or "". Titles have the name of a work there.
func BeforeArticle(title string) string {
	before, after, _ := strings.Cut(title, ", ")
	next, _, _ := strings.Cut(after, " ")
	switch strings.ToLower(next) {
	case "a", "an", "the", "towards", "toward":
		if !strings.ContainsAny(before, " :") {
			return before
		}
	}
	return ""
}
