//go:build unix

package cmd

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// The action and the hook for pre-commit are run with the names of files of anyone
// who opens a pull request.

type actionStep struct {
	Name, If, Uses, Run string
}

// readAction returns the steps of action.yml.
func readAction(t *testing.T) []actionStep {
	t.Helper()
	text, err := os.ReadFile("../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Runs struct{ Steps []actionStep }
	}
	if err := yaml.Unmarshal(text, &action); err != nil {
		t.Fatal(err)
	}
	return action.Runs.Steps
}

func TestActionLists(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("needs bash")
	}
	steps := readAction(t)
	script := steps[len(steps)-1].Run
	const list = "- [A Net](https://arxiv.org/abs/1706.03762)\n"
	s := newScene(t, map[string]string{"README.md": list, "two words.md": list, "--output=x.md": list, "-": list})
	programs := t.TempDir()
	if err := os.WriteFile(filepath.Join(programs, "clipgraph"), []byte("#!/bin/sh\nprintf '%s\\n' \"$@\"\n"), 0o755); err != nil { // prints what it is given
		t.Fatal(err)
	}
	for _, c := range []struct {
		lists, picture string
		want           []string
	}{
		{"README.md", "", []string{"README.md"}},
		{"README.md docs/a.md  b.md", "", []string{"README.md", "docs/a.md", "b.md"}},
		{"two words.md\nREADME.md\n", "", []string{"two words.md", "README.md"}},
		{"two words.md\n", "", []string{"two words.md"}},
		{"--output=x.md -", "", []string{"./--output=x.md", "./-"}},
		{"*.md", "", []string{"./--output=x.md", "README.md", "two words.md"}},
		{"$(touch made) `touch made`; touch made", "", []string{"$(touch", "made)", "`touch", "made`;", "touch", "made"}},
		{"README.md", "docs/field.svg", []string{"README.md"}},
		{"two words.md\n-\n", "--my $(touch made) field.svg", []string{"two words.md", "./-"}},
	} {
		command := s.command(bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
		command.Env = append(command.Env, "LC_ALL=C", "RUNNER_TEMP="+programs, "FAIL_ON=error", "LISTS="+c.lists, "PICTURE="+c.picture)
		code, said := finish(t, command)
		got := strings.Split(strings.TrimSuffix(said, "\n"), "\n")
		want := append([]string{"check", "--format", "github", "--fail-on", "error", "--"}, c.want...)
		if c.picture != "" { // it is drawn whatever the findings are
			want = append(append([]string{"svg", "--output=" + c.picture, "--"}, c.want...), want...)
		}
		if code != 0 || !slices.Equal(got, want) {
			t.Errorf("%q, picture %q: exit code %d, %q, want %q", c.lists, c.picture, code, got, want)
		}
	}
	if _, err := os.Stat(filepath.Join(s.dir, "made")); err == nil {
		t.Error("a name of a list was run")
	}
}

