package markup

import (
	"fmt"
	"strings"
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

// show writes spans: text in quotes, with the marks of its style before it;
// links as [text](url), pictures as ![text](url), breaks as /.
func show(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteByte(' ')
		for i, mark := range []string{"b", "i", "c", "ins", "del"} {
			if s.Style&(1<<i) != 0 {
				b.WriteString(mark)
			}
		}
		switch s.Kind {
		case Text:
			fmt.Fprintf(&b, "%q", s.Text)
		case Link:
			fmt.Fprintf(&b, "[%s](%s)", s.Text, s.URL)
			if s.Inner() != nil {
				fmt.Fprintf(&b, "{%s }", show(s.Inner()))
			}
		case Image:
			fmt.Fprintf(&b, "![%s](%s)", s.Text, s.URL)
		case Break:
			b.WriteByte('/')
		}
		if s.Class() != "" {
			b.WriteString("." + s.Class())
		}
	}
	return b.String()
}
