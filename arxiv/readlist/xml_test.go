package readlist

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/work"
	"clipgraph/internal/testkit"
)

// Records in XML say of their works what those of the tagged formats do.
func TestXMLWorks(t *testing.T) {
	doe, roe := work.Person{Family: "Doe", Given: "Jane"}, work.Person{Family: "Roe", Given: "Richard"}
	article := work.Work{
		Type: "article", Title: "A Net of Nets", Authors: []work.Person{doe, roe}, Published: work.NewDate(2021, 5, 3), OnlyListed: true, IDs: work.IDs(work.NewDOI("10.1000/ABC.1")),
		Venue: &work.Venue{Kind: "article", Name: "Journal of Nets", Year: 2021, Volume: "12", Number: "3", Pages: "11-29", ISSN: "1234-567X"},
	}
	preprint := work.Work{
		Type: "misc", Title: "A Preprint", Authors: []work.Person{doe}, Published: work.NewDate(2021, 0, 0), OnlyListed: true,
		IDs: work.IDs(mustID("2105.14443").WorkID()), Version: 2, Venue: &work.Venue{Year: 2021},
	}
	chapter := work.Work{
		Type: "incollection", Title: "Knots & Ties", Authors: []work.Person{doe}, Editors: []work.Person{roe}, Published: work.NewDate(1999, 0, 0), OnlyListed: true,
		Venue: &work.Venue{Name: "The Book of Nets", Year: 1999, Publisher: "Clarendon", Place: "Oxford", Pages: "7", ISBN: "9783161484100"},
	}
	tests := []struct {
		file, format, source string
		want                 []work.Work
		sections             string // of the first row
	}{
		{"export.xml", "EndNote XML", `<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database name="a.enl">a.enl</database>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal" size="100%">Doe, Jane</style></author><author>Roe, Richard</author></authors></contributors>
<titles><title><style face="normal">A </style><style face="italic">Net</style><style> of Nets</style></title><secondary-title>J. Nets</secondary-title></titles>
<periodical><full-title>Journal of Nets</full-title></periodical><pages>11-29</pages><volume>12</volume><number>3</number>
<dates><year>2021</year><pub-dates><date>May 3</date></pub-dates></dates><isbn>1234-567X</isbn><electronic-resource-num>10.1000/ABC.1</electronic-resource-num></record>
<record><ref-type name="Book Section">5</ref-type><contributors><authors><author>Doe, Jane</author></authors><secondary-authors><author>Roe, Richard</author></secondary-authors></contributors>
<titles><title>Knots &amp; Ties</title><secondary-title>The Book of Nets</secondary-title></titles><pages>7</pages><dates><year>1999</year></dates>
<pub-location>Oxford</pub-location><publisher>Clarendon</publisher><isbn>9783161484100</isbn></record>
<record><ref-type name="Unpublished Work">34</ref-type><contributors><authors><author>Doe, Jane</author></authors></contributors><titles><title>A Preprint</title></titles>
<dates><year>2021</year></dates><urls><related-urls><url>https://arxiv.org/abs/2105.14443v2</url></related-urls></urls></record></records></xml>`, []work.Work{article, chapter, preprint}, ""},
		{"library.rdf", "Zotero RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#">
 <bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1234-567X"/>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li>
   <rdf:li><foaf:Person><foaf:surname>Roe</foaf:surname><foaf:givenName>Richard</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>A Net of Nets</dc:title><dc:date>2021-05-03</dc:date><bib:pages>11-29</bib:pages><dc:identifier>DOI 10.1000/ABC.1</dc:identifier>
  <link:link rdf:resource="#item_2"/></bib:Article>
 <z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><dc:title>Full Text PDF</dc:title></z:Attachment>
 <bib:Journal rdf:about="urn:issn:1234-567X"><dc:title>Journal of Nets</dc:title><prism:volume>12</prism:volume><prism:number>3</prism:number><dc:identifier>ISSN 1234-567X</dc:identifier></bib:Journal>
 <bib:BookSection rdf:about="#item_3"><z:itemType>bookSection</z:itemType>
  <dcterms:isPartOf><bib:Book><dc:title>The Book of Nets</dc:title><dc:identifier>ISBN 978-3-16-148410-0</dc:identifier></bib:Book></dcterms:isPartOf>
  <dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Oxford</vcard:locality></vcard:Address></vcard:adr><foaf:name>Clarendon</foaf:name></foaf:Organization></dc:publisher>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Roe</foaf:surname><foaf:givenName>Richard</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:editors>
  <dc:title>Knots &amp; Ties</dc:title><dc:date>1999</dc:date><bib:pages>7</bib:pages></bib:BookSection>
 <rdf:Description rdf:about="http://arxiv.org/abs/2105.14443v2"><z:itemType>preprint</z:itemType>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>A Preprint</dc:title><dc:date>2021</dc:date></rdf:Description>
 <z:Collection rdf:about="#collection_2"><dc:title>Nets</dc:title><dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
 <z:Collection rdf:about="#collection_1"><dc:title>Reading</dc:title><dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
</rdf:RDF>`, []work.Work{article, chapter, preprint}, "Reading/Nets"},
		{"catalogue.xml", "MODS", `<?xml version="1.0"?><modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="doe21"><titleInfo><nonSort>A</nonSort><title>Net of Nets</title></titleInfo>
<name type="personal"><namePart type="given">Jane</namePart><namePart type="family">Doe</namePart><role><roleTerm authority="marcrelator" type="text">author</roleTerm></role></name>
<name type="personal"><namePart>Roe, Richard</namePart></name><genre>journal article</genre>
<relatedItem type="host"><titleInfo><title>Journal of Nets</title></titleInfo><identifier type="issn">1234-567X</identifier>
<part><detail type="volume"><number>12</number></detail><detail type="issue"><number>3</number></detail><extent unit="page"><start>11</start><end>29</end></extent></part></relatedItem>
<originInfo><dateIssued>2021-05-03</dateIssued></originInfo><identifier type="doi">10.1000/ABC.1</identifier></mods>
<mods><titleInfo><title>Knots &amp; Ties</title></titleInfo><titleInfo type="abbreviated"><title>K&amp;T</title></titleInfo><genre>book chapter</genre>
<name type="personal"><namePart type="given">Jane</namePart><namePart type="family">Doe</namePart></name>
<relatedItem type="host"><titleInfo><title>The Book of Nets</title></titleInfo><identifier type="isbn">9783161484100</identifier>
<name type="personal"><namePart type="given">Richard</namePart><namePart type="family">Roe</namePart><role><roleTerm>editor</roleTerm></role></name>
<originInfo><publisher>Clarendon</publisher><place><placeTerm type="text">Oxford</placeTerm></place><dateIssued>1999</dateIssued></originInfo><part><extent unit="page"><start>7</start></extent></part></relatedItem></mods>
<mods><titleInfo><title>A Preprint</title></titleInfo><name><namePart type="given">Jane</namePart><namePart type="family">Doe</namePart></name><genre>preprint</genre>
<originInfo><dateIssued>2021</dateIssued></originInfo><location><url>https://arxiv.org/abs/2105.14443v2</url></location></mods></modsCollection>`, []work.Work{article, chapter, preprint}, ""},
	}
	for _, test := range tests {
		l := read(test.file, []byte(test.source))
		if l.Format != test.format || len(l.Problems) > 0 {
			t.Errorf("%s is read as %s, %v", test.file, l.Format, l.Problems)
		}
		var got []work.Work
		for _, row := range l.Rows {
			got = append(got, *row.Work)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.file, diff)
		}
		if len(l.Rows) > 0 && strings.Join(l.Rows[0].Section, "/") != test.sections {
			t.Errorf("%s: the section is %q", test.file, l.Rows[0].Section)
		}
	}
}

