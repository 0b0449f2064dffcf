package form

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark says what a word may be by itself; marks are joined with |.
type mark uint32

const (
	capital   mark = 1 << iota // begins with a capital
	shouted                    // two letters or more, all of them capitals
	inner                      // a capital or a digit behind the first letter
	digits                     // a number
	year                       // a year: 1987, 2024, '21
	initial                    // one capital, a point behind it or not
	ideograph                  // Chinese or Japanese
	month                      // a month, as a word
	small                      // a word that ties a title together: of, for, with
	trade                      // a noun of titles: networks, learning
	claim                      // what a description says and a title does not: we propose
	venue                      // a series of conferences or a journal: CVPR
	venueHead                  // what the name of a venue begins with: Proceedings
	award                      // what stands beside a venue: oral, poster, accepted
	label                      // what labels a link: paper, code, here
	particle                   // stands in small letters within the name of a person
	host                       // the end of an address: org, com
	group                      // a word of organisations, and of names of none
)

// token is a word of a text, or a sign that is not blank. Signs have no mark.
type token struct {
	start, end int // in the text, in bytes
	marks      mark
	sign       rune // the sign; 0 for a word
}

// lexicon has the marks of known words, in small letters.
var lexicon = func() map[string]mark {
	known := map[string]mark{}
	for m, list := range map[mark]string{
		month: "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december",
		small: "of for in the a an on to from is are as at using based towards toward through into without beyond what how why can you all your its via not do does or with by and under over between",
		trade: "learning network networks model models modeling neural deep detection segmentation generation language vision visual image images video videos training transformer transformers attention survey review " +
			"benchmark representation representations reinforcement graph graphs recognition estimation adaptation optimization diffusion generative adversarial multimodal multi-modal multi-view multi-task multi-agent " +
			"self-supervised self-attention large efficient robust robustness reasoning agent agents data knowledge analysis system systems framework method methods approach quantum prediction classification " +
			"translation dynamic dynamics unified end-to-end understanding control planning tracking matching synthesis retrieval search compression inference scaling alignment pretraining pre-training fine-tuning " +
			"zero-shot few-shot one-shot multi-label open-set open-world cross-modal convolutional recurrent unsupervised supervised semantic 3d 2d llm llms gan gans algorithm algorithms theory equations statistical bayesian stochastic linear sparse fast simple new towards report technical architectures architecture evaluation evaluations directions applications application challenges challenge opportunities taxonomy research future perspectives trends progress " +
			"advances techniques strategies tasks problem problems design designs theory principles foundations practice experiments computing processing features feature policy policies policy-based risks safety security privacy tools tool",
		claim: "we our propose proposes proposed introduces presents demonstrates achieves outperforms authors",
		venue: "neurips nips iclr icml cvpr cvprw iccv iccvw eccv eccvw aaai ijcai acl emnlp naacl eacl coling tacl kdd www sigir cikm wsdm recsys icra iros corl rss ral ra-l wacv bmvc accv miccai midl isbi interspeech " +
			"icassp icip siggraph tog tip tpami pami tmi tnnls tkde tmm tcsvt tvcg ijcv jmlr tmlr colm aistats uai colt mm usenix ccs ndss osdi sosp nsdi asplos isca micro hpca dac iccad mlsys ppopp vldb pvldb sigmod icde " +
			"3dv hri chi uist nature science pnas ieee acm springer elsevier arxiv corr biorxiv medrxiv openreview preprint neurocomputing pmlr plos lncs jhep prl prx npj ismir ecai ecir pakdd lrec conll icdm icme icpr ismar " +
			"tgrs taslp icse ase fse issta fg colling ijcnn acml asru podc focs stoc soda pldi popl cav ccc iscas dsn eurosys euros&p s&p sp esorics tits itsc iv infocom globecom icc jair trpmlr neuripsw icmlw",
		venueHead: "proceedings proc advances international ieee acm journal transactions annual nature science physical conference symposium letters annals lecture workshop magazine",
		award: "oral spotlight poster highlight best paper award workshop workshops findings demo track main long short accepted under review submitted tutorial datasets benchmarks d&b preprint asia security student honorable mention " +
			"industry extended abstract conference journal submission camera-ready camera ready to supplementary appear published updated date vol volume no pp st nd rd th in on at and of the by early access withdrawn rejected",
		label: "paper papers pdf pdfs arxiv code codes github git project projects page homepage website web site link links url here abs abstract html demo demos video videos youtube slide slides poster blog post data dataset " +
			"datasets model models weight weights huggingface hugging face hf colab openreview doi bib bibtex cite citation supp supplementary supplement appendix pytorch tensorflow tf jax keras matlab torch caffe theano mxnet " +
			"unofficial official version implementation repo repository source star stars publish publication pub download read review note notes summary talk tweet twitter thread wandb api preprint journal manuscript " +
			"conference proceedings cvf thecvf isca ieee acm springer acl proc presentation doc docs documentation news media local backup mirror alphaxiv scholar semantic google and or none n/a na tbd tba todo soon coming " +
			"unknown new hot fire open access image img badge license last commit visits button icon more see also the full our acmdl biorxiv hal pmlr neurips ecva eccv cvpr iccv ps eprint article text tutorial reddit zhihu " +
			"medium notebook playground leaderboard checkpoint checkpoints library package toolbox demo1 release 📄 论文 代码 链接 项目 解读 原文 笔记 知乎 博客 主页 源码 论文链接 代码链接 论文地址 项目主页 数据集 视频 コード 論文 リンク " +
			"논문 코드 링크 artículo artigo papier статья код código makale こちら こちらの論文 元論文 論文リンク 論文中 论文题目 文章 全文 下载 제목 링크",
		particle: "van von de der den di da del della dal la le el al bin ben ter ten dos du do das st zu zum zur af av auf dem y e i vom la los las des dalla degli 't",
		host:     "com org io net edu ai",
		group: "university universität université universidad college institute institut laboratory laboratories lab labs google microsoft facebook meta amazon nvidia deepmind openai ibm intel apple adobe baidu alibaba " +
			"tencent huawei bytedance samsung sony academy school center centre department team group corporation inc ltd technology technologies polytechnic hospital sciences science national research anthropic mistral " +
			"stanford berkeley cmu mit princeton tsinghua salesforce snap xai deepseek moonshot meituan kuaishou salt valley foundation project network consortium collaboration",
	} {
		for word := range strings.FieldsSeq(list) {
			known[word] |= m
		}
	}
	return known
}()

