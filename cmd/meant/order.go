package meant

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/export"
)

// Arguments checks the number of arguments of a verb by its Use line: an argument in
// brackets is optional, and one with "..." may be repeated.
func Arguments(c *cobra.Command, args []string) error {
	words := strings.Fields(c.Use)[1:]
	last := ""
	if len(words) > 0 {
		last = words[len(words)-1]
	}
	optional := strings.HasPrefix(last, "[")
	more := optional && strings.HasSuffix(last, "...]")
	if optional {
		words = words[:len(words)-1]
	}
	hint, _, _ := strings.Cut(strings.TrimSpace(c.Example), "\n")
	if verb := nearestVerb(strings.Join(args, " "), c); verb != "" {
		hint = c.CommandPath() + " " + verb
	}
	verb := strings.TrimPrefix(c.CommandPath(), "clipgraph ")
	var err error
	switch missing := words[min(len(args), len(words)):]; {
	case len(missing) == 1:
		err = fmt.Errorf("%s: %s is missing: clipgraph %s", verb, missing[0], c.Use)
	case len(missing) > 1:
		err = fmt.Errorf("%s: %s are missing: clipgraph %s", verb, strings.Join(missing, " and "), c.Use)
	case more || len(args) == len(words) || optional && len(args) == len(words)+1:
		return nil
	case optional:
		err = fmt.Errorf("%s takes one %s: unexpected %s", verb, strings.Trim(last, "[]"), Quoted(args[len(words)+1]))
	case len(words) == 0:
		err = fmt.Errorf("%s takes no arguments: unexpected %s", verb, Quoted(args[0]))
	default:
		err = fmt.Errorf("%s takes only %s: unexpected %s", verb, strings.Join(words, " and "), Quoted(args[len(words)]))
	}
	return advice.Usage(advice.Hint(err, "%s", hint))
}

// Misplaced returns an error if a NAME argument is a file, since NAME comes before LIST.
func (l *Line) Misplaced(names, lists []string) error {
	var named, rest []string
	for _, arg := range names {
		if info, err := os.Stat(arg); err == nil && (info.Mode().IsRegular() || strings.ContainsAny(arg, `/\`)) {
			named = append(named, arg)
		} else {
			rest = append(rest, arg)
		}
	}
	if len(named) == 0 {
		return nil
	}
	for _, arg := range lists {
		if files.KindOf(arg) == files.NoInput || files.KindOf(arg) == files.IdentifierInput {
			rest = append(rest, arg)
		} else {
			named = append(named, arg)
		}
	}
	words := strings.Fields(l.Verb.Use)
	for len(rest) < len(names) {
		rest = append(rest, words[1+len(rest)])
	}
	err := fmt.Errorf("%s is a file, not the name of a paper: clipgraph %s", named[0], l.Verb.Use)
	return advice.Usage(advice.Hint(err, "%s", commandLine(slices.Concat(words[:1], rest, named)...)))
}

// outputFormat returns the verb that writes files such as arg, if arg comes after the
// lists and -o is missing, or "".
func (l *Line) outputFormat(arg string) string {
	args := l.Verb.Flags().Args()
	o := l.Verb.Flags().Lookup("output")
	if o == nil || o.Changed || l.Verb.GroupID != "write" || len(args) < 2 || args[len(args)-1] != arg {
		return ""
	}
	if f := export.FormatByName(l.Verb.Name()); f != nil && strings.EqualFold(filepath.Ext(arg), "."+f.Ext) {
		return f.Name
	}
	return formatOf(arg)
}

// retyped returns the typed words with arg replaced by others.
func (l *Line) retyped(arg string, others ...string) []string {
	words := slices.Clone(l.Typed)
	for i, word := range words {
		if word == arg {
			return slices.Replace(words, i, i+1, others...)
		}
	}
	return words
}
