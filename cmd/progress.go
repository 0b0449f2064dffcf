package cmd

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"clipgraph/arxiv"
)

// progress is where the answers of a source are: one line on a terminal that is
// written anew, and else a line at the start and one at the end.
type progress struct {
	began    bool
	terminal io.Writer // with a line that is not ended; else nil
}

// what is asked for, and who is asked, are said.
func (p *progress) show(a *app, what, who string, now arxiv.Progress) {
	if a.quiet {
		return
	}
	text := fmt.Sprintf("%s %s/%s", what, thousands(now.Done), thousands(now.Total))
	if now.Requests > 0 {
		text += fmt.Sprintf(" · %d %s left", now.Requests, plural(now.Requests, "request", "requests"))
	}
	if now.Left > 0 {
		text += fmt.Sprintf(" · about %v", now.Left)
	}
	switch {
	case p.line(a, text):
	case !p.began:
		a.note("%s", text)
	case now.Requests == 0:
		a.note("%s answered for %s of %s", who, thousands(now.Done), thousands(now.Total))
	}
	p.began = now.Requests > 0
}

// line writes text over the line before it, where there is a terminal.
func (p *progress) line(a *app, text string) bool {
	if a.quiet || !a.stderr.Terminal() || a.stderr.Rewrite(text) != nil {
		return false
	}
	p.terminal = a.stderr
	return true
}

// end ends the line, so that another may follow.
func (p *progress) end() {
	if p.terminal != nil {
		fmt.Fprintln(p.terminal)
		p.terminal = nil
	}
}

// thousands writes n with commas: 12,345.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// noteWait says that a server asks for patience.
func (a *app) noteWait(wait time.Duration, why error) {
	a.progress.end()
	a.note("%v; asking again in %v", why, wait.Round(time.Second))
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
