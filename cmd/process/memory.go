package process

import (
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"clipgraph/internal/sysmem"
)

// What a run may take of the machine's memory. A list whose structure is read takes
// many times its size: one that would not fit is refused before it is read, and a
// run that takes more than there is, whatever the reason, ends with a message and
// not with the system's.

// LimitMemory has the collector work harder than usual, so that a list takes fewer
// times its size, and ends the process with an exit code when it has taken nearly all
// that was free. What the user has set stands: the pace of the collector (GOGC), the
// limit of the memory (GOMEMLIMIT).
func (p *Process) LimitMemory(code int, paceIsSet, limitIsSet bool) {
	if !paceIsSet {
		debug.SetGCPercent(35) // a sixth less memory than with 50, for a twentieth more processor time
	}
	free := sysmem.Free()
	if free == 0 {
		return
	}
	if !limitIsSet {
		debug.SetMemoryLimit(free / 8 * 7)
	}
	go func() {
		start := memoryTaken()
		for range time.Tick(20 * time.Millisecond) {
			if taken := memoryTaken() - start; taken > free/16*15 {
				p.exitNow(code, nil, fmt.Sprintf("clipgraph: out of memory: %d MiB are used, nearly all that was free", taken>>20),
					"hint: split the list, or use ids, which reads lists of any size")
			}
		}
	}()
}

// memoryTaken returns how much memory the process has, in bytes.
func memoryTaken() int64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return int64(samples[0].Value.Uint64() - samples[1].Value.Uint64())
}
