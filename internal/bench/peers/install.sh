# Fetches the peers, each on its own, since one that can't be had must not keep the
# others away: DIR, where those of npm are kept. Debian's need root.
mkdir -p "$1"
export DEBIAN_FRONTEND=noninteractive
for name in ripgrep jq graphviz gawk util-linux python3 python3-pybtex python3-networkx \
	python3-scipy python3-igraph python3-graph-tool; do
	dpkg -s $name >/dev/null 2>&1 || apt-get install -qq -y --no-install-recommends $name >/dev/null || echo "$name is skipped" >&2
done
for name in bibtex-tidy@1.14.0 @viz-js/viz@3.31.0; do
	npm install --silent --no-audit --no-fund --prefix "$1" $name >/dev/null || echo "$name is skipped" >&2
done
