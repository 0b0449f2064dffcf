package palette

import (
	"math"
	"strconv"
	"testing"

	"clipgraph/graph"
)

type colour [3]float64 // linear red, green and blue, from 0 to 1

func parse(t *testing.T, hex string) (c colour) {
	t.Helper()
	for i := range c {
		v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil || len(hex) != 7 {
			t.Fatalf("%q is no colour", hex)
		}
		if s := float64(v) / 255; s <= 0.04045 {
			c[i] = s / 12.92
		} else {
			c[i] = math.Pow((s+0.055)/1.055, 2.4)
		}
	}
	return c
}

// luminance is the relative luminance of WCAG 2.2.
func (c colour) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

func contrast(a, b colour) float64 {
	low, high := a.luminance(), b.luminance()
	return (max(low, high) + 0.05) / (min(low, high) + 0.05)
}

func schemes() map[string]Scheme { return map[string]Scheme{"light": Light, "dark": Dark} }

// Text can be read on all that it stands on, and marks are seen.
func TestContrast(t *testing.T) {
	for name, s := range schemes() {
		least := func(what, front, ground string, want float64) {
			t.Helper()
			if got := contrast(parse(t, front), parse(t, ground)); got < want {
				t.Errorf("%s: %s has %.2f to 1 on %s, want %g", name, what, got, ground, want)
			}
		}
		for _, ground := range []string{s.Ground, s.Band, s.Area} {
			for what, ink := range map[string]string{"ink": s.Ink, "second ink": s.Second, "the name of a free paper": s.Free} {
				least(what, ink, ground, 4.5)
			}
			least("a tick", s.Tick, ground, 3)
		}
		for rank, r := range graph.RelationTable() {
			for _, ground := range []string{s.Ground, s.Band} {
				least(string(r.Name), s.Relation[rank], ground, 4.5)
			}
			if ground := s.Area; r.Name != graph.Cite { // which is written in the second ink there
				least(string(r.Name), s.Relation[rank], ground, 4.5)
			}
			least("a line of "+string(r.Name), s.Relation[rank], s.Area, 3)
		}
	}
}

// machado are the matrices of full protanopia, deuteranopia and tritanopia (Machado,
// Oliveira and Fernandes: A Physiologically-based Model for Simulation of Color Vision
// Deficiency, 2009, table 1), for linear colours.
var machado = map[string][3][3]float64{
	"usual sight":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func (c colour) seen(m [3][3]float64) (out colour) {
	for i := range out {
		out[i] = min(1, max(0, m[i][0]*c[0]+m[i][1]*c[1]+m[i][2]*c[2]))
	}
	return out
}

// lab is the colour in CIE L*a*b* under D65.
func (c colour) lab() (lab [3]float64) {
	xyz := [3]float64{
		(0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.95047,
		0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2],
		(0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.08883,
	}
	for i, v := range xyz {
		if v > 216.0/24389 {
			xyz[i] = math.Cbrt(v)
		} else {
			xyz[i] = (24389.0/27*v + 16) / 116
		}
	}
	return [3]float64{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

// Those who see few colours tell the relations that are looked for by default apart, by
// colour; lineage and code, which dash and width tell apart, too, less well.
func TestColoursDiffer(t *testing.T) {
	const least, leastOfCode = 18, 9 // ΔE*ab, of which some 2 are just seen
	usual := graph.Usual()
	for name, s := range schemes() {
		for sight, m := range machado {
			for i, a := range usual {
				for _, b := range usual[:i] {
					p, q := parse(t, s.Relation[a.Rank()]).seen(m).lab(), parse(t, s.Relation[b.Rank()]).seen(m).lab()
					apart := math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
					want := float64(least)
					if a == graph.Code && b == graph.Lineage {
						want = leastOfCode
					}
					if apart < want {
						t.Errorf("%s, %s: %s and %s are %.1f apart", name, sight, a, b, apart)
					}
				}
			}
		}
	}
}
