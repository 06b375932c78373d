import type { Technique } from '../../catalogue/catalogue.ts';
import type { TechniqueEntry } from '../../model/advisory.ts';
import type { Fix } from '../../problems/problem.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { listAround } from '../../editing/listItems.ts';
import { itemPath } from '../shared/rows.ts';
import { attackIdHolders } from '../../attack/attackIds.ts';
import { reportRevokedIds } from '../shared/revokedIds.ts';
import { normaliseTechniqueId } from '../../catalogue/objectId.ts';
import {
  labelOf,
  mentions,
  replaceTechnique,
  hasOnlyIdentity,
  sharesTactic,
  techniqueKeys,
  techniqueMentions,
  type Mention,
} from '../../attack/techniques.ts';
import { anyOf } from '../../text/wording.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/revoked',
    severity: 'warning',
    summary:
      "A technique, group, software, campaign, data component or mitigation is revoked in the advisory's ATT&CK release.",
    tag: 'deprecated',
    judgedBy: 'release',
  },
  reads: [...techniqueKeys, ...attackIdHolders],
  check(context) {
    const { attack } = context;
    reportRevokedIds(context);
    // The rows with techniques are read only if the advisory mentions a revoked technique, which is rare.
    const isRevoked = ({ id }: Mention): boolean => attack.technique(id)?.revoked === true;
    if (!context.collect(mentions).some(({ items }) => items.some(isRevoked))) return;
    const isMappedBefore = createIsMappedBefore(context);
    for (const mention of techniqueMentions(context.advisory)) {
      const technique = attack.technique(mention.id);
      if (!technique?.revoked) continue;
      const successors = technique.revokedBy.flatMap((id) => attack.technique(id) ?? []);
      context.report({
        span: mention.written.span,
        message: `${labelOf(technique)} is revoked in ATT&CK ${attack.release}. ${advice(successors)}`,
        fixes: fixes(context, mention, successors, isMappedBefore),
      });
    }
  },
};

function advice(successors: readonly Technique[]): string {
  const [first] = successors;
  if (!first) return 'It has no recorded successor. Replace it with an active technique, or remove it.';
  if (successors.length === 1) return `Use its successor, ${labelOf(first)}.`;
  return `Use ${anyOf(successors.map(({ id }) => id))} instead.`;
}

/**
 * Returns a fix for each successor, which replaces the technique or, if the successor is already mapped, removes the row. A replacement is
 * safe if there is only one successor; otherwise, the author has to choose.
 */
function fixes(
  context: RuleContext,
  mention: Mention,
  successors: readonly Technique[],
  isMappedBefore: IsMappedBefore,
): Fix[] {
  const only = successors.length === 1;
  return successors.flatMap((successor): Fix[] => {
    if (isMappedBefore(mention, successor.id)) return removal(context, mention, successor, only);
    const flags = only ? { safe: true, preferred: true } : {};
    return [
      {
        title: `Replace with ${labelOf(successor)}`,
        edits: replaceTechnique(context, mention.entry, successor),
        ...flags,
      },
    ];
  });
}

/**
 * Whether replacing the technique of this row would list the successor twice, because the list already contains the successor or because an
 * earlier row will also be replaced with it.
 */
type IsMappedBefore = (mention: Mention, successorId: string) => boolean;

interface Mapping {
  readonly entry: TechniqueEntry;
  readonly index: number;
  /** Whether the mapping is for the row's own ID. If false, it is for the successor of the row's revoked ID. */
  readonly isOwn: boolean;
}

/** Creates an `IsMappedBefore` function. Each list of techniques is scanned only once. */
function createIsMappedBefore({ attack }: RuleContext): IsMappedBefore {
  const lists = new Map<readonly TechniqueEntry[], ReadonlyMap<string, readonly Mapping[]>>();
  return ({ entry, siblings }, successorId) => {
    const mappings = lists.get(siblings) ?? mappingsOf(siblings, attack);
    lists.set(siblings, mappings);
    const location = siblings.indexOf(entry);
    return (mappings.get(successorId) ?? []).some(
      ({ entry: other, index, isOwn }) =>
        other !== entry && (isOwn || index < location) && sharesTactic(entry, other, attack),
    );
  };
}

function mappingsOf(
  siblings: readonly TechniqueEntry[],
  attack: RuleContext['attack'],
): ReadonlyMap<string, readonly Mapping[]> {
  const mappings = new Map<string, Mapping[]>();
  const add = (id: string, mapping: Mapping): void => {
    const same = mappings.get(id);
    if (same) same.push(mapping);
    else mappings.set(id, [mapping]);
  };
  for (const [index, entry] of siblings.entries()) {
    const id = entry.id && normaliseTechniqueId(entry.id.value);
    if (id === undefined) continue;
    add(id, { entry, index, isOwn: true });
    const [successor, another] = attack.technique(id)?.revokedBy ?? [];
    if (successor !== undefined && another === undefined) add(successor, { entry, index, isOwn: false });
  }
  return mappings;
}

function removal(context: RuleContext, { entry, id, mapped }: Mention, successor: Technique, only: boolean): Fix[] {
  // `mitre_attack` may be long, and its items are found faster by their offset.
  const path = mapped ? itemPath(context, 'mitre_attack', entry) : listAround(context.root, entry.span)?.path;
  if (!path) return [];
  const edits = context.edit.removeItem(path);
  const title = `Remove ${id} (${successor.id} is already ${mapped ? 'mapped' : 'listed'})`;
  return [{ title, edits, preferred: only, safe: only && hasOnlyIdentity(context, entry) }];
}
