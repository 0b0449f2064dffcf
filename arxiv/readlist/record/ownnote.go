package record

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/arxiv/readlist/link"
	"clipgraph/internal/words"
)

// A note may contain the entry's own identifier ("arXiv:2103.00020 [cs.CV]", "Accepted at
// ICML 2021, arXiv preprint 2103.00020") or that of another work ("Comment on
// arXiv:2103.00020"). A wrong identifier would give the entry wrong authors, so only
// notes that consist of such words count.

// IsOwnNote reports whether the identifiers in a plain-text note are the record's own.
func IsOwnNote(text string) bool {
	text = link.Without(text)
	text = categoryMark.ReplaceAllString(text, " ")
	for word := range strings.FieldsFuncSeq(text, words.IsSeparator) {
		if !isOwnWord(word) {
			return false
		}
	}
	return true
}

// categoryMark matches an arXiv category after an identifier.
var categoryMark = regexp.MustCompile(`[\[(]\s*[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?\s*[\])]`)

// isOwnWord reports whether people write a word around the identifier of the work itself:
// its source, status or venue.
func isOwnWord(word string) bool {
	if strings.ContainsFunc(word, unicode.IsDigit) || ownWords[strings.ToLower(word)] {
		return true
	}
	// ICML, NeurIPS, JMLR: short names of venues have capitals after the first letter.
	_, size := utf8.DecodeRuneInString(word)
	return strings.ContainsFunc(word[size:], unicode.IsUpper)
}

var ownWords = words.Fields(`
	arxiv preprint preprints eprint eprints e print prints abs pdf doi url http https www org
	available at on online in as from the to and also is this its version versions extended full long latest revised updated draft
	technical report tech paper article manuscript journal conference workshop proceedings symposium transactions letters track annual international
	accepted published appear appears appearing submitted under review work progress forthcoming press unpublished camera ready
	oral poster spotlight highlight best award id identifier number no accessed last retrieved visited
	january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec
	hep th ph ex lat gr qc astro cond mat quant math nlin nucl
`)
