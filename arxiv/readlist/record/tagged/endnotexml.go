package tagged

import "clipgraph/internal/xmltree"

// EndNoteXML is EndNote's XML export. Its record types have the names of [EndNote].
var EndNoteXML = XMLFormat{
	TagFormat: TagFormat{
		tags: map[part]string{
			typePart: "ref-type@name", genrePart: "work-type", keyPart: "label", titlePart: "titles/title", authorPart: "contributors/authors/author",
			editorPart: "contributors/secondary-authors/author", datePart: "dates/year", dayPart: "dates/pub-dates/date",
			containerPart: "periodical/full-title titles/secondary-title alt-periodical/full-title", shortPart: "periodical/abbr-1 titles/alt-title", seriesPart: "titles/tertiary-title",
			volumePart: "volume", numberPart: "number", reportPart: "isbn", firstPagePart: "pages", publisherPart: "publisher", placePart: "pub-location", editionPart: "edition",
			serialPart: "isbn", doiPart: "electronic-resource-num", linkPart: "urls/related-urls/url urls/web-urls/url urls/pdf-urls/url", notePart: "notes",
			otherIDPart: "accession-num custom1 custom2 volume number pages periodical/full-title",
		},
		types: EndNote.types,
	},
	marks:   []string{"<records>", "<record>"},
	records: func(root *xmltree.Element) []*xmltree.Element { return root.Named("record") },
}
