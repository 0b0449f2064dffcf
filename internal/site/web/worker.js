// The program in a worker. It is loaded once, and each run is a process of its own: it
// has arguments, files and standard input, and leaves an exit code, what it wrote to its
// two streams, and files.
//
//   {load: module?}           -> {loaded, total} while it comes, {module}
//   {run: {args, files, input, hosts}} -> {code, out, err, files}
//
// Files are pairs of a path and its bytes. hosts are those that the run may ask.
// Either may end in {failed: text}.
'use strict';

// Memory is a file system as package os wants it: what Go calls of Node's module fs
// (syscall/fs_js.go). There are no links, owners, locks or permissions.
class Memory {
  constructor(files, input) {
    this.nodes = new Map();
    this.descriptors = new Map();
    this.streams = [{ data: input, size: input.length, at: 0 }, file(), file()];
    for (const path of ['/', '/tmp', folder]) this.nodes.set(path, directory());
    for (const [path, data] of files) {
      for (let i = path.indexOf('/', 1); i > 0; i = path.indexOf('/', i + 1)) {
        if (!this.nodes.has(path.slice(0, i))) this.nodes.set(path.slice(0, i), directory());
      }
      this.nodes.set(path, { ...file(), data, size: data.length });
    }
  }
  // files returns the files that are there, with their bytes.
  files() {
    return [...this.nodes].filter(([, node]) => !node.directory).map(([path, node]) => [path, node.data.slice(0, node.size)]);
  }
  path(name) {
    const parts = [];
    for (const part of (name.startsWith('/') ? name : folder + '/' + name).split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    return '/' + parts.join('/');
  }
  node(name) { return this.nodes.get(this.path(name)) || fail('ENOENT'); }
  descriptor(fd) { return this.descriptors.get(fd) || fail('EBADF'); }

  open(name, flags, mode) {
    const path = this.path(name);
    let node = this.nodes.get(path);
    if (node && flags & constants.O_CREAT && flags & constants.O_EXCL) fail('EEXIST');
    if (!node) {
      if (!(flags & constants.O_CREAT)) fail('ENOENT');
      this.parent(path);
      this.nodes.set(path, node = { ...file(), mode });
    }
    if (!node.directory && flags & constants.O_DIRECTORY) fail('ENOTDIR');
    if (node.directory && flags & (constants.O_WRONLY | constants.O_RDWR)) fail('EISDIR');
    if (flags & constants.O_TRUNC) node.size = 0;
    let fd = 3;
    while (this.descriptors.has(fd)) fd++;
    this.descriptors.set(fd, { node, at: 0, append: flags & constants.O_APPEND });
    return fd;
  }
  parent(path) {
    const node = this.nodes.get(path.slice(0, path.lastIndexOf('/')) || '/') || fail('ENOENT');
    if (!node.directory) fail('ENOTDIR');
  }
  close(fd) { this.descriptors.delete(fd); }
  read(fd, buffer, offset, length, position) {
    const from = fd < 3 ? this.streams[fd] : this.descriptor(fd);
    const node = from.node || from;
    if (node.directory) fail('EISDIR');
    const at = position ?? from.at;
    const n = Math.max(0, Math.min(length, node.size - at));
    buffer.set(node.data.subarray(at, at + n), offset);
    if (position === null) from.at += n;
    return n;
  }
  write(fd, buffer, offset, length, position) {
    const to = fd < 3 ? this.streams[fd] : this.descriptor(fd);
    const node = to.node || to;
    const at = to.append ? node.size : position ?? to.at;
    if (at + length > node.data.length) {
      const larger = new Uint8Array(Math.max(at + length, 2 * node.data.length, 4096));
      larger.set(node.data.subarray(0, node.size));
      node.data = larger;
    }
    node.data.set(buffer.subarray(offset, offset + length), at);
    node.size = Math.max(node.size, at + length);
    node.changed = Date.now();
    if (position === null) to.at = at + length;
    return length;
  }
  ftruncate(fd, length) {
    const { node } = this.descriptor(fd);
    if (length > node.data.length) {
      const larger = new Uint8Array(length);
      larger.set(node.data.subarray(0, node.size));
      node.data = larger;
    }
    node.data.fill(0, Math.min(node.size, length));
    node.size = length;
  }
  stat(name) { return status(this.node(name)); }
  lstat(name) { return this.stat(name); }
  fstat(fd) { return fd < 3 ? { ...status(file()), mode: 0o010600 } : status(this.descriptor(fd).node); } // a pipe
  mkdir(name, mode) {
    const path = this.path(name);
    if (this.nodes.has(path)) fail('EEXIST');
    this.parent(path);
    this.nodes.set(path, { ...directory(), mode });
  }
  readdir(name) {
    if (!this.node(name).directory) fail('ENOTDIR');
    const before = this.path(name).replace(/\/?$/, '/');
    return [...this.nodes.keys()].filter((p) => p.startsWith(before) && p.length > before.length && !p.includes('/', before.length)).map((p) => p.slice(before.length));
  }
  rename(from, to) {
    const [a, b] = [this.path(from), this.path(to)];
    const node = this.node(a);
    this.parent(b);
    if (node.directory && this.readdir(a).length) fail('ENOTEMPTY');
    this.nodes.delete(a);
    this.nodes.set(b, node);
  }
  unlink(name) {
    if (this.node(name).directory) fail('EISDIR');
    this.nodes.delete(this.path(name));
  }
  rmdir(name) {
    if (this.readdir(name).length) fail('ENOTEMPTY');
    this.nodes.delete(this.path(name));
  }
  readlink(name) { this.node(name); fail('EINVAL'); }
  chmod(name, mode) { this.node(name).mode = mode; }
  fchmod(fd, mode) { this.descriptor(fd).node.mode = mode; }
  utimes(name) { this.node(name); }
  fsync() {}
}

const folder = '/list'; // where the program runs
const constants = { O_WRONLY: 1, O_RDWR: 2, O_CREAT: 0o100, O_EXCL: 0o200, O_TRUNC: 0o1000, O_APPEND: 0o2000, O_DIRECTORY: 0o200000 };
let nodes = 0;
const file = () => ({ number: ++nodes, data: new Uint8Array(0), size: 0, at: 0, mode: 0o600, changed: Date.now() });
const directory = () => ({ ...file(), directory: true, mode: 0o700 });
const fail = (code) => { throw Object.assign(new Error(code), { code }); };
const status = (node) => ({
  dev: 1, ino: node.number, mode: (node.directory ? 0o040000 : 0o100000) | node.mode & 0o777, nlink: 1, uid: 0, gid: 0, rdev: 0, size: node.size, blksize: 4096, blocks: 0,
  atimeMs: node.changed, mtimeMs: node.changed, ctimeMs: node.changed, isDirectory: () => !!node.directory,
});

// The functions of fs, each of which hands its result to its last argument.
function callbacks(memory) {
  const fs = { constants, writeSync: (fd, buffer) => memory.write(fd, buffer, 0, buffer.length, null) };
  for (const name of ['open', 'close', 'read', 'write', 'ftruncate', 'stat', 'lstat', 'fstat', 'mkdir', 'readdir', 'rename', 'unlink', 'rmdir', 'readlink', 'chmod', 'fchmod', 'utimes', 'fsync', 'chown', 'fchown', 'lchown', 'truncate', 'link', 'symlink']) {
    fs[name] = (...args) => {
      const done = args.pop();
      let result;
      try {
        result = memory[name] ? memory[name](...args) : fail('ENOSYS');
      } catch (e) {
        return done(e.code ? e : Object.assign(e, { code: 'EIO' }));
      }
      done(null, result);
    };
  }
  return fs;
}

globalThis.fs = callbacks(new Memory([], new Uint8Array(0)));
globalThis.process = { cwd: () => folder, umask: () => 0o077, getuid: () => 0, getgid: () => 0, geteuid: () => 0, getegid: () => 0, getgroups: () => [0], pid: 1, ppid: 0 };
importScripts('wasm_exec.js');

// Nothing is asked but the files beside this one and, in a run, the hosts that it names.
const ask = globalThis.fetch;
let allowed = [];
globalThis.fetch = (address, options) => {
  const url = new URL(address, location);
  if (url.origin !== location.origin && !(url.protocol === 'https:' && allowed.includes(url.host))) {
    return Promise.reject(new TypeError(`this page does not ask ${url.host}`));
  }
  return ask(address, options);
};

// load fetches the program, compressed where the browser can undo that, and compiles it
// as it comes.
async function load() {
  let response = globalThis.DecompressionStream ? await fetch('clipgraph.wasm.gz') : null;
  if (!response?.ok) response = await fetch('clipgraph.wasm');
  if (!response.ok) throw new Error(`the program: ${response.status} ${response.statusText}`);
  const total = Number(response.headers.get('Content-Length'));
  const reader = response.body.getReader();
  const first = await reader.read();
  let loaded = 0;
  const feed = (controller, { done, value }) => {
    if (done) return controller.close();
    postMessage({ loaded: loaded += value.length, total });
    controller.enqueue(value);
  };
  let wasm = new ReadableStream({ start: (c) => feed(c, first), pull: async (c) => feed(c, await reader.read()) });
  if (first.value?.[0] === 0x1f && first.value?.[1] === 0x8b) { // else the server has undone it
    wasm = wasm.pipeThrough(new DecompressionStream('gzip'));
  }
  return WebAssembly.compileStreaming(new Response(wasm, { headers: { 'Content-Type': 'application/wasm' } }));
}

let program;

async function run({ args, files, input, hosts }) {
  const memory = new Memory(files, input);
  globalThis.fs = callbacks(memory);
  allowed = hosts;
  const go = new Go();
  go.argv = ['clipgraph', ...args];
  go.env = { HOME: '/', CLIPGRAPH_CACHE: '/cache', TMPDIR: '/tmp' };
  let code = -1;
  go.exit = (c) => { code = c; };
  await go.run(await WebAssembly.instantiate(program, go.importObject));
  for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer); // which would wake what has ended
  const [, out, err] = memory.streams.map((s) => s.data.slice(0, s.size));
  return { code, out, err: new TextDecoder().decode(err), files: memory.files() };
}

onmessage = async ({ data }) => {
  try {
    if ('load' in data) {
      program = data.load || await load();
      postMessage({ module: program });
    } else {
      const result = await run(data.run);
      postMessage(result, [result.out.buffer]);
    }
  } catch (e) {
    postMessage({ failed: e.message || String(e) });
  }
};
