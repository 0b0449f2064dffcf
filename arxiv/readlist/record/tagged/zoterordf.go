package tagged

import (
	"slices"
	"strings"

	"clipgraph/arxiv/readlist/record"
	"clipgraph/internal/xmltree"
)

// ZoteroRDF is Zotero's RDF export: items, the journals and books that contain them, and
// collections, which are the sections.
var ZoteroRDF = XMLFormat{
	TagFormat: TagFormat{
		tags: map[part]string{
			typePart: "itemType", genrePart: "type", keyPart: "citationKey", titlePart: "title", authorPart: "authors", editorPart: "editors", datePart: "date dateSubmitted",
			proceedingsPart: "isPartOf/Book/title isPartOf/Proceedings/title", containerPart: "isPartOf/Journal/title isPartOf/Book/title isPartOf/Periodical/title isPartOf/Series/title",
			shortPart: "isPartOf/Journal/alternative", seriesPart: "isPartOf/Series/title", volumePart: "volume isPartOf/Journal/volume isPartOf/Book/volume",
			numberPart: "number isPartOf/Journal/number", reportPart: "number", firstPagePart: "pages", publisherPart: "publisher/Organization/name",
			placePart: "publisher/Organization/adr/Address/locality", editionPart: "edition", serialPart: "serial isPartOf/Journal/serial isPartOf/Book/serial",
			doiPart: "doi isPartOf/Journal/doi", linkPart: "identifier/URI/value @about", notePart: "description", otherIDPart: "identifier number volume pages isPartOf/Journal/title",
		},
		types: map[string]string{
			"journalarticle": "article", "magazinearticle": "article", "newspaperarticle": "article", "conferencepaper": "inproceedings", "book": "book", "booksection": "incollection",
			"encyclopediaarticle": "incollection", "dictionaryentry": "incollection", "thesis": "phdthesis", "report": "techreport", "manuscript": "unpublished",
		},
	},
	marks:    []string{"<rdf:RDF", "zotero.org/namespaces"},
	records:  zoteroItems,
	whole:    zoteroWhole,
	sections: zoteroSections,
}

// zoteroItems returns the items, each with its container if that is a separate element,
// without attachments and notes.
func zoteroItems(root *xmltree.Element) []*xmltree.Element {
	all := root.Child("RDF").Children
	containers := map[string]*xmltree.Element{}
	var items []*xmltree.Element
	for _, e := range all {
		switch kind := e.Child("itemType").Text(); kind {
		case "":
			containers[e.Attribute("about")] = e
		case "attachment", "note", "annotation":
		default:
			items = append(items, e)
		}
	}
	for _, item := range items {
		for _, c := range item.Children {
			if place := containers[c.Attribute("resource")]; place != nil && c.Name == "isPartOf" {
				c.Children = []*xmltree.Element{place}
			}
		}
	}
	return items
}

// zoteroWhole reads lists of names, and identifiers, whose first word is their kind.
func zoteroWhole(e *xmltree.Element, path string) (tag, value string, ok bool) {
	switch path {
	case "authors", "editors":
		var names []string
		for _, p := range e.Named("Person") {
			if name := invertedName(p.Child("surname").Text(), p.Child("givenName").Text()); name != "" {
				names = append(names, name)
			}
		}
		return path, strings.Join(names, "; "), true
	case "identifier", "isPartOf/Journal/identifier", "isPartOf/Book/identifier":
		kind, number, _ := strings.Cut(e.Text(), " ")
		above := strings.TrimSuffix(path, "identifier")
		switch kind {
		case "DOI":
			return above + "doi", number, true
		case "ISBN", "ISSN":
			return above + "serial", number, true
		}
	}
	return "", "", false
}

// zoteroSections returns the titles of the collections of each item, the outermost first.
// If an item is in several collections, the first counts.
func zoteroSections(root *xmltree.Element) map[*xmltree.Element][]string {
	all := root.Child("RDF").Children
	named := map[string]*xmltree.Element{}
	within := map[*xmltree.Element]*xmltree.Element{} // the collection of an item or a collection
	for _, e := range all {
		if about := e.Attribute("about"); about != "" && named[about] == nil {
			named[about] = e
		}
	}
	for _, e := range all {
		if e.Name != "Collection" {
			continue
		}
		for _, c := range e.Children {
			if held := named[c.Attribute("resource")]; held != nil && c.Name == "hasPart" && within[held] == nil {
				within[held] = e
			}
		}
	}
	sections := map[*xmltree.Element][]string{}
	for held := range within {
		var path []string
		for c := within[held]; c != nil && len(path) < record.MaxPath; c = within[c] {
			path = append(path, c.Child("title").Text())
		}
		slices.Reverse(path)
		sections[held] = path
	}
	return sections
}
