package clipgraph

import (
	"encoding/json"
	"io"

	"clipgraph/bib"
)

// updateReport is the JSON form of an update.
type updateReport struct {
	File      string          `json:"file"`
	Added     []string        `json:"added"`  // keys
	Filled    int             `json:"filled"` // entries
	Preprints int             `json:"preprints"`
	Left      int             `json:"left"` // preprints without a known publication
	Upgraded  []upgradeReport `json:"upgraded"`
}

type upgradeReport struct {
	Key    string       `json:"key"`
	Line   int          `json:"line"`
	Source string       `json:"source"`
	Proof  Proof        `json:"proof"`
	Before versionShown `json:"before"`
	After  versionShown `json:"after"`
}

// versionShown is an entry with its fields in LaTeX, by their names in lower case.
type versionShown struct {
	Type   string            `json:"type"`
	Fields map[string]string `json:"fields"` // those that differ before and after
}

// WriteReport writes the update of the file of that name as JSON. upgrades has the
// numbers of its preprints and may be nil.
func (u *Update) WriteReport(w io.Writer, file string, upgrades *Upgrades) error {
	report := updateReport{File: file, Added: []string{}, Filled: u.Filled, Upgraded: []upgradeReport{}}
	if upgrades != nil {
		report.Preprints, report.Left = upgrades.Preprints, upgrades.Left
	}
	for _, e := range u.Entries {
		report.Added = append(report.Added, e.Key)
	}
	for _, up := range u.Upgraded {
		before := up.Entry.Draft()
		report.Upgraded = append(report.Upgraded, upgradeReport{
			Key: up.Entry.Key, Line: up.Entry.Line, Source: up.Source, Proof: up.Proof,
			Before: shown(before, up.Becomes), After: shown(up.Becomes, before),
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report)
}

// shown returns the fields of d that other lacks or has with another value.
func shown(d, other *bib.Draft) versionShown {
	v := versionShown{Type: d.Type, Fields: map[string]string{}}
	for _, f := range d.Fields {
		if value := d.Value(f.Name); value != other.Value(f.Name) || !other.Has(f.Name) {
			v.Fields[(bib.Field{Name: f.Name}).Folded()] = value
		}
	}
	return v
}
