/** The parts of the server that requests across files use. */
import type { AnsweringParts } from '../requestKinds/answeringParts.ts';
import type { CorpusRoot } from '../../service/corpus/messages.ts';

export type CorpusParts = Omit<AnsweringParts, 'diagnostics' | 'run'> & {
  /** The folders of the workspace with the client's settings. */
  readonly roots: () => Promise<readonly CorpusRoot[]>;
  /** Called when the set of advisories that share an `id` has changed, so that open documents have to be checked again. */
  readonly sameIdsChanged: () => void;
};
