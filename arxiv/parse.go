package arxiv

import "strings"

// Parse parses s, which must consist of one identifier or a link to a paper:
// "1706.03762v7", "arXiv:hep-th/9901001 [hep-th]", "https://arxiv.org/pdf/1706.03762",
// "10.48550/arXiv.1706.03762" and the other forms that arXiv and its mirrors use. Like
// arXiv's own site it accepts a missing hyphen, a doubled slash, and a number that needs
// padding. Invisible characters around s are ignored. The error is a [*MalformedError].
func Parse(s string) (Ref, error) {
	text := strings.TrimFunc(s, invisible)
	fail := func(reason string) (Ref, error) {
		return Ref{}, &MalformedError{Text: s, Reason: reason}
	}
	if text == "" {
		return fail("empty")
	}
	if len(text) > maxReference {
		return Ref{}, &MalformedError{Text: text[:40] + "…", Reason: "too long"}
	}
	if matches := Find(text); len(matches) > 0 && leadOK(text[:matches[0].Start]) {
		m := matches[0]
		if m.Err != nil {
			return Ref{}, m.Err
		}
		if tailOK(text[m.End:]) {
			return m.Ref, nil
		}
		return fail("more text follows it")
	}
	text = strings.TrimLeft(text, "/")
	if rest, ok := cutFold(text, "abs/"); ok {
		text = rest
	}
	got := scan(text)
	switch {
	case got.length == 0:
		return fail("it has neither the form 1706.03762 nor hep-th/9901001")
	case got.err != nil:
		return Ref{}, got.err
	case !tailOK(text[got.length:]):
		return fail("more text follows it")
	}
	return got.ref, nil
}

// maxReference is the longest text that Parse accepts, in bytes.
const maxReference = 2000

// leadOK reports whether lead may precede a marked identifier: the address of a resolver,
// the name of a scheme such as "oai:", or "arXiv preprint".
func leadOK(lead string) bool {
	return lead == "" || strings.EqualFold(lead, "arxiv preprint ") ||
		!strings.ContainsAny(lead, " \t\n") && (strings.HasSuffix(lead, ":") || strings.HasSuffix(lead, "/"))
}

// tailOK reports whether rest may follow an identifier: a file extension, a query or
// fragment, more of a path, the class and date of arXiv's stamp, or a full stop.
func tailOK(rest string) bool {
	for _, ending := range []string{".pdf", ".ps.gz", ".ps", ".gz"} {
		if cut, ok := cutFold(rest, ending); ok {
			rest = cut
			break
		}
	}
	return rest == "" || rest == "." || strings.ContainsRune("/?#", rune(rest[0])) ||
		strings.HasPrefix(strings.TrimLeft(rest, " "), "[")
}

// cutFold is like strings.CutPrefix but ignores the case of ASCII letters. prefix is in
// lower case.
func cutFold(s, prefix string) (string, bool) {
	if !hasFold(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func hasFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

// invisible reports whether r is a blank or another invisible character that copying from
// pages leaves behind.
func invisible(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\u00a0', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u3000':
		return true
	}
	return false
}
