package work

// Entry is an entry of a .bib file as it stands there: what somebody wrote of
// a work, with all fields, whether or not anything else here knows them.
type Entry struct {
	Type   string  `json:"type"`   // as written, such as "inProceedings"
	Fields []Field `json:"fields"` // in the order of the file
	// Macros are those of @string that the values name, in the order of their
	// names.
	Macros []Macro `json:"macros,omitempty"`
	// Parent is the entry that crossref refers to, and ParentKey its key; nil
	// if the file has none.
	Parent    *Entry `json:"parent,omitempty"`
	ParentKey string `json:"parent_key,omitempty"`
	// XData are biblatex's data containers that the entry refers to.
	XData []XData `json:"xdata,omitempty"`
}

// XData is an entry that is no work, but has fields for others.
type XData struct {
	Key string `json:"key"`
	Entry
}

// Field is a field of an [Entry].
type Field struct {
	Name string `json:"name"` // as written
	// Value is LaTeX as it stands in the file, with its delimiters: {Text},
	// "Text", 2021, jan, or several of these with # between them.
	Value string `json:"value"`
}

// Macro is a name that stands for a text, as @string defines it.
type Macro struct {
	Name string `json:"name"` // in lower case
	Text string `json:"text"` // LaTeX, without delimiters
}
