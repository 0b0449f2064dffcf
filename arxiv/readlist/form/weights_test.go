package form

import (
	"fmt"
	"os"
	"reflect"
	"testing"
)

// TestWeightsAreHeld halves every weight: what is read of testdata has to change
// with it, for four of five at least.
func TestWeightsAreHeld(t *testing.T) {
	before := readTestdata(t)
	kept := weights
	defer func() { weights = kept }()
	n := 0
	var free []string
	var halve func(v reflect.Value, name string)
	halve = func(v reflect.Value, name string) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				halve(v.Field(i), v.Type().Field(i).Name)
			}
			return
		case reflect.Array:
			for i := range v.Len() {
				halve(v.Index(i), fmt.Sprintf("%s[%d]", name, i))
			}
			return
		}
		addr := v.Addr().UnsafePointer()
		switch v.Kind() {
		case reflect.Float64:
			p := (*float64)(addr)
			if *p == 0 {
				return
			}
			was := *p
			*p /= 2
			defer func() { *p = was }()
		case reflect.Int:
			p := (*int)(addr)
			was := *p
			*p /= 2
			defer func() { *p = was }()
		default:
			t.Fatalf("a weight of type %v", v.Type())
		}
		n++
		if readTestdata(t) == before {
			free = append(free, name)
		}
	}
	halve(reflect.ValueOf(&weights).Elem(), "")
	t.Logf("%d weights, not held: %v", n, free)
	if 5*len(free) > n {
		t.Errorf("%d of %d weights can be halved and nothing is read otherwise: %v", len(free), n, free)
	}
}

// readTestdata returns all that is read of testdata.
func readTestdata(t *testing.T) string {
	data, err := os.ReadFile("testdata/likeness.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := likenesses(string(data))
	for _, file := range forms(t) {
		list, _ := readForm(t, file)
		f := read(list)
		all += show(list, f) + f.String()
	}
	return all
}
