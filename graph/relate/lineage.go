package relate

import (
	"slices"
	"strings"
	"unicode"

	"clipgraph/graph/coauthor"
	"clipgraph/graph/naming"
	"clipgraph/graph/paper"
	"clipgraph/graph/passage"
)

// Lineage returns the pairs of which the later work continues the earlier one: B continues
// A if B's name extends A's, by a version number after it, whatever the dates are, or by a
// part after or before it, which only a later work has. The score of the pair decides. If B
// may continue several works, it continues the latest version, and the work with the
// longest name.
func (x *Index) Lineage() []Pair {
	var pairs []Pair
	for b := range x.papers {
		for _, l := range x.basesOf(b) {
			pairs = append(pairs, Pair{l.a, b, x.lineageText(l, b), passage.Position(x.papers[b].Row()), l.confidence()})
		}
	}
	return pairs
}

// line is a candidate: b continues a.
type line struct {
	a        int
	old, new naming.Name // of a and of b
	kind     kind
	part     string // the part that is new in b's name
	begins   bool   // b's name begins with a's
	// onlyNamed is true if a's name is so short that b's text or code must confirm the
	// line: three letters without a hyphen are too common.
	onlyNamed bool
	signs     *evidence
}

// basesOf returns the lines that lead to paper b, one for each earlier paper.
func (x *Index) basesOf(b int) []line {
	var lines []line
	add := func(l line) bool {
		if l.a == b || slices.ContainsFunc(lines, func(old line) bool { return old.a == l.a }) {
			return false
		}
		if x.collect(&l, b); l.signs.score(l.kind) < enough {
			return false
		}
		e := l.signs
		if l.kind == byPart && (len(lines) > 0 && !(e[firstOfMany] && l.isOther(lines)) || l.onlyNamed) && e.confirmed() == 0 && !(l.onlyNamed && e[sameRareWords]) {
			return false // only one of two parts of a name is the base, unless the text confirms both
		}
		lines = append(lines, l)
		return true
	}
	for _, n := range x.names[b] {
		for _, v := range naming.Versions(n.Text) {
			if top, old, ok := x.versionBelow(v, b); ok && x.mayContinue(old, n, v, top, b) {
				add(line{a: top, old: old, new: n, kind: byVersion, signs: &evidence{clearVersion: v.Mark == naming.ClearMark, bareVersion: v.Mark == naming.BareDigit, otherCase: v.IsOtherCase(old.Text)}})
			}
		}
	}
	if len(lines) > 0 {
		return lines
	}
	for _, n := range x.names[b] {
		found := map[bool]bool{} // whether a base was found, by whether the name begins with it
		for _, half := range halvesOf(n.Text) {
			if l, ok := x.versionWithin(half, n, b); ok && !found[true] {
				found[true] = add(l)
			}
			a, old, ok := x.onlyOf(half.base, n.Text, b)
			if !ok || found[half.begins] || isVersionOf(n, old) || !x.precedes(a, b) {
				continue // the base with the longest name is the nearest
			}
			l := line{a: a, old: old, new: n, kind: byPart, part: half.part, begins: half.begins, signs: &evidence{otherHyphens: naming.IsCutApart(old.Text, half.base) || naming.IsJoinedUp(old.Text, half.base)}}
			switch half.joint {
			case naming.Separated:
				l.signs[endsApart], l.signs[beginsApart] = half.begins, !half.begins
			case naming.Glued:
				l.signs[joinedInCapitals] = true
			}
			l.signs[endsInLetter] = half.joint == naming.Glued && half.begins && x.isOneMore(half)
			letters := naming.Letters(half.base)
			l.onlyNamed = letters < 3 && !x.isShortSeries(half.base, a, b) || letters == 3 && half.joint != naming.Separated && !x.isMade(old.Text)
			l.signs[variantPart] = half.begins && naming.IsVariant(half.part)
			found[half.begins] = add(l)
		}
	}
	return lines
}

// isOther reports whether the base of l is the other half of a name whose first half
// lines have: Box-Crate is made of Box and Crate.
func (l *line) isOther(lines []line) bool {
	return len(lines) == 1 && lines[0].new == l.new && lines[0].begins != l.begins &&
		naming.Letters(lines[0].old.Text)+naming.Letters(l.old.Text) <= naming.Letters(l.new.Text)
}

