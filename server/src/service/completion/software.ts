/** Completes malware and tools by name, alias or ID. */
import type { GalaxySoftware, Hit, Software } from '../../core/index.ts';
import { foundNames } from './likeness.ts';
import { ranked } from './ranked.ts';
import { ownNameFirst, proposeObject, proposeObjectId, withOwn } from './objects.ts';
import { found, searchLimit, type Proposal, type ValueRequest, type ValueSource } from './proposal.ts';

/** Proposes malware and tools. If the key expects one of them, that type comes first. */
export const software: ValueSource = (request) => {
  const wanted = request.shape.value;
  if (wanted !== 'software' && wanted !== 'malware' && wanted !== 'tool') return undefined;
  const section = request.cursor.path[0];
  const query = request.cursor.prefix.trim();
  const galaxy = query === '' ? [] : request.env.catalogue.searchGalaxySoftware(query, searchLimit);
  const { release } = request.attack;
  const shipped = ownNameFirst(softwareHits(request), (id, limit) => request.attack.searchSoftware(id, limit), request);
  const listed = [
    ...shipped.map((hit) => ({ hit, proposal: proposeObject(hit, release, 'Module') })),
    ...galaxy
      .filter(({ item }) => request.attack.named('software', item.name) === undefined)
      .map((hit) => ({ hit, proposal: proposeGalaxySoftware(hit.item, hit.matched) })),
  ];
  const own = section === 'indicators' ? ranked(query, ownSoftware(request)) : [];
  const sure = own.filter(({ likeness }) => likeness !== true);
  const names = foundNames(request, listed);
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
  if (request.shape.value !== 'software-id') return undefined;
  const hits = softwareHits(request).map(({ item }) => item);
  return found(
    withOwn('software', hits, request).map((item) => proposeObjectId(item, request.attack.release, 'Module')),
  );
};

/** Larger than the number of software entries, because entries are filtered by type only after the search limit has been applied. */
const maxSoftware = 2000;

/** Returns the software that matches the typed text, the expected type first; if nothing has been typed, only software of that type. */
function softwareHits({ attack, cursor, shape: { value } }: ValueRequest): readonly Hit<Software>[] {
  const query = cursor.prefix.trim();
  const [section] = cursor.path;
  const type =
    value === 'malware' || section === 'malware'
      ? 'malware'
      : value === 'tool' || section === 'tools'
        ? 'tool'
        : undefined;
  const isWanted = ({ item }: Hit<Software>): boolean => type === undefined || item.type === type;
  const hits = attack.searchSoftware(query || 'S00', maxSoftware);
  // The key already classifies the software, so software of the other type comes last, and only if something has been typed.
  return [...hits.filter(isWanted), ...(query === '' ? [] : hits.filter((hit) => !isWanted(hit)))];
}