// What is broken, deep or made to grow costs no more than itself: what stands before
// it is read, and the identifiers in it are found.
func TestHostileXML(t *testing.T) {
	const head, record = "<xml><records>", `<record><ref-type name="Book">6</ref-type><titles><title>Whole</title></titles></record>`
	id := "https://arxiv.org/abs/2001.00001"
	var bomb strings.Builder
	bomb.WriteString("<!DOCTYPE xml [<!ENTITY a0 \"ha\">")
	for i := range 30 {
		bomb.WriteString("<!ENTITY a" + string(rune('A'+i)) + " \"" + strings.Repeat("&a0;", 10) + "\">")
	}
	tests := map[string]string{
		"cut short":     head + record + "<record><titles><title>Half " + id,
		"never closed":  head + record + "<record>" + strings.Repeat("<a>", 100_000) + id,
		"closed only":   head + record + strings.Repeat("</a>", 100_000) + id,
		"deep":          head + record + "<record>" + strings.Repeat("<a>", 10_000) + id + strings.Repeat("</a>", 10_000) + "</record>",
		"entities":      bomb.String() + "]>" + head + record + "<record><titles><title>&aZ;" + id + "</title></titles></record></records></xml>",
		"outside file":  `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>` + head + record + "<record><titles><title>&f; " + id + "</title></titles></record></records></xml>",
		"many fields":   head + record + "<record>" + strings.Repeat("<a>b</a>", 50_000) + id + "</record></records></xml>",
		"no XML at all": head + record + "<<<>>>&&&" + id,
	}
	for name, source := range tests {
		l := read("a.xml", []byte(source))
		if l.Format != "EndNote XML" {
			t.Errorf("%s: read as %s", name, l.Format)
		}
		whole, found := false, false
		for _, row := range l.Rows {
			whole = whole || row.Work.Title == "Whole"
			found = found || row.ArXiv() == mustID("2001.00001")
			for _, ref := range row.Mentioned {
				found = found || ref.ID == mustID("2001.00001")
			}
			if len(row.Work.Title) > 100 {
				t.Errorf("%s: a title of %d bytes", name, len(row.Work.Title))
			}
		}
		if !whole || !found {
			t.Errorf("%s: the record before is read: %t, the identifier is found: %t", name, whole, found)
		}
	}
}

// References between the items of an RDF cost no more than the items do.
func TestManyPartsOfOneJournal(t *testing.T) {
	testkit.PlainOnly(t)
	read := func(n int) time.Duration {
		source := `<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">` +
			strings.Repeat(`<bib:Article rdf:about="a"><z:itemType>journalArticle</z:itemType><dc:title>T</dc:title><dcterms:isPartOf rdf:resource="j"/></bib:Article>`, n) +
			`<bib:Journal rdf:about="j">` + strings.Repeat("<a>b</a>", n) + `</bib:Journal></rdf:RDF>`
		start := time.Now()
		if l := read("a.rdf", []byte(source)); len(l.Rows) != n {
			t.Fatalf("%d rows of %d", len(l.Rows), n)
		}
		return time.Since(start)
	}
	small := max(read(2_000), time.Millisecond)
	if large := read(8_000); large > 16*small {
		t.Errorf("four times as many records take %v, and not %v", large, small)
	}
}
