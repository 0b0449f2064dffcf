package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/arxiv/readlist"
	"clipgraph/cmd/embedded"
)

// input is one list as it came in.
type input struct {
	name string
	data []byte
	info os.FileInfo // nil if it is no file
}

// embeddedName is the name of the default list in messages and outputs.
const embeddedName = "clip.md"

// maxInput is the most that is read of all lists together, in bytes.
const maxInput = readlist.MaxSize

// stdinName is the argument for standard input, and its name in messages.
const stdinName = "-"

// readInputs reads the lists that args name; none: the embedded one.
func (a *app) readInputs(ctx context.Context, args []string) ([]input, error) {
	if len(args) == 0 {
		return []input{{name: embeddedName, data: embedded.List}}, nil
	}
	var all []input
	left := int64(maxInput)
	for _, arg := range args {
		got, err := a.readInput(ctx, arg, left)
		if err != nil {
			return nil, err
		}
		for _, in := range got {
			left -= int64(len(in.data))
		}
		all = append(all, got...)
	}
	return all, nil
}

func (a *app) readInput(ctx context.Context, arg string, left int64) ([]input, error) {
	if arg == stdinName {
		data, err := readAll(a.stdin, "standard input", left)
		return []input{{name: stdinName, data: data}}, err
	}
	info, err := os.Stat(arg)
	if errors.Is(err, fs.ErrNotExist) {
		if ref, parseErr := arxiv.Parse(arg); parseErr == nil {
			return []input{{name: arg, data: []byte("- " + ref.ID.URL() + version(ref) + "\n")}}, nil
		}
		return nil, withHint(fmt.Errorf("reading %s: no such file, and no arXiv identifier", arg),
			"clipgraph bib README.md, or clipgraph bib 1706.03762")
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", arg, cause(err))
	}
	if info.IsDir() {
		return readDirectory(ctx, arg, left)
	}
	in, err := readFile(arg, left)
	return []input{in}, err
}

func version(r arxiv.Ref) string {
	if r.Version == 0 {
		return ""
	}
	return fmt.Sprintf("v%d", r.Version)
}

func readFile(name string, left int64) (input, error) {
	file, err := os.Open(name)
	if err != nil {
		return input{}, fmt.Errorf("reading %s: %w", name, cause(err))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return input{}, fmt.Errorf("reading %s: %w", name, cause(err))
	}
	data, err := readAll(file, name, left)
	return input{name, data, info}, err
}

// readAll reads all of r, refuses more than left bytes and what is no text.
func readAll(r io.Reader, name string, left int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, left+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, cause(err))
	}
	if int64(len(data)) > left {
		return nil, withHint(fmt.Errorf("reading %s: the lists are larger than %d MiB", name, maxInput>>20), "split the list")
	}
	if bytes.IndexByte(data[:min(len(data), 8<<10)], 0) >= 0 {
		return nil, withHint(fmt.Errorf("reading %s: a binary file, no reading list", name), "a list is a text file, such as README.md")
	}
	return data, nil
}

// maxDepth bounds the folders within folders that are read.
const maxDepth = 8

// readDirectory reads the Markdown files below dir, in the order of their
// names, hidden ones and links left out.
func readDirectory(ctx context.Context, dir string, left int64) ([]input, error) {
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
		ext := strings.ToLower(filepath.Ext(path))
		if hidden || !entry.Type().IsRegular() || ext != ".md" && ext != ".markdown" {
			return nil
		}
		in, err := readFile(path, left)
		left -= int64(len(in.data))
		all = append(all, in)
		return err
	})
	if err == nil && len(all) == 0 {
		err = withHint(fmt.Errorf("reading %s: no Markdown file in this directory", dir), "clipgraph bib %s", filepath.Join(dir, "LIST.txt"))
	}
	return all, err
}

// cause strips the operation and the path off an error of the file system:
// the message names them already.
func cause(err error) error {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err
	}
	return err
}
