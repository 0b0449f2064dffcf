package wholefile

import (
	"os"
	"sync"
)

// pending holds the temporary files that exist while others are written.
var pending pendingFiles

type pendingFiles struct {
	mu    sync.Mutex
	names map[string]bool
}

func (p *pendingFiles) add(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.names == nil {
		p.names = map[string]bool{}
	}
	p.names[name] = true
}

func (p *pendingFiles) remove(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(name)
}

// drop is remove for callers that hold mu.
func (p *pendingFiles) drop(name string) { delete(p.names, name) }

// hold makes [Abandon] wait until release, as while a file is overwritten in place.
func (p *pendingFiles) hold()    { p.mu.Lock() }
func (p *pendingFiles) release() { p.mu.Unlock() }

// Abandon removes the temporary files of unfinished calls of this package. It is for a
// process that is about to end: later calls block. It waits for a file that is being
// overwritten in place.
func Abandon() {
	pending.mu.Lock() // and never unlocked
	for name := range pending.names {
		_ = os.Remove(name)
	}
}
