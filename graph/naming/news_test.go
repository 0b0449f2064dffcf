package naming

import "testing"

func TestIsNews(t *testing.T) {
	for heading, want := range map[string]bool{
		"News": true, "🔥 Latest News 🔥": true, "Updates": true, "News & Updates": true, "What's New": true, "📢 Recent Updates:": true, "Change Log": true, "最新动态": true,
		"News Recommendation": false, "Fake News": false, "Update Rules of Optimizers": false, "": false, "新闻推荐": false,
	} {
		if got := IsNews(heading); got != want {
			t.Errorf("%q: %v", heading, got)
		}
	}
}
