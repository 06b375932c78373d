/** Reads a team's files: the configuration and the catalogues. */
import type { TeamActor, TeamEntries, TeamNamed } from '../catalogue/teamEntries.ts';
import type { TeamWord } from '../catalogue/catalogue.ts';
import type { AdvisoryDocument, DocumentKind } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { plainValue } from '../schema/plainValue.ts';
import { readConfiguration, configFileName, type Configuration } from './configuration.ts';

/** Determines a document's kind from its path or URI and its first line. A catalogue begins with the comment `# advisory-catalogue`. */
export function documentKindOf(path: string, text: string): DocumentKind {
  if (path === configFileName || path.endsWith(`/${configFileName}`)) return 'config';
  return /^\ufeff?#[ \t]*advisory-catalogue\b/.test(text) ? 'catalogue' : 'advisory';
}

/** Returns the configuration in a `config` document; invalid parts are omitted. */
export function configurationOf(document: AdvisoryDocument, env: Environment): Configuration {
  return document.root ? readConfiguration(plainValue(document.root, env.others.config.schema.root)) : {};
}

/** Returns the entries in a `catalogue` document. Entries without a name or with an invalid structure are omitted. */
export function ownEntriesOf(document: AdvisoryDocument, env: Environment): TeamEntries {
  const value = document.root ? plainValue(document.root, env.others.catalogue.schema.root) : null;
  const top = recordOf(value);
  const list = <T>(key: string, read: (row: Row) => T): readonly T[] => rowsOf(top[key]).map(read);
  return {
    actors: list('actors', readActor),
    malware: list('malware', readNamed),
    tools: list('tools', readNamed),
    campaigns: list('campaigns', readNamed),
    logSources: list('log_sources', readWord),
    sectors: list('sectors', readWord),
    tags: list('tags', readWord),
  };
}

type Row = Readonly<Record<string, unknown>> & { readonly name: string };

/** Returns the items of a list as rows. A string becomes a row with that name; other items without a name are omitted. */
function rowsOf(value: unknown): readonly Row[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.flatMap((item) => {
    const row = typeof item === 'string' ? { name: item } : recordOf(item);
    const name = textOf(row['name']);
    return name === undefined ? [] : [{ ...row, name }];
  });
}

function readNamed(row: Row): TeamNamed {
  const attackId = textOf(row['attack_id'])?.toUpperCase();
  const aliases = (Array.isArray(row['aliases']) ? row['aliases'] : [row['aliases']]) as readonly unknown[];
  return {
    ...readWord(row),
    aliases: aliases.flatMap((alias) => textOf(alias) ?? []),
    ...(attackId === undefined ? {} : { attackId }),
  };
}

function readActor(row: Row): TeamActor {
  const country = textOf(row['country'])?.toUpperCase();
  return { ...readNamed(row), ...(country !== undefined && /^[A-Z]{2}$/.test(country) ? { country } : {}) };
}

function readWord({ name, description }: Row): TeamWord {
  const text = textOf(description);
  return { name, ...(text === undefined ? {} : { description: text }) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
