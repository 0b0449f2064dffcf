package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// How a sentence of running text refers to a work that it names: an abstract says "we
// extend A" and "unlike A", a list's note just "A-based". The nearest phrase before the
// name decides, or one right after it: "outperforms A and extends B" compares with A and
// builds on B.

// Introduces is the stance of a text that gives the name to a work of its own.
const Introduces work.Stance = "introduces"

// phrase is a row of the table.
type phrase struct {
	forms  string // in lower case, separated by "|"
	behind bool   // it follows the name instead of preceding it
	stance work.Stance
}

var phrases = []phrase{
	{"extend|extends|extended|extending|extension of|extension to|extensions of|extensions to", false, work.BuildsOn},
	{"build on|builds on|built on|building on|build upon|builds upon|built upon|building upon|on top of|atop", false, work.BuildsOn},
	{"based on|based upon|derived from|inspired by|motivated by|following the", false, work.BuildsOn},
	{"adapt|adapts|adapted|adapting|adaptation of|adapted from|repurpose|repurposes|repurposing", false, work.BuildsOn},
	{"fine-tune|fine-tunes|fine-tuned|fine-tuning|finetune|finetunes|finetuned|finetuning|fine-tuning of|fine-tuned from|initialized from|initialized with|initialised from|distilled from|distill|distilling", false, work.BuildsOn},
	{"generalize|generalizes|generalizing|generalise|generalises|generalising", false, work.BuildsOn},
	{"improve|improves|improving|improve on|improves on|improving on|improve upon|improves upon|improving upon|improved version of|enhance|enhances|enhancing|enhanced version of|boost|boosts|boosting", false, work.BuildsOn},
	{"variant of|variants of|version of|versions of|successor of|successor to|modification of|reformulation of|implementation of", false, work.BuildsOn},
	{"augment|augments|augmenting|equip|equips|equipping|upgrade|upgrades|upgrading|accelerate|accelerates|accelerating|compress|compresses|compressing|modify|modifies|modifying", false, work.BuildsOn},
	{"revisit|revisits|revisiting|rethink|rethinks|rethinking|reproduce|reproduces|reproducing|scale up|scales up|scaling up", false, work.BuildsOn},
	{"as backbone|as the backbone|as a backbone|as our backbone|as its backbone|as base model|as the base model|as our base model|as the foundation|as a foundation|as a starting point|as the starting point", true, work.BuildsOn},

	{"use|uses|used|using|utilize|utilizes|utilizing|utilise|utilises|employ|employs|employing|leverage|leverages|leveraging|exploit|exploits|exploiting|harness|harnessing|apply|applies|applying|adopt|adopts|adopting", false, work.Uses},
	{"powered by|driven by|guided by|trained by|trained with|with the help of|incorporate|incorporates|incorporating|integrate|integrates|integrating|integrate with|integrated with|combine|combines|combining|combine with|combined with|via", false, work.Uses},
	{"instantiated with|instantiated on|applied to|plugged into|integrated into|incorporated into|coupled with|paired with|collected from|drawn from|sampled from|built from|constructed from", false, work.Uses},

	{"outperform|outperforms|outperforming|outperformed|surpass|surpasses|surpassing|surpassed|exceed|exceeds|exceeding|beat|beats|beating|outpace|outpaces|outpacing", false, work.ComparesWith},
	{"compare|compare with|compare to|compare against|compared with|compared to|compared against|comparing with|comparing to|in comparison to|in comparison with|comparison with|comparison to|relative to", false, work.ComparesWith},
	{"than|versus|baseline|baselines|competitor|competitors", false, work.ComparesWith},
	{"comparable to|comparable with|on par with|competitive with|competes with|compete with|rival|rivals|rivaling|match|matches|matching", false, work.ComparesWith},
	{"superior to|inferior to|advantage over|advantages over|improvement over|improvements over|gain over|gains over|speedup over|speedups over|superiority over|reduction over", false, work.ComparesWith},
	{"unlike|in contrast to|in contrast with|contrary to|as opposed to|differs from|different from|instead of|rather than|alternative to|alternatives to|replace|replaces|replacing|in place of", false, work.ComparesWith},

	{"on|across|benchmark|benchmarks|dataset|datasets|evaluate|evaluates|evaluating|analyze|analyzes|analyzing|study|studies|studying|against", false, work.Names},

	{"introduce|introduces|introducing|propose|proposes|proposing|present|presents|presenting|release|releases|releasing|develop|develops|developing|construct|constructs|constructing|create|creates|creating|curate|curates|curating|design|designs|call|called|name|named|dub|dubbed|term|termed|namely|coined", false, Introduces},
}

// The greatest numbers of words between a phrase and a name, the words that end the
// clause in which the phrase counts, and those after which a name is not introduced by
// the text.
const (
	maxGap     = 9
	maxNearGap = 6 // for the most specific phrases
	maxBehind  = 6 // words after a name that are read
	maxNear    = 200
	maxItems   = 6 // of an enumeration, such as "outperforms A, B and C"
)

var (
	clauseWords  = set("that which who while whereas but however where when because since although though so we our it they this these yet then thus therefore whose without")
	prepositions = set("of for to in on with from by between via against over under as is are was were")
)

// form is one form of a phrase.
type form struct {
	words  []string
	stance work.Stance
}

