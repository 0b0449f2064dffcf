package main

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"slices"
)

// The picture of growth: two panels with logarithmic axes, a line a job.

var plotColours = []string{"#0b6e99", "#c4551c", "#3f7d2c", "#8a4fa3", "#b0881a", "#b3355f", "#4c6472", "#1f9e89", "#6b5b3e"}

// plotGrowth draws how times and memory grow with the size, as SVG.
func plotGrowth(sizes []int, times, memory []curve) []byte {
	var w bytes.Buffer
	const width, height = 880, 380
	fmt.Fprintf(&w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="Helvetica, Arial, sans-serif" font-size="12">`+"\n", width, height)
	fmt.Fprintf(&w, "<title>Time and memory at 1, 10 and 100 times the size</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", width, height)
	panel(&w, 60, "seconds", sizes, times)
	panel(&w, 500, "peak memory, MiB", sizes, memory)
	w.WriteString("</svg>\n")
	return w.Bytes()
}

// panel draws the curves of one figure with the left end of its axis at x.
func panel(w *bytes.Buffer, x float64, title string, sizes []int, curves []curve) {
	const top, bottom, width = 40.0, 340.0, 250.0
	least, most := math.Inf(1), 0.0
	for _, c := range curves {
		least, most = min(least, slices.Min(c.y)), max(most, slices.Max(c.y))
	}
	low, high := math.Floor(math.Log10(least)), math.Ceil(math.Log10(most))
	at := func(size int, y float64) (float64, float64) {
		span := math.Log10(float64(sizes[len(sizes)-1]))
		return x + width*math.Log10(float64(size))/span, bottom - (bottom-top)*(math.Log10(y)-low)/(high-low)
	}
	fmt.Fprintf(w, `<text x="%.0f" y="24" font-weight="bold">%s</text>`+"\n", x, html.EscapeString(title))
	for p := low; p <= high; p++ {
		_, y := at(1, math.Pow(10, p))
		fmt.Fprintf(w, `<path d="M%.1f %.1fh%.0f" stroke="#dddddd"/><text x="%.1f" y="%.1f" text-anchor="end" fill="#555555">%g</text>`+"\n", x, y, width, x-6, y+4, math.Pow(10, p))
	}
	for _, size := range sizes {
		px, _ := at(size, 1)
		fmt.Fprintf(w, `<text x="%.1f" y="%.0f" text-anchor="middle" fill="#555555">%dx</text>`+"\n", px, bottom+18, size)
	}
	// A line that grows as the size does, to hold the others against.
	x0, y0 := at(1, math.Pow(10, low))
	x1, y1 := at(sizes[len(sizes)-1], min(math.Pow(10, high), math.Pow(10, low)*float64(sizes[len(sizes)-1])))
	fmt.Fprintf(w, `<path d="M%.1f %.1fL%.1f %.1f" stroke="#999999" stroke-dasharray="4 4"/>`+"\n", x0, y0, x1, y1)
	// Names stand at the right ends, moved apart where those are close.
	order := make([]int, len(curves))
	for i := range order {
		order[i] = i
	}
	end := func(i int) float64 {
		_, y := at(sizes[len(sizes)-1], curves[i].y[len(curves[i].y)-1])
		return y
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(1000 * (end(a) - end(b))) })
	last := math.Inf(-1)
	for _, i := range order {
		c, colour := curves[i], plotColours[i%len(plotColours)]
		path := ""
		for k, y := range c.y {
			px, py := at(sizes[k], y)
			path += fmt.Sprintf("%c%.1f %.1f", "ML"[min(k, 1)], px, py)
			fmt.Fprintf(w, `<circle cx="%.1f" cy="%.1f" r="2.5" fill="%s"/>`+"\n", px, py, colour)
		}
		y := max(end(i), last+14)
		last = y
		fmt.Fprintf(w, `<path d="%s" fill="none" stroke="%s" stroke-width="1.5"/><text x="%.1f" y="%.1f" fill="%s">%s, %.2f</text>`+"\n",
			path, colour, x+width+8, y+4, colour, html.EscapeString(c.name), c.power())
	}
}
