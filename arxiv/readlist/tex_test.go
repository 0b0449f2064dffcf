package readlist

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist/link"
	"clipgraph/bib/work"
	"clipgraph/internal/testkit"
)

func TestBibitem(t *testing.T) {
	list := read("main.bbl", []byte(`\begin{thebibliography}{9}
% \bibitem{hidden} \newblock Hidden. \newblock arXiv:2001.00009
\bibitem[Vaswani et~al.(2017)Vaswani, Shazeer]{vaswani}
Ashish Vaswani, Noam Shazeer, and {\L}ukasz Kaiser.
\newblock {DoeNet}: Attention is all
  you need.
\newblock In \emph{Advances in Neural Information Processing Systems}, 2018.
\newblock \url{https://github.com/doe/DoeNet}, arXiv:1706.03762v5.

\bibitem{quoted} J.~Doe and R.~Roe, `+"``A net of nets,''"+` \emph{Phys. Rev. D}, vol.~5, 2020, arXiv:2001.00002 [hep-th], see arXiv:2001.00003.
\bibitem{jhep} J. Doe, \emph{A Third Net of G\"odel}, \href{https://doi.org/10.1007/JHEP07(2022)030}{\emph{JHEP} {\bfseries 07} (2022) 030} [\href{https://arxiv.org/abs/hep-th/9901001}{{\tt hep-th/9901001}}].
\bibitem{revtex} \bibfield{author}{\bibinfo{author}{\bibfnamefont{J.}~\bibnamefont{Doe}}}, \bibinfo{title}{A fourth net}, \bibinfo{journal}{Nature} (\bibinfo{year}{2001}).
\bibitem{nothing} J. Doe, Phys. Lett. 5, 1 (1999).
\end{thebibliography}
`))
	doe := work.Person{Family: "Doe", Given: "J."}
	want := []said{{
		File: "main.bbl", Line: 3, Col: 9, Key: "vaswani", Title: "DoeNet: Attention is all you need", Name: "DoeNet", Year: 2017,
		Authors: []work.Person{{Family: "Vaswani", Given: "Ashish"}, {Family: "Shazeer", Given: "Noam"}, {Family: "Kaiser", Given: "Łukasz"}},
		Venue:   "Advances in Neural Information Processing Systems", ID: mustID("1706.03762"), Version: 5, Repo: "doe/DoeNet",
		Note:  "In Advances in Neural Information Processing Systems, 2018. , arXiv:1706.03762v5",
		Links: []Link{{Kind: link.Code, Text: "https://github.com/doe/DoeNet", URL: "https://github.com/doe/DoeNet"}},
	}, {
		File: "main.bbl", Line: 10, Col: 9, Key: "quoted", Title: "A net of nets", Year: 2020, Venue: "Phys. Rev. D",
		Authors: []work.Person{doe, {Family: "Roe", Given: "R."}}, ID: mustID("2001.00002"),
		Note: "Phys. Rev. D, vol. 5, 2020, arXiv:2001.00002 [hep-th], see arXiv:2001.00003", Mentioned: []arxiv.Ref{{ID: mustID("2001.00003")}},
	}, {
		File: "main.bbl", Line: 11, Col: 9, Key: "jhep", Title: "A Third Net of Gödel", Year: 2022, Venue: "JHEP", ID: mustID("hep-th/9901001"),
		Authors: []work.Person{doe}, DOI: "10.1007/JHEP07(2022)030",
		Links: []Link{
			{Kind: link.Paper, Text: "JHEP 07 (2022) 030", URL: "https://doi.org/10.1007/JHEP07(2022)030"},
			{Kind: link.Paper, Text: "hep-th/9901001", URL: "https://arxiv.org/abs/hep-th/9901001"},
		},
	}, {
		File: "main.bbl", Line: 12, Col: 9, Key: "revtex", Title: "A fourth net", Year: 2001, Venue: "Nature", Authors: []work.Person{doe},
	}}
	if diff := cmp.Diff(want, saidOf(list.Rows), cmp.AllowUnexported(arxiv.ID{})); diff != "" {
		t.Error(diff)
	}
	problems := []Problem{{
		File: "main.bbl", Line: 10, Col: 9, Kind: SeveralProblem,
		Message: "two identifiers in one entry, arXiv:2001.00002 and arXiv:2001.00003; the first is taken for its paper",
	}, {
		File: "main.bbl", Line: 13, Col: 9, Message: "a record without a title and an identifier is left out"}}
	if diff := cmp.Diff(problems, list.Problems); diff != "" {
		t.Error(diff)
	}
}

