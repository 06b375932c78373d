/** Completes techniques by ID, by words in their names, by common terms, or fuzzily, in the notation that the location requires. */
import type { Edit, Technique } from '../../core/index.ts';
import { quoteScalar } from '../../core/index.ts';
import { attackIdsIn } from '../attackIds.ts';
import { fullName, tacticNames } from '../describeObject.ts';
import { searchedTechniques } from '../searchedTechniques.ts';
import { found, searchLimit, type Proposal, type ValueRequest, type ValueSource } from './proposal.ts';
import { nextKeyLine, restOfLine, siblingOf, siblingText } from './row.ts';

/** The form in which a technique is inserted. */
export type TechniqueForm = 'technique' | 'technique-id' | 'technique-name';

/**
 * Completes techniques: a row of `mitre_attack` (`technique`), an ID alone (`technique-id`), or the `name` in a row with the keys `id` and
 * `name` (`technique-name`).
 */
export const techniques: ValueSource = (request) => {
  const form = techniqueForm(request);
  return form && found(search(request).map((technique) => proposeTechnique(technique, form, request)));
};

/** Returns the form of a technique for this value; undefined if no technique is expected. */
export function techniqueForm({ shape: { value } }: ValueRequest): TechniqueForm | undefined {
  return value === 'technique' || value === 'technique-id' || value === 'technique-name' ? value : undefined;
}

/** Whether the cursor is in the value of this key. */
function isRowKey({ cursor }: ValueRequest, key: string): boolean {
  return cursor.path.at(-1) === key;
}

function search(request: ValueRequest): readonly Technique[] {
  const { attack, cursor } = request;
  const query = cursor.prefix.trim();
  if (query !== '') return searchedTechniques(query, attack, searchLimit);
  const near = [...besideId(request), ...mentioned(request)];
  // The query is empty: offers the techniques in the row and elsewhere in the advisory, then the first techniques by ID.
  return [...new Set([...near, ...attack.searchTechniques('T1', searchLimit).map(({ item }) => item)])];
}

/** If the cursor is in the row's `name`, returns the technique in its `id`. */
function besideId(request: ValueRequest): readonly Technique[] {
  const id = isRowKey(request, 'name') ? siblingText(request, 'id') : undefined;
  return id === undefined ? [] : known(request, id);
}

/**
 * Returns techniques from elsewhere in the advisory: in `mitre_attack`, those that are mentioned but not mapped yet; in other sections,
 * those that are mapped.
 */
function mentioned(request: ValueRequest): readonly Technique[] {
  const { document, cursor } = request;
  const mapped = new Set(
    (document.advisory.mitreAttack?.items ?? []).flatMap(({ id }) =>
      attackIdsIn(id?.value ?? '').map((written) => written.id),
    ),
  );
  const inMapping = cursor.path[0] === 'mitre_attack';
  const ids = inMapping
    ? attackIdsIn(document.text)
        .map(({ id }) => id)
        .filter((id) => !mapped.has(id))
    : [...mapped];
  return ids.flatMap((id) => known(request, id)).filter((technique) => !technique.revoked && !technique.deprecated);
}

function known({ attack }: ValueRequest, text: string): readonly Technique[] {
  return attackIdsIn(text)
    .flatMap(({ id }) => attack.technique(id) ?? [])
    .slice(0, 1);
}

/** Returns the proposal that inserts a technique in the given form. */
export function proposeTechnique(technique: Technique, form: TechniqueForm, request: ValueRequest): Proposal {
  const name = fullName(technique);
  const label = `${technique.id} - ${name}`;
  const tactics = tacticNames(technique, request.attack).join(', ');
  return {
    label: form === 'technique-name' ? name : label,
    kind: 'Event',
    words: form === 'technique-name' ? name : `${technique.id} ${name}`,
    ...(form === 'technique-name'
      ? { labelDescription: technique.id }
      : tactics === ''
        ? {}
        : { labelDescription: tactics }),
    ...insertion(technique, name, form, request),
    data: { kind: 'object', id: technique.id, release: request.attack.release },
  };
}

function insertion(technique: Technique, name: string, form: TechniqueForm, request: ValueRequest): Partial<Proposal> {
  if (form === 'technique') return { value: `${technique.id} - ${name}` };
  if (form === 'technique-name') return { value: name, alsoEdits: addId(technique.id, request) };
  return { value: technique.id, ...(isRowKey(request, 'id') ? addName(name, request) : {}) };
}

/** Returns the edits that add an `id` before the row's `name`; none if the row has an `id` or no `name`. */
function addId(id: string, request: ValueRequest): readonly Edit[] {
  const own = siblingOf(request, 'name');
  if (!own || siblingOf(request, 'id')) return [];
  const separator = request.cursor.flow ? ', ' : nextKeyLine(request);
  return [{ span: [own.key.span[0], own.key.span[0]], newText: `id: ${id}${separator}` }];
}

/** Returns the change that adds a `name` after the `id`, or replaces the existing name; none if that is not possible. */
function addName(name: string, request: ValueRequest): Pick<Proposal, 'suffix' | 'alsoEdits'> {
  const { cursor } = request;
  const other = siblingOf(request, 'name');
  if (other) {
    if (other.value.kind !== 'scalar' || other.value.style === 'literal' || other.value.style === 'folded') return {};
    const text = quoteScalar(name, other.value.style, cursor.flow);
    const [start, end] = other.value.span;
    const absent = start === end;
    return {
      alsoEdits: [
        { span: absent ? [other.span[1], other.span[1]] : [start, end], newText: absent ? ` ${text}` : text },
      ],
    };
  }
  if (cursor.flow) return { suffix: `, name: ${quoteScalar(name, 'plain', true)}` };
  // If a comment follows the ID, adding a line would separate the comment from the ID, so no name is added.
  return restOfLine(request).trim() === '' ? { suffix: `${nextKeyLine(request)}name: ${quoteScalar(name)}` } : {};
}
