// ---- What the page knows ----------------------------------------------------
const $ = (id) => document.getElementById(id);
const root = document.documentElement;
const data = JSON.parse($('data').textContent);
const { levels, lanes, laneOf, relations, words } = data;

// el makes an element of HTML, svg one of SVG; text is text, never markup.
const make = (node, attributes, children) => {
  for (const [k, v] of Object.entries(attributes || {})) {
    if (k.startsWith('on')) node.addEventListener(k.slice(2), v);
    else if (v === true) node.setAttribute(k, '');
    else if (v !== false && v != null) node.setAttribute(k, v);
  }
  node.append(...children.filter(Boolean));
  return node;
};
const el = (tag, attributes, ...children) => make(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) => make(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
const plural = (n, what) => n.toLocaleString('en') + ' ' + what + (n === 1 ? '' : 's');
const say = (text) => { $('said').textContent = text; };
const fold = (s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

// The papers are in the table, each once; by node here.
const papers = [];
const rows = [...$('papers').querySelector('tbody').rows];
for (const row of rows) {
  const [first, year, venue, section, influence, links] = row.cells, i = Number(row.dataset.i);
  const name = first.querySelector('b'), title = first.querySelector('span').textContent;
  papers[i] = {
    i, row, title, links, key: data.keys[i], label: row.dataset.n || title, named: !!name,
    authors: first.querySelector('div')?.textContent || '',
    year: Number(year.textContent) || 0, venue: venue.textContent, section: section.textContent, influence: Number(influence.textContent) || 0,
    later: [], earlier: [], // its edges
  };
}
const byKey = new Map(papers.map((p) => [p.key, p.i]));
let allDetails;
const detailOf = (i) => (allDetails ||= JSON.parse($('details').textContent))[i];

// The edges, each with its reasons; the first says how it is drawn.
const edges = data.edges.map(([from, to, ...rest], at) => {
  const reasons = [];
  for (let k = 0; k < rest.length; k += 3) reasons.push({ relation: rest[k], text: words[rest[k + 1]], where: words[rest[k + 2]] });
  const edge = { at, from, to, reasons, relation: reasons[0].relation };
  papers[from].later.push(edge);
  papers[to].earlier.push(edge);
  return edge;
});
const builds = (edge) => edge.reasons.some((r) => relations[r.relation].builds);

// The pictures: numbers are tenths of pixels.
const tenth = (v) => v / 10;
for (const w of data.widths) {
  w.left = tenth(w.left);
  w.right = tenth(w.right);
  w.width = w.right + 14;
  w.dates = w.dates.map(tenth);
  w.years = w.years.map(([x, label]) => ({ x: tenth(x), label }));
  for (const v of w.views) {
    v.lanes = v.lanes.map(([top, foot, bottom, ...title]) => ({ top: tenth(top), foot: tenth(foot), bottom: tenth(bottom), title }));
    v.height = v.lanes.length ? v.lanes.at(-1).bottom : 0;
    v.at = [];
    v.stations = v.stations.map(([i, x, y, r, relation, signs, size, dx, name, edge = -1, far = '', gloss = '']) =>
      v.at[i] = { i, x: tenth(x), y: tenth(y), r: tenth(r), relation, signs, size, dx: tenth(dx), lines: name || [papers[i].label], edge, far, gloss });
    v.lines = v.lines.map(([edge, relation, signs, weight, ...xy]) => {
      const points = [];
      for (let k = 0; k < xy.length; k += 2) points.push([tenth(xy[k]), tenth(xy[k + 1])]);
      return { edge: edges[edge], relation, main: !!(signs & 1), head: !!(signs & 2), weight: weight / 100, points };
    });
  }
}

// ---- The state, which the address keeps ------------------------------------
const fresh = () => ({ detail: data.level, paper: -1, to: -1, q: '', sort: '', list: false, lane: -1, zoom: 0, x: 0, y: 0, since: 0, until: 0, off: new Set(), without: new Set() });
let state = fresh();

function address() {
  const s = state, all = [];
  const put = (name, value, is) => { if (is) all.push(name + '=' + encodeURIComponent(value)); };
  put('detail', s.detail, s.detail !== data.level);
  put('view', 'list', s.list);
  put('paper', s.paper < 0 ? '' : papers[s.paper].key, s.paper >= 0);
  put('to', s.to < 0 ? '' : papers[s.to].key, s.to >= 0);
  put('q', s.q, s.q);
  put('sort', s.sort, s.sort);
  put('lane', s.lane + 1, s.lane >= 0);
  put('zoom', s.zoom.toFixed(2), s.zoom);
  put('x', s.x.toFixed(3), s.zoom);
  put('y', s.y.toFixed(3), s.y > 0.0005);
  put('since', s.since, s.since);
  put('until', s.until, s.until);
  put('off', [...s.off].map((n) => n + 1).join('.'), s.off.size);
  put('without', [...s.without].map((n) => relations[n].name).join('.'), s.without.size);
  return '#' + all.join('&');
}

function stateOf(hash) {
  const s = fresh(), all = new URLSearchParams(hash.replace(/^#/, ''));
  const get = (name) => all.get(name) || '';
  const number = (name, least, most) => { const v = Number(get(name)); return v >= least && v <= most ? v : 0; };
  if (levels.includes(get('detail'))) s.detail = get('detail');
  s.list = get('view') === 'list';
  s.paper = byKey.get(get('paper')) ?? -1;
  s.to = byKey.get(get('to')) ?? -1;
  s.q = get('q').slice(0, 200);
  if (/^-?(name|year|venue|influence)$/.test(get('sort'))) s.sort = get('sort');
  s.lane = Math.floor(number('lane', 1, lanes.length)) - 1;
  s.zoom = number('zoom', 1, 60);
  s.x = number('x', 0, 1);
  s.y = number('y', 0, 1);
  s.since = number('since', 1, 9999);
  s.until = number('until', 1, 9999);
  for (const n of get('off').split('.')) if (Number(n) >= 1 && Number(n) <= lanes.length) s.off.add(Math.floor(Number(n)) - 1);
  relations.forEach((r, n) => { if (get('without').split('.').includes(r.name)) s.without.add(n); });
  return s;
}

// keep writes the state into the address: as a new step of the history, or in the place
// of the last one.
let keeping;
function keep(step) {
  clearTimeout(keeping);
  const write = () => {
    const now = address();
    if (now === (location.hash || '#')) return;
    try { history[step ? 'pushState' : 'replaceState'](null, '', now); } catch { /* where the page is in a frame that has no address */ }
  };
  if (step) write();
  else keeping = setTimeout(write, 250);
}

// ---- What is shown, and what is found ---------------------------------------
const index = papers.map((p) => fold([p.label, p.title, p.authors, p.key, p.venue, ...[...p.links.querySelectorAll('a')].map((a) => a.textContent)].join(' ')));
let shown = [], hits = [], isHit = [];

function filter() {
  const { since, until, off, q } = state;
  shown = papers.map((p) => !off.has(laneOf[p.i]) && (!since || !p.year || p.year >= since) && (!until || !p.year || p.year <= until));
  const wanted = fold(q).split(/\s+/).filter(Boolean);
  isHit = papers.map((p) => wanted.length > 0 && shown[p.i] && wanted.every((w) => index[p.i].includes(w)));
  const rank = (p) => (fold(p.label).startsWith(wanted[0]) ? 0 : index[p.i].startsWith(wanted[0]) ? 1 : 2);
  hits = papers.filter((p) => isHit[p.i]).sort((a, b) => rank(a) - rank(b) || b.influence - a.influence || a.i - b.i).map((p) => p.i);
}
const edgeShown = (edge) => shown[edge.from] && shown[edge.to] && edge.reasons.some((r) => !state.without.has(r.relation));
