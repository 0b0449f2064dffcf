// Command site makes the web site: a folder of static files in which the program runs in
// a browser, as WebAssembly.
//
//	go run ./internal/site FOLDER
//
// The page's own files are in web. The folder also gets the program, plain and
// compressed, the script from Go's distribution that runs it, the embedded list, and the
// list's picture.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

//go:embed web
var web embed.FS

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/site FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "site: %v\n", err)
		os.Exit(1)
	}
}

// write makes the site in the folder dir.
func write(dir string) error {
	native, err := build(dir, "clipgraph")
	if err != nil {
		return err
	}
	defer os.Remove(native)
	program, err := build(dir, "clipgraph.wasm", "GOOS=js", "GOARCH=wasm")
	if err != nil {
		return err
	}
	files, err := generate(native, program)
	if err != nil {
		return err
	}
	if err := addStatic(files); err != nil {
		return err
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// build builds the command to a file in the folder dir and returns the file's path.
func build(dir, name string, environment ...string) (string, error) {
	path, err := filepath.Abs(filepath.Join(dir, name))
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	_, err = run(environment, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", path, "./cmd/clipgraph")
	return path, err
}

// run runs a command and returns what it prints.
func run(environment []string, name string, args ...string) ([]byte, error) {
	command := exec.Command(name, args...)
	command.Env = append(os.Environ(), environment...)
	out, err := command.Output()
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		err = fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, failed.Stderr)
	}
	return out, err
}

// generate returns the generated files: those from the program, native and as WebAssembly,
// from the embedded list, and from Go's distribution.
func generate(native, program string) (map[string][]byte, error) {
	files := map[string][]byte{}
	var err error
	read := func(name, path string) {
		data, readErr := os.ReadFile(path)
		files[name], err = data, errors.Join(err, readErr)
	}
	written := func(name string, args ...string) {
		data, runErr := run(nil, native, args...)
		files[name], err = data, errors.Join(err, runErr)
	}
	root, rootErr := run(nil, "go", "env", "GOROOT")
	if rootErr != nil {
		return nil, rootErr
	}
	const list = "cmd/embedded/clip.md"
	read("wasm_exec.js", filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	read("clip.md", list)
	read("clipgraph.wasm", program)
	written("clip.svg", "svg", "--offline", list)
	written(examplePage, "html", "--offline", list)
	if err != nil {
		return nil, err
	}
	var small bytes.Buffer
	compressor, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := compressor.Write(files["clipgraph.wasm"]); err != nil {
		return nil, err
	}
	if err := compressor.Close(); err != nil {
		return nil, err
	}
	files["clipgraph.wasm.gz"] = small.Bytes()
	return files, nil
}

// examplePage is a page that the program wrote. It is not part of the site: the site's
// policy must allow what the page runs.
const examplePage = "clip.html"

// addStatic adds the page's own files to the generated ones and removes the example page.
func addStatic(files map[string][]byte) error {
	entries, err := fs.ReadDir(web, "web")
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if files[entry.Name()], err = fs.ReadFile(web, "web/"+entry.Name()); err != nil {
			return err
		}
	}
	page := files[examplePage]
	delete(files, examplePage)
	for source, mark := range map[string]string{"script-src": "PAGE-SCRIPTS", "style-src": "PAGE-STYLES"} {
		hashes := hashesOf(page, source)
		if len(hashes) == 0 {
			return fmt.Errorf("the example page has no policy with %s", source)
		}
		if err := replace(files, "index.html", mark, strings.Join(hashes, " ")); err != nil {
			return err
		}
	}
	return replace(files, "sw.js", "VERSION", version(files))
}

var (
	policyPattern = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)"`)
	hashPattern   = regexp.MustCompile(`'sha256-[A-Za-z0-9+/=]+'`)
)

// hashesOf returns the hashes that a page's policy allows for a source. A page shown
// within another page is also subject to the policy of the outer page.
func hashesOf(page []byte, source string) []string {
	match := policyPattern.FindSubmatch(page)
	if match == nil {
		return nil
	}
	for directive := range strings.SplitSeq(html.UnescapeString(string(match[1])), ";") {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(directive), source+" "); ok {
			return hashPattern.FindAllString(rest, -1)
		}
	}
	return nil
}

// replace replaces a mark by text. The file must contain the mark exactly once.
func replace(files map[string][]byte, name, mark, text string) error {
	if n := bytes.Count(files[name], []byte(mark)); n != 1 {
		return fmt.Errorf("%s contains %[3]s %[2]d times, not once", name, n, mark)
	}
	files[name] = bytes.Replace(files[name], []byte(mark), []byte(text), 1)
	return nil
}

// version returns a hash of the names and contents of the files.
func version(files map[string][]byte) string {
	hash := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(hash, "%s %d\n%s", name, len(files[name]), files[name])
	}
	return hex.EncodeToString(hash.Sum(nil))[:16]
}
