import assert from 'node:assert/strict';
import { textIn } from '../support/cursor.ts';
import { service } from './support.ts';

const uri = 'file:///a.advisory.yaml';

describe('diagnostics', () => {
  it('have source, code, the page of the rule, and the exact range', () => {
    const text = 'title: 🐻 bears\r\nseverity: hgih\r\n';
    const diagnostic = service.diagnostics(service.parse(text), {}).find(({ code }) => code === 'schema/enum');
    assert.ok(diagnostic);
    assert.equal(textIn(text, diagnostic.range), 'hgih');
    assert.equal(diagnostic.source, 'advisory');
    assert.equal(diagnostic.severity, 1);
    assert.match(diagnostic.codeDescription?.href ?? '', /schema-enum/);
  });

  it('use the severities of the settings', () => {
    const text = 'title: T\ntlp: WHITE\n';
    const severity = (rules: Parameters<typeof service.diagnostics>[1]): number | undefined =>
      service.diagnostics(service.parse(text), rules).find(({ code }) => code === 'tlp/deprecated')?.severity;
    assert.deepEqual(
      [severity({}), severity({ 'tlp/deprecated': 'error' }), severity({ 'tlp/deprecated': 'off' })],
      [2, 1, undefined],
    );
  });

  it('mark outdated text as deprecated', () => {
    const diagnostics = service.diagnostics(service.parse('title: T\ntlp: WHITE\n'), {});
    assert.deepEqual(diagnostics.find(({ code }) => code === 'tlp/deprecated')?.tags, [2]);
  });

  it('contain related locations if the document’s URI is known', () => {
    const text = 'title: T\ntitle: U\n';
    const find = (own?: string) =>
      service.diagnostics(service.parse(text), {}, own).find(({ code }) => code === 'yaml/duplicate-key');
    const related = find(uri)?.relatedInformation?.[0];
    assert.equal(related?.location.uri, uri);
    assert.deepEqual(related.location.range.start, { line: 0, character: 0 });
    assert.equal(find()?.relatedInformation, undefined);
  });
});
