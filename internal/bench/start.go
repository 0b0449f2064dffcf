package main

// benchStart times what is over at once: what a person waits for is the start of
// the process.
func benchStart(b *bench) error {
	b.heading("Start")
	list, err := b.generate("list", 200)
	if err != nil {
		return err
	}
	got, err := b.compare(comparison{
		contenders: []contender{
			{name: "`clipgraph version`", argv: []string{b.clipgraph, "version"}, limit: true},
			{name: "`clipgraph ids` of a list of one paper", argv: []string{b.clipgraph, "ids", list}, limit: true},
			{name: "`clipgraph svg`, the embedded list", argv: []string{b.clipgraph, "svg", "--quiet"}, limit: true},
			{name: "`true`", argv: []string{"true"}, limit: true},
			{name: "`jq -n 1`", argv: []string{"jq", "-n", "1"}, needs: []string{"jq"}, limit: true},
			{name: "`dot -V`", argv: []string{"dot", "-V"}, needs: []string{"dot"}, limit: true},
			{name: "python3, nothing", argv: []string{python(), "-c", ""}, limit: true},
			{name: "python3, pybtex imported", argv: []string{python(), "-c", "import pybtex.database"}, needs: []string{"python:pybtex"}, limit: true},
			{name: "node, nothing", argv: []string{"node", "-e", ""}, needs: []string{"node"}, limit: true},
		},
		turns: 3 * b.turns,
	})
	if err != nil {
		return err
	}
	b.target("`clipgraph svg` of the embedded list in at most 0.05 s", spreadOf(got["`clipgraph svg`, the embedded list"].wall).median, 0.05)
	return nil
}