// tokens cuts text into words and signs. It takes no more of a long text than
// maxTokens.
func tokens(text string) []token {
	found := make([]token, 0, min(len(text)/5+3, maxTokens))
	for i := 0; i < len(text) && len(found) < maxTokens; {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			i += size
		case r == ':' && shortcode(text[i:]) > 0: // a picture
			n := shortcode(text[i:])
			found = append(found, token{start: i, end: i + n, sign: picture})
			i += n
		case isIdeograph(r):
			found = append(found, token{start: i, end: i + size, marks: ideograph})
			i += size
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(text, i)
			found = append(found, token{start: i, end: end, marks: marksOf(text[i:end])})
			i = end
		default:
			found = append(found, token{start: i, end: i + size, sign: r})
			i += size
		}
	}
	return found
}

// picture is the sign that emoji of several characters are.
const picture = '☆'

// maxTokens bounds the words and signs of a field that are looked at.
const maxTokens = 400

// wordEnd returns the end of the word that begins at text[i]: letters and
// digits with one sign at most between them, such as "state-of-the-art",
// "O'Neill", "D&B" and "v2.0", and signs such as "++" behind them.
func wordEnd(text string, i int) int {
	for i < len(text) {
		if c := text[i] | 0x20; 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isIdeograph(r):
			return i
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			i += size
		case r == '+':
			i += size
		case strings.ContainsRune("'’-.&@_`", r):
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) || isIdeograph(next) || r == '.' && !abbreviates(text, i) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

// abbreviates reports whether the point text[i] ends no sentence although no
// blank follows it: a digit or a small letter does, or it follows one capital.
func abbreviates(text string, i int) bool {
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	return !unicode.IsUpper(next) || i < 2 || !unicode.IsLower(rune(text[i-1]))
}

func isIdeograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// marksOf returns the marks of a word by its letters and by the lexicon.
func marksOf(word string) mark {
	var m mark
	letters, uppers, numbers := 0, 0, 0
	for i, r := range word {
		switch {
		case unicode.IsDigit(r):
			numbers++
			if letters > 0 {
				m |= inner
			}
		case unicode.IsUpper(r):
			letters++
			uppers++
			if i == 0 {
				m |= capital
			} else if numbers > 0 || uppers < letters || letters > 1 {
				m |= inner
			}
		case unicode.IsLetter(r):
			letters++
			if numbers > 0 {
				m |= inner
			}
		}
	}
	switch {
	case letters == 0:
		m |= digits
		if isYear(word) {
			m |= year
		}
	case letters == uppers && letters > 1:
		m |= shouted
	case letters == 1 && uppers == 1 && numbers == 0:
		m |= initial
	}
	lower := word
	if m&(capital|inner|shouted) != 0 {
		var small [32]byte // a string made of no more needs no memory of its own
		if n := lowerASCII(small[:], word); n > 0 {
			lower = string(small[:n])
		} else {
			lower = strings.ToLower(word)
		}
	}
	if known, ok := lexicon[lower]; ok {
		return m | known
	}
	if c := lower[len(lower)-1]; 'a' <= c && c <= 'z' {
		return m
	}
	if base := strings.TrimRight(lower, "0123456789'’-_"); base != lower && base != "" { // ICCV2023, CVPR'21, Code2
		if known := lexicon[base] & (venue | month | label); known != 0 {
			m |= known
			if n := len(lower) - len(base); n >= 2 && known&venue != 0 {
				m |= year
			}
		}
	}
	return m
}

// lowerASCII writes word in small letters to buf and returns its length; 0 if it
// does not fit or is not all of ASCII.
func lowerASCII(buf []byte, word string) int {
	if len(word) > len(buf) {
		return 0
	}
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return 0
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return len(word)
}

func isYear(word string) bool {
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && isDigit(word[2]) && isDigit(word[3])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
