package cmd

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Each line of the table in docs/exit-codes.md that has a command runs, in a
// folder with the files that the page tells of, and ends with the code that
// stands there.
func TestExitCodes(t *testing.T) {
	page, err := os.ReadFile("../docs/exit-codes.md")
	if err != nil {
		t.Fatal(err)
	}
	api := httptest.NewServer(http.HandlerFunc(serveAPI))
	t.Cleanup(api.Close)
	files := map[string]string{
		"list.md":      "- [Learning to Prompt for Vision-Language Models](https://arxiv.org/abs/2109.01134)\n- [CLIP-Adapter](https://arxiv.org/abs/2110.04544)\n",
		"refs.bib":     "@misc{coop, title = {Learning to Prompt for Vision-Language Models}, eprint = {2109.01134}}\n",
		"unknown.md":   "- [Glass Bridges over Salt Lakes](https://arxiv.org/abs/1901.09090)\n",
		"stub.bib":     "@misc{glass, title = {Glass Bridges over Salt Lakes}, eprint = {1901.09090}}\n",
		"table.bib":    "@book{fern, author = {Fern, Lea}, title = {Ferns of the Coast}}\n",
		"empty.md":     "\n",
		"notes.md":     "# To do\n\n- buy milk\n",
		"malformed.md": "- [A Month That Is None](https://arxiv.org/abs/2013.01234)\n",
		"twice.md":     "- [Learning to Prompt for Vision-Language Models](https://arxiv.org/abs/2109.01134)\n- [Learning to Prompt for Vision-Language Models](https://arxiv.org/abs/2109.01134)\n",
	}
	lines := regexp.MustCompile("(?m)^\\| `clipgraph (.*?)` \\| (\\d+) \\|").FindAllStringSubmatch(string(page), -1)
	if len(lines) < 35 {
		t.Errorf("%d lines", len(lines))
	}
	for _, line := range lines {
		t.Run(line[1], func(t *testing.T) {
			t.Parallel()
			s := newScene(t, files)
			code, said := s.run(strings.Fields(strings.ReplaceAll(line[1], "$API", api.URL))...)
			if strconv.Itoa(code) != line[2] {
				t.Errorf("exit code %d, the page has %s\n%s", code, line[2], said)
			}
		})
	}
}
