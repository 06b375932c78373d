/** Facts from the catalogue: techniques with their tactics and other objects by release, and names of actors. */
import type {
  Actor,
  AttackObject,
  AttackRelease,
  Catalogue,
  Technique,
} from '../../../server/src/core/catalogue/catalogue.ts';
import { shippedActorData } from '../../support/catalogue.ts';

export interface MappedTactic {
  readonly id: string;
  readonly name: string;
  readonly shortname: string;
}

/** An active technique in one release. */
export interface Mapped {
  readonly id: string;
  /** The name of the technique; for a sub-technique also the name after that of its parent. */
  readonly names: readonly string[];
  /** Its tactics; never empty. */
  readonly tactics: readonly MappedTactic[];
}

export interface Facts {
  readonly catalogue: Catalogue;
  /**
   * Returns the active techniques of a release; `lasting` ones are the same in the newest, so that an older `attack_version` is not
   * outdated.
   */
  techniques(release: string, lasting: boolean): readonly Mapped[];
  /** Unambiguous names of actors that are primary in a source. */
  readonly actors: readonly { readonly name: string; readonly actor: Actor }[];
  /** Returns the active software, campaigns, data components and mitigations of a release. */
  objects(release: string, kind: 'software' | 'campaign' | 'data-component' | 'mitigation'): readonly AttackObject[];
}

export function createFacts(catalogue: Catalogue): Facts {
  const mapped = new Map<string, readonly Mapped[]>();
  const objects = new Map<string, readonly AttackObject[]>();
  const newest = catalogue.at(catalogue.newest);

  function techniques(release: string, lasting: boolean): readonly Mapped[] {
    const key = `${release} ${String(lasting)}`;
    const found = mapped.get(key) ?? read(catalogue.at(release), lasting);
    mapped.set(key, found);
    return found;
  }

  function read(view: AttackRelease, lasting: boolean): readonly Mapped[] {
    return view.objects('technique').flatMap(({ id }) => {
      const technique = living(view, id);
      const now = living(newest, id);
      if (!technique || (lasting && JSON.stringify(now) !== JSON.stringify(technique))) return [];
      return [technique];
    });
  }

  return {
    catalogue,
    techniques,
    actors: primaryNames(catalogue),
    objects(release, kind) {
      const key = `${release} ${kind}`;
      const found = objects.get(key) ?? catalogue.at(release).objects(kind).filter(isLiving);
      objects.set(key, found);
      return found;
    },
  };
}

const isLiving = ({ revoked, deprecated, id }: AttackObject): boolean => !revoked && !deprecated && id !== '';

function living(view: AttackRelease, id: string): Mapped | undefined {
  const technique = view.technique(id);
  if (!technique || !isLiving(technique)) return undefined;
  const tactics = tacticsOf(view, technique);
  if (tactics.length === 0) return undefined;
  const { name, parentName } = technique;
  return { id, names: parentName === undefined ? [name] : [name, `${parentName}: ${name}`], tactics };
}

function tacticsOf(view: AttackRelease, { id, domains }: Technique): readonly MappedTactic[] {
  return domains.flatMap((domain) =>
    view.tacticsIn(id, domain).flatMap((shortname) => {
      const tactic = view.tactics.find((one) => one.domains.includes(domain) && one.shortname === shortname);
      return tactic ? [{ id: tactic.id, name: tactic.name, shortname }] : [];
    }),
  );
}

function primaryNames(catalogue: Catalogue): readonly { readonly name: string; readonly actor: Actor }[] {
  const names = new Set(shippedActorData().actors.flatMap((row) => [row[0], row[2]]));
  return [...names].flatMap((name) => {
    const match = name === '' ? undefined : catalogue.actor(name);
    const [actor, another] = match?.actors ?? [];
    return match?.primary === true && actor && !another ? [{ name, actor }] : [];
  });
}
