// The page: it takes a list, has the program make something of it, and shows that. A list
// is files and the arguments that name them; what is shown is what the program wrote.
'use strict';
const $ = (id) => document.getElementById(id);
const element = (name, attributes = {}, ...children) => {
  const e = Object.assign(document.createElement(name), attributes);
  e.append(...children);
  return e;
};

// ---- The program, in a worker that does one thing at a time.

// The site keeps itself for use without a network. The program is fetched when that is
// ready for it, or can't be had, or takes long.
const kept = Promise.race([
  new Promise((done) => setTimeout(done, 5000)),
  navigator.serviceWorker?.register('sw.js').then(() => navigator.serviceWorker.ready, () => {}),
]);

class Stopped extends Error {}

const program = {
  start() {
    this.halted = new Promise((_, reject) => { this.halt = reject; });
    this.halted.catch(() => {});
    this.turn = kept.then(() => {
      this.worker = new Worker('worker.js');
      return this.ask({ load: this.module });
    }).then(({ module }) => { this.module = module; $('loading').hidden = true; });
  },
  // ask sends a message, and returns the answer to it.
  ask(message) {
    return new Promise((resolve, reject) => {
      this.worker.onerror = (e) => reject(new Error(e.message || 'the program can not be loaded'));
      this.worker.onmessage = ({ data }) => {
        if ('loaded' in data) showLoading(data);
        else if ('failed' in data) reject(new Error(data.failed));
        else resolve(data);
      };
      this.worker.postMessage(message);
    });
  },
  // run runs the program once it has come and what was asked before is done.
  run(job) {
    const { halted } = this;
    const done = this.turn.then(() => (halted === this.halted ? this.ask({ run: job }) : halted));
    this.turn = this.module ? done.catch(() => {}) : this.turn.then(() => done.catch(() => {}));
    return Promise.race([done, halted]);
  },
  // stop ends what the worker does, and takes back what it has yet to do; it goes on to
  // load the program.
  stop() {
    this.halt(new Stopped());
    if (this.module) {
      this.worker.terminate();
      this.start();
    } else {
      this.halted = new Promise((_, reject) => { this.halt = reject; });
      this.halted.catch(() => {});
    }
  },
};

function showLoading({ loaded, total }) {
  const mb = (n) => (n / 1e6).toFixed(1);
  $('loading').hidden = false;
  if (total >= loaded) [$('progress').max, $('progress').value] = [total, loaded];
  else $('progress').removeAttribute('value');
  document.querySelector('[for=progress]').textContent = `The program comes: ${mb(loaded)}${total >= loaded ? ' of ' + mb(total) : ''} MB`;
}

// ---- Lists.

const narrow = matchMedia('(max-width: 56rem)');
const encode = (text) => new TextEncoder().encode(text);
const decode = (bytes) => new TextDecoder().decode(bytes);
let list; // {stem, names, files, input, address, results}; none before the example is read, whose picture comes with the page
const example = $('results-title').textContent;

function setList(title, parts) {
  if (list || title !== example) for (const panel of document.querySelectorAll('[role=tabpanel]')) panel.replaceChildren();
  list = { stem: 'list', names: [], files: [], input: new Uint8Array(0), results: new Map(), ...parts };
  $('results-title').textContent = title;
  if (title !== example && narrow.matches) $('results').scrollIntoView();
  show(selected());
}

$('paste').onsubmit = (e) => {
  e.preventDefault();
  const text = $('text').value;
  if (text.trim()) setList('Your list', { names: ['-'], input: encode(text) });
  else $('text').focus();
};

async function readFiles(files) {
  const all = [];
  for (const f of files) all.push(['/list/' + f.name, new Uint8Array(await f.arrayBuffer())]);
  if (all.length) setList(files.map((f) => f.name).join(', '), { stem: files[0].name.replace(/\.[^.]*$/, ''), names: files.map((f) => f.name), files: all });
}
$('drop').onsubmit = (e) => e.preventDefault();
$('files').onchange = () => readFiles([...$('files').files]).catch(showError);

addEventListener('dragover', (e) => { e.preventDefault(); document.body.classList.add('dragged'); });
addEventListener('dragleave', (e) => { if (!e.relatedTarget) document.body.classList.remove('dragged'); });
addEventListener('drop', (e) => {
  e.preventDefault();
  document.body.classList.remove('dragged');
  const text = e.dataTransfer.getData('text/plain');
  if (e.dataTransfer.files.length) readFiles([...e.dataTransfer.files]).catch(showError);
  else if (text) { $('text').value = text; $('paste').requestSubmit(); }
});

