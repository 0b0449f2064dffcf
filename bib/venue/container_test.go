package venue

import "testing"

func TestSeriesOf(t *testing.T) {
	tests := []struct {
		text      string
		year      int
		stream    string
		workshops bool
	}{
		{"CVPR", 2021, "conf/cvpr", false},
		{"IEEE Conference on Computer Vision and Pattern Recognition", 2021, "conf/cvpr", false},
		{"IEEE Conference on Computer Vision and Pattern Recognition, CVPR 2021, virtual, June 19-25, 2021", 2021, "conf/cvpr", false},
		{"Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", 0, "conf/cvpr", false},
		{"IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops, CVPR Workshops 2022, New Orleans", 2022, "conf/cvpr", true},
		{"Computer Vision and Pattern Recognition", 2014, "conf/cvpr", false},
		{"Neural Information Processing Systems", 2019, "conf/nips", false},
		{"Advances in Neural Information Processing Systems 35: Annual Conference on Neural Information Processing Systems 2022, NeurIPS 2022, New Orleans, LA", 2022, "conf/nips", false},
		{"NIPS", 2019, "conf/nips", false},
		{"NIPS Workshop on Deep Learning", 2014, "conf/nips", true},
		{"Thirty-Sixth AAAI Conference on Artificial Intelligence, AAAI 2022, Thirty-Fourth Conference on Innovative Applications of Artificial Intelligence, IAAI 2022", 2022, "conf/aaai", false},
		{"Proceedings of the Thirty-First AAAI Conference on Artificial Intelligence, February 4-9, 2017, San Francisco, California, USA", 2017, "conf/aaai", false},
		{"KDD '22: The 28th ACM SIGKDD Conference on Knowledge Discovery and Data Mining, Washington, DC, USA, August 14 - 18, 2022", 2022, "conf/kdd", false},
		{"Pacific-Asia Conference on Knowledge Discovery and Data Mining", 2020, "conf/pakdd", false},
		{"International Conference on Artificial Intelligence and Statistics, 25-27 April 2023, Palau de Congressos, Valencia, Spain", 2023, "conf/aistats", false},
		{"International Conference on Machine Learning and Applications", 2021, "", false},
		{"International Conference on Machine Learning, ICML 2023, 23-29 July 2023, Honolulu", 2023, "conf/icml", false},
		{"Asian Conference on Machine Learning", 2015, "conf/acml", false},
		{"Uncertainty in Artificial Intelligence, Proceedings of the Thirty-Eighth Conference on Uncertainty in Artificial Intelligence, UAI 2022", 2022, "conf/uai", false},
		{"Proceedings of the 59th Annual Meeting of the Association for Computational Linguistics and the 11th International Joint Conference on Natural Language Processing", 2021, "conf/acl", false},
		{"Findings of the Association for Computational Linguistics: EMNLP 2021", 2021, "conf/emnlp", true},
		{"Journal of Machine Learning Research", 2014, "journals/jmlr", false},
		{"Symposium on World Models and Planning", 2021, "", false},
		{"Annual Conference on Spatial Intelligence", 2022, "", false},
		{"Proceedings of NIPS", 2017, "conf/nips", false},
		{"[NIPS](https://nips.cc/)", 2009, "conf/nips", false},
		{"Selected talks, KDD '22", 0, "conf/kdd", false},
		{"International Conference on Machine Learning virtual", 0, "conf/icml", false},
		{"Notes on Journal of Machine Learning Research", 2014, "", false}, // a journal is the whole text
		{"Robotics and Automation", 2020, "conf/icra", false},
		{"Software Engineering", 2020, "", false}, // two words name nothing
		{"Mixed and Augmented Reality", 2019, "conf/ismar", false},
		{"Operating Systems Principles", 2019, "conf/sosp", false},
		{"Acoustics, Speech and Signal Processing (ICASSP), 2013 IEEE International Conference on", 2013, "conf/icassp", false},
		{"From CVPR to ICML", 2013, "", false},
		{"Association for the Advancement of Artificial Intelligence", 2015, "conf/aaai", false},
		{"", 2020, "", false},
	}
	for _, test := range tests {
		if got := SeriesOf(test.text, test.year); got.Stream != test.stream || got.Workshops != test.workshops {
			t.Errorf("%q, %d: %+v, want %q, workshops %v", test.text, test.year, got, test.stream, test.workshops)
		}
	}
}
