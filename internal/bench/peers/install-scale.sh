# Fetches the engines of the scale workload: DIR POM. DuckDB and Spark come from PyPI,
# Neo4j's community edition from Maven's central repository.
set -e
mkdir -p "$1"
python3 -m venv "$1/venv"
"$1/venv/bin/pip" install -q pyspark==4.0.1 duckdb==2.0.1
mvn -B -q -f "$2" dependency:copy-dependencies "-DoutputDirectory=$1/neo4j"
