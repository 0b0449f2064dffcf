package files

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist"
)

// Format is the value of the flag that names the format of all lists, one of
// [readlist.FormatNames]; "" if the lists tell.
type Format string

// Set takes a value of the flag.
func (f *Format) Set(value string) error {
	if names := readlist.FormatNames(); !slices.Contains(names, value) {
		return fmt.Errorf("the formats are %s", strings.Join(names, ", "))
	}
	*f = Format(value)
	return nil
}

func (f *Format) String() string { return string(*f) }

// Type returns the word for a value in the help.
func (f *Format) Type() string { return "format" }
