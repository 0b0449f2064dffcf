package offsetindex

// sortRows sorts rows by their keys, rows of one key as they stand, and returns them; it
// may return scratch, which is as long. A pass for each ten bits of the keys is much
// faster than to compare.
func sortRows(rows, scratch []Row) []Row {
	const digit = 10
	var differ uint64 // bits that are not the same in all keys
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
