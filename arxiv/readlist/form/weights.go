package form

// weights has every number by which fields are weighed, in one table. Each is
// held by a test that fails when the number is halved.
var weights = struct {
	// How much a text is like a title, by itself.
	titleWords   [8]float64 // by the number of its words; the last for more
	longTitle    int        // words from which it gets less likely
	perWordOver  float64    // for each word more
	tradeWord    float64    // a noun of titles is among them
	smallWord    float64    // a word such as "of" ties them together
	lowerStart   float64    // it begins with a small letter
	claims       float64    // it speaks as descriptions do
	longSentence int        // words from which several sentences are no title
	sentences    float64
	ideographs   float64 // share that is left to a text in Chinese beside others
	hiragana     float64 // share that is left to one that begins as no title in Japanese does
	titlePersons float64 // it is like persons
	titleVenue   float64 // it is like a venue

	// How much a text is like persons.
	personEtAl, onePerson, onePersonInitial, personsEtAl, manyPersons float64
	badPerson, oddPerson, oneWordPerson, ideographPerson              float64

	// How much a text is like a venue or a date.
	longVenue                                                                         int
	dateAlone, venueHeaded, venueYear, venueAlone, venueMore, acronymYear, venueDoubt float64

	// How much a text is like a short name.
	nameWords                          [6]float64
	nameMarked, nameLower, namePersons float64

	// What an entry is.
	sections                    int     // entries that headings need to be entries
	sectionShare, sectionTitled float64 // share of them that hold one, and that are like titles
	looseKind                   int     // entries that a kind needs for others without identifier to be such
	below                       float64 // share of items whose identifiers are below them that hold one
	blockTitle                  float64 // from which text is like a title, before anything is known of the list
	proseWords                  int     // words before a link from which it stands in a sentence
	splitMargin                 float64 // by which a further way to split lines has to be better

	// Which cuts are made.
	typed        float64 // from which a whole text is like persons or a venue
	cutMargin    float64 // by which a later cut has to be better
	habitTexts   int     // texts from which habits are known
	habitShare   float64 // share of texts from which a cut is a habit
	labelTimes   int     // times that a label has to recur
	wrappedShare float64 // share of line ends behind an open word from which lines are wrapped
	labelShare   float64 // share of the entries that a label has to recur in

	// What a slot is worth as the place of titles.
	ownForm      int // entries from which a kind has a form of its own
	subForm      int // entries from which a way to begin is a form of its own
	subFormShare float64
	trust        int // fields from which a slot is trusted by half
	cover        float64
	repeated     float64
	holds        float64
	bold         float64
	quoted       float64
	bracket      float64
	order        float64
	lastOrder    float64
	fewWords     float64
	manyWords    float64
	slotPersons  float64
	slotVenue    float64
	titleLabel   float64
	otherLabel   float64
	titleHeader  float64
	nameHeader   float64
	otherHeader  float64
	typedSlot    int

	// Which field is the title.
	own, ownPersons, ownVenue, slotTrust, typedText, least, leastOwn, mentioned, sure float64

	// Which field is the name.
	someName, leastName, nameDistinct, nameCover, nameBold, nameBefore, nameDistance, namePrefix, nameColumn, nameOther, nameRepeated float64

	// Which fields are persons, and venue.
	leastPersons, somePersons, personsSlot, leastVenue, venueSlot float64
}{
	titleWords:   [8]float64{0, .22, .42, .62, .74, .82, .88, .9},
	longTitle:    17,
	perWordOver:  .04,
	tradeWord:    .08,
	smallWord:    .05,
	lowerStart:   .15,
	claims:       .3,
	longSentence: 12,
	sentences:    .25,
	ideographs:   .5,
	hiragana:     .3,
	titlePersons: .75,
	titleVenue:   .7,

	personEtAl: .95, onePerson: .5, onePersonInitial: .8, personsEtAl: .3, manyPersons: .1,
	badPerson: .7, oddPerson: .8, oneWordPerson: .45, ideographPerson: .8,

	longVenue: 14,
	dateAlone: .9, venueHeaded: .85, venueYear: .95, venueAlone: .8, venueMore: .8, acronymYear: .7, venueDoubt: .3,

	nameWords:  [6]float64{0, .7, .5, .4, .25, .15},
	nameMarked: .25, nameLower: .3, namePersons: .5,

	sections: 4, sectionShare: .8, sectionTitled: .6,
	below: .6, looseKind: 3, blockTitle: .5, proseWords: 5, splitMargin: .001,

	typed: .7, cutMargin: .08, habitTexts: 8, habitShare: .12, labelTimes: 4, labelShare: .2, wrappedShare: .2,

	ownForm: 4, subForm: 6, subFormShare: .05, trust: 3, cover: .35, repeated: .8, holds: .3, bold: .1, quoted: .14, bracket: .12, order: .05, lastOrder: 8,
	fewWords: .25, manyWords: .3, slotPersons: .5, slotVenue: .5, titleLabel: .4, otherLabel: .6, titleHeader: .2, nameHeader: .08, otherHeader: .6, typedSlot: 5,

	own: .75, ownPersons: .6, ownVenue: .5, slotTrust: .7, typedText: .72, least: .25, leastOwn: .15, sure: 2.2, mentioned: .4,

	someName: .3, leastName: 1.1, nameDistinct: .3, nameCover: .3, nameBold: .15, nameBefore: .25, nameDistance: .1, namePrefix: .4, nameColumn: .5, nameOther: .6, nameRepeated: .8,

	leastPersons: .68, somePersons: .2, personsSlot: .5, leastVenue: .55, venueSlot: .5,
}
