package work

// Entry is an entry of a .bib file as it was written, with all fields, whether or not
// they are used elsewhere.
type Entry struct {
	Type   string  `json:"type"`   // as written, such as "inProceedings"
	Fields []Field `json:"fields"` // in the order of the file
	// Macros are the macros of @string that the values use, sorted by name.
	Macros []Macro `json:"macros,omitempty"`
	// Parent is the entry that crossref refers to, and ParentKey its key; nil if the file
	// does not have it.
	Parent    *Entry `json:"parent,omitempty"`
	ParentKey string `json:"parent_key,omitempty"`
	// XData are the biblatex data containers that the entry refers to.
	XData []XData `json:"xdata,omitempty"`
}

// XData is an entry that is not a work but has fields for others.
type XData struct {
	Key string `json:"key"`
	Entry
}

// Field is a field of an [Entry].
type Field struct {
	Name string `json:"name"` // as written
	// Value is the LaTeX of the file with its delimiters: {Text}, "Text", 2021, jan, or
	// several of these joined by #.
	Value string `json:"value"`
}

// Macro is a name for a text, as @string defines it.
type Macro struct {
	Name string `json:"name"` // in lower case
	Text string `json:"text"` // LaTeX, without delimiters
}
