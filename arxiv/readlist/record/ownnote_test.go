package record

import "testing"

func TestOwnNote(t *testing.T) {
	for note, want := range map[string]bool{
		"arXiv:2301.04567":         true,
		"arXiv:2301.04567 [cs.LG]": true,
		"arXiv:hep-th/9901001":     true,
		"hep-th/9901001":           true,
		`arXiv preprint \url{https://arxiv.org/abs/2301.04567}`:         true,
		"Available online at https://arxiv.org/abs/2301.04567v2":        true,
		"Accepted at ICML 2023; arXiv:2301.04567":                       true,
		"To appear in NeurIPS 2023. Extended version: arXiv:2301.04567": true,
		"e-print arXiv:2301.04567 (math.AG), last accessed 3 May 2024":  true,
		"Comment on arXiv:2301.04567":                                   false,
		"See also arXiv:2301.04567 for another view":                    false,
		"Reply to arXiv:2301.04567":                                     false,
		"Erratum: arXiv:2301.04567":                                     false,
		"An extension of arXiv:2301.04567":                              false,
		"Builds on https://arxiv.org/abs/2301.04567":                    false,
		"cf. arXiv:2301.04567":                                          false,
		"Code of arXiv:2301.04567":                                      false,
		"vgl. arXiv:2301.04567":                                         false,
		"详见 arXiv:2301.04567":                                           false,
	} {
		if got := IsOwnNote(note); got != want {
			t.Errorf("%q: %v", note, got)
		}
	}
}
