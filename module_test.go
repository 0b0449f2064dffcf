package clipgraph_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program is what somebody writes who has never seen this repository's inside.
const program = `package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"clipgraph"
	"clipgraph/arxiv"
	"clipgraph/export"
)

func main() {
	list := strings.NewReader("- **CoOp: Learning to Prompt for Models** [[Paper](https://arxiv.org/abs/2109.01134)]\n")
	g, report, err := clipgraph.Load(context.Background(), []clipgraph.Input{{Name: "list.md", Reader: list}}, clipgraph.Config{})
	if blocked := new(arxiv.BlockedError); errors.As(err, &blocked) {
		fmt.Println("blocked")
	}
	if err != nil {
		panic(err)
	}
	fmt.Fprintln(os.Stderr, report.Counts.Listed)
	if err := export.FormatByName("json").Write(os.Stdout, g, export.Options{}); err != nil {
		panic(err)
	}
}
`

// Another module imports this one and its program runs. Nothing is fetched: the sums
// are those of this module.
func TestModuleOutside(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds a program")
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	requirements, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	// What this module requires is required indirectly there, as go mod tidy writes it.
	_, requirements, _ = bytes.Cut(requirements, []byte("\ngo "))
	mod := "module example.org/reader\n\ngo " + string(requirements) + "\nrequire " + module + " v0.0.0\n\nreplace " + module + " => " + here + "\n"
	for name, text := range map[string]string{"go.mod": mod, "go.sum": string(sums), "main.go": strings.ReplaceAll(program, "\"clipgraph", "\""+module)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("go", "run", ".")
	command.Dir = dir
	command.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	if stderr.String() != "1\n" || !strings.Contains(string(out), `"arxiv":"2109.01134"`) && !strings.Contains(string(out), `"arxiv": "2109.01134"`) {
		t.Errorf("%s\n%s", &stderr, out)
	}
}
