package check

import (
	"bytes"
	"slices"
	"strings"
)

// directives disable rules. They are written in comments of the list's syntax:
//
//	<!-- clipgraph-disable-next-line rule other-rule -- why -->
//
// applies to the next line, clipgraph-disable-line to its own line, and clipgraph-disable to all
// lines from its own up to clipgraph-enable. Without names they apply to all rules.
type directives []directive

type directive struct {
	line       int // of the directive, from 1
	start, end int // in the file
	verb       string
	rules      []string // nil for all
}

const directiveMark = "clipgraph-"

// directiveVerbs are the verbs in the order in which they are tried.
var directiveVerbs = []string{"disable-next-line", "disable-line", "disable", "enable"}

// directiveRule is the rule that checks the directives themselves.
const directiveRule = "directive"

func findDirectives(data []byte) directives {
	var all directives
	line, counted := 1, 0
	for at := 0; ; {
		n := bytes.Index(data[at:], []byte(directiveMark))
		if n < 0 {
			return all
		}
		start := at + n
		at = start + len(directiveMark)
		text, _, _ := bytes.Cut(data[at:min(len(data), at+maxRemark)], []byte("\n"))
		rest := string(text)
		i := slices.IndexFunc(directiveVerbs, func(verb string) bool {
			behind, ok := strings.CutPrefix(rest, verb)
			return ok && (behind == "" || !isRuleByte(behind[0]) || strings.HasPrefix(behind, "-->"))
		})
		if i < 0 {
			continue
		}
		line += bytes.Count(data[counted:start], []byte("\n"))
		counted = start
		d := directive{line: line, start: start, verb: directiveVerbs[i]}
		d.end = at + len(d.verb)
		rules, _, _ := strings.Cut(rest[len(d.verb):], "--")
		for _, name := range strings.FieldsFunc(rules, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' || r == '\r' }) {
			if strings.ContainsFunc(name, func(r rune) bool { return r > 'z' || !isRuleByte(byte(r)) }) {
				break
			}
			d.rules = append(d.rules, name)
		}
		all = append(all, d)
	}
}

func isRuleByte(c byte) bool { return 'a' <= c && c <= 'z' || c == '-' }

// report reports directives with unknown rules.
func (ds directives) report(c *checker) {
	if c.list.TextStart < 0 {
		return
	}
	for _, d := range ds {
		for _, name := range d.rules {
			if RuleByID(name) == nil {
				start := d.start - c.list.TextStart
				c.report(Warning, start, start+d.end-d.start, "there is no rule %q; clipgraph check --rules lists them", name)
			}
		}
	}
}

// filter sorts findings and removes those that are disabled.
func (ds directives) filter(findings []Finding) []Finding {
	findings = sortFindings(findings)
	if len(ds) == 0 {
		return findings
	}
	lines := map[int]map[string]bool{} // disabled rules by line; "" means all
	var spans directives
	offIn := func(line int, d directive) {
		if lines[line] == nil {
			lines[line] = map[string]bool{}
		}
		d.verb = "disable"
		d.apply(lines[line])
	}
	for _, d := range ds {
		switch d.verb {
		case "disable-line":
			offIn(d.line, d)
		case "disable-next-line":
			offIn(d.line+1, d)
		default:
			spans = append(spans, d)
		}
	}
	off := map[string]bool{} // disabled rules; "" means all
	return slices.DeleteFunc(findings, func(f Finding) bool {
		for len(spans) > 0 && spans[0].line <= f.Line {
			spans[0].apply(off)
			spans = spans[1:]
		}
		line := lines[f.Line]
		return off[""] || off[f.Rule] || line[""] || line[f.Rule]
	})
}

// apply updates the disabled rules.
func (d directive) apply(off map[string]bool) {
	switch {
	case d.verb == "disable" && d.rules == nil:
		off[""] = true
	case d.verb == "disable":
		for _, name := range d.rules {
			off[name] = true
		}
	case d.rules == nil:
		clear(off)
	default:
		for _, name := range d.rules {
			delete(off, name)
		}
	}
}

// maxRemark is the maximum length of a directive, in bytes.
const maxRemark = 2000
