//go:build unix

package cmd

import (
	"bytes"
	"context"
	"encoding/json"
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

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clipgraph/cmd/advice"
	"clipgraph/export"
	"clipgraph/graph/check/report"
	"clipgraph/internal/testkit"
)

// Every verb, every format and every flag is given names, titles, sections, keys
// and addresses that would act in a terminal or in the log of a CI job. What is
// printed for people is read line by line.

// forged is how a line begins that a stranger made. It follows each line end below.
const forged = "FORGED"

// hostileText has what terminals and runners act on, and each line end that there
// is. It can be the name of a file.
const hostileText = "Owl\n" + forged + "\n::error title=x::all is lost\r" + forged + "\r::set-env name=PATH::x ##[error]a ##vso[task.complete]b ###[group]c " +
	"\x1b]0;owned\a\x1b[31m\u009b31m\x9b31m\x7f\b\u202eback\u2066\u200f\u2028" + forged + "\u2028::debug::x\u2029\u0085" + forged + "\vz"

var (
	controls = regexp.MustCompile(`[\x00-\x08\x0a-\x1f\x7f-\x{9f}\x{61c}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]`)
	commands = regexp.MustCompile(`^[\s\p{Z}\x{85}\x{feff}]*::|##\w*\[`)
)

// checkLines checks text that people read.
func checkLines(t *testing.T, what, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.ToValidUTF8(line, "") != line || controls.MatchString(line) {
			t.Errorf("%s: a terminal obeys %q", what, line)
		}
		if commands.MatchString(line) || strings.HasPrefix(line, forged) {
			t.Errorf("%s: a stranger made the line %q", what, line)
		}
	}
}

// writeHostileLists writes lists of every syntax whose texts and names are hostile,
// and returns their names.
func writeHostileLists(t *testing.T) []string {
	t.Helper()
	line := strings.NewReplacer("\n", " ", "\r", " ", "\v", " ").Replace(hostileText) // within one line of a list
	text := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	paper := func(key, id, title string) map[string]any {
		return map[string]any{"key": key, "arxiv": id, "name": "N" + hostileText, "title": title, "listed_title": title, "authors": []string{hostileText}, "section": []string{hostileText},
			"file": hostileText, "line": 1, "links": []any{map[string]any{"label": hostileText, "url": "https://example.org/" + hostileText}}}
	}
	graph := map[string]any{
		"schema": 1,
		"papers": []any{paper("A"+hostileText, "2001.00001", "First: a "+hostileText), paper("B", "2002.00002", "Second: better than First "+hostileText)},
		"edges": []any{map[string]any{"source": "A" + hostileText, "target": "B", "relations": []string{"mention"},
			"reasons": []any{map[string]any{"relation": "mention", "evidence": hostileText, "where": hostileText, "confidence": 1}}}},
	}
	lists := map[string]string{
		"1.md": "# " + line + "\n\n- **First " + line + ": a title** [[Paper](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/" + line + ")]\n" +
			"- [Second: it builds on First](https://arxiv.org/abs/2002.00002v9) arXiv:1706.037620 " + line + "\n- [" + line + "](https://arxiv.org/abs/2013.00001)\n" +
			"- **Third " + line + "** [[Paper]( http://arxiv.org/abs/2001.00001)]\n- [" + line + "](https://openreview.net/forum?id=x)\n",
		"2.json": text(graph),
		"3.json": text([]any{map[string]any{"title": "Third " + hostileText, "url": "https://arxiv.org/abs/2003.00003", "section": hostileText, "key": hostileText}}),
		"4.csv":  "title,arxiv,section\n\"Fourth " + hostileText + "\",2004.00004,\"" + hostileText + "\"\n\"" + hostileText + "\",2004.000044444,x\n",
		"5.bib":  "@article{k" + line + ",\n title = {Fifth " + hostileText + "},\n eprint = {2005.00005},\n note = {" + hostileText + "}\n}\n@misc{" + line + ", title = {" + hostileText + "}\n",
		"6.yaml": "- title: " + text("Sixth "+hostileText) + "\n  arxiv: 2006.00006\n- " + line + ": [\n",
		"7.html": "<h1>" + hostileText + "</h1><ul><li><a href='https://arxiv.org/abs/2007.00007'>Seventh &#10;" + forged + "&#13;&#27;[31m&#155; " + hostileText + "</a></li></ul>",
		"8.tex":  "\\section{" + hostileText + "}\n\\bibitem{" + line + "} Eighth " + line + ". arXiv:2008.00008\n",
		"9.txt":  "citing,cited\n2001.00001,2002.00002\n" + line + "\n",
	}
	var names []string
	for name, content := range lists {
		for _, name := range []string{"::error::" + name, hostileText + name} {
			names = append(names, name)
			if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	slices.Sort(names)
	return names
}

// serveHostile is arXiv and Semantic Scholar, whose answers are hostile.
func serveHostile(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/paper/batch") {
		var asked struct{ IDs []string }
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			http.Error(w, hostileText, http.StatusBadRequest)
			return
		}
		works := []any{}
		for _, id := range asked.IDs {
			cited := map[string]any{"externalIds": map[string]any{"ArXiv": "2001.00001"}, "title": hostileText}
			works = append(works, map[string]any{"externalIds": map[string]any{"ArXiv": strings.TrimPrefix(id, "ARXIV:")}, "title": hostileText, "references": []any{cited}})
		}
		_ = json.NewEncoder(w).Encode(works)
		return
	}
	if strings.Contains(r.FormValue("id_list"), "2012.") {
		http.Error(w, hostileText, http.StatusForbidden)
		return
	}
	text := strings.NewReplacer("\x1b", "", "\a", "", "\b", "", "\x9b", "", "\v", "").Replace(hostileText) // XML has none of these
	fmt.Fprint(w, `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">`)
	for id := range strings.SplitSeq(r.FormValue("id_list"), ",") {
		fmt.Fprintf(w, "<entry><id>http://arxiv.org/abs/%sv1</id><title>A Work %[1]s %s</title><published>2020-01-02T00:00:00Z</published>"+
			"<author><name>%[2]s</name></author><arxiv:comment>This paper was withdrawn: %[2]s</arxiv:comment></entry>", id, text)
	}
	fmt.Fprint(w, "</feed>")
}

