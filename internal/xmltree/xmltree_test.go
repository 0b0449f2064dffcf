package xmltree

import "testing"

// Whatever the text, the tree keeps its bounds, and each element lies within the
// one that holds it.
func FuzzParse(f *testing.F) {
	f.Add("<a x='1'><b>&lt;text</b><c/></a>")
	f.Add("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;<![CDATA[<x>]]></a></b>")
	f.Add("<a><a><a><a><a><b/><b/><b/><b/><b/><b/>")
	f.Fuzz(func(t *testing.T, text string) {
		const maxDepth, maxElements = 4, 10
		root, _ := Parse(text, maxDepth, maxElements)
		n := 0
		var walk func(e *Element, depth int)
		walk = func(e *Element, depth int) {
			for _, c := range e.Children {
				n++
				if c.Start < e.Start || c.End < c.Start || c.End > e.End {
					t.Errorf("%s at %d to %d in %s at %d to %d", c.Name, c.Start, c.End, e.Name, e.Start, e.End)
				}
				if depth+1 > maxDepth {
					t.Errorf("%s is %d deep", c.Name, depth+1)
				}
				walk(c, depth+1)
			}
		}
		walk(root, 0)
		if n > maxElements {
			t.Errorf("%d elements", n)
		}
	})
}
