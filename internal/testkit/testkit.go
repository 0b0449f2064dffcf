// Package testkit holds what the tests of several packages share. Importing it fixes the
// seed of rapid's random values, so that a test run is reproducible. RAPID_SEED or
// -rapid.seed sets another seed, and make fuzz a new one each time.
package testkit

import (
	"flag"

	_ "pgregory.net/rapid" // defines the flag
)

const seedFlag, fixedSeed = "rapid.seed", "1"

func init() {
	if f := flag.Lookup(seedFlag); f.Value.String() == "0" { // rapid's default, a random seed
		if err := f.Value.Set(fixedSeed); err != nil {
			panic(err)
		}
	}
}

// Size returns n, the size of an input by which a test checks how a cost grows. Under the
// race detector it returns a tenth of it: the detector is about ten times slower, and
// finds no more races in a longer input.
func Size(n int) int {
	if Race {
		return n / 10
	}
	return n
}
