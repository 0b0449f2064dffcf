package check

import (
	"context"
	"errors"
	"flag"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"clipgraph/arxiv"
	"clipgraph/bib/lookup"
	"clipgraph/bib/work"
	"clipgraph/graph/check/reference"
)

var update = flag.Bool("update", false, "rewrite the expected findings")

// fixture is a txtar archive: lists, and beside them papers.jsonl with the
// papers that are known, index.bib with those of an index, unknown with identifiers that arXiv does not have,
// want with the findings, and for each list that is mended its name with
// "fixed-" in front.
type fixture struct {
	path    string
	archive *txtar.Archive
	known   Known
}

func readFixture(t testing.TB, path string) *fixture {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{path: path, archive: archive}
	papers, err := work.ReadJSONL(strings.NewReader(f.file("papers.jsonl")))
	if err != nil {
		t.Fatal(err)
	}
	unknown := map[work.ID]bool{}
	for _, text := range strings.Fields(f.file("unknown")) {
		ref, err := arxiv.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		unknown[ref.ID.WorkID()] = true
	}
	f.known = Known{
		Lookup: func(ids []work.ID) work.Answers {
			answers, _ := papers.Lookup(context.Background(), ids) // it never fails
			for _, id := range ids {
				if unknown[id] {
					answers[id] = work.Answer{Status: work.Unknown, Sure: true}
				}
			}
			return answers
		},
		Papers: papers.All(),
		Year:   2026,
	}
	if text := f.file("index.bib"); text != "" {
		f.known.Indexes = []reference.Index{indexed(t, text)}
	}
	return f
}

