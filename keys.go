package clipgraph

import (
	"slices"

	"clipgraph/bib/citekey"
	"clipgraph/graph"
)

// Keys determines the cite keys of papers. Texts cite papers by their keys: keys that
// papers already have, in these files or in the lists, are kept unless others are asked
// for.
type Keys struct {
	// Template, such as "{author}{year}{word}", generates the keys of all papers that
	// From does not have, unless it is empty. [citekey.Syntax] describes its syntax.
	Template string
	// From are bibliographies whose keys papers keep. If several have a paper, the first
	// counts.
	From []*KnownEntries
	// Replaced is the bibliography that the output replaces. Papers keep its keys if
	// neither From nor the lists have others; nil means none.
	Replaced *KnownEntries
}

// apply sets the options for cite keys. No paper gets a key that another work has in one
// of the files.
func (k Keys) apply(o *graph.Options) error {
	if k.Template != "" {
		template, err := citekey.Parse(k.Template)
		if err != nil {
			return err
		}
		o.Keys = template
	}
	files := k.From
	if k.Replaced != nil && k.Template == "" {
		files = append(slices.Clone(files), k.Replaced)
	}
	o.Taken = func(key string) bool {
		return slices.ContainsFunc(files, func(f *KnownEntries) bool { return f.Has(key, nil) })
	}
	o.KeyOf = func(p *graph.Paper) string { return k.keyOf(p, files) }
	return nil
}

// keyOf returns the key that p has in one of the files or in the lists, or "".
func (k Keys) keyOf(p *graph.Paper, files []*KnownEntries) string {
	for _, f := range k.From {
		if e, _ := f.Find(p); e != nil {
			return e.Key
		}
	}
	if k.Template != "" {
		return ""
	}
	key := p.ListedKey()
	taken := func(f *KnownEntries) bool {
		e, _ := f.Find(p)
		return f.Has(key, e)
	}
	if key != "" && !slices.ContainsFunc(files, taken) {
		return key
	}
	if k.Replaced != nil {
		if e, _ := k.Replaced.Find(p); e != nil {
			return e.Key
		}
	}
	return ""
}
