package naming

import (
	"regexp"
	"strings"

	"clipgraph/bib/work"
)

// How a text refers to a work that it names: it builds on the work, compares itself with
// it, or only names it.

// The words right before or after a name that express the stance. A few words may stand
// between them and the name: "based on the well-known X".
const between = `(?:[ :]+(?:the|a|an|our|original|vanilla|pretrained|pre-trained|well-known|previous|recent|existing|popular|model|models|method|framework|of|and|both|frozen)){0,3}[ :"'“‘(\[]*$`

var (
	buildsBefore = regexp.MustCompile(`(?i)(?:\b(?:based|built|builds|build|building|relies|rely|relying|founded) (?:up)?on(?: top of)?|\bextend(?:s|ed|ing)?|\bextensions? (?:of|to)|\b(?:fine-?tun(?:ed|ing|es)|distill(?:ed|ing|s)|initiali[sz]ed|derived|adapted|trained|evolved) (?:from|with|on)|` +
		`\b(?:improv(?:es?|ing)|enhanc(?:es?|ing)|boost(?:s|ing)|goes (?:further than|on from|beyond)|adapts?|adapting|fine-?tun(?:es?|ing)|generali[sz](?:es?|ing)|accelerat(?:es?|ing)|compress(?:es|ing)?|distilling|reproduc(?:es?|ing|tion of)|revisit(?:s|ing)?|rethinking|demystifying|variants? of|versions? of|follow-?up (?:of|to)|successor (?:of|to)|implementation of|quantization of|pruning)|` +
		`\bon top of|\bequip(?:s|ped|ping)?(?: with)?|\bleverag(?:es?|ing)|\bpowered by|\bguided by|\bbackbone(?: is)?|基于|扩展|拓展|建立在|改进自|微调)` + between)
	usesBefore     = regexp.MustCompile(`(?i)(?:\b(?:us(?:es?|ing)|with)|(?:^|[:.] )(?:improved|generali[sz]ed|extended|simplified|accelerated)|使用|利用|采用)` + between)
	useOf          = regexp.MustCompile(`(?i)\buse of(?: (?:the|a|an))?[ "'“‘]*$`) // a noun
	comparesBefore = regexp.MustCompile(`(?i)(?:\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|than|such as|compared? (?:with|to|against)|comparable (?:with|to)|competitive with|unlike|vs\.?|versus|over|e\.g\.?,?|like|including|baselines?|contrast to|replac(?:es?|ing))|优于|超过|超越|相比|对比|比)` + between)
	buildsBehind   = regexp.MustCompile(`(?i)^(?:-based\b| based (?:[^ou]|o[^n]|u[^p])|-style\b| (?-i:style)\b|的?(?:基础上|变体|扩展|改进))`)
	comparesBehind = regexp.MustCompile(`(?i)^(?:等|,? and other|,? etc)`)
)

// reach is the distance from a name within which the words are looked for, in bytes.
const reach = 80

// StanceAt returns how text refers to the work that it names at text[start:end].
func StanceAt(text string, start, end int) work.Stance {
	before, behind := text[max(0, start-reach):start], text[end:min(len(text), end+reach)]
	if i := strings.LastIndexAny(before, ";\n"); i >= 0 {
		before = before[i+1:]
	}
	switch {
	case buildsBefore.MatchString(before) || buildsBehind.MatchString(behind):
		return work.BuildsOn
	case comparesBefore.MatchString(before) || comparesBehind.MatchString(behind):
		return work.ComparesWith
	case usesBefore.MatchString(before) && !useOf.MatchString(before):
		return work.Uses
	}
	return work.Names
}
