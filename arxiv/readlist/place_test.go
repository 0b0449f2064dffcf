package readlist

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Each item knows which bytes of the file it is made of.
func TestExtents(t *testing.T) {
	tests := []struct {
		file, text string
		want       []string
	}{
		{"a.md", "# L\r\n\r\n- [A Net](https://arxiv.org/abs/1706.03762)\r\n  by nobody\r\n\r\n| [B Net](https://arxiv.org/abs/1706.03763) | x |\r\n",
			[]string{"- [A Net](https://arxiv.org/abs/1706.03762)\r\n  by nobody", "| [B Net](https://arxiv.org/abs/1706.03763) | x |"}},
		{"b.md", "<table>\n<tr><td>Title</td></tr>\n<tr><td><b>A Net of Nets</b></td>\n <td><a href='https://arxiv.org/abs/1706.03762'>pdf</a></td></tr>\n</table>\n",
			[]string{"<tr><td><b>A Net of Nets</b></td>\n <td><a href='https://arxiv.org/abs/1706.03762'>pdf</a></td>"}},
		{"c.html", "<html><ul><li><a href='https://arxiv.org/abs/1706.03762'>A Net of Nets</a></ul></html>",
			[]string{"<li><a href='https://arxiv.org/abs/1706.03762'>A Net of Nets</a>"}},
		{"d.csv", "title,arxiv\n\"A Net,\nof Nets\",1706.03762\nB,1706.03763\n", []string{"\"A Net,\nof Nets\",1706.03762", "B,1706.03763"}},
		{"e.json", "[\n {\"title\": \"A Net\", \"arxiv\": \"1706.03762\"},\n {\"title\": \"B\", \"arxiv\": \"1706.03763\"}]\n",
			[]string{`{"title": "A Net", "arxiv": "1706.03762"}`, `{"title": "B", "arxiv": "1706.03763"}`}},
		{"f.jsonl", "{\"title\": \"A Net\", \"arxiv\": \"1706.03762\"}\n{\"title\": \"B\", \"arxiv\": \"1706.03763\"}\n",
			[]string{`{"title": "A Net", "arxiv": "1706.03762"}`, `{"title": "B", "arxiv": "1706.03763"}`}},
		{"g.yaml", "papers:\n  - title: Ä Net\n    arxiv: 1706.03762\n\n  - title: B\n    arxiv: 1706.03763\n",
			[]string{"title: Ä Net\n    arxiv: 1706.03762", "title: B\n    arxiv: 1706.03763"}},
		{"h.bib", "A text.\n@misc{a, title={A Net},\n eprint={1706.03762}}\n% no\n@misc{b, title={B}, eprint={1706.03763}}\n",
			[]string{"@misc{a, title={A Net},\n eprint={1706.03762}}", "@misc{b, title={B}, eprint={1706.03763}}"}},
		{"i.tex", "\\begin{thebibliography}{9}\n\\bibitem{a} J. Doe. \\newblock A Net. \\newblock arXiv:1706.03762.\n\n\\bibitem{b} R. Roe. \\newblock B Nets. \\newblock arXiv:1706.03763.\n\\end{thebibliography}\n",
			[]string{"{a} J. Doe. \\newblock A Net. \\newblock arXiv:1706.03762.", "{b} R. Roe. \\newblock B Nets. \\newblock arXiv:1706.03763."}},
		{"ids", "1706.03762\n# no\n  arXiv:1706.03763v2\n", []string{"1706.03762", "arXiv:1706.03763v2"}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) { checkExtents(t, test.file, test.text, []byte(test.text), test.want) })
	}
}

