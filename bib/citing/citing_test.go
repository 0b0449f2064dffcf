package citing_test

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"clipgraph/bib/citing"
	"clipgraph/internal/testkit"
)

// describe returns what a document of files cites, whose first file is the document:
// "key@file:line", with a question mark where it is not certain, then the .bib files.
func describe(files *txtar.Archive) string {
	open := func(path string) ([]byte, error) {
		for _, f := range files.Files {
			if f.Name == filepath.ToSlash(path) {
				return f.Data, nil
			}
		}
		return nil, fs.ErrNotExist
	}
	first := files.Files[0]
	d := citing.Read(first.Name, first.Data, open)
	var all []string
	for _, c := range d.Citations {
		mark := ""
		if !c.Certain {
			mark = "?"
		}
		all = append(all, fmt.Sprintf("%s%s@%s:%d", c.Name, mark, filepath.ToSlash(c.File), c.Line))
	}
	if d.All {
		all = append(all, "*")
	}
	for _, b := range d.Bibliographies {
		all = append(all, fmt.Sprintf("%s@%s:%d", filepath.ToSlash(b.Name), filepath.ToSlash(b.File), b.Line))
	}
	return strings.Join(all, " ")
}

func TestRead(t *testing.T) {
	for name, test := range map[string]struct{ files, want string }{
		"commands of LaTeX and natbib": {`-- a.tex --
\cite{a}, \citep[see][p. 2]{b, c}, \citet*{d},
\nocite{e}\citeauthor{f} \citealp{g,%
h}`, "a@a.tex:1 b@a.tex:1 c@a.tex:1 d@a.tex:1 e@a.tex:2 f@a.tex:2 g@a.tex:2 h@a.tex:2"},
		"of biblatex": {`-- a.tex --
\parencite{a} \Textcite[2]{b} \autocites(see)(){c}[2]{d,e} \footfullcite{f} \volcite{2}[3]{g} \supercite{h} {no}`,
			"a@a.tex:1 b@a.tex:1 c@a.tex:1 d@a.tex:1 e@a.tex:1 f@a.tex:1 g@a.tex:1 h@a.tex:1"},
		"of apacite and multibib": {`-- a.tex --
\newcites{own,web}{Own works,Pages}
\citeA<e.g.>[p. 1]{a} \citepown{b} \nociteweb{c} \bibliographyown{own} \bibliography{refs}`,
			"a@a.tex:2 b@a.tex:2 c@a.tex:2 own.bib@a.tex:2 refs.bib@a.tex:2"},
		"of nobody": {`-- a.tex --
\mycite{a} \citeneeded{no} \setcitestyle{square} \citestyle{apa} \citetext{see \citealp{b}} \citationneeded{no}`, "a?@a.tex:1 b@a.tex:1"},
		"defined in the document": {`-- a.tex --
\newcommand{\ct}[1]{\textcite{#1}}\newcommand*\cs[2][]{(\citep[#1]{#2})}
\def\two#1#2{#1 \cite{#2}}\NewDocumentCommand{\doc}{o m}{\cite{#2}}
\ct{a} \cs[x]{b} \two{no}{c} \doc[1]{d} \newcommand{\both}{\cite{e}}`, "a@a.tex:3 b@a.tex:3 c@a.tex:3 d@a.tex:3 e@a.tex:3"},
		"what is hidden": {`-- a.tex --
% \cite{no} and 5\% \cite{a}
\% \cite{b} \verb|\cite{no}| \begin{verbatim} \cite{no} \end{verbatim}
\iffalse \ifx \cite{no} \fi \cite{no} \else \cite{c}\fi
\begin{comment}\cite{no}\end{comment} \cite{d} \lstinline!\cite{no}!
\cite{#1} \cite{\key} \cite{}
\end{document} \cite{no}`, "b@a.tex:2 c@a.tex:3 d@a.tex:4"},
		"all": {`-- a.tex --
\nocite{*}\addbibresource[location=local]{refs.bib}\addbibresource[location=remote]{https://example.org/x.bib}`, "* refs.bib@a.tex:1"},
		"files within files": {`-- d/a.tex --
\input{one}\include{ch/two} \input three.tex
\bibliography{refs,../more}\input{one}\input{gone}
-- d/one.tex --
\cite{a}\endinput \cite{no}
-- d/ch/two.tex --
\cite{b}\input{four}
-- d/three.tex --
\cite{c}
-- d/ch/four.tex --
\cite{d} \input{d/a}`, "a@d/one.tex:1 b@d/ch/two.tex:1 d@d/ch/four.tex:1 c@d/three.tex:1 d/refs.bib@d/a.tex:2 more.bib@d/a.tex:2"},
		"imported ones": {`-- a.tex --
\subimport{ch/}{one}\import{ch/}{three}
-- ch/one.tex --
\cite{a}\subimport{in}{two}
-- ch/in/two.tex --
\cite{b}
-- ch/three.tex --
\cite{c}`, "a@ch/one.tex:1 b@ch/in/two.tex:1 c@ch/three.tex:1"},
		"subfiles": {`-- main.tex --
\addbibresource{refs}\begin{document}\subfile{ch/one}\end{document}
-- ch/one.tex --
\documentclass[../main.tex]{subfiles}
\begin{document}\cite{a}\end{document}`, "a@ch/one.tex:2 refs.bib@main.tex:1"},
		"a subfile alone": {`-- ch/one.tex --
\documentclass[../main.tex]{subfiles}
\begin{document}\cite{a}\end{document}
-- main.tex --
\addbibresource{refs}\begin{document}\cite{no}\subfile{ch/one}\end{document}`, "a@ch/one.tex:2 ch/refs.bib@main.tex:1"},
		"packages and classes": {`-- a.tex --
\documentclass{own}\usepackage{natbib,mine}\ct{a}
-- own.cls --
\addbibresource{refs.bib}
-- mine.sty --
\newcommand{\ct}[1]{\cite{#1}}`, "a@a.tex:1 refs.bib@own.cls:1"},
		"sections with files of their own": {`-- a.tex --
\begin{refsection}[one.bib]\cite{a}\end{refsection}`, "a@a.tex:1 one.bib@a.tex:1"},
		"BibTeX's .aux": {`-- a.aux --
\relax
\citation{a,b}
\@input{ch.aux}
\bibdata{refs,a-blx}
\citation{biblatex-control}\citation{REVTEX41Control}
-- ch.aux --
\citation{c}`, "a@a.aux:2 b@a.aux:2 c@ch.aux:1 refs.bib@a.aux:4"},
		"biblatex's": {`-- a.aux --
\abx@aux@cite{0}{a}
\abx@aux@cite{b}
-- a.bcf --
<bcf:datasource type="file" datatype="bibtex" glob="false">refs.bib</bcf:datasource>
<bcf:citekey order="1">c&amp;d</bcf:citekey>`, "a@a.aux:1 b@a.aux:2 c&d@a.bcf:2 refs.bib@a.bcf:1"},
		"environments that are not typeset": {`-- a.tex --
\begin{verbatim*}\cite{no}\end{verbatim*}\begin{Verbatim}\cite{no}\end{Verbatim}\begin{lstlisting}\cite{no}\end{lstlisting}\begin{minted}{tex}\cite{no}\end{minted}
\begin{filecontents}{x}\cite{no}\end{filecontents}\begin{filecontents*}{x}\cite{no}\end{filecontents*}\begin{alltt}\cite{no}\end{alltt}\begin{itemize}\cite{a}\end{itemize}\cite{b}
\begin{verbatim}\cite{no}`, "a@a.tex:2 b@a.tex:2"},
		"text that is not typeset": {`-- a.tex --
\lstinline{\cite{no}} \cite{a} \lstinline[language=TeX]|\cite{no}| \cite{b} \verb*+\cite{no}+ \cite{c} \verb|no end
\cite{d}|\cite{e} \verb`, "a@a.tex:1 b@a.tex:1 c@a.tex:1 d@a.tex:2 e@a.tex:2"},
		"branches that are not taken": {`-- a.tex --
\iffalse \ifx a\cite{no}\else\cite{no}\fi \ifnum1\ifdim1\fi\cite{no}\fi \cite{no}\fi \cite{a} \iffalse\fi\cite{b}\iffalse \fill \cite{no}`, "a@a.tex:1 b@a.tex:1"},
		"other commands that read files": {`-- a.tex --
\InputIfFileExists{one}{}{}\loadglsentries{"two"}\includefrom{ch/}{three}\inputfrom{ch/}{four}\subincludefrom{ch/}{five.tex}\subinputfrom*{ch}{ six }\subfileinclude{seven}\input{#1}\input{\jobname}\input{}\import{#1}{one}
-- one.tex --
\cite{a}
-- two.tex --
\cite{b}
-- ch/three.tex --
\cite{c}
-- ch/four.tex --
\cite{d}
-- ch/five.tex --
\cite{e}
-- ch/six.tex --
\cite{f}
-- seven.tex --
\cite{g}
-- #1.tex --
\cite{no}
-- #1/one.tex --
\cite{no}
-- \jobname.tex --
\cite{no}
-- .tex --
\cite{no}`, "a@one.tex:1 b@two.tex:1 c@ch/three.tex:1 d@ch/four.tex:1 e@ch/five.tex:1 f@ch/six.tex:1 g@seven.tex:1"},
		"a class of a class": {`-- a.tex --
\documentclass[a4paper]{own}\usepackage{#1, ,}\providecommand{\pv}[1]{\cite{#1}}\renewcommand\rn[1]{\cite{#1}}\DeclareRobustCommand{\ro}[1]{\cite{#1}}\pv{a}\rn{b}\ro{c}
-- own.cls --
\LoadClass{base}
-- base.cls --
\RequirePackage{pack}
-- pack.sty --
\nobibliography*{refs}
-- #1.sty --
\cite{no}
-- .sty --
\cite{no}`, "a@a.tex:1 b@a.tex:1 c@a.tex:1 refs.bib@pack.sty:1"},
		"names of .bib files": {`-- a.tex --
\bibliography{"one", two.BIB, #1, \jobname, ,one}\addglobalbib{three}\addsectionbib[x]{four}\begin{refsegment}[five]\begin{refsection}`, "one.bib@a.tex:1 two.BIB@a.tex:1 three.bib@a.tex:1 four.bib@a.tex:1 five.bib@a.tex:1"},
		"comments and lines between arguments": {"-- a.tex --\n\\cite %x\r\n [1] % \\cite{no}\n\t{a%no\n,b} \\cite{c\\%d}\\cite[]]{no}\\cite[{]}]{e}", "a@a.tex:1 b@a.tex:1 e@a.tex:4"},
		"definitions": {`-- a.tex --
\newcommand{\no}{no \cite{a}}\newcommand{\x}[2]{\emph{#1}\cite[2]{#2}}\x{no}{b}\def\y#1{\cite{#1}}\y{c}\def\z
{\cite{d}}\newcommand{\w}[1]{\cite{#1,e}}\newcommand{\maybe}[1]{\mycite{#1}}\maybe{f}\NewDocumentCommand\v{O{x} m m}{\cite{#3}}\v{no}{g}\newcommand{\u}[1][x]{\cite{#1}}\u{no}\newcommand 7{\cite{h}}`,
			"a@a.tex:1 b@a.tex:1 c@a.tex:1 d@a.tex:2 e@a.tex:2 f?@a.tex:2 g@a.tex:2 h@a.tex:2"},
		"an end that is missing": {`-- a.tex --
\cite{a} \cite[ \cite{b`, "a@a.tex:1"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, describe(txtar.Parse([]byte(test.files)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCites(t *testing.T) {
	for text, want := range map[string]bool{`\cite{Key}`: true, `\cite{other}`: false, `\cite{other}\nocite{*}`: true, "nothing": true} {
		if got := citing.Read("a.tex", []byte(text), nil).Cites()("KEY"); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

func TestIs(t *testing.T) {
	for name, want := range map[string][2]bool{ // a document, a source
		"a.tex": {true, true}, "A.TEX": {true, true}, "a.ltx": {true, true}, "a.latex": {true, true}, "a.aux": {true, false}, "a.bcf": {true, false}, "a.bib": {false, false}, "tex": {false, false},
	} {
		if got := [2]bool{citing.Is(name), citing.IsSource(name)}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// Each key that is not defined is named once, where it is cited first.
func TestUndefined(t *testing.T) {
	d := citing.Read("a.tex", []byte("\\cite{a,b}\n\\cite{b,c,c}\\mycite{d}"), nil)
	var got []string
	for _, c := range d.Undefined(func(key string) bool { return key == "a" }) {
		got = append(got, fmt.Sprint(c.Name, c.Line))
	}
	if strings.Join(got, " ") != "b1 c2" {
		t.Errorf("%v are not defined", got)
	}
}

// Files are read to a depth of twenty.
func TestDepth(t *testing.T) {
	open := func(path string) ([]byte, error) {
		n := 0
		if _, err := fmt.Sscanf(path, "f%d.tex", &n); err != nil {
			return nil, err
		}
		return fmt.Appendf(nil, `\input{f%d}`, n+1), nil
	}
	if d := citing.Read("f0.tex", []byte(`\input{f1}`), open); len(d.Files) != 21 {
		t.Errorf("%d files", len(d.Files))
	}
}

// What a stranger wrote is read in time that is linear in it.
func TestReadHostile(t *testing.T) {
	testkit.PlainOnly(t)
	for _, part := range []string{`\cite{`, `\begin{verbatim}`, `\iffalse`, `\iffalse \if`, `\newcommand{\a`, `\verb`, `\cite<`, `\input{`, `\def\a`, "%\\cite{\n", `\cites{a}`} {
		citing.Read("a.tex", []byte(strings.Repeat(part, 200_000)), nil)
	}
	loop := func(path string) ([]byte, error) { return []byte(`\input{x` + filepath.Base(path) + `}\input{a}`), nil }
	if d := citing.Read("a.tex", []byte(`\input{b}`), loop); len(d.Files) > 1000 {
		t.Errorf("%d files", len(d.Files))
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`\cites(a)(b)[c][d]{e}{f}\volcite{2}{a}\newcommand{\x}[1][y]{\cite{#1}}\x{b}`)
	f.Add(`\verb|x\iffalse\fi\begin{comment}\end{comment}\bibliography{a,b}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range []string{"a.tex", "a.aux", "a.bcf"} {
			d := citing.Read(name, []byte(text), nil)
			for _, c := range d.Citations {
				if c.Line < 1 || c.Col < 1 || c.Name == "" || strings.ContainsAny(c.Name, " ,{}\n") {
					t.Errorf("%q: %+v", text, c)
				}
			}
		}
	})
}
