// Opens the site in headless Chromium, by playwright-core in the folder of the first
// argument, and uses every control of it:
//
//   node .ci/site.mjs MODULES SITE CLIPGRAPH [PICTURES]
//
// SITE is the folder that internal/site made, CLIPGRAPH the native program, whose output
// must be that of the site, byte by byte. With PICTURES, a folder, screenshots are kept
// there. Whatever is asked of anybody, and was not asked for, is a failure; so is what
// axe-core calls serious, if it is among the modules.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';

const [modules, site, clipgraph, pictures] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'x'));
const { chromium } = require('playwright-core');
const axe = existsSync(join(modules, 'axe-core')) && readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const failures = [], said = [];
const check = (what, ok) => { if (!ok) failures.push(what); };

// What the native program writes, in a folder and with a cache of its own.
const work = mkdtempSync(join(tmpdir(), 'site'));
const native = (args, input = '') => spawnSync(resolve(clipgraph), args, { cwd: work, input, maxBuffer: 1 << 28, env: { ...process.env, CLIPGRAPH_CACHE: join(work, 'cache') } }).stdout;

// same checks that the site wrote what the native program does.
function same(what, data, args, input) {
  const want = native(args, input);
  if (data.equals(want) && data.length > 0) return;
  let at = 0;
  while (at < data.length && data[at] === want[at]) at++;
  failures.push(`${what} is not what the program writes, from byte ${at}: ${JSON.stringify(String(data.subarray(at - 40, at + 80)))}, want ${JSON.stringify(String(want.subarray(at - 40, at + 80)))}`);
}

// Servers of static files send these headers; asked has what was asked of this one.
const asked = [];
const kinds = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };
const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html');
  asked.push(path);
  const file = join(resolve(site), path.replace('/clipgraph/', '/'));
  if (!path.startsWith('/clipgraph/') || !existsSync(file)) return response.writeHead(404).end();
  const data = readFileSync(file);
  response.writeHead(200, { 'Content-Type': kinds[extname(path)] || 'application/octet-stream', 'Content-Length': data.length, 'Cache-Control': 'max-age=600' }).end(data);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`, address = origin + '/clipgraph/';

let browser, last;
process.on('uncaughtException', async (e) => {
  failures.push(e.message.split('\n')[0], 'the page says: ' + await last?.textContent('#error').catch(() => ''));
  console.log(failures.join('\n'));
  await browser?.close();
  process.exit(1);
});
browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const repository = '- [A Net of Nets](https://arxiv.org/abs/2101.00001)\n- **NetNet: on a Net of Nets** [[Paper](https://arxiv.org/abs/2201.00001)]\n';
const fetched = [];

async function open(options) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  await context.route('https://raw.githubusercontent.com/**', (route) => {
    const { pathname } = new URL(route.request().url());
    fetched.push(pathname);
    const headers = { 'Access-Control-Allow-Origin': '*' };
    return pathname === '/owner/name/HEAD/readme.md' ? route.fulfill({ body: repository, headers, contentType: 'text/plain' }) : route.fulfill({ status: 404, headers, body: '404: Not Found' });
  });
  context.on('request', (r) => { if (!r.url().startsWith(address) && !/^(data|blob):/.test(r.url()) && !r.url().startsWith('https://raw.githubusercontent.com/owner/')) failures.push('request: ' + r.url()); });
  const page = await context.newPage();
  page.on('console', (m) => { if (!/404|ERR_INTERNET_DISCONNECTED/.test(m.text())) failures.push('console: ' + m.text()); });
  page.on('pageerror', (e) => failures.push('error: ' + e.message));
  page.on('dialog', (d) => { failures.push('dialog: ' + d.message()); d.dismiss(); });
  page.setDefaultTimeout(60000);
  last = page;
  await page.goto(address);
  return { context, page };
}

// idle waits until nothing runs; it returns what the page says then.
async function idle(page) {
  await page.waitForFunction(() => !document.querySelector('#results[aria-busy]') && document.querySelector('#loading').hidden && typeof list !== 'undefined' && list, null, { timeout: 120000 });
  return page.evaluate(() => new Promise((done) => setTimeout(() => done(document.querySelector('#status').textContent), 0)));
}
const titled = (page, title) => page.waitForFunction((t) => document.querySelector('#results-title').textContent.includes(t), title);
const tab = async (page, name) => { await page.click('#tab-' + name); return idle(page); };
async function taken(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120000 }), click()]);
  return { name: download.suggestedFilename(), data: readFileSync(await download.path()) };
}
const shot = async (page, name) => { if (pictures) await page.screenshot({ path: join(pictures, name + '.png') }); };
async function accessible(page, what) {
  if (!axe) return;
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'], iframes: false }));
  for (const v of violations) if (['serious', 'critical'].includes(v.impact)) failures.push(`axe, ${what}: ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' ')}`);
  check(`${what}: the page is wider than its window`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}

// At the first visit the picture is there at once, and the rest when the program has come.
const began = Date.now();
const { page, context } = await open({ viewport: { width: 1440, height: 900 } });
check('no picture at first', await page.locator('#svg img').evaluate((i) => i.decode().then(() => i.naturalWidth > 100)));
await shot(page, 'first');
check('the example has other papers', (await idle(page)).includes('76 of 76 papers resolved'));
said.push(`ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
await accessible(page, 'picture');
await page.click('#size');
check('the picture has no full size', await page.locator('#svg img').evaluate((i) => Math.abs(i.clientWidth - i.naturalWidth) < 2));
await page.click('#size');
check('the program was fetched ' + asked.filter((p) => p.endsWith('.gz')).length + ' times', asked.filter((p) => p.endsWith('.gz')).length === 1);

