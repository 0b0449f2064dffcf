package arxiv

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clipgraph/bib/work"
)

var cacheIDs = []ID{mustParseID("1706.03762"), mustParseID("hep-th/9901001"), mustParseID("2301.99999"), mustParseID("2301.00001")}

func mustParseID(s string) ID {
	ref, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return ref.ID
}

func cacheAnswers() map[ID]work.Answer {
	paper := func(id ID, title string) *work.Work {
		return &work.Work{IDs: work.IDs(id.WorkID()), Version: 2, Title: title, Authors: []work.Person{{Family: "Doe", Given: "Jane"}}, Published: work.NewDate(2017, 6, 12)}
	}
	return map[ID]work.Answer{
		cacheIDs[0]: {Status: work.Found, Work: paper(cacheIDs[0], "A")},
		cacheIDs[1]: {Status: work.Withdrawn, Work: paper(cacheIDs[1], "B")},
		cacheIDs[2]: {Status: work.Unknown, Sure: true},
		cacheIDs[3]: {Status: work.Malformed, Sure: true},
	}
}

// asker is what the sources of this package have in common.
type asker interface {
	lookup(ctx context.Context, ids []ID) (map[ID]work.Answer, error)
}

func answersOf(t *testing.T, s asker, ids []ID) map[ID]work.Answer {
	t.Helper()
	got, err := s.lookup(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

var compareIDs = cmp.Comparer(func(a, b ID) bool { return a == b })

func TestCache(t *testing.T) {
	dir := t.TempDir()
	c := NewCache(dir, "")
	if got := answersOf(t, c, cacheIDs); len(got) > 0 {
		t.Errorf("an empty cache has %v", got)
	}
	if s, err := c.Stat(); err != nil || s != (CacheStat{}) {
		t.Errorf("an empty cache holds %+v (%v)", s, err)
	}
	failed := mustParseID("2301.00002")
	answers := cacheAnswers()
	answers[failed] = work.Answer{Status: work.Failed, Err: context.Canceled}
	if err := c.Put(toWork(answers)); err != nil {
		t.Fatal(err)
	}
	delete(answers, failed)
	for id, answer := range answers {
		answer.Source = CacheName
		answers[id] = answer
	}
	if diff := cmp.Diff(answers, answersOf(t, NewCache(dir, ""), append(cacheIDs, failed, ID{})), compareIDs); diff != "" {
		t.Error(diff)
	}
	for _, name := range []string{"1706/1706.03762.json", "hep-th/9901/9901001.json"} {
		if _, err := os.Stat(filepath.Join(dir, "papers-1", name)); err != nil {
			t.Error(err)
		}
	}
	s, err := c.Stat()
	if err != nil || s.Papers != 2 || s.Absent != 2 || s.Broken != 0 || s.Bytes < 400 {
		t.Errorf("it holds %+v (%v)", s, err)
	}
	if err := c.Clear(); err != nil {
		t.Fatal(err)
	}
	if got := answersOf(t, c, cacheIDs); len(got) > 0 {
		t.Errorf("a cleared cache has %v", got)
	}
}

// That there is no paper is forgotten after a day, also by a clock that was put
// back.
func TestCacheForgets(t *testing.T) {
	c := NewCache(t.TempDir(), "")
	start := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	now := start
	c.now = func() time.Time { return now }
	if err := c.Put(toWork(cacheAnswers())); err != nil {
		t.Fatal(err)
	}
	for after, want := range map[time.Duration]int{0: 4, NegativeAge - time.Minute: 4, NegativeAge + time.Minute: 2, -2 * NegativeAge: 2} {
		now = start.Add(after)
		if got := answersOf(t, c, cacheIDs); len(got) != want {
			t.Errorf("after %v it has %d answers, want %d", after, len(got), want)
		}
	}
}

// A file that is not what it should be is moved aside, and asked for again.
func TestCacheBroken(t *testing.T) {
	id := cacheIDs[0]
	good, err := os.ReadFile(func() string {
		c := NewCache(t.TempDir(), "")
		if err := c.Put(toWork(cacheAnswers())); err != nil {
			t.Fatal(err)
		}
		return filepath.Join(c.store.dir.Path(), c.store.file(id.WorkID()))
	}())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"empty":         "",
		"half":          string(good[:len(good)/2]),
		"another's":     strings.ReplaceAll(string(good), "1706.03762", "1706.03763"),
		"no title":      strings.Replace(string(good), `"title":"A"`, `"title":""`, 1),
		"no paper":      `{"arxiv":"1706.03762","status":"found","asked":"2026-01-02T03:04:05Z"}`,
		"a new status":  strings.Replace(string(good), `"found"`, `"lost"`, 1),
		"a large file":  string(good) + strings.Repeat(" ", maxRecordFile),
		"another thing": `[]`,
	} {
		t.Run(name, func(t *testing.T) {
			c := NewCache(t.TempDir(), "")
			if err := c.Put(toWork(cacheAnswers())); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(c.store.dir.Path(), c.store.file(id.WorkID()))
			if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
			if got := answersOf(t, c, []ID{id}); len(got) > 0 {
				t.Errorf("it is read as %v", got)
			}
			if s, _ := c.Stat(); s.Broken != 1 || s.Papers+s.Absent != len(cacheAnswers())-1 {
				t.Errorf("the cache holds %+v", s)
			}
			if err := c.Put(toWork(cacheAnswers())); err != nil || len(answersOf(t, c, []ID{id})) != 1 {
				t.Errorf("it can't be written again: %v", err)
			}
		})
	}
}

// A folder of somebody else is not read, written or cleared; a cache loses on
// clearing what its store made, and nothing that others put beside it.
func TestCacheAmongOthersFiles(t *testing.T) {
	const theirs = "theirs"
	foreign := filepath.Join(t.TempDir(), "papers-1", "1706", "1706.03762.json")
	marked := t.TempDir()
	beside := []string{"notes.md", "papers-1/notes.md", "papers-1/1706/1706.json", "papers-1/hep-th/9901/9901001.txt", "papers-1/9901/9901001.json"}
	if err := NewCache(marked, "").Put(toWork(cacheAnswers())); err != nil {
		t.Fatal(err)
	}
	files := []string{foreign}
	for _, name := range beside {
		files = append(files, filepath.Join(marked, name))
	}
	for _, name := range files {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(theirs), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	c := NewCache(filepath.Dir(filepath.Dir(filepath.Dir(foreign))), "")
	if err := c.Put(toWork(cacheAnswers())); !errors.Is(err, ErrForeignFolder) {
		t.Errorf("Put: %v", err)
	}
	if got := answersOf(t, c, cacheIDs); len(got) > 0 {
		t.Errorf("it has %v", got)
	}
	if err := c.Clear(); !errors.Is(err, ErrForeignFolder) {
		t.Errorf("Clear: %v", err)
	}
	if err := NewCache(marked, "").Clear(); err != nil {
		t.Error(err)
	}
	if s, err := NewCache(marked, "").Stat(); err != nil || s != (CacheStat{}) {
		t.Errorf("a cleared cache holds %+v (%v)", s, err)
	}
	for _, name := range files {
		if text, err := os.ReadFile(name); err != nil || string(text) != theirs {
			t.Errorf("%s is %q, %v", name, text, err)
		}
	}
}

func TestCacheReadOnly(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	c := NewCache(file, "") // a file where there should be a folder
	if err := c.Put(toWork(cacheAnswers())); err == nil {
		t.Error("it is written")
	}
	if got := answersOf(t, c, cacheIDs); len(got) > 0 {
		t.Errorf("it has %v", got)
	}
}

// Readers and writers at the same time never see a part of a file.
func TestCacheShared(t *testing.T) {
	dir := t.TempDir()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			c := NewCache(dir, "")
			for range 50 {
				if err := c.Put(toWork(cacheAnswers())); err != nil {
					t.Error(err)
				}
				if got, err := c.lookup(context.Background(), cacheIDs); err != nil || len(got) != len(cacheIDs) {
					t.Errorf("%d answers (%v)", len(got), err)
				}
			}
		})
	}
	group.Wait()
	if s, err := NewCache(dir, "").Stat(); err != nil || s.Broken > 0 || s.Papers != 2 {
		t.Errorf("it holds %+v (%v)", s, err)
	}
}

