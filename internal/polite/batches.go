package polite

import (
	"context"
	"errors"
	"net/http"
	"slices"
)

// Batches asks an API for many items, several at a time. Where the server fails at
// a batch, its halves are asked for: one item may be what it fails at, or the answer
// may be too long. So one bad item among n costs that item alone, and some
// 2·log2(n) further requests.
type Batches[T any] struct {
	// Size is the number of items in a batch, from 1.
	Size int
	// Ask asks for one batch, with no more than so many tries (0: the client's own
	// number). It returns what has to be asked for again, in batches of its choice;
	// that has to become less each time.
	Ask func(ctx context.Context, batch []T, tries int) (again [][]T, err error)
	// Fail is told of items that could not be had, and why.
	Fail func(items []T, err error)
	// Left, if set, is told before each request how many are left, if all goes
	// well, and at the end, unless the source was given up.
	Left func(requests int)
}

const (
	// maxFailed is the number of questions in a row that a server may fail before
	// it is given up. One bad item of 500 explains ten: the batch, its half, and so
	// on to the item itself.
	maxFailed = 11
	// maxBroken is the number of questions in a row without an answer that makes
	// sense, after all tries, which may take minutes.
	maxBroken = 3
)

// part is a batch in the queue, and the tries that it has; 0: the client's own
// number.
type part[T any] struct {
	items []T
	tries int
}

// Run asks for all of items. The error is that of ctx, or says why the source
// can't be asked any more; what was not asked for then is failed with it.
func (b *Batches[T]) Run(ctx context.Context, items []T) error {
	if len(items) == 0 {
		return nil
	}
	var queue []part[T]
	for batch := range slices.Chunk(items, b.Size) {
		queue = append(queue, part[T]{items: batch})
	}
	failed, broken := 0, 0 // in a row
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
		case breaks && now.tries > 0: // no reason to ask for less, but more often
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

// partOf returns a part of a batch that the server failed. Other parts follow it, so
// that one try is enough, but for a single item.
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

// isFinal reports whether err says that there is no use in asking for anything
// else: the server can't be reached, does not want to be asked, or asks for more
// patience than there is. Its own failures, and questions that are too long, are
// those of one batch.
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
