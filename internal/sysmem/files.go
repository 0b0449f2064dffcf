package sysmem

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// freeOf returns how much memory, in bytes, a process may still use, according to the
// files of a Linux system: the least of what is free on the machine, swap included, and
// what the control groups of the process leave. It returns 0 if the files do not say.
func freeOf(system fs.FS) int64 {
	free := sizeIn(system, "proc/meminfo", "MemAvailable:") + sizeIn(system, "proc/meminfo", "SwapFree:")
	for _, group := range memoryGroups(system) {
		most, limited := numberIn(system, group.folder, group.limit)
		used, known := numberIn(system, group.folder, group.usage)
		if !limited || !known {
			continue
		}
		used -= sizeIn(system, path.Join(group.folder, "memory.stat"), group.cached)
		if left := max(1, most-used); free == 0 || left < free {
			free = left
		}
	}
	return free
}

// memoryGroup is a control group of the process, with the names of the files that hold
// its limit, its usage, and the part of the usage that is file cache (Linux,
// Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/memory.rst).
type memoryGroup struct{ folder, limit, usage, cached string }

// memoryGroups returns the control groups of the process and their ancestors. In a
// container the folder of the process's own group may be missing; its ancestors are used
// then.
func memoryGroups(system fs.FS) []memoryGroup {
	text, _ := fs.ReadFile(system, "proc/self/cgroup")
	var groups []memoryGroup
	for line := range strings.Lines(string(text)) {
		_, rest, _ := strings.Cut(strings.TrimSpace(line), ":")
		controllers, folder, found := strings.Cut(rest, ":")
		group := memoryGroup{"sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"}
		switch {
		case !found:
			continue
		case strings.Contains(","+controllers+",", ",memory,"):
			group = memoryGroup{"sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"}
		case controllers != "":
			continue
		}
		root := group.folder
		for folder = path.Clean("/" + folder); ; folder = path.Dir(folder) {
			group.folder = path.Join(root, folder)
			groups = append(groups, group)
			if folder == "/" {
				break
			}
		}
	}
	return groups
}

// numberIn reads a file that contains just a number.
func numberIn(system fs.FS, folder, name string) (n int64, ok bool) {
	text, err := fs.ReadFile(system, path.Join(folder, name))
	if err != nil {
		return 0, false
	}
	n, err = strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	return n, err == nil
}

// sizeIn reads the size after a key at the start of a line, in bytes. The unit may be kB,
// which means 1024.
func sizeIn(system fs.FS, name, key string) int64 {
	text, _ := fs.ReadFile(system, name)
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] != key {
			continue
		}
		n, _ := strconv.ParseInt(fields[1], 10, 64)
		if len(fields) > 2 && fields[2] == "kB" {
			n <<= 10
		}
		return n
	}
	return 0
}
