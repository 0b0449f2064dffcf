// Has Mermaid itself, in headless Chromium, draw diagrams that clipgraph wrote:
//
//   node .ci/mermaid.mjs MODULES DIAGRAM...
//
// Beside each DIAGRAM.mermaid stands DIAGRAM.csv, the table of its papers: each label that is
// drawn is the beginning of a name or a title of it, or says how many others there are.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve, dirname } from 'node:path';

const [modules, ...names] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'x'));
const { chromium } = require('playwright-core');
const failures = [];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
page.on('dialog', (d) => { failures.push('dialog: ' + d.message()); d.dismiss(); });
page.on('pageerror', (e) => failures.push('error: ' + e.message));
page.on('request', (r) => failures.push('request: ' + r.url()));
await page.setContent('<main></main>');
await page.addScriptTag({ path: join(dirname(require.resolve('mermaid')), 'mermaid.min.js') });
await page.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }));
const said = [];
for (const name of names) {
  const text = readFileSync(name + '.mermaid', 'utf8');
  const drawn = await page.evaluate(async (text) => {
    try {
      const { svg } = await globalThis.mermaid.render('m', text);
      document.querySelector('main').innerHTML = svg;
      const all = (selector) => [...document.querySelectorAll(selector)];
      return { labels: all('.node .nodeLabel').map((n) => n.textContent), groups: all('.cluster-label .nodeLabel').length, edges: all('.edgePaths path.flowchart-link').length, scripts: all('main script, main img').length };
    } catch (e) {
      return { error: String(e) };
    }
  }, text);
  if (drawn.error) { failures.push(`${name}: ${drawn.error}`); continue; }
  const count = (pattern) => (text.match(pattern) || []).length;
  const nodes = count(/^ *[pr]\d+[[(]/gm), groups = count(/^ *subgraph /gm), edges = count(/^ *p\d+ [=.>-]+ p\d+$/gm);
  if (drawn.labels.length !== nodes || drawn.groups !== groups || drawn.edges !== edges || drawn.scripts) failures.push(`${name}: ${JSON.stringify({ ...drawn, labels: drawn.labels.length })}, written ${nodes} nodes, ${groups} groups, ${edges} edges`);
  const flat = (s) => s.replace(/[\s\p{C}]+/gu, ' ').trim();
  const table = flat(readFileSync(name + '.csv', 'utf8').replaceAll('""', '"'));
  for (const label of drawn.labels) {
    if (!/^\d+ (others|papers)$/.test(label) && !table.includes(flat(label.replace(/…$/, '')))) failures.push(`${name}: the label ${JSON.stringify(label)} is of no paper`);
  }
  said.push(`${name}: ${nodes} nodes, ${edges} arrows`);
}
await browser.close();
if (failures.length) { console.log(failures.join('\n')); process.exit(1); }
console.log(said.join('; '));
