//go:build !unix

package cachedir

// nonBlocking is 0 on systems whose folders have no named pipes.
const nonBlocking = 0
