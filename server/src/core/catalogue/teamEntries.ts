/** What a team's catalogue files say. */
import type { TeamWord, TeamWords } from './catalogue.ts';

/** Something with names; with an ATT&CK ID it is that object under the team's name. */
export interface TeamNamed extends TeamWord {
  readonly aliases: readonly string[];
  /** Upper case, as ATT&CK writes it. */
  readonly attackId?: string;
}

export interface TeamActor extends TeamNamed {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
}

/** What catalogue files hold. */
export interface TeamEntries extends TeamWords {
  readonly actors: readonly TeamActor[];
  readonly malware: readonly TeamNamed[];
  readonly tools: readonly TeamNamed[];
  readonly campaigns: readonly TeamNamed[];
}

/** The entries of several files as one; the earlier files' come first. */
export function joinEntries(files: readonly TeamEntries[]): TeamEntries {
  const all = <K extends keyof TeamEntries>(key: K): TeamEntries[K][number][] =>
    files.flatMap((file) => [...file[key]]);
  return {
    actors: all('actors'),
    malware: all('malware'),
    tools: all('tools'),
    campaigns: all('campaigns'),
    logSources: all('logSources'),
    sectors: all('sectors'),
    tags: all('tags'),
  };
}
