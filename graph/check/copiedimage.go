package check

import (
	"net/url"
	"path"
	"strings"
)

// copiedImage reports pictures, and their alternative texts, with the name of another row's paper.
// A picture in many rows is an icon and is ignored.
func copiedImage(c *checker) {
	owners := map[string]int{} // by name
	shown := map[string]int{}  // number of pictures with a name
	for i := range c.rows {
		r := &c.rows[i]
		for _, name := range r.names() {
			if _, there := owners[name]; !there {
				owners[name] = i
			}
		}
	}
	pictures := c.pictures()
	for _, p := range pictures {
		shown[p.name]++
	}
	for _, p := range pictures {
		r := &c.rows[p.row]
		owner, owned := owners[p.name]
		if !owned || len(p.name) < minName || shown[p.name] > maxShown || c.rows[owner].Line == r.Line || r.isCalled(p.name) {
			continue
		}
		other := &c.rows[owner]
		c.report(Warning, p.link.start, p.link.end, "the %s has the name of line %d, %q", p.what, other.Line, short(other.called()))
	}
}

// picture is the name of a picture in a row, or its alternative text.
type picture struct {
	row  int
	link *placedLink
	name string
	what string
}

func (c *checker) pictures() []picture {
	var all []picture
	for i := range c.rows {
		r := &c.rows[i]
		if i > 0 && r.Line == c.rows[i-1].Line {
			continue // the previous row has these pictures
		}
		for k := range r.links {
			if l := &r.links[k]; l.image {
				file := pictureName(l.url)
				alt := squash(l.alt)
				all = append(all, picture{i, l, file, "picture"})
				if alt != file {
					all = append(all, picture{i, l, alt, "text of the picture"})
				}
			}
		}
	}
	return all
}

// minName is the length from which a name is unlikely to be a word by coincidence. maxShown is the
// maximum number of rows with the same picture if it belongs to one paper.
const minName, maxShown = 4, 3

// pictureName returns the folded name of a picture's file, or "" for a badge.
func pictureName(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || strings.Contains(u.Host, "shields.io") || strings.Contains(u.Host, "badge") {
		return ""
	}
	base := path.Base(u.Path)
	return squash(strings.TrimSuffix(base, path.Ext(base)))
}

// names returns the folded names of a row's paper: its name and that of its repository.
func (r *row) names() []string {
	var all []string
	for _, name := range []string{r.Name, path.Base(r.Repo)} {
		if name = squash(name); len(name) >= minName {
			all = append(all, name)
		}
	}
	return all
}

// isCalled reports whether the row itself may have the name.
func (r *row) isCalled(name string) bool {
	for _, own := range r.names() {
		if strings.Contains(own, name) || strings.Contains(name, own) {
			return true
		}
	}
	return strings.Contains(squash(r.Work.Title), name) || strings.Contains(squash(r.Note), name) && len(r.names()) == 0
}

// called returns the name of a row in messages.
func (r *row) called() string {
	if r.Name != "" {
		return r.Name
	}
	return r.Work.Title
}
