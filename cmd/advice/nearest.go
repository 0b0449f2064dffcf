package advice

import "strings"

// Nearest returns the first of words that begins with word, or else the one with the
// smallest edit distance to it, which may be one third of its letters at most. It returns
// "" if there is none.
func Nearest(word string, words []string) string {
	found, least := "", len([]rune(word))/3+1
	for _, w := range words {
		if len(word) >= 3 && strings.HasPrefix(w, word) {
			return w
		}
		if d := editDistance([]rune(word), []rune(w)); d < least {
			found, least = w, d
		}
	}
	return found
}

// maxCompared is the longest word that is compared, in letters.
const maxCompared = 100

// editDistance returns the number of letters to insert, delete or replace, or of pairs of
// neighbours to swap, that turn a into b. The time is the product of the lengths.
func editDistance(a, b []rune) int {
	if max(len(a), len(b)) > maxCompared {
		return max(len(a), len(b))
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			replaced := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, replaced)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