// onlyOf returns the paper with the name base, if there is only one or one that is nearer
// to b, with the spelling of the name within the longer one.
func (x *Index) onlyOf(base, within string, b int) (a int, old naming.Name, ok bool) {
	fold := naming.Fold(base)
	var same []int
	for _, i := range x.byFold[fold] {
		if int(i) == b {
			return 0, naming.Name{}, false
		}
		if same = append(same, int(i)); len(same) > maxSame {
			return 0, naming.Name{}, false
		}
	}
	if a = x.nearest(same, b); a < 0 {
		return 0, naming.Name{}, false
	}
	for _, n := range x.names[a] {
		if n.Fold == fold && (old.Text == "" || strings.Contains(within, n.Text)) {
			old = n
		}
	}
	return a, old, true
}

// nearest returns which of several papers of one name is nearer to b: b cites it, or has a
// common repository or author, or else a common section or more rare words in common. It
// returns -1 if that is true of none or of several.
func (x *Index) nearest(papers []int, b int) int {
	if len(papers) == 1 {
		return papers[0]
	}
	for _, nearness := range []func(a int) int{
		func(a int) int { return oneIf(x.references.Has(b, a)) },
		func(a int) int { return min(1, len(x.repos.Common(a, b, x.names[a]))) },
		func(a int) int { return len(coauthor.Shared(x.papers[a], x.papers[b])) },
		func(a int) int { same, _ := x.sameSection(a, b); return oneIf(same) },
		func(a int) int { return x.rareAmong(x.commonWords(a, b), rare) },
	} {
		near, most, tie := -1, 0, false
		for _, a := range papers {
			switch n := nearness(a); {
			case n > most:
				near, most, tie = a, n, false
			case n == most:
				tie = true
			}
		}
		if most > 0 && !tie {
			return near
		}
	}
	return -1
}

