package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
)

// commonFiles returns the files that are the same for all systems: the documents, the
// manual and the completions.
func commonFiles() ([]file, error) {
	files, err := documents(os.DirFS("."), "README.md")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := run(exec.Command("go", "run", "./internal/man", dir)); err != nil {
		return nil, err
	}
	made, err := filesBelow(os.DirFS(dir), ".")
	return append(files, made...), err
}

// link matches a Markdown link to a file of the repository. The fragment is not part of
// it.
var link = regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)\s]*)?\)`)

// documents returns the README, all files of the repository that it links to, and the
// documents that these link to, and so on. Links of those to source files are not
// followed.
func documents(root fs.FS, readme string) ([]file, error) {
	var files []file
	seen := map[string]bool{}
	add := func(name string, all bool) error {
		found, err := filesBelow(root, name)
		for _, f := range found {
			if document := path.Ext(f.name) == ".md" || path.Ext(f.name) == ".svg"; !seen[f.name] && (all || document) {
				seen[f.name] = true
				files = append(files, f)
			}
		}
		return err
	}
	if err := add(readme, true); err != nil {
		return nil, err
	}
	for i := 0; i < len(files); i++ { // files grows in the loop
		f := files[i]
		if path.Ext(f.name) != ".md" {
			continue
		}
		for _, m := range link.FindAllSubmatch(withoutCode(f.data), -1) {
			if err := add(path.Join(path.Dir(f.name), string(m[1])), i == 0); err != nil {
				return nil, fmt.Errorf("following a link in %s: %w", f.name, err)
			}
		}
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, nil
}

var code = regexp.MustCompile("(?s)\n```.*?\n```|``[^\n]*?``|`[^`\n]*`")

// withoutCode removes code from Markdown: links in it are examples.
func withoutCode(text []byte) []byte { return code.ReplaceAll(text, nil) }

// filesBelow returns the file of that name, or the files of the folder of that name.
func filesBelow(root fs.FS, name string) ([]file, error) {
	var files []file
	err := fs.WalkDir(root, name, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		files = append(files, file{name, 0o644, data})
		return err
	})
	return files, err
}

// licences returns the licences of everything that the program for the system is built
// from: its modules and Go. They must be shipped with it.
func licences(system string) ([]file, error) {
	command := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}", "./cmd/clipgraph")
	command.Env = environment(system)
	out, err := run(command)
	if err != nil {
		return nil, err
	}
	goroot, err := run(exec.Command("go", "env", "GOROOT"))
	if err != nil {
		return nil, err
	}
	modules := slices.Compact(slices.Sorted(strings.Lines(string(out))))
	modules = append(modules, "go\t"+string(goroot))
	var files []file
	for _, module := range modules {
		name, dir, ok := strings.Cut(strings.TrimSpace(module), "\t")
		if !ok {
			continue
		}
		found, err := licencesIn(os.DirFS(dir))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, f := range found {
			files = append(files, file{"licences/" + name + "/" + f.name, 0o644, f.data})
		}
	}
	return files, nil
}

var licenceName = regexp.MustCompile(`(?i)^(?:licen[cs]es?|copying|notice)(?:[.-][a-z0-9.-]+)?$`)

// licencesIn returns the licences and notices in the top folder of a module. It is an
// error if there are none.
func licencesIn(root fs.FS) ([]file, error) {
	entries, err := fs.ReadDir(root, ".")
	if err != nil {
		return nil, err
	}
	var files []file
	for _, entry := range entries {
		name := entry.Name()
		if !entry.Type().IsRegular() || !licenceName.MatchString(name) {
			continue
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name, 0o644, bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))})
	}
	if len(files) == 0 {
		return nil, errors.New("the module has no licence file")
	}
	return files, nil
}