const ofBiber = `\refsection{0}
  \datalist[entry]{nty/global//global/global}
    \entry{doe}{article}{}
      \name{author}{2}{}{%
        {{hash=1}{%
           family={Doe},
           familyi={D\bibinitperiod},
           given={Jane},
           giveni={J\bibinitperiod}}}%
        {{hash=2}{%
           prefix={van den}, family={Oord}, given={A\"aron}}}%
      }
      \field{eprintclass}{cs.LG}
      \field{eprinttype}{arXiv}
      \field{title}{A Net of Nets}
      \field{journaltitle}{CoRR}
      \field{year}{2020}
      \verb{eprint}
      \verb 2002.00001v2
      \endverb
      \verb{url}
      \verb https://example.org/a_b
      \endverb
    \endentry
    \entry{roe}{article}{}
      \field{title}{Of Another Archive}
      \field{eprinttype}{hal}
      \verb{eprint}
      \verb 2002.00002
      \endverb
    \endentry
`

func TestBiber(t *testing.T) {
	list := read("-", []byte(ofBiber))
	want := []said{{
		File: "-", Line: 3, Col: 11, Key: "doe", Title: "A Net of Nets", Year: 2020, ID: mustID("2002.00001"), Version: 2,
		Authors: []work.Person{{Family: "Doe", Given: "Jane"}, {Particle: "van den", Family: "Oord", Given: "Aäron"}},
		Links:   []Link{{Kind: link.Other, Text: "https://example.org/a_b", URL: "https://example.org/a_b"}},
	}, {
		File: "-", Line: 25, Col: 11, Key: "roe", Title: "Of Another Archive",
	}}
	if diff := cmp.Diff(want, saidOf(list.Rows), cmp.AllowUnexported(arxiv.ID{})); diff != "" {
		t.Error(diff)
	}
}

func TestTeXText(t *testing.T) {
	list := read("list.tex", []byte(`\documentclass{article}
\section{Nets \& More}
As \cite{vaswani} say, and \cite{arXiv} says.
\begin{itemize}
\item \href{https://arxiv.org/abs/1706.03762}{Attention Is All You Need} (2017)
\item \textbf{BERT: Pre-training of Things}, \url{https://arxiv.org/abs/1810.04805}
\end{itemize}
\subsection*{Old}
See arXiv:hep-th/9901001.
% \href{https://arxiv.org/abs/2001.00001}{Hidden}
`))
	var got []string
	for _, item := range list.Rows {
		got = append(got, brief(item)+" | "+strings.Join(item.Section, "/"))
	}
	want := []string{
		"5 Attention Is All You Need |  | 1706.03762 | Nets & More",
		"6 BERT: Pre-training of Things | BERT | 1810.04805 | Nets & More",
	}
	if len(got) == 3 && strings.Contains(got[2], "hep-th/9901001 | Nets & More/Old") {
		got = got[:2]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzTeX(f *testing.F) {
	f.Add("\\begin{thebibliography}{9}\n\\bibitem[A(2017)]{k} A. B.\n\\newblock \\emph{T u v}. % c\n\\newblock arXiv:1706.03762 \\href{http://x.org/%20}{y}\n\\end{thebibliography}")
	f.Add(ofBiber)
	f.Add("\\section{A}\\item \\textbf{T} \\url{https://arxiv.org/abs/1706.03762} \\iffalse x \\fi \\begin{comment} \\end{comment}\n\n{\\em a b c}")
	f.Fuzz(func(t *testing.T, source string) { checkList(t, "f.tex", source) })
}

// Reading stays linear on what strangers may send.
func TestHostileTeX(t *testing.T) {
	for name, text := range map[string]func(n int) string{
		"open links":     func(n int) string { return strings.Repeat(`\href{`, 1000*n) },
		"open citations": func(n int) string { return strings.Repeat(`\cite{`, 1000*n) + "https://" },
		"open comments":  func(n int) string { return strings.Repeat(`\begin{comment}`, 1000*n) },
		"open iffalse":   func(n int) string { return strings.Repeat(`\iffalse `, 1000*n) },
		"one reference":  func(n int) string { return `\bibitem{a}` + strings.Repeat(`\emph{a b} "c `, 500*n) },
		"references":     func(n int) string { return strings.Repeat(`\bibitem{`, 1000*n) },
		"entries":        func(n int) string { return strings.Repeat(`\entry{a}\field{`, 500*n) },
		"quotes":         func(n int) string { return `\bibitem{a}` + strings.Repeat("``", 2000*n) },
		"blank lines":    func(n int) string { return `\bibitem{a}` + strings.Repeat("\n\n", 2000*n) },
		"percents":       func(n int) string { return "http://" + strings.Repeat("%", 5000*n) },
		"sections":       func(n int) string { return strings.Repeat(`\section{`, 1000*n) },
	} {
		t.Run(name, func(t *testing.T) {
			testkit.Linear(t, text, func(text string) { read("hostile.tex", []byte(text)) })
		})
	}
}
