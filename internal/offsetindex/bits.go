package offsetindex

import (
	"encoding/binary"
	"math/bits"
)

// Numbers are written in Rice's code: the low bits as they are, and what is above them as
// so many ones and a zero. For gaps between numbers that are spread evenly it takes
// about half a bit more than the least possible. (R. F. Rice, JPL Publication 79-22, 1979.)

// lowBits returns how many bits of numbers of a mean are best written as they are.
func lowBits(mean uint64) int {
	return min(max(0, bits.Len64(mean-mean/4-mean/16)-1), maxLow)
}

const maxLow = 56 // bits that are read at once

// bitWriter writes bits, those of a byte from the lowest on.
type bitWriter struct {
	out  []byte
	held uint64 // that are not in out yet
	n    int    // how many are held, less than 8
}

// put writes the low n bits of v, at most maxLow.
func (w *bitWriter) put(v uint64, n int) {
	w.held |= v << w.n
	w.n += n
	if w.n >= 8 {
		whole := w.n / 8
		w.out = binary.LittleEndian.AppendUint64(w.out, w.held)
		w.out = w.out[:len(w.out)-8+whole]
		w.held >>= 8 * whole // 64 at most, which leaves none
		w.n -= 8 * whole
	}
}

// rice writes v, of which low bits are written as they are.
func (w *bitWriter) rice(v uint64, low int) {
	ones := v >> low
	for ; ones >= 32; ones -= 32 {
		w.put(1<<32-1, 32)
	}
	w.put(1<<ones-1, int(ones)+1)
	w.put(v&(1<<low-1), low)
}

// flush fills the last byte.
func (w *bitWriter) flush() {
	if w.n > 0 {
		w.put(0, 8-w.n)
	}
}

// bitReader reads what a bitWriter wrote. Behind the end of data, which has 8 bytes more
// than were written, short is set, and all is zero.
type bitReader struct {
	data  []byte
	at    int // in bits
	short bool
}

// window returns the next bits, at least maxLow of them.
func (r *bitReader) window() uint64 {
	if r.at/8+8 > len(r.data) {
		r.short = true
		return 0
	}
	return binary.LittleEndian.Uint64(r.data[r.at/8:]) >> (r.at % 8)
}

func (r *bitReader) rice(low int) (v uint64) {
	for {
		ones := bits.TrailingZeros64(^r.window())
		if ones < maxLow {
			v += uint64(ones)
			r.at += ones + 1
			break
		}
		v += maxLow
		r.at += maxLow
	}
	v = v<<low | r.window()&(1<<low-1)
	r.at += low
	return v
}
