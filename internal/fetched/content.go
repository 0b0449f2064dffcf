package fetched

import (
	"errors"
	"os"

	"clipgraph/arxiv"
	"clipgraph/bib/lookup"
	"clipgraph/graph/cite"
)

// Content is what a folder has. Its names in JSON are a contract: "cache --json"
// prints it.
type Content struct {
	Dir    string `json:"dir"`
	Papers int    `json:"papers"` // that are known
	Absent int    `json:"absent"` // identifiers of which arXiv has no paper
	Broken int    `json:"broken"` // files that were moved aside
	Cited  int    `json:"cited"`  // papers whose references were asked for
	Lists  int    `json:"lists"`  // pages from the web
	Bytes  int64  `json:"bytes"`
}

// Count counts what the folder has, and reads all of it for that.
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
	for _, name := range []string{IndexName, UnpackedName, CitationsName} {
		if path, err := f.File(name, false); err == nil {
			if info, err := os.Lstat(path); err == nil {
				content.Bytes += info.Size()
			}
		}
	}
	return content, err
}

// Clear removes the files that this program makes, and nothing else: a folder may be
// one that somebody also uses otherwise.
func (f *Folder) Clear() error {
	folders, err := f.answersFolders()
	for _, folder := range folders {
		err = errors.Join(err, arxiv.NewCache(f.Path(), folder).Clear(), lookup.NewSearchStore(f.Path(), folder).Clear(), cite.NewCache(f.Path(), folder).Clear())
	}
	return errors.Join(err, f.Remove(mirrorsFolder, func(string) bool { return false }), // folders that are empty now
		f.Remove(listsFolder, isPageName), f.Remove(titlesFolder, isTitlesName),
		f.Remove(".", func(name string) bool { return name == IndexName || name == UnpackedName || name == CitationsName }))
}
