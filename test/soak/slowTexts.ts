/** Repetitive texts: for each kind of value in the schema, content that may be slow if it is repeated. */
import type { MappingShape, SchemaIndex, SchemaShape } from '../../server/src/core/schema/schemaIndex.ts';
import { lines, rowValues, units } from './slowValues.ts';

/** A text that is created on demand. */
export interface SlowText {
  readonly name: string;
  readonly make: (length: number) => string;
  /** The offset at which the repeated part begins. */
  readonly start: number;
}

/** The location of a value: the text before it, and the indentation of the lines below its key. */
interface Location {
  readonly name: string;
  /** The text before the value, including the key's colon or the item's dash. */
  readonly before: string;
  readonly indent: string;
  readonly isItem: boolean;
  /** The schema's properties of its values as a string; most code treats locations with the same properties alike. */
  readonly like: string;
}

/** Returns the locations of values in an advisory, down to a limited depth. */
export function locationsOf(schema: SchemaIndex): readonly Location[] {
  const locations: Location[] = [];
  const enter = (shape: SchemaShape, location: Omit<Location, 'like'>, depth: number): void => {
    const { text, list, mapping } = shape;
    const like = text ? JSON.stringify([text.value, text.prose, text.boolean, text.words?.length, text.number]) : '';
    locations.push({ ...location, like: `${like} ${list ? 'list' : ''} ${mapping?.name ?? ''}` });
    const { before, indent, name } = location;
    if (mapping && depth < 4) enterMapping(mapping, location, depth);
    if (list && depth < 4)
      enter(
        list.item,
        { name: `${name}[]`, before: `${before}\n${indent}-`, indent: `${indent}  `, isItem: true },
        depth + 1,
      );
  };
  const enterMapping = (
    mapping: MappingShape,
    { before, indent, name, isItem }: Omit<Location, 'like'>,
    depth: number,
  ): void => {
    for (const { key, shape } of mapping.keys) {
      const start = isItem ? `${before} ${key}:` : before === '' ? `${key}:` : `${before}\n${indent}${key}:`;
      const own = isItem ? `${indent}  ` : before === '' ? '  ' : `${indent}  `;
      enter(shape, { name: `${name}.${key}`, before: start, indent: own, isItem: false }, depth + 1);
    }
  };
  enterMapping(schema.root, { name: '', before: '', indent: '', isItem: false }, 0);
  return locations;
}

const filled = (before: string, unit: string, length: number, after = ''): string =>
  before + unit.repeat(Math.max(1, Math.floor((length - before.length - after.length) / unit.length))) + after;

function rows(before: string, row: (at: number) => string, length: number, between: string, after = ''): string {
  const parts: string[] = [];
  for (let [at, size] = [0, before.length]; size < length; at++) {
    const one = row(at);
    parts.push(one);
    size += one.length + between.length;
  }
  return before + parts.join(between) + after;
}

/** Returns all texts. Without `all`, only the first of several locations with the same properties gets every content. */
export function slowTexts(schema: SchemaIndex, all = false): readonly SlowText[] {
  const texts: SlowText[] = [];
  const add = (name: string, before: string, make: (length: number) => string): void =>
    void texts.push({ name, make, start: before.length });
  const seen = new Set<string>();
  const values = Object.entries(rowValues());
  for (const location of locationsOf(schema)) {
    const { before, indent, isItem, name } = location;
    const isNew = all || !seen.has(location.like);
    seen.add(location.like);
    const below = `${before}\n${indent}`;
    if (isNew)
      for (const unit of units) {
        const shown = JSON.stringify(unit);
        add(`${name} ${shown}`, before, (length) => filled(`${before} `, unit, length));
        add(`${name} quoted ${shown}`, before, (length) =>
          filled(`${before} "`, unit.replace(/["\\]/g, '\\$&'), length, '"\n'),
        );
        add(`${name} block ${shown}`, before, (length) => filled(`${before} |\n${indent}`, unit, length, '\n'));
      }
    if (isNew)
      add(`${name} block with a table`, before, (length) =>
        filled(`${before} |\n${indent}| a | b |\n${indent}|---|---|\n`, `${indent}| a\n`, length),
      );
    if (isNew)
      for (const line of lines) {
        const shown = JSON.stringify(line);
        add(`${name} block of ${shown}`, before, (length) => filled(`${before} |\n`, `${indent}${line}\n`, length));
        add(`${name} lines ${shown}`, before, (length) => filled(`${before}\n`, `${indent}${line}\n`, length));
        add(`${name} then ${shown}`, before, (length) => filled(`${before} a\n`, `${line}\n`, length));
      }
    for (const [what, value] of values) {
      if (!isNew && !/^(?:new names|sentences|techniques|domains|the same)$/.test(what)) continue;
      if (isItem) {
        const first = before.slice(0, before.lastIndexOf('\n'));
        add(`${name} items of ${what}`, first, (length) =>
          rows(`${before} `, value, length, `\n${indent.slice(2)}- `, '\n'),
        );
        add(`${name} flow list of ${what}`, first, (length) => rows(`${first} [`, value, length, ', ', ']\n'));
      } else {
        const dash = before.lastIndexOf('- ');
        const key = before.slice(Math.max(before.lastIndexOf('\n'), dash + 1) + 1).trim();
        if (dash >= 0 && dash > before.lastIndexOf('\n')) {
          const first = before.slice(0, before.lastIndexOf('\n'));
          add(`${name} rows of ${what}`, first, (length) =>
            rows(`${first}\n`, (at) => `  - ${key} ${value(at)}`, length, '\n', '\n'),
          );
          add(`${name} flow rows of ${what}`, first, (length) =>
            rows(`${first} [`, (at) => `{${key} ${value(at)}}`, length, ', ', ']\n'),
          );
        }
        add(`${name} mapping of ${what}`, below, (length) =>
          rows(`${below}`, (at) => `k${at}: ${value(at)}`, length, `\n${indent}`, '\n'),
        );
      }
    }
  }
  for (const unit of [...units, ...lines.map((line) => `${line}\n`)])
    add(`document of ${JSON.stringify(unit)}`, '', (length) => filled('', unit, length));
  for (const [what, value] of values) {
    add(`keys with ${what}`, '', (length) => rows('', (at) => `k${at}: ${value(at)}`, length, '\n', '\n'));
    add(`own keys with ${what}`, '', (length) => rows('', (at) => `x_k${at}: ${value(at)}`, length, '\n', '\n'));
    add(`one key with ${what}`, '', (length) => rows('', (at) => `tags: ${value(at)}`, length, '\n', '\n'));
    add(`comments of ${what}`, '', (length) => rows('title: a\n', (at) => `# ${value(at)}`, length, '\n', '\n'));
    add(`remarks of ${what}`, '', (length) => rows('tags:\n', (at) => `  - a${at} # ${value(at)}`, length, '\n', '\n'));
    add(`suppressions before ${what}`, '', (length) =>
      rows('actors:\n', (at) => `  # advisory-disable-next-line actor/unknown\n  - ${value(at)}`, length, '\n', '\n'),
    );
  }
  return texts;
}
