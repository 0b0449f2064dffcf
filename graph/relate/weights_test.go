package relate

import (
	"fmt"
	"strings"
	"testing"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/bib/work"
	"clipgraph/graph/paper"
	"clipgraph/graph/references"
)

// evidenceCase is a small list, and whether its last paper is tied to its first. Each
// line is a paper, a month after the one before, and the last two more; "# " begins a
// section, "< " marks a paper that is older than all, "= " one of the month of the first,
// "> " one of ten years later, "^ " one that the last cites, and a note stands behind "|", a
// repository behind "@", authors behind "~", an abstract behind "$".
type evidenceCase struct {
	sign  string
	kind  kind
	lines string
	tied  bool
}

// Each case stands on the weight of its sign: where that is halved, one of them fails.
var evidenceCases = []evidenceCase{
	{"clearVersion", byVersion, "BoxNet: Counting Crates / BoxNet v2: Weighing Fish", true},
	{"bareVersion", byVersion, "BoxNet: Counting Crates / BoxNet2: Weighing Fish", true},
	{"the name of a repository", byVersion, "Counting Boxes in Networks @ann/BoxNet / # Other / BoxNet v2: Weighing Fish", true},
	{"not the name of a repository: the title does not account for it", byVersion, "Counting Boxes in Crates @ann/BoxNet / # Other / BoxNet v2: Weighing Fish", false},
	{"not the name of a repository: the work has a name", byVersion, "Counter: Boxes in Networks @ann/BoxNet / # Other / BoxNet v2: Weighing Fish", false},
	{"not the name of a repository: another work has it", byVersion, "Counting Boxes in Networks @ann/BoxNet / # Other / BoxNet: Lids / BoxNet v2: Weighing Fish", false},
	{"tinyName", byVersion, "BX: Counting Crates / # Other / BX v2: Weighing Fish", false},
	{"not tinyName: both have versions set apart", byVersion, "BX-1: Counting Crates / # Other / BX-2: Weighing Fish", true},
	{"namesake: rare words say which", byVersion, "BoxNet: Counting Oaken Crates / # Other / BoxNet: Painting Doors / # Third / BoxNet2: Weighing Oaken Crates", false},
	{"namesake of a clear version", byVersion, "BoxNet: Counting Oaken Crates / # Other / BoxNet: Painting Doors / # Third / BoxNet v2: Weighing Oaken Crates", true},
	{"not a version: a number behind the first letter of another name", byVersion, "BNet: Counting Crates / B3-Net: Weighing Fish", false},
	{"a number behind the first letter", byVersion, "B-Net: Counting Crates / B3-Net: Weighing Fish", true},
	{"a version and a part", byVersion, "BoxNet2: Counting Crates / BoxNet3-Sea: Weighing Fish", true},
	{"a version and a part, and the version has a paper", byVersion, "BoxNet2: Counting Crates / BoxNet3: Lids / BoxNet3-Sea: Weighing Fish", false},
	{"not a version: a superscript, and another has a number", byVersion, "BoxNet1: Counting Crates / BoxNet²: Weighing Fish", false},
	{"a superscript", byVersion, "BoxNet: Counting Crates / BoxNet²: Weighing Fish", true},
	{"not a version: words before a number that many have", byVersion, "Video-R1: Counting Crates / Sea-R1: Lids / Oak-R1: Oars / Hay-R1: Ropes / Tin-R2: Doors / Log-R3: Nets / Video-R2: Weighing Fish", false},
	{"a version of a form before a number that many have", byVersion, "BoxNet-R1: Counting Crates / Sea-R1: Lids / Oak-R1: Oars / Hay-R1: Ropes / Tin-R1: Doors / Log-R1: Nets / BoxNet-R2: Weighing Fish", true},
	{"a version with a v is one of any words", byVersion, "Video-v1: Counting Crates / Sea-v1: Lids / Oak-v1: Oars / Hay-v1: Ropes / Tin-v2: Doors / Log-v3: Nets / Video-v2: Weighing Fish", true},
	{"a version of words before a number that few have", byVersion, "Video-R1: Counting Crates / Sea-R1: Lids / Oak-R1: Oars / Hay-R1: Ropes / Video-R2: Weighing Fish", true},
	{"a branch is not continued", byVersion, "BoxNet--: Counting Crates / BoxNet++: Weighing Fish", false},
	{"otherCase", byVersion, "BoxNet: Counting Crates / # Other / BOXNET v2: Weighing Fish", false},
	{"not otherCase: one letter", byVersion, "BoxNet: Counting Crates / # Other / Boxnet v2: Weighing Fish", true},
	{"the version of a part", byVersion, "RedBoxN: Counting Crates / BoxN: Lids / BoxN2: Oars / Red-BoxN2: Weighing Fish", false},
	{"the version of a part that others have", byVersion, "RedBoxN: Counting Crates / BoxN: Lids / Dry-BoxN2: Oars / Red-BoxN2: Weighing Fish", false},
	{"not the version of a part: written alike", byVersion, "Red-BoxN: Counting Crates / BoxN: Lids / BoxN2: Oars / Red-BoxN2: Weighing Fish", true},
	{"not the version of a part: with a v", byVersion, "RedBoxN: Counting Crates / BoxN: Lids / BoxN2: Oars / Red-BoxN-v2: Weighing Fish", true},
	{"not the version of a part: no work has its name", byVersion, "RedBoxN: Counting Crates / Dry-BoxN2: Oars / Red-BoxN2: Weighing Fish", true},
	{"ordinaryWords: parts of a series", byVersion, "Box Packing 1 / # Other / Box Packing 2", false},
	{"not ordinaryWords: titles say more", byVersion, "Box Packing: Counting Crates / # Other / Box Packing 2: Weighing Fish", true},
	{"a digit does not come after a plus", byVersion, "BoxN+: Counting Crates / # Other / BoxN2: Weighing Fish", false},
	{"a v does", byVersion, "BoxN+: Counting Crates / # Other / BoxN-v2: Weighing Fish", true},
	{"not a name: an alternative", byVersion, "BoxNet: Counting Crates / # Other / or BoxNet 2: Weighing Fish", false},
	{"sameSection", byVersion, "# One / BX: Counting Crates / BX v2: Weighing Fish", true},
	{"sameRepository", byVersion, "BX: Counting Crates @a/b / # Other / BX2: Weighing Fish @a/b", true},

	{"endsApart and formOfName", byPart, "BoxN: Counting Crates / # Other / BoxN-Sea: Weighing Fish", true},
	{"sameSection", byPart, "# One / BoxN: Counting Crates / Sea-BoxN: Weighing Fish", true},
	{"usedElsewhere", byPart, "BoxN: Counting Crates / Handles for BoxN / # Other / Sea-BoxN: Weighing Fish", true},
	{"notExplained", byPart, "BoxN: Counting Crates / Handles for BoxN / # Other / SeaBoxN: Weighing Fish at Sea by Night", true},
	{"not notExplained: the title says little", byPart, "BoxN: Counting Crates / Handles for BoxN / # Other / SeaBoxN: Weighing Fish", false},
	{"shortName", byPart, "# One / BXN: Counting Crates / Sea-BXN: Weighing Fish", false},
	{"firstOfMany", byPart, "BoxN: Counting Crates / RedBoxN: Lids / DryBoxN: Oars / OldBoxN: Ropes / # Other / SeaBoxN: Weighing Fish", true},
	{"not joinedInCapitals: a form that is known again", byPart, "BoxN: Counting Crates / RedBoxN: Lids / DryBoxN: Oars / OldBoxN: Ropes / WetBoxN: Sails / # Other / XBoxN: Weighing Fish", true},
	{"not firstOfMany", byPart, "BoxN: Counting Crates / < RedBoxN: Lids / DryBoxN: Oars / OldBoxN: Ropes / # Other / SeaBoxN: Weighing Fish", false},
	{"longName, beginsApart and formOfName", byPart, "BoxNet: Counting Crates / # Other / Sea-BoxNet: Weighing Fish", true},
	{"not formOfName: a word in capitals", byPart, "# One / CRATE: Counting Them / A crate of Oak / The crate Again / No crate Left / CRATE-Sea: Weighing Fish", false},
	{"formOfName: few have the word", byPart, "# One / CRATE: Counting Them / A crate of Oak / The crate Again / CRATE-Sea: Weighing Fish", true},
	{"joinedInCapitals", byPart, "# One / BOXNET: Counting Crates / Handles for BOXNET / XYZBOXNET: Weighing Fish", false},
	{"letterBefore", byPart, "# One / BOXN: Counting Crates / Handles for BOXN / XYBOXN: Weighing Fish", true},
	{"not letterBefore: nobody else uses it", byPart, "# One / BOXNET: Counting Crates / XBOXNET: Weighing Fish at Sea by Night", false},
	{"commonWord", byPart, "# One / Boxer: Counting Oaken Crates / Boxering Oak / Handles with Boxer / MyBoxer: Oaken Crates", false},
	{"not commonWord: set apart", byPart, "# One / Boxer: Counting Oaken Crates / Boxering Oak / Handles with Boxer / My-Boxer: Oaken Crates", true},
	{"not a part: the month of the paper", byPart, "# One / BoxNet: Counting Crates / 2001-BoxNet: Weighing Fish", false},
	{"not a part: what else came out of a work", byPart, "BoxNet: Counting Crates / BoxNet Dataset: Weighing Fish", false},
	{"a part that is set off by a hyphen", byPart, "BoxNet: Counting Crates / BoxNet-Data: Weighing Fish", true},
	{"joined by a plus sign", byPart, "BoxNet2: Counting Crates / # Other / BoxNet2+Sea: Weighing Fish", true},
	{"variantPart", byPart, "Boxer: Counting Crates / Boxering Oak / # Other / Boxer-XL: Weighing Fish", true},
	{"otherCase", byPart, "BoxNet: Counting Crates / Handles for BoxNet / A boxnet of Oak / # Other / Boxnet-Sea: Weighing Fish", false},
	{"not otherCase: a word that only names have", byPart, "BoxNet: Counting Crates / Handles for BoxNet / # Other / Boxnet-Sea: Weighing Fish", true},
	{"not otherCase: coined", byPart, "BOXN: Counting Crates / Handles for BOXN / Lids for BOXN / Oars for BOXN / Ropes for BOXN / # Other / Boxn-Sea: Weighing Fish", true},
	{"otherHyphens", byPart, "# One / BoxNet: Counting Crates / Box-Net-Sea: Weighing Fish", false},
	{"endsInLetter", byPart, "# One / BOXN: Counting Crates / BOXNX: Weighing Fish", true},
	{"endsInLetter: behind a digit", byPart, "# One / BOX-4: Counting Crates / BOX-4o: Weighing Fish", true},
	{"not endsInLetter: a dimension", byPart, "# One / BOX4: Counting Crates / BOX4D: Weighing Fish", false},
	{"not endsInLetter: the name is another one and a letter", byPart, "# One / BOXN: Counting Crates / BOX: Counting Lids / BOXNX: Weighing Fish", false},
	{"namesake", byPart, "# One / BoxN: Counting Crates / # Other / BoxN: Painting Doors / # One / BoxN-Sea: Weighing Fish", false},
	{"explained", byPart, "# One / BoxNet: Counting Crates / BoxNet-Sea: Weighing Fish in a Box of Nets", false},
	{"explained by initials", byPart, "# One / SegBX: Counting Crates / SegBX-Sea: Segmenting Fish in Blue Xylem", false},
	{"not explained: a term of the earlier title", byPart, "# One / BoxNet: Counting in Box Nets / BoxNet-Sea: Weighing Fish in Box Nets", true},
	{"not explained: the name itself", byPart, "# One / Tacker: Counting Crates / Sea-Tacker: Weighing Fish with Tacker", true},
	{"acronymOfSubject", byPart, "BXNT: Counting Crates / Handles for BXNT / < Big Xylem Nut Trees at Sea / Red Big Xylem Nut Trees / Old Big Xylem Nut Trees / BXNT-Sea: Weighing Fish", false},
	{"acronymOfSubject: of compounds", byPart, "BXNT: Counting Crates / Handles for BXNT / < Big-Oak Xylem-Ash Nut Trees at Sea / Red Big-Oak Xylem-Ash Nut Trees / Old Big-Oak Xylem-Ash Nut Trees / BXNT-Sea: Weighing Fish", false},
	{"acronymOfSubject: a title spells it out once, with and without its hyphens", byPart, "BXNT: Counting Crates / Handles for BXNT / < Big Xylem Nut Trees at Sea-Side / Old Big Xylem Nut Trees-Or / BXNT-Sea: Weighing Fish", true},
	{"not letterBefore: the name begins with one letter", byPart, "# One / B-NET: Counting Crates / Handles for B-NET / AB-NET: Weighing Fish", false},
	{"acronymOfSubject: another term", byPart, "BXNT: Counting Blue Xylem Net Ties / Handles for BXNT / Big Xylem Nut Trees at Sea / Red Big Xylem Nut Trees / Old Big Xylem Nut Trees / BXNT-Sea: Weighing Fish", false},
	{"not acronymOfSubject: the first to spell it out", byPart, "BXNT: Counting Big Xylem Nut Trees / Handles for BXNT / Big Xylem Nut Trees at Sea / Red Big Xylem Nut Trees / Old Big Xylem Nut Trees / BXNT-Sea: Weighing Fish", true},
	{"ownWord", byPart, "Tacker: Counting Crates / # Other / Sea-Tacker: Weighing Fish", true},
	{"not ownWord: a title has the word in another form", byPart, "Tacker: Counting Crates / Tackerel Oak / # Other / Sea-Tacker: Weighing Fish", false},
	{"notOwn", byPart, "BoxN: Counting Crates / < Handles for BoxN / # Other / BoxN-Sea: Weighing Fish", false},
	{"ordinaryWords", byPart, "# One / Box Packing: Counting Them / Handles for Box Packing / A Box of Oak / The Box Again / No Box Left / Packing Oak / Packing or Not / My Packing / Box Packing-Sea: Weighing Fish", false},
	{"ordinaryWords: an activity", byPart, "# One / Boxing: Counting Crates / Handles for Boxing / Boxing of Oak / Deep Sea Boxing / Salty-Boxing: Weighing Fish", false},
	{"ordinaryWords: the later name is an activity", byPart, "# One / Boxer: Counting Crates / Boxer Packing: Weighing Fish", false},
	{"not ordinaryWords: the later name is none", byPart, "# One / Boxer: Counting Crates / Boxer Sea: Weighing Fish", true},
	{"not ordinaryWords: a term that the paper brought", byPart, "# One / Box Crate: Counting Them / Handles for Box Crate / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Sea Box Crate: Weighing Fish", true},
	{"not ordinaryWords: an older term", byPart, "# One / Box Crate: Counting Them / < Handles for Box Crate / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Sea Box Crate: Weighing Fish", false},
	{"acronymOfSubject: with a number", byPart, "3DBX: Counting Red 3D Birch Xylem / Handles for 3DBX / < 3D Birch Xylem at Sea / Dry 3D Birch Xylem / Old 3D Birch Xylem / 3DBX-Sea: Weighing Fish", false},
	{"acronymOfSubject: an activity that is spelt out more often", byPart, "BXT: Big Xylem Testing / Handles for BXT / Big Xylem Testing at Sea / Red Big Xylem Testing / Old Big Xylem Testing / Dry Big Xylem Testing / Wet Big Xylem Testing / BXT-Sea: Weighing Fish", false},
	{"not acronymOfSubject: an activity whose name is used more often", byPart, "BXT: Big Xylem Testing / Handles for BXT / Lids for BXT / Oars for BXT / Ropes for BXT / Sails for BXT / Big Xylem Testing at Sea / Red Big Xylem Testing / Old Big Xylem Testing / BXT-Sea: Weighing Fish", true},
	{"ordinaryWords: a name made of names of the field", byPart, "# One / BX-CRATE: Counting Them / A BX of Oak / The BX Again / No BX Left / Oak in a CRATE / CRATE or Not / My CRATE / RedBX-CRATE: Lids / DryBX-CRATE: Oars / OldBX-CRATE: Ropes / SeaBX-CRATE: Weighing Fish", false},
	{"not tinyName: a letter and a digit, of one section", byPart, "# One / B5: Counting Crates / Red-B5: Lids / Sea-B5: Weighing Fish", true},
	{"a letter and a digit, of another section", byPart, "# One / B5: Counting Crates / Red-B5: Lids / # Other / Sea-B5: Weighing Fish", false},
	{"wordsOfField", byPart, "# One / BoxNet: Counting Crates / Handles for BoxNet / A Box of Oak / The Box Again / No Box Left / Oak in a Net / Net or Not / My Net / SeaBoxNet: Weighing Fish at Sea by Night", false},
	{"not wordsOfField: the part follows a hyphen", byPart, "# One / BoxNet: Counting Crates / A Box of Oak / The Box Again / No Box Left / Oak in a Net / Net or Not / My Net / BoxNet-Sea: Weighing Fish at Sea by Night", true},
	{"not wordsOfField: few titles have one of them", byPart, "# One / BoxNet: Counting Crates / A Box of Oak / The Box Again / No Box Left / Oak in a Net / Net or Not / SeaBoxNet: Weighing Fish at Sea by Night", true},
	{"wordsOfField: only names have them together", byPart, "BoxNet: Counting Crates / A Box of Oak / The Box Again / No Box Left / Oak in a Net / Net or Not / My Net / RedBoxNet: Lids / DryBoxNet: Oars / OldBoxNet: Ropes / WetBoxNet: Sails / # Other / SeaBoxNet: Weighing Fish at Sea by Night", false},
	{"wordsOfField: only names and phrases have them together", byPart, "BoxNet: Counting Crates / A Box of Oak / The Box Again / No Box Left / Oak in a Net / Net or Not / My Net / RedBoxNet: Lids / DryBoxNet: Oars / OldBoxNet: Ropes / WetBoxNet: Sails / Handles for a Box Net / # Other / SeaBoxNet: Weighing Fish at Sea by Night", false},
	{"not wordsOfField: coined", byPart, "BoxNet: Counting Crates / A Box of Oak / The Box Again / No Box Left / Oak in a Net / Net or Not / My Net / RedBoxNet: Lids / DryBoxNet: Oars / OldBoxNet: Ropes / WetBoxNet: Sails / Handles for BoxNet / Hinges for BoxNet / Locks for BoxNet / Keys for BoxNet / # Other / SeaBoxNet: Weighing Fish at Sea by Night", true},
	{"siblingOfRoot", byPart, "# One / RedBXNT: Counting Crates / BXNT: Lids of Oak / < Big Xylem Nut Trees at Sea / Dry Big Xylem Nut Trees / Old Big Xylem Nut Trees / OldRedBXNT: Weighing Fish at Sea by Night", false},
	{"not siblingOfRoot: no subject", byPart, "# One / RedBXNT: Counting Crates / BXNT: Lids of Oak / < Big Xylem Nut Trees at Sea / Dry Big Xylem Nut Trees / OldRedBXNT: Weighing Fish at Sea by Night", true},
	{"otherHyphens: one letter before a hyphen", byPart, "# One / B-NET: Counting Crates / Lids for B-NET / Sea-BNET: Weighing Fish at Sea by Night", false},
	{"explained: two words of many titles", byPart, "# One / BoxNet: Counting in Box Nettings / Lids for Box Nettings / Oars for Box Nettings / BoxNet-Sea: Weighing Fish in Box Nettings", false},
	{"not explained: two words of few titles", byPart, "# One / BoxNet: Counting in Box Nettings / Lids for Box Nettings / BoxNet-Sea: Weighing Fish in Box Nettings", true},
	{"not explained: a term of the earlier title in another form", byPart, "# One / BoxNet: Counting in Boxed Networks / BoxNet-Sea: Weighing Fish in Box Nets", true},
	{"otherCase: a plain word with a hyphen", byPart, "# One / BoxNet: Counting Crates / Boxnet-Sea: Weighing Fish at Sea by Night", false},
	{"not otherCase: all in capitals", byPart, "# One / BoxNet: Counting Crates / BOXNET-Sea: Weighing Fish at Sea by Night", true},
	{"firstOfMany: the other half of a name", byPart, "BoxN: Counting Crates / RedBoxN: Lids / DryBoxN: Oars / OldBoxN: Ropes / # Other / FishNet: Weighing / FishNet-BoxN: Weighing Fish at Sea by Night", true},
	{"not firstOfMany: the other half of a name", byPart, "BoxN: Counting Crates / RedBoxN: Lids / DryBoxN: Oars / # Other / FishNet: Weighing / FishNet-BoxN: Weighing Fish at Sea by Night", false},
	{"acronymElsewhere", byPart, "# One / BXNT: Counting Crates / # Other / BXNT-XL: Weighing Fish", false},
	{"sameRepository", byPart, "Boxer: Counting Crates @a/b / Boxering Oak / # Other / MyBoxer: Weighing Fish @a/b", true},
	{"sharedAuthor", byPart, "BoxN: Counting Crates ~ Ann Doe / # Other / FastBoxN: Weighing Fish ~ Ann Doe", true},
	{"isCited", byVersion, "^ BX: Counting Crates / # Other / Lids of Oak and Ash / BX2: Weighing Fish", true},
	{"isCited", byPart, "^ BoxN: Counting Crates / # Other / Lids of Oak and Ash / SeaBoxN: Weighing Fish", true},
	{"not isCited: the second paper cites it", byPart, "BoxN: Counting Crates / # Other / ^ Lids of Oak and Ash / SeaBoxN: Weighing Fish", false},
	{"not isCited: it is a subject", byPart, "^ Box Packing: Counting Crates / Box Packing of Oak / # Other / Red Box Packing: Weighing Fish", false},
	{"not isCited: it is the acronym of a subject", byPart, "^ BXNT: Counting Crates / Handles for BXNT / < Big Xylem Nut Trees at Sea / Red Big Xylem Nut Trees / Old Big Xylem Nut Trees / BXNT-Sea: Weighing Fish", false},
	{"isCited: which of two of one name", byPart, "^ BoxNet: Counting Crates / BoxNet: Painting Doors / # Other / BoxNet-Sea: Weighing Fish", true},
	{"isCited: one of two works of one name is cited", byMention, "^ BoxNet: Counting Crates / BoxNet: Painting Doors / Handles for BoxNet", true},
	{"isCited: both of two works of one name are cited", byMention, "^ BoxNet: Counting Crates / ^ BoxNet: Painting Doors / Handles for BoxNet", false},
	{"not a namesake: one work with two identifiers", byMention, "BoxNet: Counting Crates / BoxNet: Counting Crates / Handles for BoxNet", true},
	{"a namesake: two works have the name", byMention, "BoxNet: Counting Crates / BoxNet: Painting Doors / Handles for BoxNet", false},
	{"isCited", byMention, "^ Boxer: Counting Crates / Lids of Oak and Ash / Handles for Boxer Lids", true},
	{"isCited: a class", byMention, "^ BXNT: Counting Crates / Lids of BXNTs / Oars of BXNTs / Ropes of BXNTs / Handles for BXNT", true},
	{"sameRareWords", byPart, "BoxNet: Counting Oaken Crates / # Other / FastBoxNet: Oaken Crates", true},
	{"not titleNames: a word", byPart, "Crates / # Other / CratesNet: Weighing Crates at Sea by Night", false},
	{"titleNames", byPart, "BOXNET: Counting Crates / # Other / XBOXNET: Weighing Fish with BOXNET", true},
	{"abstractNames", byPart, "BOXNET: Counting Crates / # Other / XBOXNET: Weighing Fish $ It goes with BOXNET to sea.", true},
	{"abstractSilent", byPart, "# One / BoxNet: Counting Crates / Sea-BoxNet: Weighing Fish $ We weigh fish at sea.", false},
	{"wellKnown", byPart, "LLaMA: Open and Efficient Foundation Language Models / # Other / SeaLLaMA: Weighing Fish", true},
	{"not wellKnown: a work of no list", byPart, "LLaMO: Open and Efficient Foundation Language Models / # Other / SeaLLaMO: Weighing Fish", false},
	{"not wellKnown: in other case", byPart, "LLaMA: Open and Efficient Foundation Language Models / # Other / SeaLlama: Weighing Fish", false},
	{"not wellKnown: a name of several, of few lists", byPart, "MaskCLIP: Masked Self-Distillation Advances Contrastive Language-Image Pretraining / # Other / SeaMaskCLIP: Weighing Fish", false},
	{"ofAnother", byPart, "LLaMA: Counting Oaken Crates of Harbours / Oars of LLaMA Oak / # Other / LLaMA-Sea: Weighing Fish", false},
	{"not ofAnother: the title says too little", byPart, "LLaMA: Counting Crates / Oars of LLaMA Oak / # Other / LLaMA-Sea: Weighing Fish", true},
	{"ofAnother", byMention, "LLaMA: Counting Oaken Crates of Harbours / Handles based on LLaMA", false},
	{"not ofAnother: it is that work", byMention, "LLaMA: Open and Efficient Foundation Language Models / Handles based on LLaMA", true},
	{"otherThing: what people do, spelled out in an abstract", byMention, "CODB: Counting Crates / Weighing All Heavy Fish $ We weigh by Crate Oar Door Building (CODB) at sea.", false},
	{"not otherThing: a note of the work spells it out", byMention, "CODB: Counting Crates | Crate oar door building is hard / Weighing All Heavy Fish $ We weigh by Crate Oar Door Building (CODB) at sea.", true},
	{"not tinyName: a Greek letter", byVersion, "π0: Counting Crates / # Other / π0.5: Weighing Fish", true},
	{"otherThing: a kind, in small letters", byMention, "CODB: Counting Crates $ We count crate oar door boats. / Weighing All Heavy Fish $ We weigh by crate oar door boats (CODB) at sea.", false},
	{"otherThing: a kind, in small letters behind a capital", byMention, "CODB: Counting Crates $ We count crate oar door boats. / Weighing All Heavy Fish $ Crate oar door boats (CODB) are at sea.", false},
	{"not otherThing: a capital within a sentence", byMention, "CODB: Counting Crates $ We count crate oar door boats. / Weighing All Heavy Fish $ We weigh by Crate oar door boats (CODB) at sea.", true},
	{"not otherThing: the title begins with what is in small letters", byMention, "CODB: Crate Oar Door Boats of Oak / Weighing All Heavy Fish $ We weigh by crate oar door boats (CODB) at sea.", true},
	{"otherThing: a kind, with an acronym among its words", byMention, "RDBX: Counting Crates $ We count red and DBX crates. / Weighing All Heavy Fish $ Red DBX (RDBX) is at sea.", false},
	{"not otherThing: a kind that lists know as a work", byMention, "LoRA: Low-Rank Adaptation of Large Language Models $ We count crates. / Weighing All Heavy Fish $ We weigh by low rank adaptation (LoRA) at sea.", true},
	{"otherThing: a task", byMention, "CODB: Crate Oar Door Boats of Oak / Weighing All Heavy Fish $ Crate Oar Door Boats (CODB) requires oars at sea.", false},
	{"otherThing: a task with a hyphen", byMention, "COD-B: Crate Oar Door Boats of Oak / Weighing All Heavy Fish $ Crate Oar Door Boats (COD-B) requires oars at sea.", false},
	{"not otherThing: no task", byMention, "CODB: Crate Oar Door Boats of Oak / Weighing All Heavy Fish $ Crate Oar Door Boats (CODB) has oars at sea.", true},
	{"not otherThing: a task that lists know as a work", byMention, "LoRA: Low-Rank Adaptation of Large Language Models / Weighing All Heavy Fish $ Low-Rank Adaptation (LoRA) has emerged at sea.", true},
	{"otherThing: several abstracts spell it out in other words", byMention, "CODB: Counting Crates / Red Oak Lids at Sea $ We weigh by crate oar door building (CODB). / Dry Oak Lids at Sea $ We count by crate oar door building (CODB). / Old Oak Lids at Sea $ We paint by crate oar door building (CODB). / Handles based on CODB", false},
	{"not otherThing: two abstracts spell it out in other words", byMention, "CODB: Counting Crates / Red Oak Lids at Sea $ We weigh by crate oar door building (CODB). / Dry Oak Lids at Sea $ We count by crate oar door building (CODB). / Handles based on CODB", true},
	{"acronymOfSubject: several abstracts spell it out in other words", byPart, "CODB: Counting Crates / Red Oak Lids at Sea $ We weigh by crate oar door building (CODB). / Dry Oak Lids at Sea $ We count by crate oar door building (CODB). / Old Oak Lids at Sea $ We paint by crate oar door building (CODB). / CODB-Sea: Weighing Fish", false},
	{"otherThing: an acronym in the plural", byMention, "CODB: Counting Crates / Handles based on CODBs", false},
	{"not otherThing: a name in the plural", byMention, "CODeB: Counting Crates / Handles based on CODeBs", true},
	{"not otherThing: no activity, spelled out in an abstract", byMention, "CODB: Counting Crates / Weighing All Heavy Fish $ We weigh by Crate Oar Door Boats (CODB) at sea.", true},
	{"not otherThing: the title has a word of it", byMention, "CODB: Counting Crates by Doors / Weighing All Heavy Fish $ We weigh by Crate Oar Doors Building (CODB) at sea.", true},
	{"otherThing: the abstract of the work has not what is spelled out", byMention, "CODB: Counting Crates $ We count. / Weighing All Heavy Fish $ We weigh by Crate Oar Door Boats (CODB) at sea.", false},
	{"not otherThing: the abstract of the work has it", byMention, "CODB: Counting Crates $ We count crate oars door boats. / Weighing All Heavy Fish $ We weigh by Crate Oar Door Boats (CODB) at sea.", true},
	{"not nameInText: a note says what its own work does", byMention, "BoxNet: Counting Crates / Weighing Heavy Fish at Sea | BoxNet weighs fish and crates", false},
	{"nameInText: the work of the note has a name", byMention, "BoxNet: Counting Crates / Fisher: Weighing Heavy Fish at Sea | BoxNet weighs fish and crates", true},
	{"not nameInText: where works are published", byMention, "arXiv: Counting Crates / Handles based on arXiv", false},
	{"otherThing: the work's own name at the end of its title", byMention, "BoxNet: Counting Crates / Handles for Heavy Fish at Sea (BoxNet)", false},
	{"abstractSilent: of one section, with the form of a name", byPart, "# One / BoxNet: Counting Crates / BoxNet-Sea: Weighing Fish $ We weigh fish at sea.", false},
	{"not abstractSilent: a variant of one section", byPart, "# One / BoxNet: Counting Crates / BoxNet-XL: Weighing Fish $ We weigh fish at sea.", true},
	{"not abstractSilent: it says something, but not enough", byPart, "# One / Boxer: Counting Crates / Sea-Boxer: Weighing Fish $ Boxer lids are at sea.", true},
	{"not abstractSilent: a shared author", byPart, "BoxN: Counting Crates ~ Ann Doe / # Other / BoxN-Sea: Weighing Fish ~ Ann Doe $ We weigh fish at sea.", true},
	{"strangers", byVersion, "# One / BoxNet: Counting Crates ~ Ann Doe, Bo Roe / BoxNet2: Weighing Fish ~ Cy Poe, Di Loe $ We weigh fish at sea.", false},
	{"not strangers: a version with a mark", byVersion, "BoxNet: Counting Crates ~ Ann Doe, Bo Roe / BoxNet-v2: Weighing Fish ~ Cy Poe, Di Loe $ We weigh fish at sea.", true},
	{"not strangers: one author may be a team", byVersion, "BoxNet: Counting Crates ~ Ann Doe, Bo Roe / BoxNet2: Weighing Fish ~ Crate Team $ We weigh fish at sea.", true},
	{"not strangers: nobody knows the abstract", byVersion, "BoxNet: Counting Crates ~ Ann Doe, Bo Roe / BoxNet2: Weighing Fish ~ Cy Poe, Di Loe", true},
	{"not strangers: the abstract names the work", byVersion, "BoxNet: Counting Crates ~ Ann Doe, Bo Roe / BoxNet2: Weighing Fish ~ Cy Poe, Di Loe $ We extend BoxNet to fish at sea.", true},
	{"not strangers: an author in common", byVersion, "BoxNet: Counting Crates ~ Ann Doe, Bo Roe / BoxNet2: Weighing Fish ~ Cy Poe, Ann Doe $ We weigh fish at sea.", true},
	{"not strangers: cited", byVersion, "^ BoxNet: Counting Crates ~ Ann Doe, Bo Roe / # Other / BoxNet2: Weighing Fish ~ Cy Poe, Di Loe $ We weigh fish at sea.", true},
	{"not abstractSilent: coined", byPart, "BoxN: Counting Crates / RedBoxN: Lids / DryBoxN: Oars / OldBoxN: Ropes / # Other / SeaBoxN: Weighing Fish $ We weigh fish at sea.", true},
	{"not abstractNames: another work", byPart, "BOXNET: Counting Crates / # Other / XBOXNET: Weighing Fish $ It goes with BOX-NET to sea.", false},
	{"abstractNames: a name that the abstract alone gives", byPart, "BoxNet: Counting Crates / # Other / Weighing All Heavy Fish $ We propose SeaBoxNet, which weighs. It extends BoxNet.", true},
	{"not a name that the abstract alone gives: the title has another", byPart, "BoxNet: Counting Crates / # Other / Fisher: Weighing All Heavy Fish $ We propose SeaBoxNet, which weighs. It extends BoxNet.", false},
	{"not a base: a name that an abstract alone gives", byPart, "# One / Counting All Heavy Crates $ We propose BoxNet, which counts. / BoxNet-Sea: Weighing Fish", false},
	{"noteNames", byPart, "BOXNET: Counting Crates / # Other / XBOXNET: Weighing Fish | goes with BOXNET to sea", true},

	{"nameInText", byMention, "BoxNet: Counting Crates / Handles for BoxNet", true},
	{"nameInText: it is built on", byMention, "BoxNet: Counting Crates / Handles made in a BoxNet-based Way", true},
	{"titleInTitle", byMention, "Counting the Oaken Crates of Seven Distant Harbours / Notes on Counting the Oaken Crates of Seven Distant Harbours", true},
	{"titleInNote", byMention, "Counting the Oaken Crates of Harbours / Weighing Fish at Sea | which answers what Counting the Oaken Crates of Harbours asks", true},
	{"otherThing: a phrase in lower case", byMention, "Counting the Oaken Crates of Harbours / Weighing Fish at Sea | which follows counting the oaken crates of harbours", false},
	{"identifierInRow", byMention, "Counting Crates at Sea / Weighing Fish at Sea | which extends [it](https://arxiv.org/abs/2001.00001) to fish", true},
	{"inPlural", byMention, "BoxNet: Counting Crates / Handles for BoxNets", false},
	{"not inPlural: coined", byMention, "BoxNet: Counting Crates / Lids for BoxNet / Oars for BoxNet / Ropes for BoxNet / Handles for BoxNets", true},
	{"not nameInText: another word", byMention, "BoxNet: Counting Crates / Handles based on BoxNetso", false},
	{"not nameInText: news", byMention, "BoxNet: Counting Crates / # 🔥 Latest News / Handles for BoxNet", false},
	{"nameInText: news as a subject", byMention, "BoxNet: Counting Crates / # News Recommendation / Handles for BoxNet", true},
	{"tinyName", byMention, "# One / BX: Counting Crates / Handles based on BX", false},
	{"plainName", byMention, "Boxer: Counting Crates / Handles for Boxer Lids", false},
	{"standsAlone", byMention, "Boxer: Counting Crates / Handles for Boxer", true},
	{"standsAlone: among small letters in an abstract", byMention, "Boxer: Counting Crates / Weighing All Heavy Fish $ We weigh fish and run Boxer at sea.", true},
	{"not standsAlone: at the beginning of a sentence", byMention, "Boxer: Counting Crates / Weighing All Heavy Fish $ We weigh fish. Boxer lids are at sea.", false},
	{"not standsAlone: an earlier title has the word", byMention, "Boxer: Counting Crates / < The Boxer of Fish / Weighing All Heavy Fish $ We weigh fish and run Boxer at sea.", false},
	{"ordinaryWords: a plural in an abstract", byMention, "Boxers: Counting Crates / A Boxer of Oak / A Boxer at Sea / No Boxer Left / Weighing All Heavy Fish $ We weigh fish and run Boxers at sea.", false},
	{"not standsAlone", byMention, "Boxer: Counting Crates / < The Boxer of Fish / Handles for Boxer", false},
	{"plainName and wordOfBuilding", byMention, "Boxer: Counting Crates / Handles based on Boxer Lids", true},
	{"titleAsName", byMention, "Oaken TeaBoxes / Handles for Oaken TeaBoxes", false},
	{"not notOwn: two are earlier, a quarter of all", byMention, "BoxNet: Counting Crates / < Lids for BoxNet / < Oars for BoxNet / Ropes for BoxNet / Sails for BoxNet / Keys for BoxNet / Locks for BoxNet / Hinges for BoxNet / Handles based on BoxNet", true},
	{"notOwn: three are earlier", byMention, "BoxNet: Counting Crates / < Lids for BoxNet / < Oars for BoxNet / < Nails for BoxNet / Ropes for BoxNet / Sails for BoxNet / Keys for BoxNet / Locks for BoxNet / Hinges for BoxNet / Doors for BoxNet / Walls for BoxNet / Roofs for BoxNet / Floors for BoxNet / Handles based on BoxNet", false},
	{"notOwn: more than a quarter are earlier", byMention, "BoxNet: Counting Crates / < Lids for BoxNet / < Oars for BoxNet / Ropes for BoxNet / Sails for BoxNet / Keys for BoxNet / Locks for BoxNet / Handles based on BoxNet", false},
	{"notOwn: the title asks what others made", byMention, "BoxNet: Counting Crates? / < Lids for BoxNet / Ropes for BoxNet / Sails for BoxNet / Keys for BoxNet / Handles based on BoxNet", false},
	{"notOwn: a few capitals", byMention, "BXNT: Counting Crates / < Lids for BXNT / Ropes for BXNT / Sails for BXNT / Keys for BXNT / Handles based on BXNT", false},
	{"not nameInText: a note gives the name to its own work", byMention, "BoxNet: Counting Crates / Weighing Fish at Sea | We present BoxNet to sailors. They use BoxNet at sea", false},
	{"nameInText: another case", byMention, "BoxNET: Counting Crates / Handles for BoxNet", true},
	{"nameInText: a word in the text, two capitals in the name", byMention, "BoxNET: Counting Crates / Handles for Boxnet", true},
	{"nameInText: a word in the title, two capitals in the text", byMention, "Boxnet: Counting Crates / Handles for BoxNET", true},
	{"not nameInText: a word in another case, which titles have", byMention, "BOxeR: Counting Crates / A Boxer of Oak / Handles for BoxeR / Lids for BoXeR", false},
	{"nameInText: a word in another case, which no title has", byMention, "BOxeR: Counting Crates / Lids for BoXeR", true},
	{"not nameInText: a word", byMention, "BoXer: Counting Crates / Handles for Boxer", false},
	{"not nameInText: a word, though texts have the name", byMention, "BoXErs: Counting Crates / Counting small red crates with BoXErs / Counting large red crates with BoXErs / Handles for Boxers Fights", false},
	{"not nameInText: all in capitals", byMention, "BoxNET: Counting Crates / Handles for BOXNET", false},
	{"not nameInText: in small letters", byMention, "BoxNET: Counting Crates / Handles for boxnet", false},
	{"nameInText: a small letter first", byMention, "BoxN4F: Counting Crates / Handles for boxN4F", true},
	{"not plainName: a word behind a letter", byMention, "C-Crate: Counting Them / Handles of C-Crate Lids", true},
	{"plainName: an activity behind a letter", byMention, "C-Packing: Counting Them / Handles of C-Packing Lids", false},
	{"plainName: the title does not begin with the letter", byMention, "Counting Boxes of Oak [C-Crate] / Handles of C-Crate Lids", false},
	{"not a part: a title that says what is done with a work", byPart, "BoxNet: Counting Crates / Breaching BoxNet: Weighing Fish", false},
	{"not a part: a title that is a sentence", byPart, "BoxNet: Counting Crates / BoxNet Meets Fish: Weighing", false},
	{"a part before a name", byPart, "BoxNet: Counting Crates / Lightning BoxNet: Weighing Fish", true},
	{"nameInText: an acronym of the title that the abstract gives", byMention, "Learned Oaken Crate Boats at Sea $ We propose learned oaken crate boats (LOCB), which float. / Handles for LOCB", true},
	{"not nameInText: an acronym that the abstract uses", byMention, "Learned Oaken Crate Boats at Sea $ We study learned oaken crate boats (LOCB), which float. / Handles for LOCB", false},
	{"nameInText: an abbreviation at the end of a title", byMention, "Learned Oaken Crates of Boats (LOCBo) / Handles for LOCBo", true},
	{"not nameInText: an abbreviation that is the name of another work", byMention, "Learned Oaken Crates of Boats (LOCBo) / LOCBo: Weighing Fish / Handles for LOCBo", false},
	{"not nameInText: an abbreviation in a survey", byMention, "A Survey of Learned Oaken Crates of Boats (LOCBo) / Handles for LOCBo", false},
	{"not nameInText: four letters in another case", byMention, "BoXN: Counting Crates / Handles for BoxN", false},
	{"not nameInText: two have the name in other cases", byMention, "BoxNET: Counting Crates / BOxNet: Painting Doors / Handles for BoxNet", false},
	{"not nameInText: a word that titles have with another ending", byMention, "TextURe: Counting Crates / Textures of Oak / Handles for TextUre", false},
	{"not nameInText: a word of many alike", byMention, "MultiPLE: Counting Crates / Multimast Boats / Multitude of Fish / Multiform Oars / Multilid Crates / Multisail Boats / Multiped Crabs / Multihull Boats / Handles for Multiple", false},
	{"nameInText: a word of fewer alike", byMention, "MultiPLE: Counting Crates / Multimast Boats / Multitude of Fish / Multiform Oars / Multilid Crates / Multisail Boats / Multiped Crabs / Handles for Multiple", true},
	{"nameInText: half of a compound, coined", byMention, "Boxer: Counting Crates / < A Day of Oak / < The Day Again / < No Day Left / < Oak in a Boat / < Boats or Not / < My Own Boat / < Old Boats / Lids with Boxer / Oars with Boxer / Ropes by Boxer / Sails using Boxer / Handles of a Crate-Boxer Hybrid", true},
	{"nameInText: the first half", byMention, "Boxer: Counting Crates / < A Day of Oak / < The Day Again / < No Day Left / < Oak in a Boat / < Boats or Not / < My Own Boat / < Old Boats / Lids with Boxer / Oars with Boxer / Ropes by Boxer / Sails using Boxer / Handles of a Boxer-Crate Hybrid", true},
	{"plainName: sentences have it before a participle alone", byMention, "Boxer: Counting Crates / Counting small crates by Boxer-Improving nets / Counting large crates by Boxer-Improving nets / Handles for Boxer Lids", false},
	{"otherThing: what is done with a word", byMention, "Boxer: Counting Crates / Counting small crates with Boxer / Counting large crates with Boxer / Counting red crates by Boxer-Improving nets", false},
	{"not otherThing: what is built on a word", byMention, "Boxer: Counting Crates / Counting small crates by a Boxer-based net", true},
	{"otherThing: a word of a phrase in an abstract", byMention, "BOxeR: Counting Crates / Weighing All Heavy Fish $ We weigh fish based on Boxer Lids.", false},
	{"not nameInText: a name in small letters before a hyphen", byMention, "Boxer-LLM: Counting Crates / Weighing Fish at boxer-LLM Sea", false},
	{"not nameInText: a version with a part", byMention, "BoxNet: Counting Crates / Handles for BoxNet 2-AC", false},
	{"nameInText: a number of another word", byMention, "BoxNet: Counting Crates / Handles for BoxNet 2-step Lids", true},
	{"not nameInText: the abstract of a survey gives no name", byMention, "A Survey of Heavy Crates $ We introduce CrateNet, a name for all. / Handles for CrateNet", false},
	{"otherThing: half of a compound, not coined", byMention, "Boxer: Counting Crates / Lids with Boxer / Handles based on Crate-Boxer", false},
	{"not nameInText: half of a name", byMention, "Boxer: Counting Crates / < A Day of Oak / < The Day Again / < No Day Left / < Oak in a Boat / < Boats or Not / < My Own Boat / < Old Boats / Lids with Boxer / Oars with Boxer / Ropes by Boxer / Sails using Boxer / Crate-Boxer: Weighing Fish", false},
	{"not nameInText: half of a compound with a word in small letters", byMention, "Boxer: Counting Crates / < A Day of Oak / < The Day Again / < No Day Left / < Oak in a Boat / < Boats or Not / < My Own Boat / < Old Boats / Lids with Boxer / Oars with Boxer / Ropes by Boxer / Sails using Boxer / Handles of a crate-Boxer Hybrid", false},
	{"nameInText: behind an article", byMention, "The Boxes: Counting Crates / Handles based on Boxes", true},
	{"not nameInText: a phrase with a name behind an article", byMention, "The BOX Surprise: Counting Crates / Handles based on BOX Surprise", false},
	{"not nameInText: known by a name that another work of the list has", byMention, "Learning Transferable Visual Models From Natural Language Supervision / < CLIP: Counting Crates / Handles based on CLIP with Learning Transferable Visual Models", false},
	{"nameInText: known by another name", byMention, "Learning Transferable Visual Models From Natural Language Supervision / Handles based on CLIP", true},
	{"notOwn", byMention, "BoxNet: Counting Crates / < Lids for BoxNet / Handles based on BoxNet", false},
	{"ordinaryWords", byMention, "BOX Crate: Counting Them / A BOX of Oak / The BOX Again / No BOX Left / Oak in a Crate / Crate or Not / My Crate / Handles based on BOX Crate", false},
	{"not ordinaryWords: coined", byMention, "Box Crate: Counting Them / < A Box of Oak / < The Box Again / < No Box Left / < Oak in a Crate / < Crate or Not / < My Crate / Lids of Box Crate / Oars on Box Crate / Ropes at Box Crate / Weighing the Box Crate", true},
	{"not coined: a phrase with capitals", byMention, "Box AI: Counting Them / A Box of Oak / The Box Again / No Box Left / Oak by an AI / An AI or Not / My Own AI / Lids of a Box AI / Oars on a Box AI / Ropes at a Box AI / Weighing the Box AI", false},
	{"not coined: notes alone have it", byMention, "Box Crate: Counting Them / < A Box of Oak / < The Box Again / < No Box Left / < Oak in a Crate / < Crate or Not / < My Crate / Lids of Oak | made by Box Crate / Oars of Oak | made by Box Crate / Ropes of Oak | made by Box Crate / Weighing Oak | made by Box Crate", false},
	{"not coined: an activity", byMention, "Box Packing: Counting Them / < A Box of Oak / < The Box Again / < No Box Left / < Packing Oak / < Packing or Not / < My Packing / Lids of Box Packing / Oars on Box Packing / Ropes at Box Packing / Weighing the Box Packing", false},
	{"not coined: few earlier papers", byMention, "Box Crate: Counting Them / < A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Lids of Box Crate / Oars on Box Crate / Ropes at Box Crate / Weighing the Box Crate", false},
	{"ordinaryWords: a form of the field", byMention, "Big BxN: Counting Crates / A BxN of Oak / The BxN Again / No BxN Left / Big Oaks / Big Crates / A Big Boat / Handles for Big BxN Lids", false},
	{"not ordinaryWords: a form that a work is called", byMention, "Big BxN: Counting Crates / BxN: Lids / A BxN of Oak / The BxN Again / No BxN Left / Big Oaks / Big Crates / A Big Boat / Handles for Big BxN Lids", true},
	{"not ordinaryWords: a form with a hyphen", byMention, "Big-BxN: Counting Crates / A BxN of Oak / The BxN Again / No BxN Left / Big Oaks / Big Crates / A Big Boat / Handles for Big-BxN Lids", true},
	{"otherThing: a survey of something else", byMention, "Counting the Oaken Crates of Harbours: A Survey / On Counting the Oaken Crates of Harbours: A Survey of Lids", false},
	{"not otherThing: the survey", byMention, "Counting the Oaken Crates of Harbours: A Survey / On Counting the Oaken Crates of Harbours: A Survey, and Lids", true},
	{"not tinyName: a Greek letter and a digit", byMention, "π0: Counting Crates / Weighing All Heavy Fish $ We run π0 at sea.", true},
	{"nameInText: a Greek letter in TeX", byMention, "π0.5: Counting Crates / Weighing All Heavy Fish $ We run $\\pi_{0.5}$ at sea.", true},
	{"nameInText: a Greek letter and a subscript", byMention, "π0: Counting Crates / Weighing All Heavy Fish $ We run $\\pi_0$ at sea.", true},
	{"nameInText: subscripts in the title", byMention, "π₀.₅: Counting Crates / Weighing All Heavy Fish $ We run π0.5 at sea.", true},
	{"nameInText: the English name of a Greek letter", byMention, "π0: Counting Crates / Weighing All Heavy Fish $ We run Pi-0 at sea.", true},
	{"nameInText: the English name of a Greek letter, and a blank", byMention, "π0: Counting Crates / Weighing All Heavy Fish $ We run pi 0 at sea.", true},
	{"not nameInText: another number behind a Greek letter", byMention, "π0: Counting Crates / Weighing All Heavy Fish $ We run pi-0.5 at sea.", false},
	{"not nameInText: no work has a Greek letter", byMention, "B0: Counting Crates / Weighing All Heavy Fish $ We run beta-0 at sea.", false},
	{"nameInText: a lowered letter behind it", byMention, "BoxNet: Counting Crates / Weighing All Heavy Fish $ We run BoxNet$_s$ at sea.", true},
	{"nameInText: a part of data", byMention, "BoxNet: A Benchmark of Crates / Weighing All Heavy Fish $ We run BoxNet-text at sea.", true},
	{"nameInText: a part of data behind an underscore", byMention, "BoxNet: A Benchmark of Crates / Weighing All Heavy Fish $ We run BoxNet_S at sea.", true},
	{"nameInText: a part of a work of which no more is known", byMention, "BoxNet / Weighing All Heavy Fish $ We run BoxNet-text at sea.", true},
	{"nameInText: tasks of data", byMention, "BoxNet: A Benchmark of Crates / Weighing All Heavy Fish $ We run BoxNet-5 tasks at sea.", true},
	{"not nameInText: a number, and no tasks", byMention, "BoxNet: A Benchmark of Crates / Weighing All Heavy Fish $ We run BoxNet-5 at sea.", false},
	{"not nameInText: what is no part of data", byMention, "BoxNet: A Benchmark of Crates / Weighing All Heavy Fish $ We run BoxNet-Plus at sea.", false},
	{"not nameInText: another work has the name and the part", byMention, "BoxNet: A Benchmark of Crates / BoxNet-text: Lids / Weighing All Heavy Fish $ We run BoxNet-text at sea.", false},
	{"otherThing: a part of what is no data", byMention, "BoxNet: Counting Crates / Weighing All Heavy Fish $ We run BoxNet-text at sea.", false},
	{"nameInText: a model by its date", byMention, "BoxNet: Counting Crates / Weighing All Heavy Fish $ We run BoxNet-0528 at sea.", true},
	{"not nameInText: three digits", byMention, "BoxNet: Counting Crates / Weighing All Heavy Fish $ We run BoxNet-052 at sea.", false},
	{"nameInText: an edition of a version", byMention, "BoxNet 1.5: Counting Crates / Weighing All Heavy Fish $ We run BoxNet 1.5 Pro at sea.", true},
	{"not nameInText: no edition", byMention, "BoxNet 1.5: Counting Crates / Weighing All Heavy Fish $ We run BoxNet 1.5 M at sea.", false},
	{"nameInText: capitals in a name of small letters", byMention, "boxnet: Counting Crates / Weighing All Heavy Fish $ We run boxNet at sea.", true},
	{"not nameInText: a name of small letters as a word", byMention, "boxnet: Counting Crates / Weighing All Heavy Fish $ We run Boxnet at sea.", false},
	{"onlyWritten: of two works the one that has the name as it is written", byMention, "OakNet Bench: Counting Crates / Oak Net Bench: Painting Doors / Weighing All Heavy Fish $ We run OakNet Bench at sea.", true},
	{"not onlyWritten: the other one", byMention, "OakNet Bench: Counting Crates / Oak Net Bench: Painting Doors / Weighing All Heavy Fish $ We run Oak Net Bench at sea.", false},
	{"not onlyWritten: none of the two", byMention, "OakNet Bench: Counting Crates / Oak Net Bench: Painting Doors / Weighing All Heavy Fish $ We run OakNet-Bench at sea.", false},
	{"standsAlone: several words among small letters", byMention, "Crate-Boxer: Counting Them / Weighing All Heavy Fish $ We run Crate-Boxer at sea.", true},
	{"not standsAlone: several words in a longer phrase", byMention, "Crate-Boxer: Counting Them / Weighing All Heavy Fish $ We run the Old Crate-Boxer at sea.", false},
	{"not standsAlone: several words in small letters", byMention, "crate-boxer: Counting Them / Weighing All Heavy Fish $ We run crate-boxer at sea.", false},
	{"not ordinaryWords: an example", byMention, "Box Crate: Counting Them / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ We beat methods such as Box Crate at sea.", true},
	{"ordinaryWords: no example", byMention, "Box Crate: Counting Them / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ We run Box Crate at sea.", false},
	{"ordinaryWords: an example in a longer phrase", byMention, "Box Crate: Counting Them / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ We beat methods such as Box Crate Lids.", false},
	{"ordinaryWords: an example of what people do", byMention, "Box Packing: Counting Them / A Box of Oak / The Box Again / No Box Left / Packing Oak / Packing or Not / My Packing / Weighing All Heavy Fish $ We beat methods such as Box Packing at sea.", false},
	{"not ordinaryWords: in an enumeration with another work", byMention, "Box Crate: Counting Them / FishNet: Lids / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ We run FishNet and Box Crate at sea.", true},
	{"not ordinaryWords: data that is measured on", byMention, "Box Crate: A Benchmark / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ It is right in 5% of Box Crate.", true},
	{"ordinaryWords: data without results", byMention, "Box Crate: A Benchmark / A Box of Oak / The Box Again / No Box Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ It is made of Box Crate.", false},
	{"not ordinaryWords: a form among small letters", byMention, "DeepBoxes Crate: Counting Them / A DeepBoxes of Oak / The DeepBoxes Again / No DeepBoxes Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ We run DeepBoxes Crate at sea.", true},
	{"ordinaryWords: a form in a longer phrase", byMention, "DeepBoxes Crate: Counting Them / A DeepBoxes of Oak / The DeepBoxes Again / No DeepBoxes Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ We run the Old DeepBoxes Crate at sea.", false},
	{"ordinaryWords: a short form among small letters", byMention, "BoxN Crate: Counting Them / A BoxN of Oak / The BoxN Again / No BoxN Left / Oak in a Crate / Crate or Not / My Crate / Weighing All Heavy Fish $ We run BoxN Crate at sea.", false},
	{"not otherHyphens: an example that begins with a word", byMention, "CrateLM: Counting Them / Weighing All Heavy Fish $ We beat models such as Crate-LM at sea.", true},
	{"otherHyphens: no example", byMention, "CrateLM: Counting Them / Weighing All Heavy Fish $ We run Crate-LM at sea.", false},
	{"otherHyphens: an example that begins with a short word", byMention, "OakLM: Counting Them / Weighing All Heavy Fish $ We beat models such as Oak-LM at sea.", false},
	{"otherHyphens: an example that begins with capitals", byMention, "CRATELm: Counting Them / Weighing All Heavy Fish $ We beat models such as CRATE-Lm at sea.", false},
	{"not acronymElsewhere: data that is measured on", byMention, "# One / BXNT: A Benchmark of Crates / # Other / Weighing All Heavy Fish $ It is right in 5% of BXNT.", true},
	{"not acronymElsewhere: it is called data", byMention, "# One / BXNT: A Benchmark of Crates / # Other / Weighing All Heavy Fish $ We took the BXNT validation set.", true},
	{"acronymElsewhere: data without results", byMention, "# One / BXNT: A Benchmark of Crates / # Other / Weighing All Heavy Fish $ It is made of BXNT.", false},
	{"acronymElsewhere: what is called data is another work", byMention, "# One / BXNT: Counting Crates / # Other / Weighing All Heavy Fish $ It is right in 5% of the BXNT benchmark.", false},
	{"not acronymElsewhere: it is called data, and no more is known of it", byMention, "# One / BXNT / # Other / Weighing All Heavy Fish $ We took the BXNT dataset.", true},
	{"acronymElsewhere: it is measured on, and no more is known of it", byMention, "# One / BXNT / # Other / Weighing All Heavy Fish $ It is right in 5% of BXNT.", false},
	{"acronymElsewhere: a title tells of results", byMention, "# One / BXNT: A Benchmark of Crates / # Other / A Score in BXNT", false},
	{"not acronymElsewhere: it is spelled out as in its title", byMention, "# One / BXNT: Counting Big Xylem Nut Trees / # Other / Weighing All Heavy Fish $ We took Big Xylem Nut Trees (BXNT).", true},
	{"acronymElsewhere: few abstracts have it", byMention, "# One / BXNT: Counting Crates" + strings.Repeat(" / Lids of Oak $ We use BXNT.", 11) + " / # Other / Handles for BXNT", false},
	{"not acronymElsewhere: many abstracts have it", byMention, "# One / BXNT: Counting Crates" + strings.Repeat(" / Lids of Oak $ We use BXNT.", 12) + " / # Other / Handles for BXNT", true},
	{"not acronymElsewhere: beside another work of the list", byMention, "# One / BXNT: Counting Crates / FishNet: Lids / # Other / Handles for FishNet, BXNT and All", true},
	{"not acronymElsewhere: before another work of the list", byMention, "# One / BXNT: Counting Crates / FishNet: Lids / # Other / Handles for All, BXNT and FishNet", true},
	{"acronymElsewhere: not beside it", byMention, "# One / BXNT: Counting Crates / FishNet: Lids / # Other / Handles for FishNet with BXNT", false},
	{"not acronymElsewhere: a well-known name", byMention, "# One / BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding / # Other / Handles for BERT", true},
	{"acronymElsewhere", byMention, "# One / BXNT: Counting Crates / # Other / Handles for BXNT", false},
	{"acronymOfSubject", byMention, "BXNT: Counting Crates / < Big Xylem Nut Trees at Sea / Red Big Xylem Nut Trees / Old Big Xylem Nut Trees / Handles for BXNT", false},
	{"otherHyphens", byMention, "BoxNET: Counting Crates / Handles for Box NET", false},
	{"not nameInText: behind a star", byMention, "BXNT: Counting Crates / Handles for A*BXNT", false},
	{"not acronymElsewhere: a digit", byMention, "# One / BXN-3: Counting Crates / # Other / Handles for BXN-3", true},
	{"not titleAsName: one word in a form of its own", byMention, "TeaBoxQA / Handles for TeaBoxQA", true},
	{"wordOfUsing", byMention, "Counting Crates of Quiet Harbours / Lids of Crates of Quiet Harbours / Oars of Crates of Quiet Harbours / Ropes of Crates of Quiet Harbours / Weighing Fish using Counting Crates of Quiet Harbours", true},
	{"topicTitle", byMention, "Counting the Oaken Crates of Seven Distant Harbours / Lids of Counting Oaken Crates / Oars of Counting Oaken Crates / Ropes of Counting Oaken Crates / Notes on Counting the Oaken Crates of Seven Distant Harbours", false},
	{"shortTitle", byMention, "Counting the Oaken Crates of Harbours / Notes on Counting the Oaken Crates of Harbours", false},
	{"topicTitle: an activity of a noun", byMention, "Sea Harbour Crate Packing / Extending a Sea Harbour Crate Packing Network to Fish", false},
	{"not topicTitle: an activity by itself", byMention, "Sea Harbour Crate Packing / Extending Sea Harbour Crate Packing to Fish", true},
	{"otherThing: a short title of an activity that is used", byMention, "Sea Harbour Crate Packing / Weighing Fish using Sea Harbour Crate Packing", false},
	{"titleVaried", byMention, "Counting the Oaken Crates of Seven Distant Harbours / Heavy Counting the Oaken Crates of Seven Distant Harbours", false},
	{"not titleVaried: improved", byMention, "Counting the Oaken Crates of Seven Distant Harbours / Improved Counting the Oaken Crates of Seven Distant Harbours", true},
	{"linkAlone", byMention, "Counting Crates at Sea / Weighing Fish at Sea | [Project](https://arxiv.org/abs/2001.00001)", false},
	{"not linkAlone: the row has the name", byMention, "Boxer: Counting Crates / Weighing Fish at Sea | Boxer [Project](https://arxiv.org/abs/2001.00001)", true},
	{"not nameInText: a variant", byMention, "BoxNet: Counting Crates / Handles based on BoxNet Pro", false},
	{"not nameInText: a letter behind it", byMention, "BoxNet: Counting Crates / Handles based on BoxNet M", false},
	{"nameInText: an article behind it", byMention, "BoxNet: Counting Crates / Handles for BoxNet: A Way to Sea", true},
	{"otherThing: a longer name", byMention, "BoxNet: Counting Crates / Red BoxNet: Lids / Handles made in a red BoxNet-based Way", false},
	{"otherThing: a name of its own", byMention, "BXNT: Brisk Xylem Nut Ties / Weighing Big Xylem Nut Trees (BXNT) at Sea by Night", false},
	{"not otherThing: spelt out as in its title", byMention, "BXNT: Big Xylem Nut Ties / Weighing Big Xylem Nut Trees (BXNT) at Sea by Night", true},
	{"otherThing: the words of a name of its own", byMention, "Stacked Boxes of Nested Trees at Seven Quiet Harbours / StackBox: On Stacked Boxes of Nested Trees at Seven Quiet Harbours", false},
	{"ordinaryWords: a phrase without the hyphen of the name", byMention, "Box-CRATE: Counting Them / A Box of Oak / The Box Again / No Box Left / Oak in a CRATE / CRATE or Not / My CRATE / Lids of Box CRATE / Oars of Box CRATE / Ropes of Box CRATE / Sails of Box CRATE / Handles based on Box CRATE", false},
	{"ordinaryWords: an activity of many", byMention, "Box Stacking: Counting Them / Lids of Box Stacking / Oars of Box Stacking / Ropes of Box Stacking / Sails of Box Stacking / Nets of Box Stacking / Handles based on Box Stacking", false},
	{"ordinaryWords: a phrase of many", byMention, "3D Crate Box: Counting Them / Lids of a 3D Crate Box / Oars of a 3D Crate Box / Ropes of a 3D Crate Box / Sails of a 3D Crate Box / Nets of a 3D Crate Box / Handles based on a 3D Crate Box", false},
	{"not ordinaryWords: a phrase of few", byMention, "3D Crate Box: Counting Them / Lids of a 3D Crate Box / Handles based on a 3D Crate Box", true},
	{"not ordinaryWords: a phrase with a form of its own", byMention, "3D CrateBox Net: Counting Them / Lids of a 3D CrateBox Net / Oars of a 3D CrateBox Net / Ropes of a 3D CrateBox Net / Sails of a 3D CrateBox Net / Nets of a 3D CrateBox Net / Handles based on a 3D CrateBox Net", true},
	{"not ordinaryWords: an activity of few", byMention, "Box Stacking: Counting Them / Handles based on Box Stacking", true},
	{"ordinaryWords: many of a kind", byMention, "Stacking BXNs: Counting Them / Handles based on Stacking BXNs", false},
	{"plainName: a person", byMention, "Ann McDoe: Counting Crates / Weighing Fish | Harbour Ann McDoe", false},
	{"otherHyphens: a blank before 3D", byMention, "Interactive3D: Counting Crates / Handles for Interactive 3D Lids", false},
	{"not otherHyphens: a number", byMention, "BoxNet2: Counting Crates / Handles for BoxNet 2 Lids", true},
	{"otherThing: a phrase of plain words", byMention, "Make-Your-Box: Counting Crates / Handles that Make Your Box Last", false},
	{"commonWord", byMention, "BXNT: Counting Crates / A Bxnt of Oak / Handles for BXNT", false},
	{"commonWord: a word of phrases", byMention, "Boxer: Counting Crates / Some Old Boxer Lids / Some Old Boxer Oars / Some Old Boxer Ropes / Some Old Boxer Sails / Some Old Boxer Nets / Handles based on Boxer Hinges", false},
	{"not commonWord: few phrases", byMention, "Boxer: Counting Crates / Some Old Boxer Lids / Some Old Boxer Oars / Some Old Boxer Ropes / Some Old Boxer Sails / Handles based on Boxer Hinges", true},
	{"not commonWord: it stands alone in phrases of others", byMention, "Boxer: Counting Crates / Some Old Boxer Lids / Some Old Boxer Oars / Some Old Boxer Ropes / Some Old Boxer Sails / Some Old Boxer Nets / Handles with Boxer", true},
	{"className", byMention, "BXNT: Counting Crates / Lids of BXNTs / Oars of BXNTs / Ropes of BXNTs / Handles for BXNT", false},
	{"className: built on", byMention, "BXNT: Counting Crates / Lids of BXNTs / Oars of BXNTs / Ropes of BXNTs / Handles based on BXNT", false},
	{"className: texts have it in the plural", byMention, "BXNT: Counting Crates / Lids of Oak | made of BXNTs / Oars of Oak | made of BXNTs / Ropes of Oak | made of BXNTs / Handles for BXNT", false},
	{"not className: two texts have it in the plural", byMention, "BXNT: Counting Crates / Lids of Oak | made of BXNTs / Oars of Oak | made of BXNTs / Handles for BXNT", true},
	{"not className: a word that texts have in the plural", byMention, "Boxer: Counting Crates / Lids of Oak | made of Boxers / Oars of Oak | made of Boxers / Ropes of Oak | made of Boxers / Handles for Boxer", true},
	{"not className: rarely in the plural", byMention, "BXNT: Counting Crates / Lids of BXNTs / Oars of BXNTs / Ropes of BXNTs / Sails of BXNT / Nets of BXNT / Hinges of BXNT / Locks of BXNT / Keys of BXNT / Rings of BXNT / Handles for BXNT", true},
	{"not className: twice", byMention, "BXNT: Counting Crates / Lids of BXNTs / Oars of BXNTs / Handles for BXNT", true},
	{"otherThing: a name of its own without a common word", byMention, "BXNT: Counting Crates / Weighing Big Xylem Nut Trees (BXNT) at Sea by Night", false},
	{"otherThing: the authors of the work", byMention, "Counting the Oaken Crates of Seven Distant Harbours / On Ann Doe, Counting the Oaken Crates of Seven Distant Harbours", false},
	{"not nameInText: the note is about the work", byMention, "BoxNet: Counting Crates / Weighing Heavy Fish at Sea | . It is better than BoxNet: it counts crates", false},
	{"nameInText: what is done with it", byMention, "BoxNet: Counting Crates / Weighing all BoxNet-Generated Fish", true},
	{"otherThing: the whole title", byMention, "BoxNet: Counting Crates / BoxNet (with Code)", false},
	{"otherThing: the code of a row", byMention, "BoxNet: Counting Crates / Weighing Heavy Fish at Sea | . Official code - BoxNet", false},
	{"not otherThing: code of another kind", byMention, "BoxNet: Counting Crates / Weighing Heavy Fish at Sea | . The code extends BoxNet", true},
	{"not nameInText: a label before the name", byMention, "BoxNet: Counting Crates / Lids - BoxNet: Counting Fish", false},
	{"not nameInText: other signs behind a hyphen", byMention, "BoxNet: Counting Crates / Handles for BoxNet-$x$", false},
	{"prose: a later sentence", byMention, "BoxNet: Counting Crates / However, we have Handles for BoxNet", false},
	{"wordOfUsing: a noun", byMention, "Counting Crates of Quiet Harbours / Lids of Crates of Quiet Harbours / Oars of Crates of Quiet Harbours / Ropes of Crates of Quiet Harbours / On the Use of Counting Crates of Quiet Harbours", false},
	{"alikeTitles", byPart, "BxN: Counting Heavy Oaken Crates / # Other / SeaBxN: Counting Heavy Oaken Crates", true},
	{"not alikeTitles: three words", byPart, "BxN: Counting Heavy Oaken Crates / # Other / SeaBxN: Counting Heavy Oaken Fish", false},
	{"longAfter", byPart, "BoxNet: Counting Crates / # Other / > SeaBoxNet: Weighing Three Heavy Fish", true},
	{"not longAfter", byPart, "BoxNet: Counting Crates / # Other / SeaBoxNet: Weighing Three Heavy Fish", false},
	{"atOnce", byPart, "BoxNet: Counting Crates / # Other / = BoxNet-Sea: Weighing Three Heavy Fish", false},
	{"not atOnce: months later", byPart, "BoxNet: Counting Crates / # Other / BoxNet-Sea: Weighing Three Heavy Fish", true},
	{"not atOnce: a shared author", byPart, "BoxNet: Counting Crates ~ Ann Doe / # Other / = SeaBoxNet: Weighing Three Heavy Fish ~ Ann Doe", true},
	{"not atOnce: one repository", byPart, "BOXNET: Counting Crates @ann/box / # Other / = XBOXNET: Weighing Three Heavy Fish @ann/box", true},
	{"not atOnce: the title names it", byPart, "BOXNET: Counting Crates / # Other / = XBOXNET: Handles for BOXNET", true},
	{"not atOnce: the row names it", byPart, "BOXNET: Counting Crates / # Other / = XBOXNET: Weighing Three Heavy Fish | . It extends BOXNET", true},
	{"not atOnce: coined", byPart, "BoxNet: Counting Crates / Lids for BoxNet / Oars for BoxNet / Ropes for BoxNet / Sails for BoxNet / # Other / = SeaBoxNet: Weighing Three Heavy Fish", true},
	{"otherThing: those who made it", byMention, "BoxNet: Counting Crates / Weighing Heavy Fish at Sea | BoxNet Team, Harbour of Oak", false},
	{"otherThing: a title in an enumeration", byMention, "Counting the Oaken Crates of Harbours / Weighing Fish at Sea | Painting Doors Counting the Oaken Crates of Harbours", false},
	{"not acronymElsewhere: a part of two names", byPart, "# One / BXNT: Counting Crates / # Other / OAK-BXNT: Painting Doors / # More / BXNT-Sea: Weighing Three Heavy Fish", true},
	{"acronymElsewhere: a part of one", byPart, "# One / BXNT: Counting Crates / # Other / Handles: Painting BXNT Doors / # More / BXNT-Sea: Weighing Three Heavy Fish", false},
	{"acronymElsewhere: three letters", byPart, "# One / BXN: Counting Crates / # Other / OAK-BXN: Painting Doors / # More / BXN-Sea: Weighing Three Heavy Fish", false},
	{"acronymElsewhere: within a word", byPart, "# One / BXNT: Counting Crates / # Other / OakBXNT: Painting Doors / # More / SeaBXNT: Weighing Three Heavy Fish", false},
	{"otherThing: its own name in brackets", byMention, "BXNT: Big Xylem Nuts Counted / Big Xylem Nut Trees (BXNT): Weighing Fish at Sea", false},
	{"wordOfBuilding: style is a noun", byMention, "Boxer: Counting Crates / Weighing Heavy Boxer Style Fish", false},
	{"clearVersion: a sharp", byVersion, "BoxNet: Counting Crates / BoxNet#: Weighing Fish", true},
	{"not nameInText: with a sharp", byMention, "BoxNet: Counting Crates / BoxNet#: Weighing Fish", false},
	{"not a name: a title that treats a work", byPart, "BoxNet: Counting Crates / Probing BoxNet", false},
	{"titleAlone", byMention, "Counting the Oaken Crates of Seven Distant Harbours / Fish: Counting the Oaken Crates of Seven Distant Harbours", false},
}

