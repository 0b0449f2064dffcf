package citekey

import (
	"testing"

	"clipgraph/bib/work"
)

func TestSurname(t *testing.T) {
	for name, want := range map[string]string{
		"王伟": "wang", "王 伟": "wang", "王, 伟": "wang", "王小明": "wang", "曾国藩": "zeng", "單田芳": "shan", "翟志刚": "zhai", "吕布": "lyu",
		"欧阳修": "ouyang", "歐陽, 修": "ouyang", "诸葛亮": "zhuge", "司马": "si", "司马相如": "sima", "司马相如赋": "",
		"김철수": "kim", "이 순신": "lee",
		"山田太郎": "", "田中 太郎": "", "田中太郎": "", "ひらがな": "", "Ada Lovelace": "", "": "", "王Smith": "",
	} {
		if got := surname(work.ParseName(name)); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// No name has two readings.
func TestSurnamesAreOnce(t *testing.T) {
	seen := map[rune]bool{}
	for _, r := range chinese + korean {
		if r > 0x2e80 {
			if seen[r] {
				t.Errorf("%c is there twice", r)
			}
			seen[r] = true
		}
	}
}
