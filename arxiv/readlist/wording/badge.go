package wording

import (
	"net/url"
	"strings"
)

// BadgeText returns the text of a badge, such as "ASPLOS 2021" of
// img.shields.io/badge/ASPLOS-2021-green, if it is a venue or a date, or "". A label such
// as "Paper" or "Conference" is no part of it, and shows that what is before a year is a
// venue.
func BadgeText(address string) string {
	_, shown, ok := strings.Cut(address, "/badge/")
	if !ok {
		return ""
	}
	shown, _, _ = strings.Cut(shown, "?")
	if decoded, err := url.PathUnescape(shown); err == nil {
		shown = decoded
	}
	label, message, _ := strings.Cut(shown, "-")
	key := KeyOf(label)
	labelled := key == KeyTitle || key == KeyVenue
	if labelled {
		shown = message
	}
	shown = strings.NewReplacer("--", "-", "__", "_", "-", " ", "_", " ").Replace(shown)
	if i := strings.LastIndexByte(shown, ' '); i > 0 {
		shown = shown[:i] // the colour
	}
	p := New(shown)
	if l := p.Look(); l.Label || l.Venue < .6 && !(labelled && p.mayBeVenue()) {
		return ""
	}
	return shown
}
