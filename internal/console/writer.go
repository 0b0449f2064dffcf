package console

import (
	"bytes"
	"io"
	"os"
	"sync"
)

// Writer makes each line safe before it writes it to a stream. It holds back a line that
// has not ended; call [Writer.Flush] at the end. A Writer is safe for concurrent use.
type Writer struct {
	w    io.Writer
	safe func(line string) string // nil: bytes are not changed

	mu   sync.Mutex
	rest []byte // the line that has not ended
}

// Data returns a writer of data to w. A file or a pipe gets every byte unchanged; a
// terminal gets lines changed by [Terminal].
func Data(w io.Writer) *Writer {
	if IsTerminal(w) {
		return &Writer{w: w, safe: Terminal}
	}
	return &Writer{w: w}
}

// Messages returns a writer to w of text for people. Each line is changed by [Log],
// whatever w is: the log of a CI job may be a pipe, a pseudo-terminal, or the output of a
// container.
func Messages(w io.Writer) *Writer { return &Writer{w: w, safe: Log} }

// Write writes the lines that end in p and keeps the rest. It returns len(p) and the
// stream's error.
func (w *Writer) Write(p []byte) (int, error) {
	if w.safe == nil {
		return w.w.Write(p)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	end := bytes.LastIndexByte(p, '\n') + 1
	if end == 0 {
		w.rest = append(w.rest, p...)
		return len(p), nil
	}
	var out bytes.Buffer
	for line := range bytes.Lines(append(w.rest, p[:end]...)) {
		text := bytes.TrimSuffix(line, []byte("\n"))
		text = bytes.TrimSuffix(text, []byte("\r")) // a Windows line end
		out.WriteString(w.safe(string(text)))
		out.Write(line[len(text):])
	}
	w.rest = append(w.rest[:0], p[end:]...)
	if _, err := w.w.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Flush writes the line that has not ended.
func (w *Writer) Flush() error {
	if w.safe == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.rest) == 0 {
		return nil
	}
	_, err := io.WriteString(w.w, w.safe(string(w.rest)))
	w.rest = w.rest[:0]
	return err
}

// Rewrite writes line over the current line of a terminal, without a line end.
func (w *Writer) Rewrite(line string) error {
	_, err := io.WriteString(w.w, "\r\x1b[K"+Log(line))
	return err
}

// Terminal reports whether the stream is a terminal.
func (w *Writer) Terminal() bool { return IsTerminal(w.w) }

// IsTerminal reports whether w is a device on which lines can be rewritten.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