// oneIf returns 1 if is is true, else 0.
func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// collect adds to a line the evidence that b continues a.
func (x *Index) collect(l *line, b int) {
	e, pa, pb := l.signs, x.papers[l.a], x.papers[b]
	base := l.old.Text
	if l.kind == byVersion {
		if versions := naming.Versions(base); len(versions) > 0 && !slices.ContainsFunc(x.names[l.a], func(n naming.Name) bool { return n.Fold == versions[0].Stem }) {
			base = versions[0].Stem
		}
	}
	if e[clearVersion] && (strings.ContainsAny(l.old.Text, "-_") || naming.BeginsGreek(l.old.Text)) {
		base = l.old.Text // RT-1 leads to RT-2, and π0 to π0.5: two letters are enough with a version that is set apart
	}
	e.form(base, pa.Title())
	e[titleAsName] = l.old.IsTitle
	e[namesake] = len(x.byFold[l.old.Fold]) > 1
	same, elsewhere := x.sameSection(l.a, b)
	e[sameSection] = same
	e[otherCase] = e[otherCase] || l.kind == byPart && !naming.IsWithin(l.old.Text, l.new.Text)
	coined := false
	if s := x.spelt[naming.Squeeze(l.old.Text)]; s != nil {
		coined = x.isCoined(s, l.old.Text)
		e[acronymOfSubject] = s.isOfOther()
		e[plainName] = e[plainName] && !s.isProven()
		e[notOwn] = !x.isOwned(s, l.old.Text) || x.isCommonVariant(l.old.Text) || naming.IsShort(base) && !coined && x.parts.With(l.old.Fold) >= manyBases
		e[usedElsewhere] = s.users > 1 || s.users == 1 && !x.namesPaper(b, l.a)
	}
	e[usedElsewhere] = e[usedElsewhere] || x.parts.With(l.old.Fold) > 1
	isPart := (e[endsApart] || e[beginsApart]) && naming.Letters(base) > 3 && x.parts.With(l.old.Fold) > 1 // R-CNN in Mask R-CNN and Fast R-CNN
	e[acronymElsewhere] = elsewhere && naming.IsAcronym(base) && !coined && !isPart && !x.sameSubject(l.a, b, base)
	e[acronymOfSubject] = e[acronymOfSubject] || x.isSubjects(l.old.Text)
	e[shortName] = naming.Letters(base) == 3 && !e[usedElsewhere]
	e[firstOfMany] = coined && !e[notOwn]
	if own, _ := pa.Date(); e[firstOfMany] && naming.Letters(base) > 3 && x.parts.Before(l.old.Fold, own) == 0 { // LoRA is recognized in QLoRA, and so is CLIP
		e[otherCase] = e[otherCase] && !(naming.IsCapitalised(l.old.Fold, l.new.Text) && x.spelt[naming.Squeeze(l.old.Text)].users >= minCoined)
		e[joinedInCapitals] = e[joinedInCapitals] && !l.begins && !strings.HasSuffix(l.new.Text, l.old.Text)
	}
	e[firstOfMany] = e[firstOfMany] && !e[otherCase]
	if l.kind == byPart && !coined {
		e[explained], e[notExplained] = x.isExplained(l.old, l.a, b)
		e[notExplained] = e[notExplained] && e[formOfName]
	}
	if s := x.spelt[naming.Squeeze(l.old.Text)]; s != nil {
		isOnly := x.isOnlyName(s, l.old)
		e[ownWord] = naming.IsPlain(l.old.Text) && (isOnly || coined)
		e[otherCase] = e[otherCase] && !(isOnly && naming.IsCapitalised(l.old.Fold, l.new.Text) && (s.users > 0 || coined || (e[beginsApart] || e[endsApart]) && !naming.IsPlainWithin(l.old.Fold, l.new.Text)))
		e[formOfName] = e[formOfName] && (coined || !x.isCommonWord(s, l.old.Text, manyTitles))
	}
	e[variantPart] = e[variantPart] && !e[otherCase]
	e[commonWord] = e[plainName] && !e[ownWord] && !e[endsApart] && !e[beginsApart] && !e[variantPart]
	if l.kind == byVersion {
		e[ordinaryWords] = l.old.IsTitle && l.new.IsTitle && strings.Contains(l.old.Text, " ") && slices.ContainsFunc(naming.Versions(l.new.Text), func(v naming.Version) bool { return naming.IsActivity(v.Text) })
	} else {
		e[ordinaryWords] = strings.Contains(l.new.Text, " ") && naming.IsActivity(l.new.Text) ||
			(!coined || strings.Contains(l.old.Text, "-")) && !x.isTerm(l.old.Text) && x.isOrdinary(l.old.Text)
	}
	e[wordsOfField] = l.kind == byPart && !coined && !e[endsApart] && !e[beginsApart] && !e[variantPart] && !e[ordinaryWords] && x.isOfField(l.old.Text)
	e[wellKnown], e[ofAnother] = x.knownAs(l.a, l.old.Fold)
	e[wellKnown] = e[wellKnown] && l.kind == byPart && e[formOfName] && naming.IsWithin(l.old.Text, l.new.Text) && !e[wordsOfField] && !e[ordinaryWords]
	e[letterBefore] = e[joinedInCapitals] && !l.begins && len(l.part) <= 2 && strings.Index(base, "-") != 1 && e[usedElsewhere] && same && x.areNear(l.a, b)
	common, ofName := x.commonWords(l.a, b), paper.TitleWords(l.old.Text)
	e[sameRareWords] = x.rareAmong(common, rare) >= 2
	common = slices.DeleteFunc(common, func(w string) bool { return slices.Contains(ofName, w) })
	e[alikeTitles] = x.rareAmong(common, max(rare, int32(len(x.papers)/10))) >= 4
	e[siblingOfRoot] = l.kind == byPart && !l.begins && !e[sameRareWords] && !coined && x.endsInSubject(l.old.Text)
	e[sameRepository] = x.repos.Common(l.a, b, x.names[l.a]) != ""
	e[sharedAuthor] = len(coauthor.Shared(pa, pb)) > 0
	e[isCited] = x.references.Has(b, l.a) && !naming.IsActivity(l.old.Text) && !e[acronymOfSubject] // a subject's papers cite each other
	_, isSilent := passage.Abstract(pb)
	for i := range x.mentions[b] {
		if m := &x.mentions[b][i]; m.paper == l.a {
			isSilent = isSilent && m.passage.Place != passage.InAbstract
			if m.confidence == 0 && m.by == byName && (!m.spelling.fromTitle || naming.IsWord(m.passage.Text[m.start:m.end])) {
				continue // it is probably a word
			}
			e[titleNames] = e[titleNames] || m.passage.Place == passage.InTitle
			e[noteNames] = e[noteNames] || m.passage.Place == passage.InNote
			e[abstractNames] = e[abstractNames] || m.passage.Place == passage.InAbstract
		}
	}
	e[strangers] = isSilent && e[bareVersion] && !e[isCited] && !e[titleNames] && !e[noteNames] && coauthor.AreStrangers(pa, pb)
	e[abstractSilent] = isSilent && !e[firstOfMany] && e.confirmed() == 0
	months, known := pb.MonthsAfter(pa)
	e[longAfter] = known && months >= longTime
	e[atOnce] = known && months < shortTime && !e[firstOfMany] && e.confirmed() == 0
}

