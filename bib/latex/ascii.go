package latex

import (
	"strings"
	"unicode/utf8"
)

// ASCII writes the non-ASCII characters of LaTeX as commands, in the [BibTeX] dialect;
// everything else is unchanged, and so are characters without a command.
func ASCII(latex string) string {
	var b strings.Builder
	for i := 0; i < len(latex); {
		end := i
		for end < len(latex) && latex[end] < utf8.RuneSelf {
			end++
		}
		if end < len(latex) && end > i && isASCIILetter(latex[end-1]) && marks(latex[end:]) > 0 { // they belong to the letter before
			end--
		}
		b.WriteString(latex[i:end])
		i = end
		for end < len(latex) && (end == i || latex[end] >= utf8.RuneSelf) {
			end++
		}
		BibTeX.writeText(&b, latex[i:end])
		i = end
	}
	return b.String()
}
