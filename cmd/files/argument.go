package files

import (
	"os"
	"path/filepath"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/webpage"
)

// Kind is the kind of an argument that names a list.
type Kind int

// The kinds.
const (
	NoInput Kind = iota
	StdinInput
	FileInput
	FolderInput
	IdentifierInput
	AddressInput
)

// String returns the kind with its article, for messages.
func (k Kind) String() string {
	return [...]string{"not a readable input", "standard input", "a file", "a folder", "an identifier", "an address"}[k]
}

// KindOf returns the kind of arg. If a file of that name exists, it is a file.
func KindOf(arg string) Kind {
	if arg == Stdio {
		return StdinInput
	}
	switch info, err := os.Stat(arg); {
	case err == nil && info.IsDir():
		return FolderInput
	case err == nil:
		return FileInput
	}
	if _, ok := identifierOf(arg); ok {
		return IdentifierInput
	}
	if _, ok := addressOf(arg); ok {
		return AddressInput
	}
	return NoInput
}

// identifierOf returns arg as a line of a list if it is an identifier: of arXiv in any
// form, of another archive with its name before it or as a link, or bare if its form is
// unambiguous.
func identifierOf(arg string) (line string, ok bool) {
	if ref, err := arxiv.Parse(arg); err == nil {
		return ref.String(), true
	}
	id, ok := work.FindBare(arg)
	return id.String(), ok
}

// addressOf returns the web address that arg is, with the scheme that browsers hide.
func addressOf(arg string) (address string, ok bool) {
	if webpage.IsAddress(arg) {
		return arg, true
	}
	host, path, hasPath := strings.Cut(arg, "/")
	host = strings.ToLower(host)
	i := strings.LastIndexByte(host, '.')
	if i <= 0 || strings.ContainsFunc(host, notInHost) {
		return "", false
	}
	switch domain := host[i+1:]; {
	case strings.HasPrefix(host, "www.") && i > len("www"):
	case !hasPath || path == "" || !commonDomain[domain]:
		return "", false
	}
	if _, err := os.Stat(filepath.FromSlash(host)); err == nil {
		return "", false // a missing file in an existing folder
	}
	return "https://" + arg, true
}

func notInHost(r rune) bool {
	return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '.' || r == '-')
}

// commonDomain are the ends of host names that are read without a scheme. Other top-level
// domains are excluded because some are file extensions, such as .md and .py.
var commonDomain = map[string]bool{
	"com": true, "org": true, "net": true, "edu": true, "gov": true, "io": true, "ai": true, "dev": true, "info": true, "app": true, "page": true, "co": true,
	"de": true, "fr": true, "uk": true, "ch": true, "nl": true, "eu": true, "jp": true, "cn": true, "kr": true, "ca": true, "au": true, "it": true, "es": true, "in": true, "se": true,
}
