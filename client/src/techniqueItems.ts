/** Techniques as a quick pick shows them. */
import type { FoundTechnique } from '../../server/src/protocol/protocol.ts';

export interface TechniqueItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly alwaysShow: true;
}

/** One item a technique, in the given order: name and ID, its tactics, its platforms and what it replaces. */
export function techniqueItems(found: readonly FoundTechnique[]): TechniqueItem[] {
  return found.map(({ id, name, tactics, platforms, replaces }) => ({
    id,
    label: `${id} ${name}`,
    description: replaces === undefined ? '' : `replaces ${replaces}`,
    detail: [tactics.join(', '), platforms.join(', ')].filter((part) => part !== '').join(' · '),
    alwaysShow: true,
  }));
}
