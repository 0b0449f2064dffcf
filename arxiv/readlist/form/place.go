package form

import (
	"strconv"

	"clipgraph/arxiv/readlist/markup"
)

// placeOf returns the place of the child n, the i-th of what stands at place.
func placeOf(n *node, place string, i int) string {
	switch n.Kind {
	case markup.List, markup.Table:
		return place
	case markup.Item:
		return place + ">li"
	case markup.Row:
		return place
	case markup.Cell:
		return "col" + strconv.Itoa(i)
	case markup.Paragraph, markup.Code:
		return place + ">p" + strconv.Itoa(min(i, 3))
	case markup.Section:
		return place + ">h"
	}
	return place + ">" + n.Key
}
