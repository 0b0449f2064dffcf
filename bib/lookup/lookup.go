// Package lookup finds works beyond arXiv, by identifier and by title.
//
// [Services] are registries on the network. [NewAPI] makes one a [work.Source], and
// [Kept] adds a cache of its answers; docs/sources.md has their terms of use.
//
// Titles are found in bibliographies of any size: in a .bib such as the ACL Anthology's,
// and in DBLP's dump. [Build] makes an index of a file once; [Open] then reads only the
// entries that are requested.
//
// A title alone does not identify a work: the first author must agree, too, as the caller
// knows it or as an address names it. If no author is known, the year or the venue must
// agree, or both for a title of fewer than four words, and all entries of the title must be
// by one author. If nothing else is known, a title of six words or more is enough, and one
// of four that begins with a name and a colon.
package lookup

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"clipgraph/bib/lookup/dump"
	"clipgraph/bib/venue"
	"clipgraph/bib/work"
	"clipgraph/internal/offsetindex"
	"clipgraph/internal/parallel"
)

// layout is that of an index: hashes of the title, of the DOI and of each author, and how
// many entries each series has in a year. Some 3 % of a .bib.
var layout = offsetindex.Layout{Name: "title", Hashed: true}

// StaleIndexError is the error for a bibliography that changed after it was indexed.
type StaleIndexError = offsetindex.StaleError