// The keyboard goes through the tabs.
await page.focus('#tab-svg');
for (const name of ['html', 'csv', 'bib', 'check']) {
  await page.keyboard.press('ArrowRight');
  await idle(page);
  check(`the keyboard does not reach ${name}`, await page.locator('#tab-' + name).evaluate((t) => t === document.activeElement && t.getAttribute('aria-selected') === 'true'));
  if (name === 'html') {
    await page.frames().at(-1).waitForFunction(() => document.documentElement.classList.contains('js') && document.querySelector('canvas, svg'));
  }
  await accessible(page, name);
  await shot(page, name);
}
await page.keyboard.press('Home');
check('Home leads elsewhere', await page.locator('#tab-svg').getAttribute('aria-selected') === 'true');
check('the table has other rows', await page.locator('#csv tbody tr').count() === 76);

// Files: chosen, and dropped. Every format is the native one.
const bad = '# Nets\n\n' + repository + '- [A Net of Nets](https://arxiv.org/abs/2101.000011)\n- **Owl & Sons: "100 %" \\LaTeX** [[Paper](https://doi.org/10.1000/182)]\n';
writeFileSync(join(work, "my 'list'.md"), bad);
await page.setInputFiles('#files', join(work, "my 'list'.md"));
await titled(page, "my 'list'.md");
await idle(page);
for (const verb of ['svg', 'html', 'csv', 'bib', 'check']) {
  await tab(page, verb);
  const { name, data } = await taken(page, () => page.click('#download'));
  same(name, data, [verb, '--offline', '--', "my 'list'.md"]);
}
check('no finding', await page.locator('#check li.error').count() === 1);
check('the command is another: ' + await page.textContent('#command'), (await page.textContent('#command')) === String.raw`clipgraph check --offline 'my '\''list'\''.md'`);
for (const verb of await page.locator('#format option').evaluateAll((all) => all.map((o) => o.value))) {
  await page.selectOption('#format', verb);
  const { name, data } = await taken(page, () => page.click('#convert button'));
  same(name, data, [...verb.split(' '), '--offline', '--', "my 'list'.md"]);
}
writeFileSync(join(work, 'refs.bib'), native(['bib', '--offline']));
const dropped = await page.evaluateHandle((text) => { const d = new DataTransfer(); d.items.add(new File([text], 'refs.bib')); return d; }, readFileSync(join(work, 'refs.bib'), 'utf8'));
await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
await titled(page, 'refs.bib');
await tab(page, 'bib');
{
  const { name, data } = await taken(page, () => page.click('#download'));
  check('a dropped refs.bib comes back as ' + name, name === 'refs.bib' && data.equals(native(['bib', '--offline', '--', 'refs.bib'])));
}

