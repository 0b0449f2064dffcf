package work

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStatedJSON(t *testing.T) {
	coop, _ := FindID("arXiv:2109.01134")
	doi := NewDOI("10.1000/182")
	tests := map[string][]Statement{
		`[{"of":"arXiv:2109.01134","how":"builds on","source":"https://arxiv.org/abs/2203.05557"}]`: {{coop, BuildsOn, "https://arxiv.org/abs/2203.05557"}},
		`[{"of":"doi:10.1000/182","how":"compares with","source":"s"},{"of":"doi:10.1000/182","how":"uses","source":"s"}]`: {
			{doi, ComparesWith, "s"}, {doi, Uses, "s"},
		},
	}
	for text, want := range tests {
		var w Work
		if err := json.Unmarshal([]byte(`{"title":"A","stated":`+text+`}`), &w); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, w.Stated); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
		if again, err := json.Marshal(w.Stated); err != nil || string(again) != text {
			t.Errorf("%s is written %s (%v)", text, again, err)
		}
	}
	// What others write may be anything.
	var s Statement
	if err := json.Unmarshal([]byte(`{"of":"nothing","how":"devours"}`), &s); err != nil || s != (Statement{How: Names}) {
		t.Errorf("%+v (%v)", s, err)
	}
	if err := json.Unmarshal([]byte(`{"of":1}`), &s); err == nil {
		t.Error("a number is an identifier")
	}
}
