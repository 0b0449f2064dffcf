package check

import (
	"slices"

	"clipgraph/graph/check/reference"
)

// Rule is one thing that can be wrong with a list.
type Rule struct {
	ID string
	// Severity is that of its findings where they are certain; of others it is
	// lower.
	Severity Severity
	Why      string // a sentence
	Mends    bool   // whether some of its findings come with edits
	check    func(*checker)
}

// Rules are all rules, in the order in which findings at one place are named.
var Rules = []Rule{
	{"malformed-id", Error, "What claims to be an arXiv identifier and is none leads nowhere, or to another paper.", true, malformedID},
	{"wrong-id", Error, "An identifier whose paper has another title was mostly copied from another row.", true, wrongID},
	{reference.WrongAuthor, Error, "Authors that the work does not have were mostly made up, or come from another entry.", true, faultsOf(reference.WrongAuthor)},
	{reference.WrongTitle, Warning, "A title that its authors never wrote, beside one that they did, is misspelt or made up.", false, faultsOf(reference.WrongTitle)},
	{reference.WrongYear, Error, "A year to come, or other than that of the DOI or of the work, is a slip or made up.", false, faultsOf(reference.WrongYear)},
	{reference.WrongVenue, Error, "A work that appeared elsewhere is looked for in vain where the entry says.", false, faultsOf(reference.WrongVenue)},
	{reference.WrongDOI, Error, "A DOI leads to another work, or nowhere.", false, faultsOf(reference.WrongDOI)},
	{reference.Placeholder, Error, "What was to be filled in is printed as it stands.", false, faultsOf(reference.Placeholder)},
	{reference.Doubtful, Warning, "A work that is not where all works of its kind are may not exist; that no index has it proves nothing.", false, doubtfulWork},
	{"entry-fields", Warning, "A field that BibTeX or a style can't use is left out, or printed wrongly.", true, entryFields},
	{reference.Published, Notice, "A preprint that was published is cited as what it became.", false, faultsOf(reference.Published)},
	{"unknown-id", Error, "An identifier that arXiv, or a DOI that no registry has, leads nowhere.", false, unknownID},
	{"withdrawn", Warning, "The authors took the paper back.", false, withdrawn},
	{"shared-link", Error, "One link to two different papers is wrong in one of the two rows.", false, sharedLink},
	{"same-title", Warning, "One title with two identifiers is two versions of one work, or a copied title.", false, sameTitle},
	{"several-ids", Warning, "An entry whose links lead to two different papers on arXiv is mostly wrong in one of them.", false, severalIDs},
	{"duplicate-row", Warning, "One paper in two rows is wanted under two headings, and else a slip; two entries of a bibliography are one too many.", false, duplicateRow},
	{"no-paper-link", Notice, "Readers look for the paper itself first.", false, noPaperLink},
	{"no-title", Warning, "A paper without a title can't be found by its name.", false, noTitle},
	{"title-spelling", Notice, "A title spelt otherwise than the paper's own is not found by a search for it.", false, titleSpelling},
	{"on-arxiv", Notice, "The paper is on arXiv, and the row links elsewhere only.", false, onArXiv},
	{"year", Notice, "A year before the first version, or more than two years after it, is often a slip.", false, year},
	{"old-version", Warning, "A link to one version keeps showing it when there are newer ones.", false, oldVersion},
	{"arxiv-host", Warning, "Links to arXiv belong to https://arxiv.org: mirrors vanish, and http is redirected.", true, arxivHost},
	{"link-space", Warning, "A blank inside of a link makes some renderers show the brackets.", true, linkSpace},
	{"stray-character", Warning, "A parenthesis or a full stop that is left over in or behind a link is shown, or breaks it.", true, strayCharacter},
	{"repository", Error, "A link that is no owner/name leads nowhere, and a badge counts the stars of the repository that it names.", false, repository},
	{"copied-image", Warning, "A picture that belongs to another row was copied with it.", false, copiedImage},
	{"copied-code", Warning, "A link to the code of another row was copied with it; the two share none.", false, copiedCode},
	{"broken-row", Error, "A row that does not fit its table is shown in pieces, cut off, or as plain text.", false, brokenRow},
	{"damaged-text", Error, "Text that was read in a wrong encoding and saved again can't be read.", false, damagedText},
	{"syntax", Warning, "A part of the list that can't be read as what it claims to be is left out.", true, syntax},
	{undefinedRule, Error, "A key that is cited and that no bibliography has is printed as a question mark.", false, func(*checker) {}},
	{uncitedRule, Notice, "An entry that the document never cites is not printed.", false, func(*checker) {}},
	{directiveRule, Warning, "A remark that switches off what is no rule does nothing.", false, func(*checker) {}},
}

// RuleByID returns the rule of that ID, or nil.
func RuleByID(id string) *Rule {
	i := slices.IndexFunc(Rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &Rules[i]
}
