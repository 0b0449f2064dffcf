package relate

import (
	"maps"
	"testing"
)

// Of two rows with one repository the one that it is called after owns it, unless the other
// is called alike or names it.
func TestCopiedCode(t *testing.T) {
	const owner = "- **BoxNet: Counting Crates in Harbours** [[Paper](https://arxiv.org/abs/2001.00001)] [[Code](https://github.com/ann/BoxNet)]\n"
	for text, want := range map[string]map[int]int{
		owner + "- **SeaFarer: Weighing Fish at Night** [[Paper](https://arxiv.org/abs/2002.00002)] [[Code](https://github.com/Ann/boxnet)]\n":                    {1: 0},
		"- **SeaFarer: Weighing Fish at Night** [[Paper](https://arxiv.org/abs/2002.00002)] [[Code](https://github.com/ann/BoxNet)]\n" + owner:                    {0: 1},
		owner + "- **BoxNet-Sea: Weighing Fish at Night** [[Paper](https://arxiv.org/abs/2002.00002)] [[Code](https://github.com/ann/BoxNet)]\n":                  {},
		owner + "- **SeaFarer: Weighing Fish at Night** [[Paper](https://arxiv.org/abs/2002.00002)] [[Code](https://github.com/ann/Farer)]\n":                     {},
		owner + "- **SeaFarer: Weighing Fish at Night**, after BoxNet [[Paper](https://arxiv.org/abs/2002.00002)] [[Code](https://github.com/ann/BoxNet)]\n":      {},
		owner + "- **SeaFarer: Weighing Fish at Night** [[Paper](https://arxiv.org/abs/2002.00002)] [[Code](https://github.com/ann/BoxNet/tree/main/seafarer)]\n": {},
	} {
		if got := CopiedCode(readList(text).Rows); !maps.Equal(got, want) {
			t.Errorf("%v, want %v:\n%s", got, want, text)
		}
	}
}
