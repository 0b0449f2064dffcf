package sysmem

import (
	"os"
	"syscall"
)

// Free returns how much more memory, in bytes, the process may use, or 0 if the system
// does not say.
func Free() int64 {
	system := os.DirFS("/")
	free := freeOf(system)
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) == nil && limit.Cur < 1<<62 {
		has := sizeIn(system, "proc/self/status", "VmSize:")
		// Only half of the address space counts: the runtime reserves 64 MiB at a time
		// and leaves some unused, and it ends the process when none is left.
		if left := max(1, (int64(limit.Cur)-has)/2); free == 0 || left < free {
			free = left
		}
	}
	return free
}
