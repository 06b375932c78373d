/** Export options that a keybinding or another extension passes, so that the user is not asked. */
import { Uri } from 'vscode';

export interface GivenExport {
  readonly uris: readonly Uri[];
  /** The formats, optionally with a profile, e.g. `csv:misp`. */
  readonly formats: readonly string[] | undefined;
  readonly folder: Uri | undefined;
}

/** Parses the argument of the command; its URIs may be objects or strings. Returns undefined for a URI, which menus pass, or a non-object. */
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
