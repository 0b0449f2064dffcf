package bib

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"clipgraph/bib/work"
	"clipgraph/internal/testkit"
)

// The programs that read what we write, as oracles: what they set on the page
// is what the paper is called and who wrote it.

// hostileTexts are pieces of titles and names, and what they are on the page if
// that is not the piece itself.
var hostileTexts = []struct{ text, page string }{
	{"Promises & Perils", ""}, {"100 % fuel", ""}, {"snake_case", ""}, {"C#", ""}, {"F#_%&~^", ""}, {`a\b`, ""}, {"{un", ""}, {"closed}", ""}, {"{a}{b}", ""},
	{"~user", ""}, {"2^10", ""}, {"$34m lost", ""}, {`\$10,000`, "$10,000"}, {`81\%`, "81%"}, {"<b>tags</b>", ""}, {"a|b", ""}, {`"quoted"`, ""},
	{"“double”", ""}, {"‘single’", ""}, {"dash — dash – dash", ""}, {"the rest…", "the rest..."}, {"O(n)", ""}, {"@home", ""}, {"50% of $5 & #1", ""},
	{"$x$", "x"}, {"$O(n)$", "O(n)"}, {"$\\alpha$", "α"}, {"$ω$Test", "ωTest"}, {"$a+b=c$", "a+b=c"}, {"α", "α"}, {"→", "→"}, {"∞", "∞"}, {"$\\mathcal{L}$", "L"},
	{`z$\sim$2`, "z∼2"}, {`$m_{\mbox{eff}}$`, "meff"}, {`U$_2$O$_3$`, "U2O3"}, {`$\mathrm{SU}(3)$`, "SU(3)"}, {`$f_{\rm NL}$`, "fNL"}, {`$|\psi\rangle$`, "|ψ⟩"}, {`$\left\{x\right\}$`, "{x}"}, {`$\frac$`, ""}, {`$a^$`, ""},
	{`$\left$`, ""}, {`$5/$10`, ""}, {`\(O(n)\)`, "O(n)"}, {`$\text{if }x$`, "ifx"}, {`$x^b^c$`, ""}, {`$\sqrt[3]{$`, ""},
	{`\input{/etc/passwd}`, ""}, {`\write18{id}`, ""}, {`\end{document}`, ""}, {`\csname x\endcsname`, ""}, {"^^5cinput", ""}, {`\\`, ""}, {`\LaTeX`, ""}, {"%", ""}, {"\\", ""},
	{"Müller", ""}, {"Łukasz", ""}, {"Đorđević", ""}, {"İlker Şahin", ""}, {"Ægir Øster", ""}, {"Straße", ""}, {"naïve café", ""}, {"Dvořák", ""}, {"Erdős", ""}, {"Żółć", ""}, {"Ångström", ""},
	{"zero\u200bwidth", "zerowidth"}, {"no\u00a0break", "no break"}, {"soft\u00adhyphen", "softhyphen"}, {"cafe\u0301", "café"}, {"ﬁnd", "find"}, {"tab\there", "tab here"},
	{"CLIP", ""}, {"GPT-4", ""}, {"t-SNE", ""}, {"iPhone", ""}, {"Zero-Shot", ""}, {"of the", ""}, {"Learning", ""}, {"word: Word", ""}, {"what? Why!", ""}, {"H2O", ""}, {"[brackets]", ""},
	{"深度学习", ""}, {"Привет", ""}, {"🤗", ""}, {"ễ", ""}, {"x̄", ""}, {"٣", ""}, {"क", ""},
}

var hostileNames = []work.Person{
	{Particle: "van den", Family: "Oord", Given: "Aäron"}, {Family: "King", Given: "Martin Luther", Suffix: "Jr."}, {Family: "ATLAS Collaboration"}, {Family: "Barnes and Noble, Inc."},
	{Family: "hooks", Given: "bell"}, {Family: "García Márquez", Given: "Gabriel"}, {Particle: "de la", Family: "Vallée Poussin", Given: "Charles"}, {Family: "d'Alembert", Given: "Jean"},
	{Family: "Plato"}, {Family: "O'Neil", Given: "Cathy"}, {Family: "Smith", Given: "and"}, {Family: "Đorđević", Given: "Ana"}, {Family: "al-Khwārizmī", Given: "Muhammad"},
	{Family: "Şahin", Given: "İlker"}, {Family: "Li", Given: "X."}, {Family: "Doe", Given: "J. & R."}, {Family: "R&D Team_1"}, {Family: "李", Given: "明"}, {Family: "Nguyễn", Given: "Văn An"},
}

