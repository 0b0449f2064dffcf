package wording

import (
	"net/url"
	"strings"
)

// BadgeText returns the text of a badge, such as "ASPLOS 2021" of
// img.shields.io/badge/ASPLOS-2021-green, if it is a venue or a date, or "".
func BadgeText(address string) string {
	_, shown, ok := strings.Cut(address, "/badge/")
	if !ok {
		return ""
	}
	shown, _, _ = strings.Cut(shown, "?")
	if decoded, err := url.PathUnescape(shown); err == nil {
		shown = decoded
	}
	shown = strings.NewReplacer("--", "-", "__", "_", "-", " ", "_", " ").Replace(shown)
	if i := strings.LastIndexByte(shown, ' '); i > 0 {
		shown = shown[:i] // the colour
	}
	if l := New(shown).Look(); l.Label || l.Venue < .6 {
		return ""
	}
	return shown
}