// Extents and columns are those of the file as it stands, not of what was read.
func TestExtentsInOtherEncodings(t *testing.T) {
	const text = "# Ü\n\n- été [Über größere Netze](https://arxiv.org/abs/1706.03762), déjà vu – naïve Ansätze, Müller\n- [B Netze](https://arxiv.org/abs/1706.03763), für Bäume\n"
	want := []string{"- été [Über größere Netze](https://arxiv.org/abs/1706.03762), déjà vu – naïve Ansätze, Müller", "- [B Netze](https://arxiv.org/abs/1706.03763), für Bäume"}
	const chinese = "# 论文列表\n\n- [一种新的对比学习方法](https://arxiv.org/abs/1706.03762)：本文提出了一种方法，效果很好\n- [另一种新的对比学习](https://arxiv.org/abs/1706.03763)：本文提出了一种方法，效果很好\n"
	wantChinese := []string{"- [一种新的对比学习方法](https://arxiv.org/abs/1706.03762)：本文提出了一种方法，效果很好", "- [另一种新的对比学习](https://arxiv.org/abs/1706.03763)：本文提出了一种方法，效果很好"}
	encoded := func(label, text string) string {
		e, err := htmlindex.Get(label)
		if err != nil {
			t.Fatal(err)
		}
		data, err := e.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	misread := func(bytes string) string { // and saved again
		var b strings.Builder
		for _, c := range []byte(bytes) {
			b.WriteRune(charmap.Windows1254.DecodeByte(c))
		}
		return b.String()
	}
	tests := []struct {
		name string
		make func(string) string
		text string
		want []string
	}{
		{"UTF-8", func(s string) string { return s }, text, want},
		{"windows-1252", func(s string) string { return encoded("windows-1252", s) }, text, want},
		{"UTF-16", func(s string) string { return encoded("utf-16le", s) }, text, want},
		{"GBK", func(s string) string { return encoded("gbk", s) }, chinese, wantChinese},
		{"damaged UTF-8", misread, chinese, wantChinese},
		{"damaged GBK", func(s string) string { return misread(encoded("gbk", s)) }, chinese, wantChinese},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var made []string
			for _, w := range test.want {
				made = append(made, test.make(w))
			}
			checkExtents(t, "list.md", test.make(test.text), []byte(test.make(test.text)), made)
		})
	}
	t.Run("a byte order mark", func(t *testing.T) {
		checkExtents(t, "list.md", text, []byte("\uFEFF"+text), want)
	})
	t.Run("broken UTF-8", func(t *testing.T) {
		const broken = "- 本\xff\xff文 [A Net](https://arxiv.org/abs/1706.03762)\n- 本文 [B Nets](https://arxiv.org/abs/1706.03763)\n"
		checkExtents(t, "list.md", broken, []byte(broken), strings.Split(strings.TrimSpace(broken), "\n"))
	})
}

// checkExtents holds that the items of data are made of the bytes of want, and
// begin at the line where the text has that.
func checkExtents(t *testing.T, file, text string, data []byte, want []string) {
	t.Helper()
	list := read(file, data)
	if len(list.Rows) != len(want) {
		t.Fatalf("%d items, want %d: %+v", len(list.Rows), len(want), list.Rows)
	}
	for i, item := range list.Rows {
		if got := string(data[item.Start:item.End]); got != want[i] {
			t.Errorf("item %d is made of %q, want %q", i, got, want[i])
		}
		if strings.IndexByte(text, 0) >= 0 {
			continue // no columns of bytes
		}
		before := text[:strings.Index(text, want[i])]
		line, col := strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n')
		if item.Line != line || item.Col != col || item.EndLine != line+strings.Count(want[i], "\n") {
			t.Errorf("item %d stands at %d:%d up to line %d, want %d:%d and %d", i, item.Line, item.Col, item.EndLine, line, col, line+strings.Count(want[i], "\n"))
		}
	}
}

// Links of data have the places of their addresses in the file, or, where these are
// written in other bytes there, of the field.
func TestPlacesOfLinks(t *testing.T) {
	for file, text := range map[string]string{
		"x.csv":  "title,url\nA Net of Nets,https://arxiv.org/abs/1706.03762\n",
		"x.json": `[{"title": "A Net of Nets", "url": "https://arxiv.org/abs/1706.03762"}]`,
		"y.json": `[{"title": "A Net of Nets", "url": "https:\/\/arxiv.org\/abs\/1706.03762"}]`,
		"z.json": `{"Nets": ["[A Net of Nets](https://arxiv.org/abs/1706.03762)"]}`,
		"x.yaml": "- title: A Net of Nets\n  url: https://arxiv.org/abs/1706.03762\n",
		"x.md":   "- [A Net of Nets](https://arxiv.org/abs/1706.03762)\n",
		"x.tex":  `\bibitem[A(2017)]{a} A. Author, ` + "``A Net of Nets,''" + ` \cite{b} \href{https://arxiv.org/abs/1706.03762}{here}.`,
		"y.bbl":  "\\entry{a}{misc}{}\n  \\field{title}{A Net of Nets}\n  \\verb{url}\n  \\verb https://arxiv.org/abs/1706.03762\n  \\endverb\n\\endentry\n",
		"x.org":  "* [[https://arxiv.org/abs/1706.03762][A Net of Nets]]\n",
	} {
		rows := read(file, []byte(text)).Rows
		if len(rows) != 1 || len(rows[0].Links) != 1 || rows[0].Work.Title != "A Net of Nets" {
			t.Errorf("%s: %+v", file, rows)
			continue
		}
		l := rows[0].Links[0]
		if got := strings.ReplaceAll(text[l.URLStart:l.URLEnd], `\/`, "/"); got != l.URL && !(strings.Contains(got, l.URL) && file[1:] == ".json") {
			t.Errorf("%s: the address of %s stands at %q", file, l.URL, got)
		}
		if l.Start > l.URLStart || l.End < l.URLEnd {
			t.Errorf("%s: the link is at %d-%d and its address at %d-%d", file, l.Start, l.End, l.URLStart, l.URLEnd)
		}
	}
}
