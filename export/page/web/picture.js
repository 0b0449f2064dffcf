// ---- The picture ------------------------------------------------------------
// The sheet has the size of the whole picture; only what is on the screen, or a screen
// away from it, is drawn. Text keeps its size: zooming stretches time.
const picture = $('picture'), sheet = $('sheet'), wide = matchMedia('(min-width: 1000px)');
const plot = svg('svg', { id: 'plot', role: 'group', 'aria-label': 'Papers; arrow keys go from one to the next' });
const layers = {};
for (const name of ['back', 'edges', 'main', 'over', 'papers']) plot.append(layers[name] = svg('g'));
sheet.append(plot);
const YEARS = 28, PITCH = 22, cardWidth = 312, most = 60;

// scene is the picture as it is drawn now: its level and width, how far time is stretched
// (z; fit is as wide as the window), the lanes that it has, and its items.
let scene;
const room = () => picture.clientWidth;
const widthFor = (space) => data.widths.find((w) => w.width <= space) || data.widths.at(-1);

function newScene(w, z, fit) {
  const level = levels.indexOf(state.lane >= 0 ? 'all' : state.detail), view = w.views[level], lane = state.lane;
  const base = lane >= 0 ? view.lanes[lane].top : 0;
  const has = (n) => lane < 0 || lane === n;
  const s = {
    w, z, fit, level, view, base, has, narrow: w.left < 100, items: [], drawn: new Map(), extra: new Map(), where: [],
    height: lane >= 0 ? view.lanes[lane].bottom - base : view.height,
    width: w.left + (w.right - w.left) * z + 14,
    x: (x) => (x < w.left ? x : w.left + (x - w.left) * z),
  };
  s.place = (i) => {
    const at = view.at[i] || s.extra.get(i);
    return at ? [at.dot ?? s.x(at.x), at.y - base] : [s.x(w.dates[i]), view.lanes[laneOf[i]].foot - base - 3];
  };
  return s;
}

// build makes the items of a scene: what may be drawn, with the heights and widths at
// which it is seen.
function build(s) {
  const { view, w, base, has, x } = s, items = s.items;
  const add = (layer, key, y0, y1, x0, x1, draw) => items.push({ layer, key, y0, y1, x0, x1, draw });
  view.lanes.forEach((lane, n) => {
    if (!has(n)) return;
    const top = lane.top - base, height = lane.bottom - lane.top;
    if (n % 2 === 0) add('back', 'b' + n, top, top + height, 0, Infinity, () => svg('rect', { class: 'band', x: 0, y: top, width: s.width, height }));
    if (view.areas) add('back', 'a' + n, top, top + height, 0, Infinity, () => area(s, n));
  });
  for (const [n, year] of w.years.entries()) add('back', 'y' + n, 0, s.height, 0, Infinity, () => svg('path', { class: 'hair', d: `M${round(x(year.x))} 0v${s.height}` }));
  for (const line of view.lines) {
    if (!edgeShown(line.edge) || !has(laneOf[line.edge.from]) || !has(laneOf[line.edge.to])) continue;
    const ys = line.points.map((p) => p[1] - base), xs = line.points.map((p) => p[0]);
    add(line.main ? 'main' : 'edges', 't' + line.edge.at, Math.min(...ys), Math.max(...ys), x(Math.min(...xs)), x(Math.max(...xs)), () => drawEdge(s, line));
  }
  const named = (at) => {
    const px = at.dot ?? x(at.x), y = at.y - base;
    add('papers', 'p' + at.i, y - 24, y + 10, px - 260, px + 260, () => drawPaper(s, at));
  };
  const stations = view.stations.filter((at) => shown[at.i] && has(laneOf[at.i]));
  stations.forEach(named);
  nameMore(s, stations);
  for (const at of s.extra.values()) named(at);
  view.lanes.forEach((lane, n) => { if (has(n)) add('back', 'r' + n, lane.foot - base - 10, lane.foot - base, 0, Infinity, () => ticks(s, n)); });
}

const round = (v) => Math.round(v * 10) / 10;

