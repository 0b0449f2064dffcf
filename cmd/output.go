package cmd

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"clipgraph/export"
	"clipgraph/graph"
	"clipgraph/internal/console"
	"clipgraph/internal/wholefile"
)

// emit gives write the place where the data goes: standard output, or the
// file target, which is written beside itself and renamed, so that a run that
// fails leaves the old file whole. A target that is one of inputs is refused.
func (a *app) emit(target string, inputs []input, write func(io.Writer) error) error {
	if target == "" || target == stdinName {
		out := bufio.NewWriterSize(a.stdout, 64<<10)
		if err := write(out); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing: %w", cause(err))
		}
		return nil
	}
	if info, err := os.Stat(target); err == nil {
		for _, in := range inputs {
			if in.info != nil && os.SameFile(info, in.info) {
				return &usageError{withHint(fmt.Errorf("writing %s: it is an input", target), "name another file after -o")}
			}
		}
		if info.IsDir() {
			return &usageError{fmt.Errorf("writing %s: it is a directory", target)}
		}
		if !info.Mode().IsRegular() { // a device or a pipe has no old content to keep
			return writeThrough(target, write)
		}
		if real, err := filepath.EvalSymlinks(target); err == nil { // the link stays a link
			target = real
		}
	}
	err := wholefile.Replace(target, buffered(write))
	if err != nil {
		return fmt.Errorf("writing %s: %w", target, cause(err))
	}
	return nil
}

// buffered puts a buffer before what write writes to.
func buffered(write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		out := bufio.NewWriterSize(w, 64<<10)
		if err := write(out); err != nil {
			return err
		}
		return out.Flush()
	}
}

// writeThrough writes to what is no regular file, such as /dev/null or a terminal.
func writeThrough(target string, write func(io.Writer) error) error {
	file, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("writing %s: %w", target, cause(err))
	}
	out := console.Data(file)
	if err = errors.Join(buffered(write)(out), out.Flush(), file.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", target, cause(err))
	}
	return nil
}

// isFolder tells whether the target is a folder, or is named as one that is to be
// made.
func isFolder(target string) bool {
	info, err := os.Stat(target)
	return target != "" && os.IsPathSeparator(target[len(target)-1]) || err == nil && info.IsDir()
}

// emitTables writes the tables of papers and of edges into the folder dir, which is
// made if it is not there.
func (a *app) emitTables(dir string, inputs []input, f export.Format, g *graph.Graph, o export.Options) error {
	if o.Edges {
		return &usageError{withHint(fmt.Errorf("writing %s: a folder gets both tables", dir), "leave --edges out, or name a file")}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("writing %s: %w", dir, cause(err))
	}
	for _, table := range []string{"papers", "edges"} {
		o.Edges = table == "edges"
		err := a.emit(filepath.Join(dir, table+"."+f.Ext), inputs, func(w io.Writer) error { return f.Write(w, g, o) })
		if err != nil {
			return err
		}
	}
	return nil
}
