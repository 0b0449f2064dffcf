package readlist

import (
	"regexp"
	"strings"
)

// saysNothing reports whether a text beside a title is not a note: a word before a venue
// or before names, arXiv categories after an identifier, or a DOI.
func saysNothing(text string) bool {
	text = strings.TrimSpace(text)
	return nothingText.MatchString(text) || categoriesText.MatchString(text) || doiText.MatchString(text)
}

var (
	nothingText = regexp.MustCompile(`(?i)^(?:in|by|at|and|et al|see|via|from|on|to appear in)[.:,]?$`)
	// categoriesText matches a list of arXiv categories (arXiv category taxonomy), as in
	// brackets after identifiers: "[cs, math]", "[hep-lat, physics:hep-ph]".
	categoriesText = regexp.MustCompile(`^(?:\[?(?:physics:)?(?:astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|nlin|nucl-ex|nucl-th|physics|q-bio|q-fin|quant-ph|stat)(?:\.[A-Za-z-]{2,})?\]?(?:[,;] *| |$))+$`)
	doiText        = regexp.MustCompile(`^(?:doi: ?)?10\.\d{4,9}/\S+$`)
)