// indexed returns the bibliography of a text.
func indexed(t testing.TB, text string) *lookup.Bibliography {
	t.Helper()
	dir := t.TempDir()
	path, index := filepath.Join(dir, "DBLP"), filepath.Join(dir, "index")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := lookup.Build(t.Context(), path, index, "", nil); err != nil {
		t.Fatal(err)
	}
	b, err := lookup.Open(index)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (f *fixture) file(name string) string {
	i := slices.IndexFunc(f.archive.Files, func(file txtar.File) bool { return file.Name == name })
	if i < 0 {
		return ""
	}
	return string(f.archive.Files[i].Data)
}

func (f *fixture) set(name, data string) {
	i := slices.IndexFunc(f.archive.Files, func(file txtar.File) bool { return file.Name == name })
	if i < 0 {
		i = len(f.archive.Files)
		f.archive.Files = append(f.archive.Files, txtar.File{Name: name})
	}
	f.archive.Files[i].Data = []byte(data)
}

// lists returns the names of the lists.
func (f *fixture) lists() []string {
	var names []string
	for _, file := range f.archive.Files {
		if strings.HasPrefix(file.Name, "list.") {
			names = append(names, file.Name)
		}
	}
	return names
}

// check compares the findings, and what mending leaves, with what is expected,
// and returns the findings.
func (f *fixture) check(t *testing.T) []Finding {
	var found []Finding
	var want strings.Builder
	for _, name := range f.lists() {
		source := f.file(name)
		findings := findingsOf(name, []byte(source), f.known, Options{})
		found = append(found, findings...)
		fixed, mended := fixOf(name, []byte(source), f.known, Options{})
		if *update && mended > 0 {
			f.set("fixed-"+name, string(fixed))
		}
		if expected := f.file("fixed-" + name); mended > 0 && expected != string(fixed) || mended == 0 && string(fixed) != source {
			t.Errorf("%s mended differs: %s", name, cmp.Diff(expected, string(fixed)))
		}
		for _, left := range findingsOf(name, fixed, f.known, Options{}) {
			if left.Edits != nil {
				t.Errorf("after mending: %s has edits", &left)
			}
		}
		if again, n := fixOf(name, fixed, f.known, Options{}); n != 0 || string(again) != string(fixed) {
			t.Errorf("mending %s again changes it", name)
		}
		for i := range findings {
			want.WriteString(findings[i].String() + "\n")
		}
	}
	if *update {
		f.set("want", want.String())
		if err := os.WriteFile(f.path, txtar.Format(f.archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(f.file("want"), want.String()); diff != "" {
		t.Errorf("findings differ (-want +got); -update rewrites them\n%s", diff)
	}
	return found
}

// TestRules checks the fixture of every rule: it is found there, and only where
// it should be.
func TestRules(t *testing.T) {
	paths, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, path := range paths {
		id := strings.TrimSuffix(filepath.Base(path), ".txtar")
		seen[id] = true
		t.Run(id, func(t *testing.T) {
			rule := RuleByID(id)
			if rule == nil {
				t.Fatalf("there is a fixture for the rule %s, and no such rule", id)
			}
			found := readFixture(t, path).check(t)
			offends := func(f Finding) bool { return f.Rule == id }
			if !slices.ContainsFunc(found, offends) {
				t.Errorf("%s is not found", id)
			}
			if mends := slices.ContainsFunc(found, func(f Finding) bool { return offends(f) && f.Edits != nil }); mends != rule.Mends {
				t.Errorf("%s mends: %v, and the table says %v", id, mends, rule.Mends)
			}
			for _, f := range found {
				if offends(f) && f.Severity > rule.Severity {
					t.Errorf("%s is above the severity of its rule", &f)
				}
			}
		})
	}
	for _, rule := range Rules {
		if !seen[rule.ID] && !ofDocument(rule) {
			t.Errorf("the rule %s has no fixture", rule.ID)
		}
	}
}

// ofDocument reports whether a rule is about a document and its bibliographies together,
// which TestCitations has.
func ofDocument(rule Rule) bool { return rule.ID == undefinedRule || rule.ID == uncitedRule }

// TestEveryFault checks lists with one fault of each rule.
func TestEveryFault(t *testing.T) {
	found := readFixture(t, "testdata/faults.txtar").check(t)
	for _, rule := range Rules {
		if n := len(slices.DeleteFunc(slices.Clone(found), func(f Finding) bool { return f.Rule != rule.ID })); n != 1 && !ofDocument(rule) {
			t.Errorf("%d findings of %s, want 1", n, rule.ID)
		}
	}
}

// TestOptions leaves rules out and changes their severity.
func TestOptions(t *testing.T) {
	f := readFixture(t, "testdata/faults.txtar")
	found := findingsOf("list.md", []byte(f.file("list.md")), f.known, Options{
		Disabled: []string{"year"}, Severity: map[string]Severity{"duplicate-row": Error},
	})
	for _, f := range found {
		if f.Rule == "year" || f.Rule == "duplicate-row" && f.Severity != Error {
			t.Errorf("%s", &f)
		}
	}
	if len(found) < len(Rules)/2 {
		t.Errorf("%d findings", len(found))
	}
}

// TestUnchangedBytes mends lists whose bytes are not as usual: but for the edit
// they stay what they are.
func TestUnchangedBytes(t *testing.T) {
	const before, after = "[A Net of Nets of Nets]( http://arxiv.org/abs/1706.03762)", "[A Net of Nets of Nets](https://arxiv.org/abs/1706.03762)"
	for name, around := range map[string][2]string{
		"CRLF":                {"# Nets\r\n\r\n- ", "\r\n- x\r\n"},
		"byte order mark":     {"\uFEFF- ", "\n"},
		"no final newline":    {"- ", ""},
		"broken bytes":        {"- caf\xe9 \xff ", " \xc3(\n"},
		"damaged":             {"- æœ¬æ–‡æå‡º ", " æœ¬æ–‡\n"},
		"blanks and tabs":     {" \t- ", " \t \n\n\n"},
		"in a table":          {"|a|b|\n|-|-|\n|", "|x|\n"},
		"mixed line ends":     {"a\rb\r\n- ", "\n\r"},
		"comment in front":    {"<!-- http://arxiv.org/abs/1706.03762 -->\n- ", ""},
		"NUL beyond the head": {strings.Repeat("words\n", 1000) + "\x00- ", "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			fixed, n := fixOf("list.md", []byte(around[0]+before+around[1]), Known{}, Options{})
			if want := around[0] + after + around[1]; string(fixed) != want || n != 2 {
				t.Errorf("%d mended, got %q, want %q", n, fixed, want)
			}
		})
	}
	t.Run("UTF-16", func(t *testing.T) {
		var utf16 []byte
		for _, c := range "\n- " + before {
			utf16 = append(utf16, byte(c), 0)
		}
		if fixed, n := fixOf("list.md", utf16, Known{}, Options{}); n != 0 || string(fixed) != string(utf16) {
			t.Errorf("%d mended: %q", n, fixed)
		}
		if found := findingsOf("list.md", utf16, Known{}, Options{}); len(found) != 2 || found[0].Line != 2 {
			t.Errorf("found %v", found)
		}
	})
}

// TestPlaces checks where findings are said to be, in bytes and in characters.
func TestPlaces(t *testing.T) {
	found := findingsOf("list.md", []byte("- 本文 [A Net](http://arxiv.org/abs/1706.03762)\n"), Known{}, Options{})
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	f := found[0]
	f.Message, f.Edits, f.cause = "", nil, ""
	want := Finding{Rule: "arxiv-host", Severity: Warning, File: "list.md", Line: 1, Col: 18, EndLine: 1, EndCol: 34, Char: 14, EndChar: 30, Count: 1, start: 17, ruleOrder: f.ruleOrder}
	if diff := cmp.Diff(want, f, cmp.AllowUnexported(Finding{})); diff != "" {
		t.Error(diff)
	}
}

// TestUserList finds the faults of the first user's list that were proven by
// hand, at their lines.
func TestUserList(t *testing.T) {
	const list = "../../../shared/seed/awesome-clip.md"
	data, err := os.ReadFile(list)
	if err != nil {
		t.Skip("the list is not here:", err)
	}
	papers, err := os.Open("../../cmd/embedded/papers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer papers.Close()
	memory, err := work.ReadJSONL(papers)
	if err != nil {
		t.Fatal(err)
	}
	known := Known{Papers: memory.All(), Lookup: func(ids []work.ID) work.Answers {
		answers, _ := memory.Lookup(context.Background(), ids) // it never fails
		return answers
	}}
	found := findingsOf(path.Base(list), data, known, Options{})
	for _, want := range []struct {
		line       int
		rule, text string
	}{
		{80, "wrong-id", "2309.12314"}, {119, "malformed-id", "2404.08958"}, {203, "shared-link", "line 120"}, {203, "on-arxiv", "2402.03241"},
		{214, "broken-row", "215"}, {215, "wrong-id", "MotionCLIP"}, {216, "broken-row", "217"}, {138, "stray-character", ""}, {108, "link-space", ""},
		{219, "arxiv-host", "www.arxiv.org"}, {113, "old-version", "version 2"}, {121, "repository", "The-Shuai/DeIL"}, {204, "repository", "XiaoBuL/OmniCLIP"},
		{204, "copied-image", "C2P-CLIP"}, {92, "copied-image", "AltCLIP"}, {153, "copied-image", "CORA"}, {202, "broken-row", ""}, {56, "title-spelling", "A Closer"},
		{25, "damaged-text", "Windows-1254"}, {33, "on-arxiv", "2210.01936"}, {120, "on-arxiv", "2405.18437"}, {175, "on-arxiv", "2303.03032"},
	} {
		if !slices.ContainsFunc(found, func(f Finding) bool {
			return f.Line == want.line && f.Rule == want.rule && strings.Contains(f.Message, want.text)
		}) {
			t.Errorf("line %d: %s is not found, or does not say %q", want.line, want.rule, want.text)
		}
	}
	fixed, _ := fixOf(path.Base(list), data, known, Options{})
	for _, line := range []struct {
		n    int
		text string
	}{{80, "2309.12314"}, {119, "2404.08958)"}, {138, "2405.20204)]"}, {108, "(https://arxiv.org/pdf/2207.09519)"}, {219, "(https://arxiv.org/pdf/2408.10012)"}, {215, "2203.08063"}} {
		if got := strings.Split(string(fixed), "\n")[line.n-1]; !strings.Contains(got, line.text) {
			t.Errorf("line %d mended lacks %q", line.n, line.text)
		}
	}
}

// findingsOf is File without an end.
func findingsOf(file string, data []byte, known Known, o Options) []Finding {
	found, err := File(context.Background(), file, data, known, o)
	if err != nil {
		panic(err)
	}
	return found
}

// fixOf is Fix without an end.
func fixOf(file string, data []byte, known Known, o Options) (fixed []byte, mended int) {
	fixed, findings, err := Fix(context.Background(), file, data, known, o)
	if err != nil {
		panic(err)
	}
	return fixed, len(findings)
}

func TestFileStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if found, err := File(ctx, "x.md", []byte("- http://arxiv.org/abs/1706.03762\n"), Known{}, Options{}); !errors.Is(err, context.Canceled) || found != nil {
		t.Errorf("%v, %v", found, err)
	}
	if fixed, made, err := Fix(ctx, "x.md", []byte("- http://arxiv.org/abs/1706.03762\n"), Known{}, Options{}); !errors.Is(err, context.Canceled) || fixed != nil || made != nil {
		t.Errorf("%q, %v, %v", fixed, made, err)
	}
}
