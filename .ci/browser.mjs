// Opens pages that clipgraph wrote in headless Chromium, by playwright-core in the
// folder of the first argument, and uses them as people do:
//
//   node .ci/browser.mjs MODULES PAGE NAME [PICTURES]
//
// PAGE is searched for NAME, a paper's short name that has a neighbour. With
// PICTURES, a folder, screenshots are kept there. Anything that the page says to the
// console, asks of the network, or runs out of its data is a failure.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const [modules, page, name, pictures] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(modules), 'x'))('playwright-core');
const failures = [];
const check = (what, ok) => { if (!ok) failures.push(what); };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const address = pathToFileURL(resolve(page)).href;

async function open(options) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const p = await context.newPage();
  p.on('console', (m) => failures.push('console: ' + m.text()));
  p.on('pageerror', (e) => failures.push('error: ' + e.message));
  p.on('dialog', (d) => { failures.push('dialog: ' + d.message()); d.dismiss(); });
  p.on('request', (r) => { if (r.url() !== address && !/^(data|blob):/.test(r.url())) failures.push('request: ' + r.url()); });
  const began = Date.now();
  await p.goto(address);
  await p.waitForFunction(() => document.documentElement.classList.contains('js') && document.querySelector('#graph canvas'));
  return { p, context, took: Date.now() - began };
}
const text = (p, selector) => p.locator(selector).first().innerText();
const picture = async (p, file) => { if (pictures) await p.screenshot({ path: join(pictures, file + '.png') }); };

const { p, context, took } = await open({ viewport: { width: 1440, height: 900 } });
await picture(p, 'wide');
// The keyboard finds a paper.
await p.keyboard.press('/');
await p.keyboard.type(name.toLowerCase());
await p.waitForSelector('#found li');
await picture(p, 'search');
await p.keyboard.press('Enter');
check('the card is of another paper', (await text(p, '#card')).includes(name));
check('the card has no neighbour', await p.locator('#card li').count() > 0);
check('the card tells no reason', /lineage|mention|cite|code/.test(await text(p, '#card')));
check('the card has no authors', (await text(p, '#card p')).length > 3);
await picture(p, 'card');
await p.click('#copy');
await p.waitForFunction(() => document.querySelector('#copy').textContent === 'Copied');
const copied = await p.evaluate(() => navigator.clipboard.readText());
check('what is copied is no entry: ' + copied.slice(0, 40), /^@\w+\{[^,]+,\n/.test(copied) && copied === await p.evaluate(() => document.querySelector('#card pre').textContent));
// A neighbour leads on, Escape leads back.
const first = await text(p, '#card h2');
await p.locator('#card li button').first().click();
check('a neighbour leads nowhere', await text(p, '#card h2') !== first);
await p.keyboard.press('Escape');
check('Escape leaves the card open', await p.locator('#card').isHidden());
// A filter takes papers away, and gives them back.
const all = await text(p, '#count');
await p.click('summary');
await p.locator('input[name=section]').first().uncheck();
check('a filter does nothing', await text(p, '#count') !== all);
await p.locator('input[name=section]').first().check();
check('a filter keeps what it took', await text(p, '#count') === all);
const relation = p.locator('input[name=relation]').first();
await relation.uncheck();
await relation.check();
await picture(p, 'filter');
await p.keyboard.press('Escape');
await p.mouse.click(300, 880);
// The list has every paper, and opens the card.
await p.click('#view');
const rows = await p.locator('#papers tbody tr').count();
check('the list has ' + rows + ' rows', all.startsWith(rows + ' '));
await picture(p, 'list');
await p.locator('#papers tbody button').first().click();
check('the list opens no card', await p.locator('#card').isVisible());
await p.keyboard.press('Escape');
await p.click('#view');
// A paper of the picture opens, too: the first one is looked for on the canvas.
const hit = await p.evaluate(async () => {
  const canvas = document.querySelector('#graph'), r = canvas.getBoundingClientRect();
  for (let y = r.top + 40; y < r.bottom; y += 12) {
    for (let x = r.left + 20; x < r.right; x += 24) {
      if (document.elementFromPoint(x, y)?.closest('#graph')) {
        for (const type of ['mousemove', 'mousedown', 'mouseup']) {
          document.elementFromPoint(x, y).dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: y, button: 0, view: window }));
        }
        await new Promise((done) => setTimeout(done, 0));
        if (!document.querySelector('#card').hidden) return true;
      }
    }
  }
  return false;
});
check('no paper of the picture opens', hit);
// How smoothly it pans.
const frames = await p.evaluate(() => new Promise((done) => {
  const graph = document.querySelector('#graph'), times = [];
  let n = 0, last = performance.now();
  const key = () => graph.dispatchEvent(new KeyboardEvent('keydown', { key: n % 20 < 10 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }));
  const frame = (now) => { times.push(now - last); last = now; if (++n < 60) { key(); requestAnimationFrame(frame); } else done(times.sort((a, b) => a - b)); };
  requestAnimationFrame(frame);
}));
await context.close();

const phone = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' });
await picture(phone.p, 'phone');
await phone.p.fill('#query', name);
await phone.p.waitForSelector('#found li');
await phone.p.locator('#found li').first().tap();
check('on a phone no card opens', await phone.p.locator('#card').isVisible());
check('the page is wider than a phone', await phone.p.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await picture(phone.p, 'phone-card');
await phone.context.close();

// Without scripts the table is there.
const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 900, height: 700 } });
const q = await plain.newPage();
await q.goto(address);
check('without scripts there is no table', await q.locator('#papers tbody tr').first().isVisible());
await picture(q, 'plain');
await browser.close();
if (failures.length) {
  console.log(failures.join('\n'));
  process.exit(1);
}
console.log(`${rows} papers; open after ${took} ms; a frame takes ${frames[30].toFixed(0)} ms, one in ten ${frames[54].toFixed(0)} ms`);
