package work

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// plain is Work without its methods.
type plain Work

// MarshalJSON writes the identifiers first, in the order of their kinds.
func (w Work) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	first := make([]bool, len(kinds)) // by kind: already written under the name of the kind
	var more []string
	for _, id := range w.IDs {
		if first[id.Kind] {
			more = append(more, id.String())
		}
		first[id.Kind] = true
	}
	for _, kind := range Kinds() {
		if first[kind] {
			fmt.Fprintf(&b, "%q:", kind)
			writeJSON(&b, w.ID(kind).Value)
			b.WriteByte(',')
		}
	}
	if more != nil {
		b.WriteString(`"ids":`)
		writeJSON(&b, more)
		b.WriteByte(',')
	}
	rest, err := json.Marshal(plain(w))
	if err != nil {
		return nil, err
	}
	b.Write(rest[1:])
	return b.Bytes(), nil
}

// writeJSON writes a text or a list of texts, which cannot fail.
func writeJSON(b *bytes.Buffer, v any) {
	text, _ := json.Marshal(v)
	b.Write(text)
}

// stored is a Work as MarshalJSON writes it, and also in the older form in which the venue has the
// DOI of the publication.
type stored struct {
	plain
	Venue *struct {
		Venue
		DOI string `json:"doi"`
	} `json:"venue"`
	More   []string       `json:"ids"`
	ByKind map[string]any `json:",embed"` // identifiers by the names of their kinds
}

// UnmarshalJSON implements [json.Unmarshaler]. It returns an error for an invalid identifier.
// Fields of a wrong type stay empty; the error is then a [json.UnmarshalTypeError].
func (w *Work) UnmarshalJSON(data []byte) error {
	err := jsonv2.Unmarshal(data, w, LikeEncodingJSON)
	wrong, is := errors.AsType[*jsonv2.SemanticError](err)
	switch {
	case !is:
		return err
	case errors.Is(wrong.Err, ErrMalformed):
		return wrong.Err
	}
	*w = Work{}
	return cmp.Or(json.Unmarshal(data, (*plain)(w)), error(wrong)) // it reads on behind an error
}

// LikeEncodingJSON makes [jsonv2.Unmarshal] as tolerant of names and text as encoding/json is.
var LikeEncodingJSON = jsonv2.JoinOptions(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true), jsonv2.MatchCaseInsensitiveNames(true))

// UnmarshalJSONFrom implements [jsonv2.UnmarshalerFrom], the faster way. It returns an error for an
// invalid identifier.
func (w *Work) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	var s stored
	if err := jsonv2.UnmarshalDecode(d, &s); err != nil {
		return err
	}
	*w = Work(s.plain)
	if s.Venue != nil {
		w.SetVenue(s.Venue.Venue)
	}
	for _, kind := range Kinds() {
		if err := w.readID(kind, s.ByKind[kind.String()]); err != nil {
			return err
		}
	}
	for _, text := range s.More {
		if id, ok := FindID(text); ok {
			w.AddID(id)
		}
	}
	if s.Venue != nil {
		w.AddID(NewDOI(s.Venue.DOI))
	}
	return nil
}

// readID adds an identifier, if value is one. DOIs are not checked.
func (w *Work) readID(kind Kind, value any) error {
	text, isText := value.(string)
	switch {
	case !isText && value != nil:
		return &json.UnmarshalTypeError{Value: fmt.Sprintf("%T", value), Type: reflect.TypeFor[string](), Field: kind.String()}
	case text == "":
		return nil
	case kind == DOI:
		w.AddID(NewDOI(text))
		return nil
	}
	id, err := ParseID(kind, text)
	w.AddID(id)
	return err
}
