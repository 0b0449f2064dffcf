package cachedir

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
)

// Replace calls write to fill the file name in root. The content is written to a
// temporary file beside it, which is then renamed. The file and the folders made for it
// are private. A link of that name is replaced, not followed.
func Replace(root *os.Root, name string, write func(io.Writer) error) error {
	temp, tempName, err := createBeside(root, name)
	if err != nil {
		return err
	}
	err = write(temp)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = root.Rename(filepath.FromSlash(tempName), filepath.FromSlash(name))
	}
	if err != nil {
		return errors.Join(err, root.Remove(filepath.FromSlash(tempName)))
	}
	return nil
}

// createBeside makes a temporary file beside name.
func createBeside(root *os.Root, name string) (*os.File, string, error) {
	folder, base := path.Split(name)
	const tries = 100
	for n := 1; ; n++ {
		temp := folder + fmt.Sprintf(".%s.%08x", base[:min(len(base), 200)], rand.Uint32())
		f, err := root.OpenFile(filepath.FromSlash(temp), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		switch {
		case err == nil:
			return f, temp, nil
		case n == tries:
			return nil, "", err
		case errors.Is(err, fs.ErrNotExist) && folder != "":
			if err := root.MkdirAll(filepath.FromSlash(path.Clean(folder)), 0o700); err != nil {
				return nil, "", err
			}
		case !errors.Is(err, fs.ErrExist):
			return nil, "", err
		}
	}
}

var unfinished = regexp.MustCompile(`^\.(.+)\.[0-9a-f]{8}$`)

// finalName returns the name that a temporary file made by createBeside would get in the
// end, and reports whether name is such a file.
func finalName(name string) (string, bool) {
	folder, base := path.Split(name)
	m := unfinished.FindStringSubmatch(base)
	if m == nil {
		return "", false
	}
	return folder + m[1], true
}
