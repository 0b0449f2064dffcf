// Package flags has kinds of flags that package pflag does not.
package flags

import (
	"strings"

	"github.com/spf13/pflag"
)

// Optional is a flag whose value may be left out. It may be there several times.
type Optional struct {
	Values []string
	Alone  bool // it was there without a value
}

const alone = "true" // what pflag has for no value

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
func (o *Optional) Type() string { return "bool" } // or pflag prints what stands for no value

// Join returns args with each flag of the name and the value behind it as one: pflag takes
// a value that may be left out only from the same argument. What begins with a dash is none.
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
