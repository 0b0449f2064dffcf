// Opens pages that clipgraph wrote in headless Chromium, by playwright-core in the
// folder of the first argument, and uses every control of them as people do:
//
//   node .ci/browser.mjs MODULES PAGE NAME [PICTURES]
//
// PAGE is searched for NAME, a paper's short name that has a neighbour. With
// PICTURES, a folder, screenshots are kept there. Anything that the page says to the
// console, asks of the network, or runs out of its data is a failure, and so is what
// axe-core calls serious, if it is among the modules.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [modules, page, name, pictures] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'x'));
const { chromium } = require('playwright-core');
const axe = existsSync(join(modules, 'axe-core')) && readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const failures = [];
const check = (what, ok) => { if (!ok) failures.push(what); };

process.on("uncaughtException", (e) => { console.log(failures.join("\n")); console.log(e.stack); process.exit(1); });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const address = pathToFileURL(resolve(page)).href;

async function open(options, hash = '') {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const p = await context.newPage();
  p.on('console', (m) => failures.push('console: ' + m.text()));
  p.on('pageerror', (e) => failures.push('error: ' + e.stack));
  p.on('dialog', (d) => { failures.push('dialog: ' + d.message()); d.dismiss(); });
  p.on('request', (r) => { if (r.url().split('#')[0] !== address && !/^(data|blob):/.test(r.url())) failures.push('request: ' + r.url()); });
  const began = Date.now();
  await p.goto(address + hash);
  await p.waitForFunction(() => document.documentElement.classList.contains('list') || document.querySelector('#plot a.paper') && document.querySelector('#legend button'));
  return { p, context, took: Date.now() - began };
}
const text = (p, selector) => p.locator(selector).first().innerText();
const picture = async (p, file) => { if (pictures) await p.screenshot({ path: join(pictures, file + '.png') }); };
// The address is written a moment after the last change.
const hash = async (p, want) => p.waitForFunction((w) => decodeURIComponent(location.hash).includes(w), want, { timeout: 5000 }).catch(async () => check(`the address ${await p.evaluate(() => location.hash)} has no ${want}`, false));
async function accessible(p, what) {
  if (!axe) return;
  await p.evaluate(axe);
  const { violations } = await p.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
  for (const v of violations) if (['serious', 'critical'].includes(v.impact)) failures.push(`axe, ${what}: ${v.id}: ${v.nodes.slice(0, 4).map((n) => n.html.slice(0, 120)).join(' ')}`);
}

const { p, context, took } = await open({ viewport: { width: 1440, height: 900 } });
const all = await text(p, '#count'), rows = await p.locator('#papers tbody tr').count();
check(`the table has ${rows} rows of ${all}`, all.replace(',', '').startsWith(rows + ' paper'));
const opening = rows <= 120 ? 'all' : rows <= 600 ? 'backbone' : 'field';
check('it does not open on ' + opening, await p.locator(`[data-level=${opening}][aria-pressed=true]`).count() === 1);
// The picture fills the window from left to right, and its first screen is not empty.
check('it opens on an empty part', await p.evaluate(() => {
  const b = document.querySelector('#picture').getBoundingClientRect();
  const seen = [...document.querySelectorAll('#plot a.paper')].map((a) => a.getBoundingClientRect()).filter((r) => r.left >= b.left && r.right <= b.right + 1 && r.top >= b.top && r.top < b.bottom);
  return seen.length >= Math.min(5, document.querySelectorAll('#plot a.paper').length);
}));
check('the picture is wider than the window', await p.evaluate(() => { const e = document.querySelector('#picture'); return e.scrollWidth <= e.clientWidth + 1; }));
await accessible(p, 'picture');
await picture(p, 'wide');

