package encoding

import "testing"

func TestDecode(t *testing.T) {
	for data, want := range map[string]Encoding{
		"": UTF8, "@misc{a}": UTF8, "é": UTF8, "\ufeffé": UTF8, "\xe9": OtherCode,
		"\xff\xfea\x00": UTF16LE, "\xfe\xff\x00a": UTF16BE, "@\x00m\x00": UTF16LE, "\x00@\x00m": UTF16BE,
		"% Encoding: UTF-8\n@misc{a}": UTF8, "% Encoding: ISO8859_1\n": OtherCode, "@misc{a}\n%% !TeX encoding = latin1": OtherCode,
		"% -*- mode: bibtex; coding: gbk-dos -*-": OtherCode, "% -*- coding: utf-8-unix -*-": UTF8,
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
