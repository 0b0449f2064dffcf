package check

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteRules writes the table of rules as text. The error is that of w.
func WriteRules(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, rule := range Rules {
		mends := ""
		if rule.Mends {
			mends = "--fix"
		}
		fmt.Fprintf(table, "%s\t%v\t%s\t%s\n", rule.ID, rule.Severity, mends, rule.Why)
	}
	return table.Flush()
}
