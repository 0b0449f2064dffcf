package cmd

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

// What is free is the least of what the machine and the control groups leave.
func TestFreeOf(t *testing.T) {
	const machine = "MemTotal: 9000 kB\nMemAvailable:   4000 kB\nSwapFree: 96 kB\n"
	tests := []struct {
		name  string
		files map[string]string
		want  int64
	}{
		{"nothing is said", nil, 0},
		{"the machine alone", map[string]string{"proc/meminfo": machine}, 4096 << 10},
		{"a group without a limit", map[string]string{"proc/meminfo": machine, "proc/self/cgroup": "0::/a\n",
			"sys/fs/cgroup/a/memory.max": "max\n", "sys/fs/cgroup/a/memory.current": "5000\n"}, 4096 << 10},
		{"a group; its cache of files is free", map[string]string{"proc/meminfo": machine, "proc/self/cgroup": "0::/a/b\n",
			"sys/fs/cgroup/a/b/memory.max": "1000000\n", "sys/fs/cgroup/a/b/memory.current": "600000\n", "sys/fs/cgroup/a/b/memory.stat": "anon 1\ninactive_file 100000\n"}, 500000},
		{"the group around it is tighter", map[string]string{"proc/self/cgroup": "0::/a/b\n",
			"sys/fs/cgroup/a/b/memory.max": "1000000\n", "sys/fs/cgroup/a/b/memory.current": "0\n",
			"sys/fs/cgroup/a/memory.max": "700000\n", "sys/fs/cgroup/a/memory.current": "300000\n"}, 400000},
		{"a container: the folder of the group is not there", map[string]string{"proc/self/cgroup": "0::/docker/77\n",
			"sys/fs/cgroup/memory.max": "900000\n", "sys/fs/cgroup/memory.current": "100000\n"}, 800000},
		{"the first version of groups", map[string]string{"proc/self/cgroup": "4:cpu,cpuacct:/x\n5:memory:/x\n",
			"sys/fs/cgroup/memory/x/memory.limit_in_bytes": "500\n", "sys/fs/cgroup/memory/x/memory.usage_in_bytes": "200\n"}, 300},
		{"nothing left", map[string]string{"proc/meminfo": machine, "proc/self/cgroup": "0::/\n",
			"sys/fs/cgroup/memory.max": "100\n", "sys/fs/cgroup/memory.current": "300\n"}, 1},
	}
	for _, test := range tests {
		system := fstest.MapFS{}
		for name, text := range test.files {
			system[name] = &fstest.MapFile{Data: []byte(text)}
		}
		if got := freeOf(system); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

// A list that would not fit is refused before its structure is read.
func TestListsWithin(t *testing.T) {
	for free, want := range map[int64]int64{1: 1 << 20, memoryBase + 30*(5<<20): 5 << 20, 1 << 40: maxInput} {
		if got := listsWithin(free); got != want {
			t.Errorf("with %d bytes: %d, want %d", free, got, want)
		}
	}
	list := strings.Repeat("- a list of some length\n", 3<<20/24)
	for _, test := range []struct {
		free    int64 // 0: not known
		maxSize int64 // in MiB
		want    string
	}{
		{memoryBase + 30*(2<<20), 0, "the lists are larger than 2 MiB, which is what the memory that is free allows"},
		{memoryBase + 30*(4<<20), 0, ""},
		{memoryBase, 4, ""}, // the user knows better
		{1 << 40, 2, "the lists are larger than 2 MiB"},
		{0, 0, ""},
	} {
		a := &app{maxSize: test.maxSize, freeMemory: func() int64 { return test.free }, stdin: bytes.NewReader([]byte(list))}
		_, err := a.readInputs(t.Context(), []string{"-"})
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.HasSuffix(err.Error(), test.want)) {
			t.Errorf("%d bytes free, --max-size %d: %v", test.free, test.maxSize, err)
		}
	}
}
