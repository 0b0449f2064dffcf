"""A graph of citations: ENGINE FILE STEPS. Prints a line a step: its name, its
seconds and its answer, apart by tabs. An edge of the file leads from the citing
paper to the cited one, so that rank goes to what is cited."""
import sys
import time

engine, name, steps = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
clock = time.perf_counter


def step(what, work, answer):
    if what in steps:
        begin = clock()
        result = work()
        print(what, f"{clock() - begin:.4f}", answer(result), sep="\t", flush=True)


def edges():
    with open(name) as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split(",")


def first(names, ranks):
    best = sorted(range(len(names)), key=lambda i: -ranks[i])[:3]
    return " ".join(f"{names[i]} {ranks[i]:.9f}" for i in best)


if engine == "networkx":
    import networkx as nx

    begin = clock()
    g = nx.DiGraph()
    g.add_edges_from(edges())
    g.remove_edges_from(list(nx.selfloop_edges(g)))
    print("load", f"{clock() - begin:.4f}", f"{g.number_of_nodes()} {g.number_of_edges()}", sep="\t", flush=True)
    step("ranks", lambda: nx.pagerank(g, tol=1e-9 / len(g)), lambda r: first(list(r), list(r.values())))
    step("components", lambda: list(nx.weakly_connected_components(g)), lambda c: f"{len(c)} {max(map(len, c))}")
elif engine == "igraph":
    import random

    import igraph

    random.seed(1)
    begin = clock()
    index, ends = {}, []
    for source, target in edges():
        end = index.setdefault(source, len(index)), index.setdefault(target, len(index))
        if source != target:
            ends.append(end)
    g = igraph.Graph(n=len(index), edges=ends, directed=True)
    del ends
    names = list(index)
    g.vs["name"] = names
    print("load", f"{clock() - begin:.4f}", f"{g.vcount()} {g.ecount()}", sep="\t", flush=True)
    step("ranks", lambda: g.pagerank(), lambda r: first(names, r))
    step("components", lambda: g.connected_components(mode="weak"), lambda c: f"{len(c)} {max(c.sizes())}")
    step("communities", lambda: g.as_undirected(mode="each").community_leiden("modularity", n_iterations=2), lambda c: f"Q {c.modularity:.4f}")
else:
    import graph_tool.all as gt

    gt.openmp_set_num_threads(1)
    begin = clock()
    g = gt.load_graph_from_csv(name, directed=True, skip_first=True, strip_whitespace=False, csv_options={"delimiter": ","})
    gt.remove_self_loops(g)
    names = [g.vp["name"][v] for v in g.vertices()]
    print("load", f"{clock() - begin:.4f}", f"{g.num_vertices()} {g.num_edges()}", sep="\t", flush=True)
    step("ranks", lambda: gt.pagerank(g, epsilon=1e-9), lambda r: first(names, r.a))
    step("components", lambda: gt.label_components(g, directed=False), lambda c: f"{len(c[1])} {max(c[1])}")
