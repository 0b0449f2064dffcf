package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"

	_ "clipgraph/internal/testkit"
)

// misread does to text what the editors of some lists do: it reads UTF-8, or
// what else the bytes are, as if they were in a page of one byte a character.
// A byte that the page leaves undefined is dropped, or kept as a C1 control.
func misread(bytes string, page *charmap.Charmap, keep bool) string {
	var b strings.Builder
	for _, c := range []byte(bytes) {
		switch r := page.DecodeByte(c); {
		case r != utf8.RuneError:
			b.WriteRune(r)
		case keep:
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

func damaged(text string) string { return misread(text, charmap.Windows1254, false) }

func TestRepair(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing lost", damaged("本文将训练"), "本文将训练"},
		{"a byte lost", damaged("本文提出图像"), "本文�出图�"}, // 提 is e6 8f 90, 像 is e5 83 8f
		{"emoji and quotes", damaged("图“好” 🧟 常常"), "图“好� 🧟 常常"},
		{"accents", damaged("Schrödinger, Müller, Gärtner"), "Schrödinger, Müller, Gärtner"},
		{"a healthy letter beside damage", damaged("文本文本") + " Schrödinger", "文本文本 Schrödinger"},
		{"healthy Chinese", "本文提出一种创新的方法", "本文提出一种创新的方法"},
		{"healthy French", "« CAFÉ», naïve, œuvre – déjà vu…", "« CAFÉ», naïve, œuvre – déjà vu…"},
		{"healthy Turkish", "GÖRÜŞ, İstanbul’da “şüphe”", "GÖRÜŞ, İstanbul’da “şüphe”"},
		{"healthy Vietnamese", "Nguyễn Văn Ân, Đặng Thị Ê", "Nguyễn Văn Ân, Đặng Thị Ê"},
		{"ASCII", "plain", "plain"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, changed := Repair(test.in)
			if got != test.want {
				t.Errorf("Repair(%q) = %q, want %q", test.in, got, test.want)
			}
			if changed != (test.in != test.want) {
				t.Errorf("changed = %v", changed)
			}
		})
	}
}

// Whatever the page, text comes back whole where no byte is lost.
func TestRepairIsLossless(t *testing.T) {
	pages := map[string]*charmap.Charmap{
		"Windows-1252": charmap.Windows1252, "Windows-1254": charmap.Windows1254, "ISO-8859-1": charmap.ISO8859_1,
		"Windows-1250": charmap.Windows1250, "Windows-1251": charmap.Windows1251, "Macintosh": charmap.Macintosh, "code page 437": charmap.CodePage437,
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				words := []string{"对比学习", "画像と", "한국어", "обзор", "“x” – y…", "🧟", "naïve", "arXiv", "Müller", "|", "ﬁ", "：", "\n"}
				text := "本文提出一种方法" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, "words"), " ")
				if got, changed := Repair(misread(text, page, true)); !changed || got != text {
					t.Fatalf("%q came back as %q", text, got)
				}
			})
		})
	}
}

func TestRepairGBK(t *testing.T) {
	for _, text := range []string{"# 论文列表\n\n- [一种新方法](https://arxiv.org/abs/1706.03762)：本文提出了对比学习的方法，效果很好。", "镕基、喆：这里有不常用的字，但是大多数的字是常用的字，所以可以看出来"} {
		gbk, err := simplifiedchinese.GBK.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, changed := Repair(misread(gbk, charmap.Windows1252, true)); !changed || got != text {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}

// The repaired list is its original wherever the bytes survived: a lost one
// leaves U+FFFD in the place of its character.
func TestRepairAgainstTheOriginal(t *testing.T) {
	seed, original := sharedFile(t, "seed", "awesome-clip.md"), string(sharedFile(t, "lists", "clip-chenyiting.md"))
	repaired, _ := Repair(string(seed))
	cells := map[string][]string{} // the originals by what is left of them
	for cell := range strings.FieldsFuncSeq(original, isCellEnd) {
		key := asciiOf(cell)
		cells[key] = append(cells[key], strings.TrimSpace(cell))
	}
	compared, lost, differ := 0, 0, 0
	for cell := range strings.FieldsFuncSeq(repaired, isCellEnd) {
		cell = strings.TrimSpace(cell)
		candidates := cells[asciiOf(cell)]
		if !strings.ContainsFunc(cell, func(r rune) bool { return r >= 0x3000 }) || len(candidates) == 0 {
			continue
		}
		compared += utf8.RuneCountInString(cell)
		lost += strings.Count(cell, "\uFFFD")
		if !slices.ContainsFunc(candidates, func(c string) bool { return matches(cell, c) }) {
			differ++
			t.Errorf("%q is not\n%q", cell, candidates)
		}
	}
	t.Logf("%d characters compared, %d of them lost", compared, lost)
	if compared < 1000 {
		t.Error("nothing to speak of was compared")
	}
}

func isCellEnd(r rune) bool { return r == '|' || r == '\n' }

// asciiOf returns the letters and digits of ASCII in s, which no damage
// touches.
func asciiOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, s)
}

