package margin

import "testing"

// TestClean has the signs around a text that are no part of it, and signs that are.
func TestClean(t *testing.T) {
	before := func(text, next string) string {
		from, to := Clean(text, 0, len(text), next)
		return text[from:to]
	}
	cleaned := func(text string) string { return before(text, "") }
	for _, test := range []struct{ what, got, want string }{
		{"maxShortcode", cleaned(":woman_in_motorized_wheelchair_tone: Counting Cars"), "Counting Cars"},
		{"maxTail", cleaned("Counting Cars (Anna Holm"), "Counting Cars"},
		{"maxTail", cleaned("Counting Cars (by Anna Holm and Bo Lind"), "Counting Cars (by Anna Holm and Bo Lind"},
		{"documentType", cleaned("Counting Cars[J]."), "Counting Cars"},
		{"documentType", cleaned("Counting Cars [EB/OL]"), "Counting Cars"},
		{"documentType", cleaned("Counting Cars [ABC]"), "Counting Cars [ABC]"},
		{"documentType", cleaned("[J]"), "J"},
		{"introducer", cleaned("Counting Cars. In "), "Counting Cars"},
		{"introducer", cleaned("Counting Cars, in"), "Counting Cars"},
		{"introducer", cleaned("Counting Cars in"), "Counting Cars in"},
		{"introducer", before("Counting Large Cars in ", "BXCV, 2020"), "Counting Large Cars"},
		{"introducer", before("Counting Large Cars in ", "the sea"), "Counting Large Cars in"},
		{"introduced", before("Counting Cars in ", "BXCV, 2020"), "Counting Cars in"},
		{"introducer", cleaned("What Boats Are In"), "What Boats Are In"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.what, test.got, test.want)
		}
	}
}
