package work

import "encoding/json"

// Statement says that a work refers to another one, as read in its abstract or on its own
// page: a fact in addition to its metadata, without the text itself.
type Statement struct {
	Of     ID     // the other work
	How    Stance // how the work refers to it
	Source string // the address of the text that was read
}

// Stance is how a text refers to a work that it names.
type Stance string

// The stances.
const (
	BuildsOn     Stance = "builds on"
	Uses         Stance = "uses"
	ComparesWith Stance = "compares with"
	Names        Stance = "names" // nothing more
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

// UnmarshalJSON implements [json.Unmarshaler]. An invalid identifier becomes the zero ID,
// and an unknown stance becomes [Names].
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
