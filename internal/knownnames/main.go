// Command knownnames makes the tables of package graph/naming/known from reading lists, and
// writes one of them to standard output: the names of works whose titles lack them, or, with
// -works, the works that many lists have under a name:
//
//	go run ./internal/knownnames owner+list.md ... > graph/naming/known/names.tsv
//	go run ./internal/knownnames -works owner+list.md ... > graph/naming/known/works.tsv
//
// A row gives a work a name by stating it, by the title "Name: Title" or by "Title (Name)".
// The lists of one owner, the part of a file's name before its first plus sign, count once. A
// name that titles have before a word for many works, such as "GPT models", is that of a class
// and is left out.
package main

import (
	"bufio"
	"context"
	"flag"
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
	"clipgraph/graph/naming/known"
)

func main() {
	works := flag.Bool("works", false, "write the works that many lists have under a name")
	flag.Parse()
	names := newNames()
	for _, file := range flag.Args() {
		if err := names.read(file); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	write := names.write
	if *works {
		write = names.writeWorks
	}
	if err := write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// names is what lists say of names.
type names struct {
	votes
	titles map[string]bool // that have been read
	uses   map[string]*use // by name
}

// votes has, for each title as naming.JoinWords writes it and each name in naming.Fold, the
// owners of lists by the spelling that they use.
type votes map[string]map[string]spellings

type spellings map[string]owners

type owners map[string]bool

// use is how many titles have a word, and have it before a word for many works.
type use struct{ titles, ofClass int }

func newNames() *names {
	return &names{votes: votes{}, titles: map[string]bool{}, uses: map[string]*use{}}
}

// read counts the names that a list gives to works.
func (n *names) read(file string) error {
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
			n.readRow(p.Rows[i].Name, p.Rows[i].Work.Title, strings.ToLower(owner))
		}
	}
	return nil
}

// readRow counts the names in one row.
func (n *names) readRow(name, title, owner string) {
	n.count(title)
	n.add(title, name, owner)
	n.add(title, "", owner)
	if before := naming.BeforeColon(title); before != "" {
		n.add(naming.BehindName(title), before, owner)
	} else if of := naming.Of(title); len(of) > 0 && !of[0].IsTitle {
		n.add(title, of[0].Text, owner) // a technical report
	}
	if rest, inside, found := strings.Cut(title, " ("); found && strings.HasSuffix(inside, ")") {
		n.add(rest, strings.TrimSuffix(inside, ")"), owner)
	}
}

// classes are words for many works.
const classes = " systems models methods networks pipelines frameworks architectures applications agents approaches techniques algorithms workflows "

// count counts how a title uses its words, once for each title.
func (n *names) count(title string) {
	if n.titles[title] {
		return
	}
	n.titles[title] = true
	words, seen := strings.Fields(title), map[string]bool{}
	for i, w := range words {
		w = strings.Trim(w, ",.:;()")
		if seen[w] {
			continue
		}
		seen[w] = true
		if n.uses[w] == nil {
			n.uses[w] = &use{}
		}
		n.uses[w].titles++
		if i+1 < len(words) && w == words[i] && strings.Contains(classes, " "+strings.ToLower(strings.Trim(words[i+1], ",.:;?()"))+" ") {
			n.uses[w].ofClass++
		}
	}
}

// isClass reports whether a name is that of a class of works: five titles at least, and one in
// sixteen of those that have it, have it before a word for many.
func (n *names) isClass(name string) bool {
	use := n.uses[name]
	return use != nil && use.ofClass >= 5 && 16*use.ofClass >= use.titles
}

// add counts that an owner's list gives a title a name, or has the title, if name is empty.
func (v votes) add(title, name, owner string) {
	fold, n := naming.JoinWords(title)
	if n < naming.MinTitle-1 || name != "" && !(mayKnow(name) && len(naming.Stated(name)) == 1) {
		return
	}
	names := v[fold]
	if names == nil {
		names = map[string]spellings{}
		v[fold] = names
	}
	by := names[naming.Fold(name)]
	if by == nil {
		by = spellings{}
		names[naming.Fold(name)] = by
	}
	if by[name] == nil {
		by[name] = owners{}
	}
	by[name][owner] = true
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

// write writes the names that enough owners give, that the title doesn't begin with, and that
// are not those of classes.
func (n *names) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, title := range slices.Sorted(maps.Keys(n.votes)) {
		names := n.votes[title]
		if len(names[""]) == 0 { // it is nobody's title, only the rest of one
			continue
		}
		voters := n.voters(title)
		var known []string
		for name, spellings := range names {
			all := spellings.all()
			if best := best(spellings); name != "" && len(all) >= least && (2*len(all) >= len(voters) || isInitials(best, title)) && !strings.HasPrefix(strings.ReplaceAll(title, " ", ""), name) && !n.isClass(best) {
				known = append(known, best)
			}
		}
		slices.Sort(known)
		for _, name := range known {
			fmt.Fprintf(out, "%s\t%s\n", title, name)
		}
	}
	return out.Flush()
}

// writeWorks writes the names of well-known works, in order: for each those that have it, by their
// titles without the name, with the number of owners whose lists have them. Half of those who give
// a work a name use it.
func (n *names) writeWorks(w io.Writer) error {
	lines, most := map[string][]string{}, map[string]int{} // by name
	for title, names := range n.votes {
		voters := n.voters(title)
		have := maps.Clone(voters)
		maps.Copy(have, names[""].all())
		for name, spellings := range names {
			all := spellings.all()
			rest, begins := cutName(title, name)
			if begins && n.votes[rest] != nil {
				continue // it is counted there
			}
			if name != "" && len(all) >= least && 2*len(all) >= len(voters) && !n.isClass(best(spellings)) {
				lines[name] = append(lines[name], fmt.Sprintf("%s\t%s\t%d\n", name, title, len(have)))
				most[name] = max(most[name], len(have))
			}
		}
	}
	out := bufio.NewWriter(w)
	for _, name := range slices.Sorted(maps.Keys(lines)) {
		if slices.Sort(lines[name]); (known.Work{Lists: most[name]}).IsWellKnown() {
			out.WriteString(strings.Join(lines[name], ""))
		}
	}
	return out.Flush()
}

// cutName returns what stands behind a name, in naming.Fold, in a title as naming.JoinWords writes
// it.
func cutName(title, name string) (rest string, found bool) {
	for i, r := range title {
		if r == ' ' && strings.ReplaceAll(title[:i], " ", "") == name {
			return title[i+1:], true
		}
	}
	return "", strings.ReplaceAll(title, " ", "") == name
}

// isInitials reports whether a name is the initials of the first words of a title. It may stand
// beside another name, such as these words.
func isInitials(name, title string) bool {
	return naming.IsAcronym(name) && naming.HasInitials(strings.ToLower(name), naming.Words(title))
}

// voters returns the owners whose lists give a title any name.
func (v votes) voters(title string) owners {
	voters := owners{}
	for name, spellings := range v[title] {
		if name != "" {
			maps.Copy(voters, spellings.all())
		}
	}
	return voters
}

// all returns the owners who use any of the spellings.
func (s spellings) all() owners {
	all := owners{}
	for _, by := range s {
		maps.Copy(all, by)
	}
	return all
}

// best returns the spelling that most owners use, of several the first.
func best(spellings spellings) string {
	sorted := slices.Sorted(maps.Keys(spellings))
	return slices.MaxFunc(sorted, func(a, b string) int { return len(spellings[a]) - len(spellings[b]) })
}