// area is the number of papers of a lane over time.
function area(s, n) {
  const heights = s.view.areas[n], bottom = s.view.lanes[n].bottom - s.base, step = (s.w.right - s.w.left) / heights.length;
  const points = heights.map((h, k) => `${round(s.x(s.w.left + (k + 0.5) * step))} ${round(bottom - h / 10)}`);
  return svg('path', { class: 'area', d: `M${s.w.left} ${bottom}L${points.join('L')}L${round(s.x(s.w.right))} ${bottom}z` });
}

// ticks are the papers of a lane that have no names, and those that are found.
function ticks(s, n) {
  const foot = s.view.lanes[n].foot - s.base, hit = [], rest = [];
  for (const p of s.members[n]) {
    if (isHit[p]) hit.push(p);
    else if (!s.view.areas && shown[p] && !s.view.at[p] && !s.extra.has(p)) rest.push(p);
  }
  const path = (all, high) => all.map((p) => `M${round(s.x(s.w.dates[p]))} ${foot}v${-high}`).join('');
  return svg('g', {}, rest.length && svg('path', { class: 'ticks', d: path(rest, 6) }), hit.length && svg('path', { class: 'found', d: path(hit, 9) }));
}

// drawEdge draws a line with round corners, over a casing of the ground.
function drawEdge(s, line) {
  const name = line.main ? 'main' : relations[line.relation].name;
  const points = line.points.map(([x, y], k) => [anchored(s, line, x, k), y - s.base]);
  const tip = data.reverse ? 0 : points.length - 1, near = data.reverse ? 1 : points.length - 2;
  const along = ([x, y], [u, v], by) => { const d = Math.hypot(u - x, v - y) || 1; return [x + (u - x) / d * by, y + (v - y) / d * by]; };
  const end = points[tip];
  let head = '';
  if (line.head) {
    const [x, y] = end, base = along(end, points[near], 8), dx = (x - base[0]) / 2, dy = (y - base[1]) / 2;
    head = svg('path', { class: 'head t-' + name, d: `M${round(x)} ${round(y)}L${round(base[0] - dy)} ${round(base[1] + dx)}L${round(base[0] + dy)} ${round(base[1] - dx)}z` });
    points[tip] = along(end, points[near], 7);
  }
  let d = '';
  points.forEach((p, k) => {
    if (k === 0 || k === points.length - 1) { d += (k ? 'L' : 'M') + p.map(round).join(' '); return; }
    const before = points[k - 1], behind = points[k + 1];
    const r = Math.min(7, Math.hypot(p[0] - before[0], p[1] - before[1]) / 2, Math.hypot(p[0] - behind[0], p[1] - behind[1]) / 2);
    d += 'L' + along(p, before, r).map(round).join(' ') + 'Q' + p.map(round).join(' ') + ' ' + along(p, behind, r).map(round).join(' ');
  });
  const path = svg('path', { class: name, d });
  if (line.weight !== 1 && !line.main) path.style.strokeWidth = relations[line.relation].width * line.weight + 'px';
  const edge = line.edge;
  return svg('g', { class: 'edge' + (isLit(edge.from, edge.to) ? ' lit' : '') }, svg('title', {}, `${papers[edge.from].label} → ${papers[edge.to].label}\n` + reasonsOf(edge)), svg('path', { class: 'case', d }), path, head);
}
const reasonsOf = (edge) => edge.reasons.map((r) => `${relations[r.relation].name}: ${r.text} (${r.where})`).join('\n');

// anchored stretches the x of a point of a line: one that keeps close to a ring stays so.
function anchored(s, line, x, k) {
  const ends = [s.view.at[line.edge.from], s.view.at[line.edge.to]];
  if (k === 0) return s.x(ends[0].x) + x - ends[0].x;
  if (k === line.points.length - 1) return s.x(ends[1].x) + x - ends[1].x;
  for (const at of ends) if (Math.abs(at.x - x) < 14) return s.x(at.x) + x - at.x;
  let by; // the ring whose name begins right of the upright
  for (const at of s.view.stations) {
    if (at.x <= x && x - at.x < 6 && (!by || at.x < by.x)) by = at;
  }
  return by ? s.x(by.x) + x - by.x : s.x(x);
}

