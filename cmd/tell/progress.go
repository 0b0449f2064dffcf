package tell

import (
	"fmt"

	"clipgraph/arxiv"
)

// Progress is a single line on a terminal, which is overwritten. Elsewhere it is one line
// at the start and one at the end.

// Asking prints the progress of a source: what is requested, and from whom.
func (t *Teller) Asking(what, who string, now arxiv.Progress) {
	if t.Quiet {
		return
	}
	text := fmt.Sprintf("%s %s/%s", what, Thousands(now.Done), Thousands(now.Total))
	if now.Requests > 0 {
		text += fmt.Sprintf(" · %d %s left", now.Requests, Plural(now.Requests, "request", "requests"))
	}
	if now.Left > 0 {
		text += fmt.Sprintf(" · about %v", now.Left)
	}
	switch {
	case t.Line("%s", text):
	case !t.asking:
		t.Note("%s", text)
	case now.Requests == 0:
		t.Note("%s answered for %s of %s", who, Thousands(now.Done), Thousands(now.Total))
	}
	t.asking = now.Requests > 0
}

// Line overwrites the last line on a terminal, and reports whether there is one.
func (t *Teller) Line(format string, args ...any) bool {
	if t.Quiet || !t.Stderr.Terminal() || t.Stderr.Rewrite(fmt.Sprintf(format, args...)) != nil {
		return false
	}
	t.open = t.Stderr
	return true
}

// EndLine ends the line of [Teller.Line], so that another may follow.
func (t *Teller) EndLine() {
	if t.open != nil {
		fmt.Fprintln(t.open)
		t.open = nil
	}
}
