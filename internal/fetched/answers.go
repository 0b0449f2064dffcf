package fetched

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"strings"

	"clipgraph/bib/lookup"
)

// A mirror's answers are its own word: they are kept apart from those of the usual
// API and of other mirrors, so that only a run which names the mirror believes them.

// mirrorsFolder is where the cache keeps the answers of mirrors, a folder each.
const mirrorsFolder = "mirrors"

// AnswersFolder is the folder within the cache for the answers of the API at
// address: "", the cache itself, if that is usual or empty.
func AnswersFolder(address, usual string) string {
	origin := originOf(address)
	if address == "" || origin == originOf(usual) {
		return ""
	}
	sum := sha256.Sum256([]byte(origin))
	return path.Join(mirrorsFolder, hex.EncodeToString(sum[:16]))
}

// answersFolders returns the folders of all answers that the cache has.
func (f *Folder) answersFolders() ([]string, error) {
	folders := []string{""}
	err := f.Walk(mirrorsFolder, func(name string, _ int64) error {
		// Names come in order: those of a mirror behind each other.
		parts := strings.SplitN(name, "/", 3)
		if folder := path.Join(parts[0], parts[1]); len(parts) == 3 && folder != folders[len(folders)-1] {
			folders = append(folders, folder)
		}
		return nil
	})
	for _, folder := range folders {
		for _, service := range lookup.Services {
			folders = append(folders, path.Join(folder, service.Folder))
		}
	}
	return folders, err
}

// originOf returns what of an address says who answers, in one spelling: all but
// the user and password.
func originOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.User = nil
	u.Host = strings.ToLower(u.Host)
	if usual := map[string]string{"http": ":80", "https": ":443"}[u.Scheme]; usual != "" {
		u.Host = strings.TrimSuffix(u.Host, usual)
	}
	return u.String()
}

// SameHost reports whether address, where it is not empty, is of the host of usual,
// whose terms then have to be kept.
func SameHost(address, usual string) bool {
	u, err := url.Parse(address)
	v, usualErr := url.Parse(usual)
	return address == "" || err == nil && usualErr == nil && strings.EqualFold(u.Hostname(), v.Hostname())
}
