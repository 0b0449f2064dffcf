package relate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"clipgraph/graph/naming"
)

// Names that are versions of one another: which paper a version continues, and in which
// order versions stand.

// mayContinue reports whether a version of b may follow paper a. That is so if it is not
// earlier, or if it is written alike and has no namesake. A number after the first letter
// continues a name without it, as B3-Net continues B-Net.
func (x *Index) mayContinue(old, new naming.Name, v naming.Version, a, b int) bool {
	if len(v.Text) > 1 && v.Text[1] == '-' && new.Text[1] != '-' && !strings.ContainsAny(old.Text, "- ") {
		return false
	}
	if v.Mark == naming.BareDigit && strings.HasSuffix(old.Text, "+") {
		return false // Box2 does not come after Box+
	}
	if x.isOfSeries(old.Text) || x.isPower(new, b) && unicode.IsDigit(rune(old.Text[len(old.Text)-1])) {
		return false
	}
	if isSpeltAlike(old.Text, new.Text) {
		return x.papers[a].NotAfter(x.papers[b]) || len(x.byFold[old.Fold]) == 1
	}
	return x.papers[a].NotAfter(x.papers[b]) && (v.WithV || !x.isVersionOfPart(v))
}

// isPower reports whether paper b writes the number of a name as a superscript. It then says how often
// something is in the name, and is no higher than the number of another name: G² is not behind G1.
func (x *Index) isPower(name naming.Name, b int) bool {
	return slices.ContainsFunc(x.names[b], func(n naming.Name) bool { return n.Fold == name.Fold && strings.ContainsAny(n.Text, "^²³") })
}

// isOfSeries reports whether a name is a word or a few capitals of the field with a letter and a
// number behind it that many have: where many works are called after R1, Video-R2 is no version of
// Video-R1.
func (x *Index) isOfSeries(name string) bool {
	return slices.ContainsFunc(naming.Cuts(name), func(c naming.Cut) bool {
		if len(c.Tail) != 2 || c.Joint != naming.Separated || !unicode.IsLetter(rune(c.Tail[0])) || strings.ContainsAny(c.Tail, "vV") || !unicode.IsDigit(rune(c.Tail[1])) || !naming.IsPlain(c.Head) && !naming.IsAcronym(c.Head) {
			return false
		}
		series, named := strings.ToLower(c.Tail[:1]), int32(0)
		for digit := range 10 {
			named += x.parts.With(series + strconv.Itoa(digit))
		}
		return named >= manyBases
	})
}

// isVersionOfPart reports whether the number of a version follows a part that is a name
// itself, and others have that part with the number: Crate-Box2 is by anybody who uses
// Box2.
func (x *Index) isVersionOfPart(v naming.Version) bool {
	parts := []string{v.Head}
	for _, c := range naming.Cuts(v.Head) {
		if c.Joint != naming.Glued {
			parts = append(parts, c.Tail)
		}
	}
	return slices.ContainsFunc(parts, func(part string) bool {
		fold := naming.Fold(part)
		numbered := fold + strconv.FormatFloat(v.Number, 'f', -1, 64)
		return part != v.Text && naming.Letters(part) > 1 && len(x.byFold[fold]) > 0 && (len(x.byFold[numbered]) > 0 || x.parts.With(numbered) > 1)
	})
}

// versionWithin returns the line of a name that begins with a version which no paper has:
// BoxNet2.5-VL continues BoxNet2 if there is no BoxNet2.5.
func (x *Index) versionWithin(h half, new naming.Name, b int) (line, bool) {
	if !h.begins || h.joint != naming.Separated || len(x.byFold[naming.Fold(h.base)]) > 0 {
		return line{}, false
	}
	for _, v := range naming.Versions(h.base) {
		if top, old, ok := x.versionBelow(v, b); ok && naming.Letters(v.Stem) >= minAlike && x.papers[top].NotAfter(x.papers[b]) {
			return line{a: top, old: old, new: new, kind: byVersion, signs: &evidence{bareVersion: true}}, true
		}
	}
	return line{}, false
}

