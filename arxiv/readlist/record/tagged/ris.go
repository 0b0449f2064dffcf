package tagged

import "regexp"

// RIS is the export format of most reference managers and publishers ("RIS Format
// Specifications", Research Information Systems, 2001, with tags of the 2011 edition).
// Programs use different tags for the name of a journal and the number of a report.
var RIS = TagFormat{
	cut: cutter(`^([A-Z][A-Z0-9])[ \t]{1,2}-[ \t]?(.*)$`), first: "TY", last: "ER",
	tags: map[part]string{
		typePart: "TY", genrePart: "M3 U1", keyPart: "ID", titlePart: "TI T1 CT BT", authorPart: "AU A1", editorPart: "ED A2", datePart: "PY Y1 DA",
		proceedingsPart: "C3", containerPart: "T2 JF BT JO", shortPart: "JA J2 J1 JO", seriesPart: "T3",
		volumePart: "VL", numberPart: "IS CP", reportPart: "M1 SN", firstPagePart: "SP", lastPagePart: "EP", publisherPart: "PB", placePart: "CY PP", editionPart: "ET",
		serialPart: "SN", doiPart: "DO DI", linkPart: "UR L1 L2 LK", notePart: "N1 RN", otherIDPart: "M1 AN C7 M3 JO JF JA VL SP",
	},
	types: map[string]string{
		"jour": "article", "ejour": "article", "jfull": "article", "mgzn": "article", "news": "article", "abst": "article", "inpr": "article",
		"conf": "inproceedings", "cpaper": "inproceedings", "book": "book", "ebook": "book", "edbook": "book", "whole": "book", "chap": "incollection", "echap": "incollection",
		"ency": "incollection", "dict": "incollection", "thes": "phdthesis", "rprt": "techreport", "stand": "techreport", "unpb": "unpublished", "manscpt": "unpublished", "pamp": "booklet",
	},
}

// cutter returns a function that splits a line matching form into tag and value.
func cutter(form string) func(string) (tag, value string, ok bool) {
	re := regexp.MustCompile(form)
	return func(line string) (tag, value string, ok bool) {
		m := re.FindStringSubmatch(line)
		if m == nil {
			return "", "", false
		}
		return m[1], m[2], true
	}
}
