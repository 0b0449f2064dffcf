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
		"an acronym beside":           {title + " (COC)", title + " (COC)", "BoxNet: " + title, "BoxNet: " + title, "BoxNet: " + title, title},
		"a class":                     {"OakNet: " + title, "OakNet: " + title, title, "Painting OakNet Models of Seas", "Sorting Long OakNet Systems", "What Hard OakNet agents Learn", "Weighing All OakNet networks", "Carrying Old OakNet Methods"},
		"mostly no class":             {"OakNet: " + title, "OakNet: " + title, title, "Painting OakNet Models of Seas", "Sorting Long OakNet Systems", "What Hard OakNet agents Learn", "Weighing All OakNet networks"},
		"more call it something else": {"OakNet: " + title, "OakNet: " + title, "BoxNet: " + title, "CrateNet: " + title, "SeaNet: " + title, title},
	}
	want := map[string]string{"stated, and in front": "OakNet", "in parentheses": "OakNet", "a word": "Oaken", "others call it something": "OakNet", "an acronym beside": "BoxNet COC", "mostly no class": "OakNet"}
	for name, rows := range lists {
		dir := t.TempDir()
		names := newNames()
		for i, row := range rows {
			file := filepath.Join(dir, "owner"+string(rune('a'+i))+"+list.md")
			if err := os.WriteFile(file, []byte("# List\n\n- "+row+" [[Paper](https://arxiv.org/abs/2001.00001)]\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := names.read(file); err != nil {
				t.Fatal(err)
			}
		}
		var out strings.Builder
		if err := names.write(&out); err != nil {
			t.Fatal(err)
		}
		lines := ""
		for _, known := range strings.Fields(want[name]) {
			lines += "counting oaken crates harbours\t" + known + "\n"
		}
		if out.String() != lines {
			t.Errorf("%s: %q, want %q", name, out.String(), lines)
		}
	}
}

// The lists of one owner count once.
func TestOneOwner(t *testing.T) {
	dir, names := t.TempDir(), newNames()
	for _, name := range []string{"owner+one.md", "owner+two.md"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("# List\n\n- **OakNet** Counting the Oaken Crates [[Paper](https://arxiv.org/abs/2001.00001)]\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := names.read(file); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := names.write(&out); err != nil || out.Len() > 0 {
		t.Errorf("%q, %v", out.String(), err)
	}
}

// A work is well known if the lists of many owners have it. All works of its name are written,
// without the name, with how many lists have them.
func TestWorks(t *testing.T) {
	const known, other, rare = "OakNet: Counting the Oaken Crates of Harbours", "OakNet: Painting All the Old Doors", "FishNet: Weighing All the Heavy Fish"
	dir, names := t.TempDir(), newNames()
	for i := range 6 {
		rows := []string{known}
		if i < 2 {
			rows = append(rows, other)
		}
		if i < 5 {
			rows = append(rows, rare)
		}
		var list strings.Builder
		for _, row := range rows {
			list.WriteString("- " + row + " [[Paper](https://example.org/" + strings.ReplaceAll(row, " ", "") + ".pdf)]\n")
		}
		file := filepath.Join(dir, "owner"+string(rune('a'+i))+"+list.md")
		if err := os.WriteFile(file, []byte("# List\n\n"+list.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := names.read(file); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := names.writeWorks(&out); err != nil {
		t.Fatal(err)
	}
	if want := "oaknet\tcounting oaken crates harbours\t6\noaknet\tpainting all old doors\t2\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