// TestActionDownload checks that the action takes the archive of a release and no other
// file, and builds the program only where no release is named.
func TestActionDownload(t *testing.T) {
	for _, program := range []string{"bash", "curl", "tar", "awk"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("needs " + program)
		}
	}
	var script string
	for _, step := range readAction(t) {
		switch {
		case step.Name == "download":
			script = step.Run
			if step.If != "inputs.version != ''" {
				t.Errorf("it downloads if %s", step.If)
			}
		case step.Name != "check" && step.If != "inputs.version == ''":
			t.Errorf("%s%s is done for an archive, too", step.Name, step.Uses)
		}
	}
	archives := map[string][]byte{
		"/v1.2.3/clipgraph-v1.2.3-linux-amd64.tar.gz":   archiveOf(t, "clipgraph-v1.2.3-linux-amd64/clipgraph"),
		"/v1.2.3/clipgraph-v1.2.3-windows-arm64.tar.gz": archiveOf(t, "clipgraph-v1.2.3-windows-arm64/clipgraph.exe"),
		"/v1.2.3/clipgraph-v1.2.3-darwin-arm64.tar.gz":  archiveOf(t, "clipgraph-v1.2.3-darwin-arm64/clipgraph"),
	}
	var sums strings.Builder
	for name, archive := range archives {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), filepath.Base(name))
	}
	archives["/v1.2.3/SHA256SUMS"] = []byte(sums.String())
	archives["/v1.2.3/clipgraph-v1.2.3-darwin-arm64.tar.gz"] = archiveOf(t, "clipgraph-v1.2.3-darwin-arm64/clipgraph", "other")
	archives["/v1.2.3/clipgraph-v1.2.3-linux-arm64.tar.gz"] = archiveOf(t, "clipgraph-v1.2.3-linux-arm64/clipgraph")
	releases := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if archive, ok := archives[r.URL.Path]; ok {
			_, _ = w.Write(archive)
			return
		}
		http.NotFound(w, r)
	}))
	defer releases.Close()
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(sums.String())))
	s := newScene(t, nil)
	for _, c := range []struct{ version, system, sum, program, says string }{
		{"v1.2.3", "Linux-X64", "", "clipgraph", ""},
		{"v1.2.3", "Linux-X64", sum, "clipgraph", ""},
		{"v1.2.3", "Windows-ARM64", "", "clipgraph.exe", ""},
		{"v1.2.3", "macOS-ARM64", "", "", "is not the file that SHA256SUMS names"}, // another file than the one that was summed
		{"v1.2.3", "Linux-ARM64", "", "", "is not the file that SHA256SUMS names"}, // not in the sums
		{"v1.2.3", "Linux-X64", strings.Repeat("0", 64), "", "is not the one that sha256 names"},
		{"v1.2.3", "macOS-X64", "", "", "404"},
		{"v1.2.4", "Linux-X64", "", "", "404"},
		{"v1.2.3", "Linux-X86", "", "", "no archive for Linux-X86"},
		{"../v1.2.3", "Linux-X64", "", "", "is not one such as v1.2.3"},
	} {
		temp := t.TempDir()
		command := s.command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
		command.Env = append(command.Env, "RUNNER_TEMP="+temp, "VERSION="+c.version, "SHA256="+c.sum, "RELEASES="+releases.URL, "SYSTEM="+c.system)
		code, said := finish(t, command)
		if (code == 0) != (c.program != "") || !strings.Contains(said, c.says) {
			t.Errorf("%s for %s: exit code %d, %s", c.version, c.system, code, said)
		}
		unpacked, err := filepath.Glob(filepath.Join(temp, "clipgra*[eh]")) // not the archive
		if err != nil {
			t.Fatal(err)
		}
		if len(unpacked) > 0 != (c.program != "") || len(unpacked) > 0 && filepath.Base(unpacked[0]) != c.program {
			t.Errorf("%s for %s: unpacked %q", c.version, c.system, unpacked)
		}
	}
}

// archiveOf packs a program of that name and text.
func archiveOf(t *testing.T, name string, text ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	packed := tar.NewWriter(zipped)
	program := strings.Join(append(text, "a program"), " ")
	if err := packed.WriteHeader(&tar.Header{Name: name, Mode: 0o755, Size: int64(len(program))}); err != nil {
		t.Fatal(err)
	}
	if _, err := packed.Write([]byte(program)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(packed.Close(), zipped.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestDashes checks that what follows "--" is a list whatever its name, for the
// action and the hook rely on it.
func TestDashes(t *testing.T) {
	s := newScene(t, map[string]string{"--output=x.md": "- [A Net](https://arxiv.org/abs/1706.03762)\n"})
	if code, said := s.run("check", "--offline", "--", "--output=x.md"); code == exitUsage || !strings.Contains(said, "in 1 list") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if _, err := os.Stat(filepath.Join(s.dir, "x.md")); err == nil {
		t.Error("the name of a file was taken for a flag")
	}
	hooks, err := os.ReadFile("../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		Entry string
		Args  []string
	}
	if err := yaml.Unmarshal(hooks, &all); err != nil {
		t.Fatal(err)
	}
	for _, hook := range all {
		if len(hook.Args) == 0 || hook.Args[len(hook.Args)-1] != "--" {
			t.Errorf("names of files follow %s %q without --", hook.Entry, hook.Args)
		}
	}
}

// TestPins checks that other people's actions are named by commit: a tag can be
// moved to other code.
func TestPins(t *testing.T) {
	uses := regexp.MustCompile(`(?m)^\s*(?:- )?uses: (\S+)`)
	pinned := regexp.MustCompile(`@(?:[0-9a-f]{40}|COMMIT)$`)
	found := 0
	documents, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(documents, "../README.md", "../action.yml", "../.github/workflows/pages.yml") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range uses.FindAllStringSubmatch(string(text), -1) {
			found++
			if !pinned.MatchString(match[1]) {
				t.Errorf("%s: %s is not pinned to a commit", name, match[1])
			}
		}
	}
	if found < 5 {
		t.Errorf("%d uses were found", found)
	}
}
