package process

import (
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"clipgraph/internal/sysmem"
)

// The memory of a run. Reading the structure of a list takes many times its size: a list
// that would not fit is refused before it is read, and a run that uses up the memory ends
// with a message instead of being killed by the system.

// LimitMemory makes garbage collection more frequent, so that a list needs less memory,
// and ends the process with an exit code when nearly all memory that was free is used. It
// does not change what the user has set: GOGC (paceIsSet) and GOMEMLIMIT (limitIsSet).
func (p *Process) LimitMemory(code int, paceIsSet, limitIsSet bool) {
	if !paceIsSet {
		debug.SetGCPercent(35) // 1/6 less memory than 50, for 1/20 more processor time
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

// memoryTaken returns the memory of the process in bytes.
func memoryTaken() int64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return int64(samples[0].Value.Uint64() - samples[1].Value.Uint64())
}
