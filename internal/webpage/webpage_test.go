package webpage

import (
	"strings"
	"testing"
)

func TestSources(t *testing.T) {
	const raw = "https://raw.githubusercontent.com/o/n/"
	for address, want := range map[string]string{
		"https://github.com/o/n":                            raw + "HEAD/README.md",
		"https://GitHub.com/o/n.git":                        raw + "HEAD/README.md",
		"https://www.github.com/o/n/?tab=readme-ov-file#x":  raw + "HEAD/README.md",
		"https://github.com/o/n/tree/main/papers":           raw + "main/papers/README.md",
		"https://github.com/o/n/blob/v1/a%20b/list.md#L12":  raw + "v1/a%20b/list.md",
		"https://github.com/o/n/raw/main/list.bib":          raw + "main/list.bib",
		"https://github.com/o/n/blob/main/../../../etc/x":   "https://raw.githubusercontent.com/etc/x",
		"https://github.com/o":                              "https://github.com/o",
		"https://github.com/o/n/issues/1":                   "https://github.com/o/n/issues/1",
		"https://gist.github.com/o/12ab":                    "https://gist.githubusercontent.com/o/12ab/raw",
		"https://gitlab.com/o/n/-/blob/main/README.md":      "https://gitlab.com/o/n/-/raw/main/README.md",
		"https://user:secret@example.org/list.html?a=b#top": "https://user:secret@example.org/list.html?a=b",
		"https://token@github.com/o/n/blob/v1/list.md":      "https://token@raw.githubusercontent.com/o/n/v1/list.md",
	} {
		got, err := Sources(address)
		if err != nil || got[0] != want {
			t.Errorf("%s is had at %q (%v), want %q", address, got, err, want)
		}
		if strings.HasSuffix(want, "/README.md") != (len(got) > 1) && !strings.Contains(want, "gitlab") {
			t.Errorf("%s: %d addresses", address, len(got))
		}
	}
	for _, bad := range []string{"https://", "http://%zz/"} {
		if got, err := Sources(bad); err == nil {
			t.Errorf("%s is had at %q", bad, got)
		}
	}
}
