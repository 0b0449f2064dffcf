package work

import (
	"regexp"
)

// Withdrawn reports whether the comment of a work on arXiv says that the paper was
// withdrawn, and not a talk, a submission to a conference or an earlier version. arXiv
// has no field for it: the abstract page stays, and the comment gives the reason.
func (w *Work) Withdrawn() bool {
	if !hasStem(w.Comment) { // as most
		return false
	}
	for _, sentence := range sentenceEnds.Split(w.Comment, -1) {
		if saysWithdrawn(sentence) {
			return true
		}
	}
	return false
}

// hasStem reports whether a comment has a word by which the expressions below say that something
// was withdrawn.
func hasStem(comment string) bool {
	for i := range len(comment) {
		if c := comment[i] | 0x20; c != 'w' && c != 'r' { // in lower case
			continue
		}
		for _, stem := range []string{"withdr", "retract", "removed"} {
			if _, found := cutPrefixFold(comment[i:], stem); found {
				return true
			}
		}
	}
	return false
}

const itself = `(?:paper|article|manuscript|submission|pre-?print|e-?print|work|draft|note|document|report|letter|comment|thesis|chapter|version|contribution)`

var (
	sentenceEnds = regexp.MustCompile(`[.;!?:()\[\]]+(?:\s|$)|[()\[\]]|,\s+(?:but|and)\s`)
	// takenBack matches a sentence that begins with the paper or with nothing.
	takenBack = regexp.MustCompile(`(?i)^\W*(?:(?:this|the|our|present|current|entire|arxiv)\s+)*(?:` + itself + `\s+|it\s+)?` +
		`(?:(?:has|have|had|been|be|is|was|being|now|temporarily|since|hereby|therefore|thus|voluntarily|also)\s+)*(?:withdrawn|retracted)\b(.*)`)
	takenBackBy = regexp.MustCompile(`(?i)\b(?:withdrawn|retracted|removed)\s+(?:from\s+arxiv\s+)?by\s+(?:the\s+|its\s+|all\s+)*(?:[\w-]+\s+)?(?:authors?|arxiv|submitter|administrators?|admins?)\b`)
	authorsTake = regexp.MustCompile(`(?i)\b(?:authors?|we|i)\s+(?:have\s+|has\s+|had\s+|hereby\s+|decided\s+to\s+|wish\s+to\s+|would\s+like\s+to\s+)*(?:withdraw|withdraws|withdrew|withdrawn|retract|retracted)\s+(?:this|the|our)\s+` + itself + `\b`)
	notThis     = regexp.MustCompile(`(?i)\b(?:previous|previously|earlier|prior|older?|former|another|other|replaces|replacement|supersedes|formerly|version\s+\d+|v\d+)\b`)
	elsewhere   = regexp.MustCompile(`(?i)^\s+from\s+(.*)`)
	fromHere    = regexp.MustCompile(`(?i)^(?:the\s+)?arxiv\b`)
)

func saysWithdrawn(sentence string) bool {
	if m := takenBack.FindStringSubmatch(sentence); m != nil {
		from := elsewhere.FindStringSubmatch(m[1])
		return from == nil || fromHere.MatchString(from[1])
	}
	if notThis.MatchString(sentence) {
		return false
	}
	return takenBackBy.MatchString(sentence) || authorsTake.MatchString(sentence)
}
