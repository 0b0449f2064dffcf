// clipgraph's tables in Spark's GraphX, loaded by spark-shell. Prints a line a step: its
// name, its seconds and its answer, apart by tabs. The papers come from JSON Lines
// and the edges from the Parquet that DuckDB made of clipgraph's CSV. An edge leads
// from the cited paper to the citing one; rank goes the other way.
import org.apache.spark.graphx.{Edge, Graph}
import org.apache.spark.graphx.lib.ShortestPaths

val Array(dir, from, to) = sys.env("CLIPGRAPH_TABLES").split("\t")
var begin = System.nanoTime
def step(name: String, answer: String) = {
  println(f"\n$name\t${(System.nanoTime - begin) / 1e9}%.4f\t$answer")
  begin = System.nanoTime
}

val ids = spark.read.json(s"$dir/papers.jsonl").select("key", "arxiv").rdd.map(p => (p.getString(0), p.getString(1))).
  zipWithIndex.map(p => (p._1._1, p._1._2, p._2)).toDF("key", "arxiv", "id").cache
val edges = spark.read.parquet(s"$dir/edges.parquet").
  join(ids.toDF("source", "from", "tail"), "source").join(ids.toDF("target", "to", "head"), "target").
  select("tail", "head").rdd.map(e => Edge(e.getLong(0), e.getLong(1), ()))
val graph = Graph(ids.rdd.map(p => (p.getLong(2), p.getString(1))), edges).cache
val papers = graph.numVertices
step("load", s"$papers ${graph.numEdges}")

val best = graph.reverse.staticPageRank(40).vertices.top(3)(Ordering.by(_._2))
val names = graph.vertices.filter(v => best.exists(_._1 == v._1)).collect.toMap
step("ranks", best.map(p => f"${names(p._1)} ${p._2 / papers}%.9f").mkString(" "))

val sizes = graph.connectedComponents.vertices.map(v => (v._2, 1L)).reduceByKey(_ + _).values.collect
step("components", s"${sizes.length} ${sizes.max}")

def id(arxiv: String) = graph.vertices.filter(_._2 == arxiv).first._1
val (tail, head) = (id(from), id(to))
step("chain", ShortestPaths.run(graph, Seq(head)).vertices.filter(_._1 == tail).first._2(head).toString)
System.exit(0)
