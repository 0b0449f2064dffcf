package graph

import "strings"

// sameCode ties papers of one repository, in the order of their dates, each
// with the one before it: a repository of many works makes a chain and not a
// clique. It says that they share code and no more; its confidence is 0.5,
// and 0.3 where more than two papers share it.
func sameCode(m *material) []Edge {
	papers := m.papers
	var edges []Edge
	for repo, group := range byRepo(papers) {
		confidence := 0.5
		if len(group) > 2 {
			confidence = 0.3
		}
		for i := 1; i < len(group); i++ {
			from, to := group[i-1], group[i]
			edges = append(edges, Edge{from, to, []Reason{{Code, "both in github.com/" + repo, where(papers[to].Row()), confidence}}})
		}
	}
	return edges
}

// byRepo groups papers by repository, without regard to case, each group in
// the order of date and key.
func byRepo(papers []*Paper) map[string][]int {
	groups := map[string][]int{}
	for i, p := range papers {
		seen := map[string]bool{}
		for _, row := range p.Rows {
			if repo := strings.ToLower(row.Repo); repo != "" && !seen[repo] {
				seen[repo] = true
				groups[repo] = append(groups[repo], i)
			}
		}
	}
	for repo, group := range groups {
		if len(group) < 2 {
			delete(groups, repo)
			continue
		}
		sortByDate(papers, group)
	}
	return groups
}
