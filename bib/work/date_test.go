package work

import (
	"encoding/json"
	"testing"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"2021-05-01":           {2021, 5, 1},
		"2021-05":              {2021, 5, 0},
		"2021":                 {2021, 0, 0},
		"0990":                 {990, 0, 0},
		"2020-02-29":           {2020, 2, 29},
		"2021-05-01T10:00:00Z": {2021, 5, 1},
		"2021-05-01 10:00":     {2021, 5, 1},
		"2021-05/2021-07":      {2021, 5, 0},
		"2021/2022":            {2021, 0, 0},
		"":                     {},
		"0000":                 {},
		"21":                   {},
		"20211":                {},
		"2021-":                {},
		"2021-5":               {},
		"2021-13":              {},
		"2021-051":             {},
		"2021-02-29":           {},
		"2021-05-1":            {},
		"2021-05-011":          {},
		"2021-05-01x":          {},
		"in 2021":              {},
		"20x1":                 {},
	} {
		if got, err := ParseDate(text); got != want || (err != nil) != want.IsZero() {
			t.Errorf("%q is %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestDateJSON(t *testing.T) {
	for text, want := range map[string]string{
		"2021-05-01": "2021-05-01", "2021-05": "2021-05", "2021": "2021", "": "",
		"2021-13": "2021", "2021-011": "2021", "2021-12-31": "2021-12-31", "2021-1": "2021", "20x1": "", "2021-02-30": "2021-02", "soon": "", "2021-05-01T10:00": "2021-05-01",
	} {
		data, _ := json.Marshal(text)
		var d Date
		if err := json.Unmarshal(data, &d); err != nil || d.String() != want {
			t.Errorf("%q is %q, %v", text, d, err)
		}
		data, err := json.Marshal(d)
		if err != nil || string(data) != `"`+want+`"` {
			t.Errorf("%q is written as %s, %v", want, data, err)
		}
	}
	if err := json.Unmarshal([]byte("2021"), new(Date)); err == nil {
		t.Error("a number is a date")
	}
}

// The leading parts that are valid are a date.
func TestNewDate(t *testing.T) {
	for parts, want := range map[[3]int]string{
		{2021, 5, 31}: "2021-05-31", {2021, 4, 31}: "2021-04", {2021, 5, 0}: "2021-05", {2021, 0, 1}: "2021", {2021, 13, 1}: "2021", {2021, 12, 31}: "2021-12-31",
		{2021, 1, 1}: "2021-01-01", {0, 5, 1}: "", {-1, 5, 1}: "", {1, 0, 0}: "0001", {9999, 12, 0}: "9999-12", {10000, 1, 1}: "", {2021, -1, 1}: "2021", {2021, 5, -1}: "2021-05",
	} {
		if got := NewDate(parts[0], parts[1], parts[2]).String(); got != want {
			t.Errorf("%v is %q, want %q", parts, got, want)
		}
	}
}

func TestCompareDates(t *testing.T) {
	dates := []Date{{}, {2020, 0, 0}, {2020, 2, 0}, {2020, 2, 1}, {2020, 12, 1}, {2021, 0, 0}, {2021, 1, 1}}
	for i, d := range dates {
		for j, e := range dates {
			if got, want := d.Compare(e), min(max(i-j, -1), 1); got != want {
				t.Errorf("%v to %v: %d, want %d", d, e, got, want)
			}
		}
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("2021-05-01T1")
	f.Add("2021-13/")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		if again, e := ParseDate(d.String()); err == nil && (e != nil || again != d) {
			t.Errorf("%q is %v, and that %v, %v", text, d, again, e)
		}
	})
}
