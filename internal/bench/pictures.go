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
)

// benchPictures draws fields of three sizes.
func benchPictures(b *bench) error {
	for _, n := range []int{75, 1_000, 10_000} {
		most := n
		n = b.sized(n)
		field, err := b.generate("field", n)
		if err != nil {
			return err
		}
		dot := filepath.Join(b.dir, fmt.Sprintf("in-field-%d.dot", n))
		if err := exec.Command(b.clipgraph, "dot", "--offline", "--quiet", "-o", dot, field).Run(); err != nil {
			return err
		}
		b.heading("Pictures: %d papers, %d edges", n, arrows(dot))
		slow := n > 500 // Graphviz orders the nodes of all columns at once
		all := []contender{
			{name: "clipgraph svg", argv: []string{b.clipgraph, "svg", "--offline", "--quiet", field}},
			{name: "clipgraph html", argv: []string{b.clipgraph, "html", "--offline", "--quiet", field}, limit: true},
			{name: "clipgraph dot", argv: []string{b.clipgraph, "dot", "--offline", "--quiet", field}, limit: true},
		}
		if most <= 2_000 {
			all = append(all,
				contender{name: "clipgraph dot, dot -Tsvg", shell: fmt.Sprintf("'%s' dot --offline --quiet '%s' | dot -Tsvg", b.clipgraph, field), needs: []string{"dot"}, once: slow},
				contender{name: "viz.js of that DOT", argv: b.script("viz.mjs", dot), needs: []string{"node", "node:@viz-js"}, once: slow})
		}
		got, err := b.compare(comparison{answer: drawn, contenders: all})
		if err != nil {
			return err
		}
		ours := spreadOf(got["clipgraph svg"].wall).median
		switch most {
		case 75:
			b.target("75 papers in at most 0.05 s", ours, 0.05)
			b.target("html of 75 papers in at most 0.05 s", spreadOf(got["clipgraph html"].wall).median, 0.05)
		case 10_000:
			b.target("10,000 papers in at most 1 s", ours, 1)
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
