package meant

import "strings"

// partFlags are the flags that select a part of the graph.
var partFlags = []string{"relations", "min-confidence", "section", "since", "until", "only"}

// NoEdges returns the message for an answer without edges, and a hint how to get some.
func (l *Line) NoEdges(message string) (text, hint string) {
	flags := l.Verb.Flags()
	var part []string
	for _, flag := range partFlags {
		if flags.Changed(flag) {
			part = append(part, "--"+flag)
		}
	}
	switch {
	case part != nil:
		return message + " in this part of the graph", "leave out " + strings.Join(part, " and ")
	case flags.Changed("offline"):
		return message, "--citations FILE reads citations from a file; without --offline, --cite asks for them"
	case flags.Changed("cite"):
		return message, "--citations FILE reads citations from a file; --snapshot FILE reads abstracts, which name other papers"
	}
	return message, "--cite asks Semantic Scholar for citations; --citations FILE reads them from a file"
}
