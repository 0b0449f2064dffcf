package upgrade

import (
	"slices"
	"strings"

	"clipgraph/bib"
	"clipgraph/bib/latex"
	"clipgraph/internal/lazyregexp"
)

// containers are the fields that name the publication a work is part of.
var containers = []string{"journal", "journaltitle", "booktitle"}

// IsPreprint reports whether an entry says that its work appeared on a preprint server, or does not
// say where it appeared. onArXiv reports whether it has an arXiv identifier.
func IsPreprint(e *bib.Entry, onArXiv bool) bool {
	place := ""
	for _, name := range containers {
		if place = latex.Text(e.Value(name)); place != "" {
			break
		}
	}
	if place != "" {
		return NamesServer(place)
	}
	if e.Value("crossref") != "" || e.Value("xdata") != "" {
		return false
	}
	switch strings.ToLower(e.Type) {
	case "misc", "online", "electronic", "www", "article", "unpublished", "inproceedings", "conference", "techreport", "report", "preprint":
	default:
		return false
	}
	return onArXiv || slices.ContainsFunc([]string{"howpublished", "publisher", "institution", "archiveprefix", "eprinttype"}, func(name string) bool {
		return NamesServer(latex.Text(e.Value(name)))
	})
}

// InArXiv reports whether an entry says that its work appeared on a preprint server.
func InArXiv(e *bib.Entry) bool {
	return slices.ContainsFunc(containers, func(name string) bool { return NamesServer(latex.Text(e.Value(name))) })
}

var (
	server = lazyregexp.New(`(?i)(?:^|\W)(?:corr|[a-z]*rxiv(?:\.org)?|computing research repository|ssrn(?: electronic journal)?|research square|cryptology eprint archive|osf preprints|preprints)(?:\W|$)`)
	// serverWords matches text that accompanies the name of a preprint server.
	serverWords      = lazyregexp.New(`(?i)https?://\S+|(?:abs|pdf)/\S+|\[[\w.-]+\]|\([\w.-]+\)|[a-z-]+(?:\.[a-z]+)?/\d{7}|\d+|\b(?:corr|[a-z]*rxiv(?:\.org)?|computing research repository|ssrn(?: electronic journal)?|research square|cryptology|osf|e-?prints?|pre-?prints?|archive|server|working paper|available|on|at|in|as|the|v\d+|abs|org|id|cs|stat|math|eess|physics|version|paper|report|submitted|to|under|review|accessed|and|of|manuscript|unpublished)\b|[^\p{L}]`)
	startsWithServer = lazyregexp.New(`(?i)^\W*(?:ar|bio|med|chem)xiv\b`)
)

// NamesServer reports whether a text says that a work is on a preprint server, such as arXiv, and
// names no other place where it appeared.
func NamesServer(text string) bool {
	return server.MatchString(text) && (startsWithServer.MatchString(text) || namesNothingElse(text))
}

func namesNothingElse(text string) bool { return serverWords.ReplaceAllString(text, "") == "" }

// remark matches notes about a preprint that are not true of its publication.
var remark = lazyregexp.New(`(?i)^\W*(?:(?:pre-?print|under review|submitted(?: (?:to|for) .{1,60})?|in submission|in press|to appear(?: (?:in|at) .{1,60})?|accepted(?: (?:to|at|by|for) .{1,60})?|unpublished(?: manuscript)?|manuscript|work in progress|technical report)\W*)+$`)

// isRemark reports whether a note is only about the preprint.
func isRemark(note string) bool {
	return server.MatchString(note) && namesNothingElse(note) || remark.MatchString(note)
}
