// Command release makes what is published of a version: for each system an archive
// and a wheel for pip, and the checksums of all.
//
//	go run ./internal/release [-o FOLDER] [SYSTEM...]
//
// A SYSTEM is written as Go writes it, linux/amd64. An archive has the program, the
// documents that its README leads to, the manual, the completions and the licences. All
// files are named by the version that the program itself prints. One commit and one
// version of Go give the same bytes on any machine, in any folder.
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
	folder := flag.String("o", "dist", "the `folder` that the files are written into")
	flag.Parse()
	if err := release(*folder, flag.Args()); err != nil {
		fmt.Fprintf(os.Stderr, "release: %v\n", err)
		os.Exit(1)
	}
}

// A file is one of an archive or a wheel; its name has slashes.
type file struct {
	name string
	mode fs.FileMode
	data []byte
}

// release writes the files of the systems into dir.
func release(dir string, systems []string) error {
	if len(systems) == 0 {
		return errors.New("no system is named, such as linux/amd64")
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

// build builds the program for the system and returns it with the version that it
// prints. Nothing of the environment decides what is built.
func build(system string) (program file, version string, err error) {
	goos, _, ok := strings.Cut(system, "/")
	if !ok {
		return file{}, "", errors.New("a system is written as linux/amd64")
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

// commitTime returns the time of the commit, which all files bear.
func commitTime() (time.Time, error) {
	out, err := run(exec.Command("git", "log", "-1", "--format=%ct"))
	if err != nil {
		return time.Time{}, err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	return time.Unix(seconds, 0).UTC(), err
}

// run runs the command and returns its output; its error has what it said.
func run(command *exec.Cmd) ([]byte, error) {
	var said bytes.Buffer
	command.Stderr = &said
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", command, err, said.Bytes())
	}
	return out, nil
}
