/**
 * The facts of an advisory that the workspace index stores. They are plain data, because they are sent to worker threads and written to
 * disk.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import type { Environment } from '../environment/environment.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import { severities, type Severity } from '../problems/problem.ts';
import type { Located } from '../model/advisory.ts';
import type { Span } from '../text/text.ts';
import { mentionsOf } from './mentions.ts';
import { isPacked, packed, type PackedMentions, type PlainLocation } from './packed.ts';

export interface AdvisoryFacts {
  readonly id?: string;
  readonly title?: string;
  /** The location of the title, or the start of the document if it has no title. */
  readonly titleLocation: PlainLocation;
  /** The date in `published` or, if that is missing or in another format, in `analyzed`: `YYYY-MM-DD`. */
  readonly day?: string;
  readonly severity?: string;
  readonly tlp?: string;
  readonly isDraft?: true;
  /** The number of problems by severity, in the order of `severities`. */
  readonly counts: readonly number[];
  readonly mentions: PackedMentions;
}

/** The maximum number of mentions stored per advisory. */
const maxMentions = 20_000;
/** The maximum length of a stored title or name, in UTF-16 units. */
const maxTextLength = 300;

/**
 * Returns the facts of an advisory; undefined for any other kind of document. `found` returns the severities of the advisory's problems.
 * `locationOf` converts a span to a location; the caller chooses the unit of characters.
 */
export function factsOf(
  document: AdvisoryDocument,
  env: Pick<Environment, 'catalogue' | 'schema'>,
  found: () => readonly Severity[],
  locationOf: (span: Span) => PlainLocation,
): AdvisoryFacts | undefined {
  if (document.kind !== 'advisory') return undefined;
  const { id, title, published, analyzed, severity, tlp, status } = document.advisory;
  const day = [published, analyzed].map((date) => /^\d{4}-\d\d-\d\d/.exec(date?.value ?? '')?.[0]).find(Boolean);
  const problems = found();
  return {
    ...textFact('id', id),
    ...textFact('title', title),
    titleLocation: locationOf(title?.span ?? [0, 0]),
    ...(day === undefined ? {} : { day }),
    ...(severity ? { severity: severity.value } : {}),
    ...(tlp ? { tlp: tlp.value } : {}),
    ...(status?.value === 'draft' ? { isDraft: true } : {}),
    counts: severities.map((one) => problems.filter((severityFound) => severityFound === one).length),
    mentions: packed(
      mentionsOf(document, env)
        .slice(0, maxMentions)
        .map(({ kind, role, key, name, span }) => ({
          kind,
          role,
          key,
          name: name.slice(0, maxTextLength),
          location: locationOf(span),
        })),
    ),
  };
}

function textFact<K extends string>(key: K, text: Located<string> | undefined): { readonly [key in K]?: string } {
  if (!text || isPlaceholder(text.value)) return {};
  return { [key]: text.value.trim().slice(0, maxTextLength) } as { readonly [key in K]?: string };
}

/** Whether a value, such as one read from disk, has the structure of `AdvisoryFacts`. */
export function isFacts(value: unknown): value is AdvisoryFacts {
  if (typeof value !== 'object' || value === null || !('counts' in value) || !('mentions' in value)) return false;
  const { counts, mentions } = value;
  if (!('titleLocation' in value) || !isPlace(value.titleLocation)) return false;
  const texts = ['id', 'title', 'day', 'severity', 'tlp'].every((key) => {
    const text = (value as Readonly<Record<string, unknown>>)[key];
    return text === undefined || typeof text === 'string';
  });
  return texts && isNumbers(counts) && isPacked(mentions);
}

const isPlace = (value: unknown): boolean => isNumbers(value) && value.length === 4;

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((item) => Number.isInteger(item) && Number(item) >= 0);