// No name lies over another, and no line crosses one: at every level, and stretched.
const overlaps = () => {
  const names = [...document.querySelectorAll('#plot a.paper')].flatMap((a) => [...a.querySelectorAll('text')].map((e) => ({ label: e.textContent, ...JSON.parse(JSON.stringify(e.getBBox())) })));
  let over = 0;
  for (let i = 0; i < names.length; i++) for (let j = i + 1; j < names.length; j++) {
    const a = names[i], b = names[j];
    if (a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height) over++;
  }
  let through = 0;
  for (const path of document.querySelectorAll('#plot .edge path:nth-of-type(2)')) {
    const length = path.getTotalLength();
    for (let at = 4; at < length - 4; at += 3) {
      const { x, y } = path.getPointAtLength(at);
      if (names.some((n) => x > n.x && x < n.x + n.width && y > n.y + 4 && y < n.y + n.height - 4)) { through++; break; }
    }
  }
  return [over, through];
};
let crossed = '';
for (const [k, level] of ['field', 'backbone', 'all'].entries()) {
  await p.keyboard.press(String(k + 1));
  check('no level ' + level, await p.locator(`[data-level=${level}][aria-pressed=true]`).count() === 1);
  for (const stretched of [0, 3]) {
    for (let n = 0; n < stretched; n++) await p.keyboard.press('+');
    const [over, through] = await p.evaluate(overlaps);
    if (over || through) crossed += ` ${level}${stretched ? ', stretched' : ''}: ${over} and ${through};`;
  }
  await p.keyboard.press('0');
}
check('names over names, lines through names:' + crossed, !crossed);
check('no lines', rows < 10 || await p.locator('#plot .edge').count() > 0);
await p.click(`[data-level=${opening}]`);