// matches reports whether repaired is original but for what U+FFFD stands for.
func matches(repaired, original string) bool {
	a, b := []rune(repaired), []rune(original)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && a[i] != utf8.RuneError {
			return false
		}
	}
	return true
}

// Text that people write in one language is never touched, however its
// letters follow each other.
func TestRepairLeavesCleanText(t *testing.T) {
	alphabets := map[string]string{
		"Chinese":         "本文提出一种创新的训练方法，来解决数据需求。、“”（） abcXYZ",
		"French":          "abcdeéèêàçùïôœÉÈÀÇ «»'’.,–—…\u00A0€°",
		"German":          "abcäöüßÄÖÜ „“,.–§°€",
		"Turkish":         "abcçğıöşüÇĞİÖŞÜ ’.,",
		"Portuguese":      "abcãõáéíóúâêôçÃÕÁÂÉÊÓ .,ºª",
		"Spanish":         "abcáéíóúñüÁÉÍÓÚÑ .,«»ºª",
		"Italian":         "abcàèéìòùÀÈÉÌÒÙ .,’",
		"Czech":           "abcáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ „“.,",
		"Polish":          "abcąćęłńóśźżĄĆĘŁŃÓŚŹŻ „”.,",
		"Hungarian":       "abcáéíóöőúüűÁÉÍÓÖŐÚÜŰ „”.,",
		"Romanian":        "abcăâîșțşţĂÂÎȘȚ „”.,",
		"Swedish":         "abcåäöÅÄÖé ”.,",
		"Icelandic":       "abcáðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ „“.,",
		"Croatian":        "abcčćđšžČĆĐŠŽ „”.,",
		"Latvian":         "abcāčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ „”.,",
		"Vietnamese":      "abcăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệỳýỷỹỵĂÂĐÊÔƠƯ .,",
		"Russian":         "абвгдежзиклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗЁ — «»№",
		"Ukrainian":       "абвгґдеєжзиіїйклмнопрстГІЇЄҐ — «»’",
		"Serbian":         "абвгдђежзијклљмнњопћуфџЂЈЉЊЋЏ — „“",
		"Greek":           "αβγδεζηθικλμνξοπρστυφχψωάέήίόύώςΆΈΉΊΌΎΏΑΒΓΔ «».,·",
		"phonetic":        "abcæðøŋθɑɒəɛɪʃʊʌʒˈˌː /[]",
		"Japanese":        "画像とテキストの対照学習を、「ゼロショット」",
		"Korean":          "이미지와 텍스트를 함께 학습한다.",
		"names and notes": "abcdéüñØÅ¹²³†‡§¶*, ",
		"brands":          "ABCÉÈÜÑ®™© ",
	}
	for name, alphabet := range alphabets {
		t.Run(name, func(t *testing.T) {
			letters := []rune(alphabet)
			rapid.Check(t, func(t *rapid.T) {
				text := string(rapid.SliceOfN(rapid.SampledFrom(letters), 0, 200).Draw(t, "text"))
				if got, changed := Repair(text); changed || got != text {
					t.Fatalf("Repair(%q) = %q", text, got)
				}
			})
		})
	}
}

