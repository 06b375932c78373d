/** Completes malware and tools by name, alias or ID. */
import type { GalaxySoftware, Software } from '../../core/index.ts';
import { foundNames } from './likeness.ts';
import { ranked } from './ranked.ts';
import { ownNameFirst, proposeObject, proposeObjectId, withOwn } from './objects.ts';
import { found, searchLimit, type Proposal, type ValueRequest, type ValueSource } from './proposal.ts';

/** Proposes software: malware, tools or both, depending on the key. */
export const software: ValueSource = (request) => {
  const wanted = request.form.value;
  if (wanted !== 'software' && wanted !== 'malware' && wanted !== 'tool') return undefined;
  const section = request.cursor.path[0];
  const type =
    wanted !== 'software' ? wanted : section === 'malware' ? 'malware' : section === 'tools' ? 'tool' : undefined;
  const hits = request.attack.searchSoftware(request.cursor.prefix.trim() || 'S00', maxSoftware);
  // Choosing `malware` or `tools` already classifies the software, so software of the other type comes last.
  const first = hits.filter(({ item }) => isOf(item, type));
  const rest = request.cursor.prefix.trim() === '' ? [] : hits.filter(({ item }) => !isOf(item, type));
  const query = request.cursor.prefix.trim();
  const galaxy = query === '' ? [] : request.env.catalogue.searchGalaxySoftware(query, searchLimit);
  const { release } = request.attack;
  const shipped = ownNameFirst([...first, ...rest], (id, limit) => request.attack.searchSoftware(id, limit), request);
  const listed = [
    ...shipped.map((hit) => ({ hit, proposal: proposeObject(hit, release, 'Module') })),
    ...galaxy
      .filter(({ item }) => request.attack.named('software', item.name) === undefined)
      .map((hit) => ({ hit, proposal: proposeGalaxySoftware(hit.item, hit.matched) })),
  ];
  const own = section === 'indicators' ? ranked(query, ownSoftware(request)) : [];
  const sure = own.filter(({ likeness }) => likeness !== true);
  const names = foundNames(query, listed);
  return found([...sure, ...names.items.filter(({ label }) => !sure.some((one) => one.label === label))]);
};

/** Returns the malware and tools that the advisory lists. */
function ownSoftware({ document: { advisory } }: ValueRequest): readonly Proposal[] {
  const names = [...(advisory.malware?.items ?? []), ...(advisory.tools?.items ?? [])].flatMap(
    ({ name }) => name?.value ?? [],
  );
  return [...new Set(names)].map((name) => ({
    label: name,
    value: name,
    kind: 'Module',
    labelDescription: 'in this advisory',
  }));
}

/** Returns a proposal for software that only the MISP galaxy contains; it is listed after ATT&CK software. */
function proposeGalaxySoftware({ name, type }: GalaxySoftware, matched: string): Proposal {
  const alias = matched === name ? undefined : matched;
  return {
    label: matched,
    value: matched,
    kind: 'Module',
    words: alias === undefined ? name : `${alias} ${name}`,
    ...(alias === undefined ? {} : { labelDetail: `(${name})` }),
    labelDescription: type,
    data: { kind: 'galaxy', id: name },
  };
}

/** Proposes software IDs, starting with the software named in the same row. */
export const softwareIds: ValueSource = (request) => {
  if (request.form.value !== 'software-id') return undefined;
  const hits = request.attack
    .searchSoftware(request.cursor.prefix.trim() || 'S00', searchLimit)
    .map(({ item }) => item);
  return found(
    withOwn('software', hits, request).map((item) => proposeObjectId(item, request.attack.release, 'Module')),
  );
};

/** Larger than the number of software entries, because entries are filtered by type only after the search limit has been applied. */
const maxSoftware = 2000;

const isOf = (item: Software, type: 'malware' | 'tool' | undefined): boolean =>
  type === undefined || item.type === type;
