package meant

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
)

// otherFlags maps names that people type, mostly flags of other programs, to flags of
// ours. The first flag that the verb has is meant.
var otherFlags = map[string][]string{
	"format":     {"dialect", "json"},
	"type":       {"dialect"},
	"style":      {"dialect"},
	"delimiter":  {"dialect"},
	"tsv":        {"dialect"},
	"from":       {"since", "input-format"},
	"after":      {"since"},
	"before":     {"until"},
	"to":         {"until", "output"},
	"out":        {"output"},
	"outfile":    {"output"},
	"file":       {"output"},
	"save":       {"output"},
	"append":     {"update"},
	"merge":      {"update"},
	"in-place":   {"update", "fix"},
	"inplace":    {"update", "fix"},
	"columns":    {"fields"},
	"template":   {"key"},
	"cite-key":   {"key"},
	"citekey":    {"key"},
	"force":      {"refresh"},
	"no-cache":   {"refresh"},
	"email":      {"mailto"},
	"mail":       {"mailto"},
	"local":      {"offline"},
	"silent":     {"quiet"},
	"debug":      {"verbose"},
	"group-by":   {"lanes"},
	"group":      {"lanes"},
	"cluster":    {"lanes"},
	"direction":  {"rankdir", "reverse"},
	"level":      {"detail"},
	"size":       {"width"},
	"edge-type":  {"relations"},
	"apply":      {"fix"},
	"autofix":    {"fix"},
	"write":      {"fix", "output"},
	"ignore":     {"disable"},
	"exclude":    {"disable"},
	"skip":       {"disable"},
	"network":    {"online"},
	"only-cited": {"cited"},
	"used":       {"cited"},
}

// WrongFlag adds a hint to the error of a flag: for the root command the verb that is
// missing before it, for a verb the flag that was meant.
func (l *Line) WrongFlag(c *cobra.Command, err error) error {
	l.Verb = c
	for i, word := range l.Typed {
		if !c.HasParent() && !strings.HasPrefix(word, "-") && (i == 0 || files.KindOf(word) != files.NoInput) {
			return l.NoVerb(c.Context(), word)
		}
	}
	unknown, ok := errors.AsType[*pflag.NotExistError](err)
	if !ok || len(unknown.GetSpecifiedName()) < 2 {
		return advice.Usage(advice.Hint(err, "%s --help", c.CommandPath()))
	}
	name := unknown.GetSpecifiedName()
	if c.HasParent() && c.HasSubCommands() {
		if verb := nearestVerb(name, c); verb != "" {
			return advice.Usage(advice.Hint(err, "%s %s", c.CommandPath(), verb))
		}
	}
	if meant := nearestFlag(name, c.Flags()); meant != "" {
		return advice.Usage(advice.Hint(err, "--%s, as %s --help says", meant, c.CommandPath()))
	}
	return advice.Usage(advice.Hint(err, "%s --help", c.CommandPath()))
}

// nearestFlag returns the flag that name probably means, or "".
func nearestFlag(name string, flags *pflag.FlagSet) string {
	for _, flag := range otherFlags[strings.ToLower(name)] {
		if flags.Lookup(flag) != nil {
			return flag
		}
	}
	var names []string
	flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return advice.Nearest(name, names)
}

// unwritten are extensions that people ask for and that no verb writes.
var unwritten = []string{"png", "jpg", "jpeg", "gif", "webp", "pdf", "docx", "xlsx", "parquet", "zip"}

// WrongEnding returns an error if the output target has the extension of a format other
// than ext, which the verb writes. Other extensions, and none, are allowed.
func (l *Line) WrongEnding(target, ext string) error {
	dot := strings.LastIndexByte(target, '.')
	ending := strings.ToLower(target[dot+1:])
	if dot < 0 || strings.ContainsAny(ending, `/\`) || ending == ext {
		return nil
	}
	err := fmt.Errorf("-o %s: %s writes no .%s", Quoted(target), l.Verb.Name(), ending)
	if slices.Contains(unwritten, ending) {
		return advice.Usage(advice.Hint(err, "-o %s", advice.Word(target[:dot+1]+ext)))
	}
	if verb := formatOf(target); verb != "" {
		words := slices.Clone(l.Typed)
		words[slices.Index(words, l.Verb.Name())] = verb
		return advice.Usage(advice.Hint(err, "%s, or -o %s", commandLine(words...), advice.Word(target[:dot+1]+ext)))
	}
	return nil
}
