package bib

import (
	"fmt"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// CheckASCII refuses an entry whose key or one of whose fields is not ASCII.
func CheckASCII(key string, fields []work.Field) error {
	for _, f := range fields {
		if r := notASCII(f.Value); r != 0 {
			return fmt.Errorf("the %s of %q has %q (%U), for which LaTeX has no command; the file is not in UTF-8, and which encoding it has is not certain", f.Name, key, r, r)
		}
	}
	if r := notASCII(key); r != 0 {
		return fmt.Errorf("the key %q has %q; the file is not in UTF-8, and which encoding it has is not certain", key, r)
	}
	return nil
}

// notASCII returns the first character of s that is no ASCII; 0 if there is
// none.
func notASCII(s string) rune {
	for _, r := range s {
		if r >= utf8.RuneSelf {
			return r
		}
	}
	return 0
}
