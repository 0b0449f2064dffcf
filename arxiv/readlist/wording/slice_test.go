package wording

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// sliceTexts are texts whose words depend on where they are cut.
var sliceTexts = []string{
	"Code: a.Bar b.Net, A.B and 1.Two",
	"Ada Holm1,2, Bo Lind1 et al., CVPR'21 (Oral).",
	"state-of-the-art D&B O'Neill's v2.0 C++ :fire: :ab: x:",
	"画像と言語：多模态 Net is e.g.A net·works",
	"Proceedings of the 3rd Conf., Jan. 2024 https://a.org/x",
}

// What a part of a text is like is the same whether its words are those of the
// text or read again.
func TestSlice(t *testing.T) {
	for _, text := range append(sliceTexts, strings.Repeat("a b ", maxTokens)) {
		p := New(text)
		end := min(len(text), 80)
		for from := range text[:end] {
			for to := from + 1; to <= end; to++ {
				if to < len(text) && !utf8.RuneStart(text[to]) || text[from] == ' ' {
					continue
				}
				if got, want := p.Slice(from, to).Look(), New(text[from:to]).Look(); got != want {
					t.Errorf("%q in %q is like %+v, by itself %+v", text[from:to], text, got, want)
				}
			}
		}
	}
}

// A phrase in the memory of another is that which new memory has.
func TestReuse(t *testing.T) {
	var p Phrase
	for _, text := range []string{"A long title: of words, and signs (2021)", "", "Short", "另一个标题 and one longer than all before it, by A. Author and B. Other"} {
		p = p.Reuse(text)
		if want := New(text); p.text != want.text || !slices.Equal(p.tokens, want.tokens) {
			t.Errorf("%q: %v, want %v", text, p.tokens, want.tokens)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	text := strings.Join(sliceTexts[:3], " ") + " Attention Is All You Need: A Survey of Large Language Models"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		New(text)
	}
}
