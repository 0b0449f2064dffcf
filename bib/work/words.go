package work

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words that names are read by. Each list says where its words count.

// set makes a set of the words of text.
func set(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(text) {
		words[w] = true
	}
	return words
}

var (
	// particles stand in small letters before a family name. In a name that has
	// capitals any word in small letters counts as one (btxdoc, section 4); these
	// are known where that says nothing: at the front of a name, behind a given
	// name, and in a name that has no capitals.
	particles = set("af al ap auf aus av ben bin bint d' da dal dalla dalle dallo das de de' degli dei del della delle dello dem den der " +
		"des di do dos du el het i' ibn im 't l' la las le les lo los mac op 's te ten ter thoe to tot 'und und ur v. v.d. van van't ver vd vom von voor y zu zum zur")

	// capitalParticles belong to the family name that they stand before, with a
	// capital as well: "Luc Van Gool". To the prefixes by which arXiv itself reads
	// names in reading order (van der de la von del della da mac ter dem di) are
	// added those that stand between them and the name, and the French, Arabic and
	// Portuguese ones.
	capitalParticles = set("van der de la von del della da mac ter dem di den vom zur zum 't het dal dalla degli dei des dos das du le el al af av")

	// conjunctions join the two halves of a Spanish, Portuguese or Catalan family
	// name (IFLA, Names of Persons: Spain, Portugal).
	conjunctions = set("y e i")

	// generations follow a Portuguese family name and are part of it (IFLA, Names
	// of Persons: Brazil, Portugal).
	generations = set("filho filha neto netto neta sobrinho sobrinha júnior junior segundo")

	// suffixes stand behind a name, in its own part or not. "V" is none: it is an
	// initial more often.
	suffixes = set("Jr Jr. jr jr. Sr Sr. sr sr. Jnr Jnr. Snr Snr. II III IV VI VII VIII 1st 2nd 3rd 4th 5th")

	// degrees stand behind a name and are no part of it.
	degrees = set("PhD Ph.D. Ph.D MD M.D. MSc M.Sc. BSc MBA M.B.A. FRS Esq Esq.")

	// companies end the name of one, behind a comma.
	companies = set("inc inc. ltd ltd. llc llc. l.l.c. gmbh corp corp. co co. plc ag s.a. s.r.l. b.v. n.v. incorporated limited")

	// groups are words of organisations.
	groups = set("collaboration collaborations consortium consortia team teams group project network community committee council commission society association " +
		"federation institute institut university université universität laboratory laboratories lab labs survey alliance initiative foundation agency ministry " +
		"corporation company department collective workshop organization organisation task-force research")

	// familiesWithoutParticles are family names whose given names have syllables
	// that are spelt like particles: the frequent Chinese and Vietnamese ones.
	familiesWithoutParticles = set("bai bao bui cai cao chang chao chau che chen cheng chu cui dai dang deng ding dinh do dong du duan duong fan fang feng fu gao ge gong gu guan guo " +
		"han hao he ho hong hou hsieh hsu hu hua huang huynh jia jiang jiao jin kang kim kong lai lam le lee lei li liang liao lim lin ling liu long lu luo luong luu ly ma mai mao mei " +
		"meng mo ngo nguyen ni nie ning niu ong ouyang pan park pei peng pham phan pu qi qian qiao qin qiu qu quach ren ruan shao shen sheng shi shu song su sun ta tan tang tao tian tong " +
		"tran trinh truong tsai tu vo vu wan wang wei wen wong wu xia xian xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin you yu yuan yue zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zong zou zuo")
)

// others stand for authors who are not named, in small letters, without blanks
// and without the points at the end.
var others = set("etal et.al etalii etaliae etalia etaliter et.alii others andothers &others andco-workers andcoworkers etcollaborators etcoll etautres " +
	"u.a ua undandere undweitere yotros yotras ycols ycol eoutros eoutras ealtri ealtre enanderen e.a идр идругие таін таінші іін iin iinni " +
	"akol aspol m.fl medflera medandre veark vediğ vediğerleri dkk 等 等人 等等 ほか 他 외 … ...")

// IsOthers reports whether text is a phrase such as "et al.", "and others",
// "u. a." or "等", which stands for authors who are not named.
func IsOthers(text string) bool {
	if len(text) > maxOthers {
		return false
	}
	if text == "..." {
		return true
	}
	var memory [maxOthers]byte
	bare := memory[:0] // without blanks, as others has it
	for _, r := range text {
		if !unicode.IsSpace(r) {
			bare = utf8.AppendRune(bare, r)
		}
	}
	bare = bytes.TrimRight(bare, ".")
	if others[string(bare)] {
		return true
	}
	for i, c := range bare {
		if 'A' <= c && c <= 'Z' {
			bare[i] = c | 0x20
		}
	}
	// "Li, U. A." has initials.
	return others[string(bare)] && (bytes.HasPrefix(bare, []byte("et")) || bytes.HasSuffix(bare, []byte("others")))
}

const maxOthers = 40 // bytes

// CutOthers cuts a phrase that [IsOthers] knows off the end of a list.
func CutOthers(text string) (rest string, found bool) {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	at := len(text)
	for range 3 { // words
		at = strings.LastIndexFunc(text[:at], unicode.IsSpace)
		if at < 0 {
			if IsOthers(text) {
				return "", true
			}
			break
		}
		if IsOthers(text[at:]) {
			rest, found = text[:at], true
		}
		at = len(strings.TrimRightFunc(text[:at], unicode.IsSpace))
	}
	if found {
		return strings.TrimRight(rest, " \t\r\n,;、，"), true
	}
	for _, end := range []string{"等人", "等", "ほか", "他", "…", "..."} { // these need no blank
		if rest, found = strings.CutSuffix(text, end); found && rest != "" {
			return strings.TrimRight(rest, " \t\r\n,;、，"), true
		}
	}
	return text, false
}