// read returns the papers of a case, in the order of its lines, and their citations.
func (c evidenceCase) read() ([]*paper.Paper, *references.References) {
	var list strings.Builder
	answers := work.Answers{}
	var ids, cited []work.ID
	lines := strings.Split(c.lines, " / ")
	for i, line := range lines {
		if heading, found := strings.CutPrefix(line, "# "); found {
			fmt.Fprintf(&list, "\n## %s\n\n", heading)
			continue
		}
		line, isCited := strings.CutPrefix(line, "^ ")
		line, old := strings.CutPrefix(line, "< ")
		line, atOnce := strings.CutPrefix(line, "= ")
		line, late := strings.CutPrefix(line, "> ")
		line, abstract, _ := strings.Cut(line, " $ ")
		line, author, _ := strings.Cut(line, " ~ ")
		line, repo, _ := strings.Cut(line, " @")
		title, note, _ := strings.Cut(line, " | ")
		month := i
		if i == len(lines)-1 {
			month += 2
		}
		switch {
		case old:
			month = -60
		case atOnce:
			month = 0
		case late:
			month = 120
		}
		id := fmt.Sprintf("%02d%02d.%05d", 20+(month+60)/12-5, 1+(month+60)%12, i+1)
		fmt.Fprintf(&list, "- [%s](https://arxiv.org/abs/%s)", title, id)
		ref, _ := arxiv.Parse(id)
		ids = append(ids, ref.ID.WorkID())
		if isCited {
			cited = append(cited, ref.ID.WorkID())
		}
		if repo != "" {
			fmt.Fprintf(&list, " [[code](https://github.com/%s)]", repo)
		}
		fmt.Fprintf(&list, " %s\n", note)
		if author != "" || abstract != "" {
			var authors []work.Person
			for name := range strings.SplitSeq(author, ", ") {
				given, family, _ := strings.Cut(name, " ")
				authors = append(authors, work.Person{Given: given, Family: family})
			}
			answers[ref.ID.WorkID()] = work.Answer{Status: work.Found, Work: &work.Work{IDs: work.IDs(ref.ID.WorkID()), Title: title, Abstract: abstract, Authors: authors}}
		}
	}
	read := readList(list.String())
	for _, id := range cited {
		read.Citations = append(read.Citations, readlist.Citation{Citing: ids[len(ids)-1], Cited: id})
	}
	return papersOf(read, answers)
}

