package form

// weights has every number by which the form of a list is learned, in one table. Each is
// held by a test that fails when the number is halved.
var weights = struct {
	// What an entry is.
	sections                    int     // entries that headings need to be entries
	sectionShare, sectionTitled float64 // share of them that hold one, and that are like titles
	looseKind                   int     // entries that a kind needs for others without identifier to be such
	below                       float64 // share of items whose identifiers are below them that hold one
	blockTitle                  float64 // from which text is like a title, before anything is known of the list
	personsBlock                float64 // from which a block is like the persons of the entry above it
	proseWords                  int     // words before a link from which it stands in a sentence

	// What a slot is worth as the place of titles.
	ownForm     int // entries from which a kind has a form of its own
	subForm     int // entries from which a way to begin is a form of its own
	trust       int // fields from which a slot is trusted by half
	cover       float64
	repeated    float64
	holds       float64
	bold        float64
	quoted      float64
	bracket     float64
	order       float64
	lastOrder   float64
	fewWords    float64
	manyWords   float64
	slotPersons float64
	slotVenue   float64
	titleLabel  float64
	otherLabel  float64
	titleHeader float64
	nameHeader  float64
	otherHeader float64
	typedSlot   int

	// Which field is the title.
	own, ownPersons, ownVenue, slotTrust, typedText, least, leastOwn, mentioned, sure float64

	// Which field is the name.
	distinctNames, someName, leastName, nameDistinct, nameCover, nameBold, nameBefore, nameDistance, namePersons, namePrefix, nameColumn, nameOther, nameRepeated float64

	// What most entries have, and some lack.
	personsCover  float64 // share of entries with persons from which the others lack them
	personsTimes  int     // and how many they have to be
	lackedPersons float64 // how much what is then cut off is like persons, at least

	// Which fields are persons, and venue.
	leastPersons, personsSlot, amongPersons, leastNear, fewNames, morePersons, leastVenue, venueSlot, venuePlace, venueHere float64
}{
	sections: 4, sectionShare: .8, sectionTitled: .6,
	below: .6, looseKind: 3, blockTitle: .5, personsBlock: .5, proseWords: 5,

	ownForm: 4, subForm: 6, trust: 3, cover: .35, repeated: .8, holds: .3, bold: .1, quoted: .14, bracket: .12, order: .05, lastOrder: 8,
	fewWords: .25, manyWords: .3, slotPersons: .5, slotVenue: .5, titleLabel: .4, otherLabel: .6, titleHeader: .2, nameHeader: .08, otherHeader: .6, typedSlot: 5,

	own: .75, ownPersons: .6, ownVenue: .5, slotTrust: .7, typedText: .72, least: .25, leastOwn: .15, sure: 2.2, mentioned: .4,

	distinctNames: .75, someName: .3, leastName: 1.1, nameDistinct: .3, nameCover: .3, nameBold: .15, nameBefore: .25, nameDistance: .1, namePersons: .5, namePrefix: .4, nameColumn: .5, nameOther: .6, nameRepeated: .8,

	personsCover: .5, personsTimes: 3, lackedPersons: .6,

	leastPersons: .68, personsSlot: .5, amongPersons: .45, leastNear: .45, fewNames: 4.5, morePersons: .45, leastVenue: .55, venueSlot: .5, venuePlace: .5, venueHere: .7,
}
