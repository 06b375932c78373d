/** Reading and checking a document chunk by chunk gives the same result as reading it whole. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';

import { analyze } from '../../server/src/core/analysis/analyze.ts';
import { schema } from '../../server/src/core/analysis/schema.ts';
import type { Subject } from '../../server/src/core/analysis/stage.ts';
import { parseAdvisory } from '../../server/src/core/document/document.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { createLines } from '../../server/src/core/text/text.ts';
import { createAdvisory } from '../bench/documents.ts';
import { testEnvironment } from '../support/environment.ts';
import { readInChunks } from '../support/inChunks.ts';

const env = testEnvironment();
const root = join(import.meta.dirname, '..', '..');
const documents = globSync(['examples/**/*.yaml', 'test/fixtures/**/*.yaml'], { cwd: root }).map((name) => ({
  name,
  text: readFileSync(join(root, name), 'utf8'),
}));

/** Forces a text to be read in one chunk, because a directive may affect all of it. */
const directive = '%YAML 1.2\n---\n';

/** Returns the problems of `before` and `text` as one document, with positions relative to the start of `text`. */
function problems(text: string, before = ''): string[] {
  const by = before.length;
  const location = ([start, end]: readonly [number, number]): string => `${start - by}-${end - by}`;
  return (
    analyze(readInChunks(before + text, env.schema), env, {})
      // These depend on the first line, which the directive changes, or on a second document, which it may add.
      .filter(({ code }) => !/^(?:sections\/(?:missing|required)|yaml\/multiple-documents)$/.test(code))
      .map(({ code, span, severity, message, fixes = [], related = [] }) =>
        [
          `${code} ${location(span)} ${severity} ${message}`,
          ...fixes.map((fix) => `${fix.title} ${fix.edits.map((edit) => location(edit.span) + edit.newText).join()}`),
          ...related.map((other) => `${location(other.span)} ${other.message}`),
        ].join('\n'),
      )
  );
}

/** Returns a long advisory with a mistake every few rows. */
function withMistakes(bytes: number): string {
  const rarely = (every: number) => {
    let count = 0;
    return (right: string, wrong: string): string => (++count % every === 0 ? wrong : right);
  };
  const [type, key, technique, unknown, time, risk, twice] = [7, 11, 5, 13, 17, 19, 23].map(rarely);
  return createAdvisory(bytes)
    .replace('analyzed:', 'attack_version: "15.1"\nanalyzed:')
    .replace(/type: sha256/g, (right) => type?.(right, 'type: md5') ?? right)
    .replace(/description: Lure/g, (right) => key?.(right, 'descripton: Lure') ?? right)
    .replace(/- T1528\n/g, (right) => technique?.(right, '- T1562.001\n') ?? right)
    .replace(/- T1528\n/g, (right) => unknown?.(right, '- T9999\n') ?? right)
    .replace(/time: \S+/g, (right) => time?.(right, 'time: 2019-01-01') ?? right)
    .replace(/fp_risk: medium/g, (right) => risk?.(right, 'fp_risk: <later>') ?? right)
    .replace(/ {2}- type: .*\n.*\n.*\n/g, (right) => twice?.(right, right + right) ?? right);
}

