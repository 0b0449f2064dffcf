package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// TestPageData holds what the page's script reads, for a small plain graph.
func TestPageData(t *testing.T) {
	var data, indented bytes.Buffer
	out := bufio.NewWriter(&data)
	err := newHTMLPage(sample(t, []string{"One & Only", "Two: 100 % of Nets"}), Options{}).writeData(out)
	if err := errors.Join(err, out.Flush(), json.Indent(&indented, data.Bytes(), "", " ")); err != nil {
		t.Fatal(err)
	}
	got := indented.Bytes()
	file := filepath.Join("testdata", "small-page.json")
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); -update rewrites it\n%s", file, diff)
	}
}

// Whatever a title holds, the page has the elements that we wrote and no others, and
// what may run is what its policy names.
func TestHostilePage(t *testing.T) {
	g := sample(t, hostile)
	out := render(t, "html", g, Options{})
	if !bytes.Equal(out, render(t, "html", g, Options{})) {
		t.Error("two runs differ")
	}
	checkPage(t, out, 2*len(hostile))
}

// checkPage reads a page of so many papers, which must hold no elements but ours, run
// nothing but our scripts, and link to the web only.
func checkPage(t *testing.T, out []byte, papers int) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	var policy string
	var scripts []string
	rows := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(strings.Fields("html head meta title style body header h1 small div input ul details summary fieldset legend label select button main table thead tbody tr th td span a aside script"), n.Data) {
			t.Errorf("an element <%s>", n.Data)
		}
		kind := ""
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "style":
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "http") && !strings.HasPrefix(a.Val, "mailto:"):
				t.Errorf("a link to %q", a.Val)
			case a.Key == "content" && strings.HasPrefix(a.Val, "default-src"):
				policy = a.Val
			case a.Key == "type":
				kind = a.Val
			case a.Key == "data-i":
				rows++
			}
		}
		if n.Data == "style" && !strings.Contains(policy, string(sourceHash(n.FirstChild.Data))) {
			t.Error("the policy does not know the style")
		}
		if n.Data != "script" {
			continue
		}
		if kind == "" {
			scripts = append(scripts, n.FirstChild.Data)
			continue
		}
		var data struct{ Papers []pagePaper }
		if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil || kind != "application/json" || len(data.Papers) != papers {
			t.Errorf("data of type %q: %d papers, %v", kind, len(data.Papers), err)
		}
		for _, p := range data.Papers {
			for _, l := range p.Links {
				if safeAddress(l.URL) != l.URL {
					t.Errorf("a link to %q", l.URL)
				}
			}
		}
	}
	if len(scripts) != 2 || rows != papers {
		t.Errorf("%d scripts, %d rows", len(scripts), rows)
	}
	for _, s := range scripts {
		if !strings.Contains(policy, string(sourceHash(s))) {
			t.Errorf("the policy %q does not know a script", policy)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q", policy)
	}
}