// holds reports whether the case comes out as it says.
func (c evidenceCase) holds(papers []*paper.Paper, citations *references.References) bool {
	find := (*Index).Lineage
	if c.kind == byMention {
		find = (*Index).Mentions
	}
	return hasPair(find(New(papers, citations)), 0, len(papers)-1) == c.tied
}

func TestEvidence(t *testing.T) {
	for _, c := range evidenceCases {
		if !c.holds(c.read()) {
			t.Errorf("%s, %d: tied %v: %s", c.sign, c.kind, !c.tied, c.lines)
		}
	}
}

// Works of less than three months have little time to build on each other, and after three
// years a name is known.
func TestTimeBetween(t *testing.T) {
	for months := range 40 {
		for name, tied := range map[string]bool{"BoxNet-Sea": months >= 3, "SeaBoxNet": months >= 36} {
			text := fmt.Sprintf("## Harbours\n\n- [BoxNet: Counting Crates](https://arxiv.org/abs/2001.00001)\n\n## Sea\n\n- [%s: Weighing Three Heavy Fish](https://arxiv.org/abs/%02d%02d.00002)\n", name, 20+months/12, 1+months%12)
			if got := len(indexOf(text).Lineage()) > 0; got != tied {
				t.Errorf("%s after %d months: tied %v", name, months, got)
			}
		}
	}
}

