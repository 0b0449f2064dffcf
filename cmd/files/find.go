package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clipgraph/arxiv/readlist"
	"clipgraph/internal/polite"
	"clipgraph/internal/webpage"
)

// ListArgument is the name of the list argument in messages.
const ListArgument = "LIST"

// Finder finds lists.
type Finder struct {
	Stdin    io.Reader
	Register *Register // gets the files that are found
	Offline  bool      // do not use the network
	// Web returns the options for fetching lists on the web. It is called when there is
	// one.
	Web func() webpage.Options
	// None returns the error for an argument that names nothing.
	None func(arg string) error
}

// Find finds the lists that args name: files, directories, standard input, addresses,
// identifiers.
func (f *Finder) Find(ctx context.Context, args []string) ([]Input, error) {
	var all []Input
	for _, arg := range args {
		got, err := f.find(ctx, arg)
		if err != nil {
			return nil, err
		}
		if len(got) == 1 {
			got[0].Named = true
		}
		for _, in := range got {
			if in.Info == nil {
				continue
			}
			if err := f.Register.Reads(ListArgument, in.Name); err != nil {
				return nil, err
			}
		}
		all = append(all, got...)
	}
	return all, nil
}

func (f *Finder) find(ctx context.Context, arg string) ([]Input, error) {
	if arg == Stdio {
		if file, ok := f.Stdin.(*os.File); ok {
			if err := f.Register.ReadsOpen("standard input", file); err != nil {
				return nil, err
			}
		}
		return []Input{{Name: Stdio, open: func() (io.ReadCloser, error) { return io.NopCloser(f.Stdin), nil }}}, nil
	}
	switch KindOf(arg) {
	case FileInput:
		info, err := os.Stat(arg)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", arg, Cause(err))
		}
		return []Input{File(arg, info)}, nil
	case FolderInput:
		return findInDirectory(ctx, arg)
	case IdentifierInput:
		id, _ := identifierOf(arg)
		return []Input{Text(polite.Redact(arg), []byte(id+"\n"))}, nil
	case AddressInput:
		address, _ := addressOf(arg)
		return f.findOnWeb(ctx, address)
	}
	if _, err := os.Stat(arg); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading %s: %w", polite.Redact(arg), Cause(err))
	}
	return nil, f.None(arg)
}

// maxDepth is the most levels of nested folders that are searched.
const maxDepth = 8

// findInDirectory finds the lists below dir by their extensions, sorted by name, without
// hidden files and links.
func findInDirectory(ctx context.Context, dir string) ([]Input, error) {
	var all []Input
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, Cause(err))
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
			return fmt.Errorf("reading %s: %w", path, Cause(err))
		}
		all = append(all, File(path, info))
		return nil
	})
	if err == nil && len(all) == 0 {
		err = errNoLists(dir)
	}
	return all, err
}
