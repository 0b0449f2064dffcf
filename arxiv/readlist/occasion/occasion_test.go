package occasion

import "testing"

// The year of a venue is that which stands behind its name; the first digits
// of an identifier are no year, though those of 2020 look like one.
func TestFind(t *testing.T) {
	for text, want := range map[string]struct {
		venue string
		year  int
	}{
		"extends arXiv:2010.11929 and more":        {"", 0},
		"arXiv 1901.02860":                         {"", 0},
		"arXiv:2010.11929, in ICLR 2021":           {"ICLR 2021", 2021},
		"arXiv 2110; CVPR 2022":                    {"CVPR 2022", 2022},
		"CVPR'23, see arXiv:2010.11929":            {"CVPR'23", 2023},
		"2021/03":                                  {"", 2021},
		"2021/10, road":                            {"", 2021},
		"2021/22":                                  {"", 0},
		"2021/123":                                 {"", 0},
		"2021.1.30":                                {"", 2021},
		"Molecular Road Science 12.5 (2022)":       {"", 2022},
		"Science 12(5), 2022":                      {"", 2022},
		"PMLR 80, 2018":                            {"", 2018},
		"PMLR 80 (2018)":                           {"", 2018},
		"CVPR 22, 2022":                            {"CVPR 22", 2022},
		"Road Letters 6, pp. 2035--2047, 2018":     {"", 2018},
		"Road Letters, 2019-2021":                  {"", 2019},
		"CVPR 22.":                                 {"CVPR 22", 2022},
		"arXiv 2021":                               {"", 2021},
		"arXiv:1901.02860 (2019)":                  {"", 2019},
		"NeurIPS Workshop 2022, after ICML of old": {"NeurIPS Workshop 2022", 2022},
	} {
		if name, year := Find(text); name != want.venue || year != want.year {
			t.Errorf("%q is of %q, %d; want %+v", text, name, year, want)
		}
	}
}

// A heading says of which year its works are, if it says one.
func TestHeadingYear(t *testing.T) {
	for heading, want := range map[string]int{"2023": 2023, "CVPR 2023": 2023, "📅 2023 (12 papers)": 2023, "2020-2023": 0, "Before 2021": 0, "2020 and before": 0, "Since 2021": 0} {
		if got := HeadingYear(heading); got != want {
			t.Errorf("%q: %d, want %d", heading, got, want)
		}
	}
}

func TestYearAlone(t *testing.T) {
	for text, want := range map[string]int{"2023": 2023, "(2023)": 2023, "2023,": 2023, "2023-01": 0, "CVPR 2023": 0, "'23": 0, "2301.00001": 0, "": 0} {
		if got := YearAlone(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// Two digits are a year behind an apostrophe or a word with two capitals.
func TestShortYear(t *testing.T) {
	for text, want := range map[string]int{"ROAD'21": 2021, "Road ’98": 1998, "Crates‘ 07": 2007, "IEEE JRS 24": 2024, "RoadSys 24": 2024, "Road-Sys 24": 0, "xRS 24": 0, "Road 24": 0, "R 24": 0, "JRS 60": 0, "JRS 124": 0, "24": 0, "JRS": 0, "": 0} {
		if got := ShortYear(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// arXiv is no venue, even with a year joined to its name.
func TestIsArchive(t *testing.T) {
	for name, want := range map[string]bool{"arXiv": true, "arXiv 2024": true, "arXiv2024": true, "ArXiv24": true, "CoRR2019": true, "Preprint": true, "": true, "arXivists 2024": false, "ICML2024": false, "2024": false} {
		if got := IsArchive(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
