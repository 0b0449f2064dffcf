package flags_test

import (
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"clipgraph/cmd/flags"
)

func TestOptional(t *testing.T) {
	for args, want := range map[string]string{
		"a --published":                       "alone; a",
		"--published a.bib b":                 "a.bib; b",
		"--published --update b":              "alone; b",
		"--published=a.bib --published b":     "a.bib,b; ",
		"a -- --published b":                  "; a --published b",
		"--published --published a.bib b.bib": "a.bib alone; b.bib",
	} {
		set := pflag.NewFlagSet("", pflag.ContinueOnError)
		set.Bool("update", false, "")
		var o flags.Optional
		o.AddTo(set, "published", "")
		if err := set.Parse(flags.Join(strings.Fields(args), "published")); err != nil {
			t.Fatal(err)
		}
		got := o.String()
		if o.Alone {
			got = strings.TrimSpace(got + " alone")
		}
		if got += "; " + strings.Join(set.Args(), " "); got != want {
			t.Errorf("%s: %q, want %q", args, got, want)
		}
	}
}
