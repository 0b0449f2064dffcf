package work

import (
	"cmp"
	"fmt"
	"strings"
)

// ID is an identifier of a work: its kind, and its value in the canonical text
// of that kind. The zero ID stands for none.
//
// IDs are compared by ==, but for DOIs, in which case does not count and is kept
// as written: what is compared and looked up is their [ID.Key].
type ID struct {
	Kind  Kind
	Value string // never with the kind's name or address before it
}

// ParseID reads text, which is claimed to be an identifier of the kind: bare, as
// "1706.03762", or in any form that [FindID] knows. The error wraps
// [ErrMalformed].
//
// Of arXiv's identifiers only the form is checked; which of them there can be
// is known to package arxiv.
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

// maxID is the longest text that is read as an identifier, in bytes.
const maxID = 2000

// FindID returns the identifier that text names, the whole of which is an address,
// as "https://openreview.net/forum?id=rJ4km2R5t7", or has the kind's name before
// it, as "doi:10.1000/182" and "PMID 123". DOIs of arXiv are identifiers of arXiv.
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

// FindBare is [FindID], and finds what has neither an address nor a name before it where
// its form alone tells what it is: a DOI, an ISBN, an identifier of the ACL's.
func FindBare(text string) (ID, bool) {
	if id, ok := FindID(text); ok {
		return id, true
	}
	for _, kind := range []Kind{DOI, ACL, ISBN} {
		if id, err := ParseID(kind, text); err == nil {
			return id.own(), true
		}
	}
	return ID{}, false
}

// parseNamed reads the text behind the name of a kind.
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
		return ID{kind, value}.own(), true
	}
	id, ok := findAddress(text)
	return id, ok && id.Kind == kind
}

// own returns the identifier that arXiv has for what it has given a DOI.
func (id ID) own() ID {
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

// Key returns the ID that all spellings of id have in common.
func (id ID) Key() ID {
	if id.Kind == DOI { // DOI Handbook, 2.4
		id.Value = strings.ToLower(id.Value)
	}
	return id
}

// String returns the identifier behind the name of its kind, as
// "doi:10.1000/182", which [FindID] reads; "" for the zero ID.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	if id.Kind == ArXiv {
		return "arXiv:" + id.Value
	}
	return id.Kind.String() + ":" + id.Value
}

// Compare orders identifiers by their kinds, and those of one kind by their text.
// It returns -1, 0 or +1.
func (id ID) Compare(other ID) int {
	return cmp.Or(cmp.Compare(id.Kind, other.Kind), strings.Compare(id.Value, other.Value))
}

// URL returns the address of the work's page; "" for the zero ID.
func (id ID) URL() string {
	if id.IsZero() {
		return ""
	}
	return kinds[id.Kind].page + escapePath(id.Value)
}

// Year returns the year that the identifier names, which is that of arXiv's and
// ADS's; 0 for others.
func (id ID) Year() int {
	if year := kinds[id.Kind].year; year != nil {
		return year(id.Value)
	}
	return 0
}

// IDs returns those of ids that are not zero.
func IDs(ids ...ID) []ID {
	var all []ID
	for _, id := range ids {
		if !id.IsZero() {
			all = append(all, id)
		}
	}
	return all
}

// NewDOI returns the DOI that text is, without a check; the zero ID for "".
func NewDOI(text string) ID {
	if text == "" {
		return ID{}
	}
	return ID{DOI, text}
}
