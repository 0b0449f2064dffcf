package byline

import (
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ text, want, behind string }{
		{"JaneDoe, Richard B.Roe, Jean-LucSmith", "Jane Doe; Richard B. Roe; Jean-Luc Smith", ""}, // without blanks
		{"Jane Doe, Richard Roe, and John Smith", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe J, Roe R", "J Doe; R Roe", ""},
		{"Doe J, Van Roe R B, Smith JQ, et al.", "J Doe; R B Van Roe; JQ Smith; +", ""},
		{"J. Doe and R. Roe", "J. Doe; R. Roe", ""},
		// BibTeX's order
		{"Doe, Jane and Roe, Richard and Smith, John.", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe, Jane & Roe, Richard", "Jane Doe; Richard Roe", ""},
		{"van Roe, Richard and Doe, Jane", "Richard van Roe; Jane Doe", ""},
		// numbers of dblp, underscores, affiliations, particles that are joined to names
		{"Jane Doe 0001, Richard Roe, John Smith 0012", "Jane Doe; Richard Roe; John Smith", ""},
		{"Jane Doe, Jane_Doe, Richard_Roe1, John Smith", "Jane Doe; Richard Roe; John Smith", ""},
		{"Jane Doe(The University of Xi'an), Richard Roe ( 42 Labs), John Smith(Lab 7 of Roads)", "", ""},
		{"Jane Doe(The University of Xi'an), Richard Roe, John Smith ( Lab 7 of Roads)", "Jane Doe; Richard Roe; John Smith", ""},
		{"Jane Doe ( Road Institute, Oslo), Richard Roe (Institute, Road (Oslo))", "Jane Doe; Richard Roe", ""},
		{"Jane Doe, Richard deJong", "Jane Doe; Richard deJong", ""},
		// a comma within one name
		{"J. Doe, R, Roe, J. Smith", "J. Doe; R Roe; J. Smith", ""},
		{"J. Doe, J. Smith, R, Roe", "J. Doe; J. Smith; R Roe", ""},
		{"Jane Doe, Richard, Roe, and John Smith", "Jane Doe; Richard Roe; John Smith", ""},
		{"Jane Doe, John Smith, Richard, Roe", "Jane Doe; John Smith; Richard Roe", ""},
		{"Jane Doe, John Smith, Ann Lee, Gravel & Asphalt", "", ""}, // a journal
		// the order of the MLA
		{"Doe, Jane, Richard Roe, and John Smith.", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe, Jane, and John Smith", "Jane Doe; John Smith", ""},
		{"Doe, Jane Mary, Richard Roe, and John Q. Smith", "Jane Mary Doe; Richard Roe; John Q. Smith", ""},
		{"Doe, Jane, et al.", "Jane Doe; +", ""},
		{"Doe, Jane et al", "", ""}, // may be two family names
		{"Doe, J. et al", "J. Doe; +", ""},
		// family names alone
		{"Doe, Roe, Smith", "Doe; Roe; Smith", ""},
		{"Doe, Roe and Smith", "Doe; Roe; Smith", ""},
		{"Doe and De Roe", "Doe; De Roe", ""},
		{"Doe & Roe", "Doe; Roe", ""},
		{"Doe et al.", "Doe; +", ""},
		// what stands behind the names
		{"Doe et al. ICML.", "Doe; +", "ICML"},
		{"Doe et al. Inf. Softw. Technol. .", "Doe; +", "Inf. Softw. Technol"},
		{"Jane Doe, Richard Roe, and John Smith. ICLR, 2023", "Jane Doe; Richard Roe; John Smith", "ICLR, 2023"},
		{"Jane Doe, Richard Roe. 2016.", "Jane Doe; Richard Roe", "2016"},
		{"Jane Doe, Md. Richard Roe, John Smith", "Jane Doe; Md. Richard Roe; John Smith", ""},
		{"Martin Luther King, Jr. and Jane Doe", "Martin Luther King Jr.; Jane Doe", ""},
		{"Jane Doe, Richard Roe, The International Journal of Roads", "Jane Doe; Richard Roe", "The International Journal of Roads"},
		{"Jane Doe, Richard Roe, and John Smith, RLEM, 2020", "Jane Doe; Richard Roe; John Smith", "RLEM, 2020"},
		{"Jane Doe, Richard Roe, and John Smith, pp", "Jane Doe; Richard Roe; John Smith", "pp"},
		{"Jane Doe, Richard Roe, and John Smith, Roads AI and Research", "Jane Doe; Richard Roe; John Smith", "Roads AI and Research"},
		{"Jane Doe and Bo Li. 2019", "Jane Doe; Bo Li", "2019"},
		{"Doe, J., Roe, R. B., and Smith, J. 2019b", "J. Doe; R. B. Roe; J. Smith", "2019"},
		{"Doe, J., Roe, R. and Smith, J., 2019, May", "J. Doe; R. Roe; J. Smith", "2019"},
		{"Doe J, Roe R. Journal of Roads", "J Doe; R Roe", "Journal of Roads"},
		{"Doe, J. K., Roe, R., & Smith, M. ICML", "J. K. Doe; R. Roe; M. Smith", "ICML"},
		{"Jane Doe, David. V. Roe, John Smith", "Jane Doe; David. V. Roe; John Smith", ""},
		{"Jane Doe. Richard Roe, John Smith", "Jane Doe; Richard Roe; John Smith", ""},
		{"Jane Doe, Venkata SK. Roe, Peter C. St. John", "Jane Doe; Venkata SK. Roe; Peter C. St. John", ""},
		{"Jane Doe and Bo Li. NeurIPS, 2021", "Jane Doe; Bo Li", "NeurIPS, 2021"},
		{"Doe R, de Roe S, Smith F.", "R Doe; S de Roe; F Smith", ""},
		{"Jane KV", "Jane KV", ""},
		{"Doe, M.D., Roe, JL., Smith, ZB. et al.", "M.D. Doe; JL. Roe; ZB. Smith; +", ""},
		{"DOE, J., Roe, R., SMITH, A. and Lee, B.", "J. DOE; R. Roe; A. SMITH; B. Lee", ""},
		{"Fil, V., Van Den Roe, R.L. et al.", "V. Fil; R.L. Van Den Roe; +", ""},
		{"Jane Doe; Richard Roe, John Smith", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe and Roe, Arxiv 2020", "Doe; Roe", "Arxiv, 2020"},
		{"Jane Doe, Richard Roe, Nature, 2020", "Jane Doe; Richard Roe", "Nature, 2020"},
		{"Anonymous", "", ""},
		{"d'Roe, S., Doe, J., & Smith, J. R.", "S. d'Roe; J. Doe; J. R. Smith", ""},
		{"A.A, D.H, S.K, R.E.S", "", ""}, // initials alone
		{"Authors TBD", "", ""},
		{"JD Doe, Al. Roe", "JD Doe; Al. Roe", ""},
		// others
		{"Jane Doe etc.", "Jane Doe; +", ""},
		{"Doe, J., Roe, R., ... & Smith, J.", "J. Doe; R. Roe; +", ""},
		{"Jane Doe, Richard Roe, …John Smith", "Jane Doe; Richard Roe; +", ""},
		{"JANE DOE... JOHN SMITH", "JANE DOE; +", ""},
		{"Jane Doe, Richard Roe, etl. al", "Jane Doe; Richard Roe; +", ""},
		{"Jane Doe, Richard Roe 외 5인", "Jane Doe; Richard Roe; +", ""},
		{"王小明, 李雷等", "王小明; 李雷; +", ""},
		// names as people write them
		{"Jane Doe, Jun xie, Richard Roe, ao zhou and John Smith", "Jane Doe; Jun xie; Richard Roe; ao zhou; John Smith", ""},
		{"Jane Doe, Jong chul Ye", "Jane Doe; Jong chul Ye", ""},
		{"jane doe, richard roe", "", ""},
		{"doe, jane; Roe, Richard; Smith, John; Lee, Ann", "jane doe; Richard Roe; John Smith; Ann Lee", ""},
		{"Jane Doe, Deep Roe, John Smith", "Jane Doe; Deep Roe; John Smith", ""},
		{"Jane Doe, Zhi (Jim)Roe, Richard (Dick) Smith", "Jane Doe; Zhi Roe; Richard Smith", ""},
		{"Can (Sam) Doe, Linxi \"Jim\" Roe", "Can Doe; Linxi Roe", ""},
		{"Jane Doe*, UC Oldtown; Richard Roe, University of Newtown; John Smith", "Jane Doe; Richard Roe; John Smith", ""},
		{"Jane Doe (Oldtown University), Richard Roe (UCN)", "Jane Doe; Richard Roe", ""},
		{"Silva, Jane Leno da; Roe, Ruben; and Costa, Ann Lee", "Jane Leno da Silva; Ruben Roe; Ann Lee Costa", ""},
		{"Parrot, M., da Silva, V.B.R., van Roe, H.W.T.", "M. Parrot; V.B.R. da Silva; H.W.T. van Roe", ""},
		{"Chun\u2010Chao Doe, Jane van Hall\u2011Roe", "Chun-Chao Doe; Jane van Hall-Roe", ""},
		{"Cyprien de Roe d'Autume, Jane Doe", "Cyprien de Roe d'Autume; Jane Doe", ""},
		{"Lu´ısa Doe, Tolga C¸ ukur, Olivier He \u0301roe, S´ebastien Roe", "Luísa Doe; Tolga Çukur; Olivier Héroe; Sébastien Roe", ""},
		{"Tu\u0308rk, Hanna, Jane Doe, and Richard Roe", "Hanna Türk; Jane Doe; Richard Roe", ""},
		{"Doe, J. Harry, Jane Roe, Richard Roe, and John Smith", "J. Harry Doe; Jane Roe; Richard Roe; John Smith", ""},
		{"Doe, A. N. M., Jane Roe, and John Smith", "A. N. M. Doe; Jane Roe; John Smith", ""},
		{"Singh Doe, Jane, and John Smith", "Jane Singh Doe; John Smith", ""},
		{"Doe, Jane L.", "Jane L. Doe", ""},
		// persons who are called like a firm or a publisher, and what is of one
		{"Jane Doe, Huawei Roe, and John Smith", "Jane Doe; Huawei Roe; John Smith", ""},
		{"Jane Springer, Richard Roe", "Jane Springer; Richard Roe", ""},
		{"Jane Doe, Ann Corr. ICLR, 2023", "Jane Doe; Ann Corr", "ICLR, 2023"},
		{"Jane Doe, Richard Roe, Springer", "Jane Doe; Richard Roe", "Springer"},
		{"Jane Doe, Richard Roe, Samsung AI", "Jane Doe; Richard Roe", "Samsung AI"},
		{"Jane Doe, Richard Roe, Springer International Roads", "Jane Doe; Richard Roe", "Springer International Roads"},
		{"Samsung Roads, Sony Roads", "", ""},
		// a given name in small letters
		{"Jane Doe, richard Roe", "Jane Doe; richard Roe", ""},
		{"jane Doe, richard Roe", "", ""},
		{"Jane Doe, richard john Roe", "", ""},
		// pairs without "and" between them
		{"Doe, Jane, Roe, Richard, and Smith, John", "Jane Doe; Richard Roe; John Smith", ""},
		{"Doe, Jane Ann, van Roe, Richard, and Smith, John", "Jane Ann Doe; Richard van Roe; John Smith", ""},
		{"Doe, Roe, Lee, Smith, and Moss", "Doe; Roe; Lee; Smith; Moss", ""},
		{"Doe, Roe, Lee, and Smith", "Doe; Roe; Lee; Smith", ""},
		// those who sign as one
		{"Jane Doe, Roads! consortium, John Smith, Ann Roe", "Jane Doe; Roads! consortium; John Smith; Ann Roe", ""},
		{"Roads Collaboration, :, Jane Doe, John Smith", "Roads Collaboration; Jane Doe; John Smith", ""},
		// none
		{"Style Team, Prompt Team", "", ""},
		{"Doe, Jane", "", ""},
		{"Super Resolution (Text-conditioned, Unconditional)", "", ""},
		{"Jane Doe, er, John Smith, Ann Roe", "", ""},
		{"Layer 6 AI, Toronto", "", ""},
		{"EPFL", "", ""},
		{"Roads Research, NYU", "", ""},
		{"Quintic AI, CA", "", ""},
		{"Doe, J, Roe", "", ""},
		{"MDN, NF", "", ""},
		{"Jane Doe, HuaiyuWan, Richard Roe", "Jane Doe; Huaiyu Wan; Richard Roe", ""},
		{"Jane Doe, Richard Roe, Nonappa, John Smith", "Jane Doe; Richard Roe; Nonappa; John Smith", ""},
		{"Jane Doe, Richard Roe, John Smith, Theoretical and Applied Fracture Mechanics", "", ""},
		{"J.Doe, R.Roe", "J. Doe; R. Roe", ""},
		{"Doe, J., Roe, R., Smith, A. B., and Bloggs", "J. Doe; R. Roe; A. B. Smith; Bloggs", ""},
		{"Doe, J., Roe, R., Smith, A. B., Bloggs", "", ""},
		{"Doe J.", "J Doe", ""},
		{"Jane Doe et at.", "Jane Doe; +", ""},
		{"Jane Doe✝, Richard Roe", "Jane Doe; Richard Roe", ""},
		{"Google Research, Deep Learning", "", ""},
		{"Deep, Learning and Computer, Vision", "", ""},
		{"Doe, R. Roe, and J. Smith", "", ""},
		{"Doe, Jane, 2017", "", ""},
		{"", "", ""},
	} {
		f := Read(c.text)
		authors, more, behind := f.Authors, f.More, f.Behind
		if authors == nil {
			more, behind = false, ""
		}
		var names []string
		for _, a := range authors {
			names = append(names, strings.TrimSpace(oneBlank(strings.Join([]string{a.Given, a.Particle, a.Family, a.Suffix}, " "))))
		}
		if more {
			names = append(names, "+")
		}
		if got := strings.Join(names, "; "); got != c.want || behind != c.behind {
			t.Errorf("%q: %q behind %q, want %q behind %q", c.text, got, behind, c.want, c.behind)
		}
	}
}
