package upgrade_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph/arxiv"
	"clipgraph/bib"
	"clipgraph/bib/mend"
	"clipgraph/bib/upgrade"
	"clipgraph/bib/work"
)

// kites is what a source has of a paper that was published.
func kites() *work.Work {
	w := &work.Work{Title: "Kites over Calm Water", Authors: []work.Person{{Given: "Ida", Family: "Lark"}, {Given: "Siri", Family: "Vik"}}, IDs: work.IDs(work.NewDOI("10.5555/kite.2023.7"))}
	w.SetVenue(work.Venue{Kind: "inproceedings", Name: "Conference on Kites", Year: 2023, Pages: "11-20", Publisher: "Kite Press"})
	return w
}

func preprintID(t *testing.T) arxiv.ID {
	t.Helper()
	ref, err := arxiv.Parse("2301.04567")
	if err != nil {
		t.Fatal(err)
	}
	return ref.ID
}

// What becomes of an entry, in the file.
func become(t *testing.T, source string, published *work.Work, d bib.Dialect) string {
	t.Helper()
	file := bib.Parse("a.bib", source)
	var c mend.Changes
	for e := range file.Entries() {
		to, ok := upgrade.Entry(e, published, preprintID(t), d)
		if !ok || !mend.CanChange(file, e, to) {
			t.Fatalf("nothing becomes of %q", e.Key)
		}
		c.Change(e, to)
	}
	got, _, err := c.Apply(file)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestEntry(t *testing.T) {
	article := kites()
	article.SetVenue(work.Venue{Kind: "article", Name: "Journal of Kites", Year: 2024, Volume: "7", Number: "2", Pages: "1-9"})
	renamed := kites()
	renamed.Title = "Kites over Calm and Cold Water"
	longer := kites()
	longer.Authors = append(longer.Authors, work.Person{Given: "Lars", Family: "Moe"})
	for name, test := range map[string]struct {
		published    *work.Work
		dialect      bib.Dialect
		source, want string
	}{
		"Google Scholar's": {kites(), bib.BibTeX, `@article{lark2023kites,
  title={Kites over {Calm} Water},
  author={Lark, Ida and Vik, Siri},
  journal={arXiv preprint arXiv:2301.04567},
  year={2022}
}`, `@inproceedings{lark2023kites,
  title={Kites over {Calm} Water},
  author={Lark, Ida and Vik, Siri},
  booktitle={Conference on Kites},
  pages={11--20},
  publisher={Kite Press},
  doi={10.5555/kite.2023.7},
  year={2023},
  eprint={2301.04567},
  archivePrefix={arXiv}
}`},
		"arXiv's own": {article, bib.BibTeX, `@misc{lark2023kites,
      title={Kites over Calm Water},
      author={Ida Lark and Siri Vik},
      year={2022},
      eprint={2301.04567},
      archivePrefix={arXiv},
      primaryClass={cs.CV},
      url={https://arxiv.org/abs/2301.04567},
}`, `@article{lark2023kites,
      title={Kites over Calm Water},
      author={Ida Lark and Siri Vik},
      journal={Journal of Kites},
      volume={7},
      number={2},
      pages={1--9},
      doi={10.5555/kite.2023.7},
      year={2024},
      eprint={2301.04567},
      archivePrefix={arXiv},
      primaryClass={cs.CV},
      url={https://arxiv.org/abs/2301.04567},
}`},
		"Zotero's, with what is its owner's": {kites(), bib.BibTeX, `@article{lark2023,
	title = {Kites over Calm Water},
	author = {Lark, Ida and Vik, Siri},
	month = feb,
	year = {2022},
	note = {arXiv: 2301.04567},
	journal = {arXiv:2301.04567 [cs, eess]},
	volume = {abs/2301.04567},
	doi = {10.48550/arXiv.2301.04567},
	keywords = {kites, water},
	annote = {read twice},
	file = {/home/ida/kites.pdf},
}`, `@inproceedings{lark2023,
	title = {Kites over Calm Water},
	author = {Lark, Ida and Vik, Siri},
	year = {2023},
	booktitle = {Conference on Kites},
	pages = {11--20},
	publisher = {Kite Press},
	doi = {10.5555/kite.2023.7},
	keywords = {kites, water},
	annote = {read twice},
	file = {/home/ida/kites.pdf},
	eprint = {2301.04567},
	archivePrefix = {arXiv},
}`},
		"biblatex's": {article, bib.BibLaTeX, `@online{lark2023,
  author       = {Lark, Ida and Vik, Siri},
  title        = {Kites over Calm Water},
  date         = {2022-02-03},
  eprint       = {2301.04567},
  eprinttype   = {arxiv},
  eprintclass  = {cs.CV},
  pubstate     = {prepublished},
  note         = {the best on kites},
}`, `@article{lark2023,
  author       = {Lark, Ida and Vik, Siri},
  title        = {Kites over Calm Water},
  journaltitle = {Journal of Kites},
  volume       = {7},
  number       = {2},
  pages        = {1--9},
  doi          = {10.5555/kite.2023.7},
  date         = {2024},
  eprint       = {2301.04567},
  eprinttype   = {arxiv},
  eprintclass  = {cs.CV},
  note         = {the best on kites},
}`},
		"macros, quotation marks, bare years, on one line": {article, bib.BibTeX,
			`@Misc{lark2023, title="Kites over Calm Water", author=lark # " and Vik, Siri", howpublished="arXiv:2301.04567", year=2022}`,
			`@Article{lark2023, title="Kites over Calm Water", author=lark # " and Vik, Siri", journal="Journal of Kites", volume="7", number="2", pages="1--9", doi="10.5555/kite.2023.7", year=2024, eprint="2301.04567", archivePrefix="arXiv"}`},
		"a journal of biblatex's in a file for BibTeX": {article, bib.BibTeX,
			`@article{a, author={Lark, Ida and Vik, Siri}, title={Kites over Calm Water}, date={2022-05}, journaltitle={arXiv}, note={submitted to a journal}, url={u}}`,
			`@article{a, author={Lark, Ida and Vik, Siri}, title={Kites over Calm Water}, date={2024}, journaltitle={Journal of Kites}, volume={7}, number={2}, pages={1--9}, doi={10.5555/kite.2023.7}, url={u}, eprint={2301.04567}, archivePrefix={arXiv}}`},
		"BibTeX's names in a file for biblatex": {article, bib.BibLaTeX,
			`@article{a, title={Kites over Calm Water}, journal={CoRR}, year={2022}, month=may, day=3}`,
			`@article{a, title={Kites over Calm Water}, journal={Journal of Kites}, author={Lark, Ida and Vik, Siri}, volume={7}, number={2}, pages={1--9}, doi={10.5555/kite.2023.7}, year={2024}, eprint={2301.04567}, eprinttype={arXiv}}`},
		"all that a preprint may say": {kites(), bib.BibTeX,
			`@article{a, keywords={k}, author={Lark, Ida and Vik, Siri}, title={Kites over Calm Water}, abstract={A}, shortjournal={x}, journalsubtitle={x}, booksubtitle={x}, volume={x}, number={x}, issue={x}, pages={x}, pagetotal={x}, eid={x}, articleno={x}, numpages={x},
 publisher={x}, address={x}, location={x}, series={x}, editor={x}, edition={x}, isbn={x}, issn={x}, eventtitle={x}, eventdate={x}, venue={x}, institution={x}, organization={x}, school={x}, month={x}, day={x}, howpublished={under review}, pubstate={x}, type={x}, version={x}, issue_date={x}, file={f}}`,
			`@inproceedings{a, keywords={k}, author={Lark, Ida and Vik, Siri}, title={Kites over Calm Water}, abstract={A}, booktitle={Conference on Kites}, year={2023}, doi={10.5555/kite.2023.7}, pages={11--20},
 publisher={Kite Press}, file={f}, eprint={2301.04567}, archivePrefix={arXiv}}`},
		"nothing about where it is": {kites(), bib.BibTeX,
			`@misc{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri}, keywords={k}}`,
			`@inproceedings{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri}, booktitle={Conference on Kites}, pages={11--20}, publisher={Kite Press}, year={2023}, doi={10.5555/kite.2023.7}, keywords={k}, eprint={2301.04567}, archivePrefix={arXiv}}`},
		"a title that was changed": {renamed, bib.BibTeX,
			`@misc{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri}, year={2022}, eprint={2301.04567}}`,
			`@inproceedings{a, title={Kites over Calm and Cold Water}, author={Lark, Ida and Vik, Siri}, booktitle={Conference on Kites}, pages={11--20}, publisher={Kite Press}, doi={10.5555/kite.2023.7}, year={2023}, eprint={2301.04567}}`},
		"an author who came later": {longer, bib.BibTeX,
			`@misc{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri}, year={2022}, eprint={2301.04567}}`,
			`@inproceedings{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri and Moe, Lars}, booktitle={Conference on Kites}, pages={11--20}, publisher={Kite Press}, doi={10.5555/kite.2023.7}, year={2023}, eprint={2301.04567}}`},
		"authors whom the record lacks, and spells otherwise": {kites(), bib.BibTeX,
			`@misc{a, title={Kites over Calm Water}, author={L{\"a}rk, I. and Vik, Siri and Moe, Lars}, year={2022}, eprint={2301.04567}}`,
			`@inproceedings{a, title={Kites over Calm Water}, author={L{\"a}rk, I. and Vik, Siri and Moe, Lars}, booktitle={Conference on Kites}, pages={11--20}, publisher={Kite Press}, doi={10.5555/kite.2023.7}, year={2023}, eprint={2301.04567}}`},
		"authors that are not all named": {longer, bib.BibTeX,
			`@misc{a, title={Kites over Calm Water}, author={Lark, Ida and others}, year={2022}, eprint={2301.04567}}`,
			`@inproceedings{a, title={Kites over Calm Water}, author={Lark, Ida and others}, booktitle={Conference on Kites}, pages={11--20}, publisher={Kite Press}, doi={10.5555/kite.2023.7}, year={2023}, eprint={2301.04567}}`},
	} {
		t.Run(name, func(t *testing.T) {
			got := become(t, test.source, test.published, test.dialect)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			for e := range bib.Parse("a.bib", got).Entries() {
				if upgrade.IsPreprint(e, true) {
					t.Error("it is an entry of a preprint still")
				}
			}
		})
	}
}

// What is not known for certain changes no entry.
func TestEntryUncertain(t *testing.T) {
	for e := range bib.Parse("a.bib", "@misc{a, title={Kites over Calm Water}, author={Lark, Ida}}").Entries() {
		for name, v := range map[string]work.Venue{"no year": {Kind: "article", Name: "Journal of Kites"}, "no name": {Kind: "article", Year: 2020}, "no kind": {Name: "Kites", Year: 2020}} {
			w := kites()
			w.SetVenue(v)
			if to, ok := upgrade.Entry(e, w, arxiv.ID{}, bib.BibTeX); ok {
				t.Errorf("%s: %v", name, to)
			}
		}
	}
}

func TestIsPreprint(t *testing.T) {
	for entry, want := range map[string]bool{
		`@article{a, journal={arXiv preprint arXiv:2301.04567}}`:                true,
		`@article{a, journal={ArXiv}, volume={abs/2301.04567}}`:                 true,
		`@article{a, journal={CoRR}}`:                                           true,
		`@article{a, journal={arXiv:1911.04018 [cs, eess, stat]}}`:              true,
		`@article{a, journal={arXiv: Computer Vision and Pattern Recognition}}`: true,
		`@article{a, journaltitle={Preprint at arXiv}}`:                         true,
		`@article{a, journal={ArXiv e-prints}}`:                                 true,
		`@article{a, journal={bioRxiv}}`:                                        true,
		`@inproceedings{a, booktitle={arXiv}}`:                                  true,
		`@misc{a, howpublished={arXiv:2301.04567}}`:                             true,
		`@misc{a, publisher={arXiv}}`:                                           true,
		`@misc{a, archiveprefix={arXiv}}`:                                       true,
		`@article{a, journal={Journal of Archives}}`:                            false,
		`@article{a, journal={Conference on Kites (arXiv:2301.04567)}}`:         false,
		`@inproceedings{a, booktitle={Proc. of the Workshop on arXiv Papers}}`:  false,
		`@misc{a, howpublished={\url{https://example.org}}}`:                    false,
		`@book{a, publisher={arXiv}}`:                                           false,
		`@inproceedings{a, crossref={b}, archiveprefix={arXiv}}`:                false,
		`@article{a, journal={SSRN Electronic Journal}}`:                        true,
		`@article{a, journal={Corrosion}}`:                                      false,
		`@phdthesis{a, school={arXiv}}`:                                         false,
		`@online{a, eprinttype={arxiv}}`:                                        true, `@ELECTRONIC{a, eprinttype={arxiv}}`: true, `@www{a, eprinttype={arxiv}}`: true, `@article{a, eprinttype={arxiv}}`: true, `@unpublished{a, eprinttype={arxiv}}`: true,
		`@inproceedings{a, eprinttype={arxiv}}`: true, `@conference{a, eprinttype={arxiv}}`: true, `@techreport{a, institution={arXiv}}`: true, `@report{a, institution={arXiv}}`: true, `@preprint{a, eprinttype={arxiv}}`: true,
		`@thesis{a, eprinttype={arxiv}}`: false, `@misc{a, xdata={b}, eprinttype={arxiv}}`: false, `@misc{a, eprinttype={hal}}`: false, `@article{a, journal={ }, eprinttype={arxiv}}`: true,
	} {
		for e := range bib.Parse("a.bib", entry).Entries() {
			if got := upgrade.IsPreprint(e, false); got != want {
				t.Errorf("%s: %t", entry, got)
			}
		}
	}
}

// A note goes if all that it says is of the preprint.
func TestNotes(t *testing.T) {
	for note, stays := range map[string]bool{
		"arXiv:2301.04567 [cs.LG]": false, "arXiv preprint": false, "Under review": false, "Preprint. Under review.": false, "Submitted to ICML 2023": false, "To appear in ICML": false,
		"Accepted at ICML 2023": false, "the best on kites": true, "arXiv:2301.04567; the best on kites": true, "https://example.org/kites": true, "In press coverage of kites": true,
	} {
		got := become(t, "@misc{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri}, note={"+note+"}}", kites(), bib.BibTeX)
		if strings.Contains(got, note) != stays {
			t.Errorf("%q: %s", note, got)
		}
	}
}

func TestWithEprint(t *testing.T) {
	id := preprintID(t)
	for source, want := range map[string]string{
		"@article{a, title={T}, journal={J}}":           "@article{a, title={T}, journal={J}, eprint={2301.04567}, archivePrefix={arXiv}}",
		"@article{a, journal={J}, eprint={2301.04567}}": "",
		"@article{a, journal={J}, archivePrefix={hal}}": "",
	} {
		file := bib.Parse("a.bib", source)
		for e := range file.Entries() {
			to, ok := upgrade.WithEprint(e, id, bib.BibTeX)
			if ok != (want != "") {
				t.Errorf("%s: %t", source, ok)
			}
			if !ok {
				continue
			}
			var c mend.Changes
			c.Change(e, to)
			if got, _, err := c.Apply(file); err != nil || got != want {
				t.Errorf("%s (%v)", got, err)
			}
		}
	}
}
