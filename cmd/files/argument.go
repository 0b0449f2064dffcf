package files

import (
	"os"
	"path/filepath"
	"strings"

	"clipgraph/arxiv"
	"clipgraph/bib/work"
	"clipgraph/internal/webpage"
)

// Kind is what an argument names that is to be read as a list.
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

// String returns the kind with its article, as messages have it.
func (k Kind) String() string {
	return [...]string{"nothing that can be read", "standard input", "a file", "a folder", "an identifier", "an address"}[k]
}

// KindOf says what arg names. What is there as a file is that, whatever else it
// may look like.
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

// identifierOf returns the identifier that arg is, as a line of a list: of arXiv in all
// its forms, of another archive with its name before it or as the address of a work,
// and bare where its form tells what it is.
func identifierOf(arg string) (line string, ok bool) {
	if ref, err := arxiv.Parse(arg); err == nil {
		return ref.String(), true
	}
	id, ok := work.FindBare(arg)
	return id.String(), ok
}

// addressOf returns the address of the web that arg is, with the scheme that browsers
// do not show.
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
		return "", false // a file that lacks in a folder that is there
	}
	return "https://" + arg, true
}

func notInHost(r rune) bool {
	return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '.' || r == '-')
}

// commonDomain has the ends of hosts that are read without a scheme. There are others,
// of which some are the ends of files, such as .md and .py.
var commonDomain = map[string]bool{
	"com": true, "org": true, "net": true, "edu": true, "gov": true, "io": true, "ai": true, "dev": true, "info": true, "app": true, "page": true, "co": true,
	"de": true, "fr": true, "uk": true, "ch": true, "nl": true, "eu": true, "jp": true, "cn": true, "kr": true, "ca": true, "au": true, "it": true, "es": true, "in": true, "se": true,
}
