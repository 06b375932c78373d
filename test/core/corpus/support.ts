/** Parses documents and formats mentions for the tests of the index. */
import { parseAdvisory, type AdvisoryDocument, type Environment } from '../../../server/src/core/index.ts';
import { namesIn, type Mention } from '../../../server/src/core/corpus/index.ts';
import { testEnvironment } from '../../support/environment.ts';

export const environment = testEnvironment();

export const parsed = (text: string): AdvisoryDocument => parseAdvisory(text, environment.schema);

/** Parses a team catalogue. */
export const parsedCatalogue = (text: string): AdvisoryDocument =>
  parseAdvisory(text, environment.others.catalogue.schema, 'catalogue');

/** Returns the mentions in a text, one line each: kind, role, key, and the text at the location. */
export function namesOf(text: string, env: Environment = environment): string[] {
  return namesIn(parsed(text), env).map((mention) => shown(mention, text));
}

/** Formats a mention as a line. */
export const shown = ({ kind, role, key, span }: Mention, text: string): string =>
  `${kind} ${role} ${key}: ${text.slice(...span)}`;