// A repository is read by the program, whose verb ids asks for nothing but the page; the
// other verbs then find that in the folder of what was fetched.
$('repository').onsubmit = (e) => {
  e.preventDefault();
  const name = $('name').value.trim().replace(/^(?:https?:\/\/)?(?:www\.)?github\.com\//, '').replace(/\/+$/, '');
  if (!name) return $('name').focus();
  const address = 'https://github.com/' + name;
  history.replaceState(null, '', '#' + name);
  setList(name, { stem: name.split('/').pop(), names: [address], address });
};

async function readExample() {
  const response = await fetch('clip.md');
  setList(example, { stem: 'clip', names: ['clip.md'], files: [['/list/clip.md', new Uint8Array(await response.arrayBuffer())]] });
}
$('example').onsubmit = (e) => { e.preventDefault(); readExample().catch(showError); };

// ---- Results.

const extensions = { svg: 'svg', html: 'html', csv: 'csv', bib: 'bib', check: 'txt', mermaid: 'mmd', canvas: 'canvas', markdown: 'md', csljson: 'json', json: 'json', jsonl: 'jsonl', dot: 'dot', graphml: 'graphml', gexf: 'gexf', pajek: 'net' };
const types = { svg: 'image/svg+xml', html: 'text/html;charset=utf-8' };

// result returns what a verb makes of the list, and runs the program if it has not yet.
function result(verb) {
  const { results } = list;
  if (!results.has(verb)) {
    const made = make(verb, list);
    results.set(verb, made);
    made.then((m) => { if (!isDone(m)) results.delete(verb); }, () => results.delete(verb));
  }
  return results.get(verb);
}

let runs = 0; // that are not done
async function make(verb, from) {
  const job = (args, hosts = []) => program.run({ args: [...args, '--', ...from.names], files: from.files, input: from.input, hosts });
  runs++;
  const began = Date.now();
  const clock = setInterval(() => { $('status').textContent = `The program ${program.module ? 'runs' : 'is awaited'}: ${Math.round((Date.now() - began) / 1000)} s`; }, 1000);
  $('cancel').hidden = false;
  $('results').setAttribute('aria-busy', 'true');
  try {
    if (from.address && !from.files.length) {
      const fetched = await job(['ids'], ['raw.githubusercontent.com']);
      if (!fetched.files.some(([path]) => path.startsWith('/cache/lists/'))) return fetched;
      from.files = fetched.files;
    }
    return await job([...verb.split(' '), '--offline']);
  } finally {
    clearInterval(clock);
    if (!--runs) {
      $('status').textContent = '';
      $('cancel').hidden = true;
      $('results').removeAttribute('aria-busy');
    }
  }
}

const selected = () => document.querySelector('[role=tab][aria-selected=true]').getAttribute('aria-controls');
const isDone = (made) => made.code === 0 || made.code === 3; // 3: there are findings

// show makes what a tab stands for, if it is not there yet, and shows it.
async function show(verb) {
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const is = tab.getAttribute('aria-controls') === verb;
    tab.setAttribute('aria-selected', is);
    tab.tabIndex = is ? 0 : -1;
    $(tab.getAttribute('aria-controls')).hidden = !is;
  }
  $('error').hidden = $('said').hidden = true;
  $('take').hidden = false;
  $('size').hidden = verb !== 'svg';
  $('download').disabled = true;
  $('command').textContent = `clipgraph ${verb}${list.address ? '' : ' --offline'} ${list.names.map((n) => (/[^\w./:-]/.test(n) ? `'${n.replaceAll("'", "'\\''")}'` : n)).join(' ')}`;
  const from = list;
  try {
    const made = await result(verb);
    if (from !== list || selected() !== verb) return;
    if (!isDone(made)) throw new Error(made.err.trim() || `the program ended with code ${made.code}`);
    if (!$(verb).childElementCount) $(verb).append(...views[verb](made));
    $('download').disabled = false;
    $('said').hidden = !made.err.trim();
    $('said').querySelector('pre').textContent = made.err.trim();
    $('status').textContent = made.err.trim().split('\n').pop();
  } catch (e) {
    if (from !== list || selected() !== verb) return;
    $(verb).hidden = $('take').hidden = true;
    showError(e);
  }
}

function showError(e) {
  $('error').textContent = e instanceof Stopped ? 'Cancelled.' : e.message;
  $('error').hidden = false;
}

const blobURL = (verb, bytes) => URL.createObjectURL(new Blob([bytes], { type: types[verb] || 'text/plain;charset=utf-8' }));

