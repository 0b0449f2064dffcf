package polite_test

import (
	"errors"
	"testing"

	"clipgraph/internal/polite"
)

func TestTogether(t *testing.T) {
	none := errors.New("no such host")
	a, b, c := &polite.UnreachableError{Host: "a", Err: none}, &polite.UnreachableError{Host: "b", Err: none}, &polite.UnreachableError{Host: "c", Err: none}
	other := errors.New("status 500")
	for _, test := range []struct {
		err  error
		want string
	}{
		{other, "status 500"},
		{a, "no connection to a: no such host"},
		{errors.Join(a, other), "no connection to a: no such host\nstatus 500"},
		{errors.Join(other, a, b), "status 500\nno connection to a and b: no such host"},
		{errors.Join(a, b, other, c, a), "no connection to a, b and c: no such host\nstatus 500"},
	} {
		if got := polite.MergeUnreachable(test.err).Error(); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
