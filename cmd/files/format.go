package files

import (
	"fmt"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist"
)

// Format is the value of the flag for the format of all lists, one of
// [readlist.FormatNames], or "" to recognize it.
type Format string

// Set sets the value of the flag.
func (f *Format) Set(value string) error {
	if names := readlist.FormatNames(); !slices.Contains(names, value) {
		return fmt.Errorf("the formats are %s", strings.Join(names, ", "))
	}
	*f = Format(value)
	return nil
}

func (f *Format) String() string { return string(*f) }

// Type returns the name of a value in the help.
func (f *Format) Type() string { return "format" }
