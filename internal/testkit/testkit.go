// Package testkit holds what the tests of several packages share. A test that
// imports it draws its random values from a fixed seed, so that a run today
// fails if a run tomorrow does; RAPID_SEED or -rapid.seed gives another one, and
// make fuzz a new one each time.
package testkit

import (
	"flag"

	_ "pgregory.net/rapid" // defines the flag
)

const seedFlag, fixedSeed = "rapid.seed", "1"

func init() {
	if f := flag.Lookup(seedFlag); f.Value.String() == "0" { // rapid's word for a random one
		if err := f.Value.Set(fixedSeed); err != nil {
			panic(err)
		}
	}
}

// Size returns n, the size of what a test makes to see how its cost grows, or a
// tenth of it under the race detector, which makes everything some ten times
// slower and finds no more in more of the same.
func Size(n int) int {
	if Race {
		return n / 10
	}
	return n
}
