/** The keys named `attack_id` of an advisory, with the kind of object that each is about. */
import { defineCollector } from '../collect/collector.ts';
import type { ObjectKind } from '../catalogue/catalogue.ts';
import type { Advisory, Text } from '../model/advisory.ts';

export interface AttackIdKey {
  readonly kind: ObjectKind;
  readonly attackId: Text;
  /** The name that is given with it. */
  readonly name: Text | undefined;
}

/** The sections with a key `attack_id`. */
export const attackIdHolders = ['actors', 'campaigns', 'malware', 'tools', 'required_log_sources'] as const;

/** Every `attack_id` that has a value. Source of the kinds: format.md, "Keys, in canonical order". */
export function attackIdKeys(advisory: Advisory): AttackIdKey[] {
  const { actors, campaigns, malware, tools, requiredLogSources } = advisory;
  const rows = <R extends { readonly attackId?: Text; readonly name?: Text }>(
    kind: ObjectKind,
    items: readonly R[] | undefined,
  ): AttackIdKey[] => (items ?? []).flatMap(({ attackId, name }) => (attackId ? [{ kind, attackId, name }] : []));
  return [
    ...rows('group', actors?.items),
    ...rows('campaign', campaigns?.items),
    ...rows('software', malware?.items),
    ...rows('software', tools?.items),
    ...rows('data-component', requiredLogSources?.items),
  ];
}

/** Every `attack_id` of a document that has a value. */
export const attackIds = defineCollector({
  name: 'attack/IDs beside names',
  from: attackIdHolders,
  collect: ({ advisory }): readonly AttackIdKey[] => attackIdKeys(advisory),
});