// hostilePapers makes n papers of these pieces. What of them pdfLaTeX can't set
// is left out of those that may be set, and warned of for the others.
func hostilePapers(n int, d Dialect) (settable, warned []*work.Work, pages map[*work.Work]string) {
	r := rand.New(rand.NewPCG(1, uint64(d)))
	pages = map[*work.Work]string{}
	for len(settable) < n {
		p := &work.Work{Published: work.NewDate(1991+r.IntN(35), 0, 0), IDs: work.IDs(mustID(fmt.Sprintf("2101.%05d", 1+len(settable)+len(warned))).WorkID())}
		var words, page []string
		for range 1 + r.IntN(5) {
			piece := hostileTexts[r.IntN(len(hostileTexts))]
			words = append(words, piece.text)
			if piece.page == "" {
				piece.page = piece.text
			}
			page = append(page, piece.page)
		}
		p.Title = "Start " + strings.Join(words, " ") + " end"
		pages[p] = "Start " + strings.Join(page, " ") + " end"
		for range 1 + r.IntN(3) {
			p.Authors = append(p.Authors, hostileNames[r.IntN(len(hostileNames))])
		}
		text := p.Title
		for _, a := range p.Authors {
			text += a.String()
		}
		if len(d.Unset(text)) > 0 {
			warned = append(warned, p)
		} else {
			settable = append(settable, p)
		}
	}
	return settable, warned, pages
}

// everyCharacter makes papers whose titles hold every character of the blocks
// of Latin, Greek, punctuation and symbols that we do not warn of.
func everyCharacter(d Dialect) []*work.Work {
	var papers []*work.Work
	title := ""
	flush := func() {
		if title != "" {
			papers = append(papers, &work.Work{Title: "Start" + title, Published: work.NewDate(2020, 0, 0), Authors: hostileNames[:1]})
			title = ""
		}
	}
	for r := rune(' '); r < 0x2C00; r++ {
		if unicode.IsGraphic(r) && len(d.Unset(string(r))) == 0 {
			if title += " a" + string(r) + "b"; len(title) > 400 {
				flush()
			}
		}
	}
	flush()
	return papers
}

// onPage is text as it is compared: without blanks, quotes and dashes in one
// form, and small letters where styles make them.
func onPage(text string, fold bool) string {
	text = norm.NFKC.String(text)
	text = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "`", "'", "…", "...", "—", "-", "–", "-", "−", "-", "‐", "-", "⃗", "",
		"---", "-", "--", "-", "Ð", "Đ", "d\u0304", "đ", "ı\u0304", "ī").Replace(text)
	var b strings.Builder
	for _, r := range text {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		b.WriteRune(r)
	}
	if fold {
		return strings.ToLower(b.String())
	}
	return b.String()
}

// paper is a page wide enough for an entry to stand in one line, with no
// hyphens.
const texHead = `\documentclass{article}
\usepackage{cmap}
\usepackage[T1]{fontenc}
\usepackage{mathptmx}
\usepackage[paperwidth=200cm,paperheight=100cm,textwidth=190cm,textheight=95cm]{geometry}
\hyphenpenalty=10000 \exhyphenpenalty=10000
`

func TestTypeset(t *testing.T) {
	needTeX(t)
	for _, style := range []string{"plain", "alpha", "plainnat", "biblatex"} {
		t.Run(style, func(t *testing.T) {
			t.Parallel()
			typeset(t, style)
		})
	}
}

func needTeX(t *testing.T) {
	testkit.PlainOnly(t)
	if testing.Short() {
		t.Skip("runs TeX")
	}
	for _, program := range []string{"pdflatex", "bibtex", "biber", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("no %s", program)
		}
	}
}

