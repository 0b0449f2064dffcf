package advice

import (
	"strings"

	"clipgraph/internal/editdistance"
)

// Nearest returns the first of words that begins with word, or else the one with the
// smallest edit distance to it, which may be one third of its letters at most. It returns
// "" if there is none.
func Nearest(word string, words []string) string {
	letters := []rune(word)
	found, least := "", len(letters)/3+1
	if len(letters) > maxCompared {
		least = 0
	}
	for _, w := range words {
		if len(word) >= 3 && strings.HasPrefix(w, word) {
			return w
		}
		if d := editdistance.Within(letters, []rune(w), least-1); d < least {
			found, least = w, d
		}
	}
	return found
}

// maxCompared is the longest word that is compared, in letters.
const maxCompared = 100
