package citekey

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"clipgraph/bib/work"
)

// Han and Hangul have readings that only a dictionary knows, and a surname often has one of
// its own: 曾 is Zeng as a name, and céng as a word. The family names of nearly all people
// who write them so are few.

// chinese are family names by their reading in Pinyin without tones, lyu for lü as in passports, the most frequent
// ones of the "Hundred Family Surnames" in both forms of writing.
const chinese = `
ai 艾 an 安 ao 敖 ba 巴 bai 白柏 ban 班 bao 包鲍鮑 bi 毕畢 bian 边邊卞 bo 薄 bu 卜 cai 蔡 cao 曹 cen 岑 chai 柴 chang 常 che 车車 chen 陈陳谌諶 cheng 程成 chi 池迟遲 chu 储儲褚楚
cong 丛叢 cui 崔 dai 戴代 deng 邓鄧 di 狄 diao 刁 ding 丁 dong 董 dou 窦竇 du 杜 duan 段 fan 范樊 fang 方房 fei 费費 feng 冯馮封丰豐 fu 付傅符扶 gan 甘干 gao 高郜 ge 葛戈 geng 耿 gong 龚龔宫宮巩鞏
gou 苟 gu 顾顧谷古辜 guan 关關管官 gui 桂 guo 郭 ha 哈 hai 海 han 韩韓 hang 杭 hao 郝 he 何贺賀和 hong 洪 hou 侯 hu 胡扈 hua 华華花 huang 黄黃 huo 霍 ji 吉纪紀季姬计計嵇 jia 贾賈 jian 简簡
jiang 江姜蒋蔣 jiao 焦 jie 揭 jin 金晋晉靳 jing 景荆荊 ju 鞠居 kan 阚闞 kang 康 ke 柯 kong 孔 kou 寇 kuai 蒯 kuang 匡邝鄺 lai 赖賴来來 lan 兰蘭蓝藍 lang 郎 lao 劳勞 le 乐樂 lei 雷 leng 冷
li 李黎厉厲郦酈 lian 连連廉 liang 梁 liao 廖 lin 林蔺藺 ling 凌 liu 刘劉柳 long 龙龍 lou 娄婁楼樓 lu 卢盧陆陸鲁魯路芦蘆逯 lyu 吕呂 luan 栾欒 luo 罗羅骆駱 ma 马馬麻 mai 麦麥 man 满滿 mao 毛茅 mei 梅
meng 孟蒙 mi 米 miao 苗缪繆 min 闵閔 ming 明 mo 莫 mou 牟 mu 穆慕 na 那 ni 倪 nie 聂聶 ning 宁寧甯 niu 牛 ou 区區欧歐 pan 潘 pang 庞龐 pei 裴 peng 彭 pi 皮 ping 平 pu 蒲浦 qi 齐齊祁戚 qian 钱錢
qiang 强強 qiao 乔喬 qin 秦覃 qing 卿 qiu 邱丘裘仇 qu 曲屈瞿 quan 全权權 ran 冉 rao 饶饒 ren 任 rong 荣榮容戎 ru 茹 ruan 阮 sang 桑 sha 沙 shan 单單 shang 尚商 shao 邵 she 佘 shen 沈申 sheng 盛
shi 石史施时時师師 shu 舒 shui 水 si 司 song 宋 su 苏蘇宿 sui 隋眭 sun 孙孫 tai 台臺邰 tan 谭譚谈談 tang 唐汤湯 tao 陶 teng 滕 tian 田 tong 童佟仝 tu 涂屠 wan 万萬 wang 王汪 wei 魏韦韋卫衛危 wen 文温溫闻聞
weng 翁 wu 吴吳武伍邬鄔巫 xi 席奚郗 xia 夏 xian 冼 xiang 向项項相 xiao 肖萧蕭 xie 谢謝解 xin 辛 xing 邢幸 xiong 熊 xu 徐许許胥 xuan 宣 xue 薛 xun 荀 yan 严嚴颜顏阎閻闫閆晏燕言 yang 杨楊羊阳陽 yao 姚
ye 叶葉 yi 易伊 yin 尹殷阴陰 ying 应應 yong 雍 you 尤游 yu 于余俞喻虞郁鱼魚庾 yuan 袁苑元 yue 岳 yun 云雲郓 zang 臧 zeng 曾 zha 查 zhai 翟 zhan 詹湛占 zhang 张張章 zhao 赵趙 zhen 甄 zheng 郑鄭
zhi 支 zhong 钟鐘鍾仲 zhou 周 zhu 朱祝竺诸諸 zhuang 庄莊 zhuo 卓 zong 宗 zou 邹鄒 zu 祖 zuo 左`

// double are those of two characters.
const double = `
ouyang 欧阳 ouyang 歐陽 sima 司马 sima 司馬 shangguan 上官 zhuge 诸葛 zhuge 諸葛 situ 司徒 dongfang 东方 dongfang 東方 huangfu 皇甫 yuchi 尉迟 yuchi 尉遲 gongsun 公孙 gongsun 公孫 linghu 令狐
murong 慕容 zhangsun 长孙 zhangsun 長孫 yuwen 宇文 xiahou 夏侯 duanmu 端木 baili 百里 dugu 独孤 dugu 獨孤 nangong 南宫 nangong 南宮 ximen 西门 ximen 西門`

// korean are family names as their bearers mostly write them in Latin letters.
const korean = `
kim 김 lee 이 park 박 choi 최 jung 정 kang 강 cho 조 yoon 윤 jang 장 lim 임 han 한 oh 오 seo 서 shin 신 kwon 권 hwang 황 ahn 안 song 송 ryu 류 jeon 전 hong 홍 ko 고 moon 문 yang 양 son 손 bae 배 baek 백
heo 허 yoo 유 nam 남 shim 심 noh 노 ha 하 kwak 곽 sung 성 cha 차 joo 주 woo 우 koo 구 min 민 na 나 jin 진 ji 지 eom 엄 chae 채 won 원 cheon 천 bang 방 kong 공 hyun 현 ham 함 byun 변 yeom 염 yeo 여 choo 추 do 도
so 소 seok 석 sun 선 seol 설 ma 마 gil 길 yeon 연 wi 위 pyo 표 myung 명 ki 기 ban 반 wang 왕 keum 금 ok 옥 yook 육 in 인 maeng 맹 je 제 mo 모 tak 탁 kook 국 eun 은 pyeon 편 yong 용`

// surnames has the readings by name.
var surnames = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	add := func(table string, names func(word string) []string) {
		reading := ""
		for word := range strings.FieldsSeq(table) {
			if word[0] < utf8.RuneSelf {
				reading = work.Fold(word)
				continue
			}
			for _, name := range names(word) {
				all[name] = reading
			}
		}
	}
	add(chinese+korean, func(word string) []string { return strings.Split(word, "") })
	add(double, func(word string) []string { return []string{word} })
	return all
})

// surname returns the reading of the family name of a person whose name is written in Han
// or Hangul, given name and family name in one word or not; "" where it is not among the
// frequent ones, or not certain to be one, as in Japanese names of four characters.
func surname(p work.Person) string {
	name := []rune(p.Last())
	for _, r := range name {
		if !unicode.Is(unicode.Han, r) && !unicode.Is(unicode.Hangul, r) {
			return ""
		}
	}
	if p.Given != "" {
		return surnames()[string(name)]
	}
	if len(name) > 2 && len(name) < 5 {
		if reading := surnames()[string(name[:2])]; reading != "" {
			return reading
		}
	}
	if len(name) > 0 && len(name) < 4 {
		return surnames()[string(name[:1])]
	}
	return ""
}
