package clipgraph

import (
	"slices"

	"clipgraph/bib/citekey"
	"clipgraph/graph"
)

// Keys says which cite keys papers get. Keys are what texts cite: those that papers
// have already, in these files or in the lists, stay unless others are asked for.
type Keys struct {
	// Template, if it is not empty, makes the keys of all papers that From does not
	// have, such as "{author}{year}{word}"; [citekey.Syntax] says what may stand in it.
	Template string
	// From are bibliographies whose keys papers keep, the first that has one before
	// the others.
	From []*KnownEntries
	// Replaced is the bibliography that is written anew. Papers keep its keys where
	// neither From nor the lists have others; nil: none.
	Replaced *KnownEntries
}

// apply sets which keys papers get. No paper gets the key that another work has in
// one of the files.
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
