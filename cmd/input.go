package cmd

import (
	"context"
	"net/http"
	"sync"

	"clipgraph/cmd/embedded"
	"clipgraph/cmd/files"
	"clipgraph/cmd/process"
	"clipgraph/internal/sysmem"
	"clipgraph/internal/webpage"
)

// embeddedName is the name of the default list in messages and outputs.
const embeddedName = "clip.md"

// findInputs finds the lists that args name; without args, the embedded one. Verbs that
// judge a list or write into a file require an argument and do not call it without.
func (a *app) findInputs(ctx context.Context, args []string) ([]files.Input, error) {
	if len(args) == 0 {
		a.Note("no LIST is given: using the list of CLIP papers that comes with clipgraph")
		return []files.Input{files.Text(embeddedName, embedded.List)}, nil
	}
	f := files.Finder{Stdin: a.stdin, Register: &a.paths, Offline: a.offline, Web: a.webOptions, None: a.line.NoInput}
	return f.Find(ctx, args)
}

func (a *app) webOptions() webpage.Options {
	return webpage.Options{
		UserAgent: userAgent(),
		MaxBytes:  a.inputLimit(),
		Proxy:     http.ProxyFromEnvironment,
		Waiting:   a.Waiting,
		Folder:    a.cache(),
		Stale:     func(why error) { a.Note("%v; reading the copy of an earlier run", why) },
	}
}

// userAgent is the User-Agent header of requests.
func userAgent() string { return "clipgraph/" + process.Version() }

// limit returns the limit on the size of all lists together.
func (a *app) limit() files.Limit {
	if a.freeMemory == nil {
		a.freeMemory = sync.OnceValue(sysmem.Free)
	}
	return files.Limit{MaxSize: a.maxSize, Free: a.freeMemory}
}

func (a *app) inputLimit() int64 { return a.limit().Bytes() }

// readInputs reads the lists that args name; without args, the embedded one.
func (a *app) readInputs(ctx context.Context, args []string) ([]files.Input, error) {
	all, err := a.findInputs(ctx, args)
	if err != nil {
		return nil, err
	}
	if err := a.limit().ReadAll(ctx, all); err != nil {
		return nil, err
	}
	return all, nil
}

// readText reads a file that is not a list, named by the flag what.
func (a *app) readText(what, name string) (string, error) {
	return a.limit().ReadText(&a.paths, what, name)
}
