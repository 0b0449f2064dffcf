package fields

import (
	"strings"

	"clipgraph/internal/lazyregexp"
)

// resolver matches the address of a resolver, or a label, before a DOI.
var resolver = lazyregexp.New(`(?i)^(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi:\s*)+`)

// bareDOI matches a DOI on its own (DOI handbook, 2.2), up to a query or a blank.
var bareDOI = lazyregexp.New(`^10\.[0-9]{4,9}/[^\s?{}\\]+$`)

// signs maps LaTeX commands for characters of DOIs that LaTeX does not typeset everywhere. In a
// link they do not stand for characters, except \_ (hyperref).
var signs = strings.NewReplacer(`{\textless}`, "<", `{\textgreater}`, ">", `\textless{}`, "<", `\textgreater{}`, ">", `\textless `, "<", `\textgreater `, ">",
	`\textless`, "<", `\textgreater`, ">", `{$<$}`, "<", `{$>$}`, ">", `$<$`, "<", `$>$`, ">", "&lt;", "<", "&gt;", ">", "{$_$}", "_", "$_$", "_")

// doi checks the DOI. Styles make it a link by putting the address of the resolver before it.
func (j *judge) doi() {
	doi, ok := j.value("doi")
	if !ok {
		return
	}
	text := doi.text()
	if command, found := strings.CutPrefix(text, `\url{`); found {
		text = command
	}
	bare := resolver.ReplaceAllString(text, "")
	address := bare != text
	if spelt := signs.Replace(bare); spelt != bare || address {
		if !bareDOI.MatchString(strings.ReplaceAll(spelt, `\_`, "_")) {
			return
		}
		message := "%s = %q: styles put https://doi.org/ before it, and the DOI alone stands here"
		if !address {
			message = "%s = %q: the link needs the characters themselves, and no commands for them"
		}
		f := j.report(doi.Field, message, doi.Name, doi.text())
		f.Edits = []Edit{doi.become(spelt)}
		if address {
			f.Cause = "address"
		}
	}
}
