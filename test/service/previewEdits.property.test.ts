/** A preview that is updated with the sent parts after each random edit equals the preview of the same text from scratch. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { AdvisoryDocument } from '../../server/src/core/index.ts';
import { sections } from '../../server/src/core/report/sections/index.ts';
import { joinedParts, neededParts } from '../../server/src/protocol/preview.ts';
import { createRandom } from '../soak/random.ts';
import { textSeed } from '../support/property.ts';
import { rootUrl } from '../support/schema.ts';
import { service } from './support.ts';

const seed = textSeed('preview');
const folder = new URL('examples/', rootUrl);
const examples = readdirSync(folder).filter((name) => name.endsWith('.advisory.yaml'));
/** Returns markup without references to parts and source lines. */
const plain = (html: string): string => html.replace(/ data-(?:part|line|base)="[^"]*"/g, '');
/** Returns markup without the names of parts, which depend on what was shown before. */
const unnamed = (html: string): string => html.replace(/ data-part="[^"]*"/g, '');

const bits = ['x', ' ', '\n', '"', ': ', '  - ', '.', '[', 'evil.top', '#', "'"];
const rows =
  '\nindicators:\n  - evil.top\n  - type: url\n    value: hxxps://evil[.]top/a\n    description: see evil.top\n';

describe('a preview through random edits', function () {
  this.timeout(120_000);

  for (const name of examples)
    it(`${name}: equals the preview from scratch`, () => {
      const random = createRandom(`${name} ${seed}`);
      let text = readFileSync(new URL(name, folder), 'utf8');
      let document: AdvisoryDocument | undefined;
      let known = new Map<string, string>();
      let answer: number | undefined;
      for (let step = 0; step < 25; step++) {
        document = service.parse(text, 'advisory', document);
        const page = service.preview(document, undefined, undefined, answer);
        answer = page.answer;
        assert.equal(page.since, step === 0 ? undefined : answer - 1);
        known = neededParts(page.root, new Map([...known, ...Object.entries(page.parts)]));
        const html = joinedParts(page.root, known);
        const fresh = service.parse(text);
        const anew = service.preview(fresh);
        if (page.earlier.length === 0 && document.unparsed.length === 0) {
          assert.equal(unnamed(html), unnamed(joinedParts(anew.root, new Map(Object.entries(anew.parts)))), text);
          assert.equal(plain(html), plain(service.render(fresh).html), text);
        }
        text = edited(text, random);
      }
    });

  it('reads no key that a section does not declare', () => {
    const declared = new Map(sections.map(({ key, reads = [] }) => [key, [key, ...reads]] as const));
    assert.equal(declared.size, sections.length);
    for (const source of sections) {
      const file = source.key.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
      const code = readFileSync(new URL(`server/src/core/report/sections/${file}.ts`, rootUrl), 'utf8');
      const fields = [
        ...[...code.matchAll(/context\.advisory\.(\w+)/g)].map(([, field = '']) => field),
        ...[...code.matchAll(/const \{([^}]*)\} = context\.advisory/g)].flatMap(([, names = '']) =>
          names.split(',').map((one) => one.trim().split(':')[0] ?? ''),
        ),
      ].filter((field) => field !== '');
      const keys = fields.map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
      assert.ok(keys.length > 0, source.key);
      for (const key of keys) assert.ok(declared.get(source.key)?.includes(key), `${source.key} reads ${key}`);
    }
  });
});

/** Inserts or deletes a few characters, repeats or deletes a line, inserts an empty line at the start, or adds or changes indicators. */
function edited(text: string, random: ReturnType<typeof createRandom>): string {
  const at = random.below(text.length + 1);
  const lines = text.split('\n');
  const line = random.below(lines.length);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at) + bits[random.below(bits.length)] + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random.below(3));
    case 2:
      return [...lines.slice(0, line), lines[line] ?? '', ...lines.slice(line)].join('\n');
    case 3:
      return lines.filter((_line, index) => index !== line).join('\n');
    case 4:
      return text.includes('\nindicators:') ? text.replace('top', 'net') : text + rows;
    default:
      return ['', ...lines].join('\n');
  }
}
