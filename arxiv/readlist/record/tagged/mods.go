package tagged

import (
	"strings"

	"clipgraph/internal/xmltree"
)

// MODS is the format of libraries and bibutils (Metadata Object Description Schema,
// Library of Congress, version 3). The container of a work is a related item of type
// "host".
var MODS = XMLFormat{
	TagFormat: TagFormat{
		tags: map[part]string{
			typePart: "genre genre[marcgt]", keyPart: "@ID", titlePart: "title", authorPart: "author", editorPart: "editor relatedItem[host]/editor",
			datePart:      "originInfo/dateIssued relatedItem[host]/part/date relatedItem[host]/originInfo/dateIssued part/date originInfo/copyrightDate originInfo/dateCreated",
			containerPart: "relatedItem[host]/title", seriesPart: "relatedItem[series]/title relatedItem[host]/relatedItem[series]/title",
			volumePart: "relatedItem[host]/part/detail[volume]/number part/detail[volume]/number", numberPart: "relatedItem[host]/part/detail[issue]/number part/detail[issue]/number",
			firstPagePart: "relatedItem[host]/part/extent/start part/extent/start relatedItem[host]/part/extent/list", lastPagePart: "relatedItem[host]/part/extent/end part/extent/end",
			publisherPart: "originInfo/publisher relatedItem[host]/originInfo/publisher", placePart: "originInfo/place/placeTerm[text] relatedItem[host]/originInfo/place/placeTerm[text]",
			editionPart: "originInfo/edition", serialPart: "identifier[isbn] identifier[issn] relatedItem[host]/identifier[isbn] relatedItem[host]/identifier[issn]",
			doiPart: "identifier[doi]", linkPart: "location/url identifier[uri]", notePart: "note", otherIDPart: "identifier identifier[arxiv] identifier[eprint]",
		},
		types: map[string]string{
			"journal article": "article", "article": "article", "academic journal": "article", "conference publication": "inproceedings", "conference paper": "inproceedings", "book": "book",
			"book chapter": "incollection", "thesis": "phdthesis", "ph.d. thesis": "phdthesis", "report": "techreport", "technical report": "techreport", "unpublished": "unpublished",
		},
	},
	marks:   []string{"loc.gov/mods"},
	records: func(root *xmltree.Element) []*xmltree.Element { return root.Named("mods") },
	whole:   modsWhole,
}

// modsWhole reads titles and names, which consist of several elements.
func modsWhole(e *xmltree.Element, path string) (tag, value string, ok bool) {
	above := strings.TrimSuffix(path, path[strings.LastIndexByte(path, '/')+1:])
	switch e.Name {
	case "titleInfo":
		if kind := e.Attribute("type"); kind != "" { // such as "abbreviated"
			return above + "titleInfo", "", true
		}
		title := joinParts(e.Child("nonSort").Text(), e.Child("title").Text())
		if more := e.Child("subTitle").Text(); more != "" {
			title += ": " + more
		}
		return above + "title", title, title != ""
	case "name":
		var family, given, whole string
		for _, part := range e.Children {
			switch text := part.Text(); {
			case part.Name != "namePart" || part.Attribute("type") == "date" || part.Attribute("type") == "termsOfAddress":
			case part.Attribute("type") == "family":
				family = text
			case part.Attribute("type") == "given":
				given = joinParts(given, text)
			default:
				whole = text
			}
		}
		name := invertedName(family, given)
		if name == "" {
			name = whole
		}
		if e.Attribute("type") == "corporate" {
			name += ","
		}
		role := strings.ToLower(e.Child("role").Text())
		switch {
		case strings.Contains(role, "edit") || role == "edt":
			return above + "editor", name, name != ""
		case role == "" || strings.Contains(role, "aut") || strings.Contains(role, "creator"):
			return above + "author", name, name != ""
		}
		return above + "name", name, true
	}
	return "", "", false
}

// joinParts joins two parts of a name or title with a blank.
func joinParts(given, family string) string { return strings.TrimSpace(given + " " + family) }
