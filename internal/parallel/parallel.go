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
	spread(ctx, n, share, newState, work)
}

// Each is [For] for a few things that take long each, without a state.
func Each(ctx context.Context, n int, work func(i int)) {
	spread(ctx, n, 1, NoState, func(_ struct{}, i int) { work(i) })
}

// spread is For with another share. It panics where work does, with what one of the
// processors met.
func spread[S any](ctx context.Context, n, share int, newState func() S, work func(state S, i int)) {
	var next atomic.Int64
	var fault atomic.Pointer[any]
	run := func() {
		defer func() {
			if met := recover(); met != nil {
				fault.Store(&met)
			}
		}()
		state := newState()
		for fault.Load() == nil {
			from := int(next.Add(int64(share))) - share
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
	if met := fault.Load(); met != nil {
		panic(*met)
	}
}

// NoState is the state of work that has none.
func NoState() struct{} { return struct{}{} }
