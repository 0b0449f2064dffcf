package relate

import "slices"

// One score decides which candidates are pairs. Each sign that a later work extends an
// earlier one, or that a text refers to a work and not to a word, has a weight. The sum must
// reach a threshold. Signs beside the name are evidence: they raise a score and are not
// required. docs/relations.md says how the weights were found.

// kind is how a name leads to another work.
type kind int

const (
	byVersion kind = iota // BoxNet, BoxNet-v2
	byPart                // BoxNet, BoxNet-VL, FastBoxNet
	byMention             // BoxNet in a title or a note
	kinds
)

// sign is one piece of evidence.
type sign int

const (
	clearVersion sign = iota
	bareVersion
	endsApart
	beginsApart
	joinedInCapitals
	endsInLetter
	letterBefore
	nameInText
	titleInTitle
	titleInNote
	identifierInRow

	longName
	tinyName
	shortName
	formOfName
	plainName
	titleAsName
	namesake
	variantPart
	otherCase
	otherHyphens
	usedElsewhere
	firstOfMany
	wellKnown
	ofAnother
	standsAlone
	notOwn
	ordinaryWords
	wordsOfField
	siblingOfRoot
	acronymElsewhere
	commonWord
	className
	acronymOfSubject
	explained
	notExplained
	ownWord
	linkAlone
	titleVaried
	inPlural
	otherThing

	sameRepository
	sharedAuthor
	isCited
	sameSection
	sameRareWords
	titleNames
	abstractNames
	noteNames

	alikeTitles
	longAfter
	atOnce
	abstractSilent
	strangers

	wordOfBuilding
	wordOfUsing
	topicTitle
	shortTitle
	titleAlone
	signs
)

// enough is the least score of a pair.
const enough = 2

