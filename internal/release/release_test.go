package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func names(files []file) []string {
	var all []string
	for _, f := range files {
		all = append(all, f.name)
	}
	return all
}

// TestDocuments checks that links are followed, those of documents to other documents only,
// and that a link that leads nowhere is an error.
func TestDocuments(t *testing.T) {
	repository := fstest.MapFS{
		"README.md":      {Data: []byte("[a](docs/a.md#part) ![p](docs/p.svg) [web](https://example.org) [here](#here) `[no](none.md)`\n```\n[no](none.md)\n```\n[why](docs/why) [code](code.go)")},
		"docs/a.md":      {Data: []byte("[back](../README.md) [more](../more.go) [folder](../folder)")},
		"docs/p.svg":     {Data: []byte("[x](y)")},
		"docs/why/1.md":  {Data: []byte("[b](../b.md)")},
		"docs/why/2.md":  {},
		"docs/b.md":      {},
		"docs/unused.md": {},
		"code.go":        {Data: []byte("[x](y)")},
		"more.go":        {},
		"folder/x.go":    {},
		"broken.md":      {Data: []byte("[x](none.md)")},
	}
	files, err := documents(repository, "README.md")
	want := []string{"README.md", "code.go", "docs/a.md", "docs/b.md", "docs/p.svg", "docs/why/1.md", "docs/why/2.md"}
	if got := names(files); err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if files, err := documents(repository, "broken.md"); err == nil || !strings.Contains(err.Error(), "none.md") {
		t.Errorf("a link that leads nowhere: %q, %v", names(files), err)
	}
}

func TestLicencesIn(t *testing.T) {
	files, err := licencesIn(fstest.MapFS{"LICENSE.txt": {Data: []byte("free\r\n")}, "NOTICE": {}, "COPYING.md": {}, "licensed.go": {}, "a.go": {}, "license/x": {}})
	if got, want := names(files), []string{"COPYING.md", "LICENSE.txt", "NOTICE"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	if _, err := licencesIn(fstest.MapFS{"a.go": {}}); err == nil {
		t.Error("a module without a licence is no error")
	}
}

func TestPythonVersion(t *testing.T) {
	for _, c := range []struct{ version, want string }{
		{"v1.2.3", "1.2.3"},
		{"v1.2.3+dirty", "1.2.3+dirty"},
		{"v1.2.3-rc.1", "1.2.3rc1"},
		{"v1.2.3-beta2", "1.2.3b2"},
		{"v0.0.0-20261127212901-d2a90aa12345", "0.0.0.dev20261127212901+d2a90aa12345"},
		{"v1.2.4-0.20261127212901-d2a90aa12345+dirty", "1.2.4.dev20261127212901+d2a90aa12345.dirty"},
		{"v1.3.0-rc.1.0.20261127212901-d2a90aa12345", "1.3.0.dev20261127212901+d2a90aa12345"},
		{"v1.2.3-strange", ""},
		{"1.2.3", ""},
		{"(devel)", ""},
	} {
		if got, err := pythonVersion(c.version); got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%s: %q, %v, want %q", c.version, got, err, c.want)
		}
	}
}

var (
	commit  = time.Date(2026, 11, 27, 21, 29, 0, 0, time.UTC)
	program = file{"clipgraph", 0o755, []byte("a program")}
	licence = file{"licences/x/LICENSE", 0o644, []byte("free")}
)

func TestTarball(t *testing.T) {
	data, err := tarball("clipgraph-v1", commit, []file{program, licence})
	if err != nil {
		t.Fatal(err)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	packed := tar.NewReader(unzipped)
	var got []string
	for {
		header, err := packed.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(packed)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %o %s %s", header.Name, header.Mode, header.ModTime.UTC().Format(time.DateTime), text))
	}
	want := []string{"clipgraph-v1/clipgraph 755 2026-11-27 21:29:00 a program", "clipgraph-v1/licences/x/LICENSE 644 2026-11-27 21:29:00 free"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestWheel checks that a wheel's RECORD has each of its files with its hash, as pip wants.
func TestWheel(t *testing.T) {
	name, data, err := makeWheel("v1.2.3", "linux/amd64", commit, program, []file{licence})
	if err != nil || name != "clipgraph-1.2.3-py3-none-manylinux_2_17_x86_64.musllinux_1_1_x86_64.whl" {
		t.Fatalf("%s, %v", name, err)
	}
	packed, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for _, f := range packed.File {
		if path.Base(f.Name) == "RECORD" {
			fmt.Fprintf(&want, "%s,,\n", f.Name)
			continue
		}
		text := contents(t, f)
		sum := sha256.Sum256(text)
		fmt.Fprintf(&want, "%s,sha256=%s,%d\n", f.Name, base64.RawURLEncoding.EncodeToString(sum[:]), len(text))
		if executable := f.Mode()&0o111 != 0; executable != strings.Contains(f.Name, "/scripts/") {
			t.Errorf("%s has mode %s", f.Name, f.Mode())
		}
	}
	record := string(contents(t, packed.File[len(packed.File)-1]))
	if record != want.String() || !strings.Contains(record, "clipgraph-1.2.3.data/scripts/clipgraph,") {
		t.Errorf("RECORD is\n%s\nwant\n%s", record, want.String())
	}
	if _, _, err := makeWheel("v1.2.3", "plan9/amd64", commit, program, nil); err == nil {
		t.Error("a wheel for a system that pip does not know")
	}
}

func contents(t *testing.T, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
