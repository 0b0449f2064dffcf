//go:build !unix

package cachedir

// nonBlocking is nothing where folders have no named pipes.
const nonBlocking = 0
