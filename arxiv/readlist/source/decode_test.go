package source

import "testing"

func TestIsBinary(t *testing.T) {
	for head, want := range map[string]bool{
		"":                                   false,
		"a list":                             false,
		"\x89PNG\r\n\x1a\n\x00":              true,
		"PK\x03\x04\x14\x00\x06\x00\x08\x00": true,
		"a\x00b\x00":                         false,
		"\x00a\x00b":                         false,
		"\xff\xfea\x00\x00\x01":              false,
	} {
		if got := IsBinary([]byte(head)); got != want {
			t.Errorf("IsBinary(%q) = %v", head, got)
		}
	}
}
