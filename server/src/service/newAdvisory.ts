/** Creates new advisories. */
import { newAdvisoryCategories, newAdvisoryText, type Environment, type NewAdvisory } from '../core/index.ts';

/** Returns the text of a new advisory, dated today, or an error message if the category is unknown. */
export function newAdvisory(
  facts: Omit<NewAdvisory, 'today'>,
  env: Environment,
): { readonly text: string } | { readonly refused: string } {
  const { category } = facts;
  const known = newAdvisoryCategories(env.snippets);
  if (category !== undefined && !known.includes(category))
    return { refused: `Unknown category "${category}". Use one of ${known.join(', ')}.` };
  return { text: newAdvisoryText(env.snippets, { ...facts, today: env.today() }) };
}
