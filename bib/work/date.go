package work

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day, a month or a year of the Gregorian calendar, as far as it is known.
// Dates are comparable with ==; the zero Date means that there is none.
type Date struct {
	Year  int16 // 1 to 9999
	Month int8  // 1 to 12; 0 if unknown
	Day   int8  // 1 to 31; 0 if unknown
}

// NewDate returns the date of the leading parts that are valid: 2021, 13, 1 is the year
// 2021. Without a year it is zero.
func NewDate(year, month, day int) Date {
	var d Date
	if year < 1 || year > 9999 {
		return d
	}
	d.Year = int16(year)
	if month < 1 || month > 12 {
		return d
	}
	d.Month = int8(month)
	if last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day(); 1 <= day && day <= last {
		d.Day = int8(day)
	}
	return d
}

// ParseDate parses YYYY-MM-DD, YYYY-MM or YYYY (ISO 8601), which may be followed by a
// time or the end of a range, as in "2021-05-01T10:00:00Z" and "2021/2022". It returns an
// error for text of another form, and for invalid dates.
func ParseDate(text string) (Date, error) {
	d, rest := cutDate(text)
	if d.IsZero() || rest != "" && rest[0] != 'T' && rest[0] != ' ' && rest[0] != '/' {
		return Date{}, fmt.Errorf("%q is not a date of the form YYYY-MM-DD, YYYY-MM or YYYY", text)
	}
	return d, nil
}

// cutDate parses the longest date at the start of text.
func cutDate(text string) (d Date, rest string) {
	year, ok := number(text, 0, 4)
	if !ok {
		return Date{}, text
	}
	month, hasMonth := 0, len(text) > 4 && text[4] == '-'
	if hasMonth {
		month, _ = number(text, 5, 2)
	}
	day, hasDay := 0, month > 0 && len(text) > 7 && text[7] == '-'
	if hasDay {
		day, _ = number(text, 8, 2)
	}
	d = NewDate(year, month, day)
	return d, text[min(len(d.String()), len(text)):]
}

// number returns the number written by n digits of text at start, if no digit follows
// them.
func number(text string, start, n int) (value int, ok bool) {
	if len(text) < start+n {
		return 0, false
	}
	for i := start; i < len(text) && '0' <= text[i] && text[i] <= '9'; i++ {
		if i == start+n {
			return 0, false
		}
		value = 10*value + int(text[i]-'0')
		ok = i == start+n-1
	}
	return value, ok
}

// IsZero reports whether d is the zero Date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as YYYY-MM-DD, YYYY-MM or YYYY; "" for the zero Date.
func (d Date) String() string {
	text, _ := d.AppendText(nil)
	return string(text)
}

// AppendText implements [encoding.TextAppender].
func (d Date) AppendText(b []byte) ([]byte, error) {
	switch {
	case d.IsZero():
		return b, nil
	case d.Month == 0:
		return fmt.Appendf(b, "%04d", d.Year), nil
	case d.Day == 0:
		return fmt.Appendf(b, "%04d-%02d", d.Year, d.Month), nil
	}
	return fmt.Appendf(b, "%04d-%02d-%02d", d.Year, d.Month, d.Day), nil
}

// MarshalText implements [encoding.TextMarshaler].
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// UnmarshalText implements [encoding.TextUnmarshaler]. It parses the date at the start of
// text. Without one it sets the zero Date, which is not an error.
func (d *Date) UnmarshalText(text []byte) error {
	*d, _ = cutDate(string(text))
	return nil
}

// Compare orders dates. A less precise date comes before the dates that it includes. It returns -1,
// 0 or +1.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}
