package check

import (
	"bytes"
	"cmp"
	"context"
	"slices"
)

// maxRounds is the maximum number of times a list is corrected and checked again. A correction may
// allow another one at the same place.
const maxRounds = 10

// Fix makes the corrections that are certain in the list in data, whose name is file. It returns
// the result and the findings that were corrected. The positions of findings refer to the text in
// which they were found, which may be after earlier corrections. Only bytes that edits name are
// changed. Fix is idempotent. The error is that of ctx.
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

// apply applies the edits of findings. The edits of a finding are applied all or none; if two
// findings change the same bytes, only the first is applied. It returns the applied findings.
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
