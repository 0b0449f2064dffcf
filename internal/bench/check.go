package main

// benchCheck looks for what is wrong with a long list.
func benchCheck(b *bench) error {
	list, err := b.generate("list", b.sized(10_000_000))
	if err != nil {
		return err
	}
	size := sizeOf(list)
	b.heading("check: a list of %.1f MB", size/1e6)
	got, err := b.compare(comparison{
		contenders: []contender{
			{name: "clipgraph check", argv: []string{b.clipgraph, "check", "--offline", list}},
			{name: "wc -l", argv: []string{"wc", "-l", list}, limit: true},
			{name: "cat", argv: []string{"cat", list}, limit: true},
		},
	})
	if err != nil {
		return err
	}
	ours := got["clipgraph check"]
	b.target("10 MB in at most 1 s", spreadOf(ours.wall).median*10e6/size, 1)
	b.target("at most 10 times the file in memory", ours.peak*(1<<20)/size, 10)
	return nil
}
