/** Adds a rule's two lines to `server/src/core/rules/index.ts`. */

/**
 * Returns the index with the rule's import and its entry in the list added; both are sorted by code. Throws if the index has an unexpected
 * format.
 */
export function withRule(index: string, code: string): string {
  const name = code.replace(/[/-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const lines = index.split('\n');
  const imports = lines.flatMap((line, at) => {
    const match = /^import \{ rule as (\w+) \} from '\.\/(.+)\.ts';$/.exec(line);
    return match ? [{ at, name: match[1] ?? '', code: match[2] ?? '' }] : [];
  });
  const last = imports.at(-1);
  const listStart = lines.findIndex((line) => line.startsWith('export const rules: readonly Rule[] = ['));
  if (!last || listStart < 0) throw new Error('The index of rules has no list of imports and rules.');
  const next = imports.find((one) => one.code > code);
  const listAt = next
    ? lines.findIndex((line, at) => at > listStart && line === `  ${next.name},`)
    : lines.findIndex((line, at) => at > listStart && line === '];');
  if (listAt < 0) throw new Error(`The list of rules lacks ${next?.name ?? 'its end'}.`);
  return lines
    .toSpliced(listAt, 0, `  ${name},`)
    .toSpliced(next?.at ?? last.at + 1, 0, `import { rule as ${name} } from './${code}.ts';`)
    .join('\n');
}
