package main

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"clipgraph/export"
)

// page is one with the policy of the program's pages.
const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src &#39;sha256-a&#43;b=&#39; &#39;sha256-cc=&#39;; style-src 'sha256-dd='; base-uri 'none'">`

// files returns the site's files but for those that the program makes, which are empty.
func files(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{examplePage: []byte(page), "clipgraph.wasm": nil, "clipgraph.wasm.gz": nil, "wasm_exec.js": nil, "clip.md": nil, "clip.svg": nil}
	if err := addStatic(all); err != nil {
		t.Fatal(err)
	}
	return all
}

// What the page names is there, and is there without a network.
func TestFilesAreThere(t *testing.T) {
	all := files(t)
	doc, err := html.Parse(strings.NewReader(string(all["index.html"])))
	if err != nil {
		t.Fatal(err)
	}
	named := []string{"clipgraph.wasm.gz"}
	ids := map[string]int{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "src", a.Key == "href":
				named = append(named, a.Val)
			case a.Key == "id":
				ids[a.Val]++
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("<%s %s>, which the policy forbids", n.Data, a.Key)
			}
		}
	}
	for name := range all {
		if strings.HasSuffix(name, ".js") && name != "sw.js" {
			named = append(named, name)
		}
	}
	for _, name := range named {
		if _, found := all[name]; !found || !strings.Contains(string(all["sw.js"]), "'"+name+"'") {
			t.Errorf("%s is not there, or not without a network", name)
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements have the id %s", n, id)
		}
	}
	for _, match := range regexp.MustCompile(`\$\('([a-z-]+)'\)`).FindAllStringSubmatch(string(all["site.js"]), -1) {
		if ids[match[1]] == 0 {
			t.Errorf("the script wants the element %s", match[1])
		}
	}
}

// Nothing of the site comes from elsewhere, and text becomes no markup.
func TestNothingFromElsewhere(t *testing.T) {
	address := regexp.MustCompile(`https?://[\w.:-]+`)
	markup := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function`)
	for name, data := range files(t) {
		for _, found := range address.FindAllString(string(data), -1) {
			if !slices.Contains([]string{"https://github.com", "https://arxiv.org", "http://www.w3.org"}, found) {
				t.Errorf("%s names %s", name, found)
			}
		}
		if found := markup.Find(data); found != nil {
			t.Errorf("%s has %s", name, found)
		}
	}
}

// Every format has its tab or its place among the others, with the ending that the
// command gives its files.
func TestEveryFormatIsOffered(t *testing.T) {
	all := files(t)
	for _, f := range export.Formats {
		asTab := strings.Contains(string(all["index.html"]), `aria-controls="`+f.Name+`"`)
		asOther := strings.Contains(string(all["index.html"]), `<option value="`+f.Name+`">`)
		if asTab == asOther {
			t.Errorf("%s: a tab: %t, among the others: %t", f.Name, asTab, asOther)
		}
		if !regexp.MustCompile(`\b` + f.Name + `: '` + f.Ext + `'`).Match(all["site.js"]) {
			t.Errorf("%s has another ending than .%s", f.Name, f.Ext)
		}
	}
}

// What a page of the program may run, it may run within the site, and nothing else may.
func TestPolicy(t *testing.T) {
	policy := policyPattern.FindSubmatch(files(t)["index.html"])
	if policy == nil || !strings.Contains(string(policy[1]), "script-src 'self' 'wasm-unsafe-eval' 'sha256-a+b=' 'sha256-cc='; style-src 'self' 'sha256-dd=';") || strings.Contains(string(policy[1]), "unsafe-inline") {
		t.Errorf("the policy is %s", policy)
	}
	for _, other := range []string{"", "<meta>", strings.ReplaceAll(page, "sha256", "sha1")} {
		if err := addStatic(map[string][]byte{examplePage: []byte(other)}); err == nil {
			t.Errorf("a page with %q for its policy", other)
		}
	}
}

// Another file makes another version.
func TestVersion(t *testing.T) {
	name := regexp.MustCompile(`clipgraph-[0-9a-f]{16}`)
	first := files(t)
	second := map[string][]byte{examplePage: []byte(page), "clipgraph.wasm": []byte("x")}
	if err := addStatic(second); err != nil {
		t.Fatal(err)
	}
	a, b := name.Find(first["sw.js"]), name.Find(second["sw.js"])
	if a == nil || b == nil || string(a) == string(b) || string(a) != string(name.Find(files(t)["sw.js"])) {
		t.Errorf("%s, %s", a, b)
	}
	if entries, err := fs.ReadDir(web, "web"); err != nil || len(entries) < 6 {
		t.Errorf("%d files, %v", len(entries), err)
	}
}
