/** The keys of an advisory that hold IDs of other objects than techniques and tactics, with the kind of object that each is about. */
import { defineCollector } from '../collect/collector.ts';
import type { ObjectKind } from '../catalogue/catalogue.ts';
import { recommendationRows } from '../model/recommendationRows.ts';
import type { Advisory, Text } from '../model/advisory.ts';

export interface AttackIdKey {
  readonly kind: ObjectKind;
  readonly attackId: Text;
  /** The name that is given with it. */
  readonly name: Text | undefined;
}

/** The sections with a key `attack_id`, or `mitigations`. */
export const attackIdHolders = [
  'actors',
  'campaigns',
  'malware',
  'tools',
  'required_log_sources',
  'recommendations',
] as const;

/** Every `attack_id` and every item of `mitigations` that has a value. Source of the kinds: format.md, "Keys, in canonical order". */
export function attackIdKeys(advisory: Advisory): AttackIdKey[] {
  const { actors, campaigns, malware, tools, requiredLogSources, recommendations } = advisory;
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
    ...recommendationRows(recommendations).flatMap(({ mitigations }) =>
      mitigations.map((attackId): AttackIdKey => ({ kind: 'mitigation', attackId, name: undefined })),
    ),
  ];
}

/** Those of a document. */
export const attackIds = defineCollector({
  name: 'attack/IDs beside names',
  from: attackIdHolders,
  collect: ({ advisory }): readonly AttackIdKey[] => attackIdKeys(advisory),
});