// hostileScene is a folder of hostile lists, in which the command runs within the
// test.
func hostileScene(t *testing.T) (lists []string) {
	t.Helper()
	t.Chdir(t.TempDir())
	lists = writeHostileLists(t)
	server := httptest.NewServer(http.HandlerFunc(serveHostile))
	t.Cleanup(server.Close)
	t.Setenv("CLIPGRAPH_CACHE", filepath.Join(t.TempDir(), "cache "+hostileText))
	t.Setenv("CLIPGRAPH_ARXIV_API", server.URL+"/api/query")
	t.Setenv("CLIPGRAPH_S2_API", server.URL+"/paper/batch")
	return lists
}

// say runs the command and returns what it wrote. Its messages are checked.
func say(t *testing.T, args ...string) (stdout string) {
	t.Helper()
	var out, messages bytes.Buffer
	run(context.Background(), args, strings.NewReader(hostileText), &out, &messages)
	checkLines(t, fmt.Sprintf("stderr of %q", args), messages.String())
	return out.String()
}

// answers are what people read on standard output. The first runs ask for what the
// others then find in the cache.
var answers = [][]string{
	{"fetch", "LISTS"}, {"fetch", "--cite", "LISTS"},
	{"check", "LISTS"}, {"check", "--format", "text", "--severity", "no-title=error", "LISTS"}, {"check", "--rules"},
	{"ids", "LISTS"}, {"ids", "--positions", "LISTS"}, {"ids", "--versions", "LISTS"},
	{"related", "First", "LISTS"}, {"related", "2001.00001", "LISTS"}, {"related", "--cite", "2001.00001", "LISTS"},
	{"path", "2001.00001", "2002.00002", "LISTS"}, {"path", "-k", "9", "2002.00002", "2001.00001", "LISTS"},
	{"missing", "LISTS"}, {"rank", "LISTS"}, {"rank", "--per-section", "--by", "betweenness", "LISTS"}, {"stats", "LISTS"}, {"form", "LISTS"},
	{"bib", "--update", "new" + hostileText + ".bib", "LISTS"}, {"bib", "--update", "::error::5.bib", "--check", "--fill", "LISTS"},
	{"fetch", "2012.00001"}, {"cache"}, {"cache", "clear"}, {"demo", hostileText}, {"version"}, {"index", hostileText},
	{"help", hostileText}, {hostileText}, {"cache", hostileText}, {"--" + hostileText}, {"completion", hostileText}, {"bib", hostileText},
}

func TestHostileAnswers(t *testing.T) {
	lists := hostileScene(t)
	walked := map[string]bool{}
	for _, args := range answers {
		walked[args[0]] = true
		if n := len(args) - 1; args[n] == "LISTS" {
			args = append(slices.Clip(args[:n]), lists...)
			if args[0] != "fetch" {
				args = append(args, "--offline")
			}
		}
		checkLines(t, fmt.Sprintf("stdout of %.60q", args), say(t, args...))
	}
	for _, c := range leaves(Tree()) {
		if name, _, _ := strings.Cut(strings.TrimPrefix(c.CommandPath(), "clipgraph "), " "); !walked[name] && !slices.ContainsFunc(export.Formats, func(f export.Format) bool { return f.Name == name }) {
			t.Errorf("nothing hostile was given to %q", name)
		}
	}
}

