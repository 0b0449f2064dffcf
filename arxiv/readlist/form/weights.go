package form

// weights has every number by which the form of a list is learned, in one table. Each is
// held by a test that fails when the number is halved, and most by one when it is doubled.
var weights = struct {
	// What is an entry.
	sections                    int     // least number of headings that are entries
	sectionShare, sectionTitled float64 // least shares of headings with one identifier, and like titles
	looseKind                   int     // least number of entries of a kind to confirm loose ones
	siblings                    float64 // least share of entries among the siblings of a row without links
	shape                       int     // least number of entries of the same shape as that
	shapeShare                  float64 // least share of these, if its title is a link to a place of another kind
	// Least share of entries among the siblings of such a row that has a venue, but no
	// persons; persons, but no venue; only a date.
	siblingsOfVenue, siblingsOfPersons, siblingsOfDate float64
	titlesAlone                                        float64 // least share of titles alone among entries and among siblings, for a title alone to be one
	below                                              float64 // least share of items with one identifier below
	blockTitle                                         float64 // least likeness of a title, before the form is known
	personsBlock                                       float64 // least likeness of a block of persons
	namesAbove                                         int     // least number of names above titles that begin with them
	proseWords                                         int     // number of words before a link that make a sentence

	// The score of a slot as the place of titles.
	ownForm int // least number of entries of a kind with its own form
	subForm int // least number of entries that begin alike to be a form
	trust   int // number of fields at which a slot is half trusted

	cover, repeated, holds, bold, quoted, bracket, order float64

	inItem float64 // it stands in an item below the entry

	lastOrder, fewWords, manyWords, slotPersons, slotVenue       float64
	titleLabel, otherLabel, titleHeader, nameHeader, otherHeader float64

	besideNames float64 // its column is beside those of titles or names
	behindLink  float64 // it stands in brackets behind the link to the work
	typedSlot   int

	// Which field is the title.
	own, ownPersons, ownVenue, slotTrust, typedText, least, leastOwn, mentioned, sure float64

	// Which field is the name.
	distinctNames, someName, leastName, nameDistinct, nameCover, nameBold, nameBefore, nameDistance, namePersons, namePrefix, nameColumn, nameOther, nameRepeated, nameTouches, plainName float64

	ownNames     float64 // least share of texts that differ in a column of names, from which they are those of the works
	severalNames float64 // largest share of cells with several names in it

	casedTexts float64 // least share of texts of an unknown column that are written as titles are, to be titles beside names

	describedCased float64 // largest share of sentences written as titles are, to describe names
	smallTexts     float64 // least share of texts in a place that begin with a small letter, to describe the names before them

	restTitles int     // least number of titles behind names to tell that the names begin them
	otherRests float64 // largest share of those that are whole or begin small

	labelTimes int // other titles beside which a name stands, from which it is none of a work

	severalCited int     // least number of links with several persons and a year, from which such links name authors
	venueWords   float64 // mean number of words from which the links in a column of titles are no venues
	personsCited float64 // least share of these links that may be persons

	// Fields that most entries have and some lack.
	personsCover  float64 // least share of entries with persons
	venueCover    float64 // least share of entries with a venue
	commonTimes   int     // least number of entries with one of these
	lackedPersons float64 // least likeness of persons that are then cut off

	shortVenue int // number of words up to which a bracket with a year is a venue where others are

	// Which fields are persons, and venue.
	distinctPersons, columnPersons, leastPersons, personsSlot, amongPersons, leastNear, fewNames, morePersons, leastVenue, venueSlot, venuePlace, venueHere float64

	venueBrackets float64 // least share of venues among the texts in brackets in a place, for an unknown short one to be one
}{
	sections: 4, sectionShare: .8, sectionTitled: .6,
	below: .6, looseKind: 3, siblings: .3, shape: 3, shapeShare: .3, siblingsOfVenue: .1, siblingsOfPersons: .5, siblingsOfDate: .97, titlesAlone: .5, blockTitle: .5, personsBlock: .5, namesAbove: 2, proseWords: 5,

	ownForm: 4, subForm: 6, trust: 3, cover: .35, repeated: .8, holds: .3, bold: .1, quoted: .14, bracket: .12, order: .05, inItem: .15, lastOrder: 8,
	fewWords: .25, manyWords: .3, slotPersons: .5, slotVenue: .5, titleLabel: .4, otherLabel: .6, titleHeader: .2, nameHeader: .08, otherHeader: .6, besideNames: 1.6, behindLink: 1, typedSlot: 5,

	own: .75, ownPersons: .6, ownVenue: .5, slotTrust: .7, typedText: .72, least: .25, leastOwn: .15, sure: 2.2, mentioned: .4,

	distinctNames: .75, someName: .3, leastName: 1.1, nameDistinct: .3, nameCover: .3, nameBold: .15, nameBefore: .25, nameDistance: .1, namePersons: .5, namePrefix: .4, nameColumn: .5, nameOther: .6, nameRepeated: .8, nameTouches: .3, plainName: .5,

	ownNames: .9, severalNames: .34, casedTexts: .5, describedCased: .1, smallTexts: .5,

	restTitles: 12, otherRests: .095, labelTimes: 2,

	severalCited: 3, venueWords: 3, personsCited: .75,

	personsCover: .5, venueCover: .3, commonTimes: 3, lackedPersons: .6,

	shortVenue: 3,

	distinctPersons: .5, columnPersons: .3, leastPersons: .68, personsSlot: .5, amongPersons: .45, leastNear: .45, fewNames: 4.5, morePersons: .45, leastVenue: .55, venueSlot: .5, venuePlace: .5, venueHere: .7,

	venueBrackets: .3,
}
