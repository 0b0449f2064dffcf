package polite

import (
	"context"
	"errors"
	"net/http"
	"slices"
)

// Batches asks an API for many items, several in a request. If the server fails at a
// batch, its halves are asked for: a single item may be the cause, or the answer may be
// too long. So one bad item among n loses that item alone, and costs about 2·log2(n) more
// requests.
type Batches[T any] struct {
	// Size is the number of items in a batch, from 1.
	Size int
	// Ask asks for one batch, with at most the given number of tries (0: the client's
	// default). It returns the items to ask for again, in batches of its choice; there
	// must be fewer each time.
	Ask func(ctx context.Context, batch []T, tries int) (again [][]T, err error)
	// Fail is called with items that could not be fetched, and the reason.
	Fail func(items []T, err error)
	// Left, if set, is called before each request with the number of requests left if
	// none fails, and at the end with 0, unless the source was given up.
	Left func(requests int)
}

const (
	// maxFailed is the number of consecutive failed requests after which a server is
	// given up. One bad item of 500 explains ten: the batch, its half, and so on to the
	// item itself.
	maxFailed = 11
	// maxBroken is the number of consecutive requests without a valid answer, after all
	// tries, which may take minutes.
	maxBroken = 3
)

// part is a batch in the queue with its number of tries; 0 is the client's default.
type part[T any] struct {
	items []T
	tries int
}

// Run asks for all of items. The error is that of ctx, or the reason why the source can't
// be asked any more; the items left are then passed to Fail.
func (b *Batches[T]) Run(ctx context.Context, items []T) error {
	if len(items) == 0 {
		return nil
	}
	var queue []part[T]
	for batch := range slices.Chunk(items, b.Size) {
		queue = append(queue, part[T]{items: batch})
	}
	failed, broken := 0, 0 // consecutive
	for len(queue) > 0 {
		b.left(len(queue))
		now := queue[0]
		queue = queue[1:]
		again, err := b.Ask(ctx, now.items, now.tries)
		if err == nil {
			failed, broken = 0, 0
			for i, batch := range again {
				queue = slices.Insert(queue, i, part[T]{items: batch})
			}
			continue
		}
		_, breaks := errors.AsType[*brokenError](err)
		switch {
		case breaks && now.tries > 0: // smaller batches would not help, more tries may
			queue = slices.Insert(queue, 0, part[T]{items: now.items})
			continue
		case breaks:
			broken++
		default:
			failed++
		}
		if ctx.Err() != nil || isFinal(err) || failed == maxFailed || broken == maxBroken {
			b.failAll(slices.Insert(queue, 0, now), err)
			return err
		}
		if half := len(now.items) / 2; half > 0 && !breaks {
			queue = slices.Insert(queue, 0, partOf(now.items[:half]), partOf(now.items[half:]))
			continue
		}
		b.Fail(now.items, err)
	}
	b.left(0)
	return nil
}

func (b *Batches[T]) failAll(parts []part[T], err error) {
	for _, p := range parts {
		b.Fail(p.items, err)
	}
}

// partOf returns a part of a batch that the server failed. A part gets one try, since
// others follow it, and a single item two.
func partOf[T any](items []T) part[T] {
	if len(items) == 1 {
		return part[T]{items, 2}
	}
	return part[T]{items, 1}
}

func (b *Batches[T]) left(requests int) {
	if b.Left != nil {
		b.Left(requests)
	}
}

// isFinal reports whether err says that asking for anything else is useless: the server
// can't be reached, refuses, or asks for a longer wait than allowed. Server errors and
// requests that are too long concern one batch only.
func isFinal(err error) bool {
	if status, ok := errors.AsType[*StatusError](err); ok {
		switch status.Status {
		case http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong:
			return false
		}
		return status.Status < 500 || status.Status == http.StatusNotImplemented || status.TooSoon
	}
	_, blocked := errors.AsType[*BlockedError](err)
	_, unreachable := errors.AsType[*UnreachableError](err)
	_, redirect := errors.AsType[*RedirectError](err)
	return blocked || unreachable || redirect
}
