import assert from 'node:assert/strict';
import { withTeamEntries, type DocumentContext } from '../../server/src/core/index.ts';
import { accepted, readCursor, shownItems } from '../support/cursor.ts';
import { testEnvironment } from '../support/environment.ts';
import { service } from './support.ts';

const documentContext: DocumentContext = {
  catalogue: withTeamEntries(testEnvironment().catalogue, {
    actors: [{ name: 'SLATE FALCON', aliases: ['Cluster 7'], description: 'Seen at *two* utilities.' }],
    malware: [{ name: 'GLASSLOADER', aliases: ['Pane'], description: 'Loads glass.' }],
    tools: [],
    campaigns: [{ name: 'Operation Paper Lantern', aliases: [] }],
    logSources: [{ name: 'Badge readers', description: 'All sites but one.' }],
    sectors: [{ name: 'Municipal utilities' }, { name: 'energy', description: 'As we mean it.' }],
    tags: [{ name: 'board-relevant' }],
  }),
};

function items(marked: string): ReturnType<typeof shownItems> {
  const at = readCursor(marked);
  return shownItems(service.completion(service.parse(at.text), at.position, documentContext), at);
}

function hover(marked: string): string {
  const at = readCursor(marked);
  const found = service.hover(service.parse(at.text), at.position, documentContext);
  return found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
}

describe('names of a team catalogue', () => {
  it('are completed in the lists of their kind', () => {
    for (const [marked, label] of [
      ['actors:\n  - sla▮', 'SLATE FALCON'],
      ['actors:\n  - cluster 7▮', 'Cluster 7'],
      ['malware:\n  - glass▮', 'GLASSLOADER'],
      ['campaigns:\n  - paper▮', 'Operation Paper Lantern'],
      ['required_log_sources:\n  - bad▮', 'Badge readers'],
      ['required_log_sources:\n  - ▮', 'Badge readers'],
      ['sectors:\n  - muni▮', 'Municipal utilities'],
      ['tags: [boa▮]', 'board-relevant'],
    ] as const) {
      assert.equal(items(marked)[0]?.label, label, marked);
    }
    const [first] = items('tags: [boa▮]');
    assert.ok(first);
    assert.equal(accepted('tags: [boa]', first), 'tags: [board-relevant]');
  });

  it('replace a shipped word with the same name', () => {
    const labels = items('sectors:\n  - ener▮').map(({ label }) => label);
    assert.equal(labels[0], 'energy');
    assert.ok(!labels.includes('Energy'));
  });

  it('have no ID that could be completed', () => {
    const labels = items('malware:\n  - name: GLASSLOADER\n    attack_id: ▮').map(({ label }) => label);
    assert.ok(labels.length > 0 && labels.every((label) => /^S\d{4} - /.test(label)));
  });

  it('are explained, as literal text', () => {
    assert.match(hover('actors:\n  - SLATE▮ FALCON\n'), /Seen at `\*two\*` utilities/);
    assert.match(hover('actors:\n  - Cluster▮ 7\n'), /Cluster 7 is an alias of SLATE FALCON/);
    assert.equal(
      hover('malware:\n  - GLASS▮LOADER\n'),
      "**GLASSLOADER**\n\nLoads glass.\n\nMalware in your team's catalogue\n\nAlso known as: Pane",
    );
    assert.equal(hover('required_log_sources:\n  - Badge▮ readers\n'), '**Badge readers**\n\nAll sites but one.');
    assert.match(hover('tags:\n  - board▮-relevant\n'), /From your team's catalogue/);
  });

  it('are documented in completion too', () => {
    for (const [marked, said] of [
      ['actors:\n  - sla▮', /utilities/],
      ['malware:\n  - glass▮', /Loads glass/],
      ['campaigns:\n  - paper▮', /Operation Paper Lantern/],
    ] as const) {
      const [item] = items(marked);
      assert.ok(item);
      assert.match(JSON.stringify(service.resolveCompletion(item, documentContext).documentation), said);
    }
  });
});
