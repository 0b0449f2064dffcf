package offsetindex

// sortRows sorts rows by key and returns them. Rows of one key keep their order. It uses
// scratch, which must be as long as rows, and may return it. A radix sort of ten bits a
// pass is much faster here than a comparison sort.
func sortRows(rows, scratch []Row) []Row {
	const digit = 10
	var differ uint64 // the bits in which keys differ
	for _, r := range rows {
		differ |= r.Key ^ rows[0].Key
	}
	for shift := 0; differ>>shift != 0; shift += digit {
		if differ>>shift%(1<<digit) == 0 {
			continue
		}
		var places [1 << digit]int
		for _, r := range rows {
			places[r.Key>>shift%(1<<digit)]++
		}
		sum := 0
		for i, n := range places {
			places[i] = sum
			sum += n
		}
		for _, r := range rows {
			d := r.Key >> shift % (1 << digit)
			scratch[places[d]] = r
			places[d]++
		}
		rows, scratch = scratch, rows
	}
	return rows
}
