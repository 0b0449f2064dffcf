package graphjson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// Encode writes a graph. Papers and edges are made as they are written: only one
// of them is in memory as text. What several have in common is written once.
func Encode(w io.Writer, reversed bool, papers iter.Seq[Paper], edges iter.Seq[Edge]) error {
	out := bufio.NewWriterSize(w, 64<<10)
	fmt.Fprintf(out, "{\n  \"schema\": %d,\n", Schema)
	if reversed {
		fmt.Fprint(out, "  \"reversed\": true,\n")
	}
	fmt.Fprint(out, "  \"papers\": ")
	short := func(yield func(Paper) bool) {
		written := sharer{}
		for p := range papers {
			if !yield(written.shorten(p)) {
				return
			}
		}
	}
	if err := EncodeArray(out, "  ", iter.Seq[Paper](short)); err != nil {
		return err
	}
	fmt.Fprint(out, ",\n  \"edges\": ")
	if err := EncodeArray(out, "  ", edges); err != nil {
		return err
	}
	fmt.Fprint(out, "\n}\n")
	return out.Flush()
}

// EncodeArray writes values one by one as [json.Encoder] writes a slice of them,
// in a line that is indented by indent.
func EncodeArray[T any](w io.Writer, indent string, values iter.Seq[T]) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent(indent+"  ", "  ")
	before := "[\n"
	for value := range values {
		text.Reset()
		text.WriteString(before + indent + "  ")
		if err := encoder.Encode(value); err != nil {
			return err
		}
		if _, err := w.Write(bytes.TrimSuffix(text.Bytes(), []byte("\n"))); err != nil {
			return err
		}
		before = ",\n"
	}
	end := "\n" + indent + "]"
	if before == "[\n" {
		end = "[]"
	}
	_, err := io.WriteString(w, end)
	return err
}