// The keyboard finds a paper.
await p.keyboard.press('/');
await p.keyboard.type(name.toLowerCase());
await p.waitForFunction(() => /\d+ found/.test(document.querySelector('#hits').textContent));
check('what is found has no ticks', await p.locator('#plot .found').count() > 0);
check('what is found is not bold', await p.locator('#plot a.hit').count() > 0);
await picture(p, 'search');
await p.keyboard.press('Enter');
check('the card is of another paper', (await text(p, '#card h2')).includes(name));
await p.keyboard.press('Enter');
const found = Number((await text(p, '#hits')).replace(/\D/g, ''));
check('Enter does not step', found === 1 || await text(p, '#card h2') !== name);
await p.keyboard.press('Shift+Enter');
check('Shift and Enter do not step back', (await text(p, '#card h2')).includes(name));
check('the search has lost the focus', await p.evaluate(() => document.activeElement.id === 'query'));
await hash(p, 'q=' + name.toLowerCase());
check('the card has no neighbour', await p.locator('#card li').count() > 0);
check('the card tells no reason', /lineage|mention|cite|code/.test(await text(p, '#card')));
check('no footprint', await p.locator('#plot .curve, #plot .edge').count() > 0);
await accessible(p, 'card');
await picture(p, 'card');
for (const [id, form] of [['#copy', /^@\w+\{[^,]+,\n/], ['#copy-key', /^[^\s{},]+$/]]) {
  await p.click(id);
  await p.waitForFunction((id) => document.querySelector(id).textContent === 'Copied', id);
  const copied = await p.evaluate(() => navigator.clipboard.readText());
  check(`what ${id} copies: ${copied.slice(0, 40)}`, form.test(copied) && (await p.textContent('#card pre')).includes(copied));
}
await p.waitForFunction(() => document.querySelector('#copy').textContent === 'Copy BibTeX');
// A neighbour leads on, the browser's Back leads back, Escape undoes.
const first = await text(p, '#card h2');
await p.locator('#card li button').first().click();
const second = await text(p, '#card h2');
check('a neighbour leads nowhere', second !== first);
await p.goBack();
check('Back does not lead back', await text(p, '#card h2') === first);
// What connects the two.
await p.fill('#to', second);
await p.keyboard.press('Enter');
await p.waitForSelector('#way');
check('there is no way from one to the other', await p.locator('#way li').count() >= 2 && await p.locator('#plot .way').count() === 1);
await picture(p, 'way');
await hash(p, 'to=');
await p.keyboard.press('Escape');
check('Escape leaves the way', await p.locator('#way').count() === 0);
await p.keyboard.press('Escape');
check('Escape leaves the card open', await p.locator('#card').isHidden());
await p.keyboard.press('Escape');
check('Escape leaves the search', await p.inputValue('#query') === '' && await text(p, '#hits') === '');

// A filter takes papers away, and gives them back.
await p.click('#filter summary');
for (const box of [p.locator('input[name=lane]').first()]) {
  if (!await box.count() || !await box.isVisible()) continue;
  await box.uncheck();
  check('a section is not taken away', await text(p, '#count') !== all);
  await hash(p, 'off=1');
  await box.check();
  check('a section does not come back', await text(p, '#count') === all);
  await p.click('#every');
  check('sections are not all off', /^0 of/.test(await text(p, '#count')));
  await p.click('#every');
}
const relation = p.locator('input[name=relation]').first(), lines = await p.locator('#plot .edge').count();
await relation.uncheck();
await hash(p, 'without=');
await relation.check();
check('a relation does not come back', await p.locator('#plot .edge').count() === lines);
const years = await p.locator('#since option').evaluateAll((all) => all.map((o) => o.value).filter(Boolean));
if (years.length > 1) {
  await p.selectOption('#since', years.at(-1));
  check('a year takes nothing away', await text(p, '#count') !== all);
  await p.selectOption('#until', years.at(-1));
  await hash(p, 'until=' + years.at(-1));
  await p.selectOption('#since', '');
  await p.selectOption('#until', '');
}
check('the years keep what they took', await text(p, '#count') === all);
await accessible(p, 'filter');
await picture(p, 'filter');
await p.keyboard.press('Escape');
check('Escape leaves the filter open', !await p.locator('#filter').evaluate((d) => d.open));

// Time is stretched by the buttons, by the wheel around the pointer, and by a year.
const size = () => p.evaluate(() => document.querySelector('#plot').getBoundingClientRect().width);
const fit = await size();
await p.click('#zoom button:nth-child(2)');
check('the button does not stretch', await size() > fit * 1.3);
await hash(p, 'zoom=1.5');
await p.click('#zoom button:nth-child(1)');
check('the button does not narrow', Math.abs(await size() - fit) < 2);
const where = () => p.evaluate(() => { const a = document.querySelector('#plot a.paper circle').getBoundingClientRect(); return a.left + a.width / 2; });
await p.mouse.move(Math.max(300, await where()), 500);
const at = await where();
await p.keyboard.down('Control');
await p.mouse.wheel(0, -200);
await p.keyboard.up('Control');
await p.waitForFunction((fit) => document.querySelector('#plot').getBoundingClientRect().width > fit * 1.1, fit);
if (at > 300) check('the wheel moves what is below the pointer', Math.abs(await where() - at) < 8);
check('text grows', await p.evaluate(() => [...document.querySelectorAll('#plot .name')].every((t) => Number(t.getAttribute('font-size')) <= 13)));
await picture(p, 'stretched');
await p.click('#zoom button:nth-child(3)');
check('Fit does not fit', Math.abs(await size() - fit) < 2);
await p.locator('#years button').last().click();
check('a year does not stretch', await p.locator('#years button').count() < 2 || await size() > fit * 1.1);
await p.keyboard.press('Escape');
check('Escape leaves time stretched', Math.abs(await size() - fit) < 2);
const overYears = async (page, drag) => {
  const bar = await page.locator('#picture').boundingBox(), y = bar.y + 14, from = bar.x + bar.width * 0.55, to = bar.x + bar.width * 0.75;
  await drag(from, to, y);
};
await overYears(p, async (from, to, y) => {
  await p.mouse.move(from, y);
  await p.mouse.down();
  await p.mouse.move(to, y, { steps: 4 });
  check('what is dragged over is not seen', await p.locator('#span').isVisible());
  await p.mouse.up();
});
check('dragging over years does not stretch', await size() > fit * 1.5 && await p.locator('#span').isHidden());
await p.keyboard.press('Escape');

// A lane alone, and back.
if (await p.locator('#gutter button').count() > 1) {
  await p.locator('#gutter button').first().click();
  check('a lane is not alone', await p.locator('#gutter button').count() === 1);
  await hash(p, 'lane=1');
  await picture(p, 'lane');
  await p.locator('#gutter button').first().click();
  check('the lanes do not come back', await p.locator('#gutter button').count() > 1);
}

// The keyboard goes from paper to paper, and opens one.
await p.focus('#picture');
await p.keyboard.press('Tab');
for (let n = 0; n < 40 && !await p.evaluate(() => document.activeElement.closest('#plot a')); n++) await p.keyboard.press('Tab');
const label = () => p.evaluate(() => document.activeElement.getAttribute('aria-label'));
const before = await label();
check('no paper has the focus', !!before);
for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) await p.keyboard.press(key);
check('the arrows lead nowhere', await label() !== before);
const named = (await label() || '').split(',')[0];
await p.keyboard.press('Enter');
check(`Enter opens no card of ${named}`, await p.locator('#card').isVisible() && await text(p, '#card h2') === named);
await p.click('#card .close');
check('the focus is not where it was', await label() !== null && (await label()).startsWith(named));