// awayOf is how far from its ring or dot a name begins. One that stands apart does so because
// a line comes between, which is stretched.
const awayOf = (s, at) => (at.signs & 64 ? at.dx * s.z : at.dx);

// drawPaper draws a ring or a dot with its name, as a link.
function drawPaper(s, at) {
  const p = papers[at.i], signs = at.signs, away = awayOf(s, at), x = round(at.dot ?? s.x(at.x)), y = round(at.y - s.base), free = at.r === 0;
  const kind = signs & 1 ? 'main' : at.relation >= 0 ? relations[at.relation].name : '';
  const g = svg('a', { class: 'paper' + (isHit[at.i] ? ' hit' : '') + (at.i === state.paper ? ' chosen' : '') + (isLit(at.i) ? ' lit' : ''), href: '#paper=' + encodeURIComponent(p.key), 'data-i': at.i, tabindex: -1, 'aria-label': [at.lines.join(' ') + (at.gloss && ' ' + at.gloss) + (at.far && ' ' + at.far), spoken(p)].join(', ') });
  if (signs & 64) g.append(svg('path', { class: 'hair', d: `M${x} ${y}H${round(x + away - 2)}` }));
  if (free) g.append(svg('circle', { class: 'dot' + (signs & 16 ? ' missing' : ''), cx: x, cy: y, r: 1.8 }));
  else {
    g.append(svg('circle', { class: `ring ${kind}${signs & 16 ? ' missing' : ''}${signs & 256 && kind ? ' full t-' + kind : ''}`, cx: x, cy: y, r: at.r }));
    if (signs & 4 && !(signs & 1)) g.append(svg('circle', { class: signs & 256 ? 'core' : kind ? 't-' + kind : 'dot', cx: x, cy: y, r: 1.2 }));
  }
  g.append(svg('circle', { class: 'spot', cx: x, cy: y, r: at.r + 5 }));
  const lines = at.lines.length, last = (free ? y + 4 : y - 5);
  at.lines.forEach((line, n) => {
    const text = svg('text', {
      class: 'name' + (signs & 128 ? ' free' : '') + (signs & 2 ? ' bold' : '') + (signs & 8 ? ' gone' : ''), x: round(x + away), y: last - 13 * (lines - 1 - n), 'font-size': at.size, 'text-anchor': signs & 32 ? 'end' : null,
    }, line);
    if (n === lines - 1 && at.gloss) text.append(svg('tspan', { class: 'gloss', dx: 6 }, at.gloss));
    if (n === lines - 1 && at.far) text.append(svg('tspan', { class: 'far t-' + relations[edges[at.edge].relation].name, dx: 6, 'data-to': edges[at.edge].from }, at.far));
    g.append(n ? ' ' : '', text); // the blank parts lines for those who hear them
  });
  g.append(svg('title', {}, (p.year ? p.year + ': ' : '') + p.title + (p.influence ? '\n' + influence(p) : '')));
  return g;
}
const influence = (p) => (p.influence === 1 ? '1 later paper builds on it' : p.influence.toLocaleString('en') + ' later papers build on it');
const spoken = (p) => [p.year || 'no date', p.influence ? influence(p) : ''].filter(Boolean).join(', ');

// ---- Names for papers that the level has none for ---------------------------
// Found papers get names, and, the more time is stretched, others for which there is room.
const pencil = document.createElement('canvas').getContext('2d'), widthsOf = new Map();
function textWidth(text, size, bold) {
  const key = size + (bold ? 'b' : ' ') + text;
  let w = widthsOf.get(key);
  if (w === undefined) {
    pencil.font = `${bold ? 'bold ' : ''}${size}px Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif`;
    widthsOf.set(key, w = pencil.measureText(text).width);
  }
  return w;
}

