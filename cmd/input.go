package cmd

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/embedded"
	"clipgraph/internal/polite"
	"clipgraph/internal/sysmem"
	"clipgraph/internal/webpage"
)

// input is one list that the arguments name.
type input struct {
	name string
	open func() (io.ReadCloser, error)
	info os.FileInfo // nil if it is no file
	// named reports whether an argument names it, and not a directory that it is in.
	named bool
	data  []byte // what read left here
}

// text is the input of a list that is at hand.
func text(name string, data []byte) input {
	return input{name: name, open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

// embeddedName is the name of the default list in messages and outputs.
const embeddedName = "clip.md"

// stdinName is the argument for standard input, and its name in messages.
const stdinName = "-"

// listArgument is what names the lists in messages.
const listArgument = "LIST"

// findInputs finds the lists that args name; none: the embedded one. Verbs that
// judge a list or write into a file need it named, and do not come here without.
func (a *app) findInputs(ctx context.Context, args []string) ([]input, error) {
	if len(args) == 0 {
		a.note("no LIST is named: this is the list of CLIP papers that comes with clipgraph")
		return []input{text(embeddedName, embedded.List)}, nil
	}
	var all []input
	for _, arg := range args {
		got, err := a.findInput(ctx, arg)
		if err != nil {
			return nil, err
		}
		if len(got) == 1 {
			got[0].named = true
		}
		for _, in := range got {
			if in.info == nil {
				continue
			}
			if err := a.paths.reads(listArgument, in.name); err != nil {
				return nil, err
			}
		}
		all = append(all, got...)
	}
	return all, nil
}

func (a *app) findInput(ctx context.Context, arg string) ([]input, error) {
	if arg == stdinName {
		if f, ok := a.stdin.(*os.File); ok {
			if err := a.paths.readsOpen("standard input", f); err != nil {
				return nil, err
			}
		}
		return []input{{name: stdinName, open: func() (io.ReadCloser, error) { return io.NopCloser(a.stdin), nil }}}, nil
	}
	info, err := os.Stat(arg)
	if errors.Is(err, fs.ErrNotExist) {
		if ref, parseErr := arxiv.Parse(arg); parseErr == nil {
			return []input{text(polite.Redact(arg), []byte(ref.String()+"\n"))}, nil
		}
		if webpage.IsAddress(arg) {
			return a.findOnWeb(ctx, arg)
		}
		return nil, withHint(fmt.Errorf("reading %s: no such file, and no arXiv identifier", polite.Redact(arg)),
			"clipgraph bib README.md, or clipgraph bib 1706.03762")
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", polite.Redact(arg), cause(err))
	}
	if info.IsDir() {
		return findInDirectory(ctx, arg)
	}
	return []input{file(arg, info)}, nil
}

func file(name string, info os.FileInfo) input {
	return input{name: name, info: info, open: func() (io.ReadCloser, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, cause(err))
		}
		return f, nil
	}}
}

// maxDepth bounds the folders within folders that are read.
const maxDepth = 8

// findInDirectory finds the lists below dir by the ends of their names, in
// the order of their names, hidden ones and links left out.
func findInDirectory(ctx context.Context, dir string) ([]input, error) {
	var all []input
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, cause(err))
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && path != dir
		if entry.IsDir() {
			if hidden || strings.Count(strings.TrimPrefix(path, dir), string(filepath.Separator)) > maxDepth {
				return filepath.SkipDir
			}
			return nil
		}
		if hidden || !entry.Type().IsRegular() || !readlist.IsList(path) {
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, cause(err))
		}
		all = append(all, file(path, info))
		return nil
	})
	if err == nil && len(all) == 0 {
		err = withHint(fmt.Errorf("reading %s: no file in this directory has the name of a list", dir), "clipgraph bib %s", shellWord(filepath.Join(dir, "LIST.txt")))
	}
	return all, err
}

// maxInput is the most that can be read of all lists together, in bytes, where
// they are read for their structure.
const maxInput = readlist.MaxSize

// inputLimit is how much of that is read: what the user says, else what fits into
// the memory that is free.
func (a *app) inputLimit() int64 {
	if a.maxSize > 0 {
		return min(a.maxSize, maxInput>>20) << 20
	}
	if a.freeMemory == nil {
		a.freeMemory = sync.OnceValue(sysmem.Free)
	}
	return listsWithin(cmp.Or(a.freeMemory(), memoryUnknown))
}

