package form

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// runTexts are texts whose words depend on where they are cut.
var runTexts = []string{
	"Code: a.Bar b.Net, A.B and 1.Two",
	"Ada Holm1,2, Bo Lind1 et al., CVPR'21 (Oral).",
	"state-of-the-art D&B O'Neill's v2.0 C++ :fire: :ab: x:",
	"画像と言語：多模态 Net is e.g.A net·works",
	"Proceedings of the 3rd Conf., Jan. 2024 https://a.org/x",
}

// What a field is like is the same whether its words are taken out of those of
// its run or read again.
func TestPhraseOf(t *testing.T) {
	for _, text := range append(runTexts, strings.Repeat("a b ", maxTokens)) {
		b := builder{tokens: tokens(text)}
		all := strings.Clone(text[:min(len(text), 80)])
		for from := range all {
			for to := from + 1; to <= len(all); to++ {
				if to < len(text) && !utf8.RuneStart(text[to]) {
					continue
				}
				f := &field{source: text, from: from, to: to, text: oneBlank(text[from:to])}
				if got, want := b.phraseOf(f).look(), newPhrase(f.text).look(); got != want {
					t.Errorf("%q in %q is like %+v, by itself %+v", f.text, text, got, want)
				}
			}
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Join(runTexts[:3], " ") + " Attention Is All You Need: A Survey of Large Language Models"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokens(text)
	}
}
