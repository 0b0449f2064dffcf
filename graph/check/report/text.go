package report

import (
	"fmt"
	"io"

	"clipgraph/internal/console"
)

// writeText writes one line for each finding.
func writeText(w io.Writer, r Report) error {
	for i := range r.Findings {
		if _, err := fmt.Fprintln(w, console.Log(r.Findings[i].String())); err != nil {
			return err
		}
	}
	return nil
}
