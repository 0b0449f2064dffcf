// ---- The controls -----------------------------------------------------------
// go changes the state, draws what differs, and keeps it in the address.
function go(change, { step = true, keepFocus = false } = {}) {
  const was = state;
  state = { ...state, ...change };
  apply(was, keepFocus);
  keep(step);
}

function apply(was, keepFocus) {
  const s = state, differs = (...names) => !was || names.some((n) => s[n] !== was[n]);
  root.classList.toggle('list', s.list);
  if (differs('since', 'until', 'off', 'q', 'without')) filter();
  if (differs('paper', 'to', 'without', 'since', 'until', 'off')) {
    if (s.paper >= 0 && $('card').hidden) opener = document.activeElement;
    drawCard();
  }
  const sideways = scene && was && !s.zoom === !was.zoom ? picture.scrollLeft : -1;
  redraw();
  if (differs('detail', 'lane')) { picture.scrollTop = 0; state.y = 0; }
  if (sideways >= 0) picture.scrollLeft = sideways;
  light(-1);
  drawControls();
  drawTable(differs('sort'));
  if (differs('paper', 'to')) {
    if (s.paper >= 0) {
      if (!s.list) reveal(s.paper);
      else papers[s.paper].row.scrollIntoView({ block: 'nearest' });
      say('Opened ' + papers[s.paper].label);
      if (!keepFocus) ($('card').querySelector(s.to >= 0 ? '#to' : 'h2')).focus({ preventScroll: s.to < 0 });
    } else if (was && was.paper >= 0) {
      const back = stationOf(was.paper) || (opener && document.contains(opener) ? opener : picture);
      if (!keepFocus) (s.list ? papers[was.paper].row.querySelector('button') : back).focus({ preventScroll: true });
    }
  } else if (differs('detail') && s.paper >= 0) reveal(s.paper);
  paint();
}

function drawControls() {
  const s = state, n = shown.filter(Boolean).length;
  $('count').textContent = n === papers.length ? plural(n, 'paper') : `${n.toLocaleString('en')} of ${plural(papers.length, 'paper')}`;
  for (const b of $('levels').children) b.setAttribute('aria-pressed', String(!s.list && s.lane < 0 && b.dataset.level === s.detail));
  $('list').setAttribute('aria-pressed', String(s.list));
  $('hits').textContent = s.q ? hits.length.toLocaleString('en') + ' found' : '';
  if ($('query').value !== s.q) $('query').value = s.q;
  $('since').value = s.since || '';
  $('until').value = s.until || '';
  document.querySelectorAll('input[name=lane]').forEach((b) => { b.checked = !s.off.has(Number(b.value)); });
  document.querySelectorAll('input[name=relation]').forEach((b) => { b.checked = !s.without.has(Number(b.value)); });
  drawLegend();
}

// drawLegend shows the signs that occur, and the buttons that stretch time.
function drawLegend() {
  if (!scene) return;
  const { view } = scene, all = [];
  const sign = (label, ...parts) => all.push(el('span', {}, svg('svg', { width: 28, height: 14, viewBox: '0 0 28 14', 'aria-hidden': 'true' }, ...parts), label));
  const drawn = view.lines.filter((l) => edgeShown(l.edge));
  if (drawn.some((l) => l.main)) sign('main path', svg('path', { class: 'main', d: 'M0 7h28', fill: 'none' }));
  relations.forEach((r, n) => {
    if (drawn.some((l) => !l.main && l.relation === n) || view.stations.some((at) => at.edge >= 0 && edges[at.edge].relation === n)) sign(r.meaning.replace(/ the earlier work$/, ''), svg('path', { class: r.name, d: 'M0 7h28', fill: 'none' }));
  });
  if (papers.some((p) => p.influence)) sign('the larger, the more later papers build on it', svg('circle', { class: 'ring ground', cx: 5, cy: 7, r: 3 }), svg('circle', { class: 'ring main', cx: 19, cy: 7, r: 6 }));
  if (view.stations.some((at) => at.far)) all.push(el('span', {}, (data.reverse ? '→' : '←') + ' X: builds on or names X, far away'));
  const rest = papers.length - view.stations.length;
  if (view.areas) sign('papers over time', svg('path', { class: 'area', d: 'M0 13L7 5L12 9L19 2L24 9L28 13z' }));
  else if (rest) sign(plural(rest, 'more paper'), svg('path', { class: 'ticks', d: 'M3 11v-6M9 11v-6M12 11v-6M20 11v-6' }));
  const button = (label, text, act) => el('button', { 'aria-label': label, title: label, onclick: act }, text);
  $('legend').replaceChildren(...all, el('span', { id: 'zoom' }, button('Narrower in time', '−', () => zoomAt(1 / 1.5)), button('Stretch time', '+', () => zoomAt(1.5)), button('Fit all of the time', 'Fit', () => stretch(scene.fit, () => 0))));
}

