package wording

// weights has all the weights and thresholds. Each is covered by a test that fails when
// it is halved.
var weights = struct {
	// How much a text is like a title.
	titleWords   [8]float64 // by the number of its words; the last for more
	longTitle    int        // number of words above which the score falls
	perWordOver  float64    // penalty for each word above
	tradeWord    float64    // it has a noun of titles
	smallWord    float64    // it has a function word such as "of"
	lowerStart   float64    // it begins with a lower-case letter
	claims       float64    // it has words of descriptions
	longSentence int        // number of words above which several sentences are not a title
	sentences    float64
	ideographs   float64 // factor for a text in ideographs
	hiragana     float64 // factor for a text that begins like no Japanese title
	titlePersons float64 // it is like persons
	titleVenue   float64 // it is like a venue

	// How much a text is like persons.
	personEtAl, onePerson, onePersonInitial, personsEtAl, manyPersons float64
	badPerson, oddPerson, oneWordPerson, ideographPerson              float64

	// How much a text is like a venue or a date.
	longVenue                                                                         int
	dateAlone, venueHeaded, venueYear, venueAlone, venueMore, acronymYear, venueDoubt float64

	// How much a text is like a short name.
	nameWords                          [6]float64 // by the number of its words
	nameMarked, nameLower, namePersons float64

	// Which cuts are made.
	typed     float64 // least likeness of persons or a venue
	cutMargin float64 // margin by which a later cut must be better
	// Least number of persons with several names behind a colon that are no topics of the title.
	manyTopics int
	// Least number of persons with all of their names that are surely cut from a title.
	wholePersons int
	longName     int // number of words above which a text is no name
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

	typed: .7, cutMargin: .08, manyTopics: 4, wholePersons: 3, longName: 4,
}
