package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A name is known if the lists of two owners give it, and at least half of those that give
// the work any.
func TestVotes(t *testing.T) {
	const title = "Counting the Oaken Crates of Harbours"
	lists := map[string][]string{
		"stated, and in front":        {"**OakNet** " + title, "OakNet: " + title, "**OakNet** " + title},
		"in parentheses":              {title + " (OakNet)", "OakNet: " + title, title},
		"one list":                    {"**OakNet** " + title, title},
		"nobody's title":              {"OakNet: " + title, "OakNet: " + title},
		"a word":                      {"Oaken: " + title, "Oaken: " + title, title},
		"small letters":               {"oaken: " + title, "oaken: " + title, title},
		"two letters":                 {"ON: " + title, "ON: " + title, title},
		"others call it something":    {"OakNet: " + title, "OakNet: " + title, "BoxNet: " + title, "CrateNet: " + title, title},
		"more call it something else": {"OakNet: " + title, "OakNet: " + title, "BoxNet: " + title, "CrateNet: " + title, "SeaNet: " + title, title},
	}
	want := map[string]string{"stated, and in front": "OakNet", "in parentheses": "OakNet", "a word": "Oaken", "others call it something": "OakNet"}
	for name, rows := range lists {
		dir := t.TempDir()
		votes := votes{}
		for i, row := range rows {
			file := filepath.Join(dir, "owner"+string(rune('a'+i))+"+list.md")
			if err := os.WriteFile(file, []byte("# List\n\n- "+row+" [[Paper](https://arxiv.org/abs/2001.00001)]\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := votes.read(file); err != nil {
				t.Fatal(err)
			}
		}
		var out strings.Builder
		if err := votes.write(&out); err != nil {
			t.Fatal(err)
		}
		line := ""
		if want[name] != "" {
			line = "counting oaken crates harbours\t" + want[name] + "\n"
		}
		if out.String() != line {
			t.Errorf("%s: %q, want %q", name, out.String(), line)
		}
	}
}

// The lists of one owner count once.
func TestOneOwner(t *testing.T) {
	dir, votes := t.TempDir(), votes{}
	for _, name := range []string{"owner+one.md", "owner+two.md"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("# List\n\n- **OakNet** Counting the Oaken Crates [[Paper](https://arxiv.org/abs/2001.00001)]\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := votes.read(file); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := votes.write(&out); err != nil || out.Len() > 0 {
		t.Errorf("%q, %v", out.String(), err)
	}
}
