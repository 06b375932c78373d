/** Builds the complete catalogue once before installation, so that errors are found then and not during a later look-up. */
import type { Catalogue, ObjectKind } from '../catalogue.ts';
import { checkActorBounds, checkReleaseBounds } from './bounds.ts';
import { withLayers } from './layers.ts';
import type { ActorUpdate, Descriptions, ReleaseData } from './releaseData.ts';
import { UpdateError } from './updateError.ts';

/** The updates to try on top of the shipped catalogue. */
export interface TrialParts {
  readonly attack?: { readonly data: ReleaseData; readonly descriptions: Descriptions };
  readonly actors?: ActorUpdate;
}

const kinds: readonly ObjectKind[] = [
  'technique',
  'tactic',
  'group',
  'software',
  'campaign',
  'mitigation',
  'data-component',
];

/** The number of names from the update that are searched for. It is low because each search compares the query with every name. */
const searchedNames = 3;

/** Throws `UpdateError` if an update exceeds a limit, if the updated catalogue cannot be built, or if a look-up in it fails. */
export function tryCatalogue(shipped: Catalogue, { attack, actors }: TrialParts): void {
  if (attack) checkReleaseBounds(attack.data);
  if (actors) checkActorBounds(actors);
  let failure: unknown;
  const catalogue = withLayers(shipped, {
    ...(attack ? { attack: { data: () => attack.data, descriptions: () => attack.descriptions } } : {}),
    ...(actors ? { actors: { data: () => actors } } : {}),
    onError: (error) => (failure = error),
  });
  try {
    if (attack) lookUpRelease(catalogue, attack.data);
    for (const { name, aliases } of actors?.actors ?? []) for (const text of [name, ...aliases]) catalogue.actor(text);
    for (const { name } of actors?.actors.slice(0, searchedNames) ?? []) searchActors(catalogue, name);
  } catch (error) {
    failure ??= error;
  }
  if (failure instanceof UpdateError) throw failure;
  if (failure !== undefined)
    throw new UpdateError(
      `no catalogue can be built from it (${failure instanceof Error ? failure.message : 'unknown'})`,
    );
}

function lookUpRelease(catalogue: Catalogue, { release, date, objects }: ReleaseData): void {
  if (catalogue.resolveRelease(release) !== release)
    throw new UpdateError(`its release ${release} could not be found after the installation`);
  catalogue.releaseOn(date);
  const view = catalogue.at(release);
  for (const kind of kinds)
    for (const { id } of view.objects(kind)) {
      view.object(id);
      catalogue.life(id, kind);
      catalogue.description?.(kind, id);
    }
  for (const { name, kind } of objects.slice(0, searchedNames)) {
    view.searchTechniques(name, 5);
    view.searchSoftware(name, 5);
    view.searchCampaigns(name, 5);
    view.nearestTechniques(name, 3);
    if (kind === 'group') searchActors(catalogue, name);
  }
  for (const name of ['spear phishing', 'T1566', '']) view.searchTechniques(name, 5);
}

function searchActors(catalogue: Catalogue, name: string): void {
  catalogue.actor(name);
  catalogue.searchActors(name, 5);
  catalogue.nearestActors(`${name}x`, 3);
}
