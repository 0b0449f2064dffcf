package readlist

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
)

// asked is a context that is done after it was asked for its error so many times.
type asked struct {
	context.Context
	times, most atomic.Int64
}

func (c *asked) Err() error {
	if c.times.Add(1) > c.most.Load() {
		return context.Canceled
	}
	return nil
}

// A list is read no further than a few steps after its context is done, whatever its
// format is and wherever in the reading that happens.
func TestReadStops(t *testing.T) {
	const n = 2000
	each := func(entry string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(entry, "#", fmt.Sprintf("%05d", i+1)))
		}
		return b.String()
	}
	for file, text := range map[string]string{
		"x.md":    each("- [A Net of # Nets](https://arxiv.org/abs/2101.#) Ann Lark, Ben Roe\n"),
		"x.html":  "<html><ul>" + each("<li><a href=\"https://arxiv.org/abs/2101.#\">A Net of # Nets</a>\n"),
		"x.rst":   each("* `A Net of # Nets <https://arxiv.org/abs/2101.#>`_\n"),
		"x.bib":   each("@misc{k#, title = {A Net of # Nets}, eprint = {2101.#}}\n"),
		"x.ris":   each("TY  - JOUR\nTI  - A Net of # Nets\nER  -\n"),
		"x.csv":   "title,url\n" + each("A Net of # Nets,https://arxiv.org/abs/2101.#\n"),
		"x.jsonl": each(`{"title": "A Net of # Nets", "arxiv": "2101.#"}` + "\n"),
		"x.yaml":  each("- title: A Net of # Nets\n  arxiv: '2101.#'\n"),
		"x.tex":   `\begin{document}` + "\n" + each(`\bibitem{k#} A. Lark. A Net of # Nets. arXiv:2101.#`+"\n\n"),
	} {
		t.Run(file, func(t *testing.T) {
			whole := &asked{Context: t.Context()}
			whole.most.Store(1 << 60)
			if list, err := Read(whole, file, []byte(text)); err != nil || len(list.Rows) != n {
				t.Fatalf("%d rows, %v", len(list.Rows), err)
			}
			times := whole.times.Load()
			if times < n/10 {
				t.Errorf("the context is looked at %d times", times)
			}
			for _, share := range []int64{0, 1, 10, 50, 90, 99} {
				ctx := &asked{Context: t.Context()}
				ctx.most.Store(times * share / 100)
				list, err := Read(ctx, file, []byte(text))
				if !errors.Is(err, context.Canceled) || len(list.Rows) > 0 {
					t.Errorf("done after %d of %d looks: %d rows, %v", ctx.most.Load(), times, len(list.Rows), err)
				}
				if more := ctx.times.Load() - ctx.most.Load(); more > 50 {
					t.Errorf("done after %d of %d looks, it was looked at %d times more", ctx.most.Load(), times, more)
				}
			}
		})
	}
}
