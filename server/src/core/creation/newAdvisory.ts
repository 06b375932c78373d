/** Creates the text of a new advisory. */
import { plainText, type Snippets } from '../schema/snippets.ts';
import { categoriesOf, filledSkeleton, type NewAdvisory } from './skeleton.ts';

/**
 * Returns the text of a new advisory with the given facts. Values that the author must enter are placeholders, which rules report until
 * they are replaced. Line breaks are `\n`. Throws if the snippet file has no "New advisory" snippet.
 */
export function newAdvisoryText(snippets: Snippets, facts: NewAdvisory): string {
  return `${plainText(filledSkeleton(wholeBody(snippets), facts)).trimEnd()}\n`;
}

/** Returns the categories that a new advisory may have. Throws if the snippet file has no "New advisory" snippet. */
export function newAdvisoryCategories(snippets: Snippets): readonly string[] {
  return categoriesOf(wholeBody(snippets));
}

function wholeBody(snippets: Snippets): string {
  const body = snippets.snippetBody('New advisory');
  if (body === undefined) throw new Error('The snippet file has no snippet "New advisory".');
  return body;
}
