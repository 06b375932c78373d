import assert from 'node:assert/strict';
import { english } from '../../client/src/l10n.ts';
import { createLatestSearch } from '../../client/src/latestSearch.ts';
import { techniqueItems } from '../../client/src/techniqueItems.ts';
import { updateChoices } from '../../client/src/updateChoices.ts';
import { until } from '../support/testConnection.ts';

describe('the pick of techniques', () => {
  it('shows name, tactics, platforms, and which technique it replaces', () => {
    const found = { id: 'T1', name: 'A: B', tactics: ['Impact'], platforms: ['Linux', 'macOS'] };
    assert.deepEqual(techniqueItems(english, [found, { ...found, platforms: [], replaces: 'T0' }]), [
      { id: 'T1', label: 'T1 A: B', description: '', detail: 'Impact · Linux, macOS', alwaysShow: true },
      { id: 'T1', label: 'T1 A: B', description: 'replaces T0', detail: 'Impact', alwaysShow: true },
    ]);
  });

  it('shows the result of the current query, and cancels earlier queries', async () => {
    const answers = new Map<string, (found: string) => void>();
    const cancelled: string[] = [];
    const shown: string[] = [];
    let busy = false;
    let asked = '';
    const search = createLatestSearch<string, string>({
      source: () => ({ token: '', cancel: () => void cancelled.push(asked), dispose: () => undefined }),
      search: (query) => {
        asked = query;
        return new Promise((resolve) => answers.set(query, resolve));
      },
      show: (found) => void shown.push(found),
      busy: (now) => (busy = now),
      failed: (error) => assert.fail(String(error)),
    });
    search.ask('a');
    search.ask('ab');
    assert.deepEqual([cancelled, busy], [['a'], true]);
    answers.get('ab')?.('found ab');
    answers.get('a')?.('found a');
    await until(() => !busy);
    assert.deepEqual(shown, ['found ab']);
    search.ask('abc');
    search.dispose();
    answers.get('abc')?.('found abc');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(shown, ['found ab']);
  });
});

describe('the choices of an update', () => {
  it('include undo only if there is an update', () => {
    const info = { release: '19.1', date: '2026-05-15', installed: [] };
    assert.deepEqual(
      updateChoices(english, info).map(({ action }) => action),
      ['attack', 'address', 'file'],
    );
    const last = updateChoices(english, { ...info, installed: ['ATT&CK 20.0, updated 2026-11-01'] }).at(-1);
    assert.deepEqual([last?.action, last?.detail], ['revert', 'In use: ATT&CK 20.0, updated 2026-11-01']);
  });
});
