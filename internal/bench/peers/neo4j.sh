# Imports clipgraph's tables and asks: JARS PROGRAM DIR HOME FROM TO. The first
# command is that of neo4j-admin.
set -e
jars=$1 program=$2 dir=$3
shift 3
mkdir -p "$1/conf"
NEO4J_HOME=$1 java -Xmx2g -cp "$jars/*" org.neo4j.cli.AdminTool database import full \
	--nodes="$dir/neo4j/papers.csv" --relationships="$dir/neo4j/edges.csv" --array-delimiter=';' \
	--max-off-heap-memory=2G --overwrite-destination neo4j >&2
exec java -Xmx3g -cp "$jars/*" "$program" "$@"
