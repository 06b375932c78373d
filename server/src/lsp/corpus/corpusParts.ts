/** The parts of the server that requests concerning several files use. */
import type { AnsweringParts } from '../requestKinds/answeringParts.ts';
import type { CorpusRoot } from '../../service/corpus/messages.ts';

export type CorpusParts = Omit<AnsweringParts, 'diagnostics' | 'run'> & {
  /** Returns the workspace folders with the client's settings. */
  readonly roots: () => Promise<readonly CorpusRoot[]>;
  /** Called when the set of advisories that share an `id` has changed. Open documents then have to be checked again. */
  readonly sameIdsChanged: () => void;
};