// A word that many titles have, or a tenth of them, does not make titles alike.
func TestAlikeTitles(t *testing.T) {
	for others, tied := range map[int]bool{3: true, 4: false} {
		var text strings.Builder
		text.WriteString("## Harbours\n\n- [BoxNet: Counting Heavy Oaken Crates](https://arxiv.org/abs/2001.00001)\n\n## Sea\n\n- [SeaBoxNet: Counting Heavy Oaken Crates](https://arxiv.org/abs/2101.00002)\n\n## More\n\n")
		for i := range 48 {
			title := fmt.Sprintf("Painting Door Number %d", i)
			if i < others {
				title = fmt.Sprintf("Counting Heavy Oaken Crates in Harbour %d", i)
			}
			fmt.Fprintf(&text, "- [%s](https://arxiv.org/abs/1901.%05d)\n", title, i+10)
		}
		if got := len(indexOf(text.String()).Lineage()) > 0; got != tied {
			t.Errorf("%d other titles have the words: tied %v", others, got)
		}
	}
}

// No weight is idle: if one is halved, a case fails.
func TestEveryWeightCounts(t *testing.T) {
	type read struct {
		papers    []*paper.Paper
		citations *references.References
	}
	var cases []read
	for _, c := range evidenceCases {
		papers, citations := c.read()
		cases = append(cases, read{papers, citations})
	}
	for s := range weights {
		for k := range weights[s] {
			old := weights[s][k]
			if old == 0 {
				continue
			}
			weights[s][k] = old / 2
			fails := false
			for i, c := range evidenceCases {
				fails = fails || c.kind == kind(k) && !c.holds(cases[i].papers, cases[i].citations)
			}
			weights[s][k] = old
			if !fails {
				t.Errorf("sign %d, kind %d: half of %v makes no difference", s, k, old)
			}
		}
	}
}

