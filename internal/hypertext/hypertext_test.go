package hypertext

import (
	"errors"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, `<a title="%s">%s %s</a>`, `"><script>`, "</a>&amp;'", 7); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), `<a title="&#34;&gt;&lt;script&gt;">&lt;/a&gt;&amp;amp;&#39; 7</a>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

type full struct{}

var errFull = errors.New("no space")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFails(t *testing.T) {
	if err := Write(full{}, "a"); !errors.Is(err, errFull) {
		t.Error(err)
	}
}