function nameMore(s, stations) {
  s.members = lanes.map(() => []);
  for (const p of papers) s.members[laneOf[p.i]].push(p.i);
  const stretched = s.z / s.fit;
  if (s.level === levels.indexOf('all') || stretched < 1.1 && !hits.length) return;
  const taken = new Map(), lanesWith = s.view.lanes;
  const pad = s.narrow ? 22 : 5;
  const rowsOf = (n) => Math.max(1, Math.floor((lanesWith[n].foot - lanesWith[n].top - pad - (s.view.areas ? 0 : 10)) / PITCH));
  const take = (n, row, from, to) => { const key = n * 1000 + row; if (!taken.has(key)) taken.set(key, []); taken.get(key).push([from, to]); };
  const isFree = (n, row, from, to) => !(taken.get(n * 1000 + row) || []).some(([a, b]) => a < to + 4 && from - 4 < b);
  for (const at of stations) {
    const n = laneOf[at.i], row = Math.floor((at.y - lanesWith[n].top - pad) / PITCH), x = s.x(at.x), bold = !!(at.signs & 2);
    let long = Math.max(...at.lines.map((l) => textWidth(l, at.size, bold || isHit[at.i])));
    for (const more of [at.gloss, at.far]) if (more) long += 6 + textWidth(more, 10);
    const away = awayOf(s, at), left = at.signs & 32 ? x + away - long : x + away;
    for (let k = 0; k < at.lines.length; k++) take(n, row - k, Math.min(x - at.r - 3, left), Math.max(x + at.r + 3, left + long));
  }
  for (const line of s.view.lines) {
    if (!edgeShown(line.edge)) continue;
    for (let k = 1; k < line.points.length; k++) {
      const y0 = line.points[k - 1][1], [x1, y1] = line.points[k];
      if (y0 === y1) continue;
      const x = anchored(s, line, x1, k), [top, bottom] = y0 < y1 ? [y0, y1] : [y1, y0];
      lanesWith.forEach((lane, n) => {
        if (lane.bottom < top || lane.top > bottom) return;
        for (let row = Math.max(0, Math.floor((top - lane.top - pad) / PITCH)); row <= Math.min(rowsOf(n), (bottom - lane.top - pad) / PITCH); row++) take(n, row, x - 2, x + 2);
      });
    }
  }
  lanesWith.forEach((lane, n) => {
    if (!s.has(n)) return;
    const rows = rowsOf(n);
    let left = Math.floor(s.view.areas ? (stretched - 1) * 4 * rows : stretched < 1.1 ? 0 : Infinity);
    const order = s.members[n].filter((p) => shown[p] && !s.view.at[p] && (isHit[p] || left > 0));
    order.sort((a, b) => isHit[b] - isHit[a] || papers[b].influence - papers[a].influence || papers[b].named - papers[a].named || spread(a) - spread(b));
    for (const p of order.slice(0, 2000)) {
      if (!isHit[p] && left <= 0) break;
      const x = s.x(s.w.dates[p]), text = short(papers[p].label), size = isHit[p] ? 12 : 11, long = textWidth(text, size, isHit[p]);
      const spot = [...Array(rows).keys()].flatMap((row) => [[row, x - 3, x + 5 + long, 0], [row, x - 5 - long, x + 3, 32]])
        .find(([row, from, to]) => from > s.w.left && to < s.width - 6 && isFree(n, row, from, to));
      if (!spot) continue;
      const [row, from, to, flip] = spot;
      take(n, row, from, to);
      left -= isHit[p] ? 0 : 1;
      s.extra.set(p, { i: p, x: s.w.dates[p], dot: x, y: lane.top + pad + PITCH * row + 8, r: 0, relation: -1, signs: flip | (isHit[p] ? 0 : 128), size, dx: flip ? -5 : 5, lines: [text], edge: -1, far: '', gloss: '' });
    }
  });
}
const short = (label) => (label.length > 34 ? label.slice(0, 32).trimEnd() + '…' : label);
const spread = (i) => (i * 2654435761) % 4294967296; // in no order of time or name