// What is pasted is standard input. What the program refuses, it says.
await page.fill('#text', bad);
await page.click('#paste button');
await idle(page);
{
  const { data } = await taken(page, () => page.click('#download'));
  check('what is pasted is read otherwise', data.equals(native(['bib', '--offline', '--', '-'], bad)));
}
await tab(page, 'check');
await page.click('#check li.error .place');
check('a finding leads elsewhere', await page.evaluate(() => document.activeElement === document.querySelector('#text') && getSelection().toString().includes('2101.000011')));
await tab(page, 'bib');
await page.fill('#text', 'nothing here');
await page.press('#text', 'Tab');
await page.keyboard.press('Enter');
await idle(page);
const refused = spawnSync(resolve(clipgraph), ['bib', '--offline', '--', '-'], { input: 'nothing here', encoding: 'utf8' }).stderr.trim();
check('an error is told otherwise: ' + await page.textContent('#error'), await page.locator('#error').isVisible() && (await page.textContent('#error')) === refused);
check('where there is an error something is shown', !await page.locator('#bib, #take').first().isVisible());
await accessible(page, 'error');
await shot(page, 'error');

// A repository: its README is asked of GitHub, once, and nothing else of anybody.
await page.fill('#name', 'https://github.com/owner/name/');
await page.click('#repository button');
await idle(page);
await tab(page, 'csv');
check('asked of GitHub: ' + fetched.join(' '), fetched.join(' ') === '/owner/name/HEAD/README.md /owner/name/HEAD/readme.md');
check('the repository has other papers', (await page.locator('#csv tbody').innerText()).includes('NetNet'));
check('the address does not name the repository: ' + page.url(), page.url() === address + '#owner/name');
await page.fill('#name', 'owner/none');
await page.click('#repository button');
await idle(page);
check('a repository that is not there: ' + await page.textContent('#error'), /^clipgraph: reading https:\/\/github\.com\/owner\/none: .* answered 404/.test(await page.textContent('#error')));

// A large list: the page goes on while the program runs, and the run can be cancelled.
let large = '# Many\n';
for (let i = 0; i < 1500; i++) large += `${i % 100 ? '' : `\n## Part ${i / 100}\n\n`}- **Net${i}: Nets of Kind ${i} for Owls and Mice**, better than Net${(i * 7) % (i || 1)} [[Paper](https://arxiv.org/abs/${20 + Math.floor(i / 300)}01.${String(10000 + i)})]\n`;
writeFileSync(join(work, 'many.md'), large);
await tab(page, 'svg');
await page.setInputFiles('#files', join(work, 'many.md'));
await page.waitForFunction(() => !document.querySelector('#cancel').hidden);
await page.click('#cancel');
await page.waitForFunction(() => document.querySelector('#error').textContent === 'Cancelled.');
await idle(page);
const start = Date.now();
const frames = page.evaluate(() => new Promise((done) => {
  document.querySelector('#tab-bib').click();
  let n = 0;
  const frame = () => { n++; if (document.querySelector('#results').hasAttribute('aria-busy')) requestAnimationFrame(frame); else done(n); };
  frame();
}));
await idle(page);
said.push(`1,500 papers to BibTeX in ${((Date.now() - start) / 1000).toFixed(1)} s`);
check('the page stands still while the program runs', await frames > 10);
{
  const { data } = await taken(page, () => page.click('#download'));
  check('1,500 papers are other ones', data.equals(native(['bib', '--offline', '--', 'many.md'])) && String(data).match(/^@/gm).length === 1500);
}
await tab(page, 'csv');
check('the table of 1,500 papers', await page.locator('#csv tbody tr').count() === 1500);

// Without a network: from what the first visit left.
await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
check('the program was fetched again', asked.filter((p) => p.endsWith('.gz')).length === 1);
server.close();
server.closeAllConnections();
await context.setOffline(true);
await page.reload();
check('the repository of the address is not offered', await page.inputValue('#name') === 'owner/none');
check('without a network: another example', (await idle(page)).includes('76 of 76 papers resolved'));
await page.fill('#text', bad);
await page.click('#paste button');
await tab(page, 'bib');
{
  const { data } = await taken(page, () => page.click('#download'));
  check('without a network: other entries', data.equals(native(['bib', '--offline', '--', '-'], bad)));
}
await page.click('#example button');
await titled(page, 'CLIP');
check('the example does not come back', (await idle(page)).includes('76 of 76'));

// A phone, in the dark.
await page.emulateMedia({ colorScheme: 'dark' });
await page.setViewportSize({ width: 390, height: 844 });
for (const name of ['svg', 'csv', 'check']) {
  await tab(page, name);
  await accessible(page, 'phone, ' + name);
  await shot(page, 'phone-' + name);
}
await browser.close();
rmSync(work, { recursive: true });
if (failures.length) {
  console.log(failures.join('\n'));
  process.exit(1);
}
console.log(said.join('; ') + (axe ? '' : '; no axe-core'));
