package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/bib"
	"clipgraph/graph"
)

// keyOptions say which cite keys papers get. Keys are what texts cite: those
// that papers have already stay, unless others are asked for.
type keyOptions struct {
	template, mapFile string
	from              []string
}

func (o *keyOptions) addTo(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&o.template, "key", "", "make cite keys by `TEMPLATE`, also of papers that have some; such as {author}{year}{word}, the default")
	flags.StringArrayVar(&o.from, "keys-from", nil, "keep the cite keys that `FILE`, a .bib, has for papers")
	flags.StringVar(&o.mapFile, "key-map", "", "write the keys that the lists have and papers no longer do to `FILE`, old and new with a tab between")
}

// applyKeys sets which keys papers get. Those of into, the file to update, if
// there is one, go before those of the other files.
func (a *app) applyKeys(o keyOptions, into *known, to *graph.Options) error {
	if o.template != "" {
		keys, err := bib.ParseKeyTemplate(o.template)
		if err != nil {
			return &usageError{withHint(err, "%s", bib.KeySyntax)}
		}
		to.Keys = keys
	}
	var files []*known
	if into != nil {
		files = append(files, into)
	}
	for _, name := range o.from {
		k, err := a.readKnown(name, false)
		if err != nil {
			return err
		}
		files = append(files, k)
	}
	to.Taken = func(key string) bool {
		for _, f := range files {
			if f.keys[key] {
				return true
			}
		}
		return false
	}
	to.KeyOf = func(p *graph.Paper) string {
		for _, f := range files {
			if e, _ := f.entryOf(p); e != nil {
				return e.Key
			}
		}
		if key := p.ListedKey(); o.template == "" && !to.Taken(strings.ToLower(key)) {
			return key
		}
		return ""
	}
	return nil
}

// writeKeyMap writes which keys of the lists became others.
func (a *app) writeKeyMap(name string, inputs []input, g *graph.Graph) error {
	return a.emit(name, inputs, func(w io.Writer) error {
		told := map[string]bool{}
		for _, i := range g.Listed() {
			p := g.Papers()[i]
			for _, row := range p.Rows {
				if row.Key == "" || row.Key == p.Key || told[row.Key] {
					continue
				}
				told[row.Key] = true
				if _, err := fmt.Fprintf(w, "%s\t%s\n", row.Key, p.Key); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