// The months between works: so few that hardly anybody can have built on the earlier one,
// and so many that it is known where its name is used.
const (
	shortTime = 3
	longTime  = 36
)

// isShortSeries reports whether a name is a letter and a digit, such as T5, that others of
// the list use, and both papers are in one section.
func (x *Index) isShortSeries(name string, a, b int) bool {
	same, _ := x.sameSection(a, b)
	return same && len(name) == 2 && unicode.IsUpper(rune(name[0])) && unicode.IsDigit(rune(name[1])) && x.parts.With(naming.Fold(name)) > 1
}

// isOneMore reports whether the rest of a name is one capital after a name in capitals,
// and the whole is not another name and a letter in its turn: GPTQT extends GPTQ, while
// both CLIPA and CLIPAG may extend CLIP.
func (x *Index) isOneMore(h half) bool {
	return len(h.part) == 1 && len(h.base) >= 4 && h.base == strings.ToUpper(h.base) && len(x.byFold[naming.Fold(h.base[:len(h.base)-1])]) == 0
}

// isMade reports whether the paper with a name coined it.
func (x *Index) isMade(text string) bool {
	s := x.spelt[naming.Squeeze(text)]
	return s != nil && x.isCoined(s, text)
}

// manyBases is the number of names with a common part from which on the part belongs to a
// family and not to one work: three letters of a field, such as VLM, or a name with many
// variants.
const manyBases = 6

// isCommonVariant reports whether a name is a variant of a part that many names have: in
// a list of Mamba papers, Mamba3D may be by anybody.
func (x *Index) isCommonVariant(text string) bool {
	return slices.ContainsFunc(naming.Cuts(text), func(c naming.Cut) bool {
		return naming.IsVariant(c.Tail) && x.parts.With(naming.Fold(c.Head)) >= manyBases
	})
}

// namesPaper reports whether a passage of b names a.
func (x *Index) namesPaper(b, a int) bool {
	return slices.ContainsFunc(x.mentions[b], func(m mention) bool { return m.paper == a })
}

// commonWords returns the different words that both titles have.
func (x *Index) commonWords(a, b int) (common []string) {
	other := paper.TitleWords(x.papers[b].Title())
	for _, w := range paper.TitleWords(x.papers[a].Title()) {
		if slices.Contains(other, w) && !slices.Contains(common, w) {
			common = append(common, w)
		}
	}
	return common
}

// rareAmong counts the words that at most so many titles have.
func (x *Index) rareAmong(words []string, titles int32) (n int) {
	for _, w := range words {
		if x.words.With(w) <= titles {
			n++
		}
	}
	return n
}

const rare = 3 // titles that have a rare word, at most

// confidence returns the confidence of a line, by its name and the signs beside it: the
// share of such lines that were right at the last first readings, see docs/relations.md.
func (l *line) confidence() float64 {
	e, confirmed := l.signs, l.signs.confirmed()
	switch {
	case e[clearVersion], confirmed > 1:
		return 0.95
	case confirmed == 1, e[wellKnown], e[bareVersion] && e.second():
		return 0.9
	case e[bareVersion]:
		return 0.85
	case e.second():
		return 0.7
	default:
		return 0.65
	}
}

// lineageText returns the evidence of a line as text.
func (x *Index) lineageText(l line, b int) string {
	text := l.old.Text + " → " + l.new.Text
	var signs []string
	for s, has := range l.signs {
		switch {
		case !has || signText[s] == "":
		case sign(s) == sameRepository:
			signs = append(signs, "same repository "+x.repos.Spelling[x.repos.Common(l.a, b, x.names[l.a])])
		case sign(s) == sharedAuthor:
			signs = append(signs, "shared author "+coauthor.Shared(x.papers[l.a], x.papers[b])[0])
		default:
			signs = append(signs, signText[s])
		}
	}
	if len(signs) > 0 {
		text += ": " + strings.Join(signs, ", ")
	}
	return text
}
