# Runs spark.scala: VENV SCRIPT DIR FROM TO. On a cluster, MASTER=spark://HOST:7077
# is all that differs, with DIR where every machine reads it.
venv=$1 script=$2
shift 2
CLIPGRAPH_TABLES=$(printf '%s\t%s\t%s' "$@")
export CLIPGRAPH_TABLES PATH="$venv/bin:$PATH"
printf ':load %s\n' "$script" | spark-shell --master "${MASTER:-local[2]}" \
	--driver-memory "${SPARK_MEMORY:-6g}" --conf spark.sql.shuffle.partitions=8
