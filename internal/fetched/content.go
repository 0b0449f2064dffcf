package fetched

import (
	"errors"
	"os"
	"slices"

	"clipgraph/arxiv"
	"clipgraph/bib/lookup"
	"clipgraph/graph/cite"
)

// Content counts what a folder holds. Its JSON names are a public format, printed by
// "cache --json".
type Content struct {
	Dir    string `json:"dir"`
	Papers int    `json:"papers"` // with metadata
	Absent int    `json:"absent"` // identifiers that arXiv does not know
	Broken int    `json:"broken"` // files that could not be read and were renamed
	Cited  int    `json:"cited"`  // papers whose references were fetched
	Lists  int    `json:"lists"`  // pages from the web
	Bytes  int64  `json:"bytes"`
}

// bulkNames are the files of what comes in bulk, but for bibliographies.
var bulkNames = []string{IndexName, IndexTitlesName, UnpackedName, CitationsName}

// Count counts the content of the folder. It reads all of it.
func (f *Folder) Count() (Content, error) {
	content := Content{Dir: f.Path()}
	folders, err := f.answersFolders()
	if err != nil {
		return content, err
	}
	for _, folder := range folders {
		papers, err := arxiv.NewCache(f.Path(), folder).Stat()
		if err != nil {
			return content, err
		}
		err = lookup.NewSearchStore(f.Path(), folder).Each(func(file arxiv.StoredFile) { content.Bytes += file.Size })
		if err != nil {
			return content, err
		}
		cited, bytes, err := cite.NewCache(f.Path(), folder).Stat()
		if err != nil {
			return content, err
		}
		content.Papers, content.Absent, content.Broken = content.Papers+papers.Papers, content.Absent+papers.Absent, content.Broken+papers.Broken
		content.Cited, content.Bytes = content.Cited+cited, content.Bytes+papers.Bytes+bytes
	}
	err = f.Walk(listsFolder, func(name string, size int64) error {
		if isPageName(name) {
			content.Lists++
			content.Bytes += size
		}
		return nil
	})
	err = errors.Join(err, f.Walk(titlesFolder, func(name string, size int64) error {
		if isTitlesName(name) {
			content.Bytes += size
		}
		return nil
	}))
	for _, name := range bulkNames {
		if path, err := f.File(name, false); err == nil {
			if info, err := os.Lstat(path); err == nil {
				content.Bytes += info.Size()
			}
		}
	}
	return content, err
}

// Clear removes the files that this program makes, and nothing else: the folder may also
// hold files of others.
func (f *Folder) Clear() error {
	folders, err := f.answersFolders()
	for _, folder := range folders {
		err = errors.Join(err, arxiv.NewCache(f.Path(), folder).Clear(), lookup.NewSearchStore(f.Path(), folder).Clear(), cite.NewCache(f.Path(), folder).Clear())
	}
	return errors.Join(err, f.Remove(mirrorsFolder, func(string) bool { return false }), // only the folders that are empty now
		f.Remove(listsFolder, isPageName), f.Remove(titlesFolder, isTitlesName),
		f.Remove(".", func(name string) bool { return slices.Contains(bulkNames, name) }))
}
