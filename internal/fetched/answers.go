package fetched

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"strings"

	"clipgraph/bib/lookup"
)

// The answers of a mirror are kept apart from those of the usual API and of other
// mirrors. Only a run that names the mirror uses them.

// mirrorsFolder is the folder of the cache that holds a folder for each mirror.
const mirrorsFolder = "mirrors"

// AnswersFolder returns the folder within the cache for the answers of the API at
// address. It is "", the cache itself, if address is usual or empty.
func AnswersFolder(address, usual string) string {
	origin := originOf(address)
	if address == "" || origin == originOf(usual) {
		return ""
	}
	sum := sha256.Sum256([]byte(origin))
	return path.Join(mirrorsFolder, hex.EncodeToString(sum[:16]))
}

// answersFolders returns the folders of all answers in the cache.
func (f *Folder) answersFolders() ([]string, error) {
	folders := []string{""}
	err := f.Walk(mirrorsFolder, func(name string, _ int64) error {
		// Names come in order, so that the files of one mirror are adjacent.
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

// originOf returns the part of an address that identifies the server, in a canonical
// spelling: everything but the user and password.
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

// SameHost reports whether address is empty or has the same host as usual. The terms of
// that host then apply.
func SameHost(address, usual string) bool {
	u, err := url.Parse(address)
	v, usualErr := url.Parse(usual)
	return address == "" || err == nil && usualErr == nil && strings.EqualFold(u.Hostname(), v.Hostname())
}
