package reference

import "strings"

// years reports impossible years: in the future, or before the paper was on arXiv.
func (j *judge) years() {
	if j.badArXiv != "" {
		j.fault(WrongDOI, "arxiv-form", Certain, "doi", "%q is not an arXiv identifier: copy it from the paper's page", j.badArXiv)
	}
	if j.Year == 0 {
		return
	}
	if j.Now != 0 && j.Year > j.Now+1 {
		j.fault(WrongYear, "year-future", Certain, "year", "the year %d is in the future", j.Year)
		return
	}
	if first := j.ArXiv.Year(); first != 0 {
		switch later := first - j.Year; {
		case later >= 2:
			certainty := Likely
			if j.DOI != "" && !strings.HasPrefix(j.DOI, "10.48550/") { // published, and put on arXiv years later
				certainty = Odd
			}
			j.fault(WrongYear, "arxiv-later", certainty, "year", "the year is %d, but arXiv:%s is from %d: one of them belongs to another work", j.Year, j.ArXiv, first)
		case later == 1 && j.ArXiv.Month() > 1:
			j.fault(WrongYear, "arxiv-later", Odd, "year", "the year is %d, but arXiv:%s is from %d", j.Year, j.ArXiv, first)
		case later < -maxPublished && j.Preprint:
			j.fault(WrongYear, "arxiv-later", Odd, "year", "the year is %d, but arXiv:%s is from %d", j.Year, j.ArXiv, first)
		}
	}
	if held := venueFacts[j.Series.Stream].held; held != nil && !j.Series.Workshops && !held(j.Year) {
		j.fault(WrongVenue, "venue-never", Likely, "venue", "there was no %s in %d", j.Series.Short, j.Year)
	}
}

// maxPublished is the number of years within which papers on arXiv are usually published.
const maxPublished = 2
