// The language server that editors use for YAML, spoken to as an editor does: JSON-RPC over its standard streams.
// In: the workspace and its settings. Out: answers to requests, and the diagnostics that it sends by itself.
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = fileURLToPath(new URL('node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url));

export class LanguageServer {
  #process;
  #rest = Buffer.alloc(0);
  #next = 1;
  #waiting = new Map();
  #diagnostics = new Map();

  constructor(root, settings) {
    this.root = root;
    this.settings = settings;
    this.#process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', (bytes) => this.#take(bytes));
  }

  async start() {
    const uri = pathToFileURL(this.root).href;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'gongbao' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } }, hover: {} },
      },
    });
    this.#send({ method: 'initialized', params: {} });
    this.#send({ method: 'workspace/didChangeConfiguration', params: { settings: this.settings } });
  }

  // Opens a text under a path of the workspace; the file itself need not be there.
  open(path, text) {
    const uri = pathToFileURL(`${this.root}/${path}`).href;
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    return uri;
  }

  request(method, params) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), 20_000);
      this.#waiting.set(id, (message) => {
        clearTimeout(timer);
        message.error ? reject(new Error(message.error.message)) : resolve(message.result);
      });
      this.#send({ id, method, params });
    });
  }

  // The diagnostics of a file, as soon as the server has sent them.
  async diagnostics(uri) {
    for (let tries = 0; tries < 200; tries++) {
      if (this.#diagnostics.has(uri)) return this.#diagnostics.get(uri);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`nothing was said about ${uri}`);
  }

  stop() {
    this.#process.kill();
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #take(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#rest.subarray(0, end).toString())[1]);
      const start = end + 4;
      if (this.#rest.length < start + length) return;
      const message = JSON.parse(this.#rest.subarray(start, start + length).toString());
      this.#rest = this.#rest.subarray(start + length);
      this.#answer(message);
    }
  }

  #answer(message) {
    if (message.method === 'workspace/configuration') {
      const result = message.params.items.map(({ section }) =>
        (section ?? '').split('.').reduce((value, key) => (key ? value?.[key] : value), this.settings) ?? null);
      this.#send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.#diagnostics.set(message.params.uri, message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      this.#send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
  }
}
