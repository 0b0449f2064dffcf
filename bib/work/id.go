package work

import (
	"cmp"
	"fmt"
	"strings"
)

// ID is an identifier of a work: its kind, and its value in the canonical form of that
// kind. The zero ID means that there is none.
//
// IDs are compared by ==, except DOIs, whose case is kept but ignored in comparisons:
// compare and look up by [ID.Key].
type ID struct {
	Kind  Kind
	Value string // without the kind's name or address
}

// ParseID parses text as an identifier of the kind: bare, as "1706.03762", or in any form
// that [FindID] accepts. The error wraps [ErrMalformed].
//
// Only the form of arXiv identifiers is checked; package arxiv knows which are possible.
func ParseID(kind Kind, text string) (ID, error) {
	if kind == 0 || int(kind) >= len(kinds) {
		return ID{}, fmt.Errorf("%w: there is no kind of number %d", ErrMalformed, kind)
	}
	text = strings.TrimSpace(text)
	if len(text) <= maxID {
		if value, ok := kinds[kind].parse(text); ok {
			return ID{kind, value}, nil
		}
		if id, ok := FindID(text); ok && id.Kind == kind {
			return id, nil
		}
	} else {
		text = strings.ToValidUTF8(text[:40], "") + "…"
	}
	return ID{}, fmt.Errorf("%q is %w of the kind %v", text, ErrMalformed, kind)
}

// maxID is the longest text that is parsed as an identifier, in bytes.
const maxID = 2000

// FindID returns the identifier that text is as a whole: an address, such as
// "https://openreview.net/forum?id=rJ4km2R5t7", or an identifier with the kind's name
// before it, such as "doi:10.1000/182" and "PMID 123". DOIs of arXiv become arXiv
// identifiers.
func FindID(text string) (ID, bool) {
	text = strings.TrimSpace(text)
	if len(text) > maxID {
		return ID{}, false
	}
	if name, rest, ok := strings.Cut(text, ":"); ok && !strings.HasPrefix(rest, "//") {
		if id, ok := parseNamed(name, rest); ok {
			return id, true
		}
	}
	if name, rest, ok := strings.Cut(text, " "); ok {
		if id, ok := parseNamed(name, rest); ok {
			return id, true
		}
	}
	return findAddress(text)
}

// FindBare is like [FindID], but also accepts an identifier without an address or a name
// if its form is unambiguous: a DOI, an ISBN, an identifier of the ACL Anthology.
func FindBare(text string) (ID, bool) {
	if id, ok := FindID(text); ok {
		return id, true
	}
	for _, kind := range []Kind{DOI, ACL, ISBN} {
		if id, err := ParseID(kind, text); err == nil {
			return id.toArXiv(), true
		}
	}
	return ID{}, false
}

// parseNamed parses the text after the name of a kind.
func parseNamed(name, text string) (ID, bool) {
	if inner, rest, ok := strings.Cut(text, ":"); ok && strings.EqualFold(name, "urn") { // RFC 8141
		name, text = inner, rest
	}
	kind := kindNamed(strings.TrimSpace(name))
	if kind == 0 {
		return ID{}, false
	}
	text = strings.TrimSpace(text)
	if value, ok := kinds[kind].parse(text); ok {
		return ID{kind, value}.toArXiv(), true
	}
	id, ok := findAddress(text)
	return id, ok && id.Kind == kind
}

// toArXiv returns the arXiv identifier for a DOI of arXiv.
func (id ID) toArXiv() ID {
	if id.Kind == DOI {
		if text, ok := cutPrefixFold(id.Value, arxivDOI); ok {
			if value, ok := parseArXiv(text); ok {
				return ID{ArXiv, value}
			}
		}
	}
	return id
}

const arxivDOI = "10.48550/arxiv."

// IsZero reports whether id is the zero ID.
func (id ID) IsZero() bool { return id == ID{} }

// Key returns the common ID of all spellings of id.
func (id ID) Key() ID {
	if id.Kind == DOI { // DOI Handbook, 2.4
		id.Value = strings.ToLower(id.Value)
	}
	return id
}

// String returns the identifier after the name of its kind, as "doi:10.1000/182", which
// [FindID] parses, or "" for the zero ID.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	if id.Kind == ArXiv {
		return "arXiv:" + id.Value
	}
	return id.Kind.String() + ":" + id.Value
}

// Compare orders identifiers by kind, then by text. It returns -1, 0 or +1.
func (id ID) Compare(other ID) int {
	return cmp.Or(cmp.Compare(id.Kind, other.Kind), strings.Compare(id.Value, other.Value))
}

// URL returns the address of the work's page, or "" for the zero ID.
func (id ID) URL() string {
	if id.IsZero() {
		return ""
	}
	return kinds[id.Kind].page + escapePath(id.Value)
}

// Year returns the year in the identifier, which those of arXiv and ADS contain; 0 for
// others.
func (id ID) Year() int {
	if year := kinds[id.Kind].year; year != nil {
		return year(id.Value)
	}
	return 0
}

// IDs returns the non-zero ones of ids.
func IDs(ids ...ID) []ID {
	var all []ID
	for _, id := range ids {
		if !id.IsZero() {
			all = append(all, id)
		}
	}
	return all
}

// NewDOI returns text as a DOI, without a check, or the zero ID for "".
func NewDOI(text string) ID {
	if text == "" {
		return ID{}
	}
	return ID{DOI, text}
}
