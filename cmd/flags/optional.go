// Package flags has kinds of flags that package pflag lacks.
package flags

import (
	"strings"

	"github.com/spf13/pflag"
)

// Optional is a flag whose value may be omitted. It may be repeated.
type Optional struct {
	Values []string
	Alone  bool // it was given without a value
}

const alone = "true" // the value that pflag passes for an omitted one

// AddTo adds the flag.
func (o *Optional) AddTo(flags *pflag.FlagSet, name, doc string) {
	flags.VarPF(o, name, "", doc).NoOptDefVal = alone
}

// Set implements [pflag.Value].
func (o *Optional) Set(value string) error {
	if value == alone {
		o.Alone = true
	} else {
		o.Values = append(o.Values, value)
	}
	return nil
}

// String implements [pflag.Value].
func (o *Optional) String() string { return strings.Join(o.Values, ",") }

// Type implements [pflag.Value].
func (o *Optional) Type() string { return "bool" } // any other type makes pflag print the value for an omitted one

// Join joins each flag of the name with the argument after it, unless that begins with a
// dash: pflag takes an optional value only from the same argument.
func Join(args []string, name string) []string {
	var joined []string
	for i := 0; i < len(args); i++ {
		if args[i] == "--" {
			return append(joined, args[i:]...)
		}
		joined = append(joined, args[i])
		if args[i] == "--"+name && i+1 < len(args) && !strings.HasPrefix(args[i+1], "-") {
			joined[len(joined)-1] += "=" + args[i+1]
			i++
		}
	}
	return joined
}
