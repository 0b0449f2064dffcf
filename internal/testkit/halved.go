package testkit

import (
	"fmt"
	"reflect"
)

// Halved halves each number of the struct that weights points to in turn, those of arrays
// included, and restores it. It returns the count of the numbers other than zero, and the
// names of those whose change does not change result: no test covers them.
func Halved(weights any, result func() string) (n int, free []string) {
	return Scaled(weights, .5, result)
}

// Scaled multiplies each number as [Halved] does, by a factor.
func Scaled(weights any, factor float64, result func() string) (n int, free []string) {
	before := result()
	var scale func(v reflect.Value, name string)
	scale = func(v reflect.Value, name string) {
		v = reflect.NewAt(v.Type(), v.Addr().UnsafePointer()).Elem() // gives access to unexported fields
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				scale(v.Field(i), v.Type().Field(i).Name)
			}
			return
		case reflect.Array:
			for i := range v.Len() {
				scale(v.Index(i), fmt.Sprintf("%s[%d]", name, i))
			}
			return
		case reflect.Float64:
			v.SetFloat(v.Float() * factor)
		case reflect.Int:
			v.SetInt(int64(float64(v.Int()) * factor))
		default:
			panic(fmt.Sprintf("%s is a %v", name, v.Type()))
		}
		defer v.Set(was)
		if v.Equal(was) {
			return // zero
		}
		n++
		if result() == before {
			free = append(free, name)
		}
	}
	scale(reflect.ValueOf(weights).Elem(), "")
	return n, free
}
