// The published JSON Schemas, in a validator and in the language server behind common editors.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { LanguageServer } from './server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const settings = JSON.parse(readFileSync(`${root}/.vscode/settings.json`, 'utf8'));
const schemas = Object.entries(settings['yaml.schemas']);

// `*` stands for one name, as in the settings.
function files(pattern, folder = '') {
  const [first, ...rest] = pattern.split('/');
  const fits = new RegExp(`^${first.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  if (!existsSync(`${root}/${folder}`)) return [];
  return readdirSync(`${root}/${folder}`, { withFileTypes: true })
    .filter((entry) => fits.test(entry.name))
    .flatMap((entry) => (rest.length ? files(rest.join('/'), `${folder}${entry.name}/`) : [folder + entry.name]));
}

function validator(schema) {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true, formats: { date: true, uri: true } });
  return ajv.compile(JSON.parse(readFileSync(`${root}/${schema}`, 'utf8')));
}

const text = (path) => readFileSync(`${root}/${path}`, 'utf8');

test('every content file fits its schema', () => {
  for (const [schema, pattern] of schemas) {
    const validate = validator(schema);
    // Nothing has happened to the real policy yet; the second site is one that lives.
    const found = ['', 'tests/sites/amended/'].flatMap((site) => files(pattern, site));
    assert.ok(found.length > 0, `${pattern} names no file`);
    for (const path of found) {
      assert.ok(validate(parse(text(path))), `${path}: ${JSON.stringify(validate.errors)}`);
    }
  }
});

test('what the program refuses, the schema refuses', () => {
  const validate = validator('schemas/measure.schema.json');
  const [path] = files('content/policies/*/measures/03-*.yaml');
  for (const [what, change] of [
    ['an unknown field', (measure) => { measure.titel = {}; }],
    ['a missing field', (measure) => { delete measure.slug; }],
    ['a ratio without its sign', (measure) => { measure.clauses[0].incentives[0].ratio = '50'; }],
    ['a ratio of nothing', (measure) => { delete measure.clauses[0].incentives[0].of; }],
    ['an unknown language', (measure) => { measure.title.fr = 'x'; }],
    ['two kinds of roles', (measure) => { measure.clauses[0].responsible = ['commerce']; }],
  ]) {
    const measure = parse(text(path));
    change(measure);
    assert.ok(!validate(measure), what);
  }
});

let server;
before(async () => {
  const asEditor = {
    yaml: {
      validate: true,
      completion: true,
      hover: true,
      schemaStore: { enable: false },
      schemas: Object.fromEntries(schemas.map(([schema, pattern]) => [pathToFileURL(`${root}/${schema}`).href, pattern])),
    },
  };
  server = new LanguageServer(root, asEditor);
  await server.start();
});
after(() => server.stop());

// Where `|` stands in the text, the author asks for completion.
async function completion(path, marked) {
  const at = marked.indexOf('|');
  const uri = server.open(path, marked.replace('|', ''));
  // Once it has said what is wrong with the file, the server has read settings and schema.
  await server.diagnostics(uri);
  const lines = marked.slice(0, at).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const answer = await server.request('textDocument/completion', { textDocument: { uri }, position });
  return answer.items;
}

test('an editor completes fields, words and languages', async () => {
  for (const [path, marked, expected] of [
    ['content/policies/a/measures/18-a.yaml', 'number: 18\n|', ['slug', 'title', 'clauses']],
    ['content/policies/a/measures/19-a.yaml', 'clauses:\n  - incentives:\n      - kind: |', ['subsidy', 'facilitation']],
    ['content/policies/a/policy.yaml', 'title:\n  |', ['zh-Hans', 'en']],
  ]) {
    const labels = (await completion(path, marked)).map((item) => item.label);
    for (const label of expected) assert.ok(labels.includes(label), `${path}: ${label} is not among ${labels}`);
  }
});

test('an editor explains a field in both languages', async () => {
  const uri = server.open('content/policies/a/measures/20-a.yaml', 'number: 20\nslug: a\n');
  const hover = await server.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 2 } });
  const words = hover.contents.value ?? String(hover.contents);
  assert.match(words, /its number/);
  assert.match(words, /序号/);
});

test('an editor marks mistakes, and nothing in content as it is', async () => {
  const wrong = server.open('content/policies/a/measures/21-a.yaml', 'number: 21\ntitel: {en: A}\n');
  const told = (await server.diagnostics(wrong)).map((each) => each.message).join('\n');
  assert.match(told, /titel/);
  for (const path of schemas.flatMap(([, pattern]) => files(pattern))) {
    const uri = server.open(path, text(path));
    assert.deepEqual(await server.diagnostics(uri), [], path);
  }
});
