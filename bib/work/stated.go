package work

import "encoding/json"

// Statement is that a work speaks of another one, as somebody read in its abstract or
// on its own page: a fact beside its metadata, without the text that shows it.
type Statement struct {
	Of     ID     // the other work
	How    Stance // what the work says of it
	Source string // the address of the text that was read
}

// Stance is how a text speaks of a work that it names.
type Stance string

// The stances.
const (
	BuildsOn     Stance = "builds on"
	Uses         Stance = "uses"
	ComparesWith Stance = "compares with"
	Names        Stance = "names" // and no more
)

// record is a Statement in JSON, its identifier as text.
type record struct {
	Of     string `json:"of"`
	How    Stance `json:"how"`
	Source string `json:"source"`
}

// MarshalJSON implements [json.Marshaler].
func (s Statement) MarshalJSON() ([]byte, error) {
	return json.Marshal(record{s.Of.String(), s.How, s.Source})
}

// UnmarshalJSON implements [json.Unmarshaler]. An identifier that is none becomes
// the zero one, and a stance that is not known is that of a name.
func (s *Statement) UnmarshalJSON(data []byte) error {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	id, _ := FindID(r.Of)
	switch r.How {
	case BuildsOn, Uses, ComparesWith:
	default:
		r.How = Names
	}
	*s = Statement{id, r.How, r.Source}
	return nil
}