// weights is what each sign adds to the score of each kind. A version needs no second
// sign, unless its name has two letters.
var weights = [signs][kinds]float64{
	//                version part mention
	clearVersion:     {3, 0, 0},    // -v2, 2 after a blank or hyphen, ++, II, 1.5
	bareVersion:      {2.5, 0, 0},  // a digit right after the name
	endsApart:        {0, 1, 0},    // the new part follows a hyphen or blank: BoxNet-VL
	beginsApart:      {0, .5, 0},   // the new part comes before one: Fast-BoxNet
	joinedInCapitals: {0, -1.5, 0}, // within capitals the end of a part is not visible: XBOX
	endsInLetter:     {0, 2, 0},    // a last letter after capitals is visible: BOXNETX
	letterBefore:     {0, 1, 0},    // one or two letters before capitals that others use, among few: SBOXNET
	nameInText:       {0, 0, 2.5},
	titleInTitle:     {0, 0, 2.5},
	titleInNote:      {0, 0, 3},
	identifierInRow:  {0, 0, 3},

	longName:         {0, .5, 0},      // the earlier name has six letters
	tinyName:         {-1.5, 0, -1.5}, // it has two
	shortName:        {0, -.5, 0},     // it has three, and nobody else uses it
	formOfName:       {0, 1, 0},       // inner capitals or digits, which running text does not have
	plainName:        {0, 0, -1},      // it may be a word
	titleAsName:      {0, 0, -1},      // it is a whole title, and nobody uses it as a name
	namesake:         {-1, -1, 0},     // two papers have the earlier name
	variantPart:      {0, 1.5, 0},     // -XL, -7B, -Chat
	otherCase:        {-1.5, -2, 0},   // the later name contains the earlier one only in another case
	otherHyphens:     {0, -2, -1},     // the earlier name is one word, and the later text splits it: Deep ViT
	usedElsewhere:    {0, .75, 0},     // another text or name of the list has the earlier name
	firstOfMany:      {0, .25, 0},     // many have it, and none is earlier
	wellKnown:        {0, 1, 0},       // many lists have the work under the name
	ofAnother:        {0, -1.5, -2},   // many lists have another work under the name
	standsAlone:      {0, 0, .5},      // a plain word without a noun after it, in no earlier title
	notOwn:           {0, -1, -2},     // somebody used it before the paper
	ordinaryWords:    {-2, -1.5, -2},  // each of its words is common in the list without it, or it is an activity
	wordsOfField:     {0, -1.5, 0},    // it is made of the beginnings of words that many titles have
	siblingOfRoot:    {0, -1, 0},      // it ends with a name that many works are called after
	acronymOfSubject: {0, -1.5, -1},   // titles spell it out that do not name the work
	explained:        {0, -2, 0},      // the later title has the words that the earlier name is made of
	notExplained:     {0, .25, 0},     // it does not, and the earlier name has a form
	ownWord:          {0, 1, 0},       // a plain word that no title has in another form
	acronymElsewhere: {0, -2, -1},     // a few capitals, of another section and subject
	commonWord:       {0, -.5, -1},    // a few capitals that are also a word of the list, or a word of many phrases
	className:        {0, 0, -1.5},    // a word or a few capitals that titles have in the plural
	linkAlone:        {0, 0, -2},      // only a link leads to the work, and no word of the row speaks of it
	titleVaried:      {0, 0, -1},      // the later title is the earlier one behind another adjective
	inPlural:         {0, 0, -1},      // a text has the name in the plural, and it is not coined
	otherThing:       {0, 0, -2},      // the words around it make up another name

	sameRepository: {1, 2.5, 0},
	sharedAuthor:   {0, 1.5, 0},
	isCited:        {1, 1.5, 1}, // the later work cites the earlier one
	sameSection:    {.5, .75, 0},
	sameRareWords:  {0, .75, 0}, // two words that few other titles have
	titleNames:     {0, 2.5, 0}, // the later title names the earlier work
	noteNames:      {0, 2, 0},   // the later row does
	abstractNames:  {0, 2, 0},   // the later abstract does

	alikeTitles:    {0, .5, 0},   // four words that not many other titles have
	longAfter:      {0, .25, 0},  // three years are between the works
	abstractSilent: {0, -2, 0},   // the later abstract is known and doesn't name the earlier work, nor does anything else tie them
	strangers:      {-1.5, 0, 0}, // nor have the works, whose authors are known, one in common
	atOnce:         {0, -1.5, 0}, // hardly three months are, and only the names say that the works have to do with each other

	wordOfBuilding: {0, 0, .75}, // based on, extends
	wordOfUsing:    {0, 0, 1.5}, // using, with: of titles, which may be phrases
	topicTitle:     {0, 0, -1},  // many titles have consecutive words of it
	shortTitle:     {0, 0, -1},  // it has fewer than seven words
	titleAlone:     {0, 0, -1},  // nothing precedes it in its clause
}

// signText is how evidence names the signs that a reader can check.
var signText = [signs]string{
	sameRepository: "same repository", sharedAuthor: "shared author", isCited: "cites it", sameSection: "same section",
	wellKnown: "well-known name", sameRareWords: "rare words in common", titleNames: "its title names it", abstractNames: "its abstract names it", noteNames: "its row names it",
}

// evidence is a set of signs.
type evidence [signs]bool

// score returns the sum of the weights of the signs for a kind.
func (e *evidence) score(k kind) (sum float64) {
	for s, has := range e {
		if has {
			sum += weights[s][k]
		}
	}
	return sum
}

// confirmed returns the number of signs that tie the works by themselves: a common
// repository, a common author, a citation, and that the later title or row names the earlier
// work.
func (e *evidence) confirmed() (n int) {
	for _, s := range []sign{sameRepository, sharedAuthor, isCited, titleNames, abstractNames, noteNames} {
		if e[s] {
			n++
		}
	}
	return n
}

// second reports whether there is a sign beside the name.
func (e *evidence) second() bool {
	return slices.Contains(e[sameRepository:noteNames+1], true)
}
