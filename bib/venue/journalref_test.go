package venue

import (
	"testing"

	"clipgraph/bib/work"

	"github.com/google/go-cmp/cmp"
)

func TestParseJournalRef(t *testing.T) {
	article := func(name, volume, number, pages string, year int) work.Venue {
		return work.Venue{Kind: "article", Name: name, Volume: volume, Number: number, Pages: pages, Year: year}
	}
	tests := map[string]work.Venue{
		"Phys.Rev.D71:013001,2005":                                      article("Phys. Rev.", "D71", "", "013001", 2005),
		"Astrophys.J.601:149-173,2004":                                  article("Astrophys. J.", "601", "", "149-173", 2004),
		"ActaPhys.Polon.B31:2869-2878,2000":                             article("Acta Phys. Polon.", "B31", "", "2869-2878", 2000),
		"JHEP 0105:034,2001":                                            article("JHEP", "0105", "", "034", 2001),
		"Phys. Rev. Lett. 91, 048301\n  (2003)":                         article("Phys. Rev. Lett.", "91", "", "048301", 2003),
		"Journal of Applied Things, vol 14, 073536 (2018).":             article("Journal of Applied Things", "14", "", "073536", 2018),
		"J. Phys.: Condens. Matter 21 (2009) 176210":                    article("J. Phys.: Condens. Matter", "21", "", "176210", 2009),
		"Math. Res. Lett. 12 (2005), no. 2, 351--358":                   article("Math. Res. Lett.", "12", "2", "351-358", 2005),
		"Asymptotic Studies, 57 No. 1-2, 1-27, 2008":                    article("Asymptotic Studies", "57", "1-2", "1-27", 2008),
		"J.Opt.Soc.Am.A 23(10): 2592-2601 (2006)":                       article("J. Opt. Soc. Am. A", "23", "10", "2592-2601", 2006),
		"IEEE Transactions on Nets, vol. 4, no. 5, pp. 10-21, May 2018": article("IEEE Transactions on Nets", "4", "5", "10-21", 2018),
		"IEEE Transactions on Nets, Volume 4, Issue 5, pp. 10-21, 2018": article("IEEE Transactions on Nets", "4", "5", "10-21", 2018),
		"IEEE Transactions on Nets, vol. 4, no. 5, May 2018, pp. 10-21": article("IEEE Transactions on Nets", "4", "5", "10-21", 2018),
		"ACM Trans. Nets 37, 4, Article 65 (July 2018)":                 article("ACM Trans. Nets", "37", "4", "65", 2018),
		"Annals of Nets 2008, Vol. 18, No. 3, 1026-1058":                article("Annals of Nets", "18", "3", "1026-1058", 2008),
		"Phys.Rev.D71:013001,2005.":                                     article("Phys. Rev.", "D71", "", "013001", 2005),
		"Math. Res. Lett. 12 (2005), no. 2, 351---358.":                 article("Math. Res. Lett.", "12", "2", "351-358", 2005),
		"Asymptotic Studies, 57(1), 1–27, 2008.":                        article("Asymptotic Studies", "57", "1", "1–27", 2008),
		"IEEE Transactions on Nets, vol. 4, no. 5, May 2018, pp. 10.":   article("IEEE Transactions on Nets", "4", "5", "10", 2018),
		"IEEE Transactions on Nets, Early Access, May 2018":             {},
		"IEEE Transactions on Nets 4 (2018), 5 (2019)":                  {},
		"Proceedings of the 9th Meeting on Nets, PMLR 7:1-8, 99":        {},
		"Proceedings of the IEEE, vol. 86:2278-2324, 1998":              {Kind: "article", Name: "Proceedings of the IEEE", Volume: "86", Pages: "2278-2324", Year: 1998},
		"PMLR 7:1-8, 2019":                                              {},
		"Nets Vol 7, 1-8 (2019)":                                        article("Nets", "7", "", "1-8", 2019),
		"Nets Vol 3 vol 7, 1-8 (2019)":                                  {},
		"Mining Letters 7, 1-8 (2019)":                                  article("Mining Letters", "7", "", "1-8", 2019),
		"A B C D E F G H I 7, 1-8 (2019)":                               article("A B C D E F G H I", "7", "", "1-8", 2019),
		"A B C D E F G H I J 7, 1-8 (2019)":                             {},
		"Net Conference 7, 1-8 (2019)":                                  {},
		"Proceedings of the 9th Meeting on Nets, PMLR 7:1-8, 2019": {
			Kind: "inproceedings", Name: "Proceedings of the 9th Meeting on Nets", Volume: "7", Pages: "1-8", Year: 2019},
		"In: Proceedings of the 2019 Meeting on Nets, pp. 10--12": {
			Kind: "inproceedings", Name: "Proceedings of the 2019 Meeting on Nets", Pages: "10-12", Year: 2019},

		// What could be read in two ways, or says more, is no reference that is certain.
		"":                    {},
		"Nature 2008":         {},
		"submitted to Nature": {},
		"P. Doe, M. Roe, Some Comp Biol 2, 1074-1079 (2006)":                {},
		"L. H. Doe. Order of things. Journal of Things, 1(1):013513, 2007.": {},
		"J.Things 23, 2578 (2006); Erratum: J.Things 32, 2407 (2015)":       {},
		"Phys. Lett. B 1, 2 (2003), Phys. Lett. B 4, 5 (2006)":              {},
		"Conference on Nets 12, 3-4 (2010)":                                 {},
		"Proceedings of the 2018 Meeting held in 2019, pp. 10-12":           {},
		"Proceedings of a Meeting on Nets, pp. 10-12":                       {},
	}
	for ref, want := range tests {
		got, ok := ParseJournalRef(ref)
		if !ok {
			got = work.Venue{}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got)\n%s", ref, diff)
		}
	}
}

// Whatever is read stands in the reference.
func FuzzParseJournalRef(f *testing.F) {
	f.Add("Phys.Rev.D71:013001,2005")
	f.Add("Math. Res. Lett. 12 (2005), no. 2, 351--358")
	f.Add("Proceedings of the 9th Meeting on Nets, PMLR 7:1-8, 2019")
	f.Fuzz(func(t *testing.T, ref string) {
		v, ok := ParseJournalRef(ref)
		if ok && (v.Name == "" || v.Year < 1900 || v.Year > 2099 || v.Kind == "") {
			t.Errorf("%q gives %+v", ref, v)
		}
	})
}