func typeset(t *testing.T, style string) {
	d := dialectOf(style)
	papers, warned, pages := hostilePapers(1000, d)
	if len(warned) < 100 {
		t.Errorf("only %d papers with characters that pdfLaTeX can't set", len(warned))
	}
	papers = append(papers, everyCharacter(d)...)
	doc := newDocument(t, style, papers)
	doc.set("-halt-on-error")
	page := doc.run("pdftotext", "-layout", "-enc", "UTF-8", "paper.pdf", "-")
	fold := d == BibTeX
	set := onPage(page, fold)
	for _, word := range []string{"clip", "gpt-4", "t-sne", "T-SNE", "iphone", "h2o", "c#", "H2o"} {
		if strings.Contains(onPage(page, false), word) {
			t.Errorf("%q is on the page: a capital was lost", word)
		}
	}
	missing := 0
	for i, p := range papers {
		var want []string // of the others it is enough that TeX takes them
		if page := pages[p]; page != "" {
			want = append(want, page)
		}
		for _, a := range p.Authors {
			want = append(want, a.Given, a.Last())
		}
		for _, text := range want {
			if !strings.Contains(set, onPage(text, fold)) {
				if missing++; missing <= 10 {
					t.Errorf("%s: %q is not on the page", doc.keys[i], text)
				}
			}
		}
	}
	if missing > 0 {
		t.Errorf("%d texts are missing; what is there: %.3000s", missing, page)
	}
}

func dialectOf(style string) Dialect {
	if style == "biblatex" {
		return BibLaTeX
	}
	return BibTeX
}

// document is one whose bibliography has all entries of a .bib file.
type document struct {
	*testing.T
	dir, style string
	keys       []string // of the papers
}

func newDocument(t *testing.T, style string, papers []*work.Work) document {
	d := document{t, t.TempDir(), style, make([]string, len(papers))}
	end := `\bibliographystyle{` + style + `}\bibliography{refs}`
	head := texHead + `\usepackage[hidelinks]{hyperref}`
	switch style {
	case "abbrv":
		head = strings.Replace(texHead, "{mathptmx}", "{amsmath,amssymb}", 1)
	case "plainnat":
		head = texHead + `\usepackage{natbib}\usepackage[hidelinks]{hyperref}`
	case "biblatex":
		head = texHead + `\usepackage[backend=biber,maxbibnames=99,sorting=none]{biblatex}\usepackage[hidelinks]{hyperref}\addbibresource{refs.bib}`
		end = `\printbibliography`
	}
	var refs bytes.Buffer
	w := NewWriter(&refs)
	for i, p := range papers {
		d.keys[i] = fmt.Sprintf("k%04d", i)
		if err := w.Write(NewEntry(p, d.keys[i], Options{Dialect: dialectOf(style)})); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	tex := head + "\n\\begin{document}\n\\nocite{*}\n" + end + "\n\\end{document}\n"
	for name, text := range map[string]string{"paper.tex": tex, "refs.bib": refs.String()} {
		if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// set has LaTeX and BibTeX or biber make the document; none of them says that
// anything is wrong.
func (d document) set(options ...string) {
	latex := append([]string{"-interaction=nonstopmode", "-file-line-error"}, append(options, "paper")...)
	d.run("pdflatex", latex...)
	program := "bibtex"
	if d.style == "biblatex" {
		program = "biber"
	}
	said := d.run(program, "paper")
	if warnings := regexp.MustCompile(`(?m)^(?:Warning--|WARN|ERROR|I ).*$`).FindAllString(said, 5); warnings != nil {
		d.Errorf("%s: %q", program, warnings)
	}
	d.run("pdflatex", latex...)
	said = d.run("pdflatex", latex...)
	said = regexp.MustCompile(`(?m)^Package amsmath Warning: Foreign command.*$`).ReplaceAllString(said, "") // \over is TeX's
	if warnings := regexp.MustCompile(`(?m)^(?:.*Warning.*|! .*|Missing character.*)$`).FindAllString(said, 5); warnings != nil {
		d.Errorf("pdflatex: %q", warnings)
	}
}

// run runs a program in the folder of the document.
func (d document) run(name string, args ...string) string {
	d.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = d.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		errors := regexp.MustCompile(`(?m)^(?:! |\S+:\d+: ).*(?:\n.+){0,6}`).FindAllString(string(out), 10)
		d.Fatalf("%s %v: %v\n%s\n%s", name, args, err, strings.Join(errors, "\n"), lastLines(string(out), 20))
	}
	return string(out)
}

func lastLines(text string, n int) string {
	lines := strings.Split(text, "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