// half is a part of a name that may be an earlier work's name, with the rest.
type half struct {
	base, part string
	begins     bool // the name begins with the base
	joint      naming.Joint
}

// halvesOf returns the parts of a name that may be names themselves, the longest first.
func halvesOf(text string) []half {
	var all []half
	for _, c := range naming.Cuts(text) {
		if !naming.IsVersion(c.Tail) && !(naming.IsProduct(c.Tail) && strings.HasSuffix(text, " "+c.Tail)) {
			all = append(all, half{c.Head, c.Tail, true, c.Joint})
		}
		if strings.Trim(c.Head, "0123456789") != "" { // 2001-BoxNet is BoxNet, of January 2020
			all = append(all, half{c.Tail, c.Head, false, c.Joint})
		}
	}
	slices.SortStableFunc(all, func(a, b half) int { return len(b.base) - len(a.base) })
	return all
}

// versionBelow returns the paper with the highest version of a stem that is lower than v,
// and its name. It returns false if several papers have that version and none of them is
// nearer to b.
func (x *Index) versionBelow(v naming.Version, b int) (a int, old naming.Name, ok bool) {
	group := x.versions[v.Stem]
	end, _ := slices.BinarySearchFunc(group, v.Number, func(n numbered, number float64) int {
		switch {
		case n.number < number:
			return -1
		case n.number > number:
			return 1
		}
		return 0
	})
	var same []int
	for i := end - 1; i >= 0 && len(same) < maxSame && (len(same) == 0 || group[i].number == group[end-1].number); i-- {
		if n := group[i]; int(n.paper) != b && (n.mark == naming.NoMark || n.withV == v.WithV || x.papers[n.paper].NotAfter(x.papers[b])) {
			same = append(same, int(n.paper)) // MiniNet-4 does not come after MiniNet-v2, unless the list says so
		}
	}
	a = x.nearest(same, b)
	if a < 0 {
		return 0, naming.Name{}, false
	}
	return a, x.nameWithStem(a, v.Stem), true
}

// maxSame is the number of papers of one name that are compared.
const maxSame = 4

// nameWithStem returns the name of paper a that is a version of a stem.
func (x *Index) nameWithStem(a int, stem string) naming.Name {
	for _, n := range x.names[a] {
		if n.Fold == stem || slices.ContainsFunc(naming.Versions(n.Text), func(v naming.Version) bool { return v.Stem == stem }) {
			return n
		}
	}
	return naming.Name{}
}

// precedes reports whether a comes before b: as a lower version of the same name,
// whatever the dates are, else by date.
func (x *Index) precedes(a, b int) bool {
	if order := x.versionOrder(a, b); order != 0 {
		return order < 0
	}
	return x.papers[a].NotAfter(x.papers[b])
}

// versionOrder compares the versions of two papers of one name. It returns -1 if a is the
// lower one, 1 if it is the higher one, and 0 if they are not versions of one name.
func (x *Index) versionOrder(a, b int) int {
	for _, one := range x.names[a] {
		for _, other := range x.names[b] {
			for _, v := range naming.Versions(other.Text) {
				if v.Stem == one.Fold {
					return -1
				}
				for _, w := range naming.Versions(one.Text) {
					if v.Stem == w.Stem && v.WithV == w.WithV && v.Number != w.Number {
						if w.Number < v.Number {
							return -1
						}
						return 1
					}
				}
			}
			for _, w := range naming.Versions(one.Text) {
				if w.Stem == other.Fold {
					return 1
				}
			}
		}
	}
	return 0
}

// isVersionOf reports whether one name is a version of the other, so that neither is a
// part of the other.
func isVersionOf(new, old naming.Name) bool {
	return slices.ContainsFunc(naming.Versions(new.Text), func(v naming.Version) bool { return v.Stem == old.Fold })
}

// isSpeltAlike reports whether two versions of a name are written alike, so that they are
// of one work whatever their dates are: BoxNet and BoxNet++ are, BoxNET and Boxnet2 are
// not.
func isSpeltAlike(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n == len(a) || n >= minAlike && !strings.ContainsFunc(a[n:], unicode.IsLetter)
}

const minAlike = 3 // bytes of the common beginning of two names
