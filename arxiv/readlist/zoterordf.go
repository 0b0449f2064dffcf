package readlist

import (
	"slices"
	"strings"
)

// Zotero's export in RDF: items, the journals and books that they are part of, and
// the collections that file them, which are the sections.
var zoteroRDF = xmlFormat{
	tagFormat: tagFormat{
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

// zoteroItems returns the items, each with what it is part of, where that stands
// beside it, and without their attachments and notes.
func zoteroItems(root *element) []*element {
	all := root.child("RDF").children
	containers := map[string]*element{}
	var items []*element
	for _, e := range all {
		switch kind := e.child("itemType").all(); kind {
		case "":
			containers[e.attribute("about")] = e
		case "attachment", "note", "annotation":
		default:
			items = append(items, e)
		}
	}
	for _, item := range items {
		for _, c := range item.children {
			if place := containers[c.attribute("resource")]; place != nil && c.name == "isPartOf" {
				c.children = []*element{place}
			}
		}
	}
	return items
}

// zoteroWhole reads lists of names, and identifiers, of which the first word says what
// they are.
func zoteroWhole(e *element, path string) (tag, value string, ok bool) {
	switch path {
	case "authors", "editors":
		var names []string
		for _, p := range e.named("Person") {
			if name := invertedName(p.child("surname").all(), p.child("givenName").all()); name != "" {
				names = append(names, name)
			}
		}
		return path, strings.Join(names, "; "), true
	case "identifier", "isPartOf/Journal/identifier", "isPartOf/Book/identifier":
		kind, number, _ := strings.Cut(e.all(), " ")
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

// zoteroSections returns the titles of the collections that items are in, the outermost
// first. Of an item in several, the first counts.
func zoteroSections(root *element) map[*element][]string {
	all := root.child("RDF").children
	named := map[string]*element{}
	within := map[*element]*element{} // the collection that holds an item or a collection
	for _, e := range all {
		if about := e.attribute("about"); about != "" && named[about] == nil {
			named[about] = e
		}
	}
	for _, e := range all {
		if e.name != "Collection" {
			continue
		}
		for _, c := range e.children {
			if held := named[c.attribute("resource")]; held != nil && c.name == "hasPart" && within[held] == nil {
				within[held] = e
			}
		}
	}
	sections := map[*element][]string{}
	for held := range within {
		var path []string
		for c := within[held]; c != nil && len(path) < maxPath; c = within[c] {
			path = append(path, c.child("title").all())
		}
		slices.Reverse(path)
		sections[held] = path
	}
	return sections
}
