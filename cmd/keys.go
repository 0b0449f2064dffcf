package cmd

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

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

// keyFiles are the .bib files whose keys papers keep.
type keyFiles struct {
	first []*known // of --update and --keys-from, in this order
	last  *known   // the file that -o replaces, after the lists' own keys; nil if none
}

// readKeyFiles reads the files of --keys-from and, for the verb that writes one,
// the .bib that output replaces: texts cite its keys.
func (a *app) readKeyFiles(o keyOptions, output string) (keyFiles, error) {
	var files keyFiles
	for _, name := range o.from {
		k, err := a.readKnown("--keys-from", name)
		if err != nil {
			return files, err
		}
		files.first = append(files.first, k)
	}
	if output != "" {
		files.last = a.readReplaced(output)
	}
	return files, nil
}

// readReplaced reads the .bib that is to be replaced; nil if it is none.
func (a *app) readReplaced(name string) *known {
	data, err := a.readTarget(name)
	if err != nil || len(data) == 0 {
		return nil
	}
	k, err := newTarget(name, data)
	if err != nil {
		return nil
	}
	return k
}

// applyTo sets which keys papers get. No paper gets the key that another work
// has in one of the files.
func (f keyFiles) applyTo(to *graph.Options, o keyOptions) error {
	if o.template != "" {
		keys, err := bib.ParseKeyTemplate(o.template)
		if err != nil {
			return &usageError{withHint(err, "%s", bib.KeySyntax)}
		}
		to.Keys = keys
	}
	all := f.first
	if f.last != nil && o.template == "" {
		all = append(slices.Clone(all), f.last)
	}
	to.Taken = func(key string) bool {
		return slices.ContainsFunc(all, func(k *known) bool { return k.has(key, nil) })
	}
	to.KeyOf = func(p *graph.Paper) string {
		for _, k := range f.first {
			if e, _ := k.entryOf(p); e != nil {
				return e.Key
			}
		}
		if o.template != "" {
			return ""
		}
		taken := func(k *known) bool {
			e, _ := k.entryOf(p)
			return k.has(p.ListedKey(), e)
		}
		if p.ListedKey() != "" && !slices.ContainsFunc(all, taken) {
			return p.ListedKey()
		}
		if f.last != nil {
			if e, _ := f.last.entryOf(p); e != nil {
				return e.Key
			}
		}
		return ""
	}
	return nil
}

// noteMoved names the keys of the file that -o replaces which papers no longer
// have: a text that cites one of them does not compile, or cites another work.
func (a *app) noteMoved(f keyFiles, g *graph.Graph) {
	if f.last == nil {
		return
	}
	owner := map[string]*graph.Paper{}
	for _, p := range g.Papers() {
		owner[strings.ToLower(p.Key)] = p
	}
	var moved []string
	for _, i := range g.Listed() {
		p := g.Papers()[i]
		e, _ := f.last.entryOf(p)
		if e == nil || e.Key == p.Key {
			continue
		}
		line := fmt.Sprintf("%s:%d:%d: the key %q is now %q", f.last.Name, e.Line, e.Col, e.Key, p.Key)
		if other := owner[strings.ToLower(e.Key)]; other != nil && other != p {
			line += fmt.Sprintf(", and %[1]q is the key of %[2]s", e.Key, describeWork(other))
		}
		moved = append(moved, line)
	}
	for _, line := range moved[:min(len(moved), maxNamed)] {
		a.note("%s", line)
	}
	if more := len(moved) - maxNamed; more > 0 {
		a.note("and %d more keys", more)
	}
}

// noKey reports whether r is in no key that a text can cite: TeX takes it for a
// blank or can't read it.
func noKey(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// writeKeyMap writes which keys of the lists became others.
func (a *app) writeKeyMap(name string, g *graph.Graph) error {
	return a.emitTo(name, func(w io.Writer) error {
		told := map[string]bool{}
		for _, i := range g.Listed() {
			p := g.Papers()[i]
			for _, row := range p.Rows {
				if row.Key == "" || row.Key == p.Key || told[row.Key] || strings.ContainsFunc(row.Key, noKey) {
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