// ---- Drawing what is on the screen ------------------------------------------
// redraw lays the scene out anew; paint draws what has come into sight.
function redraw() {
  const space = room();
  if (!space) return; // the list is shown
  const card = !$('card').hidden && wide.matches;
  const w = widthFor(wide.matches ? space - (card ? 0 : cardWidth) : space);
  const fit = Math.max(1, (space - w.left - 14) / (w.right - w.left));
  const z = state.zoom ? Math.min(most, Math.max(fit, state.zoom * fit)) : fit;
  const focused = document.activeElement?.closest?.('#plot a')?.dataset.i;
  scene = newScene(w, z, fit);
  build(scene);
  for (const layer of Object.values(layers)) layer.replaceChildren();
  sheet.style.width = scene.width + 'px';
  sheet.style.height = Math.max(scene.height + YEARS, picture.clientHeight) + 'px';
  plot.setAttribute('width', scene.width);
  plot.setAttribute('height', scene.height);
  root.classList.toggle('narrow', scene.narrow);
  drawGutter();
  drawOver();
  paint();
  if (focused) stationOf(Number(focused))?.focus({ preventScroll: true });
}
const stationOf = (i) => plot.querySelector(`a[data-i="${i}"]`);

function paint() {
  if (!scene) return;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = picture, drawn = scene.drawn;
  const y0 = scrollTop - YEARS - clientHeight, y1 = scrollTop + 2 * clientHeight, x0 = scrollLeft - clientWidth, x1 = scrollLeft + 2 * clientWidth;
  for (const item of scene.items) {
    const seen = item.y1 >= y0 && item.y0 <= y1 && item.x1 >= x0 && item.x0 <= x1, node = drawn.get(item.key);
    if (seen && !node) {
      const made = item.draw();
      drawn.set(item.key, made);
      layers[item.layer].append(made);
    } else if (!seen && node && !node.contains(document.activeElement)) {
      node.remove();
      drawn.delete(item.key);
    }
  }
  drawYears();
  if (!plot.querySelector('a[tabindex="0"]')) (stationOf(state.paper) || plot.querySelector('a.paper'))?.setAttribute('tabindex', 0);
}

// drawGutter writes the titles of the lanes, each a button that shows its lane alone.
function drawGutter() {
  const { view, base, narrow, w } = scene, alone = state.lane >= 0;
  $('gutter').replaceChildren(...view.lanes.map((lane, n) => {
    if (!scene.has(n) || !lane.title.length && !lanes[n]) return '';
    const all = scene.members[n], count = all.filter((p) => shown[p]).length;
    const box = el('div', { class: n % 2 ? '' : 'band' },
      el('button', { 'aria-pressed': String(alone), title: alone ? 'All lanes' : lanes[n] + ': this lane alone', onclick: () => go({ lane: alone ? -1 : n, y: 0 }) }, lane.title.join('\n')),
      el('span', {}, ...(count === all.length ? [count.toLocaleString('en')] : [`${count}/${all.length}`])));
    Object.assign(box.style, { top: lane.top - base + 'px', height: lane.bottom - lane.top + 'px', width: narrow ? picture.clientWidth - 4 + 'px' : w.left - 8 + 'px' });
    if (narrow) { box.style.height = '24px'; box.style.pointerEvents = 'none'; box.style.paddingLeft = '11px'; box.firstChild.style.pointerEvents = 'auto'; }
    return box;
  }));
}

// drawYears writes the years that are in sight: a label sticks while its span is.
function drawYears() {
  const { w, x } = scene, left = picture.scrollLeft + (scene.narrow ? 0 : w.left), right = picture.scrollLeft + picture.clientWidth;
  const bar = $('years'), all = [];
  let end = -Infinity;
  w.years.forEach((year, n) => {
    const from = x(year.x), to = n + 1 < w.years.length ? x(w.years[n + 1].x) : scene.width;
    if (!year.label || to < left + 30 || from > right) return;
    const at = Math.max(from, Math.min(left, to - 60), end);
    end = at + textWidth(year.label, 12) + 8;
    if (end > to + 4) return;
    all.push([year, at, from, to]);
  });
  const key = all.map(([year, at]) => year.label + Math.round(at)).join();
  if (bar.dataset.key === key) return;
  bar.dataset.key = key;
  bar.replaceChildren(...all.map(([year, at, from, to]) => {
    const b = el('button', { tabindex: -1, title: 'Stretch time to this', onclick: () => { if (!dragged) span(from, to); } }, year.label);
    b.style.left = at + 'px';
    return b;
  }));
}

