/** Positions of requests that are not answered yet, carried through the changes that come meanwhile. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { carryPositions } from './positions.ts';

/** A value with positions in a document. */
export interface Followed<T> {
  /** The value as of the newest text; undefined where a change has lost its positions. */
  now(): T | undefined;
  release(): void;
}

export interface Followers {
  follow<T>(uri: string, value: T): Followed<T>;
  /** A change in UTF-16, in the order in which it is made. */
  changed(uri: string, change: TextDocumentContentChangeEvent): void;
  /** The document was opened anew or closed. */
  lost(uri: string): void;
}

interface Follower {
  carry(change: TextDocumentContentChangeEvent): void;
  lose(): void;
}

/** Keeps nothing of what was released. */
export function createFollowers(): Followers {
  const followers = new Map<string, Set<Follower>>();
  return {
    follow<T>(uri: string, value: T) {
      let current: T | undefined = value;
      const follower: Follower = {
        carry: (change) => void (current = current === undefined ? undefined : carryPositions(current, change)),
        lose: () => void (current = undefined),
      };
      const all = followers.get(uri) ?? new Set();
      followers.set(uri, all.add(follower));
      return {
        now: () => current,
        release() {
          all.delete(follower);
          if (all.size === 0 && followers.get(uri) === all) followers.delete(uri);
        },
      };
    },
    changed: (uri, change) => followers.get(uri)?.forEach((follower) => follower.carry(change)),
    lost(uri) {
      followers.get(uri)?.forEach((follower) => follower.lose());
      followers.delete(uri);
    },
  };
}
