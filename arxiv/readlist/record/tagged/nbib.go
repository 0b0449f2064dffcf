package tagged

// PubMed is the .nbib export of PubMed ("MEDLINE/PubMed Data Element (Field)
// Descriptions", National Library of Medicine). Continuation lines are indented. FAU has
// full names of authors and AU short ones; titles end in a full stop.
var PubMed = TagFormat{
	cut: cutter(`^([A-Z][A-Z0-9]{1,3}) {0,2}- (.*)$`), first: "PMID", stopped: true,
	tags: map[part]string{
		typePart: "PT", titlePart: "TI BTI", authorPart: "FAU", shortAuthorPart: "AU", groupPart: "CN", editorPart: "FED", datePart: "DP DEP",
		containerPart: "JT TA", shortPart: "TA", seriesPart: "CTI", volumePart: "VI", numberPart: "IP", firstPagePart: "PG", publisherPart: "PB", placePart: "PL CP", editionPart: "EN",
		serialPart: "ISBN IS", doiPart: "LID AID", pmidPart: "PMID", notePart: "GN", otherIDPart: "LID AID SO",
	},
	types: map[string]string{
		"journal article": "article", "review": "article", "letter": "article", "editorial": "article", "comment": "article", "news": "article", "case reports": "article",
		"book": "book", "books": "book", "book chapter": "incollection", "technical report": "techreport", "preprint": "misc",
	},
}
