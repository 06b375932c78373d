import assert from 'node:assert/strict';
import type { CompletionList } from 'vscode-languageserver-types';
import {
  withTeamEntries,
  type MappingShape,
  type TeamEntries,
  type SchemaShape,
  type DocumentContext,
} from '../../server/src/core/index.ts';
import { compactList } from '../../server/src/lsp/answers/compactList.ts';
import { readCursor } from '../support/cursor.ts';
import { testEnvironment } from '../support/environment.ts';
import { service } from './support.ts';

const { schema, catalogue } = testEnvironment();
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Text that may be typed: nothing, queries with many results of several kinds, and a query without results. */
const typed = ['', 'T1', 'apt', '"s', 'ö'.repeat(300)];

/**
 * Returns texts with a cursor at the locations of the format: after each key, in each list, and where another key may be added, down to a
 * limited depth.
 */
function locations(): readonly string[] {
  const all: string[] = ['▮', 's▮', 'title: x\n▮'];
  const visit = ({ keys }: MappingShape, before: string, indent: string, depth: number): void => {
    for (const { key, shape } of keys) {
      const start = `${before}${key}:`;
      if (shape.text) all.push(...typed.map((text) => `${start} ${text}▮\n`), `${start} [${key}, ▮]\n`);
      inside(shape, start, `${indent}  `, depth);
    }
  };
  const inside = ({ mapping, list }: SchemaShape, start: string, indent: string, depth: number): void => {
    if (list?.item.text) all.push(...typed.map((text) => `${start}\n${indent}- ${text}▮\n`));
    if (mapping) all.push(`${start}\n${indent}▮\n`);
    const maxDepth = 2;
    if (depth > maxDepth) return;
    if (mapping) visit(mapping, `${start}\n${indent}`, indent, depth + 1);
    if (list?.item.mapping) visit(list.item.mapping, `${start}\n${indent}- `, `${indent}  `, depth + 1);
  };
  visit(schema.root, '', '', 0);
  return all;
}

/** Creates very many entries with long names that have more bytes than characters. */
const many = <T>(make: (name: string) => T): T[] =>
  Array.from({ length: 3000 }, (_, index) => make(`Ünïçødé 🐻 *Gruppe* [${index}] ${'_lang_'.repeat(12)}`));
const long = 'Ein <sehr> langer `Text` mit *allem*, http://www.example.test/ & mehr. '.repeat(40);
const named = (name: string) => ({
  name,
  aliases: many((alias) => `${alias} ${name}`).slice(0, 500),
  description: long,
});
const entries: TeamEntries = {
  actors: many(named).slice(0, 12),
  malware: many(named).slice(0, 12),
  tools: [],
  campaigns: many(named).slice(0, 12),
  logSources: many((name) => ({ name, description: long })),
  sectors: many((name) => ({ name, description: long })),
  tags: many((name) => ({ name, description: long })),
};
const large: DocumentContext = { catalogue: withTeamEntries(catalogue, entries) };

function completion(marked: string, documentContext?: DocumentContext): CompletionList {
  const { text, position } = readCursor(marked);
  return service.completion(service.parse(text), position, documentContext);
}

describe('a completion response is at most 20 kB', () => {
  it('at any place of the format, with the whole catalogue; the documentation of an item is at most 10 kB', () => {
    const resolved = new Set<string>();
    for (const marked of locations()) {
      const list = completion(marked);
      assert.ok(bytes(list) <= 20_000, `${bytes(list)} bytes at ${marked}`);
      for (const item of list.items) {
        const key = JSON.stringify(item.data);
        if (key === undefined || resolved.has(key)) continue;
        resolved.add(key);
        const { documentation } = service.resolveCompletion(item);
        assert.ok(bytes(documentation ?? null) <= 10_000, item.label);
      }
    }
    assert.ok(resolved.size > 300);
  });

  it('with a team catalogue of any size, and is marked incomplete if truncated', () => {
    for (const section of ['actors', 'malware', 'campaigns', 'required_log_sources', 'sectors', 'tags']) {
      for (const text of ['', 'ü', 'Ünïç']) {
        const list = completion(`${section}:\n  - ${text}▮\n`, large);
        assert.ok(bytes(list) <= 20_000, `${bytes(list)} bytes in ${section}`);
        assert.ok(list.items.length > 0 || text !== '', section);
        assert.ok(list.isIncomplete || list.items.length <= 12, section);
        for (const item of list.items.slice(0, 3))
          assert.ok(bytes(service.resolveCompletion(item, large).documentation ?? null) <= 10_000, section);
      }
    }
  });

  it('and omitted words are found when more is typed', () => {
    const labels = completion('tags: [2718▮]\n', large).items.map(({ label }) => label);
    assert.ok(labels.length > 0 && labels.every((label) => label.includes('2718')), labels.join());
  });

  it('and smaller if the client supports list defaults, with the same content', () => {
    const list = completion('mitre_attack:\n  - T15▮\n');
    const compact = compactList(list, { listDefaults: ['editRange'] });
    assert.ok(bytes(compact) < 0.8 * bytes(list));
    const expanded = compact.items.map(({ label, textEditText, ...item }) => ({
      ...item,
      label,
      textEdit: { range: compact.itemDefaults?.editRange, newText: textEditText ?? label },
    }));
    assert.deepEqual(
      expanded,
      list.items.map((item) => ({ ...item })),
    );
    assert.equal(compactList(list, { listDefaults: [] }), list);
  });
});

describe('a hover response is at most 10 kB', () => {
  const hoverBytes = (marked: string, documentContext?: DocumentContext): number => {
    const { text, position } = readCursor(marked);
    return bytes(service.hover(service.parse(text), position, documentContext));
  };

  it('over every key', () => {
    const keys = locations().filter((location) => location.endsWith(': ▮\n'));
    assert.ok(keys.length > 100);
    for (const marked of keys) {
      const location = marked.replace(': ▮', '▮: x');
      const size = hoverBytes(location);
      assert.ok(size > 100 && size <= 10_000, `${size} bytes at ${location}`);
    }
  });

  it('over every name of every actor', () => {
    const names = new Set<string>();
    for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789')
      for (const { item } of catalogue.searchActors(letter, 5000))
        [item.name, ...item.aliases, ...(item.disputedAliases ?? [])].forEach((name) => names.add(name));
    assert.ok(names.size > 1000);
    for (const name of names) {
      const size = hoverBytes(`actors:\n  - "▮${JSON.stringify(name).slice(1)}\n`);
      assert.ok(size > 100 && size <= 10_000, `${size} bytes over ${name}`);
    }
  });

  it('over long descriptions of a team', () => {
    const [actor] = entries.actors;
    const [malware] = entries.malware;
    const [tag] = entries.tags;
    assert.ok(actor && malware && tag);
    for (const [section, name] of [
      ['actors', actor.name],
      ['actors', actor.aliases[0]],
      ['malware', malware.name],
      ['campaigns', malware.aliases[1]],
      ['tags', tag.name],
    ] as const) {
      const size = hoverBytes(`${section}:\n  - "▮${name}"\n`, large);
      assert.ok(size > 300 && size <= 10_000, `${size} bytes over ${name}`);
    }
  });
});
