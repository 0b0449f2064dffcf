package arxiv

import "clipgraph/internal/polite"

// The errors of servers that [API], package cite and other users of package polite
// return, wrapped. Match them with [errors.As]. None of them contains a password.
type (
	// BlockedError says that the server refused access (status 403).
	BlockedError = polite.BlockedError
	// UnreachableError says that there is no connection to the server.
	UnreachableError = polite.UnreachableError
	// StatusError is an answer with a status that means failure.
	StatusError = polite.StatusError
	// TooLargeError says that an answer is larger than allowed.
	TooLargeError = polite.TooLargeError
	// RedirectError is a redirect that is not followed.
	RedirectError = polite.RedirectError
)

// Clock tells an [API] the time. With a clock that does not sleep, nothing waits.
type Clock = polite.Clock
