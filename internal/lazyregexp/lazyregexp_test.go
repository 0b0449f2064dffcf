package lazyregexp_test

import (
	"sync"
	"testing"

	"clipgraph/internal/lazyregexp"
)

// An expression is read when it is first used, and not before.
func TestNew(t *testing.T) {
	broken := lazyregexp.New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	broken.MatchString("")
}

// It may be used first at several places at the same time.
func TestTogether(t *testing.T) {
	digits := lazyregexp.New(`(?P<sign>-?)(\d+)`)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if m := digits.FindStringSubmatch("a -12"); len(m) != 3 || m[digits.SubexpIndex("sign")] != "-" || m[2] != "12" {
				t.Errorf("%q", m)
			}
		})
	}
	all.Wait()
	if got := digits.ReplaceAllString("1 and 22", "n"); got != "n and n" {
		t.Errorf("%q", got)
	}
}
