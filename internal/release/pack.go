package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// tarball packs the files into a gzipped tar archive, in a folder with the archive's
// name.
func tarball(name string, when time.Time, files []file) ([]byte, error) {
	var out bytes.Buffer
	zipped, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	packed := tar.NewWriter(zipped)
	for _, f := range files {
		header := &tar.Header{Name: name + "/" + f.name, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: when, Format: tar.FormatPAX}
		if err := packed.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := packed.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := packed.Close(); err != nil {
		return nil, err
	}
	if err := zipped.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// platforms maps a system to its platform tags of pip, with the oldest versions that Go
// 1.26 supports. The program needs no C library, so that it runs on any Linux.
var platforms = map[string]string{
	"linux/amd64":   "manylinux_2_17_x86_64.musllinux_1_1_x86_64",
	"linux/arm64":   "manylinux_2_17_aarch64.musllinux_1_1_aarch64",
	"darwin/amd64":  "macosx_12_0_x86_64",
	"darwin/arm64":  "macosx_12_0_arm64",
	"windows/amd64": "win_amd64",
	"windows/arm64": "win_arm64",
}

// makeWheel packs the program as a wheel, which pip installs on the path, and returns the
// wheel's file name and content. The format is described in
// packaging.python.org/specifications/binary-distribution-format.
func makeWheel(version, system string, when time.Time, program file, licences []file) (name string, data []byte, err error) {
	platform := platforms[system]
	if platform == "" {
		return "", nil, errors.New("pip has no platform tag for the system")
	}
	version, err = pythonVersion(version)
	if err != nil {
		return "", nil, err
	}
	stem := "clipgraph-" + version
	info := stem + ".dist-info/"
	metadata := "Metadata-Version: 2.1\nName: clipgraph\nVersion: " + version + "\nSummary: Turns reading lists into bibliographies and citation graphs\nLicense: MIT\n"
	description := "Wheel-Version: 1.0\nGenerator: clipgraph\nRoot-Is-Purelib: false\n"
	for tag := range strings.SplitSeq(platform, ".") {
		description += "Tag: py3-none-" + tag + "\n"
	}
	files := []file{
		{stem + ".data/scripts/" + program.name, 0o755, program.data},
		{info + "METADATA", 0o644, []byte(metadata)},
		{info + "WHEEL", 0o644, []byte(description)},
	}
	for _, f := range licences {
		files = append(files, file{info + f.name, f.mode, f.data})
	}
	var record strings.Builder
	for _, f := range files {
		sum := sha256.Sum256(f.data)
		fmt.Fprintf(&record, "%s,sha256=%s,%d\n", f.name, base64.RawURLEncoding.EncodeToString(sum[:]), len(f.data))
	}
	fmt.Fprintf(&record, "%sRECORD,,\n", info)
	files = append(files, file{info + "RECORD", 0o644, []byte(record.String())})

	var out bytes.Buffer
	packed := zip.NewWriter(&out)
	for _, f := range files {
		header := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: when}
		header.SetMode(f.mode)
		w, err := packed.CreateHeader(header)
		if err != nil {
			return "", nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return "", nil, err
		}
	}
	if err := packed.Close(); err != nil {
		return "", nil, err
	}
	return stem + "-py3-none-" + platform + ".whl", out.Bytes(), nil
}

// goVersion matches a Go module version: its numbers, then the time and the commit of a
// pseudo-version, or a stage such as rc.1, then the build after a plus.
var goVersion = regexp.MustCompile(`^v(\d+\.\d+\.\d+)(?:-(?:[0-9A-Za-z.]*0\.)?(\d{14})-([0-9a-f]{12})|-(alpha|beta|rc)\.?(\d+))?(?:\+([a-z]+))?$`)

// pythonVersion converts a Go version to a Python version (PEP 440): v1.2.3 to 1.2.3,
// v1.2.3-rc.1 to 1.2.3rc1, and a pseudo-version to a development version, which sorts
// before the next release. The hash of the commit follows as a local version.
func pythonVersion(version string) (string, error) {
	m := goVersion.FindStringSubmatch(version)
	if m == nil {
		return "", fmt.Errorf("%s cannot be converted to a Python version; v1.2.3 and v1.2.3-rc.1 can", version)
	}
	numbers, when, commit, stage, nth, build := m[1], m[2], m[3], m[4], m[5], m[6]
	if when != "" {
		numbers += ".dev" + when
	}
	local := strings.Trim(commit+"."+build, ".")
	if local != "" {
		local = "+" + local
	}
	return numbers + map[string]string{"alpha": "a", "beta": "b", "rc": "rc"}[stage] + nth + local, nil
}
