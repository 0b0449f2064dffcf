package reference

import (
	"strings"

	"clipgraph/bib/latex"
	"clipgraph/bib/work"
	"clipgraph/internal/lazyregexp"
)

// nobody are placeholder authors that templates and language models leave: the full name, in lower
// case.
var nobody = map[string]bool{
	"anonymous": true, "anonymous author": true, "anonymous authors": true, "john doe": true, "jane doe": true, "jane smith": true, "first author": true, "second author": true,
	"third author": true, "last author": true, "author one": true, "author two": true, "author three": true, "firstname lastname": true, "first last": true, "your name": true, "author name": true,
	"author names": true, "tbd": true, "tba": true, "todo": true, "unknown author": true, "author": true, "authors": true, "name surname": true, "et al": true, "xxx": true, "a. author": true, "b. author": true,
	"a.n. other": true, "fixme": true,
}

var (
	emptyTitle = lazyregexp.New(`(?i)^(?:your (?:\w+ )?title(?: here)?|title(?: here| of (?:the )?(?:paper|article|work))?|paper title|untitled|todo|tbd|tba|xxx+|fixme|insert title(?: here)?)\.?$`)
	emptyVenue = lazyregexp.New(`(?i)^(?:proceedings of (?:the )?(?:\.\.\.|…|conference name)|conference name|journal name|name of (?:the )?(?:conference|journal)|tbd|tba|todo|fixme|xxx+)\.?$`)
)

// placeholder reports placeholders that were not filled in. Papers under review have anonymous
// authors on purpose.
func (j *judge) placeholder() {
	for _, p := range j.Work.Authors {
		name := strings.ToLower(p.String())
		if !nobody[name] || strings.HasPrefix(name, "anonymous") && (j.Preprint || j.Container == "") {
			continue
		}
		j.fault(Placeholder, "placeholder", Certain, "author", "%q is not an author: the names were never filled in", p)
		break
	}
	if emptyTitle.MatchString(strings.TrimSpace(j.Work.Title)) {
		j.fault(Placeholder, "placeholder", Certain, "title", "%q is not a title: it was never filled in", j.Work.Title)
	}
	if emptyVenue.MatchString(strings.TrimSpace(j.Container)) || strings.HasSuffix(strings.TrimSpace(latex.Text(Field(j.Work, "booktitle"))), "of the ...") {
		j.fault(Placeholder, "placeholder", Certain, "venue", "%q is not a venue: it was never filled in", j.Container)
	}
}

// etAl matches "et al", which BibTeX treats as an author.
var etAl = lazyregexp.New(`(?i)(?:\band|,)?[\s~]+(?:\{?\\\w+[\s{]*)?et\.?[\s~]+al\b\.?[\s}]*$`)

func endsInEtAl(author string) bool {
	end := author[max(0, len(author)-40):]
	return strings.Contains(strings.ToLower(end[max(0, len(end)-8):]), "al") && etAl.MatchString(end)
}

// others reports lists that omit authors in a way that BibTeX does not know.
func (j *judge) others() {
	if author := Field(j.Work, "author"); endsInEtAl(author) {
		if author[0] == '{' { // intentional
			j.fault(WrongAuthor, "et-al", Odd, "author", "BibTeX reads the authors as one name; write \"and others\" for omitted authors")
			return
		}
		f := j.fault(WrongAuthor, "et-al", Likely, "author", "BibTeX prints \"et al\" as a name; write \"and others\" for omitted authors")
		f.Correct = strings.TrimSpace(etAl.ReplaceAllString(author, "")) + " and others"
	}
}

// names returns up to three people for a message.
func names(people []work.Person) string {
	var all []string
	for i, p := range people {
		if i == 3 {
			return strings.Join(all, ", ") + " and others"
		}
		all = append(all, short(p.String()))
	}
	return strings.Join(all, ", ")
}
