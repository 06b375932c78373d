/** Collects an advisory's `attack_id` keys and the items of `mitigations`, with the kind of object that each refers to. */
import { defineCollector } from '../collect/collector.ts';
import type { ObjectKind } from '../catalogue/catalogue.ts';
import { recommendationRows } from '../model/recommendationRows.ts';
import type { Advisory, Row, Text } from '../model/advisory.ts';
import type { Pair } from '../yaml/tree.ts';

export interface AttackIdKey {
  readonly kind: ObjectKind;
  readonly attackId: Text;
  /** The name in the same row. */
  readonly name: Text | undefined;
  /** The `attack_id` key with its value. Undefined for an item of `mitigations`, which has no such key. */
  readonly pair: Pair | undefined;
}

/** A name in a list whose rows may have an ATT&CK ID. */
export interface ObjectName {
  readonly kind: ObjectKind;
  readonly name: Text;
}

interface NamedRow extends Row {
  readonly attackId?: Text;
  readonly name?: Text;
}

/** The sections whose rows may contain `attack_id` or `mitigations`. */
export const attackIdHolders = [
  'actors',
  'campaigns',
  'malware',
  'tools',
  'required_log_sources',
  'recommendations',
] as const;

/** Returns every `attack_id` that has a value, and every item of `mitigations`. */
export function attackIdKeys(advisory: Advisory): AttackIdKey[] {
  const named = namedRows(advisory).flatMap(({ kind, rows }) =>
    rows.flatMap(({ attackId, name, pairs }) =>
      attackId ? [{ kind, attackId, name, pair: pairs.find(({ key }) => key.value === 'attack_id') }] : [],
    ),
  );
  const mitigations = recommendationRows(advisory.recommendations).flatMap((row) =>
    row.mitigations.map((attackId): AttackIdKey => ({
      kind: 'mitigation',
      attackId,
      name: undefined,
      pair: undefined,
    })),
  );
  return [...named, ...mitigations];
}

/** Returns every name in the lists whose rows may have an `attack_id`. */
export function objectNames(advisory: Advisory): ObjectName[] {
  return namedRows(advisory).flatMap(({ kind, rows }) => rows.flatMap(({ name }) => (name ? [{ kind, name }] : [])));
}

/** Groups the rows by the kind of object they name. Source of the kinds: format.md, "Keys, in canonical order". */
function namedRows({ actors, campaigns, malware, tools, requiredLogSources }: Advisory): readonly {
  readonly kind: ObjectKind;
  readonly rows: readonly NamedRow[];
}[] {
  return [
    { kind: 'group', rows: actors?.items ?? [] },
    { kind: 'campaign', rows: campaigns?.items ?? [] },
    { kind: 'software', rows: malware?.items ?? [] },
    { kind: 'software', rows: tools?.items ?? [] },
    { kind: 'data-component', rows: requiredLogSources?.items ?? [] },
  ];
}

/** Collects every `attack_id` that has a value, and every item of `mitigations`. */
export const attackIds = defineCollector({
  name: 'attack/IDs beside names',
  from: attackIdHolders,
  collect: ({ advisory }): readonly AttackIdKey[] => attackIdKeys(advisory),
});
