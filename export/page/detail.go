package page

import (
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"clipgraph/graph"
	"clipgraph/internal/words"
)

// The details of a paper, which its card shows in addition to its table row.

// The abstracts on a page have at most allAbstracts bytes in total. The share of a paper is at
// least leastAbstract and at most mostAbstract bytes.
const (
	allAbstracts  = 3 << 20
	leastAbstract = 400
	mostAbstract  = 2000
)

// detail is what the script reads when a paper's card is opened.
type detail struct {
	Entry    string   `json:"entry"`
	Abstract string   `json:"abstract,omitempty"`
	Place    string   `json:"place,omitempty"` // file:line
	Line     string   `json:"line,omitempty"`  // address of that line on the web
	Notes    []string `json:"notes,omitempty"` // from the list
	Facts    []string `json:"facts,omitempty"` // from the sources
}

func (p *page) detail(i int) (*detail, error) {
	paper := p.Papers()[i]
	entry, err := p.o.Entry(i)
	if err != nil {
		return nil, err
	}
	d := &detail{Entry: entry, Abstract: words.CutBytes(paper.Meta.Abstract, min(mostAbstract, max(leastAbstract, allAbstracts/p.Len()))), Facts: facts(paper)}
	if paper.Listed() {
		row := paper.Row()
		d.Place, d.Line = p.places.file(row.File)+":"+strconv.Itoa(row.Line), lineAddress(row.File, row.Line)
	}
	for _, r := range paper.Rows {
		if r.Note != "" {
			d.Notes = append(d.Notes, r.Note)
		}
	}
	return d, nil
}

// facts returns a line for each notable fact about a paper.
func facts(p *graph.Paper) (lines []string) {
	add := func(is bool, text string) {
		if is {
			lines = append(lines, text)
		}
	}
	add(p.Meta.Withdrawn(), "Withdrawn by its authors.")
	add(!p.Listed(), "Not in the list: papers of the list cite it.")
	add(!p.Resolved, "No source knows it: this is what the list says.")
	add(p.Meta.Updated != p.Meta.Published && !p.Meta.Updated.IsZero(), "Last version: "+p.Meta.Updated.String())
	add(p.Meta.JournalRef != "", "Journal reference: "+p.Meta.JournalRef)
	add(p.Meta.Comment != "", "Comment: "+p.Meta.Comment)
	return lines
}

// places maps the names of lists to those that a page shows. These lack the folder that contains
// all lists, which is specific to the machine that wrote the page.
type places map[string]string

func placesOf(g *graph.Graph) places {
	all := places{}
	folder, first := "", true
	for _, p := range g.Papers() {
		for i := range p.Rows {
			file := p.Rows[i].File
			if _, known := all[file]; known {
				continue
			}
			if all[file] = file; strings.Contains(file, "://") {
				continue
			}
			if parent := file[:strings.LastIndexAny(file, `/\`)+1]; first {
				folder, first = parent, false
			} else {
				folder = sharedFolder(folder, parent)
			}
		}
	}
	for file := range all {
		if !strings.Contains(file, "://") {
			all[file] = file[len(folder):]
		}
	}
	return all
}

// sharedFolder returns the longest folder that contains both.
func sharedFolder(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return a[:strings.LastIndexAny(a[:n], `/\`)+1]
}

// file returns the name of a list as the page shows it.
func (p places) file(name string) string {
	if short, known := p[name]; known {
		return short
	}
	return name
}

// where returns the place of a reason as the page shows it. The place is a line of a list or of
// another file, an address, or the name of a source. Only the base name of other files is shown.
func (p places) where(where string) string {
	file, line := where, ""
	if at := strings.LastIndexByte(where, ':'); at > 0 {
		if _, err := strconv.Atoi(where[at+1:]); err == nil {
			file, line = where[:at], where[at:]
		}
	}
	if short, known := p[file]; known {
		return short + line
	}
	if at := strings.LastIndexAny(file, `/\`); at >= 0 && !strings.Contains(file, "://") && (line != "" || filepath.IsAbs(file) || path.IsAbs(file)) {
		file = file[at+1:]
	}
	return file + line
}

// lineAddress returns the address that shows a line of a list fetched from GitHub, or "" for
// other lists.
func lineAddress(file string, line int) string {
	u, err := url.Parse(file)
	if err != nil || u.Scheme != "https" || line < 1 {
		return ""
	}
	parts := strings.SplitN(strings.TrimPrefix(u.Path, "/"), "/", 4)
	switch {
	case u.Host == "raw.githubusercontent.com" && len(parts) == 4: // owner, name, revision, path
		u.Host, u.Path = "github.com", "/"+parts[0]+"/"+parts[1]+"/blob/"+parts[2]+"/"+parts[3]
	case u.Host == "github.com" && len(parts) == 4 && (parts[2] == "blob" || parts[2] == "raw"):
		u.Path = "/" + parts[0] + "/" + parts[1] + "/blob/" + parts[3]
	default:
		return ""
	}
	u.User, u.RawPath, u.RawQuery = nil, "", "plain=1" // as plain text: rendered pages have no line numbers
	u.Fragment = "L" + strconv.Itoa(line)
	return u.String()
}
