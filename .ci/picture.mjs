// Opens pictures that clipgraph wrote in headless Chromium, by playwright-core in the
// folder of the first argument, and measures what is drawn:
//
//   node .ci/picture.mjs MODULES PICTURE.svg ...
//
// Of the names, as wide as the browser's fonts make them, none may overlap another or leave
// the picture, and no line of an edge may go through one, in the light scheme and the dark.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const [modules, ...pictures] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(modules), 'x'))('playwright-core');
const failures = [];
let names = 0, lines = 0;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// measure runs in the page. The box of a text has room above its capitals and below its
// base line: ink has what of it letters fill.
function measure() {
  const width = document.documentElement.viewBox.baseVal.width;
  const texts = [...document.querySelectorAll('text.n')].map((text) => {
    const b = text.getBBox();
    return { name: text.textContent, left: b.x, right: b.x + b.width, top: b.y + 0.22 * b.height, bottom: b.y + 0.82 * b.height };
  });
  const problems = [];
  for (const [i, a] of texts.entries()) {
    if (a.left < 0 || a.right > width) problems.push(`${a.name} leaves the picture`);
    for (const b of texts.slice(i + 1)) {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) problems.push(`${a.name} and ${b.name} overlap`);
    }
  }
  const lines = [...document.querySelectorAll('g.edge')].map((edge) => edge.querySelectorAll('path')[1]);
  for (const path of lines) {
    for (let at = 0; at < path.getTotalLength(); at++) {
      const p = path.getPointAtLength(at);
      const hit = texts.find((t) => t.left < p.x && p.x < t.right && t.top < p.y && p.y < t.bottom);
      if (hit) {
        problems.push(`a line goes through ${hit.name}`);
        break;
      }
    }
  }
  return { problems, names: texts.length, lines: lines.length };
}

for (const picture of pictures) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    page.on('console', (m) => failures.push('console: ' + m.text()));
    await page.goto(pathToFileURL(resolve(picture)).href);
    const found = await page.evaluate(measure);
    failures.push(...found.problems.map((p) => `${picture}, ${colorScheme}: ${p}`));
    names += found.names;
    lines += found.lines;
    await context.close();
  }
}
await browser.close();
if (names === 0 || lines === 0) failures.push('no names, or no lines');
if (failures.length) {
  console.error(failures.join('\n'));
  process.exit(1);
}
console.log(`${names} names and ${lines} lines, none over another`);
