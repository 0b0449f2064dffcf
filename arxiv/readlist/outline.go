package readlist

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// outline is the path of headings above the current place of a text.
type outline struct {
	open []heading // outermost first
	path []string  // what section returned last; nil if it has to be made
}

// heading is one step of the path.
type heading struct {
	level int // from 1, as in HTML
	title string
	year  int // that the heading names; 0 if none
}

// maxOpen bounds the headings within each other: those below are not followed.
const maxOpen = 64

// enter opens a heading, which closes all that are not above it.
func (o *outline) enter(level int, title string) {
	o.leave(level)
	if len(o.open) < maxOpen {
		o.open, o.path = append(o.open, heading{level: level, title: title, year: headingYear(title)}), nil
	}
}

// leave closes the headings of level and those below.
func (o *outline) leave(level int) {
	for len(o.open) > 0 && o.open[len(o.open)-1].level >= level {
		o.open, o.path = o.open[:len(o.open)-1], nil
	}
}

// section returns the path as titles, without empty ones. The entries of one
// section have one slice in common.
func (o *outline) section() []string {
	if o.path == nil {
		for _, h := range o.open {
			if h.title != "" {
				o.path = append(o.path, h.title)
			}
		}
		o.path = slices.Clip(o.path)
	}
	return o.path
}

// year returns the year that the path names, the innermost first, or 0.
func (o *outline) year() int {
	for i := len(o.open) - 1; i >= 0; i-- {
		if y := o.open[i].year; y != 0 {
			return y
		}
	}
	return 0
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
