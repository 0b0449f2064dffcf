// Package parallel spreads work over the processors.
package parallel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// share is the number of things that a processor takes at a time.
const share = 64

// For calls work for each i from 0 to n-1, on all processors, and returns when all is
// done or, with a part of it, soon after ctx is. What work does for one must not depend on
// what it does for others. Each processor has a state of its own, which newState makes.
func For[S any](ctx context.Context, n int, newState func() S, work func(state S, i int)) {
	var next atomic.Int64
	run := func() {
		state := newState()
		for {
			from := int(next.Add(share)) - share
			if from >= n || ctx.Err() != nil {
				return
			}
			for i := from; i < min(from+share, n); i++ {
				work(state, i)
			}
		}
	}
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+share-1)/share) - 1 {
		group.Go(run)
	}
	if n > 0 {
		run()
	}
	group.Wait()
}

// NoState is the state of work that has none.
func NoState() struct{} { return struct{}{} }