// What a tab shows of a verb's output: elements.
const views = {
  svg({ out }) {
    const text = decode(out.subarray(0, 4096));
    const title = new DOMParser().parseFromString(text.match(/<title[^>]*>[^<]*<\/title>/)?.[0] || '<title/>', 'text/xml').documentElement.textContent;
    return [element('img', { src: blobURL('svg', out), alt: `The field in the order of time: ${title}` })];
  },
  html({ out }) {
    const frame = element('iframe', { title: 'The page of the field' });
    frame.sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';
    frame.src = blobURL('html', out);
    return [frame];
  },
  csv({ out }) {
    const [header, ...rows] = parseCSV(decode(out));
    const at = (name) => header.indexOf(name);
    const body = element('tbody');
    for (const row of rows.slice(0, maxRows)) {
      const address = row[at('arxiv')] ? 'https://arxiv.org/abs/' + row[at('arxiv')] : row[at('links')].split('; ').find((l) => /^https?:\/\//.test(l));
      const title = row[at('title')] || row[at('listed_title')] || row[at('key')];
      body.append(element('tr', {}, ...[row[at('name')], address ? element('a', { href: address, rel: 'noopener', target: '_blank' }, title) : title, someAuthors(row[at('authors')]), row[at('year')], row[at('venue')], row[at('section')]].map((v) => element('td', {}, v))));
    }
    const head = element('tr', {}, ...['Name', 'Title', 'Authors', 'Year', 'Venue', 'Section'].map((v) => element('th', { scope: 'col' }, v)));
    const more = rows.length > maxRows ? [element('p', {}, `${rows.length - maxRows} more rows are in the file.`)] : [];
    return [element('table', {}, element('thead', {}, head), body), ...more];
  },
  bib({ out }) {
    const text = decode(out.subarray(0, maxText));
    const more = out.length > maxText ? [element('p', {}, `The file has ${((out.length - maxText) / 1e6).toFixed(1)} MB more.`)] : [];
    return [element('pre', { textContent: text }), ...more];
  },
  check({ out, err }) {
    const all = element('ul');
    for (const line of decode(out).split('\n').filter(Boolean)) {
      const [, place, severity, message] = line.match(/^(.*?:\d+:\d+): (\w+): (.*)$/) || [null, '', '', line];
      all.append(element('li', { className: severity }, element('b', {}, severity), element('span', {}, message, element('br'), placeOf(place))));
    }
    return all.childElementCount ? [all] : [element('p', {}, err.trim() || 'Nothing was found.')];
  },
};
const maxRows = 5000, maxText = 2e6;

// placeOf shows the place of a finding; in a list that was pasted, it leads there.
function placeOf(place) {
  const line = Number(place.match(/^-:(\d+):/)?.[1]);
  if (!line) return element('span', { className: 'small' }, place);
  const text = list.input;
  return element('button', {
    type: 'button', className: 'place', textContent: 'line ' + line,
    onclick() {
      const lines = decode(text).split('\n'), start = lines.slice(0, line - 1).join('\n').length + (line > 1);
      $('text').value = decode(text);
      $('text').focus();
      $('text').setSelectionRange(start, start + lines[line - 1].length);
    },
  });
}

// someAuthors names three, and counts the rest.
function someAuthors(text) {
  const all = text.split('; ');
  return all.length > 4 ? `${all.slice(0, 3).join(', ')} and ${all.length - 3} more` : all.join(', ');
}

// parseCSV returns the records of a text of comma-separated values (RFC 4180).
function parseCSV(text) {
  const records = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    records.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',' && end) records.push([]);
    if (!end) break;
  }
  records.pop();
  return records;
}

// ---- Controls.

for (const tab of document.querySelectorAll('[role=tab]')) {
  tab.onclick = () => {
    const verb = tab.getAttribute('aria-controls');
    if (list) show(verb);
    else readExample().then(() => show(verb)).catch(showError);
  };
}

document.querySelector('[role=tablist]').onkeydown = (e) => {
  const tabs = [...document.querySelectorAll('[role=tab]')], i = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: -1 }[e.key];
  if (to === undefined) return;
  e.preventDefault();
  tabs.at(to % tabs.length).focus();
  document.activeElement.click();
};

$('cancel').onclick = () => program.stop();
$('size').onclick = () => $('size').setAttribute('aria-pressed', document.body.classList.toggle('full'));

function download(verb, bytes) {
  const name = verb.split(' ')[0];
  const link = element('a', { href: blobURL(name, bytes), download: `${list.stem}${verb.includes('--edges') ? '-edges' : ''}.${extensions[name]}` });
  document.body.append(link);
  link.click();
  link.remove();
}
$('download').onclick = async () => download(selected(), (await result(selected())).out);
$('convert').onsubmit = async (e) => {
  e.preventDefault();
  $('error').hidden = true;
  const verb = $('format').value;
  try {
    if (!list) await readExample();
    const made = await result(verb);
    if (isDone(made)) download(verb, made.out);
    else showError(new Error(made.err.trim()));
  } catch (error) {
    showError(error);
  }
};

if (narrow.matches) $('size').click();
$('name').value = location.hash.slice(1); // the address of a page that read a repository names it
program.start();
program.turn.then(() => { if (!list) return readExample(); }).catch(showError);
