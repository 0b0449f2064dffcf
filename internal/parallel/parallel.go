// Package parallel distributes work over the processors.
package parallel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// share is the number of items that a processor takes at a time.
const share = 64

// For calls work for each i from 0 to n-1, on all processors. It returns when all calls
// are done, or soon after ctx is, with only a part of the work done. The calls must not
// depend on each other. newState makes a state for each processor.
func For[S any](ctx context.Context, n int, newState func() S, work func(state S, i int)) {
	spread(ctx, n, share, newState, work)
}

// Each is like [For], without a state. It is for a few items that take long each.
func Each(ctx context.Context, n int, work func(i int)) {
	spread(ctx, n, 1, NoState, func(_ struct{}, i int) { work(i) })
}

// spread is For with the given share. If work panics, spread panics with the value of one
// such panic.
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

// NoState is a newState for work that needs no state.
func NoState() struct{} { return struct{}{} }
