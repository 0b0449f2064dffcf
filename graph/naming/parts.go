package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/internal/lazyregexp"
)

// Parts of names. The head of BoxNet-VL is BoxNet, the tail of FastBoxNet is BoxNet.

// Joint is how the two parts of a name are joined.
type Joint int

const (
	Separated Joint = iota // BoxNet-VL
	Capital                // FastBoxNet, BoxNetVL, BoxNet2D, BOXSeg
	Glued                  // XBOX: between two parts in capitals the boundary is not visible
)

// Cut is a name split into two parts.
type Cut struct {
	Head, Tail string
	Joint      Joint
}

// Cuts returns the ways to split a name in two, those with the longest head first. A
// digit before a capital is not a joint: 3BOX does not contain BOX. One before a last letter
// is: BOX-4o.
func Cuts(name string) []Cut {
	var cuts []Cut
	behind := rune(0) // the rune after r
	for i := len(name); i > 0; {
		r, size := utf8.DecodeLastRuneInString(name[:i])
		i -= size
		isInitial := unicode.IsLower(behind) // a small letter follows: BOXSeg is BOX and Seg
		behindIsLetter := unicode.IsLetter(behind)
		behind = r
		if i == 0 {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(name[:i])
		head, tail := name[:i], name[i:]
		switch {
		case r == '-' || r == '_' || r == ' ' || r == '^', r == '+' && behindIsLetter:
			cuts = append(cuts, Cut{head, tail[size:], Separated})
		case unicode.IsUpper(r) && unicode.IsLower(before), unicode.IsDigit(r) && unicode.IsLetter(before):
			cuts = append(cuts, Cut{head, tail, Capital})
		case i+size == len(name) && unicode.IsDigit(before) && unicode.IsLetter(r) && !IsVariant("3"+tail):
			cuts = append(cuts, Cut{head, tail, Glued})
		case unicode.IsUpper(r) && unicode.IsUpper(before) && isInitial && !isPlural(name[i+size:]):
			cuts = append(cuts, Cut{head, tail, Capital})
		case unicode.IsUpper(r) && unicode.IsUpper(before):
			cuts = append(cuts, Cut{head, tail, Glued})
		}
	}
	return cuts
}

// isPlural reports whether the text after the last capital of a name is a plural ending:
// BOXes is not BO and Xes.
func isPlural(rest string) bool { return rest == "s" || rest == "es" }

// Pieces returns the parts of a name between its hyphens, blanks and joints, in lower
// case. The pieces of BoxNet-VL are box, net and vl.
func Pieces(name string) []string {
	var pieces []string
	end := len(name)
	for _, c := range Cuts(name) {
		if c.Joint != Glued {
			pieces = append(pieces, strings.ToLower(name[len(name)-len(c.Tail):end]))
			end = len(c.Head)
		}
	}
	return append(pieces, strings.ToLower(name[:end]))
}

// IsVariant reports whether a part added to a name states another size, kind or use:
// BoxNet-XL, BoxNet-7B, BoxNet-Chat.
func IsVariant(part string) bool {
	part = strings.ToLower(part)
	if variants[part] {
		return true
	}
	digits := strings.TrimRight(part, "bmkd") // 7B, 350M, 3D
	return len(part)-len(digits) == 1 && startsWithDigit(digits) && strings.Trim(digits, "0123456789.") == ""
}

// sizes returns the length of the parts at the end of a name that state which model of a work it
// is: those of BoxNet-8B, BoxNet-large, BoxNet-8B-Instruct, BoxNet-1.5-Pro, and all behind Distill.
// Another part is of another work.
func sizes(name string) (n int) {
	end := len(name)
	if at := strings.Index(strings.ToLower(name), "-distill"); at > 0 {
		n, end = len(name)-at, at
	}
	for {
		at := strings.LastIndexByte(name[:end], '-')
		if at <= 0 {
			return n
		}
		switch part := strings.ToLower(name[at+1 : end]); {
		case modelSizes[part] || len(part) == len("0528") && strings.Trim(part, "0123456789") == "" || editions[part] && '0' <= name[at-1] && name[at-1] <= '9' || IsVariant(part) && startsWithDigit(part) && !strings.HasSuffix(part, "d"): // 3D is none
			n = len(name) - at
		case part != "instruct":
			return n
		}
		end = at
	}
}

var modelSizes = set("tiny small base medium large huge xl xxl preview thinking")

// subset returns the length of the part at the end of a name that states which part of a data set it
// is: those of BoxNet-val and BoxNet-text, and that of BoxNet-5 before "tasks".
func subset(name, behind string) int {
	at := max(strings.LastIndexByte(name, '-'), strings.LastIndexByte(name, '_'))
	if part := name[at+1:]; at > 0 && (subsets[strings.ToLower(part)] || strings.Trim(part, "0123456789") == "" && ofData.MatchString(behind)) {
		return len(name) - at
	}
	return 0
}

var subsets = set("text web en mini test testmini val validation dev train small medium short long easy hard full s m l i2v t2v")

// IsSubset reports whether the part behind the name at text[:end] states which part of a data set is
// meant.
func IsSubset(text string, end int) bool {
	rest := text[end:]
	n := strings.IndexFunc(rest, func(r rune) bool { return r != '-' && r != '_' && !isWordRune(r) })
	if n < 0 {
		n = len(rest)
	}
	return n > 0 && subset("x"+rest[:n], rest[n:]) == n
}

// IsData reports whether a title says that its work is a benchmark or data.
func IsData(title string) bool { return data.MatchString(title) }

var data = lazyregexp.New(`(?i)bench|data ?set|\bcorpus\b|\bexam\b|evaluat|testbed|\bsuite\b|\bchallenge\b`)

// IsDataSet reports whether the words behind the name at text[:end] say that it is that of data: "the
// BoxNet benchmark", "the BoxNet validation set".
func IsDataSet(text string, end int) bool { return ofData.MatchString(text[end:]) }

var ofData = lazyregexp.New(`^(?:[ -][\pL\d-]+)? (?:benchmarks?|data ?sets?|leaderboards?|suites?|test ?set|validation|tasks|corpus|testbed)\b`)

// IsMeasured reports whether the sentence around text[start:end] tells of results.
func IsMeasured(text string, start, end int) bool {
	return measured.MatchString(Sentence(text, start, end))
}

var measured = lazyregexp.New(`(?i)benchmark|data ?set|evaluat|experiment|accura|score|perform|results|%|state-of-the-art|improve`)

// IsExample reports whether the name at text[start:] is said to be one of a kind: "models such as
// BoxNet", "(e.g., BoxNet".
func IsExample(text string, start int) bool {
	return example.MatchString(text[max(0, start-len("including the  (")):start])
}

var example = lazyregexp.New(`(?i)\b(?:such as|like|including|namely|e\.g\.,?)(?: the)? ["“(]?$`)

// HasForm reports whether a name of several words has one with capitals among small letters, as
// no phrase has: DeepBoxes Bench.
func HasForm(name string) bool {
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if !IsPlain(word) && word != strings.ToUpper(word) && Letters(word) >= StemLetters {
			return true
		}
	}
	return false
}

// editions are parts behind the version of a model.
var editions = set("pro flash ultra turbo max lite chat")

var variants = set("xxl xl xs l s b pro plus lite light mini tiny small base medium large huge max ultra turbo nano micro hd zero next r1 " +
	"qa vqa captions instruct chat omni moe o1 flash fast")

// IsProduct reports whether a word behind a name says what else came out of a work: the
// Crate data are of the work Crate.
func IsProduct(word string) bool { return products[strings.ToLower(word)] }

var products = set("data dataset datasets models code website project paper")

// Heads returns the possible beginnings of a name, squeezed, if it is written as several
// words, as FastSpeech2 may be FastSpeech 2: the text before its hyphens, blanks and
// numbers, and before capitals that follow small letters.
func Heads(name string) []string {
	var heads []string
	for i := 1; i < len(name); i++ {
		at, before := name[i], name[i-1]
		isDigit, isCapital := '0' <= at && at <= '9', 'A' <= at && at <= 'Z'
		if strings.IndexByte("-_ ^", at) >= 0 || isDigit && (before < '0' || '9' < before) || isCapital && 'a' <= before && before <= 'z' {
			heads = append(heads, Squeeze(name[:i]))
		}
	}
	return heads
}
