/**
 * Keeps the index of a workspace up to date, and answers questions about it. Runs in its own thread; everything that depends on the host is
 * injected. Files are read one at a time, so that questions can be answered between two files.
 */
import { createCorpus } from '../../core/index.ts';
import { createAnswers } from './answers.ts';
import { createFileReader } from './fileReader.ts';
import type { IndexerParts } from './indexerParts.ts';
import type { IndexerState } from './indexerState.ts';
import type { ToIndexer } from './messages.ts';
import { createPacing } from './pacing.ts';
import { createScan } from './scan.ts';

/** Creates an indexer, and returns the function that handles its messages. The indexer is idle until it receives the workspace folders. */
export function createIndexer(parts: IndexerParts): (message: ToIndexer) => void {
  const state: IndexerState = {
    parts,
    corpus: createCorpus(),
    pacing: createPacing(parts),
    roots: [],
    encoding: 'utf-16',
    reader: createFileReader(parts, 'utf-16'),
    rootOf: new Map(),
  };
  const { corpus } = state;
  let posted = '[]';
  const postSameIds = (): void => {
    const ids = [...corpus.sameIds()].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = JSON.stringify(ids);
    if (text === posted) return;
    posted = text;
    parts.post({ type: 'sameIds', ids });
  };
  const scan = createScan(state, () => {
    postSameIds();
    parts.post({ type: 'updated' });
  });
  const answers = createAnswers(state);
  return (message) => {
    switch (message.type) {
      case 'roots':
        state.roots = message.roots;
        state.encoding = message.encoding;
        return scan.all();
      case 'changed':
        return message.paths ? scan.files(message.paths) : scan.all();
      case 'open':
        return corpus.override(message.path, message.facts);
      case 'openId':
        corpus.setOpenId(message.path, message.id);
        return postSameIds();
      case 'closed':
        corpus.override(message.path, undefined);
        corpus.removeOpenId(message.path);
        postSameIds();
        return scan.files([message.path]);
      case 'edited':
        return state.pacing.edited();
      case 'ask':
        return answers.ask(message.id, message.question);
      case 'cancel':
        return answers.cancel(message.id);
      case 'pause':
        return scan.pause();
    }
  };
}
