package bib

import (
	"fmt"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// CheckASCII returns an error if the key or a field of an entry is not ASCII.
func CheckASCII(key string, fields []work.Field) error {
	for _, f := range fields {
		if r := notASCII(f.Value); r != 0 {
			return fmt.Errorf("field %s of %q contains %q (%U), for which LaTeX has no command; the file is not UTF-8 and its encoding is uncertain", f.Name, key, r, r)
		}
	}
	if r := notASCII(key); r != 0 {
		return fmt.Errorf("key %q contains %q; the file is not UTF-8 and its encoding is uncertain", key, r)
	}
	return nil
}

// notASCII returns the first character of s that is not ASCII, or 0 if there is none.
func notASCII(s string) rune {
	for _, r := range s {
		if r >= utf8.RuneSelf {
			return r
		}
	}
	return 0
}