// ---- The table --------------------------------------------------------------
const by = {
  name: (a, b) => a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0,
  venue: (a, b) => (a.venue === '') - (b.venue === '') || (a.venue < b.venue ? -1 : a.venue > b.venue ? 1 : 0),
  year: (a, b) => (a.year || 1e9) - (b.year || 1e9),
  influence: (a, b) => b.influence - a.influence,
};
let marked;
function drawTable(sorted) {
  const { sort, q } = state, tbody = $('papers').querySelector('tbody');
  if (sorted) {
    const name = sort.replace('-', ''), back = sort[0] === '-' ? -1 : 1;
    const order = rows.map((row) => papers[Number(row.dataset.i)]);
    if (sort) order.sort((a, b) => back * by[name](a, b));
    if (state.list || tbody.dataset.sorted) tbody.append(...order.map((p) => p.row));
    tbody.dataset.sorted = state.list ? sort : '';
    document.querySelectorAll('th[data-by]').forEach((th) => {
      const on = th.dataset.by === name, up = (back > 0) !== (name === 'influence');
      th.setAttribute('aria-sort', on ? (up ? 'ascending' : 'descending') : 'none');
      th.querySelector('i').textContent = on ? (up ? ' ↑' : ' ↓') : '';
    });
  }
  if (state.list) for (const p of papers) p.row.hidden = !shown[p.i] || q !== '' && !isHit[p.i];
  if (marked) marked.classList.remove('chosen');
  if (state.paper >= 0) (marked = papers[state.paper].row).classList.add('chosen');
}

// ---- The search -------------------------------------------------------------
let searching;
$('query').addEventListener('input', () => {
  clearTimeout(searching);
  searching = setTimeout(() => { go({ q: $('query').value }, { step: false, keepFocus: true }); say(state.q ? hits.length + ' found' : ''); }, 80);
});
function search(by) {
  clearTimeout(searching);
  if (state.q !== $('query').value) go({ q: $('query').value }, { step: false, keepFocus: true });
  if (!hits.length) return;
  const at = hits.indexOf(state.paper), next = hits[at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length];
  go({ paper: next, to: -1, lane: state.lane >= 0 && state.lane !== laneOf[next] ? -1 : state.lane }, { keepFocus: true });
  say(`${hits.indexOf(next) + 1} of ${hits.length}: ${papers[next].label}`);
}

// ---- Keys -------------------------------------------------------------------
const isField = (node) => /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName) && node.type !== 'checkbox';
function undo() { // Escape takes back the last of what may be in the way
  if ($('filter').open) { $('filter').open = false; $('filter').firstElementChild.focus(); }
  else if (state.to >= 0) go({ to: -1 });
  else if (state.paper >= 0) go({ paper: -1 });
  else if (state.q || $('query').value) { $('query').value = ''; go({ q: '' }, { keepFocus: true }); }
  else if (state.lane >= 0) go({ lane: -1 });
  else if (state.zoom) stretch(scene.fit, () => 0);
  else if (state.list) go({ list: false });
}
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (event.key === 'Escape') { undo(); event.preventDefault(); return; }
  if (at.id === 'query' && event.key === 'Enter') { search(event.shiftKey ? -1 : 1); event.preventDefault(); return; }
  if (isField(at)) return;
  const level = levels[Number(event.key) - 1], paper = at.closest?.('#plot a');
  if (event.key === '/') { $('query').focus(); $('query').select(); }
  else if (level) go({ detail: level, list: false, lane: -1 });
  else if (event.key === 'l') go({ list: !state.list });
  else if (state.list) return;
  else if (event.key === '+' || event.key === '=') zoomAt(1.5);
  else if (event.key === '-') zoomAt(1 / 1.5);
  else if (event.key === '0') stretch(scene.fit, () => 0);
  else if (paper && event.key.startsWith('Arrow')) step(Number(paper.dataset.i), event.key);
  else return;
  event.preventDefault();
});

