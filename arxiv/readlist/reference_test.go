package readlist

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"clipgraph/arxiv"
)

// placed prints references as "line:col identifier-or-text".
func placed(t testing.TB, text string, chunk int) []string {
	return placedIn(t, "list.md", text, chunk)
}

func placedIn(t testing.TB, file, text string, chunk int) []string {
	var all []string
	for r, err := range references("", file, iotest.HalfReader(strings.NewReader(text)), nil, chunk) {
		if err != nil {
			t.Fatal(err)
		}
		line, col := r.Position()
		got := r.Ref.String()
		if r.Err != nil {
			got = r.Err.Text
		}
		all = append(all, fmt.Sprintf("%d:%d %s", line, col, got))
	}
	return all
}

func TestReferences(t *testing.T) {
	text := "\uFEFFarXiv:1706.03762\n\n" +
		"<!-- arXiv:1801.00001\n arXiv:1801.00002 --> arXiv:hep-th/9901001v2 <!--> arXiv:1801.00003 <!-- arXiv:1801.00004\n" +
		"```\narXiv:1801.00005\n```\n" +
		"é https://arxiv.org/abs/2404.089588\r\n" +
		"last arXiv:1801.00006"
	want := []string{"1:1 1706.03762", "4:23 hep-th/9901001v2", "4:52 1801.00003", "4:74 1801.00004", "6:1 1801.00005", "8:4 2404.089588", "9:6 1801.00006"}
	for _, chunk := range []int{1, 7, 64, 1000, chunkSize} {
		if got := placed(t, text, chunk); !slices.Equal(got, want) {
			t.Errorf("chunks of %d bytes: %q, want %q", chunk, got, want)
		}
	}
}

// A line longer than a chunk is cut, and no reference is lost or found twice
// where it is.
func TestReferencesOfLongLine(t *testing.T) {
	var text strings.Builder
	var want []string
	for i := range 2000 {
		fmt.Fprintf(&text, "see https://www.arxiv.org/abs/2301.%05dv2, %s", i+1, strings.Repeat("-", i%97))
	}
	for m := range arxiv.All(text.String()) {
		want = append(want, fmt.Sprintf("1:%d %s", m.Start+1, m.Ref))
	}
	if got := placed(t, text.String(), 3000); !slices.Equal(got, want) {
		t.Errorf("%d references, want %d", len(got), len(want))
	}
}

func TestReferencesReportReadErrors(t *testing.T) {
	broken := errors.New("broken")
	input := io.MultiReader(strings.NewReader("arXiv:1706.03762\n"), iotest.ErrReader(broken))
	var last error
	for _, err := range References("list.md", input) {
		last = err
	}
	if !errors.Is(last, broken) {
		t.Errorf("got %v, want the reader's error", last)
	}
}

// Whatever the size of the chunks, the references are those of the whole.
func FuzzReferences(f *testing.F) {
	f.Add("a <!-- arXiv:1706.03762 --> arxiv.org/abs/hep-th/9901001\n<!-- \n arXiv:1801.00001", uint16(5))
	f.Add("https://arxiv.org/abs/\r\n\n[x](http://arxiv.org/pdf/1706.03762v3.pdf)", uint16(30))
	f.Fuzz(func(t *testing.T, text string, chunk uint16) {
		lines := strings.Split(text, "\n")
		for i, line := range lines { // lines that are longer are cut within
			lines[i] = line[:min(len(line), maxReference/2)]
		}
		text = strings.Join(lines, "\n")
		want := placed(t, text, chunkSize)
		if got := placed(t, text, 1+int(chunk)); !slices.Equal(got, want) {
			t.Errorf("chunks of %d bytes: %q, want %q", 1+int(chunk), got, want)
		}
	})
}
