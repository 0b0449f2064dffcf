package arxiv

import "clipgraph/internal/polite"

// The errors of a server, as [API], package cite and other users of package polite return
// them, wrapped. Match them with [errors.As]. None of them contains a password.
type (
	// BlockedError says that the server forbade to go on (status 403).
	BlockedError = polite.BlockedError
	// UnreachableError says that there is no connection to the server.
	UnreachableError = polite.UnreachableError
	// StatusError is an answer with a status that tells of a failure.
	StatusError = polite.StatusError
	// TooLargeError is an answer that is larger than answers may be.
	TooLargeError = polite.TooLargeError
	// RedirectError is a redirect to where requests are not sent.
	RedirectError = polite.RedirectError
)

// Clock is what the passing of time looks like to [API]. Whoever has one that sleeps
// no time waits for nothing.
type Clock = polite.Clock
