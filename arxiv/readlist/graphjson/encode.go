package graphjson

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"clipgraph/internal/parallel"
)

// Encode writes a graph. Papers and edges are encoded as they are written, so that only
// one is in memory as text. Parts that several share are written once.
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

// EncodeArray writes values one by one in the form in which [json.Encoder] writes a
// slice, on a line with the given indent.
func EncodeArray[T any](w io.Writer, indent string, values iter.Seq[T]) error {
	a := arrayWriter[T]{out: w, before: "[\n", indent: indent + "  "}
	for value := range values {
		if a.values = append(a.values, value); len(a.values) < valuesAtOnce {
			continue
		}
		if err := a.flush(); err != nil {
			return err
		}
	}
	if err := a.flush(); err != nil {
		return err
	}
	end := "\n" + indent + "]"
	if a.before == "[\n" {
		end = "[]"
	}
	_, err := io.WriteString(w, end)
	return err
}

// arrayWriter writes the elements of an array.
type arrayWriter[T any] struct {
	out    io.Writer
	before string // what stands before the next element
	indent string
	values []T                     // not yet written
	texts  [valuesAtOnce]valueText // of values
}

// valuesAtOnce is the number of values that are encoded at a time, on all processors.
const valuesAtOnce = 256

// valueText is the text of one value, in memory that is used again.
type valueText struct {
	bytes.Buffer
	encoder *json.Encoder
	err     error
}

// flush writes the values so far.
func (a *arrayWriter[T]) flush() error {
	parallel.For(context.Background(), len(a.values), parallel.NoState, func(_ struct{}, i int) {
		t := &a.texts[i]
		if t.encoder == nil {
			t.encoder = json.NewEncoder(t)
			t.encoder.SetIndent(a.indent, "  ")
		}
		t.Reset()
		t.err = t.encoder.Encode(a.values[i])
	})
	for i := range a.values {
		t := &a.texts[i]
		if t.err != nil {
			return t.err
		}
		_, err := io.WriteString(a.out, a.before+a.indent)
		if err == nil {
			_, err = a.out.Write(bytes.TrimSuffix(t.Bytes(), []byte("\n")))
		}
		if err != nil {
			return err
		}
		a.before = ",\n"
	}
	clear(a.values)
	a.values = a.values[:0]
	return nil
}
