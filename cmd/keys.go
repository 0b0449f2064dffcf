package cmd

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"clipgraph"
	"clipgraph/bib/citekey"
	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/cmd/meant"
	"clipgraph/graph"
)

// keyOptions say which cite keys papers get. Documents cite by key, so existing keys are
// kept unless others are requested.
type keyOptions struct {
	template, mapFile string
	from              []string
}

func (o *keyOptions) addTo(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&o.template, "key", "", "make all cite keys by `TEMPLATE`, such as {author}{year}{word}, the default")
	flags.StringArrayVar(&o.from, "keys-from", nil, "keep the cite keys that `FILE`, a .bib, gives to papers")
	flags.StringVar(&o.mapFile, "key-map", "", "write the cite keys that changed to `FILE`: the old and the new one, separated by a tab")
	meant.DescribeIn("bib", flags, "key", "keys-from", "key-map")
}

// readKeys reads the files of --keys-from and, for the verb that writes one, the .bib
// that output replaces, because documents cite its keys.
func (a *app) readKeys(o keyOptions, output string) (clipgraph.Keys, error) {
	keys := clipgraph.Keys{Template: o.template}
	if o.template != "" {
		if _, err := citekey.Parse(o.template); err != nil {
			return keys, advice.Usage(advice.Hint(err, "use {author}{year}{word} or {authors:2}:{year:2}, for example, with letters, digits and . : _ / + -"))
		}
	}
	for _, name := range o.from {
		source, err := a.readText("--keys-from", name)
		if err != nil {
			return keys, err
		}
		k, err := clipgraph.ReadKnownEntries(name, []byte(source))
		if err != nil {
			return keys, err
		}
		keys.From = append(keys.From, k)
	}
	if output != "" {
		keys.Replaced = a.readReplaced(output)
	}
	return keys, nil
}

// readReplaced reads the .bib that is to be replaced, or returns nil if it is not a .bib.
func (a *app) readReplaced(name string) *clipgraph.KnownEntries {
	data, err := files.ReadBibliography(name, a.inputLimit())
	if err != nil || len(data) == 0 {
		return nil
	}
	k, err := files.ParseBibliography(name, data)
	if err != nil {
		return nil
	}
	return k
}

// noKey reports whether r cannot occur in a cite key: TeX takes it for a blank or can't
// read it.
func noKey(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// writeKeyMap writes the keys of the lists that changed.
func (a *app) writeKeyMap(name string, g *graph.Graph) error {
	return files.Write(name, a.stdout, func(w io.Writer) error {
		written := map[string]bool{}
		for _, i := range g.Listed() {
			p := g.Papers()[i]
			for _, row := range p.Rows {
				if row.Key == "" || row.Key == p.Key || written[row.Key] || strings.ContainsFunc(row.Key, noKey) {
					continue
				}
				written[row.Key] = true
				if _, err := fmt.Fprintf(w, "%s\t%s\n", row.Key, p.Key); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