// What decodes by chance and reads well as it is.
func TestRepairLeavesWhatReadsWell(t *testing.T) {
	for _, text := range []string{
		"õááõáá", "ßääßää", "õááõáá õéé õúú Õáá", // letters of a DOS page
		"José¹², André¹³, René²³", "André†‡, José†‡ and Noé§¶", "NESCAFÉ®, EXPOSÉ®, CAFÉ™", // notes, brands
		"« passé…” », « été…” », « né…” »", "payé\u00A0£5, élevé\u00A0£6, coté\u00A0£7",
		"Гімн, Гіляров, Гітара; пёс, пёстрый, копёр", "пё пё пё пё", "Ві Ві Ві",
		"5 Å², 6 Å², 7 Å³", "Γ² + Γ³ − Δ±1", "2√π, 3√π, √∂, x√π/2", "∆≤5, ∆≥6", "90° ± 5°, 10 µm ± 1 µm",
		"├── src\n│   ├── é.go\n└── ö.go\n", "┌─┬─┐\n│a│b│\n├─┼─┤\n└─┴─┘\n", "─┤─┤─┤ a─┐ b─┐ c─┐",
		"ÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁÁ", "····················", "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ", "¡¡¡¡¡¡¡¡¡¡¡¡¡¡¡¡¡¡", "ÉÀÈÇÉÀÈÇÀÉÈÇÇÈÉÀÀÇÉÈÇÉÀÈ", "±±±±±±±±±±±±±±±±±±",
		"Muße, Füße, Größe; Straße: STRASSE", "Ørsted, Ångström, Æsop; naïve façade", "SÃO PAULO, NÃO, LIÇÃO, IRMÃ",
		"Đặng Thị Ê, Nguyễn Văn Ân, Trần Ơn", "Żółć, gęślą jaźń", "Příliš žluťoučký kůň úpěl ďábelské ódy", "Árvíztűrő tükörfúrógép",
		"Pijamalı hasta yağız şoföre çabucak güvendi", "[ˈʃʁøːdɪŋɐ], [ɡɔˈløːzə], /ðə/, [æ̃ð̞]",
		"Σωκράτης, Ἀριστοτέλης, Πλάτων: «Ἓν οἶδα»", "画像とテキスト、“対照”学習…", "本文提出“对比学习”——一种方法……", "이미지 “텍스트”",
		"Съешь же ещё этих мягких французских булок", "Љубазни фењерџија чађавог лица хоће да ми покаже штос",
	} {
		if got, changed := Repair(text); changed || got != text {
			t.Errorf("Repair(%q) = %q", text, got)
		}
	}
}

// Healthy text beside damage stays as it is.
func TestRepairLeavesWhatIsBesideDamage(t *testing.T) {
	damage, whole := damaged("本文将训练，文本。"), "本文将训练，文本。"
	for _, healthy := range []string{"café, “naïve” Schrödinger…", "José’s ÷ ü, õ", "Żółć, обзор, 本文", "«œuvre»"} {
		text := damage + "\n" + healthy + "\n" + damage
		if got, changed := Repair(text); !changed || got != whole+"\n"+healthy+"\n"+whole {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}

func FuzzRepair(f *testing.F) {
	f.Add("æœ¬æ–‡")
	f.Add("CAFÉ»")
	f.Add("\xff\xfe")
	f.Fuzz(func(t *testing.T, text string) {
		got, changed := Repair(text)
		if !changed && got != text {
			t.Errorf("Repair changed %q to %q and denies it", text, got)
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("Repair made invalid UTF-8 of %q", text)
		}
		if strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Errorf("Repair moved the lines of %q", text)
		}
	})
}

// sharedFile reads a file of the material kept beside the repository, and
// skips the test where there is none.
func sharedFile(t testing.TB, path ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{"..", "..", "..", "..", "shared"}, path...)...))
	if err != nil {
		t.Skip("the lists kept beside the repository are not here: ", err)
	}
	return data
}
