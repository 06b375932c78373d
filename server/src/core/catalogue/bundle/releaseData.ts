/** The data of updates, which contain an ATT&CK release or MISP actors, as stored on disk. */
import type { Domain, ObjectKind } from '../catalogue.ts';

/** An object in the release. Omitted lists are empty, and an object without a `status` is active. */
export interface ReleaseObject {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly name: string;
  readonly domains: readonly Domain[];
  readonly stixId: string;
  readonly status?: 'revoked' | 'deprecated';
  /** The IDs of the objects that directly replace it, active or not. */
  readonly revokedBy?: readonly string[];
  /** Aliases of groups, software and campaigns. */
  readonly aliases?: readonly string[];
  /** Shortnames of a technique's tactics. */
  readonly tactics?: readonly string[];
  readonly platforms?: readonly string[];
  /** The shortname of a tactic, such as `initial-access`; absent for other kinds. */
  readonly shortname?: string;
  /** Whether software is malware or a tool; absent for other kinds. */
  readonly type?: 'malware' | 'tool';
}

export interface ReleaseData {
  readonly format: 1;
  readonly release: string;
  /** The release date, `YYYY-MM-DD`. */
  readonly date: string;
  /** The domains that the update covers completely. */
  readonly domains: readonly Domain[];
  /** The objects; tactics are in matrix order. */
  readonly objects: readonly ReleaseObject[];
}

/** Plain-text descriptions of objects, by `descriptionKey`. */
export type Descriptions = Readonly<Record<string, string>>;

/** A threat actor in a MISP galaxy cluster. */
export interface ClusterActor {
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
}

export interface ActorUpdate {
  readonly format: 1;
  /** The cluster's own version number; empty if it has no valid one. */
  readonly version: string;
  readonly actors: readonly ClusterActor[];
}

/** The contents of an update file that has been read completely. */
export type UpdateContents =
  | { readonly kind: 'attack'; readonly data: ReleaseData; readonly descriptions: Descriptions }
  | { readonly kind: 'actors'; readonly data: ActorUpdate };

/** Returns the key under which an object's description is stored. */
export function descriptionKey(kind: ObjectKind, id: string): string {
  return `${kind} ${id}`;
}

/** The domains in matrix order. */
export const domainOrder: readonly Domain[] = ['enterprise', 'mobile', 'ics'];
