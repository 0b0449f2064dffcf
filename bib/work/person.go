// Package work represents works: everything that lists, files and sources say about one
// publication. It imports no other package of this module.
//
// Start with [Work]. An [ID] identifies a work in some archive; a [Source] answers for
// many of them, and a [Chain] asks sources one after the other.
//
// One parser handles the names of people: [ParseName] and [ParseNames] parse plain text,
// [FromParts] names that a source has in parts, and package bib parses BibTeX names by
// means of [Name].
package work

import (
	"encoding/json"
	"strings"
	"unicode"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Person is one name of an author list as plain text. An organisation, or a person with a
// single name, has only a Family.
type Person struct {
	Given string // "Aaron", "C.-P."
	// Particle is the part in small letters before the family name, such as "van den",
	// which BibTeX calls von. A particle with a capital is part of Family, as in "Van
	// Gool".
	Particle string
	Family   string // "Oord"
	Suffix   string // "Jr.", "III", "3rd"
}

// Last returns the family name with its particle, as "van den Oord".
func (p Person) Last() string {
	if p.Particle == "" {
		return p.Family
	}
	return p.Particle + " " + p.Family
}

// String returns the name in reading order, as "Aaron van den Oord". Names in
// Chinese, Japanese or Korean script begin with the family name.
func (p Person) String() string {
	name := p.Last()
	switch {
	case p.Given != "" && isEastAsian(p.Given) && isEastAsian(name):
		name += " " + p.Given
	case p.Given != "":
		name = p.Given + " " + name
	}
	if p.Suffix != "" {
		name += " " + p.Suffix
	}
	return name
}

// isEastAsian reports whether all letters of s are in scripts in which the family name comes first.
func isEastAsian(s string) bool {
	found := false
	for _, r := range s {
		switch {
		case r < unicode.MaxASCII && !unicode.IsLetter(r):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana), r == 'ー', r == '々', r == '・':
			found = true
		default:
			return false
		}
	}
	return found
}

// Record is the JSON form of a Person. Its names are stable: later versions only add
// names.
type Record struct {
	Family string `json:"family"` // with the particle
	Given  string `json:"given,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	// Particle is present only if [FromParts] would parse the other parts as another
	// Person.
	Particle *string `json:"particle,omitempty"`
}

// Record returns the JSON form of p.
func (p Person) Record() Record {
	r := Record{Family: p.Last(), Given: p.Given, Suffix: p.Suffix}
	if FromParts(r.Family, r.Given, r.Suffix) != p {
		r.Particle = &p.Particle
	}
	return r
}

// Person returns the person with the JSON form r. It also accepts records of an earlier version,
// which had the suffix in the family name.
func (r Record) Person() Person {
	if r.Particle == nil {
		return FromParts(r.Family, r.Given, r.Suffix)
	}
	return Person{r.Given, *r.Particle, strings.TrimPrefix(r.Family, *r.Particle+" "), r.Suffix}
}

// MarshalJSON implements [json.Marshaler].
func (p Person) MarshalJSON() ([]byte, error) { return json.Marshal(p.Record()) }

// UnmarshalJSON implements [json.Unmarshaler].
func (p *Person) UnmarshalJSON(data []byte) error {
	var r Record
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	*p = r.Person()
	return nil
}

// UnmarshalJSONFrom implements [jsonv2.UnmarshalerFrom], the faster way.
func (p *Person) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	var r Record
	if err := jsonv2.UnmarshalDecode(d, &r); err != nil {
		return err
	}
	*p = r.Person()
	return nil
}