// Pointing lights a paper up; clicking opens it; a written edge leads to its paper.
await p.hover('#plot a.paper .name');
check('nothing is dimmed', await p.locator('#plot.dim').count() === 1 && await p.locator('#plot a.lit').count() > 0);
await picture(p, 'light');
await p.mouse.move(5, 5);
await p.locator('#plot a.paper .name').first().click();
check('a click opens no card', await p.locator('#card').isVisible());
await p.keyboard.press('Escape');
const far = p.locator('#plot .far').first();
if (await far.count()) {
  const to = (await far.textContent()).replace('← ', '').replace('…', '').trim();
  await far.dispatchEvent('click');
  check('← leads not to ' + to, (await text(p, '#card h2')).replace(/\s+/g, ' ').includes(to.slice(0, 8)));
  await p.keyboard.press('Escape');
}

// The list has every paper; it is sorted, searched, and opens the card.
await p.keyboard.press('l');
const visible = () => p.locator('#papers tbody tr:visible').count();
check('the list has other rows', await visible() === rows);
for (const [by, cell, compare] of [['year', 1, (a, b) => !a || !b || Number(a) <= Number(b)], ['influence', 4, (a, b) => Number(a || 0) >= Number(b || 0)], ['venue', 2, (a, b) => !a || !b || a <= b], ['name', 0, () => true]]) {
  await p.click(`th[data-by=${by}] button`);
  await hash(p, 'sort=' + by);
  check(by + ' is not sorted', await p.locator(`th[data-by=${by}]`).getAttribute('aria-sort') !== 'none');
  const cells = await p.locator('#papers tbody tr').evaluateAll((all, c) => all.map((r) => r.cells[c].textContent), cell);
  check('the list is not by ' + by, cells.every((v, i) => !i || compare(cells[i - 1], v)));
}
await p.click('th[data-by=name] button');
await hash(p, 'sort=-name');
await p.keyboard.press('/');
await p.keyboard.type(name.toLowerCase());
await p.waitForFunction((n) => [...document.querySelectorAll('#papers tbody tr')].filter((r) => !r.hidden).length < n, rows);
check('the search does not filter the list', await visible() === found);
await accessible(p, 'list');
await picture(p, 'list');
await p.locator('#papers tbody button:visible').first().click();
check('the list opens no card', await p.locator('#card').isVisible());
// The address is the view: another window shows the same.
await hash(p, 'paper=');
const sent = await p.evaluate(() => location.hash);
const other = await open({ viewport: { width: 1440, height: 900 } }, sent);
check('the view is lost on its way', await text(other.p, '#card h2') === await text(p, '#card h2') && await other.p.locator('#papers tbody tr:visible').count() === found && await other.p.inputValue('#query') === name.toLowerCase());
await other.context.close();
const odd = await open({ viewport: { width: 1440, height: 900 } }, '#detail=x&paper=<b>&zoom=-1&lane=99&sort=constructor&off=0.a&since=x&x=NaN&q=%3Cimg%3E');
check('an odd address is shown otherwise', await text(odd.p, '#hits') === '0 found');
await odd.context.close();
for (let n = 0; n < 6; n++) await p.keyboard.press('Escape');
check('Escape leaves the list', await p.locator('#picture').isVisible());

