package arxiv

import (
	"context"

	"clipgraph/bib/work"
)

// Sources of arXiv papers know only arXiv identifiers and use [ID] internally.

// LookupIDs implements [work.Source] by a function for arXiv identifiers. Identifiers of
// other kinds are ignored, and invalid arXiv identifiers are Malformed. The error is that
// of ask.
func LookupIDs(ctx context.Context, ids []work.ID, ask func(context.Context, []ID) (map[ID]work.Answer, error)) (work.Answers, error) {
	arxivIDs := make([]ID, 0, len(ids))
	var malformed []work.ID
	for _, id := range ids {
		if at, ok := FromWork(id); ok {
			arxivIDs = append(arxivIDs, at)
		} else if id.Kind == work.ArXiv {
			malformed = append(malformed, id)
		}
	}
	answers := work.Answers{}
	var err error
	if len(arxivIDs) > 0 {
		var got map[ID]work.Answer
		got, err = ask(ctx, arxivIDs)
		answers = toWork(got)
	}
	for _, id := range malformed {
		answers[id] = work.Answer{Status: work.Malformed, Sure: true}
	}
	return answers, err
}

// toWork converts the keys of answers.
func toWork(answers map[ID]work.Answer) work.Answers {
	all := make(work.Answers, len(answers))
	for id, answer := range answers {
		all[id.WorkID()] = answer
	}
	return all
}

// WorkIDs converts the identifiers to those of package work.
func WorkIDs(ids []ID) []work.ID {
	all := make([]work.ID, len(ids))
	for i, id := range ids {
		all[i] = id.WorkID()
	}
	return all
}
