package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The tests of this package hold one function whole, and of the other nothing.
const held = `package p

const most = 8

func Short(text string, quoted bool) bool {
	if quoted && text != "" {
		text = text[1:]
	}
	return len(text) < most
}
`

const free = `package p

func Sort(n, m int) string {
	switch {
	case n > 3 ||
		m == 5:
		return "many"
	}
	return [...]string{2: "few"}[2]
}
`

const tests = `package p

import "testing"

func TestShort(t *testing.T) {
	for text, want := range map[string]bool{"1234567": true, "12345678": false} {
		if Short(text, false) != want || Short("q"+text, true) != want {
			t.Error(text)
		}
	}
	Short("", true)
}

func TestSort(t *testing.T) { Sort(1, 2); Sort(4, 5) }
`

func TestMutants(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module p\n\ngo 1.26\n", "held.go": held, "free.go": free, "p_test.go": tests} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	run := func(part, parts int) string {
		var out strings.Builder
		if err := (run{out: &out, part: part, parts: parts, jobs: 1}).packages([]string{"."}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	const want = `p/free.go:5: branch: n > 3 || m == 5
p/free.go:5: condition: n > 3 || m == 5
p/free.go:5: comparison: n > 3
p/free.go:5: constant: 3 in case n > 3 ||
p/free.go:6: comparison: m == 5
p/free.go:6: constant: 5 in m == 5:
p/free.go:9: constant: 2 in return [...]string{2: "few"}[2]
p: 5 of 12 killed, 42 % (constant 1 of 4, comparison 2 of 4, condition 1 of 2, branch 1 of 2); it has 12
`
	if got := run(1, 1); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}

	survive := 0
	for part := range 3 {
		survive += strings.Count(run(part+1, 3), "\n") - 1
	}
	if survive != 7 {
		t.Errorf("%d survive in three parts", survive)
	}
}
