// Keeps the site for use without a network. The folder's files make the version: another
// version is kept beside this one, and takes over when no page has this one open.
'use strict';
const name = 'clipgraph-VERSION', program = 'clipgraph.wasm.gz';
const files = ['./', 'site.css', 'site.js', 'worker.js', 'wasm_exec.js', 'clip.md', 'clip.svg', 'icon.svg'];

// At the first visit a page awaits this, and then has the program come through it. Later
// nobody waits.
const wanted = registration.active ? [...files, program] : files;
addEventListener('install', (event) => event.waitUntil(caches.open(name).then((cache) => cache.addAll(wanted))));

addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const other of await caches.keys()) if (other.startsWith('clipgraph-') && other !== name) await caches.delete(other);
  await clients.claim();
})()));

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(registration.scope)) event.respondWith(answer(event));
});

async function answer(event) {
  const { request } = event;
  const cache = await caches.open(name);
  const kept = await cache.match(request.mode === 'navigate' ? './' : request, { ignoreSearch: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && request.url.endsWith(program)) event.waitUntil(cache.put(request, response.clone()));
  return response;
}