// Many that have a name make it one of its paper, where nobody had it before.
func TestCoined(t *testing.T) {
	parts := func(n int, name string) string {
		var lines strings.Builder
		for i := range n {
			fmt.Fprintf(&lines, " / W%dx%s: Lids", i, name)
		}
		return lines.String()
	}
	for _, c := range []evidenceCase{
		{"three letters and eight others", byPart, "BxN: Counting Crates / Handles for BxN" + parts(6, "BxN") + " / # Other / SeaBxN: Weighing Fish", true},
		{"three letters that only names have", byPart, "BxN: Counting Crates" + parts(7, "BxN") + " / # Other / SeaBxN: Weighing Fish", false},
		{"three letters and seven others", byPart, "BxN: Counting Crates / Handles for BxN" + parts(5, "BxN") + " / # Other / SeaBxN: Weighing Fish", false},
		{"three letters and an older one", byPart, "BxN: Counting Crates / < OldBxN: Lids / Handles for BxN" + parts(6, "BxN") + " / # Other / SeaBxN: Weighing Fish", false},
		{"one older one of many", byPart, "BxN: Counting Crates / < OldBxN: Lids / Handles for BxN" + parts(8, "BxN") + " / # Other / SeaBxN: Weighing Fish", true},
	} {
		if !c.holds(c.read()) {
			t.Errorf("%s: tied %v", c.sign, !c.tied)
		}
	}
	for n, tied := range map[int]bool{9: true, 8: false} {
		lines := "Box Crate: Counting Them"
		for i := range n {
			lines += fmt.Sprintf(" / Rope %d of a Box Crate", i)
		}
		c := evidenceCase{"", byMention, lines + " / Handles of a Box Crate", tied}
		if !c.holds(c.read()) {
			t.Errorf("plain words that %d others have, and none is earlier: tied %v", n+1, !tied)
		}
	}
	for n, tied := range map[int]bool{20: true, 19: false} {
		lines := "Tacker: Counting Crates / Lids with Tacker / Oars with Tacker"
		for i := range n - 3 { // and the last has it
			lines += fmt.Sprintf(" / A Tacker Rope of %d Ends", i)
		}
		c := evidenceCase{"", byPart, lines + " / # Other / MyTacker: Weighing Fish", tied}
		if !c.holds(c.read()) {
			t.Errorf("a plain word that %d others have: tied %v", n, !tied)
		}
	}
}
