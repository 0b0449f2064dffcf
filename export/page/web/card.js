// ---- The card ---------------------------------------------------------------
let opener; // what had the focus before the card was opened
const link = (text, url) => el('a', { href: url, rel: 'noopener noreferrer' }, text);
const key = (relation) => svg('svg', { width: 24, height: 10, viewBox: '0 0 24 10', 'aria-hidden': 'true' }, svg('path', { class: relations[relation].name, d: 'M0 5h24', fill: 'none' }));

function drawCard() {
  const card = $('card'), i = state.paper;
  if (i < 0) {
    if (card.hidden) return;
    card.hidden = true;
    card.replaceChildren();
    return;
  }
  const p = papers[i], d = detailOf(i);
  const links = [...p.links.querySelectorAll('a')].map((a) => link(a.textContent, a.href));
  const authors = p.authors ? p.authors.split(', ') : [];
  card.replaceChildren(
    el('button', { class: 'close', 'aria-label': 'Close', onclick: () => go({ paper: -1, to: -1 }) }, '✕'),
    el('h2', { tabindex: -1 }, p.label),
    p.label === p.title ? '' : el('p', {}, p.title),
    el('p', { class: 'soft' }, authors.length ? authors.slice(0, 6).join(', ') + (authors.length > 6 ? ' +' + (authors.length - 6) : '') : 'Authors not known'),
    el('p', { class: 'soft' }, [p.year || 'no date', p.section || lanes[laneOf[i]], p.venue].filter(Boolean).join(' · ')),
    el('div', { class: 'row' }, ...links, d.line ? link('Line in the list', d.line) : ''),
    el('div', { class: 'row' },
      el('button', { id: 'copy', onclick: (event) => copy(event.target, d.entry) }, 'Copy BibTeX'),
      el('button', { id: 'copy-key', onclick: (event) => copy(event.target, p.key), title: p.key }, 'Copy cite key')),
    ...(d.facts || []).map((fact) => el('p', { class: 'soft' }, fact)),
    ...(d.notes || []).map((note) => el('p', {}, '“' + note + '”')),
    d.place ? el('p', { class: 'soft' }, d.place) : '',
    d.abstract ? el('details', { class: 'abstract' }, el('summary', {}, 'Abstract'), el('p', {}, d.abstract)) : '',
    ...later(p),
    ...list('It builds on', p.earlier.filter(builds), 'from', 'It builds on no other paper that is known here.'),
    ...list('It shares something with', [...p.earlier, ...p.later].filter((t) => !builds(t)), i),
    ...ways(i),
    el('h3', {}, 'BibTeX'),
    el('pre', { tabindex: 0, role: 'region', 'aria-label': 'BibTeX' }, d.entry),
  );
  card.hidden = false;
  card.scrollTop = 0;
}

// later has who builds on a paper, with a bar for each lane.
function later(p) {
  const all = p.later.filter(builds), count = new Map();
  for (const edge of all) count.set(laneOf[edge.to], (count.get(laneOf[edge.to]) || 0) + 1);
  const bars = [...count].sort((a, b) => b[1] - a[1]), most = bars.length && bars[0][1];
  const heading = all.length ? (all.length === 1 ? '1 later paper builds on it' : plural(all.length, 'later paper') + ' build on it') : '';
  const parts = list(heading, all, 'to', 'No later paper builds on it, as far as is known here.');
  if (lanes.length > 1 && bars.length) {
    parts.splice(1, 0, el('div', { class: 'bars' }, ...bars.slice(0, 8).flatMap(([n, k]) => {
      const bar = el('i');
      bar.style.width = Math.max(2, k / most * 90) + 'px';
      return [el('span', {}, lanes[n]), bar, el('span', {}, String(k))];
    })));
  }
  return parts;
}

// list tells of edges, those to the papers of most influence first: which paper is the
// other, and what says so, and where.
const FIRST = 8;
function list(heading, all, end, none) {
  if (!all.length) return none ? [el('p', { class: 'soft' }, none)] : [];
  const other = (edge) => (typeof end === 'string' ? edge[end] : edge.from === end ? edge.to : edge.from);
  all = [...all].sort((a, b) => a.relation - b.relation || papers[other(b)].influence - papers[other(a)].influence || a.at - b.at);
  const item = (edge) => {
    const q = papers[other(edge)];
    return el('li', {}, el('span', { class: 'key' }, key(edge.relation), paperButton(q)),
      ...edge.reasons.map((r) => el('p', { class: 'soft' }, relations[r.relation].name + ': ' + r.text + ' (', where(r.where), ')')));
  };
  const items = el('ul', {}, ...all.slice(0, FIRST).map(item));
  const parts = [el('h3', {}, heading), items];
  if (all.length > FIRST) {
    parts.push(el('button', { class: 'plain more', onclick: (event) => { event.target.remove(); items.append(...all.slice(FIRST).map(item)); items.children[FIRST].querySelector('button').focus(); } }, (all.length - FIRST).toLocaleString('en') + ' more'));
  }
  return parts;
}
const paperButton = (q) => el('button', { class: 'plain', title: q.title, onclick: () => go({ paper: q.i, to: -1 }) }, q.label + (q.year && !q.label.includes(q.year) ? ' ' + q.year : ''));
const where = (place) => (/^https?:\/\//.test(place) && URL.canParse(place) ? link(place.replace(/^https?:\/\/(www\.)?/, ''), place) : place);

// ways asks for another paper, and tells how edges lead to it.
function ways(i) {
  const input = el('input', { id: 'to', list: 'names', 'aria-label': 'The other paper', placeholder: 'name of a paper', autocomplete: 'off' });
  const names = el('datalist', { id: 'names' });
  const find = () => {
    const text = fold(input.value.trim());
    if (!text) return;
    const to = papers.find((q) => q.i !== i && fold(q.label) === text) || papers.filter((q) => q.i !== i && index[q.i].includes(text)).sort((a, b) => b.influence - a.influence)[0];
    if (to) go({ to: to.i });
    else say('No such paper');
  };
  input.addEventListener('change', find);
  input.addEventListener('focus', () => { if (!names.firstChild) names.append(...papers.map((q) => el('option', { value: q.label }))); }, { once: true });
  const parts = [el('h3', {}, 'What connects it to …'), el('div', { class: 'row' }, input, names)];
  if (state.to >= 0) {
    const way = wayBetween(i, state.to);
    input.value = papers[state.to].label;
    parts.push(way ? el('ol', { id: 'way' }, ...way.map((step, k) => el('li', {}, paperButton(papers[step.i]),
      ...(k ? step.edge.reasons.slice(0, 1).map((r) => el('p', { class: 'soft' }, `${said(step, papers[way[k - 1].i].label)}; ${relations[r.relation].name}: ${r.text} (`, where(r.where), ')')) : []))))
      : el('p', { id: 'way', class: 'soft' }, 'No path connects the two.'));
  }
  return parts;
}

// said says how a paper of a path relates to the one before.
const said = ({ edge, i }, before) => (!builds(edge) ? 'has something in common with ' + before : edge.to === i ? 'builds on ' + before : before + ' builds on it');

async function copy(button, text) {
  const label = button.textContent;
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch { // where the page is a file, and no clipboard is lent
    const area = el('textarea', { readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    done = document.execCommand('copy');
    area.remove();
    button.focus();
  }
  button.textContent = done ? 'Copied' : 'Copying failed: select the text below';
  say(button.textContent);
  if (done) setTimeout(() => { button.textContent = label; }, 1500);
}
