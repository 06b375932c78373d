/** Converts techniques to quick pick items. */
import type { Translate } from './l10n.ts';
import { plainMessage } from '../../server/src/protocol/plainMessage.ts';
import type { FoundTechnique } from '../../server/src/protocol/protocol.ts';

export interface TechniqueItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly alwaysShow: true;
}

/**
 * Returns an item for each technique, in the same order. An item contains the technique's name and ID, tactics and platforms, and the
 * revoked technique that it replaces, if the query matched that one.
 */
export function techniqueItems(t: Translate, found: readonly FoundTechnique[]): TechniqueItem[] {
  return found.map(({ id, name, tactics, platforms, replaces }) => ({
    id,
    label: plainMessage(`${id} ${name}`),
    description: replaces === undefined ? '' : plainMessage(t('replaces {0}', replaces)),
    detail: plainMessage([tactics.join(', '), platforms.join(', ')].filter((part) => part !== '').join(' · ')),
    alwaysShow: true,
  }));
}
