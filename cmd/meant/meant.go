// Package meant suggests what was meant by a wrong command line: the verb may be missing
// or misspelt, names and lists may be in the wrong order, the output file may stand among
// the inputs. Each suggestion is an error of package advice whose hint is the command
// line to type.
package meant

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/internal/polite"
)

// Line is a command line.
type Line struct {
	Typed []string       // the arguments of the program
	Verb  *cobra.Command // the verb, as far as it is known
}

// names returns the names of the subcommands of c.
func names(c *cobra.Command) (all []string) {
	for _, sub := range c.Commands() {
		all = append(all, sub.Name())
	}
	return all
}

// NoVerb returns the error for a word that is not a verb.
func (l *Line) NoVerb(ctx context.Context, word string) error {
	rest := l.retyped(word)
	usage := func(format string, words ...string) error {
		return advice.Usage(advice.Hint(fmt.Errorf(format, Quoted(word)), "%s", commandLine(words...)))
	}
	if kind := files.KindOf(word); kind != files.NoInput {
		if err := files.CheckList(ctx, word); err != nil {
			return advice.Usage(err)
		}
		return usage("%s is "+kind.String()+"; the command comes before it", append([]string{verbFor(word, kind), word}, rest...)...)
	}
	if slices.Contains(changing, strings.ToLower(word)) {
		if len(rest) == 0 {
			rest = []string{"refs.bib"}
		}
		return usage("there is no command %s", append([]string{"bib", "README.md", "--update"}, rest...)...)
	}
	if verb := nearestVerb(word, l.Verb.Root()); verb != "" {
		return usage("there is no command %s", append([]string{verb}, rest...)...)
	}
	if verb := formatOf(word); verb != "" {
		return usage("there is no command %s, and no such file", verb, "README.md", "-o", word)
	}
	if strings.ContainsAny(word, "./\\") {
		err := fmt.Errorf("there is no command %s, and no such file", Quoted(word))
		if found := files.Nearby(word); found != "" {
			return advice.Usage(advice.Hint(err, "%s", commandLine(append([]string{verbFor(found, files.KindOf(found)), found}, rest...)...)))
		}
		return advice.Usage(advice.Hint(err, "clipgraph --help"))
	}
	if isPaper(ctx, word, rest) {
		return usage("%s is a paper; give a command before it", append([]string{"related", word}, rest...)...)
	}
	return advice.Usage(advice.Hint(fmt.Errorf("there is no command %s", Quoted(word)), "clipgraph --help"))
}

// NoInput returns the error for a LIST argument that names nothing readable.
func (l *Line) NoInput(arg string) error {
	shown := polite.Redact(arg)
	if strings.Contains(arg, "://") {
		return advice.Hint(fmt.Errorf("reading %s: lists are read over http and https only", shown), "save it as a file and give its name")
	}
	if format := l.outputFormat(arg); format != "" {
		words := l.retyped(arg)
		words[slices.Index(words, l.Verb.Name())] = format
		return advice.Usage(advice.Hint(fmt.Errorf("reading %s: no such file; use -o for the file to write", shown), "%s", commandLine(append(words, "-o", arg)...)))
	}
	err := fmt.Errorf("reading %s: no such file, and not an identifier or an address", shown)
	if found := files.Nearby(arg); found != "" {
		return advice.Hint(err, "%s", commandLine(l.retyped(arg, found)...))
	}
	return advice.Hint(err, "clipgraph %s README.md, or clipgraph %[1]s 1706.03762", cmp.Or(l.Verb.Name(), "bib"))
}

// Quoted returns the beginning of an argument, quoted and without passwords, for
// messages.
func Quoted(arg string) string { return fmt.Sprintf("%.60q", polite.Redact(arg)) }

// commandLine returns a command line of clipgraph, quoted for a shell and without
// passwords.
func commandLine(words ...string) string {
	quoted := []string{"clipgraph"}
	for _, w := range words {
		quoted = append(quoted, advice.Word(polite.Redact(w)))
	}
	return strings.Join(quoted, " ")
}
