package markup

import (
	"fmt"
	"strings"

	"clipgraph/arxiv/readlist/markup/inline"
)

// dump prints a tree, a unit a line, its spans behind it.
func dump(t *Tree) string {
	var b strings.Builder
	write(&b, t.NewReader(), t.Root, 0)
	return b.String()
}

func write(b *strings.Builder, r *Reader, u *Unit, depth int) {
	defer r.Release(r.Mark())
	if u.Kind != Document {
		fmt.Fprintf(b, "%s%s%s\n", strings.Repeat("  ", depth-1), label(u), show(r.Spans(u)))
	}
	for _, c := range r.Children(u) {
		write(b, r, c, depth+1)
	}
}

func label(u *Unit) string {
	key := u.Key
	if u.Header != "" {
		key += "<" + u.Header + ">"
	}
	return key
}

// show writes spans, a blank before each.
func show(spans []inline.Span) string {
	var b strings.Builder
	for i := range spans {
		fmt.Fprintf(&b, " %v", &spans[i])
	}
	return b.String()
}
