package report

import (
	"fmt"
	"io"
	"strings"

	"clipgraph/internal/console"
)

// writeGitHub writes commands for GitHub Actions, which shows them next to the lines of a change
// ("Workflow commands for GitHub Actions"). Text from lists passes [console.Log], and characters
// with a meaning in the syntax are percent-encoded.
func writeGitHub(w io.Writer, r Report) error {
	for _, f := range r.Findings {
		_, err := fmt.Fprintf(w, "::%v file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", f.Severity,
			property(f.File), f.Line, f.EndLine, f.Char, f.EndChar, property("clipgraph "+f.Rule), githubData.Replace(console.Log(f.Message)))
		if err != nil {
			return err
		}
	}
	return nil
}

func property(s string) string { return githubProperty.Replace(console.Log(s)) }

// console.Log leaves no line ends, which the syntax writes as %0A.
var (
	githubData     = strings.NewReplacer("%", "%25")
	githubProperty = strings.NewReplacer("%", "%25", ":", "%3A", ",", "%2C")
)