// span stretches time so that what is between two x fills the picture.
function span(from, to) {
  const body = picture.clientWidth - scene.w.left - 20, u = (from - scene.w.left) / scene.z;
  const z = Math.min(most, Math.max(scene.fit, body / ((to - from) / scene.z)));
  stretch(z, () => u * z);
}

// stretch sets how far time is stretched, and scrolls to what left says of it.
function stretch(z, left) {
  state.zoom = z <= scene.fit * 1.001 ? 0 : z / scene.fit;
  redraw();
  picture.scrollLeft = left(scene.z);
  paint();
  kept();
}
function zoomAt(factor, px = scene.w.left + (picture.clientWidth - scene.w.left) / 2) {
  const u = (picture.scrollLeft + px - scene.w.left) / scene.z;
  stretch(Math.min(most, Math.max(scene.fit, scene.z * factor)), (z) => u * z + scene.w.left - px);
}

// kept notes what part of the picture is in sight, for the address.
function kept() {
  state.x = Math.min(1, Math.max(0, (picture.scrollLeft + picture.clientWidth / 2) / scene.width));
  state.y = Math.min(1, Math.max(0, picture.scrollTop / Math.max(1, scene.height)));
  keep(false);
}
function scrollToState() {
  if (!scene) return;
  picture.scrollLeft = state.zoom ? state.x * scene.width - picture.clientWidth / 2 : 0;
  picture.scrollTop = state.y * scene.height;
  paint();
}

// reveal scrolls to a paper if it is out of sight, or behind the card.
function reveal(i) {
  if (!scene || !scene.has(laneOf[i])) return;
  const [x, y] = scene.place(i), card = $('card'), under = wide.matches || card.hidden ? 0 : card.offsetHeight;
  const seen = { left: picture.scrollLeft + scene.w.left, right: picture.scrollLeft + picture.clientWidth - 40, top: picture.scrollTop + 20, bottom: picture.scrollTop + picture.clientHeight - under - YEARS - 20 };
  if (x < seen.left || x > seen.right) picture.scrollLeft = x - picture.clientWidth / 2;
  if (y < seen.top || y > seen.bottom) picture.scrollTop = y - (picture.clientHeight - under) / 2;
  paint();
}

// ---- Light ------------------------------------------------------------------
// Pointing at a paper leaves its edges and what they lead to as they are, and dims the rest.
let lit = null; // the papers that are lit, the first of which is pointed at
const isLit = (i, j) => lit !== null && (j === undefined ? lit.has(i) : i === lit.first || j === lit.first);
function light(i) {
  lit = i < 0 ? null : new Set([i, ...papers[i].later.map((t) => t.to), ...papers[i].earlier.map((t) => t.from)]);
  if (lit) lit.first = i;
  plot.classList.toggle('dim', !!lit);
  for (const [key, node] of scene?.drawn || []) {
    const n = Number(key.slice(1));
    if (key[0] === 'p') node.classList.toggle('lit', isLit(n));
    if (key[0] === 't') node.classList.toggle('lit', isLit(edges[n].from, edges[n].to));
  }
}

