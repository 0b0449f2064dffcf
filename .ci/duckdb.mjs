// Loads the tables that clipgraph wrote into DuckDB, with its package for Node in
// the folder of the first argument, and checks counts and what can be reached from
// a paper along the edges:
//
//   node .ci/duckdb.mjs MODULES DIR PAPERS EDGES PAIRS
//
// DIR has csv/ and neo4j/ with papers.csv and edges.csv, and jsonl/ with
// papers.jsonl and edges.jsonl.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, dir, papers, edges, reached] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(join(modules, 'x'))('@duckdb/node-api');
const db = await (await DuckDBInstance.create(':memory:')).connect();
const one = async (sql) => (await db.runAndReadAll(sql)).getRows()[0].map(Number);
const file = (name) => `'${join(dir, name).replaceAll("'", "''")}'`;

const forms = {
  csv: { read: 'read_csv(%, header=true, all_varchar=true)', key: 'key', from: 'source', to: 'target', ext: 'csv' },
  neo4j: { read: 'read_csv(%, header=true, all_varchar=true)', key: '"key:ID"', from: '":START_ID"', to: '":END_ID"', ext: 'csv' },
  jsonl: { read: "read_json(%, format='newline_delimited', columns={key: 'VARCHAR', source: 'VARCHAR', target: 'VARCHAR'})", key: 'key', from: 'source', to: 'target', ext: 'jsonl' },
};
const said = [];
for (const [name, f] of Object.entries(forms)) {
  const table = (which) => f.read.replace('%', file(`${name}/${which}.${f.ext}`));
  const [n] = await one(`select count(distinct ${f.key}) from ${table('papers')}`);
  const [m] = await one(`select count(*) from (select distinct ${f.from}, ${f.to} from ${table('edges')})`);
  const [loose] = await one(`select count(*) from ${table('edges')} e where not exists (select 1 from ${table('papers')} p where p.${f.key} = e.${f.from})`);
  // All pairs of which the second can be reached from the first.
  const [pairs] = await one(`with recursive reach(a, b) as (
    select ${f.from}, ${f.to} from ${table('edges')}
    union select r.a, e.${f.to} from reach r join ${table('edges')} e on e.${f.from} = r.b)
    select count(*) from reach`);
  if (n !== Number(papers) || m !== Number(edges) || loose !== 0) throw new Error(`${name}: ${n} papers, ${m} edges, ${loose} of unknown papers; want ${papers} and ${edges}`);
  if (pairs !== Number(reached)) throw new Error(`${name}: ${pairs} pairs are connected, want ${reached}`);
  said.push(name);
}
console.log(`${said.join(', ')}: ${papers} papers, ${edges} edges, ${reached} pairs connected`);
