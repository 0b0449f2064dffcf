package encoding

import "testing"

func TestDecode(t *testing.T) {
	for data, want := range map[string]Encoding{
		"": UTF8, "@misc{a}": UTF8, "é": UTF8, "\ufeffé": UTF8, "\xe9": OtherCode,
		"\xff\xfea\x00": UTF16LE, "\xfe\xff\x00a": UTF16BE, "@\x00m\x00": UTF16LE, "\x00@\x00m": UTF16BE,
		"% Encoding: UTF-8\n@misc{a}": UTF8, "% Encoding: ISO8859_1\n": OtherCode, "@misc{a}\n%% !TeX encoding = latin1": OtherCode,
		"% -*- mode: bibtex; coding: gbk-dos -*-": OtherCode, "% -*- coding: utf-8-unix -*-": UTF8,
		"% -*- coding: utf-8-dos -*-": UTF8, "% Encoding: ASCII": UTF8, "% Encoding: US-ASCII": UTF8, "% !TeX encoding = UTF-8 Unicode": UTF8, "% Encoding: unicode": UTF8,
		"% Encoding: UTF-16": UTF8, "% Encoding: UTF-16LE": UTF8, "% Encoding: UTF-16BE": UTF8, // what it was before it was converted
		"% -*- coding: utf-8-emacs -*-": UTF8, "% -*- coding: utf-8-mac -*-": UTF8,
		"@comment{x-kbibtex-encoding=iso-8859-1}": OtherCode, "Encoding: latin1": UTF8, "\x1b$BFu": OtherCode,
	} {
		source, e, err := Decode([]byte(data))
		if err != nil || e != want {
			t.Errorf("%q: %v %v, want %v", data, e, err, want)
		}
		if back := string(e.Encode(source)); back != data {
			t.Errorf("%q comes back as %q", data, back)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	for data, want := range map[string]string{
		"\xff\xfe\x00\x00a\x00\x00\x00": "the file is UTF-32, which no TeX program reads",
		"\x00\x00\xfe\xff\x00\x00\x00a": "the file is UTF-32, which no TeX program reads",
		"\xff\xfea\x00b":                "the file is truncated or damaged UTF-16",
		"\xff\xfe\x00\xd8":              "the file is truncated or damaged UTF-16",
	} {
		if _, _, err := Decode([]byte(data)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", data, err, want)
		}
	}
}

// The zeros of UTF-16 tell the order of its bytes, and few zeros tell nothing.
func TestOrderOfBytes(t *testing.T) {
	if got := string(UTF16BE.Encode("a€")); got != "\x00a\x20\xac" {
		t.Errorf("big-endian %q", got)
	}
	if got := string(UTF16LE.Encode("a€")); got != "a\x00\xac\x20" {
		t.Errorf("little-endian %q", got)
	}
	if _, e, _ := Decode([]byte("a\x00bcdefgh")); e != UTF8 {
		t.Errorf("one zero is %v", e)
	}
	if source, _, _ := Decode([]byte("\x00@\x00m")); source != "@m" {
		t.Errorf("read as %q", source)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"@misc{a}", "\xff\xfea\x00", "\x00a\x00b", "\xe9", "% Encoding: x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if source, e, err := Decode(data); err == nil && string(e.Encode(source)) != string(data) {
			t.Errorf("%q does not come back", data)
		}
	})
}
