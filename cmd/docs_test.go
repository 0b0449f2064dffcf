package cmd

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"clipgraph/cmd/embedded"
	"clipgraph/internal/testkit"
)

// Every command line of the README and the documents runs, in a folder with the embedded
// list as README.md and the files that the document shows. Lines that ask Semantic Scholar
// are skipped, and lines with other programs that are missing. A block of text after a
// block with a single command is the beginning of the command's output. Each document that
// answers a user's question has such an example, or the picture that the program draws.
func TestDocuments(t *testing.T) {
	testkit.PlainOnly(t)
	documents, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	noExample := []string{"README.md", "architecture.md", "release.md", "site.md"}
	ran := 0
	for _, name := range append([]string{"../README.md"}, documents...) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := shownFiles(string(text))
			files["README.md"], files["edges.csv"] = string(embedded.List), "2203.05557,2109.01134\n"
			files["cit-HepTh.txt.gz"] = packed(t, "# FromNodeId\tToNodeId\n9407087\t9201015\n")
			s := newScene(t, files)
			outputs := outputsOf(string(text))
			if len(outputs) == 0 && !strings.Contains(string(text), "](clip.svg)") && !slices.Contains(noExample, filepath.Base(name)) {
				t.Error("no example with its output")
			}
			for _, line := range commandLines(string(text)) {
				if reason := cannotRun(line); reason != "" {
					t.Logf("not run, %s: %s", reason, line)
					continue
				}
				ran++
				if code, said := finish(t, s.command("sh", "-c", line)); code != 0 && code != exitProblems {
					t.Errorf("exit code %d: %s\n%s", code, line, said)
				}
				want, shown := outputs[line]
				if !shown {
					continue
				}
				if _, got := finish(t, s.command("sh", "-c", "{ "+line+"; } 2>/dev/null")); !strings.HasPrefix(strings.ReplaceAll(got, "\r\n", "\n"), want) {
					t.Errorf("%s prints\n%s\nand the document says\n%s", line, got, want)
				}
			}
		})
	}
	if ran < 15 {
		t.Errorf("%d lines were run", ran)
	}
}

var shownFile = regexp.MustCompile("(?s)`([a-z]+\\.(?:md|csv))`:\n\n```(?:markdown|csv)\n(.*?\n)```")

// shownFiles returns the lists that a document shows after their names, by name.
func shownFiles(text string) map[string]string {
	files := map[string]string{}
	for _, m := range shownFile.FindAllStringSubmatch(text, -1) {
		files[m[1]] = m[2]
	}
	return files
}

