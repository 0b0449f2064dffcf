package offsetindex

import (
	"encoding/binary"
	"math/bits"
)

// Numbers are written in the Rice code: the high bits in unary, as ones and a closing
// zero, then the low bits in binary. For gaps between evenly distributed numbers it takes
// about half a bit more than the optimum. (R. F. Rice, JPL Publication 79-22, 1979.)

// lowBits returns the best number of low bits for numbers with the given mean.
func lowBits(mean uint64) int {
	return min(max(0, bits.Len64(mean-mean/4-mean/16)-1), maxLow)
}

const maxLow = 56 // the number of bits that one read yields at least

// bitWriter writes bits, the lowest of each byte first.
type bitWriter struct {
	out  []byte
	held uint64 // bits not yet in out
	n    int    // the number of held bits, less than 8
}

// put writes the low n bits of v; n is at most maxLow.
func (w *bitWriter) put(v uint64, n int) {
	w.held |= v << w.n
	w.n += n
	if w.n >= 8 {
		whole := w.n / 8
		w.out = binary.LittleEndian.AppendUint64(w.out, w.held)
		w.out = w.out[:len(w.out)-8+whole]
		w.held >>= 8 * whole // a shift by 64 yields 0
		w.n -= 8 * whole
	}
}

// rice writes v with the given number of low bits.
func (w *bitWriter) rice(v uint64, low int) {
	ones := v >> low
	for ; ones >= 32; ones -= 32 {
		w.put(1<<32-1, 32)
	}
	w.put(1<<ones-1, int(ones)+1)
	w.put(v&(1<<low-1), low)
}

// flush pads the last byte with zeros.
func (w *bitWriter) flush() {
	if w.n > 0 {
		w.put(0, 8-w.n)
	}
}

// bitReader reads what a bitWriter wrote. data has 8 bytes of padding at its end. Reading
// past the end yields zeros and sets short.
type bitReader struct {
	data  []byte
	at    int // in bits
	short bool
}

// window returns the next bits, at least maxLow of them, without consuming them.
func (r *bitReader) window() uint64 {
	if r.at/8+8 > len(r.data) {
		r.short = true
		return 0
	}
	return binary.LittleEndian.Uint64(r.data[r.at/8:]) >> (r.at % 8)
}

// rice reads a number with the given number of low bits.
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