// What arXiv is sure about is not asked of the sources behind.
func TestChainStopsWhereItIsSure(t *testing.T) {
	c := NewCache(t.TempDir(), "")
	if err := c.Put(toWork(cacheAnswers())); err != nil {
		t.Fatal(err)
	}
	var behind asked
	chain := work.Chain{c, &behind}
	if _, err := chain.Lookup(t.Context(), WorkIDs(append(cacheIDs, mustParseID("2301.00003")))); err != nil {
		t.Fatal(err)
	}
	if len(behind) != 1 || behind[0] != mustParseID("2301.00003").WorkID() {
		t.Errorf("asked for %v", behind)
	}
}

type asked []work.ID

func (a *asked) Lookup(_ context.Context, ids []work.ID) (work.Answers, error) {
	*a = append(*a, ids...)
	return nil, nil
}

func BenchmarkCacheLookup(b *testing.B) {
	c := NewCache(b.TempDir(), "")
	if err := c.Put(toWork(cacheAnswers())); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := c.lookup(context.Background(), cacheIDs); err != nil {
			b.Fatal(err)
		}
	}
}

// A folder that many papers are looked for in is listed, and has what it has.
func TestCacheOfManyPapers(t *testing.T) {
	c := NewCache(t.TempDir(), "")
	kept, asked := manyPapers(5 * manyProbes)
	if err := c.Put(toWork(kept)); err != nil {
		t.Fatal(err)
	}
	got := answersOf(t, c, asked)
	for _, id := range asked {
		if _, is := got[id]; is != (kept[id].Work != nil) {
			t.Errorf("%v is found: %t, though it is kept: %t", id, is, !is)
		}
	}
}

// manyPapers returns n identifiers of one month, and answers for every third.
func manyPapers(n int) (kept map[ID]work.Answer, asked []ID) {
	kept = map[ID]work.Answer{}
	for i := range n {
		id := ID{month: 2020 * 12, number: int32(i + 1)}
		asked = append(asked, id)
		if i%3 == 0 {
			kept[id] = work.Answer{Status: work.Found, Work: &work.Work{IDs: work.IDs(id.WorkID()), Title: "A"}}
		}
	}
	return kept, asked
}

// Papers that a cache does not have cost next to nothing.
func BenchmarkCacheWithout(b *testing.B) {
	c := NewCache(b.TempDir(), "")
	kept, _ := manyPapers(1)
	if err := c.Put(toWork(kept)); err != nil {
		b.Fatal(err)
	}
	_, asked := manyPapers(10_000)
	for b.Loop() {
		if _, err := c.lookup(b.Context(), asked); err != nil {
			b.Fatal(err)
		}
	}
}
