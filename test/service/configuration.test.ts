import assert from 'node:assert/strict';
import type { DocumentKind } from '../../server/src/core/index.ts';
import { accepted, readCursor, shownItems, textIn } from '../support/cursor.ts';
import { service } from './support.ts';

/** Returns the problems, as code, text and message. */
function problems(text: string, kind: DocumentKind): string[] {
  const found = service.diagnostics(service.parse(text, kind), {});
  return found.map(({ code, range, message }) => `${String(code)} ${textIn(text, range)}: ${message}`);
}

function labels(marked: string, kind: DocumentKind): string[] {
  const at = readCursor(marked);
  return shownItems(service.completion(service.parse(at.text, kind), at.position), at).map(({ label }) => label);
}

function accept(marked: string, kind: DocumentKind, label: string): string {
  const at = readCursor(marked);
  const items = service.completion(service.parse(at.text, kind), at.position).items;
  const item = items.find((each) => each.label === label);
  assert.ok(item, label);
  return accepted(at.text, item);
}

describe('a configuration file', () => {
  it('reports mistakes in its own terms', () => {
    assert.deepEqual(
      problems(
        'rules:\n  attack/revoked: eror\n  tlp/deprecatd: off\nrequiredSections:\n  severity:hihg: [indicators]\nactor: {}\ncatalogues: ../x.yaml\n',
        'config',
      ),
      [
        'schema/enum eror: `attack/revoked` can\'t be "eror". Allowed: off, hint, info, warning or error. Did you mean `error`?',
        'schema/unknown-key tlp/deprecatd: Unknown key `tlp/deprecatd` in `rules`. Did you mean `tlp/deprecated`?',
        'schema/unknown-key severity:hihg: Unknown key `severity:hihg` in `requiredSections`. Did you mean `severity:high`?',
        'schema/unknown-key actor: Unknown key `actor` in a configuration file. Did you mean `actors`?',
        'schema/pattern ../x.yaml: `catalogues` can\'t be "../x.yaml": use a path or glob relative to the folder of this file, such as `catalogues/*.yaml`, that stays within the folder.',
      ],
    );
    assert.match(
      problems('- a\n', 'config').join(),
      /^schema\/type -: A configuration file must be a mapping with `rules`/,
    );
    assert.deepEqual(problems('', 'config'), []);
    assert.deepEqual(problems('requiredSections:\n  category:our own kind: references\n', 'config'), []);
  });

  it('reports a second document and stray text without mentioning advisories', () => {
    assert.deepEqual(problems('rules: {}\n---\nrules: {}\n', 'config'), [
      'yaml/multiple-documents ---: A file can contain only one YAML document, so the text below this line is ignored. Move it above this line, or to a separate file.',
    ]);
    assert.deepEqual(problems('rules: {}\n---\nactors: {}\n', 'config'), [
      'yaml/multiple-documents ---: `---` ends the YAML document here, and a file can contain only one. Other tools reject the file, or ignore the keys below. Remove the line.',
    ]);
    for (const text of ['foo: bar\n---\nfoo: bar\n', '[a]\nrules: {}\n', 'rules: {}\n- a\n'])
      assert.doesNotMatch(problems(text, 'config').join('\n'), /advisor/, text);
  });

  it('completes keys, codes, severities, conditions and sections', () => {
    assert.deepEqual(labels('▮', 'config'), ['rules', 'requiredSections', 'catalogues', 'files', 'actors', 'render']);
    assert.deepEqual(labels('rules:\n  tlp/▮', 'config'), ['tlp/*', 'tlp/deprecated', 'tlp/exceeds']);
    assert.deepEqual(labels('rules:\n  attack/revoked: ▮', 'config'), ['off', 'hint', 'info', 'warning', 'error']);
    assert.equal(accept('rules:\n  attack/revoked: ▮', 'config', 'off'), 'rules:\n  attack/revoked: off');
    assert.equal(
      accept('requiredSections:\n  severity:crit▮', 'config', 'severity:critical').split('\n')[1],
      '  severity:critical:',
    );
    assert.ok(labels('requiredSections:\n  always: [▮]', 'config').includes('references'));
    assert.deepEqual(labels('actors:\n  preferredNaming: ▮', 'config'), ['any', 'attack', 'misp']);
    assert.deepEqual(labels('render:\n  language: ▮', 'config'), ['en', 'fr', 'de', 'es', 'ja', 'uk']);
    assert.ok(labels('render:\n  sections: [▮]', 'config').includes('mitre_attack'));
    assert.ok(labels('render:\n  titles:\n    ▮', 'config').includes('indicators'));
  });

  it('has no report', () => {
    assert.equal(
      service.render(service.parse('rules: {}\n', 'config')).html,
      '<p>This is a configuration file. Only advisories have a report.</p>',
    );
  });
});

describe('a catalogue file', () => {
  it('reports mistakes', () => {
    assert.deepEqual(problems('malwares: []\nactors:\n  - name: X\n    attack_id: G16\n', 'catalogue'), [
      'schema/unknown-key malwares: Unknown key `malwares` in a catalogue file. Did you mean `malware`?',
      'schema/pattern G16: `attack_id` can\'t be "G16": use G and four digits, such as G0016.',
    ]);
    assert.deepEqual(
      problems('actors:\n  - X\n  - name: Y\n    x_note: ours\ntags: [a, {name: b}]\n', 'catalogue'),
      [],
    );
  });

  it('completes the IDs of renamed objects', () => {
    assert.deepEqual(labels('actors:\n  - name: APT29\n    attack_id: ▮', 'catalogue'), ['G0016 - APT29']);
    assert.deepEqual(labels('actors:\n  - name: X\n    ▮', 'catalogue'), [
      'aliases',
      'attack_id',
      'country',
      'description',
    ]);
  });
});
