package readlist

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// outline is the path of headings above the current place of a list: real
// headings, bold lines and summaries that stand for one, items that head the
// items below them.
type outline struct {
	open []heading // outermost first
	path []string  // what section returned last; nil if it has to be made

	level1, others int    // headings of level 1 so far, and of other levels
	title          string // the first heading, if it is of level 1

	rowYear int // the year that a row of a table filed those below it under
}

// heading is one step of the path.
type heading struct {
	level int // 1 to 6 as in HTML, then those below
	title string
	year  int  // that the heading names; 0 if none
	used  bool // an entry below it took its text for a title
}

// Levels of what stands for a heading below the real ones. An item of a list
// is of itemLevel and its indentation.
const (
	summaryLevel = 7
	boldLevel    = 8
	rowLevel     = 9
	titleLevel   = 10 // a plain line that may be a title
	itemLevel    = 11
)

// maxOpen bounds the headings within each other: those below are not followed.
const maxOpen = 64

// enter opens a heading, which closes all that are not above it.
func (o *outline) enter(level int, title string) {
	if level == 1 {
		if o.level1++; o.level1 == 1 && o.others == 0 {
			o.title = title
		}
	} else if level < summaryLevel {
		o.others++
	}
	o.leave(level)
	if len(o.open) < maxOpen {
		o.open, o.path = append(o.open, heading{level: level, title: title, year: headingYear(title)}), nil
	}
	if level < rowLevel {
		o.rowYear = 0
	}
}

// leave closes the headings of level and those below.
func (o *outline) leave(level int) {
	for len(o.open) > 0 && o.open[len(o.open)-1].level >= level {
		o.open, o.path = o.open[:len(o.open)-1], nil
	}
}

// innermost returns the heading next above the current place, or nil.
func (o *outline) innermost() *heading {
	if len(o.open) == 0 {
		return nil
	}
	return &o.open[len(o.open)-1]
}

// section returns the path as titles, without empty ones. The entries of one
// section have one slice in common.
func (o *outline) section() []string {
	if o.path == nil {
		for _, h := range o.open {
			if h.title != "" && !h.used {
				o.path = append(o.path, h.title)
			}
		}
		o.path = slices.Clip(o.path)
	}
	return o.path
}

// use says whether an entry took the text of an open heading for its title.
func (o *outline) use(h *heading, used bool) { h.used, o.path = used, nil }

// year returns the year that the path names, the innermost first, or 0.
func (o *outline) year() int {
	if o.rowYear != 0 {
		return o.rowYear
	}
	for i := len(o.open) - 1; i >= 0; i-- {
		if y := o.open[i].year; y != 0 {
			return y
		}
	}
	return 0
}

// listTitle returns the title of the whole list, which is no section: a
// heading of level 1 that comes first, stands alone at its level and has
// others below; else "".
func (o *outline) listTitle() string {
	if o.level1 == 1 && o.others > 0 {
		return o.title
	}
	return ""
}

// headingYear returns the year that a heading names: "2023", "CVPR 2023",
// "📅 2023 (12 papers)", but no "2020-2023" and no "Top 2000 of all".
var headingYearText = regexp.MustCompile(`^[^0-9A-Za-z]*(?:[A-Z][A-Za-z&]+[ '’-]{0,3})?((?:19|20)\d\d)(?:年)?(?:[^0-9A-Za-z–-][^0-9]*)?(?:\(\d+[^)]*\))?[^0-9A-Za-z]*$`)

func headingYear(title string) int {
	y := headingYearText.FindStringSubmatch(title)
	if y == nil || strings.ContainsAny(y[0][strings.Index(y[0], y[1])+4:], "~–") {
		return 0
	}
	year, _ := strconv.Atoi(y[1])
	return year
}