// step goes from a paper to the next one in a direction: of its row, or of the rows above
// or below.
function step(i, arrow) {
  const [x, y] = scene.place(i), across = arrow === 'ArrowLeft' || arrow === 'ArrowRight', sign = arrow === 'ArrowLeft' || arrow === 'ArrowUp' ? -1 : 1;
  let best = -1, least = Infinity;
  for (const at of [...scene.view.stations, ...scene.extra.values()]) {
    if (at.i === i || !shown[at.i] || !scene.has(laneOf[at.i])) continue;
    const [u, v] = scene.place(at.i), dx = u - x, dy = v - y;
    const along = sign * (across ? dx : dy), aside = Math.abs(across ? dy : dx);
    if (along < (across ? 0.01 : 11) || across && aside > 11) continue;
    const cost = across ? along : along * 4 + aside;
    if (cost < least) { least = cost; best = at.i; }
  }
  if (best >= 0) focusPaper(best);
}
function focusPaper(i) {
  reveal(i);
  plot.querySelectorAll('a[tabindex="0"]').forEach((a) => a.setAttribute('tabindex', -1));
  const a = stationOf(i);
  if (!a) return;
  a.setAttribute('tabindex', 0);
  a.focus({ preventScroll: true });
}

// ---- The pointer ------------------------------------------------------------
// near returns the paper without a name whose tick, or whose place in an area, the pointer
// is at; -1 if there is none.
function near(event) {
  if (!scene) return -1;
  const box = plot.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top + scene.base;
  const n = scene.view.lanes.findIndex((lane) => y >= lane.foot - 12 && y <= lane.bottom);
  if (n < 0 || !scene.has(n) || x < picture.scrollLeft + (scene.narrow ? 0 : scene.w.left)) return -1;
  let best = -1, least = 5;
  for (const i of scene.members[n]) {
    const d = Math.abs(scene.x(scene.w.dates[i]) - x);
    if (shown[i] && !scene.view.at[i] && !scene.extra.has(i) && d < least) { least = d; best = i; }
  }
  return best;
}
let dragged = false;
plot.addEventListener('click', (event) => {
  const far = event.target.closest('[data-to]'), paper = event.target.closest('a');
  if (paper) event.preventDefault();
  if (dragged) { dragged = false; return; }
  if (far) go({ paper: Number(far.dataset.to), to: -1 });
  else if (paper) go({ paper: Number(paper.dataset.i), to: -1 });
  else if (near(event) >= 0) go({ paper: near(event), to: -1 });
});
plot.addEventListener('pointerover', (event) => { const a = event.target.closest('a'); if (event.pointerType !== 'touch') light(a ? Number(a.dataset.i) : -1); });
plot.addEventListener('pointerleave', () => { light(-1); $('tip').hidden = true; });
plot.addEventListener('focusin', (event) => { const a = event.target.closest('a'); if (a && a.matches(':focus-visible')) light(Number(a.dataset.i)); });
plot.addEventListener('focusout', () => light(-1));
plot.addEventListener('pointermove', (event) => {
  const i = event.target.closest('a') || event.pointerType === 'touch' ? -1 : near(event), tip = $('tip');
  tip.hidden = i < 0;
  if (i < 0) return;
  tip.textContent = papers[i].label + (papers[i].year ? ' ' + papers[i].year : '') + (papers[i].influence ? ': ' + influence(papers[i]) : '');
  tip.style.left = Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8) + 'px';
  tip.style.top = Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8) + 'px';
});

// Dragging moves the picture; over the years, also with a finger, it stretches time to what
// it goes over.
let drag;
const sheetX = (event) => event.clientX - sheet.getBoundingClientRect().left;
picture.addEventListener('pointerdown', (event) => {
  const years = event.target.closest('#years');
  if (event.button !== 0 || !years && (event.pointerType !== 'mouse' || event.target.closest('button'))) return;
  const box = picture.getBoundingClientRect();
  if (event.clientX - box.left > picture.clientWidth || event.clientY - box.top > picture.clientHeight) return; // on a scroll bar
  drag = { x: event.clientX, y: event.clientY, left: picture.scrollLeft, top: picture.scrollTop, years, from: sheetX(event) };
  dragged = false;
});
addEventListener('pointermove', (event) => {
  if (!drag) return;
  const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
  if (!dragged && Math.hypot(dx, dy) < 5) return;
  dragged = true;
  if (drag.years) {
    const [from, to] = drag.over = [drag.from, sheetX(event)].sort((a, b) => a - b), band = $('span');
    band.hidden = false;
    band.style.left = from + 'px';
    band.style.width = to - from + 'px';
    return;
  }
  picture.classList.add('drag');
  picture.scrollLeft = drag.left - dx;
  picture.scrollTop = drag.top - dy;
});
const drop = () => { drag = null; $('span').hidden = true; picture.classList.remove('drag'); setTimeout(() => { dragged = false; }, 0); };
addEventListener('pointerup', () => {
  if (drag?.over) span(...drag.over);
  drop();
});
addEventListener('pointercancel', drop);
plot.addEventListener('dragstart', (event) => event.preventDefault());

