package coauthor

import (
	"fmt"
	"slices"
	"testing"

	"clipgraph/bib/work"
	"clipgraph/graph/paper"
)

// by returns a paper by persons, who are written as given and family names.
func by(names ...[2]string) *paper.Paper {
	p := &paper.Paper{Meta: &work.Work{}}
	for _, n := range names {
		p.Meta.Authors = append(p.Meta.Authors, work.Person{Given: n[0], Family: n[1]})
	}
	return p
}

func TestShared(t *testing.T) {
	older := by([2]string{"Ann", "Doe"}, [2]string{"B.", "Poe"}, [2]string{"", "Harbour Team"})
	for _, c := range []struct {
		given, family string
		same          bool
	}{
		{"Ann", "Doe", true}, {"A.", "Doe", true}, {"An", "Doe", false}, {"", "Doe", false}, {"Änn", "DOE", true}, {"Anna", "Doe", true}, {"Amy", "Doe", false}, {"Ann", "Roe", false}, {"Bo", "Poe", true}, {"C.", "Poe", false}, {"", "Harbour Team", true}, {"", "Harbour", false},
	} {
		if got := len(Shared(older, by([2]string{c.given, c.family}))) == 1; got != c.same {
			t.Errorf("%s %s is one of them: %v", c.given, c.family, got)
		}
	}
	if got := Shared(older, by([2]string{"Bo", "Poe"}, [2]string{"Cy", "Roe"}, [2]string{"A.", "Doe"})); !slices.Equal(got, []string{"Bo Poe", "A. Doe"}) {
		t.Errorf("shared: %q", got)
	}
}

// Works are known to be strangers' if all authors of both are known, and are persons.
func TestAreStrangers(t *testing.T) {
	ours := by([2]string{"Ann", "Doe"}, [2]string{"Bo", "Roe"})
	theirs := func(more bool, names ...[2]string) *paper.Paper {
		p := by(names...)
		p.Meta.MoreAuthors = more
		return p
	}
	for _, c := range []struct {
		name      string
		theirs    *paper.Paper
		strangers bool
	}{
		{"two others", theirs(false, [2]string{"Cy", "Poe"}, [2]string{"Di", "Loe"}), true},
		{"two others and more", theirs(true, [2]string{"Cy", "Poe"}, [2]string{"Di", "Loe"}), false},
		{"one in common", theirs(false, [2]string{"Cy", "Poe"}, [2]string{"A.", "Doe"}), false},
		{"a team", theirs(false, [2]string{"", "Crate Team"}), false},
		{"none", theirs(false), false},
	} {
		if got := AreStrangers(ours, c.theirs); got != c.strangers {
			t.Errorf("%s: %v", c.name, got)
		}
		if got := AreStrangers(c.theirs, ours); got != c.strangers {
			t.Errorf("%s, the other way: %v", c.name, got)
		}
	}
}

// Long lists of authors, and authors of many papers, say nothing.
func TestCommon(t *testing.T) {
	for n, want := range map[int]int{maxAuthors: 1, maxAuthors + 1: 0} {
		var names [][2]string
		for i := range n {
			names = append(names, [2]string{"A.", fmt.Sprintf("Doe%c%c", 'a'+i/26, 'a'+i%26)})
		}
		common, counts := Common([]*paper.Paper{by(names...), by([2]string{"Ann", "Doeaa"})})
		if common[[2]int{0, 1}] != want || counts[0] != n {
			t.Errorf("a list of %d: %v, %d authors", n, common, counts[0])
		}
	}
	for n, want := range map[int]int{maxProlific: 1, maxProlific + 1: 0} {
		papers := make([]*paper.Paper, n)
		for i := range papers {
			papers[i] = by([2]string{"Ann", "Doe"}, [2]string{"Ann", "Doe"})
		}
		if common, _ := Common(papers); common[[2]int{0, n - 1}] != want {
			t.Errorf("an author of %d papers: %d", n, common[[2]int{0, n - 1}])
		}
	}
	for n, want := range map[int]int{maxCompared: 1, maxCompared + 1: 0} {
		names := make([][2]string, n)
		names[n-1] = [2]string{"Ann", "Doe"}
		if got := len(Shared(by(names...), by([2]string{"Ann", "Doe"}))); got != want {
			t.Errorf("the last of %d: %d shared", n, got)
		}
	}
}
