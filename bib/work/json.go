package work

import (
	"bytes"
	"encoding/json"
	"fmt"
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

// UnmarshalJSON reads what MarshalJSON writes, and also the older form in which the venue has the
// DOI of the publication. It returns an error for an invalid identifier.
func (w *Work) UnmarshalJSON(data []byte) error {
	*w = Work{}
	if err := json.Unmarshal(data, (*plain)(w)); err != nil {
		return err
	}
	w.SetVenue(w.PublishedIn())   // drops an empty venue
	var values [len(kinds)][]byte // identifiers
	var ids, venue []byte
	eachMember(data, func(name string, value []byte) {
		switch kind, isKind := KindNamed(name); {
		case isKind:
			values[kind] = value
		case name == "ids":
			ids = value
		case name == "venue" && bytes.Contains(value, []byte(`"doi"`)):
			venue = value
		}
	})
	for kind, value := range values {
		if err := w.readID(Kind(kind), value); err != nil {
			return err
		}
	}
	var more []string
	if err := unmarshal(ids, &more); err != nil {
		return err
	}
	for _, text := range more {
		if id, ok := FindID(text); ok {
			w.AddID(id)
		}
	}
	var earlier struct {
		DOI string `json:"doi"`
	}
	err := unmarshal(venue, &earlier)
	w.AddID(NewDOI(earlier.DOI))
	return err
}

// unmarshal reads a value that may be absent.
func unmarshal(data []byte, v any) error {
	if data == nil {
		return nil
	}
	return json.Unmarshal(data, v)
}

// readID adds an identifier from JSON. DOIs are not checked.
func (w *Work) readID(kind Kind, value []byte) error {
	var text string
	if err := unmarshal(value, &text); err != nil || text == "" {
		return err
	}
	if kind == DOI {
		w.AddID(NewDOI(text))
		return nil
	}
	id, err := ParseID(kind, text)
	w.AddID(id)
	return err
}

// eachMember calls visit for each member of an object, which must be valid JSON. Names are passed
// as they are written.
func eachMember(object []byte, visit func(name string, value []byte)) {
	depth, name, start := 0, "", 0 // start of the value, or 0 before the colon
	for i := 0; i < len(object); i++ {
		switch object[i] {
		case '"':
			begin := i + 1
			for i++; object[i] != '"'; i++ {
				if object[i] == '\\' {
					i++
				}
			}
			if depth == 1 && start == 0 {
				name = string(object[begin:i])
			}
		case '{', '[':
			depth++
		case ':':
			if depth == 1 {
				start = i + 1
			}
		case '}', ']', ',':
			if depth == 1 && start > 0 {
				visit(name, object[start:i])
				start = 0
			}
			if object[i] != ',' {
				depth--
			}
		}
	}
}
