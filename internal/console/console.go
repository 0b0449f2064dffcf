// Package console makes untrusted text safe to print. Titles, file names and answers of
// servers may hold sequences that a terminal acts on, or that the program that reads a CI
// log takes for a command.
//
// [Terminal] and [Log] each take one line and return one line. [Data] and [Messages]
// apply them to everything written to a stream.
package console

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terminal returns line with everything a terminal may act on replaced by U+FFFD: control
// characters (C0, DEL, C1), marks that change the direction of text, line and paragraph
// separators, and bytes that are not UTF-8. Tabs are kept.
func Terminal(line string) string {
	if !strings.ContainsFunc(line, obeyed) && utf8.ValidString(line) {
		return line
	}
	return strings.Map(func(r rune) rune { // Map turns an invalid byte into U+FFFD
		if obeyed(r) {
			return unicode.ReplacementChar
		}
		return r
	}, line)
}

// obeyed reports whether a terminal may act on r or begin a new line at it.
func obeyed(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r != '\t' && (r < ' ' || r == 0x7f)
	case r == '\u2028' || r == '\u2029':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// Log returns line made safe for the log of a CI job: safe for a terminal, and with a
// space inside each pair of characters that begins a command there.
//
//   - GitHub's runner takes "::name::" for a command at the start of a line, after any
//     white space, and "##[name]" anywhere in it (actions/runner, ActionCommand.cs). Gitea
//     and Forgejo do so at the start of a line.
//   - Azure Pipelines takes "##vso[" and "##[", TeamCity "##teamcity[".
//   - GitLab's sections and Travis's folds need a carriage return, and Jenkins's annotations
//     an escape character.
func Log(line string) string {
	line = Terminal(line)
	if strings.Contains(line, "##") {
		line = hashCommand.ReplaceAllString(line, "# #$1")
	}
	text := strings.TrimLeftFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' })
	if strings.HasPrefix(text, "::") {
		line = line[:len(line)-len(text)] + ": " + text[1:]
	}
	return line
}

// hashCommand is the start of a command such as ##[error] or ##vso[task.setvariable].
var hashCommand = regexp.MustCompile(`##(\w*\[)`)
