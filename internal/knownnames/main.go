// Command knownnames makes the table of package graph/naming/known from reading lists, and
// writes it to standard output:
//
//	go run ./internal/knownnames owner+list.md ... > graph/naming/known/names.tsv
//
// A row gives a work a name by stating it, by the title "Name: Title" or by "Title (Name)".
// The lists of one owner, the part of a file's name before its first plus sign, count once.
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"clipgraph"
	"clipgraph/graph/naming"
)

func main() {
	votes := votes{}
	for _, file := range os.Args[1:] {
		if err := votes.read(file); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	if err := votes.write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// votes has, for each title as naming.JoinWords writes it and each name in naming.Fold, the
// owners of lists by the spelling that they use.
type votes map[string]map[string]map[string]owners

type owners map[string]bool

// read counts the names that a list gives to works.
func (v votes) read(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	g, _, err := clipgraph.Load(context.Background(), []clipgraph.Input{{Name: file, Reader: f}}, clipgraph.Config{})
	if err != nil {
		return err
	}
	owner, _, _ := strings.Cut(filepath.Base(file), "+")
	for _, p := range g.Papers() {
		for i := range p.Rows {
			v.readRow(p.Rows[i].Name, p.Rows[i].Work.Title, strings.ToLower(owner))
		}
	}
	return nil
}

// readRow counts the names in one row.
func (v votes) readRow(name, title, owner string) {
	v.add(title, name, owner)
	v.add(title, "", owner)
	if before := naming.BeforeColon(title); before != "" {
		v.add(naming.BehindName(title), before, owner)
	}
	if rest, inside, found := strings.Cut(title, " ("); found && strings.HasSuffix(inside, ")") {
		v.add(rest, strings.TrimSuffix(inside, ")"), owner)
	}
}

// add counts that an owner's list gives a title a name, or has the title, if name is empty.
func (v votes) add(title, name, owner string) {
	fold, n := naming.JoinWords(title)
	if n < naming.MinTitle-1 || name != "" && !(mayKnow(name) && len(naming.Stated(name)) == 1) {
		return
	}
	names := v[fold]
	if names == nil {
		names = map[string]map[string]owners{}
		v[fold] = names
	}
	spellings := names[naming.Fold(name)]
	if spellings == nil {
		spellings = map[string]owners{}
		names[naming.Fold(name)] = spellings
	}
	if spellings[name] == nil {
		spellings[name] = owners{}
	}
	spellings[name][owner] = true
}

// mayKnow reports whether a text can be the name of a work by its form: a word with a capital
// or a digit, of three characters or with a digit, or several of which one has a capital within
// or a digit.
func mayKnow(name string) bool {
	words := strings.Fields(name)
	if len(words) > 3 || !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }) {
		return false
	}
	hasDigit := strings.ContainsFunc(name, unicode.IsDigit)
	return len(words) == 1 && (len(name) > 2 || hasDigit) || len(words) > 1 && (hasDigit || slices.ContainsFunc(words, func(w string) bool { return !naming.IsPlain(w) }))
}

// least is the number of owners whose lists must give a name.
const least = 2

// write writes the names that enough owners give, and that the title doesn't begin with.
func (v votes) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, title := range slices.Sorted(maps.Keys(v)) {
		names := v[title]
		if len(names[""]) == 0 { // it is nobody's title, only the rest of one
			continue
		}
		voters := owners{}
		for name, spellings := range names {
			if name != "" {
				voters.addAll(spellings)
			}
		}
		var known []string
		for name, spellings := range names {
			all := owners{}
			all.addAll(spellings)
			if name != "" && len(all) >= least && 2*len(all) >= len(voters) && !strings.HasPrefix(strings.ReplaceAll(title, " ", ""), naming.Squeeze(name)) {
				known = append(known, best(spellings))
			}
		}
		slices.Sort(known)
		for _, name := range known {
			fmt.Fprintf(out, "%s\t%s\n", title, name)
		}
	}
	return out.Flush()
}

func (o owners) addAll(spellings map[string]owners) {
	for _, by := range spellings {
		maps.Copy(o, by)
	}
}

// best returns the spelling that most owners use, of several the first.
func best(spellings map[string]owners) string {
	sorted := slices.Sorted(maps.Keys(spellings))
	return slices.MaxFunc(sorted, func(a, b string) int { return len(spellings[a]) - len(spellings[b]) })
}
