package bulk

import (
	"encoding/binary"
	"io"
	"os"
	"sort"
)

// buckets sorts citations by their citing works in constant memory: first into ranges of
// works, by counting, each range in a part of one file; then each range in memory. The
// time is linear.
type buckets struct {
	counts []int32 // citations of each work
	ends   []int32 // the work after the last of each bucket
	starts []int64 // where each begins, in citations; then the end of the last
	file   *os.File
	next   []int64  // where the next citations of each go
	ready  [][]byte // those that are not written yet
}

// bucketRoom is how much of a bucket is buffered before it is written, in bytes.
const bucketRoom = 32 << 10

// newBuckets makes buckets of about room citations each. If there is only one, no file is
// written in folder.
func newBuckets(counts []int32, room int, folder string) (*buckets, error) {
	b := &buckets{counts: counts, starts: []int64{0}}
	sum := int64(0)
	for i, n := range counts {
		if sum > 0 && sum+int64(n) > int64(room) {
			b.end(i, sum)
			sum = 0
		}
		sum += int64(n)
	}
	b.end(len(counts), sum)
	if len(b.ends) == 1 {
		return b, nil
	}
	b.next, b.ready = append(b.next, b.starts...), make([][]byte, len(b.ends))
	var err error
	b.file, err = scratch(folder)
	return b, err
}

// end ends a bucket of sum citations before a work.
func (b *buckets) end(work int, sum int64) {
	b.ends, b.starts = append(b.ends, int32(work)), append(b.starts, b.starts[len(b.starts)-1]+sum)
}

// fill puts the citations of all into the file if there are several buckets.
func (b *buckets) fill(all func(visit func(pair) error) error) error {
	last, n := int32(-1), 0
	err := all(func(p pair) error {
		if p.from != last {
			last = p.from
			n = sort.Search(len(b.ends), func(i int) bool { return b.ends[i] > p.from })
		}
		b.ready[n] = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b.ready[n], uint32(p.from)), uint32(p.to))
		if len(b.ready[n]) >= bucketRoom {
			return b.flush(n)
		}
		return nil
	})
	for n := range b.ready {
		if err == nil {
			err = b.flush(n)
		}
	}
	return err
}

func (b *buckets) flush(n int) error {
	_, err := b.file.WriteAt(b.ready[n], 8*b.next[n])
	b.next[n] += int64(len(b.ready[n]) / 8)
	b.ready[n] = b.ready[n][:0]
	return err
}

// rows calls visit for each work, in order, with the works that it cites, in the order of
// arrival. visit may change the row but not keep it.
func (b *buckets) rows(all func(visit func(pair) error) error, visit func(work int32, row []int32) error) error {
	if b.file != nil {
		if err := b.fill(all); err != nil {
			return err
		}
	}
	first := int32(0)
	var cited []int32
	for n, end := range b.ends {
		if b.file != nil {
			all = func(visit func(pair) error) error {
				return readPairs(io.NewSectionReader(b.file, 8*b.starts[n], 8*(b.starts[n+1]-b.starts[n])), visit)
			}
		}
		next := make([]int32, end-first) // where the next citation of each work goes
		sum := int32(0)
		for i := range next {
			next[i] = sum
			sum += b.counts[int(first)+i]
		}
		cited = append(cited[:0], make([]int32, sum)...)
		err := all(func(p pair) error {
			i := p.from - first
			cited[next[i]] = p.to
			next[i]++
			return nil
		})
		if err != nil {
			return err
		}
		start := int32(0)
		for i, behind := range next {
			if err := visit(first+int32(i), cited[start:behind]); err != nil {
				return err
			}
			start = behind
		}
		first = end
	}
	return nil
}

func (b *buckets) close() error {
	if b.file == nil {
		return nil
	}
	return drop(b.file)
}