// The lines of Go in the README are those of an example that runs.
func TestGoOfReadme(t *testing.T) {
	testkit.PlainOnly(t)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("../example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(readme), "```go\n")
	block, _, _ = strings.Cut(block, "```")
	if block == "" {
		t.Fatal("there is none")
	}
	for line := range strings.Lines(block) {
		if !strings.Contains(string(example), "\n"+line) && !strings.Contains(string(example), "\n\t"+line) {
			t.Errorf("not in example_test.go: %s", line)
		}
	}
}

// Every verb's help has two examples at least, and they run one after the other.
func TestExamplesOfHelp(t *testing.T) {
	testkit.PlainOnly(t)
	record := `{"id":"1706.03762","authors_parsed":[["Vaswani","Ashish",""]],"title":"Attention Is All You Need","categories":"cs.CL","versions":[{"version":"v1","created":"Mon, 12 Jun 2017 17:57:34 GMT"}],"update_date":"2017-06-13"}` + "\n"
	verbs := 0
	for _, c := range leaves(Tree()) {
		t.Run(c.CommandPath(), func(t *testing.T) {
			s := newScene(t, map[string]string{"README.md": string(embedded.List), "edges.csv": "2203.05557,2109.01134\n", "arxiv-metadata-oai-snapshot.json": record, "anthology.bib": "@article{a, title = {Kites over Calm Water}, author = {Lark, Ida}}\n"})
			lines := strings.Split(c.Example, "\n")
			if len(lines) < 2 {
				t.Fatalf("%d examples", len(lines))
			}
			verbs++
			for _, line := range lines {
				line = strings.TrimSpace(line)
				if reason := cannotRun(line); reason != "" || strings.HasPrefix(line, "git ") {
					t.Logf("not run: %s", line)
					continue
				}
				if code, said := finish(t, s.command("sh", "-c", line)); code != 0 && code != exitProblems {
					t.Errorf("exit code %d: %s\n%s", code, line, said)
				}
			}
		})
	}
	if verbs < 15 {
		t.Errorf("%d verbs", verbs)
	}
}

// leaves are the commands of ours that do something.
func leaves(c *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	if c.Runnable() && c.HasParent() {
		all = append(all, c)
	}
	for _, sub := range c.Commands() {
		if sub.Name() != "completion" && sub.Name() != "help" && !sub.Hidden {
			all = append(all, leaves(sub)...)
		}
	}
	return all
}

// commandLines returns the lines of the blocks of shell in text that run
// clipgraph, in their short form.
func commandLines(text string) []string {
	var lines []string
	for i, block := range strings.Split(text, "\n```") {
		if lang, body, _ := strings.Cut(block, "\n"); i%2 == 1 && (lang == "sh" || lang == "") {
			for line := range strings.Lines(body) {
				line = strings.Replace(strings.TrimSpace(line), "go run ./cmd/clipgraph ", "clipgraph ", 1)
				if strings.HasPrefix(line, "clipgraph ") {
					lines = append(lines, line)
				}
			}
		}
	}
	return lines
}

// outputsOf returns the blocks of text in a document that directly follow a block with a
// single command, by the command.
func outputsOf(text string) map[string]string {
	outputs := map[string]string{}
	blocks := strings.Split(text, "\n```")
	for i := 1; i+2 < len(blocks); i += 2 {
		command, isCommand := strings.CutPrefix(blocks[i], "sh\n")
		output, isText := strings.CutPrefix(blocks[i+2], "text\n")
		if isCommand && isText && strings.TrimSpace(blocks[i+1]) == "" && !strings.Contains(command, "\n") {
			outputs[command] = output + "\n"
		}
	}
	return outputs
}

func cannotRun(line string) string {
	if strings.Contains(line, "--cite ") {
		return "it asks Semantic Scholar"
	}
	if _, behind, piped := strings.Cut(line, "| "); piped {
		program := strings.Fields(behind)[0]
		if _, err := exec.LookPath(program); err != nil {
			return "no " + program
		}
	}
	return ""
}

func packed(t *testing.T, text string) string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// The picture that the README shows is what the program draws.
func TestPictureOfTheReadme(t *testing.T) {
	s := newScene(t, nil)
	if code, said := s.run("svg", "-q", "-o", "clip.svg"); code != 0 {
		t.Fatal(said)
	}
	if s.read("clip.svg") != pageText(t, "../docs/clip.svg") {
		t.Error("docs/clip.svg is not what is drawn: look at the new picture, then go run ./cmd/clipgraph svg -q -o docs/clip.svg")
	}
}

// What the README shows as output is what the commands beside it write.
func TestOutputsOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	entry := block(t, string(readme), "```bibtex\n")
	if written := output(t, "bib", "--offline", "../README.md"); !strings.Contains(written, entry) {
		t.Errorf("bib does not write\n%s\nbut\n%s", entry, written)
	}
	const refs = `@inproceedings{zhou2022coop,
  title      = {Learning to Prompt for Vision-Language Models},
  author     = {Zhou, Kaiyang and Yang, Jingkang and Chen, Wei and Liu, Ziwei},
  journal    = {International Journal of Computer Vision},
  year       = {2022},
  eprint     = {2109.01134},
  eprinttype = {arxiv},
}

@article{khattak2023maple,
  author  = {Khattak, Muhammad Uzair and Rasheed, Hanoona and Maaz, Muhammad and Khan, Salman and Khan, Fahad Shahbaz},
  title   = {MaPLe: Multi-modal Prompt Learning},
  journal = {arXiv preprint arXiv:2210.03117},
  year    = {2022},
}
`
	t.Chdir(t.TempDir())
	if err := os.WriteFile("refs.bib", []byte(refs), 0o666); err != nil {
		t.Fatal(err)
	}
	written := output(t, "check", "--offline", "refs.bib")
	for line := range strings.Lines(block(t, string(readme), "```\nrefs.bib")) {
		if !strings.Contains(written, strings.TrimPrefix(line, "refs.bib")) {
			t.Errorf("check does not write\n%s\nbut\n%s", line, written)
		}
	}
}

// block returns the text from start, the beginning of a block of code, to the block's end.
func block(t *testing.T, text, start string) string {
	_, body, found := strings.Cut(text, start)
	body, _, closed := strings.Cut(body, "\n```")
	if !found || !closed {
		t.Fatalf("no block begins with %q", start)
	}
	return body
}

// output returns what a run prints.
func output(t *testing.T, args ...string) string {
	var out bytes.Buffer
	if code := run(t.Context(), args, strings.NewReader(""), &out, io.Discard); code != exitDone && code != exitProblems {
		t.Fatalf("exit code %d: %q", code, args)
	}
	return out.String()
}
