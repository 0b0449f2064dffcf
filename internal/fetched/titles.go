package fetched

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// titlesFolder holds the indexes of bibliographies, and the bibliographies that were
// unpacked.
const titlesFolder = "titles"

var titlesName = regexp.MustCompile(`^[0-9a-f]{16}\.(?:idx|txt)$`)

func isTitlesName(name string) bool { return titlesName.MatchString(filepath.Base(name)) }

// TitlesFiles returns the path of the index of the titles of a bibliography, and the name
// within the folder for its unpacked text.
func (f *Folder) TitlesFiles(name string) (index, unpacked string, err error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", "", err
	}
	sum := sha256.Sum256([]byte(path))
	base := titlesFolder + "/" + hex.EncodeToString(sum[:8])
	index, err = f.File(base+".idx", true)
	return index, base + ".txt", err
}

// TitlesIndexes returns the paths of the indexes of bibliographies, sorted by name.
func (f *Folder) TitlesIndexes() []string {
	var names []string
	_ = f.Walk(titlesFolder, func(name string, _ int64) error { // a folder that can't be read has no indexes
		if isTitlesName(name) && strings.HasSuffix(name, ".idx") {
			if path, err := f.File(titlesFolder+"/"+filepath.Base(name), false); err == nil {
				names = append(names, path)
			}
		}
		return nil
	})
	slices.Sort(names)
	return names
}
