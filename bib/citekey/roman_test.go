package citekey

import "testing"

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"Müller": "muller", "C#": "c", "Иванов": "ivanov", "Щербаков": "shcherbakov", "Толстой": "tolstoy", "Шевченко": "shevchenko", "Їжак": "izhak", "Ёлкин": "elkin",
		"Παπαδόπουλος": "papadopoylos", "Ветер-и": "veteri", "王": "", "Ян": "yan", "α": "", "α-divergence": "divergence", "Ж": "", "": "",
		"АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ": "abvgdeezhziyklmnoprstufkhtschshshchyeyuya", "ґєіїђјљњћџѕ": "gyeiidjjljnjcdzdz",
		"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς": "avgdezithiklmnxoprstyfchpsos",
	} {
		if got := fold(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}
