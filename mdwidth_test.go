package clipgraph_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// Lines of the documents have at most 100 characters, so that a change of a sentence is a
// small diff. Tables, code, pictures and links that do not fit are exempt.
func TestMarkdownWidth(t *testing.T) {
	const width = 100
	var names []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) < 10 {
		t.Errorf("only %d documents were found", len(names))
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		inCode, number := false, 0
		for line := range strings.Lines(string(text)) {
			number++
			line = strings.TrimRight(line, "\n")
			trimmed := strings.TrimSpace(line)
			if strings.HasPrefix(trimmed, "```") {
				inCode = !inCode
			}
			exempt := inCode || strings.HasPrefix(trimmed, "|") || strings.HasPrefix(trimmed, "![") || strings.HasPrefix(line, "    ") || !strings.Contains(trimmed, " ")
			if n := utf8.RuneCountInString(line); n > width && !exempt {
				t.Errorf("%s:%d: %d characters", name, number, n)
			}
		}
	}
}