// TestHostileFlags gives each flag of each verb a hostile value. Most are refused,
// with the value in the message.
func TestHostileFlags(t *testing.T) {
	testkit.PlainOnly(t)
	hostileScene(t)
	refused := 0
	list := "::error::1.md"
	for _, c := range leaves(Tree()) {
		c.Flags().VisitAll(func(f *pflag.Flag) {
			args := append(strings.Fields(c.CommandPath())[1:], "--"+f.Name+"="+hostileText)
			switch c.Name() {
			case "related", "index":
				args = append(args, "2001.00001")
			case "path":
				args = append(args, "2001.00001", "2002.00002")
			}
			if c.Name() != "fetch" {
				args = append(args, "--offline")
			}
			var out, messages bytes.Buffer
			if run(context.Background(), append(args, list), strings.NewReader(""), &out, &messages) != exitDone {
				refused++
			}
			checkLines(t, fmt.Sprintf("stderr of %q", args), messages.String())
		})
	}
	if refused < 100 {
		t.Errorf("%d values were refused", refused)
	}
}

// TestHostileAnnotations checks the commands that are meant for GitHub's runner:
// each is an annotation, and no text of a list is within it what it was.
func TestHostileAnnotations(t *testing.T) {
	lists := hostileScene(t)
	text := say(t, append([]string{"check", "--format", "github"}, lists...)...)
	annotation := regexp.MustCompile(`^::(?:error|warning|notice) file=[^,:]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=clipgraph [\w-]+::`)
	found := 0
	for line := range strings.Lines(text) {
		found++
		if !annotation.MatchString(line) {
			t.Errorf("%q is no annotation", line)
		}
		checkLines(t, "github", strings.TrimPrefix(line, "::"))
	}
	if found < 10 {
		t.Errorf("%d annotations", found)
	}
}

// dataArgs are the runs that write data: every format, and what else is for programs.
func dataArgs(lists []string) [][]string {
	var all [][]string
	for _, f := range export.Formats {
		all = append(all, []string{f.Name})
		if f.Has(export.TakesEdges) {
			all = append(all, []string{f.Name, "--edges"})
		}
	}
	for _, f := range report.Formats {
		if f.Name != "text" {
			all = append(all, []string{"check", "--format", f.Name})
		}
	}
	all = append(all, []string{"check", "--diff"}, []string{"ids", "--json"}, []string{"bib", "--update", "::error::5.bib", "--dry-run"},
		[]string{"csv", "--dialect", "excel"}, []string{"csv", "--key", "{word}", "--key-map", "-"}, []string{"stats", "--json"}, []string{"rank", "--json"}, []string{"form", "--json"})
	for i := range all {
		all[i] = slices.Concat(all[i], []string{"--offline"}, lists)
	}
	return all
}

// TestHostileData checks that data reaches a pipe and a file as the same bytes, with
// the texts of the lists in it.
func TestHostileData(t *testing.T) {
	testkit.PlainOnly(t)
	lists := hostileScene(t)
	raw := false
	for _, args := range dataArgs(lists) {
		piped := say(t, args...)
		raw = raw || strings.Contains(piped, "\x1b]0;owned\a")
		if newCommand(t, args[0]).Flags().Lookup("output") == nil || slices.Contains(args, "--update") || slices.Contains(args, "--key-map") {
			continue
		}
		say(t, append([]string{args[0], "-o", "out"}, args[1:]...)...)
		if written, err := os.ReadFile("out"); err != nil || string(written) != piped {
			t.Errorf("%.40q writes another text to a file, %v", args, err)
		}
	}
	if !raw {
		t.Error("no format has the text as it is")
	}
}

// TestHostileKeys checks that no key of a list makes a line of its own in the file of
// --key-map, nor a command of what a hint tells to type.
func TestHostileKeys(t *testing.T) {
	hostileScene(t)
	say(t, "bib", "--offline", "--key", "{word}", "--key-map", "map", "::error::2.json", "::error::3.json", "::error::5.bib")
	keys, err := os.ReadFile("map")
	if err != nil || len(keys) == 0 {
		t.Fatalf("%q, %v", keys, err)
	}
	for line := range strings.Lines(string(keys)) {
		if from, to, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); from == "" || to == "" || strings.ContainsAny(line, " \r\x1b") {
			t.Errorf("--key-map has the line %q", line)
		}
	}
	for _, word := range []string{"", "CoOp", "lists/a-b.md", "x; touch made", "$(touch made)`touch made`", "it's 'so'", "a\nb", "~", "*", "#x", `\`} {
		out, err := exec.Command("sh", "-c", "printf %s "+advice.Word(word)).Output()
		if err != nil || string(out) != word {
			t.Errorf("the shell takes %s for %q, %v", advice.Word(word), out, err)
		}
	}
	if advice.Word("lists/a-b.md") != "lists/a-b.md" {
		t.Error("a plain name is quoted")
	}
}

func newCommand(t *testing.T, name string) *cobra.Command {
	t.Helper()
	c, _, err := Tree().Find([]string{name})
	if err != nil {
		t.Fatal(err)
	}
	return c
}