// The wheel stretches time around the pointer, with Ctrl (as pinching does), and without
// where there is nothing to scroll.
let wheel = 1, wheelAt = 0;
picture.addEventListener('wheel', (event) => {
  const scrolls = picture.scrollHeight > picture.clientHeight + 1;
  if (event.shiftKey || !event.ctrlKey && (scrolls || Math.abs(event.deltaX) > Math.abs(event.deltaY))) return;
  event.preventDefault();
  const first = wheel === 1;
  wheel *= Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : event.ctrlKey ? 0.006 : 0.002));
  wheelAt = event.clientX - picture.getBoundingClientRect().left;
  if (first) requestAnimationFrame(() => { const by = wheel; wheel = 1; zoomAt(by, wheelAt); });
}, { passive: false });

// Two fingers do, too.
let pinch;
const apart = (t) => Math.max(20, Math.hypot(t[0].clientX - t[1].clientX, t[0].clientY - t[1].clientY));
picture.addEventListener('touchmove', (event) => {
  if (event.touches.length !== 2) return;
  event.preventDefault();
  const now = apart(event.touches), at = (event.touches[0].clientX + event.touches[1].clientX) / 2 - picture.getBoundingClientRect().left;
  if (pinch) zoomAt(now / pinch, at);
  pinch = now;
}, { passive: false });
picture.addEventListener('touchend', () => { pinch = 0; });

let painting = false;
picture.addEventListener('scroll', () => {
  if (painting) return;
  painting = true;
  requestAnimationFrame(() => { painting = false; if (scene && !state.list) { paint(); kept(); } });
}, { passive: true });

// ---- The start --------------------------------------------------------------
const levelNames = { field: 'Field', backbone: 'Backbone', all: 'All papers' };
$('levels').append(...levels.map((level, n) => el('button', { 'data-level': level, 'aria-pressed': 'false', title: `Key ${n + 1}`, onclick: () => go({ detail: level, list: false, lane: -1 }) }, levelNames[level])));
$('list').addEventListener('click', () => go({ list: !state.list }));
const toggle = (set, value) => { const next = new Set(set); if (!next.delete(value)) next.add(value); return next; };
const used = [...relations.keys()].filter((n) => edges.some((t) => t.reasons.some((r) => r.relation === n)));
$('relations').append(...used.map((n) => el('label', {}, el('input', { type: 'checkbox', name: 'relation', value: n, checked: true, onchange: () => go({ without: toggle(state.without, n) }, { keepFocus: true }) }), key(n), relations[n].name + ': ' + relations[n].meaning)));
$('relations').hidden = !used.length;
$('sections').append(...lanes.map((name, n) => el('label', {}, el('input', { type: 'checkbox', name: 'lane', value: n, checked: true, onchange: () => go({ off: toggle(state.off, n) }, { keepFocus: true }) }), name || 'all')));
$('sections').hidden = lanes.length < 2;
$('every').addEventListener('click', () => go({ off: new Set(state.off.size ? [] : lanes.keys()) }, { keepFocus: true }));
const allYears = [...new Set(papers.map((p) => p.year).filter(Boolean))].sort();
for (const [id, none] of [['since', 'the first'], ['until', 'the last']]) {
  $(id).append(el('option', { value: '' }, none), ...allYears.map((y) => el('option', { value: y }, String(y))));
  $(id).addEventListener('change', () => go({ [id]: Number($(id).value) || 0 }, { keepFocus: true }));
}
document.addEventListener('click', (event) => { if (!$('filter').contains(event.target)) $('filter').open = false; });
for (const p of papers) p.folded = fold(p.label);
document.querySelectorAll('th[data-by]').forEach((th) => {
  const name = th.dataset.by;
  th.replaceChildren(el('button', { onclick: () => go({ sort: state.sort === name ? '-' + name : state.sort === '-' + name ? '' : name }, { keepFocus: true }) }, th.textContent, el('i')));
});
// In the table the name of a paper opens its card.
for (const p of papers) {
  const name = p.row.cells[0].querySelector('b') || p.row.cells[0].querySelector('span');
  name.replaceWith(el('button', { class: 'plain', 'data-open': p.i }, ...name.childNodes));
}
$('papers').addEventListener('click', (event) => { const b = event.target.closest('[data-open]'); if (b) go({ paper: Number(b.dataset.open), to: -1 }); });

function start() {
  const s = stateOf(location.hash);
  const was = scene ? state : null;
  state = s;
  apply(was, true);
  scrollToState();
}
addEventListener('popstate', start);
new ResizeObserver(() => { if (scene) { const { x, y, zoom } = state; redraw(); state = { ...state, x, y, zoom }; scrollToState(); } }).observe(picture);
start();