// tooLarge says that the lists up to name are larger than limit, and why that is
// the limit.
func (a *app) tooLarge(name string, limit int64) error {
	err := fmt.Errorf("reading %s: the lists are larger than %d MiB", name, limit>>20)
	switch {
	case limit == maxInput:
		return withHint(err, "split the list; ids reads lists of any size")
	case a.maxSize > 0:
		return withHint(err, "split the list, or read more with --max-size (%d at most)", maxInput>>20)
	}
	return withHint(fmt.Errorf("%w, which is what the memory that is free allows", err), "split the list, or read it all the same with --max-size; ids reads lists of any size")
}

// readInputs reads the lists that args name; none: the embedded one.
func (a *app) readInputs(ctx context.Context, args []string) ([]input, error) {
	all, err := a.findInputs(ctx, args)
	if err != nil {
		return nil, err
	}
	limit := a.inputLimit()
	left := limit
	for i := range all {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		switch err := all[i].read(left); {
		case errors.Is(err, errTooLarge):
			return nil, a.tooLarge(all[i].displayName(), limit)
		case err != nil:
			return nil, err
		}
		left -= int64(len(all[i].data))
	}
	return all, nil
}

// errTooLarge says that an input is larger than it may be.
var errTooLarge = errors.New("too large")

// read reads all of the list. More than limit bytes are errTooLarge.
func (in *input) read(limit int64) error {
	r, err := in.openText()
	if err != nil {
		return err
	}
	defer r.Close()
	var data bytes.Buffer
	if in.info != nil {
		data.Grow(int(min(in.info.Size(), limit)) + bytes.MinRead)
	}
	if _, err = data.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return in.readError(err)
	}
	if int64(data.Len()) > limit {
		return errTooLarge
	}
	in.data = data.Bytes()
	return nil
}

// openText opens the list, unpacks it if it is packed, and refuses what is no text.
func (in *input) openText() (io.ReadCloser, error) {
	r, err := in.open()
	if err != nil {
		return nil, err
	}
	if r, err = unpacked(r); err != nil {
		return nil, in.readError(err)
	}
	head := make([]byte, 8<<10)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, errors.Join(in.readError(err), r.Close())
	}
	head = head[:n]
	if bytes.HasPrefix(head, []byte("%PDF-")) {
		err := withHint(fmt.Errorf("reading %s: a PDF, no reading list", in.displayName()), "pdftotext %s - | clipgraph ids -", in.name)
		return nil, errors.Join(err, r.Close())
	}
	if readlist.IsBinary(head) {
		err := withHint(fmt.Errorf("reading %s: a binary file, no reading list", in.displayName()), "a list is a text file, such as README.md")
		return nil, errors.Join(err, r.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(head), r), r}, nil
}

// unpacked unpacks what gzip packed; other bytes come as they are.
func unpacked(r io.ReadCloser) (io.ReadCloser, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	plain := struct {
		io.Reader
		io.Closer
	}{in, r}
	if magic, _ := in.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return plain, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	plain.Reader = z
	return plain, nil
}

func (in *input) readError(err error) error {
	return fmt.Errorf("reading %s: %w", in.displayName(), cause(err))
}

// displayName is the list's name within a sentence.
func (in *input) displayName() string { return displayName(in.name) }

func displayName(list string) string {
	if list == stdinName {
		return "standard input"
	}
	return list
}

// cause strips the operation and the path off an error of the file system:
// the message names them already.
func cause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}

// readText reads a file that is no list, which the flag what names.
func (a *app) readText(what, name string) (string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, cause(err))
	}
	if !info.Mode().IsRegular() {
		return "", &usageError{fmt.Errorf("reading %s: no regular file", name)}
	}
	if err := a.paths.reads(what, name); err != nil {
		return "", err
	}
	in := file(name, info)
	switch err := in.read(a.inputLimit()); {
	case errors.Is(err, errTooLarge):
		return "", a.tooLarge(name, a.inputLimit())
	case err != nil:
		return "", err
	}
	return string(in.data), nil
}
