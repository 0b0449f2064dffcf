package cmd

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"clipgraph/cmd/advice"
	"clipgraph/cmd/files"
	"clipgraph/export"
	"clipgraph/graph"
)

// outputFlag is the name of the output file's flag in messages.
const outputFlag = "-o"

// addOutput registers the output before anything is read: the file target, or standard
// output.
func (a *app) addOutput(target string) error {
	if files.IsStdout(target) {
		return a.paths.WritesOpen("standard output", a.stdoutFile)
	}
	return a.paths.Writes(outputFlag, target)
}

// emit calls write with the output: standard output, or the file target. A file is
// written beside its target and renamed, so that a failed run leaves the old file intact.
func (a *app) emit(target string, write func(io.Writer) error) error {
	if err := a.addOutput(target); err != nil {
		return err
	}
	return files.Write(target, a.stdout, write)
}

// tables are the names of the files that a format of tables writes into a folder.
var tables = []string{"papers", "edges"}

// addTables creates the folder dir, if needed, and registers the tables in it.
func (a *app) addTables(dir string, f export.Format, o export.Options) error {
	if o.Edges {
		return advice.Usage(advice.Hint(fmt.Errorf("writing %s: in a folder both tables are written", dir), "leave --edges out, or name a file"))
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("writing %s: %w", dir, files.Cause(err))
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