// drawOver draws the footprint of the chosen paper: a curve, where no line leads there, to
// each paper that builds on it and a tick in its lane, in the colour of the edge; those that
// it builds on in ink. The way to another, if one is asked for, is drawn instead, with the
// names on it.
function drawOver() {
  const over = layers.over, s = scene, i = state.paper;
  over.replaceChildren();
  if (i < 0 || !s.has(laneOf[i])) return;
  const at = s.place(i), curves = new Map(), feet = new Map();
  const put = (map, key, d) => map.set(key, (map.get(key) || '') + d);
  const curve = (a, b) => { const m = round((a[0] + b[0]) / 2); return `M${a.map(round).join(' ')}C${m} ${round(a[1])} ${m} ${round(b[1])} ${b.map(round).join(' ')}`; };
  const way = state.to < 0 ? null : wayBetween(i, state.to);
  if (way) {
    over.append(svg('path', { class: 'way', d: way.slice(1).map((step, k) => curve(s.place(way[k].i), s.place(step.i))).join('') }));
    for (const { i: p } of way) {
      const [x, y] = s.place(p), label = short(papers[p].label);
      if (!s.view.at[p] && !s.extra.has(p)) over.append(svg('text', { class: 'bold', x: Math.min(x + 6, s.width - 8 * label.length), y: y - 5 }, label));
    }
    return;
  }
  const drawn = new Set(s.view.lines.map((line) => line.edge.at));
  const foot = (p) => `M${round(s.x(s.w.dates[p]))} ${round(s.view.lanes[laneOf[p]].foot - s.base)}v-9`;
  for (const edge of [...papers[i].later, ...papers[i].earlier]) {
    const other = edge.from === i ? edge.to : edge.from, name = edge.from === i ? relations[edge.relation].name : 'ground';
    if (!edgeShown(edge) || !s.has(laneOf[other])) continue;
    if (!drawn.has(edge.at)) put(curves, name, curve(at, s.place(other)));
    if (!s.view.at[other] && !s.extra.has(other)) put(feet, name, foot(other));
  }
  for (const [name, d] of curves) over.append(svg('path', { class: 'curve ' + name, d }));
  for (const [name, d] of feet) over.append(svg('path', { class: 'foot ' + name, d }));
}

// wayBetween returns the shortest way from a paper to another along edges that are shown,
// of equal ones that over the papers on which most build; null if there is none.
function wayBetween(from, to) {
  const before = new Map([[from, null]]);
  let frontier = [from];
  while (frontier.length && !before.has(to)) {
    const next = [];
    for (const i of frontier.sort((a, b) => papers[b].influence - papers[a].influence)) {
      for (const edge of [...papers[i].earlier, ...papers[i].later]) {
        const j = edge.from === i ? edge.to : edge.from;
        if (!before.has(j) && edgeShown(edge)) { before.set(j, { i, edge }); next.push(j); }
      }
    }
    frontier = next;
  }
  if (!before.has(to)) return null;
  const way = [];
  for (let i = to, step; ; i = step.i) {
    step = before.get(i);
    way.unshift({ i, edge: step?.edge });
    if (!step) return way;
  }
}

// ---- Print ------------------------------------------------------------------
// The whole picture, a drawing a lane, so that a page ends between lanes.
addEventListener('beforeprint', () => {
  if (state.list) return;
  const screen = scene, s = scene = newScene(widthFor(700), 1, 1);
  build(s);
  const main = document.querySelector('main');
  const years = svg('svg', { class: 'printed', viewBox: `0 0 ${s.width} ${YEARS}` }, ...s.w.years.map((y) => svg('text', { x: y.x + 3, y: 18 }, y.label)));
  main.append(years, ...s.view.lanes.map((lane, n) => {
    if (!s.has(n)) return '';
    const top = lane.top - s.base, bottom = lane.bottom - s.base;
    const part = svg('svg', { class: 'printed', viewBox: `0 ${top} ${s.width} ${bottom - top}` });
    for (const layer of Object.keys(layers)) for (const item of s.items) if (item.layer === layer && item.y1 >= top && item.y0 <= bottom) part.append(item.draw());
    lane.title.forEach((line, k) => part.append(svg('text', { class: 'bold', x: 14, y: top + 16 + 15 * k }, line)));
    part.append(svg('text', { class: 'free', x: s.narrow ? s.width - 14 : 158, y: top + 16, 'text-anchor': 'end', 'font-size': 11 }, String(s.members[n].length)));
    return part;
  }));
  scene = screen;
});
addEventListener('afterprint', () => document.querySelectorAll('.printed').forEach((part) => part.remove()));
