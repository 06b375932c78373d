/** What a keybinding or another extension gives to the export, so that nothing is asked. */
import { Uri } from 'vscode';

export interface GivenExport {
  readonly uris: readonly Uri[];
  /** Formats with their profiles, such as `csv:misp`. */
  readonly formats: readonly string[] | undefined;
  readonly folder: Uri | undefined;
}

/** Reads the argument of the command; undefined for the URI that a menu passes. Addresses are URIs or their texts. */
export function readGiven(argument: unknown): GivenExport | undefined {
  if (typeof argument !== 'object' || argument === null || argument instanceof Uri) return undefined;
  const { uris, formats, folder }: { uris?: unknown; formats?: unknown; folder?: unknown } = argument;
  const texts = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'string') : [];
  return {
    uris: Array.isArray(uris) ? uris.flatMap((one: unknown) => uriOf(one) ?? []) : [],
    formats: formats === undefined ? undefined : texts(formats),
    folder: uriOf(folder),
  };
}

function uriOf(value: unknown): Uri | undefined {
  if (value instanceof Uri) return value;
  return typeof value === 'string' ? Uri.parse(value) : undefined;
}
