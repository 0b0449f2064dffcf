package bib

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clipgraph/bib/latex"
	"clipgraph/bib/namelist"
	"clipgraph/internal/testkit"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// dump shows what was read of a file, line by line.
func dump(f *File) string {
	var b strings.Builder
	for _, block := range f.Blocks {
		fmt.Fprintf(&b, "%d:%d %s %q\n", block.Line, block.Col, block.Kind, f.Raw(block))
		e := block.Entry
		if e == nil {
			continue
		}
		fmt.Fprintf(&b, "\t@%s %q\n", e.Type, e.Key)
		for _, field := range e.Fields {
			line, col := f.Position(field.Start)
			fmt.Fprintf(&b, "\t%d:%d %s = %q", line, col, field.Name, field.Value())
			if parts := field.Parts(); len(parts) > 1 {
				fmt.Fprintf(&b, " of %d parts", len(parts))
			}
			b.WriteByte('\n')
		}
	}
	for _, p := range f.Problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

// check tests what holds for every input.
func check(t interface{ Errorf(string, ...any) }, f *File) {
	var all strings.Builder
	end := 0
	for i, b := range f.Blocks {
		if b.Start != end || b.End <= b.Start {
			t.Errorf("block %d at %d..%d follows one that ends at %d", i, b.Start, b.End, end)
			return
		}
		end = b.End
		all.WriteString(f.Raw(b))
		if line, col := f.Position(b.Start); line != b.Line || col != b.Col || col < 1 {
			t.Errorf("block %d is at %d:%d and at %d:%d", i, b.Line, b.Col, line, col)
		}
		if b.Entry == nil {
			if b.Kind == EntryBlock {
				t.Errorf("block %d has no entry", i)
			}
			continue
		}
		if b.Kind != EntryBlock && b.Kind != BadBlock || b.Entry.Start != b.Start || b.Entry.End != b.End {
			t.Errorf("block %d is %v and has an entry at %d..%d", i, b.Kind, b.Entry.Start, b.Entry.End)
		}
		at := b.Start
		for _, field := range b.Entry.Fields {
			if field.Name == "" || field.Start < at || field.End < field.Start || field.End > b.End {
				t.Errorf("field %q at %d..%d of the block at %d..%d", field.Name, field.Start, field.End, b.Start, b.End)
				return
			}
			at = field.End
			parts := field.Parts()
			for i, p := range parts {
				if i == 0 && p.Start != field.Start || i == len(parts)-1 && p.End != field.End {
					t.Errorf("the parts of %q are %v of %d..%d", field.Name, parts, field.Start, field.End)
				}
			}
			if (len(parts) == 0) != (field.Start == field.End) || !latex.Balanced(field.Value()) {
				t.Errorf("field %q has parts %v and value %q", field.Name, parts, field.Value())
			}
		}
	}
	if all.String() != f.Source {
		t.Errorf("the blocks are %q, the source %q", all.String(), f.Source)
	}
	lines := strings.Count(f.Source, "\n") + 1
	line := 1
	for _, p := range f.Problems {
		if p.Line < line || p.Line > lines || p.Col < 1 || p.Message == "" {
			t.Errorf("problem %v of %d lines", p, lines)
		}
		line = p.Line
	}
	if len(f.Problems) > maxProblems+1 {
		t.Errorf("%d problems", len(f.Problems))
	}
}

// TestReadGolden reads each file of testdata/read and compares with the file
// beside it.
func TestReadGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.bib")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/read", err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := Parse(filepath.Base(path), string(data))
		check(t, f)
		golden, got := strings.TrimSuffix(path, ".bib")+".txt", dump(f)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s differs (-want +got); -update rewrites it\n%s", golden, diff)
		}
	}
}

