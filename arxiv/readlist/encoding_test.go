package readlist

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// damage does to text what the editors of some lists do: it reads UTF-8 as
// Windows-1254 and drops the bytes which that code page leaves undefined.
func damage(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if r := charmap.Windows1254.DecodeByte(c); r != utf8.RuneError {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestRepair(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing lost", damage("本文将训练"), "本文将训练"},
		{"a byte lost", damage("本文提出图像"), "本文�出图�"}, // 提 is e6 8f 90, 像 is e5 83 8f
		{"emoji and quotes", damage("图“好” 🧟 常常"), "图“好� 🧟 常常"},
		{"accents", damage("Schrödinger, Müller, Gärtner"), "Schrödinger, Müller, Gärtner"},
		{"a healthy letter beside damage", damage("文本文本") + " Schrödinger", "文本文本 Schrödinger"},
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

// Text that people write in one language is never touched, however its
// letters follow each other.
func TestRepairLeavesCleanText(t *testing.T) {
	alphabets := map[string]string{
		"Chinese":    "本文提出一种创新的训练方法，来解决数据需求。、“”（） abcXYZ",
		"French":     "abcdeéèêàçùïôœÉÈÀÇ «»'’.,",
		"German":     "abcäöüßÄÖÜ „“,.",
		"Turkish":    "abcçğıöşüÇĞİÖŞÜ ’.,",
		"Portuguese": "abcãõáéíóúâêôçÃÕÁ .,",
		"Russian":    "абвгдежзиклмнопрстуфхцчшщъыьэюя — «»",
		"Japanese":   "画像とテキストの対照学習を、「ゼロショット」",
		"Korean":     "이미지와 텍스트를 함께 학습한다.",
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
	data, err := os.ReadFile(filepath.Join(append([]string{"..", "..", "..", "shared"}, path...)...))
	if err != nil {
		t.Skip("the lists kept beside the repository are not here: ", err)
	}
	return data
}
