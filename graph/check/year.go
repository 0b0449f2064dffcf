package check

// maxLater is the number of years that papers are published after their first
// version without surprise.
const maxLater = 2

// year reports years that a list files papers under which lie before their
// first version, or more than two years after it. That of the identifier is at
// most a month off; it counts where the metadata is not at hand.
func year(c *checker) {
	for i := range c.rows {
		r := &c.rows[i]
		if r.id.IsZero() || r.Year() == 0 || r.Work.Entry != nil || c.disagrees(r) { // of entries wrong-year speaks
			continue
		}
		first, month := r.id.Year(), r.id.Month()
		if p := c.paper(r.id); p != nil {
			first, month = p.Year(), 0
		}
		early := r.Year() < first
		if month == 1 {
			early = r.Year() < first-1
		}
		if late := r.Year() > first+maxLater; !early && !late {
			continue
		}
		start, end := c.titlePlace(r)
		c.report(Notice, start, end, "listed under %d; the first version of arXiv:%s is of %d", r.Year(), r.id, first)
	}
}