// summary shows the kinds of the blocks but for text that is blank, and the
// entries as "key name=value …".
func summary(f *File) string {
	var all []string
	for _, b := range f.Blocks {
		if b.Kind == TextBlock && strings.TrimSpace(f.Raw(b)) == "" {
			continue
		}
		s := b.Kind.String()
		if b.Entry != nil {
			s += ":" + b.Entry.Key
			for _, field := range b.Entry.Fields {
				s += " " + field.Name + "=" + field.Value()
			}
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

func TestParse(t *testing.T) {
	tests := []struct{ name, source, want, problems string }{
		{"nothing", "", "", ""},
		{"text alone", "mail me@foo.org or @you, 5 @ 3", "text", ""},
		{"an entry", "@misc{k, title = {x}, year = 1999}", "entry:k title=x year=1999", ""},
		{"parentheses", "@misc(k, title = {x)}, year = 1999)", "entry:k title=x) year=1999", ""},
		{"a space before the brace", "@ misc {k, title = {x}}", "entry:k title=x", ""},
		{"upper case", "@MISC{K, TITLE = {x}}", "entry:K TITLE=x", ""},
		{"byte order mark", "\uFEFF@misc{k, a = 1}", "text; entry:k a=1", ""},
		{"CRLF", "@misc{k,\r\n a = {x\r\n y},\r\n}\r\n", "entry:k a=x\r\n y", ""},
		{"CR alone", "% c\r@misc{k,\r a = 1\r}\r", "text; entry:k a=1", ""},
		{"a comment line", "% @misc{no, a=1}\n@misc{k, a = 1}", "text; entry:k a=1", "1:3: @misc in a comment is ignored; BibTeX would read it"},
		{"comments between entries", "@misc{k, a = 1,}\n% c\n@misc{k2, a = 2} % c @ d\n@misc{k3}", "entry:k a=1; text; entry:k2 a=2; text; entry:k3", ""},
		{"an entry behind another", "@misc{k, a = 1}@misc{l, a = 2}", "entry:k a=1; entry:l a=2", ""},
		{"a comment in an entry", "@misc{k,\n% a = 0,\n a = 1 % c,\n}", "entry:k a=1", "2:1: comment inside a block; BibTeX does not allow comments there; 3:8: comment inside a block; BibTeX does not allow comments there"},
		{"a comment in a value", "@misc{k, a = 1 % x {\n # % y\n {2}}", "entry:k a=12", "1:16: comment inside a block; BibTeX does not allow comments there; 2:4: comment inside a block; BibTeX does not allow comments there"},
		{"at signs in values", "@misc{k, a = {mail me@x.org and \n@misc{z, q={}}}, b = \"@foo\"}", "entry:k a=mail me@x.org and \n@misc{z, q={}} b=@foo", ""},
		{"braces in quotation marks", `@misc{k, a = "The {LaTeX} {\"o} book"}`, `entry:k a=The {LaTeX} {\"o} book`, ""},
		{"no escapes in braces", `@misc{k, a = {x\}}`, `entry:k a=x\`, ""},
		{"a braced comment", "@comment{ @misc{a, b = 1} }@misc{k}", "comment; entry:k", ""},
		{"a comment without braces", "@comment hello @misc{k}", "comment; text; entry:k", ""},
		{"an open comment", "@comment{ @misc{k}", "comment; text; entry:k", "1:1: the brace of @comment is not closed; only the word is treated as the comment"},
		{"JabRef", "@Comment{jabref-meta: databaseType:bibtex;}\n\n@comment{jabref-meta: grouping:\n0 AllEntriesGroup:;\n}", "comment; comment", ""},
		{"field comment", "@misc{string, comment = {x}, string = 1}", "entry:string comment=x string=1", ""},
		{"a preamble", "@preamble{ \"\\newcommand{\\noop}[1]{}\" # {x} }@preamble(a)", "preamble; preamble", "1:55: the macro a is not defined"},
		{"junk in a preamble", "@preamble{ {a} {b,} , x }@misc{k}", "preamble; entry:k", "1:16: {b,} is not part of a preamble; 1:21: , is not part of a preamble; 1:23: x is not part of a preamble"},
		{"macros", "@String{ACM = \"Assoc.\"}@string(x = acm # { y})@misc{k, a = Acm # \" z\", b = X, c = JAN}", "string; string; entry:k a=Assoc. z b=Assoc. y c=January", ""},
		{"a macro before its definition", "@misc{k, a = m}@string{m = 1}@misc{l, a = m}@string{m = 2}@misc{j, a = m}", "entry:k a=m; string; entry:l a=1; string; entry:j a=2", "1:14: the macro m is not defined"},
		{"a macro of itself", "@string{m = m # 1}@string{m = m # 2}@misc{k, a = m}", "string; string; entry:k a=m12", "1:13: the macro m is not defined"},
		{"standard macros", "@misc{k, a = cacm, b = \"10~\" # jan, c = {x} # 5 #}", "entry:k a=Communications of the ACM b=10~January c=x5", "1:50: nothing follows #"},
		{"two macros in one @string", "@string{a = 1, b = 2}@misc{k, c = a # b}", "string; entry:k c=12", ""},
		{"numbers", "@misc{k, a = 12, b = 007, c = 99999999999999999999999, d = 12-15}", "entry:k a=12 b=007 c=99999999999999999999999 d=12-15", "1:60: 12-15 needs braces"},
		{"commas", "@misc{k,, a = 1,, b = 2,,}", "entry:k a=1 b=2", ""},
		{"no comma", "@misc{k a = {1} b = {2}\n c = {3}}", "entry:k a=1 b=2 c=3", "1:9: missing comma after the key; 1:17: missing comma before this field; 2:2: missing comma before this field"},
		{"no value", "@misc{k, a = , b, c = {}}", "entry:k a= b= c=", "1:10: the field a has no value; 1:16: the field b has no value"},
		{"no fields", "@misc{k}@misc{l,}@misc{}", "entry:k; entry:l; entry:", "1:24: the entry has no key"},
		{"no key", "@misc{, a = 1}@misc{b = {2}, c = 3}@misc{d={4}}@misc{}", "entry: a=1; entry: b=2 c=3; entry: d=4; entry:", "1:7: the entry has no key; 1:21: the entry has no key; 1:42: the entry has no key; 1:54: the entry has no key"},
		{"keys", "@misc{DBLP:conf/x/Y+20, a = 1}@misc{10.1007/978-3, a=1}@misc{arXiv:2101.00001v2,a=1}@misc{müller'2001,a=1}@misc{a=b,c=1}@misc{{x},c=1}", "entry:DBLP:conf/x/Y+20 a=1; entry:10.1007/978-3 a=1; entry:arXiv:2101.00001v2 a=1; entry:müller'2001 a=1; entry:a=b c=1; entry:{x} c=1", ""},
		{"a blank in the key", "@misc{two words, a = 1}", "entry:two a=1", "1:11: blank in the key; the text after it is ignored"},
		{"keys again", "@misc{k, a = 1}\n@misc{k, a = 2}\n@misc{K, a = 3}", "entry:k a=1; entry:k a=2; entry:K a=3", `2:1: key "k" is already used in line 1; BibTeX reads only the first entry; 3:1: key "K" differs only in case from "k" in line 1; BibTeX reads only the first entry`},
		{"fields again", "@misc{k, title = 1, Title = 2}", "entry:k title=1 Title=2", "1:29: field Title is repeated; the first one counts"},
		{"junk", "@misc{k, = {x}, a : {1}, b = 2 \"z\", 'c' = 3, d = 4}", "entry:k a= b=2 d=4", "1:10: = is not a field; 1:17: the field a has no value; 1:19: : is not part of a field; 1:32: \"z\", is not part of a field; 1:37: 'c' is not a field"},
		{"junk before a line", "@misc{k, a = {1} junk {,}\n b = 2}", "entry:k a=1 b=2", "1:18: junk is not part of a field"},
		{"not closed", "@misc{k, a = 1, b = {x}\n\n@misc{l, a = 2}", "bad:k a=1 b=x; entry:l a=2", "1:1: @misc k does not end: another block begins inside it"},
		{"not closed, on one line", "@misc{k, a = 1 @misc{l, a = 2}", "bad:k a=1; entry:l a=2", "1:1: @misc k does not end: another block begins inside it"},
		{"not closed before a key", "@misc{\n@misc{l, a = 2}", "bad; entry:l a=2", "1:1: @misc does not end: another block begins inside it; 2:1: the entry has no key"},
		{"a value is not closed", "@misc{k, a = 1, b = {x\n}\n@misc{l, a = 2}", "bad:k a=1 b=x\n; entry:l a=2", "1:1: @misc k does not end: another block begins inside it"},
		{"nothing is closed", "@misc{k, a = 1, b = {x\n@misc{l, a = 2}\n  @misc{m}", "bad:k a=1; entry:l a=2; entry:m", "1:1: @misc k does not end: in the field b, a value is not closed"},
		{"a string is not closed", "@misc{k, a = 1, b = \"x\n}\n@misc{l, a = \"2\"}", "bad:k a=1; entry:l a=2", "1:1: @misc k does not end: in the field b, a value is not closed"},
		{"a string is not closed in parentheses", "@misc(k, b = \"x)\n@misc(l, a = \"2\")", "bad:k; entry:l a=2", "1:1: @misc k does not end: in the field b, a value is not closed"},
		{"a brace too many", "@misc{k, a = {x}}, b = 1}\n@misc{l, a = 2}", "entry:k a=x; text; entry:l a=2", "1:18: ',' follows the end of a block: one closing brace too many"},
		{"the file ends", "@misc{k, a = 1", "bad:k a=1", "1:1: @misc k does not end: the file ends inside it"},
		{"the file ends in a key", "@misc{k", "bad:k", "1:1: @misc k does not end: the file ends inside it"},
		{"the file ends in a string", "@string{a = 1", "bad", "1:1: @string does not end: the file ends inside it"},
		{"a number is no type", "@1misc{k, a = 1}@9(k)@a1{k}", "text; entry:k", ""},
		{"not closed, with blanks before the next block", "@misc{k, b = {x\n \t@misc{l, a = 2}", "bad:k; entry:l a=2", "1:1: @misc k does not end: in the field b, a value is not closed"},
		{"not closed, with text before the next block", "@misc{k, b = {x\n . @misc{l, a = 2}", "bad:k", "1:1: @misc k does not end: in the field b, a value is not closed"},
		{"not closed, lines that end in CR", "@misc{k, b = {x\r@misc{l, a = 2}", "bad:k; entry:l a=2", "1:1: @misc k does not end: in the field b, a value is not closed"},
		{"a quotation mark for a key", "@misc{b=\"2\", c = 3}@misc{b =2}", "entry: b=2 c=3; entry: b=2", "1:7: the entry has no key; 1:26: the entry has no key"},
		{"a field without a name for a key", "@misc{={2}, c = 3}", "entry: c=3", "1:7: the entry has no key; 1:7: ={2}, is not a field"},
		{"junk, lines that end in CR", "@misc{k, a = {1} junk\r b = 2}", "entry:k a=1 b=2", "1:18: junk is not part of a field"},
		{"junk on lines", "@misc{k, a = {1} junk\n more\n, b = 2}", "entry:k a=1 b=2", "1:18: junk is not part of a field"},
		{"junk before a block", "@misc{k, a = {1} junk @misc{l}", "bad:k a=1; entry:l", "1:1: @misc k does not end: another block begins inside it; 1:18: junk is not part of a field"},
		{"long junk", "@misc{k, a = {1} 'aaaaaaaaaaaaaaaaaaaaaaa', b = 2}", "entry:k a=1 b=2", "1:18: 'aaaaaaaaaaaaaaaaaaa is not part of a field"},
		{"fields again, among many", "@misc{k, a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1,i=1,j=1,k=1,l=1,m=1,n=1,o=1,p=1,A=2,B=2}", "entry:k a=1 b=1 c=1 d=1 e=1 f=1 g=1 h=1 i=1 j=1 k=1 l=1 m=1 n=1 o=1 p=1 A=2 B=2", "1:76: field A is repeated; the first one counts; 1:80: field B is repeated; the first one counts"},
		{"a comment behind a blank line's blanks", " \t% @misc{no}\n@misc{k}", "text; entry:k", "1:5: @misc in a comment is ignored; BibTeX would read it"},
		{"a closing brace at the front", "} @misc{k}", "text; entry:k", ""},
		{"blanks of all kinds", "@misc{k,\va\f=\r1\t#\n2}", "entry:k a=12", ""},
		{"an empty macro", "@string{a = }@string{b = {}}@misc{k, c = a # b}", "string; string; entry:k c=a", "1:9: the field a has no value; 1:42: the macro a is not defined"},
		{"letters between Z and a", "@misc{k, a[ = 1, A{ = 2}", "bad:k a[=1 A=", "1:1: @misc k does not end: the file ends inside it; 1:18: the field A has no value; 1:19: { is not part of a field"},
		{"bytes that are no UTF-8", "@misc{m\xfcller, a = {M\xfcller}}", "entry:m\xfcller a=M\xfcller", ""},
		{"NUL", "@misc{k, a = {x\x00y}}", "entry:k a=x\x00y", ""},
		{"too deep", "@misc{k, a = " + strings.Repeat("{", maxDepth+1) + strings.Repeat("}", maxDepth+1) + "}@misc{l}", "bad:k a=" + strings.Repeat("{", maxDepth) + strings.Repeat("}", maxDepth) + "; entry:l", "1:1: the braces of @misc are nested more than 1000 deep"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := Parse("f", test.source)
			check(t, f)
			if got := summary(f); got != test.want {
				t.Errorf("read  %q\nwant  %q", got, test.want)
			}
			var problems []string
			for _, p := range f.Problems {
				problems = append(problems, strings.TrimPrefix(p.String(), "f:"))
			}
			if got := strings.Join(problems, "; "); got != test.problems {
				t.Errorf("problems  %s\nwant      %s", got, test.problems)
			}
		})
	}
}

func TestEntry(t *testing.T) {
	f := Parse("f", "@string{s = \"S\"}\n@Article{k,\n  Title = s # {-} # 7 # \"x\",\n title = {second}}\n")
	entries := slices.Collect(f.Entries())
	if len(entries) != 1 {
		t.Fatal(entries)
	}
	e := entries[0]
	if e.Type != "Article" || e.Line != 2 || e.Col != 1 || e.Value("TITLE") != "S-7x" || e.Value("year") != "" {
		t.Errorf("entry %+v", e)
	}
	if _, ok := e.Get("year"); ok {
		t.Error("a year is there")
	}
	title, _ := e.Get("title")
	if line, col := f.Position(title.Start); line != 3 || col != 11 || title.Folded() != "title" {
		t.Errorf("title at %d:%d", line, col)
	}
	want := []Part{{Macro, "s", title.Start, title.Start + 1}, {Braced, "-", title.Start + 4, title.Start + 7}, {Number, "7", title.Start + 10, title.Start + 11}, {Quoted, "x", title.Start + 14, title.End}}
	if diff := cmp.Diff(want, title.Parts()); diff != "" {
		t.Error(diff)
	}
}

// Macros that double over and over, and values of many of them, stay small.
func TestMacrosAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("@string{m0 = {0123456789}}\n")
	for i := range 64 {
		fmt.Fprintf(&b, "@string{m%d = m%d # m%d}\n", i+1, i, i)
	}
	fmt.Fprintf(&b, "@misc{k, a = m64%s}", strings.Repeat(" # m5", 100_000))
	f := Parse("f", b.String())
	check(t, f)
	for e := range f.Entries() {
		if n := len(e.Value("a")); n > 400_000 {
			t.Errorf("a value of %d bytes", n)
		}
	}
}

// hostile are files on which a careless reader goes over the same bytes again
// and again.
func hostile(n int) map[string]string {
	return map[string]string{
		"open braces":           strings.Repeat("{", n),
		"open entries":          strings.Repeat("@a{\n", n/4),
		"open entries and keys": strings.Repeat("@a{b,\n", n/6),
		"open values":           strings.Repeat("@a{b,c={\n", n/9),
		"open values, one line": strings.Repeat("@a{b,c={", n/8),
		"open strings":          strings.Repeat("@a{b,c=\"{\n", n/10),
		"strings of groups":     strings.Repeat("@a(b,c=\" {} {}\n", n/15),
		"groups in strings":     strings.Repeat("{ \n@a(b,c=\"x {\n", n/15) + strings.Repeat("}", n/10),
		"nested entries":        strings.Repeat("@a{b,c={\n", n/9) + strings.Repeat("}!}\n", n/9),
		"nested parentheses":    strings.Repeat("@a(b,c={\n", n/9) + strings.Repeat("}!)\n", n/9),
		"open comments":         strings.Repeat("@comment{", n/9),
		"at signs":              strings.Repeat("@", n),
		"at signs in a line":    "%" + strings.Repeat(" ", n/2) + strings.Repeat("@a{", n/6),
		"blanks":                strings.Repeat("@a"+strings.Repeat(" ", 1000), n/1000),
		"blanks and at signs":   "\n" + strings.Repeat(" ", n/2) + strings.Repeat("@a ", n/6),
		"fields":                "@a{b" + strings.Repeat(",c=1", n/4) + "}",
		"names":                 "@a{b," + strings.Repeat("c d\n", n/4) + "}",
		"junk":                  "@a{b," + strings.Repeat("\"\n", n/2) + "}",
		"parts":                 "@a{b,c=1" + strings.Repeat("#jan", n/4) + "}",
		"macros":                strings.Repeat("@string{a=a#a}", n/14),
		"percent":               "@a{b," + strings.Repeat("%\n", n/2) + "}",
		"repeated keys":         strings.Repeat("@a{b}", n/5),
		"problems far apart":    strings.Repeat("@a{,"+strings.Repeat("\n", 1000)+"}", n/1000),
	}
}

// The time is linear in the bytes, whatever they are.
func TestHostile(t *testing.T) {
	for name := range hostile(4000) {
		t.Run(name, func(t *testing.T) {
			testkit.Linear(t, func(n int) string { return hostile(4000 * n)[name] }, func(source string) {
				f := Parse("f", source)
				if end := f.Blocks[len(f.Blocks)-1].End; end != len(source) {
					t.Errorf("the blocks end at %d of %d", end, len(source))
				}
			})
		})
	}
}

// drawSource draws bytes, of which many are those that a .bib file is made of.
var drawSource = rapid.OneOf(
	rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) }),
	rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
			"@", "{", "}", "(", ")", "\"", "#", ",", "=", "%", "\\", " ", "\n", "\r", "a", "B", "1", "é", "\xff", "\x00", "\uFEFF",
			"@misc{k, ", "\n@a{", "@string{a=", "@comment", "@preamble{", "title = {x}", "= {", "= \"", " # a", "year = 1", "month = jan",
		})).Draw(t, "pieces"), "")
	}),
)

func TestBlocksAreTheSource(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { check(t, Parse("f", drawSource.Draw(t, "source"))) })
}

// What Writer writes, Parse reads field for field and without a problem.
func TestParseReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entry := NewEntry(drawPaper.Draw(t, "paper"), "key", drawOptions.Draw(t, "options"))
		var out bytes.Buffer
		w := NewWriter(&out)
		if err := w.Write(entry); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		f := Parse("f", out.String())
		entries := slices.Collect(f.Entries())
		if len(f.Problems) > 0 || len(entries) != 1 || len(entries[0].Fields) != len(entry.Fields) {
			t.Fatalf("%v\n%s", f.Problems, out.String())
		}
		e := entries[0]
		if e.Type != entry.Type || e.Key != entry.Key {
			t.Fatalf("@%s{%s", e.Type, e.Key)
		}
		for _, field := range e.Fields {
			if want := entry.field(field.Name); want == nil || field.Value() != entry.Value(field.Name) {
				t.Fatalf("field %s: wrote %v, read %q", field.Name, want, field.Value())
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/read/*.bib")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, source := range hostile(200) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		file := Parse("f", source)
		check(t, file)
		n := 0
		for e := range file.Entries() {
			if n++; n > 10 {
				break
			}
			if model, err := e.Model(); err != nil || model == nil {
				t.Errorf("%v: %q", err, source)
			}
		}
	})
}

// benchmarkSource has as many entries as asked for, of the look that exports
// have, of 350 bytes each.
func benchmarkSource(entries int) string {
	var b strings.Builder
	for i := range entries {
		fmt.Fprintf(&b, `@article{author%d:key,
  author = {Lastname%d, Firstname and van der Other, Some and Third, Anne and Fourth, Bob},
  title = {A Study of {Things} and the Number %d in a Longer Title of Plain Words},
  journal = {Journal of Important Results},
  year = %d,
  volume = "%d",
  pages = {%d--%d},
  eprint = {2301.%05d},
  month = jan,
}

`, i, i, i, 1990+i%30, i%100, i, i+10, i)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	source := benchmarkSource(100_000)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("bench.bib", source)
	}
}

func BenchmarkParseHostile(b *testing.B) {
	for name, source := range hostile(4_000_000) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				Parse("bench.bib", source)
			}
		})
	}
}

func ExampleParse() {
	f := Parse("refs.bib", `@string{pami = "IEEE TPAMI"}
@article{key, author = {G{\"o}del, Kurt}, title = "A {B}", journal = pami, month = jan}`)
	for e := range f.Entries() {
		people, _ := namelist.Parse(e.Value("author"))
		fmt.Println(e.Key, people, latex.Text(e.Value("title")), e.Value("journal"))
	}
	// Output:
	// key [Kurt Gödel] A B IEEE TPAMI
}
