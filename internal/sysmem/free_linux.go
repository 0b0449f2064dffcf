package sysmem

import (
	"os"
	"syscall"
)

// Free returns how much memory, in bytes, the process may take beside what it
// has; 0 if the system does not say.
func Free() int64 {
	system := os.DirFS("/")
	free := freeOf(system)
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &limit) == nil && limit.Cur < 1<<62 {
		has := sizeIn(system, "proc/self/status", "VmSize:")
		// Addresses are no memory: the runtime takes 64 MiB of them at a time, and
		// leaves some unused. Where they run out, it can't say so in our words.
		if left := max(1, (int64(limit.Cur)-has)/2); free == 0 || left < free {
			free = left
		}
	}
	return free
}
