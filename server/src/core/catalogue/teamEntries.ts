/** The contents of a team's catalogue files. */
import type { TeamWord, TeamWords } from './catalogue.ts';

/** A named entry. With an ATT&CK ID, it gives that object a new name. */
export interface TeamNamed extends TeamWord {
  readonly aliases: readonly string[];
  /** The ATT&CK ID, in upper case. */
  readonly attackId?: string;
}

export interface TeamActor extends TeamNamed {
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
}

/** The contents of catalogue files. */
export interface TeamEntries extends TeamWords {
  readonly actors: readonly TeamActor[];
  readonly malware: readonly TeamNamed[];
  readonly tools: readonly TeamNamed[];
  readonly campaigns: readonly TeamNamed[];
}

/** Joins the entries from several files; earlier files come first. */
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
