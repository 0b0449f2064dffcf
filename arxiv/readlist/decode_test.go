package readlist

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"clipgraph/arxiv/readlist/source"
)

func TestEncodings(t *testing.T) {
	const latin = "# Leseliste\n\n- [Über größere Netze](https://arxiv.org/abs/1706.03762), J. Müller – naïve Ansätze für Bäume\n"
	tests := []struct{ label, text, title, problem string }{
		{"windows-1252", latin, "Über größere Netze", "windows-1252"},
		{"windows-1254", "# Okuma listesi\n\n- [Derin öğrenme ile görüntü sınıflandırma için şüpheli örnekler](https://arxiv.org/abs/1706.03762): İstanbul'da yapılan çalışmaların özeti, güçlü bir yaklaşımın ilk değerlendirmesi ve karşılaştırılması\n", "Derin öğrenme ile görüntü sınıflandırma için şüpheli örnekler", "windows-1254"},
		{"windows-1251", "# Список\n\n- [Обучение нейронных сетей на графах](https://arxiv.org/abs/1706.03762): обзор литературы по этой теме\n", "Обучение нейронных сетей на графах", "windows-1251"},
		{"gbk", "# 论文列表\n\n- [一种新的对比学习方法](https://arxiv.org/abs/1706.03762)：本文提出了一种方法，效果很好\n", "一种新的对比学习方法", "gb18030"},
		{"big5", "# 論文列表\n\n- [一種新的對比學習方法](https://arxiv.org/abs/1706.03762)：本文提出了一種方法，效果很好\n", "一種新的對比學習方法", "big5"},
		{"shift_jis", "# 論文\n\n- [画像とテキストの対照学習について](https://arxiv.org/abs/1706.03762)：この論文では新しい方法を提案する\n", "画像とテキストの対照学習について", "shift_jis"},
		{"euc-jp", "# 論文\n\n- [画像とテキストの対照学習について](https://arxiv.org/abs/1706.03762)：この論文では新しい方法を提案する\n", "画像とテキストの対照学習について", "euc-jp"},
		{"euc-kr", "# 논문\n\n- [이미지와 텍스트의 대조 학습](https://arxiv.org/abs/1706.03762): 이 논문은 새로운 방법을 제안한다\n", "이미지와 텍스트의 대조 학습", "euc-kr"},
		{"utf-16le", latin, "Über größere Netze", ""},
		{"utf-16be", latin, "Über größere Netze", ""},
	}
	for _, test := range tests {
		t.Run(test.label, func(t *testing.T) {
			e, err := htmlindex.Get(test.label)
			if err != nil {
				t.Fatal(err)
			}
			if test.label == "gbk" {
				test.problem = canonical(t, "gb18030")
			}
			data, err := e.NewEncoder().Bytes([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			checkDecoded(t, data, test.title, test.problem)
		})
	}
	for name, order := range map[string]unicode.Endianness{"little": unicode.LittleEndian, "big": unicode.BigEndian} {
		t.Run("UTF-16 with a mark, "+name, func(t *testing.T) {
			data, err := unicode.UTF16(order, unicode.ExpectBOM).NewEncoder().Bytes([]byte(latin))
			if err != nil {
				t.Fatal(err)
			}
			checkDecoded(t, data, "Über größere Netze", "")
		})
	}
	t.Run("UTF-8 with a mark", func(t *testing.T) {
		checkDecoded(t, append([]byte(source.ByteOrderMark), latin...), "Über größere Netze", "")
	})
	t.Run("a page says what it is", func(t *testing.T) {
		page := "<!DOCTYPE html><meta charset=koi8-r><ul><li><a href='https://arxiv.org/abs/1706.03762'>Сети</a></ul>"
		data, err := htmlIndexEncode(t, "koi8-r", page)
		if err != nil {
			t.Fatal(err)
		}
		checkDecoded(t, data, "Сети", "koi8-r")
	})
}

func htmlIndexEncode(t *testing.T, label, text string) ([]byte, error) {
	t.Helper()
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, err
	}
	return encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(text))
}

func canonical(t *testing.T, label string) string {
	t.Helper()
	e, err := htmlindex.Get(label)
	if err != nil {
		t.Fatal(err)
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// checkDecoded holds that data is a list of one paper, for both readers.
func checkDecoded(t *testing.T, data []byte, title, encoding string) {
	t.Helper()
	if source.IsBinary(data) {
		t.Error("is taken for a binary file")
	}
	list := read("-", data)
	if len(list.Rows) != 1 || list.Rows[0].Work.Title != title {
		t.Errorf("items %+v, want the title %q", list.Rows, title)
	}
	got := ""
	for _, p := range list.Problems {
		got += p.Message
	}
	want := ""
	if encoding != "" {
		want = "not UTF-8; read as " + encoding + ", which is a guess"
	}
	if got != want {
		t.Errorf("problems %q, want %q", got, want)
	}
	found := 0
	for ref, err := range References("-", bytes.NewReader(data)) {
		if err != nil || ref.Ref.ID != mustID("1706.03762") {
			t.Errorf("reference %v, %v", ref.Ref, err)
		}
		found++
	}
	if found != 1 {
		t.Errorf("%d references", found)
	}
}

func TestBrokenUTF8StaysUTF8(t *testing.T) {
	list := read("-", []byte("- [本文 \xff A Title](https://arxiv.org/abs/1706.03762)\n"))
	if len(list.Rows) != 1 || list.Rows[0].Work.Title != "本文 \uFFFD A Title" {
		t.Errorf("%+v", list.Rows)
	}
	if len(list.Problems) != 1 || list.Problems[0].Col != 11 || !strings.HasPrefix(list.Problems[0].Message, "not valid UTF-8") {
		t.Errorf("%+v", list.Problems)
	}
}
