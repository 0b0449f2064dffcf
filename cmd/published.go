package cmd

import (
	"strings"

	"github.com/spf13/pflag"

	"clipgraph"
	"clipgraph/bib"
)

// publishedFlag is --published: with FILE it names a table of publications, and alone it
// has the entries of --update become those of published works.
type publishedFlag struct {
	files   []string
	upgrade bool
}

const (
	publishedName = "published"
	alone         = "true" // the value of the flag without one
)

func (f *publishedFlag) addTo(flags *pflag.FlagSet, entries bool) {
	doc := "take the venues of papers from `FILE`, a .bib, where title and first author agree"
	if entries {
		doc += "; without FILE, have the entries of --update that are of preprints become those of the published works"
	}
	flags.VarPF(f, publishedName, "", doc).NoOptDefVal = alone
}

// Set implements [pflag.Value].
func (f *publishedFlag) Set(value string) error {
	if value == alone {
		f.upgrade = true
	} else {
		f.files = append(f.files, value)
	}
	return nil
}

// String implements [pflag.Value].
func (f *publishedFlag) String() string { return strings.Join(f.files, ",") }

// Type implements [pflag.Value].
func (f *publishedFlag) Type() string { return "bool" } // its value is optional

// joinPublished returns args with each --published and the FILE behind it as one: a value
// that may be left out has to stand in the same argument. What begins with a dash is none.
func joinPublished(args []string) []string {
	var joined []string
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return append(joined, args[i:]...)
		}
		joined = append(joined, args[i])
		if args[i] == "--"+publishedName && i+1 < len(args) && !strings.HasPrefix(args[i+1], "-") {
			joined[len(joined)-1] += "=" + args[i+1]
			i++
		}
	}
	return joined
}

// readPublications reads .bib files of published works, such as those of a
// conference or of DBLP.
func (a *app) readPublications(names []string) (*clipgraph.Publications, error) {
	var table clipgraph.Publications
	for _, name := range names {
		source, err := a.readText("--published", name)
		if err != nil {
			return nil, err
		}
		table.Add(bib.Parse(name, source))
	}
	return &table, nil
}
