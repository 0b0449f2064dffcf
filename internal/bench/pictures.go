package main

import (
	"crypto/md5"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// benchPictures draws the embedded list, a field that Graphviz can still draw, and a
// large one.
func benchPictures(b *bench) error {
	for _, most := range []int{76, 300, 10_000} {
		var field []string // none: the embedded list
		name := "the embedded list"
		if most > 76 {
			n := b.sized(most)
			file, err := b.generate("field", n)
			if err != nil {
				return err
			}
			field, name = []string{file}, fmt.Sprintf("a field of %d papers", n)
		}
		draw := func(verb string, flags ...string) []string {
			return slices.Concat([]string{b.clipgraph, verb, "--offline", "--quiet"}, flags, field)
		}
		dot := filepath.Join(b.dir, fmt.Sprintf("in-field-%d.dot", most))
		command := draw("dot", "-o", dot)
		if err := exec.Command(command[0], command[1:]...).Run(); err != nil {
			return err
		}
		b.heading("Pictures: %s, %d edges", name, arrows(dot))
		slow := most > 76 // Graphviz orders the nodes of all columns at once
		all := []contender{
			{name: "clipgraph svg", argv: draw("svg")},
			{name: "clipgraph html", argv: draw("html"), limit: true},
			{name: "clipgraph dot", argv: draw("dot"), limit: true},
		}
		if most <= 300 {
			all = append(all,
				contender{name: "clipgraph dot, dot -Tsvg", shell: fmt.Sprintf("'%s' | dot -Tsvg", strings.Join(draw("dot"), "' '")), needs: []string{"dot"}, once: slow},
				contender{name: "viz.js of that DOT", argv: b.script("viz.mjs", dot), needs: []string{"node", "node:@viz-js"}, once: slow})
		}
		got, err := b.compare(comparison{answer: drawn, contenders: all})
		if err != nil {
			return err
		}
		ours := spreadOf(got["clipgraph svg"].wall).median
		switch most {
		case 76:
			b.target("svg of 76 papers in at most 0.05 s", ours, 0.05)
			b.target("html of 76 papers in at most 0.05 s", spreadOf(got["clipgraph html"].wall).median, 0.05)
		case 10_000:
			b.target("svg of 10,000 papers in at most 1 s", ours, 1)
		}
	}
	return nil
}

var (
	abstract = regexp.MustCompile(`https://arxiv\.org/abs/[0-9.]+`)
	arrow    = regexp.MustCompile(`(?m)^\s*"?\w+"? -> "?\w+"?`)
)

// drawn is what all pictures of a field must agree in: the papers that are drawn.
func drawn(r io.Reader) (string, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	all := abstract.FindAllString(string(text), -1)
	slices.Sort(all)
	all = slices.Compact(all)
	sum := md5.Sum(fmt.Append(nil, all))
	return fmt.Sprintf("%d papers, %x", len(all), sum[:4]), nil
}

// arrows counts the edges of a DOT file.
func arrows(name string) int {
	text, err := os.ReadFile(name)
	if err != nil {
		return 0
	}
	return len(arrow.FindAll(text, -1))
}
