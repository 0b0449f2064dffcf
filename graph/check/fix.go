package check

import (
	"bytes"
	"cmp"
	"context"
	"slices"
)

// maxRounds bounds how often a list is mended and checked again: an edit may
// make way for another at the same place.
const maxRounds = 10

// Fix mends what can certainly be mended in the list data, whose name is file,
// and returns the result, and the findings that it mended. Their places are those of the
// text in which they were found: a mend may make way for another. It changes no byte
// that an edit does not name. To fix the result changes nothing. The error is that of
// ctx.
func Fix(ctx context.Context, file string, data []byte, known Known, o Options) (fixed []byte, mended []Finding, err error) {
	for range maxRounds {
		findings, err := File(ctx, file, data, known, o)
		if err != nil {
			return nil, nil, err
		}
		next, made := apply(data, findings)
		if bytes.Equal(next, data) {
			break
		}
		data, mended = next, append(mended, made...)
	}
	return data, mended, nil
}

// apply makes the edits of findings, all of one or none: where two findings
// would change the same bytes, the first does. It returns the findings whose edits were
// made.
func apply(data []byte, findings []Finding) (edited []byte, made []Finding) {
	var edits []Edit
	taken := func(e Edit) bool {
		i, _ := slices.BinarySearchFunc(edits, e.Start, func(e Edit, start int) int { return cmp.Compare(e.Start, start) })
		return i > 0 && edits[i-1].End > e.Start || i < len(edits) && edits[i].Start < max(e.End, e.Start+1)
	}
	for _, f := range findings {
		if len(f.Edits) == 0 || slices.ContainsFunc(f.Edits, taken) {
			continue
		}
		made = append(made, f)
		for _, e := range f.Edits {
			i, _ := slices.BinarySearchFunc(edits, e.Start, func(e Edit, start int) int { return cmp.Compare(e.Start, start) })
			edits = slices.Insert(edits, i, e)
		}
	}
	if len(made) == 0 {
		return data, nil
	}
	out := make([]byte, 0, len(data))
	at := 0
	for _, e := range edits {
		out = append(append(out, data[at:e.Start]...), e.Text...)
		at = e.End
	}
	return append(out, data[at:]...), made
}