// endings has the forms that precede names by their last words, beginnings those that
// follow names by their first; the longest come first.
var endings, beginnings = func() (before, behind map[string][]form) {
	before, behind = map[string][]form{}, map[string][]form{}
	for _, p := range phrases {
		for text := range strings.SplitSeq(p.forms, "|") {
			words := strings.Fields(text)
			if p.behind {
				behind[words[0]] = append(behind[words[0]], form{words, p.stance})
			} else {
				last := words[len(words)-1]
				before[last] = append(before[last], form{words, p.stance})
			}
		}
	}
	for _, table := range []map[string][]form{before, behind} {
		for _, forms := range table {
			slices.SortStableFunc(forms, func(a, b form) int { return len(b.words) - len(a.words) })
		}
	}
	return before, behind
}()

// StanceIn returns how a sentence of running text refers to the work that it names at
// text[start:end]. Other sentences of text are not read, nor words far from the name.
func StanceIn(text string, start, end int) work.Stance {
	from, to := start, end
	for from > 0 && start-from < maxNear && !endsSentence(text, from) {
		from--
	}
	for to < len(text) && to-end < maxNear && !endsSentence(text, to) {
		to++
	}
	if numbered.MatchString(text[from:start]) && apposition.MatchString(text[end:to]) {
		return Introduces
	}
	if s := stanceBehind(strings.ToValidUTF8(text[end:to], "")); s != work.Names {
		return s
	}
	return stanceBefore(tokens(strings.ToValidUTF8(text[from:start], "")))
}

// What is numbered and described is what a text brings: "(1) BoxNet, a network of boxes".
var (
	numbered   = lazyregexp.New(`\((?:\d|[ivx]+)\) $`)
	apposition = lazyregexp.New(`^(?: \([^()]*\))?, an? `)
)

// stanceBehind finds a phrase right after a name.
func stanceBehind(text string) work.Stance {
	words := tokens(text)
	for i := 0; i < len(words) && i < maxBehind && words[i] != ";" && words[i] != ":" && !clauseWords[words[i]]; i++ {
		for _, f := range beginnings[words[i]] {
			if hasAt(words, i, f.words) {
				return f.stance
			}
		}
	}
	return work.Names
}

// stanceBefore finds the nearest phrase before a name.
func stanceBefore(words []string) work.Stance {
	gap, items, governed, oblique := 0, 0, false, false // by a preposition, and by one other than "of"
	for i := len(words) - 1; i >= 0 && gap <= maxGap; i-- {
		switch w := words[i]; {
		case w == "," || w == "and" || w == "or":
			if items++; items > maxItems {
				return work.Names
			}
			gap = 0
			continue
		case w == "(" || w == ")":
			continue
		case w == ";" || w == ":":
			return work.Names
		case w == "our" && gap <= 1 && !governed:
			return Introduces // "our large A"
		case w == "over" && isGain(words[max(0, i-maxGap):i]):
			return work.ComparesWith
		}
		for _, f := range endings[words[i]] {
			switch {
			case !hasAt(words, i+1-len(f.words), f.words):
			case f.stance == Introduces && governed:
				return work.Names // "we present a study of A"
			case f.stance == work.BuildsOn && (gap > maxNearGap || oblique):
				return work.Names // "improves the state of the art on A"
			case f.stance == work.Uses && gap > maxNearGap:
				return work.Names
			default:
				return f.stance
			}
		}
		if clauseWords[words[i]] {
			return work.Names
		}
		governed = governed || prepositions[words[i]]
		oblique = oblique || prepositions[words[i]] && words[i] != "of"
		gap++
	}
	return work.Names
}

// isGain reports whether the words before "over" express a gain, by a number or by a
// word.
func isGain(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.ContainsAny(w, "0123456789") || strings.HasPrefix(w, "improve") || strings.HasPrefix(w, "gain") || strings.HasPrefix(w, "speedup") || w == "better"
	})
}

// hasAt reports whether words[at:] begins with the words of a phrase.
func hasAt(words []string, at int, phrase []string) bool {
	return at >= 0 && at+len(phrase) <= len(words) && slices.Equal(words[at:at+len(phrase)], phrase)
}

// tokens splits text into words in lower case, and the marks that separate clauses and
// items. Hyphens, full stops and apostrophes within a word belong to the word.
func tokens(text string) []string {
	var all []string
	start := -1
	for i, r := range text + " " {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && strings.ContainsRune("-'’.+", r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			all = append(all, strings.ToLower(strings.TrimRight(text[start:i], ".'’-")))
			start = -1
		}
		if strings.ContainsRune(",;:()", r) {
			all = append(all, string(r))
		}
	}
	return all
}

// abbreviations end with a full stop that does not end a sentence.
var abbreviations = set("e.g i.e etc vs cf al fig figs eq eqs sec tab resp approx ref refs dr")

// isAbbreviation reports whether the full stop at the end of text belongs to an
// abbreviation or an initial.
func isAbbreviation(text string) bool {
	text = strings.TrimSuffix(text, ".")
	last := text[strings.LastIndexAny(text, " (\n\t")+1:]
	r, size := utf8.DecodeRuneInString(last)
	return abbreviations[strings.ToLower(last)] || size > 0 && size == len(last) && unicode.IsUpper(r)
}