// Build writes the index of the bibliography at path to the file index, and returns the
// number of entries with a title. name is the name of the source in answers; "" means the
// name of the file. progress, if not nil, is called with the number of bytes read. Memory
// is about 200 bytes per entry and 64 MiB. The error is [ErrUnread] for a file of another
// format, [ErrNoTitles] for one without entries, or that of ctx, of reading or of
// writing; in that case the old index is unchanged.
func Build(ctx context.Context, path, index, name string, progress func(done, total int64)) (entries int, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	start := make([]byte, dump.Start)
	n, err := file.ReadAt(start, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	f := dump.Of(start[:n])
	if f == nil {
		return 0, fmt.Errorf("%s: %w", path, ErrUnread)
	}
	var titles atomic.Int64
	records, err := layout.Build(ctx, path, index, f.Name+" "+name, scan(f, &titles), progress)
	if err == nil && records == 0 {
		err = fmt.Errorf("%s: %w", path, ErrNoTitles)
	}
	return int(titles.Load()), err
}

// ErrUnread is the error for a file that is not a bibliography.
var ErrUnread = errors.New("neither BibTeX nor DBLP's XML")

// ErrNoTitles is the error for a bibliography without titles.
var ErrNoTitles = errors.New("no entry has a title that can be looked for")

// Bibliography is an indexed file.
type Bibliography struct {
	index *offsetindex.Index
	form  *dump.Form
	name  string
}

// Open opens a bibliography by its index file. The error is fs.ErrNotExist if there is no
// index, and a [*StaleIndexError] if the bibliography changed since it was indexed.
func Open(index string) (*Bibliography, error) {
	x, err := layout.Open(index)
	if err != nil {
		return nil, err
	}
	of, name, _ := strings.Cut(x.Note(), " ")
	for i := range dump.Forms {
		if dump.Forms[i].Name == of {
			return &Bibliography{x, &dump.Forms[i], cmp.Or(name, filepath.Base(x.Path()))}, nil
		}
	}
	return nil, fmt.Errorf("%s is of another version", index)
}

// Path returns the name of the file.
func (b *Bibliography) Path() string { return b.index.Path() }

// Name returns the name of the source in answers.
func (b *Bibliography) Name() string { return b.name }

// Wanted is what is known about a work to find.
type Wanted struct {
	Title string
	// Surname is the first author's family name, which may have particles, or "" if
	// unknown.
	Surname string
	// Address is where an address of the work names the first author, see [venue.Facts].
	// It counts if Surname is unknown.
	Address string
	Year    int    // 0 if unknown
	Venue   string // the short name of the series, such as "CVPR"; "" if unknown
}

// Find returns the work for each of wanted, or nil if the bibliography does not have it
// or it could be several works. Of several entries of one work the most informative is
// returned: a publication before a preprint, and an entry with the wanted venue and year
// before others. The error is that of ctx or of reading.
func (b *Bibliography) Find(ctx context.Context, wanted []Wanted) ([]*work.Work, error) {
	found := make([]*work.Work, len(wanted))
	err := b.each(ctx, wanted, func(i int, entries []*work.Work) { found[i] = choose(wanted[i], entries) })
	return found, err
}

// FindAll returns for each of wanted all entries with the title and the first author: the
// versions of one work. It returns none for a title without an author. The error is that
// of ctx or of reading.
func (b *Bibliography) FindAll(ctx context.Context, wanted []Wanted) ([][]*work.Work, error) {
	found := make([][]*work.Work, len(wanted))
	err := b.each(ctx, wanted, func(i int, entries []*work.Work) {
		if author := (work.Person{Family: wanted[i].Surname}); author.Family != "" {
			found[i] = slices.DeleteFunc(entries, func(w *work.Work) bool { return !work.SameFamily(w.Authors[0], author) })
		}
	})
	return found, err
}

// each calls visit with the entries that have the title of each of wanted, concurrently.
func (b *Bibliography) each(ctx context.Context, wanted []Wanted, visit func(i int, entries []*work.Work)) error {
	keys := make([]uint64, len(wanted))
	folded := make([]string, len(wanted))
	for i, w := range wanted {
		folded[i] = titleKey(w.Title)
		keys[i] = hash([]byte(folded[i]))
	}
	places, err := b.index.Find(keys, maxTitled)
	if err != nil {
		return err
	}
	offsets, err := b.index.Offsets(slices.Concat(places...))
	if err != nil {
		return err
	}
	file, err := os.Open(b.Path())
	if err != nil {
		return err
	}
	defer file.Close()
	first := make([]int, len(places)) // the places of offsets that belong to each of wanted
	for i, n := 0, 0; i < len(places); i++ {
		first[i] = n
		n += len(places[i])
	}
	errs := make([]error, len(wanted))
	parallel.For(ctx, len(wanted), func() *[]byte { return new([]byte) }, func(buffer *[]byte, i int) {
		if len(folded[i]) < minTitle {
			return
		}
		var entries []*work.Work
		for _, offset := range offsets[first[i]:][:len(places[i])] {
			w, err := b.read(file, offset, buffer)
			if err != nil {
				errs[i] = fmt.Errorf("reading %s: %w", b.Path(), err)
				return
			}
			if w != nil && len(w.Authors) > 0 && titleKey(w.Title) == folded[i] {
				entries = append(entries, w)
			}
		}
		visit(i, entries)
	})
	return cmp.Or(append([]error{ctx.Err()}, errs...)...)
}

// read reads the entry at offset. buffer is used for it, and grows as needed.
func (b *Bibliography) read(file io.ReaderAt, offset int64, buffer *[]byte) (*work.Work, error) {
	entry, err := b.text(file, offset, buffer)
	if err == nil && b.form.Needs != nil {
		entry, err = b.complete(file, entry)
	}
	if err != nil {
		return nil, err
	}
	return b.form.Read(entry), nil
}

// text returns the text of the entry at offset, which is valid until buffer is used again.
func (b *Bibliography) text(file io.ReaderAt, offset int64, buffer *[]byte) ([]byte, error) {
	if *buffer == nil {
		*buffer = make([]byte, 8<<10)
	}
	for {
		n, err := file.ReadAt(*buffer, offset)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		data := (*buffer)[:n]
		end := b.form.End(data)
		if end < 0 && err == nil && n < dump.MaxEntry {
			*buffer = make([]byte, 4*n)
			continue
		}
		if end < 0 {
			end = n
		}
		return data[:end], nil
	}
}

// complete returns an entry between the macros that it uses, each before its use, and its
// parents.
func (b *Bibliography) complete(file io.ReaderAt, entry []byte) ([]byte, error) {
	var macros, parents []byte
	needs := b.form.Needs(entry)
	for i := 0; i < min(len(needs), maxNeeded); i++ {
		if slices.Contains(needs[:i], needs[i]) {
			continue
		}
		needed, err := b.keyed(file, needs[i])
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(needs[i], "@") {
			macros = slices.Concat(needed, macros)
		} else {
			parents = append(parents, needed...)
		}
		needs = append(needs, b.form.Needs(needed)...)
	}
	return slices.Concat(macros, entry, parents), nil
}

// keyed returns the text of the entry with a key by which others refer to it, with a line
// break, or nothing if there is none.
func (b *Bibliography) keyed(file io.ReaderAt, key string) ([]byte, error) {
	found, err := b.index.Find([]uint64{entryKey(key)}, maxRecords)
	if err != nil {
		return nil, err
	}
	offsets, err := b.index.Offsets(found[0])
	if err != nil {
		return nil, err
	}
	for _, offset := range offsets {
		var facts dump.Facts
		text, err := b.text(file, offset, new([]byte))
		if err != nil {
			return nil, err
		}
		if b.form.Facts(text, 0, &facts); facts.Key == key {
			return append(text, '\n'), nil
		}
	}
	return nil, nil
}

const (
	maxTitled    = 256 // entries of one title that are compared
	minTitle     = 12  // letters and digits of a title that can be found
	minAlone     = 4   // words of a title that can be found by its year or its venue alone
	minBare      = 6   // words of a title that can be found with nothing else
	maxNeeded    = 32  // macros and parents of an entry
	maxNameWords = 5   // of an address that may be the first author's name
	yearsBetween = 1   // between a preprint and its publication
)

// choose returns the wanted entry, or nil.
func choose(wanted Wanted, entries []*work.Work) *work.Work {
	byAddress := func(w *work.Work) bool { return isNamedIn(wanted.Address, w.Authors[0]) }
	switch {
	case wanted.Surname != "":
		author := work.Person{Family: wanted.Surname}
		entries = slices.DeleteFunc(entries, func(w *work.Work) bool { return !work.SameFamily(w.Authors[0], author) })
	case slices.ContainsFunc(entries, byAddress):
		entries = slices.DeleteFunc(entries, func(w *work.Work) bool { return !byAddress(w) })
	case differ(entries) || !slices.ContainsFunc(entries, func(w *work.Work) bool { return agrees(w, wanted) }):
		return nil
	}
	var best *work.Work
	for _, w := range entries {
		if best == nil || worth(w, wanted) > worth(best, wanted) {
			best = w
		}
	}
	return best
}

// differ reports whether the entries of a title are by different first authors.
func differ(entries []*work.Work) bool {
	for _, w := range entries {
		if !work.SameFirstAuthor(w, entries[0]) {
			return true
		}
	}
	return false
}

// isNamedIn reports whether the words of an address begin with the name of a person: the
// family name, with or without given names before it.
func isNamedIn(address string, p work.Person) bool {
	words := strings.Fields(address)
	for n := range min(len(words), maxNameWords) {
		name := work.Fold(strings.Join(words[:n+1], ""))
		if name != "" && (name == work.Fold(p.Last()) || name == work.Fold(p.Given+p.Last())) {
			return true
		}
	}
	return len(words) > 0 && work.SameFamily(work.Person{Family: words[0]}, p)
}

// agrees reports whether the year of an entry is close to the wanted one, or its venue is
// the wanted one. Both must agree for a short title, and for an address that names
// another author, which is that of another work or misspelled.
func agrees(w *work.Work, wanted Wanted) bool {
	year := w.Year()
	if words := len(strings.Fields(wanted.Title)); words < minAlone || wanted.Address != "" {
		return year == wanted.Year && year != 0 && wanted.Venue != "" && names(w, wanted.Venue) && (wanted.Address == "" || isDistinct(wanted.Title))
	}
	if wanted.Year == 0 && wanted.Venue == "" {
		return isDistinct(wanted.Title)
	}
	if wanted.Year != 0 && year != 0 {
		return max(year-wanted.Year, wanted.Year-year) <= yearsBetween
	}
	return wanted.Venue != "" && names(w, wanted.Venue)
}

// isDistinct reports whether a title is of one work with nothing else known. In dumps of
// 330,000 titles 0.3 % of those of minBare words or more are by several first authors,
// and 0.2 % of shorter ones that begin with a name.
func isDistinct(title string) bool {
	words := strings.Fields(title)
	return len(words) >= minBare || len(words) >= minAlone && strings.HasSuffix(words[0], ":")
}

// names reports whether the venue of an entry is the series of a short name.
func names(w *work.Work, short string) bool {
	v := w.PublishedIn()
	read, ok := venue.Parse(v.Name, v.Year)
	if ok && strings.EqualFold(read.Short, short) {
		return true
	}
	series, named := venue.SeriesOf(v.Name, v.Year), venue.SeriesOf(short, v.Year)
	return series.Stream != "" && series.Stream == named.Stream && series.Workshops == named.Workshops || slices.Contains(strings.FieldsFunc(v.Name, func(r rune) bool { return strings.ContainsRune(" ,()", r) }), short)
}

// worth returns how informative an entry is, with more points for what is wanted.
func worth(w *work.Work, wanted Wanted) (n int) {
	if w.PublishedIn().Kind != "" {
		n += 4
	}
	if wanted.Venue != "" && names(w, wanted.Venue) {
		n += 2
	}
	if wanted.Year != 0 && w.Year() == wanted.Year {
		n++
	}
	return n
}

// hash returns a hash of a text: an index keeps it, so that it has to stay what it is.
func hash(text []byte) uint64 {
	h := uint64(len(text)) * 0x9e3779b97f4a7c15
	for ; len(text) >= 8; text = text[8:] {
		h = mixed(h ^ binary.LittleEndian.Uint64(text))
	}
	last := uint64(0)
	for i, c := range text {
		last |= uint64(c) << (8 * i)
	}
	return mixed(mixed(h ^ last))
}

// mixed is a one-to-one mixing of bits, half of MurmurHash3's for 64 bits.
func mixed(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xff51afd7ed558ccd
	return h ^ h>>29
}
