package clipgraph_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clipgraph"
	"clipgraph/bib"
	"clipgraph/bib/lookup"
	"clipgraph/bib/work"
)

// titles is a source of titles that knows all versions of a work.
type titles []*work.Work

func (titles) Name() string { return "titles" }

func (t titles) FindAll(_ context.Context, wanted []lookup.Wanted) ([][]*work.Work, error) {
	found := make([][]*work.Work, len(wanted))
	for i, w := range wanted {
		for _, known := range t {
			if work.Fold(known.Title) == work.Fold(w.Title) && known.Authors[0].Last() == w.Surname {
				found[i] = append(found[i], known)
			}
		}
	}
	return found, nil
}

func (t titles) Find(ctx context.Context, wanted []lookup.Wanted) ([]*work.Work, error) {
	return nil, errors.New("all versions are asked for")
}

func publishedWork(title string, v work.Venue, ids []work.ID, families ...string) *work.Work {
	w := &work.Work{Title: title, IDs: ids}
	for _, family := range families {
		w.Authors = append(w.Authors, work.Person{Given: "A.", Family: family})
	}
	w.SetVenue(v)
	return w
}

// upgradeFile returns a file with its preprints published, what each upgrade rests on, and
// the update that does so.
func upgradeFile(t *testing.T, source string, c clipgraph.Config) (text string, proofs []string, u clipgraph.Update) {
	t.Helper()
	file, err := clipgraph.ReadKnownEntries("refs.bib", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	m, err := clipgraph.Gather(t.Context(), []clipgraph.Input{input("refs.bib", source)}, c)
	if err != nil {
		t.Fatal(err)
	}
	upgrades, err := m.Upgrades(t.Context(), file, bib.BibTeX)
	if err != nil {
		t.Fatal(err)
	}
	g, err := m.Graph(t.Context(), clipgraph.Keys{})
	if err != nil {
		t.Fatal(err)
	}
	if u, err = clipgraph.PlanUpdate(file, g, clipgraph.UpdateOptions{Upgrades: upgrades}); err != nil {
		t.Fatal(err)
	}
	for _, up := range u.Upgraded {
		proofs = append(proofs, up.Entry.Key+": "+string(up.Proof)+", "+up.Source)
	}
	return u.Text, proofs, u
}

// A preprint becomes the publication where a source proves it, and twice is once.
func TestUpgrades(t *testing.T) {
	const preprint = "@article{a,\n  title = {Kites over Calm Water},\n  author = {Lark, Ida and Vik, Siri},\n  journal = {arXiv preprint arXiv:2301.04567},\n  year = {2022},\n}\n"
	conference := work.Venue{Kind: "inproceedings", Name: "Conference on Kites", Year: 2023}
	journal := work.Venue{Kind: "article", Name: "Journal of Kites", Year: 2025}
	onArXiv := func(ids ...work.ID) *work.Work {
		return publishedWork("Kites over Calm Water", work.Venue{}, append(work.IDs(work.ID{Kind: work.ArXiv, Value: "2301.04567"}), ids...), "Lark", "Vik")
	}
	withRef := onArXiv(work.NewDOI("10.5555/k.7"))
	withRef.JournalRef = "Phys.Rev.D76:013009,2023"
	doi := work.IDs(work.NewDOI("10.5555/k.7"))
	for name, test := range map[string]struct {
		source string
		config clipgraph.Config
		want   []string // parts of the new file; none: nothing changes
		proof  string
	}{
		"by title and authors, the first in time": {preprint, clipgraph.Config{Titles: []clipgraph.TitleSource{titles{
			publishedWork("Kites over Calm Water", journal, nil, "Lark", "Vik"), publishedWork("Kites over calm water", conference, nil, "Lark", "Vik"),
		}}}, []string{"@inproceedings{a,", "booktitle = {Conference on Kites}", "year = {2023}", "eprint = {2301.04567}"}, "a: title and authors, titles"},
		"one of a workshop after others": {preprint, clipgraph.Config{Titles: []clipgraph.TitleSource{titles{
			publishedWork("Kites over Calm Water", work.Venue{Kind: "inproceedings", Name: "Workshop on Wind", Year: 2022}, nil, "Lark", "Vik"), publishedWork("Kites over calm water", journal, nil, "Lark", "Vik"),
		}}}, []string{"journal = {Journal of Kites}", "year = {2025}"}, "a: title and authors, titles"},
		"authors who do not agree": {preprint, clipgraph.Config{Titles: []clipgraph.TitleSource{titles{
			publishedWork("Kites over Calm Water", conference, nil, "Lark", "Oak", "Elm", "Ash"), publishedWork("Kites over Calm Water", conference, nil, "Vik", "Lark"),
		}}}, []string{"year = {2023}"}, "a: title and authors, titles"},
		"other authors": {preprint, clipgraph.Config{Titles: []clipgraph.TitleSource{titles{
			publishedWork("Kites over Calm Water", conference, nil, "Vik", "Lark"), publishedWork("Kites over Calm Water", work.Venue{Kind: "article", Name: "J"}, nil, "Lark", "Vik"),
		}}}, nil, ""},
		"by the DOI that arXiv has": {preprint, clipgraph.Config{Sources: known(onArXiv(doi...), publishedWork("Kites over Calm and Cold Water", journal, doi, "Lark", "Vik"))},
			[]string{"title = {Kites over Calm and Cold Water}", "journal = {Journal of Kites}", "doi = {10.5555/k.7}"}, "a: the DOI, memory"},
		"by the DOI that the entry has": {strings.Replace(preprint, "  year", "  doi = {10.5555/K.7},\n  year", 1), clipgraph.Config{Sources: known(publishedWork("Kites over Calm Water", journal, doi, "Lark", "Vik"))},
			[]string{"journal = {Journal of Kites}", "doi = {10.5555/k.7}"}, "a: the DOI, memory"},
		"by a DOI of another work": {preprint, clipgraph.Config{Sources: known(onArXiv(doi...), publishedWork("Tides in Shallow Models", journal, doi, "Lark", "Vik"))}, nil, ""},
		"by the reference that arXiv has": {preprint, clipgraph.Config{Sources: known(withRef)},
			[]string{"journal = {Phys. Rev.},\n  volume = {D76},\n  pages = {013009}", "year = {2023}", "doi = {10.5555/k.7}"}, "a: the journal reference, memory"},
		"an entry that is not written plainly": {strings.Replace(preprint, "  journal", "  % mine\n  journal", 1), clipgraph.Config{Titles: []clipgraph.TitleSource{titles{publishedWork("Kites over Calm Water", conference, nil, "Lark", "Vik")}}}, nil, ""},
		"a published one gets its eprint": {"@article{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri}, journal={Journal of Kites}, year={2025}}", clipgraph.Config{Titles: []clipgraph.TitleSource{titles{onArXiv()}}},
			[]string{"journal={Journal of Kites}, year={2025}, eprint={2301.04567}, archivePrefix={arXiv}}"}, "a: title and authors, titles"},
		"a published one whose DOI has an eprint": {"@article{a, title={Kites over Calm Water}, author={Lark, Ida and Vik, Siri}, journal={Journal of Kites}, year={2025}, doi={10.5555/k.7}}", clipgraph.Config{Sources: known(onArXiv(doi...))},
			[]string{"doi={10.5555/k.7}, eprint={2301.04567}, archivePrefix={arXiv}}"}, "a: one record has both, memory"},
	} {
		t.Run(name, func(t *testing.T) {
			const around = "% before\n@string{x = {y}}\n"
			got, proofs, _ := upgradeFile(t, around+test.source+"\n% behind", test.config)
			if len(test.want) == 0 && got != around+test.source+"\n% behind" || !strings.HasPrefix(got, around) || !strings.HasSuffix(got, "\n% behind") {
				t.Errorf("it became\n%s", got)
			}
			for _, part := range test.want {
				if !strings.Contains(got, part) {
					t.Errorf("%s\nlacks %q", got, part)
				}
			}
			if len(test.want) > 0 {
				if diff := cmp.Diff([]string{test.proof}, proofs); diff != "" {
					t.Error(diff)
				}
			}
			if twice, _, _ := upgradeFile(t, got, test.config); twice != got {
				t.Errorf("the second time\n%s\nbecame\n%s", got, twice)
			}
		})
	}
}

// What is read again meanwhile gets the upgrades of those entries that nobody changed.
func TestUpgradesOfChangedFile(t *testing.T) {
	entry := func(key string) string {
		return "@misc{" + key + ", title={Kites over Calm Water}, author={Lark, Ida}, eprint={2301.04567}}\n"
	}
	source := titles{publishedWork("Kites over Calm Water", work.Venue{Kind: "article", Name: "Journal of Kites", Year: 2025}, nil, "Lark")}
	m, err := clipgraph.Gather(t.Context(), []clipgraph.Input{input("refs.bib", entry("a"))}, clipgraph.Config{Titles: []clipgraph.TitleSource{source}})
	if err != nil {
		t.Fatal(err)
	}
	read := func(source string) *clipgraph.KnownEntries {
		file, err := clipgraph.ReadKnownEntries("refs.bib", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	upgrades, err := m.Upgrades(t.Context(), read(entry("a")+entry("b")), bib.BibTeX)
	if err != nil {
		t.Fatal(err)
	}
	g, err := m.Graph(t.Context(), clipgraph.Keys{})
	if err != nil {
		t.Fatal(err)
	}
	now := read("% new\n" + entry("b") + strings.Replace(entry("a"), "Calm", "{Calm}", 1))
	u, err := clipgraph.PlanUpdate(now, g, clipgraph.UpdateOptions{Upgrades: upgrades})
	if err != nil || len(u.Upgraded) != 1 || u.Upgraded[0].Entry.Key != "b" || !slices.Contains(strings.Split(u.Text, "\n"), strings.TrimSpace(strings.Replace(entry("a"), "Calm", "{Calm}", 1))) {
		t.Errorf("%d upgrades, %v\n%s", len(u.Upgraded), err, u.Text)
	}
}