// How smoothly it is moved, all papers, from top to bottom and back.
await p.keyboard.press('3');
const cdp = await context.newCDPSession(p);
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' }); // what others run on the machine does not count
const busy = async () => (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
const idle = await busy();
const frames = await p.evaluate(() => new Promise((done) => {
  const e = document.querySelector('#picture'), times = [];
  let n = 0, last = 0;
  const frame = (now) => {
    if (last) times.push(now - last);
    last = now;
    e.scrollTop += n < 120 ? 40 : -40;
    if (++n < 240) requestAnimationFrame(frame); else done(times.sort((a, b) => a - b));
  };
  requestAnimationFrame(frame);
}));
const work = (await busy() - idle) / frames.length;
// A part of the picture that was out of sight is drawn.
await p.evaluate(() => { const e = document.querySelector('#picture'); e.scrollTop = e.scrollHeight; });
await p.waitForFunction(() => { const b = document.querySelector('#picture').getBoundingClientRect(); return [...document.querySelectorAll('#plot a.paper')].some((a) => { const r = a.getBoundingClientRect(); return r.top > b.top && r.top < b.bottom; }); });
const most = await p.locator('#plot a.paper').count();
// Print shows every lane, on light ground.
await p.emulateMedia({ media: 'print', colorScheme: 'dark' });
await p.evaluate(() => dispatchEvent(new Event('beforeprint')));
check('print has no lanes', await p.locator('.printed').count() > 1 && !await p.locator('#picture').isVisible());
check('print is dark', await p.evaluate(() => getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'));
check('print lacks papers', rows > 120 || await p.evaluate(() => new Set([...document.querySelectorAll('.printed a.paper')].map((a) => a.dataset.i)).size) === rows);
await p.evaluate(() => dispatchEvent(new Event('afterprint')));
check('print stays', await p.locator('.printed').count() === 0);
await context.close();

const phone = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' });
await picture(phone.p, 'phone');
await accessible(phone.p, 'phone, dark');
const touching = await phone.context.newCDPSession(phone.p);
const phoneSize = () => phone.p.evaluate(() => document.querySelector('#plot').getBoundingClientRect().width), phoneFit = await phoneSize();
await overYears(phone.p, async (from, to, y) => {
  const touch = (type, x) => touching.send('Input.dispatchTouchEvent', { type, touchPoints: x ? [{ x, y }] : [] });
  await touch('touchStart', from);
  for (const x of [from + 10, (from + to) / 2, to]) await touch('touchMove', x);
  await touch('touchEnd');
});
check('a finger over years does not stretch', await phoneSize() > phoneFit * 1.5);
await phone.p.keyboard.press('0');
check('on a phone the picture is wider than the window', await phone.p.evaluate(() => { const e = document.querySelector('#picture'); return e.scrollWidth <= e.clientWidth + 1; }));
const narrow = await phone.p.evaluate(overlaps);
check('on a phone names over names, lines through names: ' + narrow, !narrow[0] && !narrow[1]);
await phone.p.fill('#query', name);
await phone.p.waitForFunction(() => /\d+ found/.test(document.querySelector('#hits').textContent));
await phone.p.press('#query', 'Enter');
check('on a phone no card opens', await phone.p.locator('#card').isVisible());
check('the card hides the picture', await phone.p.evaluate(() => document.querySelector('#card').offsetHeight <= 0.61 * innerHeight));
check('the page is wider than a phone', await phone.p.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await picture(phone.p, 'phone-card');
await phone.p.tap('#card .close');
await phone.p.tap('#list');
check('the list is wider than a phone', await phone.p.evaluate(() => document.querySelector('#papers').scrollWidth <= innerWidth));
await accessible(phone.p, 'phone, list');
await picture(phone.p, 'phone-list');
await phone.context.close();

// Without scripts there are the picture and the table.
const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 900, height: 700 } });
const q = await plain.newPage();
await q.goto(address);
check('without scripts there is no table', await q.locator('#papers tbody tr').first().isVisible());
check('without scripts there is no picture', (await q.locator('img.still').boundingBox())?.height > 50);
await picture(q, 'plain');
await browser.close();
if (failures.length) {
  console.log(failures.join('\n'));
  process.exit(1);
}
console.log(`${rows} papers; open after ${took} ms; a frame takes ${frames[Math.floor(frames.length / 2)].toFixed(0)} ms, one in twenty ${frames[Math.floor(frames.length * 0.95)].toFixed(0)} ms, of which the page needs ${work.toFixed(1)} ms; ${most} papers drawn${axe ? '' : '; no axe-core'}`);
