package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"clipgraph/arxiv/readlist"
)

// The text of a paper in LaTeX has its references in .bib files, which it names,
// and cites some of them. Such a text without references of its own stands for
// these.

var bibliographyCommand = regexp.MustCompile(`\\(?:bibliography|addbibresource|addglobalbib)\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}`)

// bibliographies returns the .bib files that a text in LaTeX names, as they
// stand beside it.
func bibliographies(in *input) []string {
	if !strings.EqualFold(filepath.Ext(in.name), ".tex") {
		return nil
	}
	var files []string
	for _, match := range bibliographyCommand.FindAllSubmatch(in.data, 10) {
		for name := range strings.SplitSeq(string(match[1]), ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			if !strings.EqualFold(filepath.Ext(name), ".bib") {
				name += ".bib"
			}
			files = append(files, filepath.Join(filepath.Dir(in.name), name))
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
func (a *app) readCited(in *input) ([]readlist.List, error) {
	var lists []readlist.List
	cited := citedKeys(in.data)
	for _, name := range bibliographies(in) {
		if _, err := os.Stat(name); err != nil {
			a.problems++
			a.note("%s: its bibliography %s can't be read: %v", in.displayName(), name, cause(err))
			continue
		}
		source, err := a.readText("the bibliography of "+in.name, name)
		if err != nil {
			return nil, err
		}
		list := a.readList(&input{name: name, data: []byte(source)})
		if cited != nil {
			kept := list.Items[:0]
			for _, item := range list.Items {
				if cited[strings.ToLower(item.Key)] {
					kept = append(kept, item)
				}
			}
			list.Items = kept
		}
		a.note("%s: its references are read from %s", in.displayName(), name)
		lists = append(lists, list)
	}
	return lists, nil
}
