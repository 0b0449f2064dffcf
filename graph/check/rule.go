package check

import (
	"slices"

	"clipgraph/graph/check/reference"
)

// Rule is a check of a list.
type Rule struct {
	ID string
	// Severity is the severity of findings that are certain. Others have a lower one.
	Severity Severity
	Why      string // a sentence
	Mends    bool   // some findings have edits
	check    func(*checker)
}

// Rules are all rules. Findings at the same place are sorted in this order.
var Rules = []Rule{
	{"malformed-id", Error, "A malformed arXiv identifier leads nowhere, or to another paper.", true, malformedID},
	{"wrong-id", Error, "An identifier of a paper with another title was usually copied from another row.", true, wrongID},
	{reference.WrongAuthor, Error, "Authors that the work does not have were usually invented, or come from another entry.", true, faultsOf(reference.WrongAuthor)},
	{reference.WrongTitle, Warning, "A title close to one that the authors did write is misspelt or invented.", false, faultsOf(reference.WrongTitle)},
	{reference.WrongYear, Error, "A future year, or one that differs from that of the DOI or the work, is a mistake or invented.", false, faultsOf(reference.WrongYear)},
	{reference.WrongVenue, Error, "Readers will not find a work where it did not appear.", false, faultsOf(reference.WrongVenue)},
	{reference.WrongDOI, Error, "The DOI leads to another work, or nowhere.", false, faultsOf(reference.WrongDOI)},
	{reference.Placeholder, Error, "A placeholder that was never filled in is printed as it is.", false, faultsOf(reference.Placeholder)},
	{reference.Doubtful, Warning, "A work may not exist if it is missing where all works of its kind are; being in no index proves nothing.", false, doubtfulWork},
	{"entry-fields", Warning, "A field that BibTeX or a style cannot use is left out, or printed wrongly.", true, entryFields},
	{reference.Published, Notice, "A preprint that has been published should be cited as the publication.", false, faultsOf(reference.Published)},
	{"unknown-id", Error, "An identifier that arXiv does not have, or a DOI that no registry has, leads nowhere.", false, unknownID},
	{"withdrawn", Warning, "The authors have withdrawn the paper.", false, withdrawn},
	{"shared-link", Error, "A link that two different papers share is wrong in one of the rows.", false, sharedLink},
	{"same-title", Warning, "Two identifiers with the same title are versions of one work, or the title was copied.", false, sameTitle},
	{"several-ids", Warning, "If the links of an entry lead to two papers on arXiv, usually one of them is wrong.", false, severalIDs},
	{"duplicate-row", Warning, "A paper may be listed under two headings on purpose; otherwise a second row or entry is a mistake.", false, duplicateRow},
	{"no-paper-link", Notice, "Readers look for the paper first.", false, noPaperLink},
	{"no-title", Warning, "A paper without a title cannot be found by its name.", false, noTitle},
	{"title-spelling", Notice, "A search for the real title does not find a misspelt one.", false, titleSpelling},
	{"on-arxiv", Notice, "The paper is on arXiv, but the row links only elsewhere.", false, onArXiv},
	{"year", Notice, "A year before the first version, or more than two years after it, is often a slip.", false, year},
	{"old-version", Warning, "A link to a version does not show newer ones.", false, oldVersion},
	{"arxiv-host", Warning, "Links should lead to https://arxiv.org: mirrors disappear, and http is redirected.", true, arxivHost},
	{"link-space", Warning, "A blank in a link makes some renderers show the brackets.", true, linkSpace},
	{"stray-character", Warning, "A stray parenthesis or full stop in or after a link is shown, or breaks the link.", true, strayCharacter},
	{"repository", Error, "A link that is not an owner/name leads nowhere, and a badge shows the stars of the repository that it names.", false, repository},
	{"copied-image", Warning, "A picture that belongs to another row was probably copied with it.", false, copiedImage},
	{"copied-code", Warning, "A link to the code of another row was probably copied with it.", false, copiedCode},
	{"broken-row", Error, "A row that does not fit its table is shown in pieces, truncated, or as plain text.", false, brokenRow},
	{"damaged-text", Error, "Text that was decoded with the wrong encoding and saved again is unreadable.", false, damagedText},
	{"syntax", Warning, "A part of the list that cannot be parsed is ignored.", true, syntax},
	{undefinedRule, Error, "A cited key that is in no bibliography is printed as a question mark.", false, func(*checker) {}},
	{uncitedRule, Notice, "An entry that the document never cites is not printed.", false, func(*checker) {}},
	{directiveRule, Warning, "A directive that names an unknown rule has no effect.", false, func(*checker) {}},
}

// RuleByID returns the rule with the given ID, or nil.
func RuleByID(id string) *Rule {
	i := slices.IndexFunc(Rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &Rules[i]
}
