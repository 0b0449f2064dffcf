package main

import "fmt"

// benchIDs takes the identifiers out of a long text, each once, in order.
func benchIDs(b *bench) error {
	size := b.sized(100_000_000)
	text, err := b.generate("text", size)
	if err != nil {
		return err
	}
	b.heading("Identifiers of %.0f MB of Markdown, on one core", float64(size)/1e6)
	// What grep and awk are told: \K drops what stands before the identifier.
	const form = `(?i:arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.|arxiv:)\K(?:[a-z-]+/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})`
	got, err := b.compare(comparison{
		cores:  1,
		answer: lines,
		contenders: []contender{
			{name: "clipgraph ids", argv: []string{b.clipgraph, "ids", "--quiet", text}},
			{name: "wc -l", argv: []string{"wc", "-l", text}, limit: true},
			{name: "cat", argv: []string{"cat", text}, limit: true},
			{name: "rg -c, the lines only", argv: []string{"rg", "-c", "-i", "arxiv", text}, needs: []string{"rg"}, limit: true},
			{name: "grep -oP, awk", shell: fmt.Sprintf(`grep -oP '%s' '%s' | awk '!seen[$0]++'`, form, text), needs: []string{"grep", "awk"}},
			{name: "rg -oP, awk", shell: fmt.Sprintf(`rg -j1 -oNIP '%s' '%s' | awk '!seen[$0]++'`, form, text), needs: []string{"rg", "awk"}},
			{name: "python re", argv: b.script("ids.py", text), needs: []string{"python:re"}},
		},
	})
	if err != nil {
		return err
	}
	ours := got["clipgraph ids"]
	b.target("at most 6 times as long as wc -l", times(ours, got["wc -l"]), 6)
	b.atLeast("grep and awk take at least 3 times as long", times(got["grep -oP, awk"], ours), 3)
	b.atLeast("Python takes at least 10 times as long", times(got["python re"], ours), 10)
	b.target("at most 32 MiB", ours.peak, 32)
	return nil
}
