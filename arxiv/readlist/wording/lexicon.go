package wording

import "strings"

// lexicon has the marks of known words, in lower case.
var lexicon = func() map[string]mark {
	known := map[string]mark{}
	for m, list := range map[mark]string{
		month: "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december",
		small: "of for in the a an on to from is are as at using based towards toward through into without beyond what how why can you all your its via not do does or with by and under over between",
		titleNoun: "learning network networks model models modeling neural deep detection segmentation generation language vision visual image images video videos training transformer transformers attention survey review " +
			"benchmark representation representations reinforcement graph graphs recognition estimation adaptation optimization diffusion generative adversarial multimodal multi-modal multi-view multi-task multi-agent " +
			"self-supervised self-attention large efficient robust robustness reasoning agent agents data knowledge analysis system systems framework method methods approach quantum prediction classification " +
			"translation dynamic dynamics unified end-to-end understanding control planning tracking matching synthesis retrieval search compression inference scaling alignment pretraining pre-training fine-tuning " +
			"zero-shot few-shot one-shot multi-label open-set open-world cross-modal convolutional recurrent unsupervised supervised semantic 3d 2d llm llms gan gans algorithm algorithms theory equations statistical bayesian stochastic linear sparse fast simple new towards report technical architectures architecture evaluation evaluations directions applications application challenges challenge opportunities taxonomy research future perspectives trends progress " +
			"advances techniques strategies tasks problem problems design designs theory principles foundations practice experiments computing processing features feature policy policies policy-based risks safety security privacy tools tool",
		topic: "abilities ability accelerated accuracy accurate action activation active activity advanced agentic aggregation aligned aligning analyzing annotation annotations anomaly anything " +
			"appearance approaches approximation arbitrary artificial assessment assignment assistant asymmetric attack attacks attentive attribute attributes augmentation augmented autoencoder " +
			"autoencoders automated automatic autonomous autoregressive auxiliary aware awareness baseline behavior benchmarks biases bidirectional binary boundary brain calibration capabilities " +
			"capability captioning captions causal challenging classifiers clinical cloud clouds cluster clustering coding cognitive collaborative collapse collection color combining comparative " +
			"comparison completion complex complexity components composition compositional comprehension comprehensive compressed computation computer concept concepts conditional conditioned " +
			"conditions confidence consistency consistent constrained constraints construction content context contexts contextual contextualized continuous contrastive conversational conversations " +
			"convolution cooperative corpus correction correlation correspondence counterfactual critical customized decoder decoding decomposition decoupling defense demonstrations denoising dense " +
			"density dependency depth description descriptions detect detecting detector detectors devices diagnosis dialogue differentiable differential direct discrete discriminative disentangled " +
			"distance distillation distribution distributions diverse diversity documents domain domains driven driving editing effect effective effectiveness effects efficiency embedded embedding " +
			"embeddings embodied emergent emotion empowered enabling encoder encoders encoding energy enhanced enhancement enhancing ensemble ensembles entity environment environments equivariant " +
			"error errors evaluating event events evidence evolutionary evolving execution expansion experts explanation explanations explicit exploiting exploration expression extended external " +
			"extraction extreme facial failure fairness faster federated feedback fidelity filter filtering flexible flows following forecasting forgetting forward foundations frequency fully " +
			"function functional functions fusion gated generalist generalizable generalization generalized generated generating generator generic geometric geometry global gradient gradients " +
			"grounded grounding guidance guided hallucination heterogeneous hidden hierarchical humans hybrid identification identity imaging impact implicit importance improved improving " +
			"incorporating indoor inductive influence injection inpainting input insights instance instruction instructions integrated integrating integration intelligence intelligent interaction " +
			"interactions interface intermediate interpolation interpretability interpretable interpretation intrinsic invariant inverse inversion iterative joint jointly kernel label labels latency " +
			"latent layer layers learnable learners level leveraging lightweight limitations literature localization logic logical machine machines manifold manipulation mapping masked mathematical " +
			"matrix measuring mechanism mechanisms memory metric metrics missing mitigating mitigation mixing mixture mobile modalities modelling modern modular module monocular motion multilingual " +
			"multiple multiscale multitask mutual natural navigation negative noise noisy normalization novel numerical object objects observations offline online optical optimal optimized " +
			"optimizing pairs paradigm parallel parameter parameters partial patch pattern patterns perception performance personalized perspective perturbation physics pipeline point poisoning " +
			"potential practical precise precision predicting predictions predictive preference preserving pretrained priors probabilistic process processes program programs progressive prompt " +
			"prompting prompts propagation properties property pruning quality quantification quantization queries query questions random ranking realistic recommendation recommendations recommender " +
			"reconstruction recovery recursive reduction reference refinement reflection region regions registration regression regularization regularized reinforced relation relational relations " +
			"relationship relationships relative reliable remote removal residual resolution resources response reward rewards robotic robotics robots sample samples sampling scalable scenarios " +
			"scenes scientific scratch selection selective semantics sensing sensor sentence sentiment sequence sequences sequential series shape shared sharing signal signals simulation social " +
			"solution solving spaces sparsity spatiotemporal spectral speech states static stereo strategy structural structure structured structures study supervision support surface symbolic " +
			"synthetic systematic target targeted teacher temperature temporal tensor testing textual thinking thought throughput tokens toolkit trained trajectories trajectory transfer transferable " +
			"transform transformation transformations transport tuning uncertainty understand universal unseen variable variational vector verification versatile views virtual weakly weighted",
		claim: "we our propose proposes proposed introduces presents demonstrates achieves outperforms authors",
		venue: "neurips nips iclr icml cvpr cvprw iccv iccvw eccv eccvw aaai ijcai acl emnlp naacl eacl coling tacl kdd www sigir cikm wsdm recsys icra iros corl rss ral ra-l wacv bmvc accv miccai midl isbi interspeech " +
			"icassp icip siggraph tog tip tpami pami tmi tnnls tkde tmm tcsvt tvcg ijcv jmlr tmlr colm aistats uai colt mm usenix ccs ndss osdi sosp nsdi asplos isca micro hpca dac iccad mlsys ppopp vldb pvldb sigmod icde " +
			"3dv hri chi uist nature science pnas ieee acm springer elsevier arxiv corr biorxiv medrxiv openreview preprint neurocomputing pmlr plos lncs jhep prl prx npj ismir ecai ecir pakdd lrec conll icdm icme icpr ismar " +
			"tgrs taslp icse ase fse issta fg colling ijcnn acml asru podc focs stoc soda pldi popl cav ccc iscas dsn eurosys euros&p s&p sp esorics tits itsc iv infocom globecom icc jair trpmlr neuripsw icmlw",
		venueHead: "proceedings proc advances international ieee acm journal transactions annual nature science physical conference symposium letters annals lecture workshop magazine",
		award: "oral spotlight poster highlight best paper award workshop workshops findings demo track main long short accepted under review submitted tutorial datasets benchmarks d&b preprint asia security student honorable mention " +
			"industry extended abstract conference journal submission camera-ready camera ready to supplementary appear published updated date vol volume no pp st nd rd th in on at and of the by early access withdrawn rejected",
		label: "paper papers pdf pdfs arxiv code codes github git project projects page homepage website web site link links url here abs abstract html demo demos video videos youtube slide slides poster blog post data dataset " +
			"datasets model models weight weights huggingface hugging face hf colab openreview doi bib bibtex cite citation supp supplementary supplement appendix pytorch tensorflow tf jax keras matlab torch caffe theano mxnet " +
			"unofficial official version implementation repo repository source star stars publish publication pub download read review note notes summary talk tweet twitter thread wandb api preprint journal manuscript " +
			"conference proceedings cvf thecvf isca ieee acm springer acl proc presentation doc docs documentation news media local backup mirror alphaxiv scholar semantic google and or none n/a na tbd tba todo soon coming " +
			"unknown new hot fire open access image img badge license last commit visits button icon more see also the full our acmdl biorxiv hal pmlr neurips ecva eccv cvpr iccv ps eprint article text tutorial reddit zhihu " +
			"medium notebook playground leaderboard checkpoint checkpoints extension library package toolbox demo1 release sota 📄 论文 代码 链接 项目 解读 原文 笔记 知乎 博客 主页 源码 论文链接 代码链接 论文地址 项目主页 数据集 视频 コード 論文 リンク " +
			"논문 코드 링크 artículo artigo papier статья код código makale こちら こちらの論文 元論文 論文リンク 論文中 论文题目 文章 全文 下载 제목 링크",
		particle: "van von de der den di da del della dal la le el al bin ben ter ten dos du do das st zu zum zur af av auf dem y e i vom la los las des dalla degli 't",
		host:     "com org io net edu ai",
		group: "university universität université universidad college institute institut laboratory laboratories lab labs google microsoft facebook meta amazon nvidia deepmind openai ibm intel apple adobe baidu alibaba " +
			"tencent huawei bytedance samsung sony academy school center centre department team group corporation inc ltd technology technologies polytechnic hospital sciences science national research anthropic mistral " +
			"stanford berkeley cmu mit princeton tsinghua salesforce snap xai deepseek moonshot meituan kuaishou salt valley foundation project network consortium collaboration anonymous",
	} {
		for word := range strings.FieldsSeq(list) {
			known[word] |= m
		}
	}
	return known
}()
