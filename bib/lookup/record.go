package lookup

import (
	"cmp"
	"encoding/json"
	"errors"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// Code that the records of all registries share.

var errNoAnswer = errors.New("it contains no records")

// readAll parses records one by one and skips those that do not have the expected form.
func readAll[T any](records []json.RawMessage, read func(*T) *work.Work) []*work.Work {
	var works []*work.Work
	for _, data := range records {
		record := new(T)
		if json.Unmarshal(data, record) == nil {
			works = append(works, read(record))
		}
	}
	return works
}

func first(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}

// titleOf joins a title and its subtitle, unless the title already contains it.
func titleOf(title, subtitle string) string {
	title, subtitle = plain(title), plain(subtitle)
	if title == "" || subtitle == "" || strings.Contains(work.Fold(title), work.Fold(subtitle)) {
		return cmp.Or(title, subtitle)
	}
	if strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") {
		return title + " " + subtitle
	}
	return strings.TrimRight(title, ":. ") + ": " + subtitle
}

// registeredID returns the identifier for a registered DOI: an arXiv identifier for
// arXiv's own DOIs.
func registeredID(doi string) work.ID {
	if ref, err := arxiv.Parse(doi); err == nil {
		return ref.ID.WorkID()
	}
	id, err := work.ParseID(work.DOI, doi)
	if err != nil {
		return work.ID{}
	}
	return id
}

// isbnOf returns the first ISBN in texts, as 13 digits, or "".
func isbnOf(texts []string) string {
	for _, text := range texts {
		if id, err := work.ParseID(work.ISBN, text[strings.LastIndexByte(text, '/')+1:]); err == nil {
			return id.Value
		}
	}
	return ""
}

func isbnID(value string) work.ID {
	if value == "" {
		return work.ID{}
	}
	return work.ID{Kind: work.ISBN, Value: value}
}

// pagesOf returns the pages of a work, or else its article number. Some records contain
// "n/a-n/a", or a range of one page.
func pagesOf(pages, article string) string {
	pages = strings.NewReplacer("–", "-", "—", "-", " - ", "-").Replace(plain(pages))
	if noPages.MatchString(pages) {
		pages = ""
	}
	if from, to, found := strings.Cut(pages, "-"); found && from == to {
		pages = from
	}
	return cmp.Or(pages, plain(article))
}

var noPages = lazyregexp.New(`(?i)^[-n/a?.0 ]*$`)
