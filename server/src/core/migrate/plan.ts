/** Migrates an advisory's mapping to a later ATT&CK release: unambiguous changes become edits, the rest are decisions for the author. */
import { compareReleases } from '../catalogue/release.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { SectionPresence } from '../model/advisory.ts';
import type { Edit } from '../text/edits.ts';
import type { Environment } from '../environment/environment.ts';
import { attackReleaseOf } from '../attack/release.ts';
import { attackIdKeys } from '../attack/attackIds.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import { removeItems } from '../editing/listItems.ts';
import { proseMentions } from '../attack/proseMentions.ts';
import { techniqueLists } from '../attack/techniques.ts';
import { anyOf } from '../text/wording.ts';
import { createEditor } from '../editing/createEditor.ts';
import { planStages } from './stages.ts';
import { planTechniques } from './techniques.ts';
import {
  together,
  type Findings,
  type Migration,
  type MigrationChange,
  type MigrationInput,
  type MigrationLeft,
  type MigrationPlan,
} from './types.ts';

/**
 * Plans the migration of a document to a release (`19.1`, or a major version alone; by default the newest). The plan is empty if the
 * advisory already uses that release or a later one, if the catalogue does not contain the release, or if the document has a syntax error.
 * Spans are offsets in the document.
 */
export function planMigration(document: AdvisoryDocument, env: Environment, toRelease?: string): MigrationPlan {
  const edit = createEditor(document, env.schema.root, env.snippets);
  const { advisory, text, lines, root } = document;
  const plan = planFor(
    { advisory, text, lines, root, schema: env.schema.root, catalogue: env.catalogue, edit },
    toRelease,
  );
  return document.broken ? { ...plan, edits: [], changes: [], left: [] } : plan;
}

/** Like {@link planMigration}, but takes the properties that a rule's context has, and does not check for syntax errors. */
export function planFor(input: MigrationInput, toRelease?: string): MigrationPlan {
  const { catalogue, advisory } = input;
  const from = attackReleaseOf(advisory, catalogue);
  const target = toRelease === undefined ? catalogue.newest : catalogue.resolveRelease(toRelease);
  const names = { from: from.release, to: target ?? toRelease ?? catalogue.newest };
  if (target === undefined || compareReleases(names.from, catalogue.at(target).release) >= 0)
    return { ...names, edits: [], changes: [], left: [] };
  const migration: Migration = { ...input, from, to: catalogue.at(target) };
  const stated = version(migration, target);
  // Without a new `attack_version`, the migrated mapping would be checked against the earlier release. Nothing is changed then.
  if (stated.length === 0) return { ...names, edits: [], changes: [], left: [] };
  const lists = techniqueLists(advisory).map(({ entries }) => planTechniques(migration, entries));
  const found = together([...lists, planStages(migration), planObjects(migration)]);
  const changes = [...stated, ...withRemovals(migration, once(found.changes))];
  const left = [...once(found.left), ...planProse(migration)];
  return { ...names, edits: changes.flatMap(({ edits }) => edits), changes, left };
}

/** Keeps only the first item for each span. Aliases share their anchor's node, so the same node can be planned more than once. */
function once<T extends { readonly span: readonly [number, number] }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({ span }) => !seen.has(span.join()) && seen.add(span.join()));
}

/** Adds the edits to all changes that remove items. They are computed together, because adjacent items in a flow list share a comma. */
function withRemovals(migration: Migration, changes: readonly MigrationChange[]): MigrationChange[] {
  const isRemoval = ({ kind, to }: MigrationChange): boolean => to === '' && (kind === 'merged' || kind === 'tactics');
  const removals = removeItems(
    migration,
    changes.filter(isRemoval).map(({ span }) => span),
  );
  return changes.map((change) => (isRemoval(change) ? { ...change, edits: removals.get(change.span) ?? [] } : change));
}

/**
 * Returns the change to `attack_version`: a missing key is inserted, a key without a value is filled in, and any other value is replaced. A
 * major version alone is replaced with a major version alone if that identifies the release. Returns an empty list if the key cannot be
 * inserted.
 */
function version({ advisory, catalogue, edit, from, text: source }: Migration, to: string): MigrationChange[] {
  const { attackVersion } = advisory;
  if (!attackVersion) {
    const section = advisory.sections.get('attack_version');
    const edits = section
      ? [fillIn(section, source, to)]
      : edit.insertKeys([], [{ key: 'attack_version', value: `"${to}"` }]);
    const span = edits[0]?.span ?? [0, 0];
    return edits.length === 0 ? [] : [{ kind: 'version', span, from: from.release, to, edits }];
  }
  const major = to.split('.')[0] ?? to;
  const isMajor = /^v?\d+$/i.test(attackVersion.value.trim()) && catalogue.resolveRelease(major) === to;
  const text = isMajor ? major : to;
  const edits = edit.replaceScalar(attackVersion.span, text);
  return [{ kind: 'version', span: attackVersion.span, from: attackVersion.value, to: text, edits }];
}

/** Inserts the value of an empty key directly after its colon, because a comment may follow on the same line. */
function fillIn({ key, value }: SectionPresence, text: string, to: string): Edit {
  const at = text.indexOf(':', key[1]) + 1;
  return { span: [at, Math.max(at, value[0] === value[1] ? at : value[1])], newText: ` "${to}"` };
}

/**
 * Replaces the ID of a revoked group, campaign, software or similar object with that of its only successor. Without exactly one successor,
 * the author has to decide. The name next to the ID is kept, because the author chose it.
 */
function planObjects({ advisory, edit, from, to }: Migration): Findings {
  const changes: MigrationChange[] = [];
  const left: MigrationLeft[] = [];
  for (const { attackId, kind } of attackIdKeys(advisory)) {
    const read = readObjectId(attackId.value);
    const now = read?.kind === kind ? to.object(read.id) : undefined;
    if (!read || !now?.revoked) continue;
    const [only, ...more] = now.revokedBy;
    const { span, value } = attackId;
    if (only !== undefined && more.length === 0) {
      changes.push({ kind: 'object', span, from: value, to: only, edits: edit.replaceScalar(span, only) });
    } else if (!from.object(read.id)?.revoked) {
      const message = `${now.id} ${now.name} is revoked in ATT&CK ${to.release}. ${successors(now.revokedBy)}`;
      left.push({ span, message, candidates: now.revokedBy, place: 'mapping' });
    }
  }
  return { changes, left };
}

const successors = (ids: readonly string[]): string =>
  ids.length > 0 ? `Choose ${anyOf(ids)}.` : 'It has no recorded successor.';

/** Lists mentions of newly revoked techniques in prose. Prose is never edited automatically, so all of them are left to the author. */
function planProse({ root, text, schema, from, to }: Migration): MigrationLeft[] {
  return proseMentions(root, text, schema).flatMap(({ id, span }): MigrationLeft[] => {
    const now = to.technique(id);
    if (!now?.revoked || from.technique(id)?.revoked) return [];
    const message = `The text mentions ${id} ${now.name}, which is revoked in ATT&CK ${to.release}. ${successors(now.revokedBy)}`;
    return [{ span, message, candidates: now.revokedBy, place: 'prose' }];
  });
}
