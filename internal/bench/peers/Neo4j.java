// clipgraph's tables in Neo4j, imported already: HOME FROM TO. Prints a line a
// step: its name, its seconds and its answer, apart by tabs.

import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;

class Neo4j {
    public static void main(String[] args) {
        long begin = System.nanoTime();
        var service = new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .setConfig(GraphDatabaseSettings.pagecache_memory, 2L << 30).build();
        try {
            var db = service.database("neo4j");
            var chain = Map.<String, Object>of("from", args[1], "to", args[2]);
            step(db, "load", begin, "MATCH (p:Paper) WITH count(p) AS n MATCH ()-[e]->() WITH n, count(e) AS m RETURN n + ' ' + m", Map.of());
            begin = System.nanoTime();
            db.executeTransactionally("CREATE INDEX FOR (p:Paper) ON (p.arxiv)");
            step(db, "index", begin, "CALL db.awaitIndexes(3600)", Map.of());
            step(db, "chain", System.nanoTime(),
                "MATCH (a:Paper {arxiv: $from}), (b:Paper {arxiv: $to}) RETURN toString(length(shortestPath((a)-[*]->(b))))", chain);
        } finally {
            service.shutdown();
        }
    }

    static void step(GraphDatabaseService db, String name, long begin, String query, Map<String, Object> values) {
        String answer = db.executeTransactionally(query, values, rows -> rows.hasNext() ? "" + rows.next().values().iterator().next() : "");
        System.out.printf("%s\t%.4f\t%s%n", name, (System.nanoTime() - begin) / 1e9, answer);
    }
}
