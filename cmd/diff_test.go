package cmd

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPatch checks that a diff is a patch: applied by the file's name in it, it
// gives what --fix writes, whatever bytes the list has.
func TestPatch(t *testing.T) {
	patch, err := exec.LookPath("patch")
	if err != nil {
		t.Skip("needs patch")
	}
	for name, list := range map[string]string{
		"list.md":                 "- [A](http://arxiv.org/abs/2109.01134) \x1b]0;owned\a\x1b[31m \u202ex\u2028y\n- **B** [p]( https://arxiv.org/abs/2110.04544)\n",
		"two words.md":            "- [A](http://arxiv.org/abs/2109.01134)\r\n- B\rC\r\n",
		"no end.md":               "- x\n\n\n\n\n- [A](http://arxiv.org/abs/2109.01134)",
		"say \"it\"\\x.md":        "- caf\xe9 \x9b31m [A](http://arxiv.org/abs/2109.01134)\n::error::x\n##[error]\n",
		"tab\tesc\x1b\u202e.md":   "--- a\n+++ b\n@@ -1 +1 @@\n- [A](http://arxiv.org/abs/2109.01134)\n",
		"\u00fc\u672c/sub dir.md": "\ufeff- [A](http://arxiv.org/abs/2109.01134)\n",
	} {
		t.Chdir(t.TempDir())
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(list), 0o644); err != nil {
			t.Fatal(err)
		}
		var diff, messages bytes.Buffer
		run(t.Context(), []string{"check", "--offline", "--diff", name}, strings.NewReader(""), &diff, &messages)
		command := exec.Command(patch, "-s", "-p0", "--binary")
		command.Stdin = bytes.NewReader(diff.Bytes())
		if said, err := command.CombinedOutput(); err != nil {
			t.Errorf("%q: %v\n%s\n%s", name, err, said, &diff)
		}
		patched, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(list), 0o644); err != nil {
			t.Fatal(err)
		}
		run(t.Context(), []string{"check", "--offline", "--fix", name}, strings.NewReader(""), &bytes.Buffer{}, &messages)
		if fixed, err := os.ReadFile(name); err != nil || string(fixed) != string(patched) || string(fixed) == list {
			t.Errorf("%q: --fix writes %q, %v; the patch %q", name, fixed, err, patched)
		}
	}
}
