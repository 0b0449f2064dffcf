package wholefile

import (
	"os"
	"sync"
)

// pending has the files that are only there while others are written.
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

// drop is remove for the holder.
func (p *pendingFiles) drop(name string) { delete(p.names, name) }

// hold makes [Abandon] wait until release, as for a file that is half written.
func (p *pendingFiles) hold()    { p.mu.Lock() }
func (p *pendingFiles) release() { p.mu.Unlock() }

// Abandon removes what unfinished calls of this package have beside their
// files. It is for a process that ends at once, whatever it is doing: no later
// call writes anything. It waits for a file that is being overwritten in place.
func Abandon() {
	pending.mu.Lock() // for good
	for name := range pending.names {
		_ = os.Remove(name)
	}
}
