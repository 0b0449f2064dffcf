package tagged

// EndNote is EndNote's tagged format, .enw: that of refer(1) with a type ("Tagged EndNote
// Import Format", EndNote's manual).
var EndNote = TagFormat{
	cut: cutter(`^(%[0-9A-Z@!$&()*?><\[\]~+^=|])(?:[ \t]+(.*))?$`), first: "%0",
	tags: map[part]string{
		typePart: "%0", genrePart: "%9", keyPart: "%F", titlePart: "%T", authorPart: "%A", editorPart: "%E", datePart: "%D %8", dayPart: "%8",
		containerPart: "%J %B", shortPart: "%!", seriesPart: "%S", volumePart: "%V", numberPart: "%N", reportPart: "%@", firstPagePart: "%P", publisherPart: "%I", placePart: "%C",
		editionPart: "%7", serialPart: "%@", doiPart: "%R", linkPart: "%U %>", notePart: "%Z %O", otherIDPart: "%M %J %V %N %P",
	},
	types: map[string]string{
		"journal article": "article", "electronic article": "article", "magazine article": "article", "newspaper article": "article",
		"conference paper": "inproceedings", "conference proceedings": "inproceedings", "book": "book", "edited book": "book", "electronic book": "book", "book section": "incollection",
		"encyclopedia": "incollection", "thesis": "phdthesis", "report": "techreport", "government document": "techreport", "unpublished work": "unpublished", "manuscript": "unpublished", "pamphlet": "booklet",
	},
}
