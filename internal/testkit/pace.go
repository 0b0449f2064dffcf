package testkit

import (
	"sync"
	"testing"
	"time"
)

// Pace checks the pace of the requests to a fake service in a test: one at a time, and
// none too soon after the last one. The zero value is ready to use, within a synctest
// bubble.
type Pace struct {
	Requests int // so far

	mu   sync.Mutex
	busy bool
	last time.Time
}

// Take accepts a request, which lasts for takes. It returns the request's number, from 1,
// and the function that ends it.
func (p *Pace) Take(t *testing.T, interval, takes time.Duration) (number int, end func()) {
	p.mu.Lock()
	if p.busy {
		t.Error("two requests at once")
	}
	if gap := time.Since(p.last); gap < interval {
		t.Errorf("a request %v after the last one", gap)
	}
	p.busy, p.last = true, time.Now()
	p.Requests++
	number = p.Requests
	p.mu.Unlock()
	time.Sleep(takes)
	return number, func() {
		p.mu.Lock()
		p.busy = false
		p.mu.Unlock()
	}
}
