package check

import (
	"fmt"
	"io"
	"strings"
)

// writeGitHub writes commands of GitHub Actions, which shows them beside the
// lines of a change ("Workflow commands for GitHub Actions"). What the syntax
// uses is percent-encoded, so that no text of a list is a command.
func writeGitHub(w io.Writer, r Report) error {
	for _, f := range r.Findings {
		_, err := fmt.Fprintf(w, "::%v file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", f.Severity,
			githubProperty.Replace(f.File), f.Line, f.EndLine, f.Char, f.EndChar, githubProperty.Replace("clipgraph "+f.Rule), githubText.Replace(f.Message))
		if err != nil {
			return err
		}
	}
	return nil
}

var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
