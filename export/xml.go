package export

import "strings"

// xmlString leaves out of s what a document of XML may not hold, for what is
// written by others; [appendXML] is for what we write.
func xmlString(s string) string {
	return strings.Map(func(r rune) rune {
		if !isXML(r) {
			return -1
		}
		return r
	}, s) // which makes U+FFFD of each byte that is no UTF-8, as appendXML does
}
