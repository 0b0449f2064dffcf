package layout

import "math"

// The area at level Far: the number of papers in a lane over time.

const (
	bins      = 160
	areaPower = 0.75 // heights grow with this power of the number of papers
	areaRoom  = 4.0  // space above the highest area, in pixels
)

// kernel smooths the number of papers over time.
var kernel = [...]float64{0.06, 0.24, 0.4, 0.24, 0.06}

// setAreas computes the areas of all lanes on a common scale.
func (b *builder) setAreas(out *Layout) {
	densities, most := make([][bins]float64, len(out.Lanes)), 0.0
	for n := range out.Lanes {
		densities[n] = b.density(n)
		for _, v := range densities[n] {
			most = max(most, v)
		}
	}
	if most == 0 {
		return
	}
	high := math.Inf(1) // height of the greatest number of papers, such that every area fits its lane
	for n, l := range out.Lanes {
		top := 0.0
		for _, v := range densities[n] {
			top = max(top, math.Pow(v/most, areaPower))
		}
		if top > 0 {
			high = min(high, (l.Bottom-l.Top-areaRoom)/top)
		}
	}
	width := (b.right - b.left) / bins
	for n := range out.Lanes {
		l := &out.Lanes[n]
		for i, v := range densities[n] {
			l.Area = append(l.Area, Point{b.left + (float64(i)+0.5)*width, l.Bottom - high*math.Pow(v/most, areaPower)})
		}
	}
}

// density returns the smoothed number of papers in a lane, by bin.
func (b *builder) density(n int) (smooth [bins]float64) {
	var count [bins]float64
	for _, i := range b.lanes[n].papers {
		bin := int((b.dates[i] - b.left) / (b.right - b.left) * bins)
		count[min(bins-1, max(0, bin))]++
	}
	for i, v := range count {
		for k, share := range kernel {
			if at := i + k - len(kernel)/2; at >= 0 && at < bins {
				smooth[at] += share * v
			}
		}
	}
	return smooth
}
