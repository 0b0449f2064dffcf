package arxiv

import (
	"context"

	"clipgraph/bib/work"
)

// Sources of arXiv know arXiv's identifiers and no others: within, they
// go by [ID].

// LookupIDs implements [work.Source] with a function that knows arXiv's identifiers
// alone. Those of other kinds are left out, and one that arXiv can't have given is
// malformed. The error is that of ask.
func LookupIDs(ctx context.Context, ids []work.ID, ask func(context.Context, []ID) (map[ID]work.Answer, error)) (work.Answers, error) {
	own := make([]ID, 0, len(ids))
	var malformed []work.ID
	for _, id := range ids {
		if at, ok := FromWork(id); ok {
			own = append(own, at)
		} else if id.Kind == work.ArXiv {
			malformed = append(malformed, id)
		}
	}
	answers := work.Answers{}
	var err error
	if len(own) > 0 {
		var got map[ID]work.Answer
		got, err = ask(ctx, own)
		answers = toWork(got)
	}
	for _, id := range malformed {
		answers[id] = work.Answer{Status: work.Malformed, Sure: true}
	}
	return answers, err
}

// toWork returns the answers by the identifiers of works.
func toWork(answers map[ID]work.Answer) work.Answers {
	all := make(work.Answers, len(answers))
	for id, answer := range answers {
		all[id.WorkID()] = answer
	}
	return all
}

// WorkIDs returns the identifiers as those of works.
func WorkIDs(ids []ID) []work.ID {
	all := make([]work.ID, len(ids))
	for i, id := range ids {
		all[i] = id.WorkID()
	}
	return all
}
