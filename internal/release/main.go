// Command release makes the files of a release: an archive and a wheel for pip for each
// system, and the checksums.
//
//	go run ./internal/release [-o FOLDER] [SYSTEM...]
//
// A SYSTEM is written as in Go: linux/amd64. An archive contains the program, the
// documents that its README links to, the manual, the completions and the licences. File
// names contain the version that the program prints. The same commit and version of Go
// yield the same bytes on any machine and in any folder.
package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	folder := flag.String("o", "dist", "the `folder` to write the files to")
	flag.Parse()
	if err := release(*folder, flag.Args()); err != nil {
		fmt.Fprintf(os.Stderr, "release: %v\n", err)
		os.Exit(1)
	}
}

// A file is a file of an archive or a wheel. Its name uses slashes.
type file struct {
	name string
	mode fs.FileMode
	data []byte
}

// release writes the files for the systems to dir.
func release(dir string, systems []string) error {
	if len(systems) == 0 {
		return errors.New("no system given: name some, such as linux/amd64")
	}
	when, err := commitTime()
	if err != nil {
		return err
	}
	common, err := commonFiles()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var sums []string
	for _, system := range systems {
		program, version, err := build(system)
		if err != nil {
			return fmt.Errorf("%s: %w", system, err)
		}
		licences, err := licences(system)
		if err != nil {
			return fmt.Errorf("%s: %w", system, err)
		}
		name := "clipgraph-" + version + "-" + strings.ReplaceAll(system, "/", "-")
		archive, err := tarball(name, when, slices.Concat([]file{program}, common, licences))
		if err != nil {
			return err
		}
		wheelName, wheel, err := makeWheel(version, system, when, program, licences)
		if err != nil {
			return fmt.Errorf("%s: %w", system, err)
		}
		for _, made := range []file{{name: name + ".tar.gz", data: archive}, {name: wheelName, data: wheel}} {
			if err := os.WriteFile(filepath.Join(dir, made.name), made.data, 0o644); err != nil {
				return err
			}
			sums = append(sums, fmt.Sprintf("%x  %s\n", sha256.Sum256(made.data), made.name))
		}
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(strings.Join(sums, "")), 0o644)
}

// build builds the program for the system and returns it with its version. The
// environment does not influence the build.
func build(system string) (program file, version string, err error) {
	goos, _, ok := strings.Cut(system, "/")
	if !ok {
		return file{}, "", errors.New("the system is not of the form linux/amd64")
	}
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		return file{}, "", err
	}
	defer os.RemoveAll(dir)
	name := "clipgraph"
	if goos == "windows" {
		name += ".exe"
	}
	out := filepath.Join(dir, name)
	command := exec.Command("go", "build", "-buildvcs=true", "-trimpath", "-ldflags", "-s -w", "-o", out, "./cmd/clipgraph")
	command.Env = append(environment(system), "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOFIPS140=off")
	if _, err := run(command); err != nil {
		return file{}, "", err
	}
	info, err := buildinfo.ReadFile(out)
	if err != nil {
		return file{}, "", err
	}
	if info.Main.Version == "" || info.Main.Version == "(devel)" {
		return file{}, "", errors.New("the build has no version: make the release in a clone of its own, not in a linked work tree or an unpacked archive")
	}
	data, err := os.ReadFile(out)
	return file{name, 0o755, data}, info.Main.Version, err
}

func environment(system string) []string {
	goos, goarch, _ := strings.Cut(system, "/")
	return append(os.Environ(), "GOFLAGS=", "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
}

// commitTime returns the time of the commit. All files get this time.
func commitTime() (time.Time, error) {
	out, err := run(exec.Command("git", "log", "-1", "--format=%ct"))
	if err != nil {
		return time.Time{}, err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	return time.Unix(seconds, 0).UTC(), err
}

// run runs the command and returns its output. The error includes the command's messages.
func run(command *exec.Cmd) ([]byte, error) {
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", command, err, stderr.Bytes())
	}
	return out, nil
}
