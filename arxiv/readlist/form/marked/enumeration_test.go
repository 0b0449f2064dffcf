package marked

import (
	"fmt"
	"strings"
	"testing"
)

// Works are enumerated by names with links, or by names before links, with signs or words
// between them that part works.
func TestEnumeration(t *testing.T) {
	for text, want := range map[string]string{
		// Links with names.
		"[BoxNet](#1), [CrateNet](#2)": "1 BoxNet|2 CrateNet",
		"[BoxNet](#1) and [CrateNet](#2), or [JarNet](#3); [LidNet](#4) & [#5](#5).":                 "1 BoxNet|2 CrateNet|3 JarNet|4 LidNet",
		"[BoxNet](#1) / [CrateNet](#2): crates are folded":                                           "1 BoxNet|2 CrateNet",
		"[BoxNet](#1) [code](x), [CrateNet](#2) [pdf](#2) (on a [ship](x))":                          "1 BoxNet code|2 CrateNet pdf (on a ship)",
		"Crates: [BoxNet](#1) (on land), [CrateNet](#2) (at sea), as is known":                       "1 BoxNet (on land)|2 CrateNet (at sea)",
		"Crates are folded as by [BoxNet](#1), [CrateNet](#2)":                                       "1 BoxNet|2 CrateNet",
		"[BoxNet](#1), [a shop](x), [CrateNet](paper), JarNet of the Hague, [code](x), [LidNet](#2)": "1 BoxNet|w CrateNet|2 LidNet",
		"[BoxNet](#1), [CrateNet](#2) and not as far as [JarNet](#3), [pdf](#4)":                     "1 BoxNet|2 CrateNet|3 JarNet",
		"[BoxNet](#1), [CrateNet](#2), [BoxNet](#1)":                                                 "1 BoxNet|2 CrateNet",
		"[[BoxNet](#1)], [[CrateNet](#2)]":                                                           "1 BoxNet]|2 CrateNet]",

		// Names before links.
		"*Crates on Ships at Sea:* BoxNet ([#1](#1)), CrateNet (#2)":  "1 BoxNet#1)|2 CrateNet#2)",
		"BoxNet [pdf](#1) [code](x); CrateNet [[pdf](#2)]":            "1 BoxNetpdf code|2 CrateNetpdf]",
		"Crates at Sea — Doe 2001 ([BoxNet](#1)), Roe ([JarNet](#2))": "1 BoxNet)|2 JarNet)",

		// Most have names.
		"[BoxNet](#1), [Folding Boxes in a Small Kitchen](#2)":                                               "1 BoxNet|2 Folding Boxes in a Small Kitchen",
		"[Folding Boxes in a Small Kitchen](#1), [BoxNet](#2)":                                               "",
		"[Folding Boxes in a Small Kitchen](#1), [BoxNet](#2), [CrateNet](#3)":                               "1 Folding Boxes in a Small Kitchen|2 BoxNet|3 CrateNet",
		"[BoxNet](#1), [Folding Boxes in a Small Kitchen](#2), [Rolling Casks over an Old Bridge](#3), code": "",

		// What belongs to one work, or is said of it.
		"[BoxNet](#1)": "", "[BoxNet](#1), [pdf](#2)": "", "[BoxNet](#1), [pdf](#1), [code](x)": "", "[BoxNet](#1) [CrateNet](#2)": "",
		"[BoxNet](#1), [Extended version 2](#2)": "", "BoxNet ([pdf](#1)), Long version ([pdf](#2))": "",
		"[BoxNet](#1) extends [CrateNet](#2), [JarNet](#3)": "", "[BoxNet](#1), used by [CrateNet](#2)": "", "[BoxNet](#1). [CrateNet](#2)": "",
		"[BoxNet](#1) (beside [CrateNet](#2), [JarNet](#3))": "", "BoxNet ([#1](#1)), CrateNet (by Doe, [#2](#2))": "",
		"Folding Boxes in a Small Kitchen [BoxNet](#1), [CrateNet](#2)": "", "Folding Boxes in a Small Kitchen, BoxNet [pdf](#1), CrateNet [pdf](#2)": "",
		"Jane Doe ([#1](#1)), Richard Roe ([#2](#2))": "", "NeurIPS 2020 ([#1](#1)), ICML 2021 ([#2](#2))": "",
		"[BoxNet](paper), [CrateNet](paper)": "", "[BoxNet](#), [CrateNet](#2)": "", "BoxNet, #1 and #2": "",
		"[BoxNet](#1), JarNet of all the Five Seas, [CrateNet](#2)": "", "code, **Box** Net ([#1](#1)), CrateNet ([#2](#2))": "",
	} {
		m, spans := spansOf(text)
		var works []string
		for _, w := range m.Enumeration(spans, .3, .5) {
			id := "w"
			if !w.ID.IsWeak() {
				id = fmt.Sprint(w.ID)
			}
			works = append(works, strings.TrimSpace(id+" "+Text(w.Spans)))
		}
		if got := strings.Join(works, "|"); got != want {
			t.Errorf("%q enumerates %q, want %q", text, got, want)
		}
	}
}