describe('a document in chunks', () => {
  it('has the same problems as in one chunk', () => {
    let compared = 0;
    for (const { name, text } of documents) {
      if (readInChunks(text, env.schema).chunks.length < 2) continue;
      if (readInChunks(directive + text, env.schema).chunks.length !== 1) continue;
      compared++;
      assert.deepEqual(problems(text), problems(text, directive), name);
    }
    assert.ok(compared > 100, `${compared} documents were compared`);
  });

  it('has the same problems as in one chunk if long lists are divided', () => {
    const text = withMistakes(200_000);
    const { chunks } = readInChunks(text, env.schema);
    const cut = new Set(chunks.flatMap(({ chunk }) => chunk.rowsOf ?? []));
    assert.ok(cut.has('timeline') && cut.has('indicators'), [...cut].join());
    const found = problems(text);
    assert.deepEqual(found, problems(text, directive));
    assert.equal(problems(text.replaceAll('\n', '\r\n')).length, found.length);
  });

  it('has the lines of its text', () => {
    for (const text of [withMistakes(30_000), ...documents.map((document) => document.text)]) {
      for (const variant of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
        const { lines } = readInChunks(variant, env.schema);
        const expected = createLines(variant);
        assert.equal(lines.count, expected.count);
        for (let line = -1; line <= expected.count; line++) {
          assert.equal(lines.startOf(line), expected.startOf(line));
          assert.equal(lines.endOf(line), expected.endOf(line));
        }
        for (let offset = 0; offset <= variant.length; offset += 7) {
          assert.deepEqual(lines.positionAt(offset), expected.positionAt(offset));
          assert.equal(lines.lineAt(offset), expected.lineAt(offset));
          assert.equal(lines.offsetAt(expected.positionAt(offset)), expected.offsetAt(expected.positionAt(offset)));
        }
      }
    }
  });

  it('is parsed again only where it changed', () => {
    const text = createAdvisory(100_000);
    const before = readInChunks(text, env.schema);
    const known = new Set(before.chunks.map(({ chunk }) => chunk));
    for (const location of ['title: ', 'Observation 7', 'Login 99 by', 'Lure number 150']) {
      const at = text.indexOf(location) + location.length;
      const after = parseAdvisory(`${text.slice(0, at)}x${text.slice(at)}`, env.schema, 'advisory', before);
      const anew = after.chunks.filter(({ chunk }) => !known.has(chunk)).map(({ chunk }) => chunk.text);
      assert.equal(anew.length, 1, location);
      assert.ok(anew[0]?.includes(`${location}x`) && anew[0].length < 20_000, location);
    }
  });

  it('is parsed as one chunk if it has too many sections, with the same problems', () => {
    const many = (count: number): string =>
      `title: T\ntlp: WHITE\n${Array.from({ length: count }, (_, i) => `x_${i}: a\n`).join('')}`;
    const [cut, whole] = [many(998), many(999)];
    assert.equal(readInChunks(cut, env.schema).sections.length, 1_000);
    assert.equal(readInChunks(whole, env.schema).sections.length, 1);
    assert.deepEqual(problems(whole), problems(cut));
  });

  it('states that there may be more problems if the last list exceeds the maximum', () => {
    const rows = (count: number): string =>
      Array.from({ length: count }, (_, i) =>
        i % 2 ? `  - typo_${i}: 1\n    value: a${i}\n` : `  - type: nonsense${i}\n    value: b${i}\n`,
      ).join('');
    const more = (text: string): boolean =>
      analyze(readInChunks(text, env.schema), env, {}).some(({ message }) => message.includes('There may be more'));
    assert.equal(more(`title: T\nindicators:\n${rows(1_999)}`), false);
    assert.equal(more(`title: T\nindicators:\n${rows(2_500)}`), true);
    assert.equal(more(`title: T\nindicators:\n${rows(2_500)}tlp: WHITE\n`), true);
  });

  it('has at most 2,000 schema problems in a section that is not divided into chunks, not counting placeholders', () => {
    const techniques = (count: number): string =>
      `timeline:\n  - time: 2026-01-01\n    event: E\n    techniques:\n${'      - {a: 1}\n'.repeat(count)}`;
    const indicators = (placeholders: number, wrong: number): string => {
      const rows = (type: string): string => `  - type: ${type}\n    value: a.example\n`;
      return `indicators:\n${rows('<type>').repeat(placeholders)}${rows('nonsense').repeat(wrong)}`;
    };
    const found = (text: string): readonly [number, number] => {
      const problems = schema.run([], { document: parseAdvisory(text, env.schema), env } as Subject);
      return [problems.length, problems.findIndex(({ message }) => message.includes('There may be more'))];
    };
    assert.deepEqual(found(techniques(1_999)), [1_999, -1]);
    assert.deepEqual(found(techniques(2_000)), [2_000, 1_999]);
    assert.deepEqual(found(techniques(2_001)), [2_000, 1_999]);
    assert.deepEqual(found(indicators(1_999, 1)), [1, -1]);
    assert.deepEqual(found(indicators(2_500, 1)), [1, -1]);
    assert.deepEqual(found(indicators(2_500, 0)), [0, -1]);
    assert.deepEqual(found(indicators(500, 1_999)), [1_999, -1]);
  });

  it('is checked again only where it changed, even if a rule exceeds its maximum number of problems', () => {
    const known = rules.find(({ meta }) => meta.code === 'attack/unknown-id') as { check: Rule['check'] };
    const { check } = known;
    let asked = 0;
    known.check = (context) => {
      asked++;
      check(context);
    };
    try {
      const ids = Array.from({ length: 499 }, (_, i) => `  - T9${String(i).padStart(3, '0')}\n`).join('');
      const rows = Array.from(
        { length: 600 },
        (_, i) =>
          `  - time: 2026-01-10\n    event: Login ${i} of a host\n    techniques: [${i < 1 ? 'T9999' : 'T1528'}]\n`,
      ).join('');
      const text = `title: T\nmitre_attack:\n${ids}timeline:\n${rows}`;
      const before = readInChunks(text, env.schema);
      const found = analyze(before, env, {});
      assert.ok(found.some(({ code, message }) => code === 'attack/unknown-id' && message.includes('may be more')));
      const all = asked;
      asked = 0;
      const after = parseAdvisory(text.replace('Login 500', 'Login x500'), env.schema, 'advisory', before);
      analyze(after, env, {});
      assert.ok(asked <= 1, `asked ${asked} times, of ${all} chunks`);
    } finally {
      known.check = check;
    }
  });

  it('keeps its other chunks of rows if a row is added or removed', () => {
    const text = createAdvisory(100_000);
    const before = readInChunks(text, env.schema);
    const known = new Set(before.chunks.map(({ chunk }) => chunk));
    const row = /\n( {2}- type: sha256\n.*\n.*)(?=\n)/.exec(text)?.[1] ?? '';
    assert.notEqual(row, '');
    for (const changed of [text.replace(`${row}\n`, `${row}\n${row}\n`), text.replace(`${row}\n`, '')]) {
      const anew = parseAdvisory(changed, env.schema, 'advisory', before).chunks.filter(
        ({ chunk }) => !known.has(chunk),
      );
      assert.ok(anew.length <= 3, `${anew.length} chunks were read again`);
    }
  });
});
