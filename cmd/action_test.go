//go:build unix

package cmd

import (
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
	Uses, Run string
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
	for name, script := range map[string]string{"go": "#!/bin/sh\n", "clipgraph": "#!/bin/sh\nprintf '%s\\n' \"$@\"\n"} { // the latter prints what it is given
		if err := os.WriteFile(filepath.Join(programs, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
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
		command.Env = append(command.Env, "LC_ALL=C", "PATH="+programs+":"+os.Getenv("PATH"), "RUNNER_TEMP="+programs, "SOURCE=.", "FAIL_ON=error", "LISTS="+c.lists, "PICTURE="+c.picture)
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
