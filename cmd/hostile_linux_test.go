package cmd

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// openTerminal returns both ends of a pseudo-terminal: what is written to tty can be
// read from master.
func openTerminal(t *testing.T) (master, tty *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	control := func(request uintptr, value *uint32) {
		if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, master.Fd(), request, uintptr(unsafe.Pointer(value))); errno != 0 {
			t.Fatal(errno)
		}
	}
	var unlock, number uint32
	control(syscall.TIOCSPTLCK, &unlock)
	control(syscall.TIOCGPTN, &number)
	tty, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return master, tty
}

// onTerminal runs the command with its standard output on a terminal, or with
// "TTY" for its name among args, and returns what the terminal got.
func onTerminal(t *testing.T, args ...string) string {
	t.Helper()
	master, tty := openTerminal(t)
	got := make(chan []byte)
	go func() {
		text, _ := io.ReadAll(master) // ends with an error once the other end is closed
		got <- text
	}()
	var stdout io.Writer = tty
	if i := slices.Index(args, "TTY"); i >= 0 {
		args = slices.Clone(args)
		args[i], stdout = tty.Name(), io.Discard
	}
	run(context.Background(), args, strings.NewReader(""), stdout, io.Discard)
	tty.Close()
	text := <-got
	master.Close()
	return string(text)
}

// TestHostileTerminal checks that no format sends a terminal what it obeys, and that
// the same run gives a pipe every byte.
func TestHostileTerminal(t *testing.T) {
	lists := hostileScene(t)
	runs := dataArgs(lists)
	for _, args := range [][]string{{"bib", "-o", "TTY"}, {"csv", "-o", "TTY", "--edges"}, {"check", "--diff", "-o", "TTY"}, {"bib", "-o", os.DevNull, "--key", "{word}", "--key-map", "TTY"}} {
		runs = append(runs, slices.Concat(args, []string{"--offline"}, lists))
	}
	shown := 0
	for _, args := range append(runs, []string{"completion", "zsh"}, []string{"help"}) {
		text := onTerminal(t, args...)
		if text != "" {
			shown++
		}
		for line := range strings.Lines(text) {
			if line = strings.TrimRight(line, "\r\n"); controls.MatchString(line) || strings.ToValidUTF8(line, "") != line {
				t.Errorf("%.40q: a terminal obeys %q", args, line)
			}
		}
	}
	if shown < len(runs)-2 {
		t.Errorf("%d of %d runs showed something", shown, len(runs))
	}
}
