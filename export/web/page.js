// The page's behaviour: it draws the layout with cytoscape, finds papers, filters
// them, and tells of one in a card. All text from the data becomes text of the page
// by textContent; the data is inert JSON.
'use strict';
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($('data').textContent);
  const papers = data.papers, edges = data.edges;
  const root = document.documentElement;
  root.classList.add('js');

  // el makes an element with attributes and children; text stays text.
  const el = (tag, attributes, ...children) => {
    const e = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith('on')) e.addEventListener(name.slice(2), value);
      else if (value !== undefined && value !== false && value !== '') e.setAttribute(name, value === true ? '' : value);
    }
    e.append(...children.filter((c) => c !== undefined && c !== ''));
    return e;
  };
  const say = (text) => { $('said').textContent = text; };

  // ---- the picture -------------------------------------------------------
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const colour = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const large = papers.length > 400;
  const shown = (e) => data.strokes[e.stroke];
  const elements = [];
  data.lanes.forEach((b, i) => elements.push({
    group: 'nodes', classes: 'lane', selectable: false, grabbable: false,
    data: { id: 'lane ' + i, label: b.label, w: data.width, h: b.end - b.start },
    position: { x: data.width / 2, y: (b.start + b.end) / 2 },
  }));
  data.lanes.forEach((b, i) => elements.push({
    group: 'nodes', classes: 'title', selectable: false, grabbable: false,
    data: { id: 'title ' + i, label: b.label }, position: { x: data.font * 0.6, y: b.start + data.font * 1.1 },
  }));
  data.columns.forEach((b, i) => elements.push({
    group: 'nodes', classes: 'column', selectable: false, grabbable: false,
    data: { id: 'column ' + i, label: b.label, w: 1, h: data.height },
    position: { x: b.start, y: data.height / 2 },
  }));
  papers.forEach((p, i) => elements.push({
    group: 'nodes', classes: p.listed ? 'paper' : 'paper unlisted', grabbable: false,
    data: { id: 'p' + i, i, label: p.label, w: p.w, h: p.h, t: p.w - data.font * 0.6 },
    position: { x: p.x + p.w / 2, y: p.y + p.h / 2 },
  }));
  edges.forEach((e, i) => elements.push({
    group: 'edges', classes: 'stroke' + e.stroke,
    data: { id: 'e' + i, i, source: 'p' + e.source, target: 'p' + e.target },
  }));
  const style = () => {
    const ink = colour('--ink'), line = colour('--line'), ground = colour('--ground'), mark = colour('--mark');
    const font = 'system-ui, Helvetica, Arial, sans-serif';
    return [
      { selector: '*', style: { 'z-index-compare': 'manual' } },
      { selector: '.paper', style: { shape: 'round-rectangle', width: 'data(w)', height: 'data(h)', label: 'data(label)', 'font-family': font, 'font-size': data.font, color: ink,
        'text-valign': 'center', 'text-halign': 'center', 'background-color': colour('--card'), 'border-width': 1, 'border-color': colour('--soft'), 'text-wrap': 'ellipsis', 'text-max-width': 'data(t)', 'z-index': 3, 'min-zoomed-font-size': 5 } },
      { selector: '.unlisted', style: { 'border-style': 'dashed' } },
      { selector: '.lane', style: { shape: 'round-rectangle', width: 'data(w)', height: 'data(h)', 'background-color': colour('--lane'), 'z-index': 0, events: 'no' } },
      { selector: '.title', style: { width: 1, height: 1, 'background-opacity': 0, label: 'data(label)', 'font-family': font, 'font-size': data.font * 1.05, 'font-weight': 'bold', color: ink,
        'text-valign': 'center', 'text-halign': 'right', 'z-index': 1, events: 'no' } },
      { selector: '.column', style: { shape: 'rectangle', width: 1, height: 'data(h)', 'background-color': line, label: 'data(label)', 'font-family': font, 'font-size': data.font * 1.1, 'font-weight': 'bold', color: colour('--soft'),
        'text-valign': 'top', 'text-halign': 'right', 'z-index': 1, events: 'no' } },
      { selector: 'edge', style: { 'curve-style': 'straight', 'source-endpoint': '50% 0%', 'target-endpoint': '-50% 0%', 'z-index': 2, 'arrow-scale': 0.9 } },
      ...data.strokes.map((s, i) => ({ selector: '.stroke' + i, style: {
        width: s.width, 'line-color': dark.matches ? s.dark : s.light, 'target-arrow-color': dark.matches ? s.dark : s.light, 'target-arrow-shape': s.arrow ? 'triangle' : 'none',
        'line-style': s.dash === '' ? 'solid' : 'dashed', 'line-dash-pattern': s.dash === '' ? [1, 0] : s.dash.split(' ').map(Number) } })),
      { selector: '.away', style: { opacity: 0.15 } },
      { selector: '.near', style: { 'border-color': mark, 'border-width': 2, 'z-index': 5 } },
      { selector: '.chosen', style: { 'border-color': mark, 'border-width': 3, 'background-color': mark, color: ground, 'z-index': 6 } },
      { selector: '.out', style: { display: 'none' } },
    ];
  };
  const cy = cytoscape({
    container: $('graph'), elements, style: style(), layout: { name: 'preset', fit: false }, minZoom: 0.05, maxZoom: 4,
    boxSelectionEnabled: false, autounselectify: true, textureOnViewport: large, hideEdgesOnViewport: large, motionBlur: false, pixelRatio: large ? 1 : 'auto',
  });
  dark.addEventListener('change', () => cy.style(style()));
  const node = (i) => cy.getElementById('p' + i);
  const fit = () => {
    root.style.setProperty('--head', document.querySelector('header').offsetHeight + 'px');
    cy.resize();
    cy.fit(undefined, 16);
    if (cy.zoom() < 0.55) { // rather legible than whole: begin at the top left
      const zoom = Math.min(1, Math.max(0.7, cy.zoom()));
      cy.viewport({ zoom, pan: { x: 12, y: 28 } });
    }
  };
  fit();
  addEventListener('resize', fit);
  $('fit').addEventListener('click', () => cy.fit(cy.elements(':visible'), 16));

  const light = (i) => cy.batch(() => {
    const near = node(i).closedNeighborhood();
    cy.elements('.paper, edge').not(near).addClass('away');
    near.nodes().addClass('near');
  });
  const unlight = () => cy.batch(() => cy.elements().removeClass('away near'));
  let chosen = -1;
  cy.on('mouseover', '.paper', (event) => { unlight(); light(event.target.data('i')); });
  cy.on('mouseout', '.paper', () => { unlight(); if (chosen >= 0) light(chosen); });
  cy.on('tap', '.paper', (event) => open(event.target.data('i')));
  cy.on('tap', (event) => { if (event.target === cy) close(); });
  $('graph').addEventListener('keydown', (event) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) cy.panBy({ x: step[0], y: step[1] });
    else if (event.key === '+' || event.key === '-') cy.zoom({ level: cy.zoom() * (event.key === '+' ? 1.2 : 1 / 1.2), renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    else return;
    event.preventDefault();
  });

  // ---- the card ----------------------------------------------------------
  const link = (text, address) => el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
  const neighbours = (i, which) => edges.filter((e) => e[which === 'earlier' ? 'target' : 'source'] === i)
    .map((e) => ({ e, other: e[which === 'earlier' ? 'source' : 'target'] }))
    .sort((a, b) => papers[a.other].date < papers[b.other].date ? -1 : 1);
  const ties = (i, which) => {
    const all = neighbours(i, which);
    if (!all.length) return [];
    return [el('h3', {}, which === 'earlier' ? 'Earlier' : 'Later'), el('ul', {}, ...all.map(({ e, other }) => el('li', {},
      el('button', { type: 'button', onclick: () => open(other) }, papers[other].label), ' ', el('span', { class: 'soft' }, papers[other].date),
      ...e.reasons.map((r) => el('p', { class: 'soft' }, r.relation + ': ' + r.evidence + ' (' + r.where + ')')))))];
  };
  let before; // what had the focus before the card was opened
  function open(i) {
    const p = papers[i], card = $('card');
    if (card.hidden) before = document.activeElement;
    card.replaceChildren(
      el('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: close }, '✕'),
      el('h2', { tabindex: '-1' }, p.title || p.label),
      p.authors.length ? el('p', {}, p.authors.join(', ')) : el('p', { class: 'soft' }, 'Authors not known'),
      el('p', { class: 'soft' }, [p.venue, p.date, p.arxiv && 'arXiv:' + p.arxiv].filter(Boolean).join(' · ')),
      p.withdrawn ? el('p', { class: 'withdrawn' }, 'Withdrawn by its authors.') : '',
      p.updated ? el('p', { class: 'soft' }, 'Last version: ' + p.updated) : '',
      p.journal_ref ? el('p', { class: 'soft' }, 'Journal reference: ' + p.journal_ref) : '',
      p.comment ? el('p', { class: 'soft' }, 'Comment: ' + p.comment) : '',
      p.section ? el('p', { class: 'soft' }, p.section + ' · ' + p.where) : '',
      p.listed ? '' : el('p', { class: 'soft' }, 'Not in the list: papers of the list cite it.'),
      p.resolved ? '' : el('p', { class: 'soft' }, 'No source knows it: this is what the list says.'),
      el('p', { class: 'links' }, ...p.links.map((l) => link(l.text, l.url))),
      ...p.notes.map((n) => el('p', {}, n)),
      p.abstract ? el('details', { class: 'abstract' }, el('summary', {}, 'Abstract'), el('p', {}, p.abstract)) : '',
      ...ties(i, 'earlier'), ...ties(i, 'later'),
      el('h3', {}, 'BibTeX'),
      el('button', { type: 'button', id: 'copy', onclick: () => copy(p.bib) }, 'Copy the BibTeX'),
      el('pre', {}, p.bib),
    );
    card.hidden = false;
    card.scrollTop = 0;
    unlight();
    cy.elements().removeClass('chosen');
    chosen = i;
    node(i).addClass('chosen');
    light(i);
    reveal(i);
    card.querySelector('h2').focus();
    say('Opened ' + p.label);
  }
  // reveal brings a paper into the part of the picture that the card leaves free.
  function reveal(i) {
    const card = $('card'), below = card.offsetWidth > cy.width() * 0.9;
    const width = below ? cy.width() : cy.width() - card.offsetWidth, height = below ? cy.height() - card.offsetHeight : cy.height();
    const b = node(i).renderedBoundingBox();
    if (b.x1 > 0 && b.y1 > 0 && b.x2 < width && b.y2 < height) return;
    const pan = { x: cy.pan().x + width / 2 - (b.x1 + b.x2) / 2, y: cy.pan().y + height / 2 - (b.y1 + b.y2) / 2 };
    if (still.matches) cy.pan(pan);
    else cy.animate({ pan }, { duration: 200 });
  }
  function close() {
    if ($('card').hidden) return;
    $('card').hidden = true;
    chosen = -1;
    cy.elements().removeClass('chosen');
    unlight();
    if (before && document.contains(before)) before.focus();
  }
  async function copy(text) {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      const area = el('textarea', { readonly: true }); // where the page is a file, and no clipboard is lent
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand('copy');
      area.remove();
    }
    const button = $('copy');
    button.textContent = done ? 'Copied' : 'Copying failed: select the text below';
    button.focus();
    say(button.textContent);
  }
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { if (!$('found').hidden) hideFound(); else close(); }
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { $('query').focus(); event.preventDefault(); }
  });

  // ---- the search --------------------------------------------------------
  const fold = (s) => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const index = papers.map((p) => fold([p.label, p.title, p.authors.join(' '), p.arxiv, p.key].join(' ')));
  let hits = [], at = -1;
  const hideFound = () => { $('found').hidden = true; $('query').setAttribute('aria-expanded', 'false'); at = -1; };
  const mark = (n) => {
    at = n;
    [...$('found').children].forEach((li, k) => li.setAttribute('aria-selected', String(k === at)));
    const li = $('found').children[at];
    $('query').setAttribute('aria-activedescendant', li ? li.id : '');
    if (li) li.scrollIntoView({ block: 'nearest' });
  };
  $('query').addEventListener('input', () => {
    const words = fold($('query').value).split(/\s+/).filter(Boolean);
    hits = words.length ? papers.map((_, i) => i).filter((i) => words.every((w) => index[i].includes(w))) : [];
    hits.sort((a, b) => fold(papers[a].label).startsWith(words[0]) < fold(papers[b].label).startsWith(words[0]) ? 1 : -1);
    $('found').replaceChildren(...hits.slice(0, 50).map((i, k) => el('li', { id: 'hit' + k, role: 'option', 'aria-selected': 'false', onmousedown: (event) => event.preventDefault(), onclick: () => choose(i) },
      papers[i].label, ' ', el('small', {}, papers[i].label === papers[i].title ? papers[i].date : papers[i].title + ' ' + papers[i].date))));
    $('found').hidden = !hits.length;
    $('query').setAttribute('aria-expanded', String(hits.length > 0));
    mark(hits.length ? 0 : -1);
    say(words.length ? hits.length + ' found' : '');
  });
  $('query').addEventListener('keydown', (event) => {
    const n = Math.min(hits.length, 50);
    if (event.key === 'ArrowDown' && n) mark((at + 1) % n);
    else if (event.key === 'ArrowUp' && n) mark((at + n - 1) % n);
    else if (event.key === 'Enter' && at >= 0) choose(hits[at]);
    else return;
    event.preventDefault();
  });
  $('query').addEventListener('blur', () => setTimeout(hideFound, 0));
  function choose(i) {
    hideFound();
    open(i);
  }

  // ---- filters and the list ----------------------------------------------
  const filter = () => {
    const relations = new Set([...document.querySelectorAll('input[name=relation]:checked')].map((b) => b.value));
    const sections = new Set([...document.querySelectorAll('input[name=section]:checked')].map((b) => Number(b.value)));
    const since = Number($('since').value), until = Number($('until').value);
    const keep = papers.map((p) => sections.has(p.lane) && (!p.year || p.year >= since && p.year <= until));
    let n = 0;
    cy.batch(() => {
      papers.forEach((p, i) => { n += keep[i]; node(i).toggleClass('out', !keep[i]); });
      edges.forEach((e, i) => cy.getElementById('e' + i).toggleClass('out', !(keep[e.source] && keep[e.target] && e.reasons.some((r) => relations.has(r.relation)))));
    });
    document.querySelectorAll('#papers tbody tr').forEach((row) => { row.hidden = !keep[Number(row.dataset.i)]; });
    $('count').textContent = n === papers.length ? papers.length + ' papers' : n + ' of ' + papers.length + ' papers';
  };
  const box = (name, value, checked, ...label) => el('label', {}, el('input', { type: 'checkbox', name, value, checked, onchange: filter }), ...label);
  const swatch = (s) => {
    const ns = 'http://www.w3.org/2000/svg', svg = document.createElementNS(ns, 'svg'), path = document.createElementNS(ns, 'path');
    svg.setAttribute('class', 'swatch');
    svg.setAttribute('viewBox', '0 0 28 10');
    svg.setAttribute('aria-hidden', 'true');
    for (const [k, v] of Object.entries({ d: 'M0 5h28', stroke: dark.matches ? s.dark : s.light, 'stroke-width': s.width + 0.6, 'stroke-dasharray': s.dash })) if (v !== '') path.setAttribute(k, v);
    svg.append(path);
    return svg;
  };
  const used = data.strokes.filter((s) => edges.some((e) => e.reasons.some((r) => r.relation === s.relation)));
  $('relations').append(...used.map((s) => box('relation', s.relation, true, swatch(s), s.relation + ': ' + s.meaning)));
  $('relations').hidden = !used.length;
  $('sections').append(...data.lanes.map((b, i) => box('section', i, true, b.label)));
  const years = [...new Set(papers.map((p) => p.year).filter(Boolean))].sort();
  for (const [id, last] of [['since', false], ['until', true]]) {
    $(id).append(...years.map((y) => el('option', { value: y, selected: y === (last ? years.at(-1) : years[0]) }, String(y))));
    $(id).addEventListener('change', filter);
  }
  document.querySelectorAll('.all').forEach((b) => b.addEventListener('click', () => {
    const boxes = [...b.closest('fieldset').querySelectorAll('input')], on = !boxes.every((x) => x.checked);
    boxes.forEach((x) => { x.checked = on; });
    filter();
  }));
  $('view').addEventListener('click', () => {
    const list = root.classList.toggle('list');
    $('view').textContent = list ? 'Picture' : 'List';
    if (!list) cy.resize();
  });
  document.querySelectorAll('#papers tbody tr').forEach((row) => {
    const name = row.querySelector('.name');
    name.replaceWith(el('button', { type: 'button', class: 'name', onclick: () => open(Number(row.dataset.i)) }, name.textContent));
  });
  document.addEventListener('click', (event) => document.querySelectorAll('details[open]').forEach((d) => { if (!d.contains(event.target)) d.open = false; }));
  filter();
})();
