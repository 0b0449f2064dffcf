package clipgraph

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"clipgraph/arxiv/readlist"
)

// The text of a paper in LaTeX has its references in .bib files, which it names,
// and cites some of them. Such a text without references of its own stands for
// these.

var bibliographyCommand = regexp.MustCompile(`\\(?:bibliography|addbibresource|addglobalbib)\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}`)

// maxBibliographies is the number of commands that name .bib files which are obeyed.
const maxBibliographies = 10

// Bibliographies returns the paths of the .bib files that a text in LaTeX names, as
// they stand beside it; none for a file of another name than "….tex".
func Bibliographies(name string, text []byte) []string {
	if !strings.EqualFold(filepath.Ext(name), ".tex") {
		return nil
	}
	var files []string
	for _, match := range bibliographyCommand.FindAllSubmatch(text, maxBibliographies) {
		for file := range strings.SplitSeq(string(match[1]), ",") {
			if file = strings.TrimSpace(file); file == "" {
				continue
			}
			if !strings.EqualFold(filepath.Ext(file), ".bib") {
				file += ".bib"
			}
			files = append(files, filepath.Join(filepath.Dir(name), file))
		}
	}
	return files
}

// citation is a command that cites: \cite, \citep, \textcite, \nocite and the like.
var citation = regexp.MustCompile(`\\[A-Za-z]*[cC]ite[A-Za-z]*\*?\s*(?:\[[^\]]*\]\s*)*\{([^{}]+)\}`)

// citedKeys returns the keys that a text cites, in lower case; nil if it cites all,
// or nothing that can be seen.
func citedKeys(text []byte) map[string]bool {
	keys := map[string]bool{}
	for _, match := range citation.FindAllSubmatch(text, -1) {
		for key := range strings.SplitSeq(string(match[1]), ",") {
			keys[strings.ToLower(strings.TrimSpace(key))] = true
		}
	}
	if keys["*"] || len(keys) == 0 {
		return nil
	}
	return keys
}

// readCited reads what a text in LaTeX cites of the .bib files that it names;
// none if it names none that are there.
func (m *Material) readCited(ctx context.Context, name string, text []byte) ([]readlist.List, error) {
	if m.config.Bibliography == nil {
		return nil, nil
	}
	var lists []readlist.List
	cited := citedKeys(text)
	for _, file := range Bibliographies(name, text) {
		data, err := m.config.Bibliography(name, file)
		if missing, ok := errors.AsType[*fs.PathError](err); ok {
			m.note(Bibliography{Text: name, File: file, Err: missing.Err})
			continue
		}
		if err != nil {
			return nil, err
		}
		list, err := m.readList(ctx, "", file, data)
		if err != nil {
			return nil, err
		}
		if cited != nil {
			list.Rows = slices.DeleteFunc(list.Rows, func(row readlist.Row) bool { return !cited[strings.ToLower(row.Key)] })
		}
		m.note(Bibliography{Text: name, File: file})
		lists = append(lists, list)
	}
	return lists, nil
}
