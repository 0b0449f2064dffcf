package sysmem

import (
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
