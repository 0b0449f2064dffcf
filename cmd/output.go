package cmd

import (
	"bufio"
	"cmp"
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

// outputFlag names the file of -o in messages.
const outputFlag = "-o"

// addOutput registers where the data goes before anything is read: the file
// target, or standard output.
func (a *app) addOutput(target string) error {
	if isStdout(target) {
		return a.paths.writesOpen("standard output", a.stdoutFile)
	}
	return a.paths.writes(outputFlag, target)
}

func isStdout(target string) bool { return target == "" || target == stdinName }

// emit gives write the place where the data goes: standard output, or the
// file target, which is written beside itself and renamed, so that a run that
// fails leaves the old file whole.
func (a *app) emit(target string, write func(io.Writer) error) error {
	if err := a.addOutput(target); err != nil {
		return err
	}
	return a.emitTo(target, write)
}

// emitTo is emit for a target that is registered.
func (a *app) emitTo(target string, write func(io.Writer) error) error {
	var made error // of the data, and not of the place where it goes
	fill := func(w io.Writer) error {
		place := &sink{w: w}
		out := bufio.NewWriterSize(place, 64<<10)
		err := write(out)
		if place.err == nil && err != nil {
			made = err
			return err
		}
		return cmp.Or(place.err, out.Flush())
	}
	var err error
	if isStdout(target) {
		if err = fill(a.stdout); err != nil && made == nil {
			err = fmt.Errorf("writing: %w", cause(err))
		}
	} else {
		err = writeError(target, wholefile.Replace(target, func(w io.Writer) error {
			out := console.Data(w) // a device may be a terminal
			return errors.Join(fill(out), out.Flush())
		}))
	}
	return cmp.Or(made, err)
}

// sink remembers what went wrong with writing.
type sink struct {
	w   io.Writer
	err error
}

func (s *sink) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.err = cmp.Or(s.err, err)
	return n, err
}

// writeError says that name could not be written, and what to do about it.
func writeError(name string, err error) error {
	if err == nil {
		return nil
	}
	message := fmt.Errorf("writing %s: %w", name, cause(err))
	switch {
	case errors.Is(err, wholefile.ErrDirectory):
		return &usageError{message}
	case errors.Is(err, wholefile.ErrReadOnly):
		return withHint(message, "chmod u+w %s, or name another file", name)
	case errors.Is(err, wholefile.ErrChanged):
		return withHint(message, "run the command again when nothing else writes to it")
	}
	return message
}

// isFolder reports whether the target is a folder, or is named as one that is to be
// made.
func isFolder(target string) bool {
	info, err := os.Stat(target)
	return target != "" && os.IsPathSeparator(target[len(target)-1]) || err == nil && info.IsDir()
}

// tables are the files that a format of tables writes into a folder.
var tables = []string{"papers", "edges"}

// addTables makes the folder dir, if it is not there, and registers the tables
// in it.
func (a *app) addTables(dir string, f export.Format, o export.Options) error {
	if o.Edges {
		return &usageError{withHint(fmt.Errorf("writing %s: a folder gets both tables", dir), "leave --edges out, or name a file")}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("writing %s: %w", dir, cause(err))
	}
	for _, table := range tables {
		if err := a.addOutput(tableFile(dir, table, f)); err != nil {
			return err
		}
	}
	return nil
}

func tableFile(dir, table string, f export.Format) string {
	return filepath.Join(dir, table+"."+f.Ext)
}

// emitTables writes the tables of papers and of edges into the folder dir.
func (a *app) emitTables(dir string, f export.Format, g *graph.Graph, o export.Options) error {
	for _, table := range tables {
		o.Edges = table == "edges"
		if err := a.emit(tableFile(dir, table, f), func(w io.Writer) error { return f.Write(w, g, o) }); err != nil {
			return err
		}
	}
	return nil
}
