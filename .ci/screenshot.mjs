// Takes the picture of a page that is in the README, docs/page.png: make picture.
//
//   node .ci/screenshot.mjs MODULES PAGE OUTPUT [HASH]
//
// MODULES is a folder of Node packages with playwright-core; HASH is the view of the page, as its
// address keeps it.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

const [modules, page, output, hash = ''] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(modules), 'x'))('playwright-core');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const p = await browser.newPage({ viewport: { width: 1040, height: 640 }, colorScheme: 'light' });
await p.goto(pathToFileURL(resolve(page)).href + hash);
await p.waitForSelector('#plot a.paper');
await p.evaluate(() => document.fonts.ready);
await p.screenshot({ path: output });
await browser.close();
