"""clipgraph's tables in DuckDB: DIR FROM TO. Prints a line a step: its name, its
seconds and its answer, apart by tabs. It leaves the edges as Parquet beside the
CSV. An edge leads from the cited paper to the citing one; rank goes the other way."""
import sys
import time

import duckdb

folder, origin, goal = sys.argv[1:]
db = duckdb.connect()
db.execute("set threads = 2")
begin = time.perf_counter()


def one(sql):
    return db.execute(sql).fetchone()


def step(name, *answer):
    global begin
    print(name, f"{time.perf_counter() - begin:.4f}", " ".join(map(str, answer)), sep="\t", flush=True)
    begin = time.perf_counter()


db.execute(f"""create table paper as select key, arxiv, row_number() over () as id
    from read_csv('{folder}/papers.csv', all_varchar = true, quote = '"')""")
db.execute(f"""create table edge as select a.id as tail, b.id as head
    from read_csv('{folder}/edges.csv', all_varchar = true, quote = '"') join paper a on a.key = source join paper b on b.key = target""")
papers, edges = one("select count(*) from paper")[0], one("select count(*) from edge")[0]
step("load", papers, edges)

db.execute(f"""copy (select source, target from read_csv('{folder}/edges.csv', all_varchar = true, quote = '"'))
    to '{folder}/edges.parquet'""")
step("parquet", one(f"select count(*) from '{folder}/edges.parquet'")[0])

db.execute(f"""create table rank as select id, 1.0::double / {papers} as value, count(head)::double as cites
    from paper left join edge on head = id group by id""")
while True:
    lost = one("select coalesce(sum(value), 0) from rank where cites = 0")[0]
    db.execute(f"""create table next as select r.id, 0.15 / {papers} + 0.85 * (coalesce(s.value, 0) + {lost} / {papers}) as value, r.cites
        from rank r left join (select tail, sum(value / cites) as value from edge join rank on id = head group by tail) s on s.tail = r.id""")
    moved = one("select sum(abs(n.value - r.value)) from next n join rank r using (id)")[0]
    db.execute("drop table rank; alter table next rename to rank")
    if moved < 1e-9:
        break
best = db.execute("select arxiv, value from rank join paper using (id) order by value desc limit 3").fetchall()
step("ranks", *(f"{paper} {value:.9f}" for paper, value in best))

db.execute("create table part as select id, id as label from paper")
while True:
    db.execute("""create table next as select id, min(label) as label from (
        select id, label from part
        union all select tail, label from edge join part on id = head
        union all select head, label from edge join part on id = tail) group by id""")
    moved = one("select count(*) from next n join part p using (id) where n.label <> p.label")[0]
    db.execute("drop table part; alter table next rename to part")
    if moved == 0:
        break
step("components", *one("select count(*), max(n) from (select count(*) as n from part group by label)"))

db.execute(f"create table seen as select id, 0 as far from paper where arxiv = '{origin}'")
far = 0
while not one(f"select count(*) from seen join paper using (id) where arxiv = '{goal}'")[0]:
    far += 1
    db.execute(f"insert into seen select distinct head, {far} from edge join seen on id = tail and far = {far} - 1 where head not in (select id from seen)")
    if not one(f"select count(*) from seen where far = {far}")[0]:
        far = "none"
        break
step("chain", far)
