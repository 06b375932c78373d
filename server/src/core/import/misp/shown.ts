/** Replaces references to elements of an event in the text of its reports. Source: MISP, "Event reports". */
import { oneLine } from '../indicatorRows.ts';
import { objectsOf, textOf, type Members } from '../json.ts';
import { valueOf } from './attributes.ts';

/**
 * Returns what a report shows for each attribute and object of an event, by UUID: the value of an attribute; for an object, its first value and
 * its name, such as `x.exe (file)`, or only its name.
 */
export function shownOf(event: Members): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const shownValue = ({ type, value }: Members): string =>
    oneLine(valueOf(value) ?? '').replace('|', textOf(type)?.endsWith('|port') === true ? ':' : ' ');
  const add = (one: Members, text: string): void => {
    const uuid = textOf(one['uuid']);
    if (uuid !== undefined && text !== '') found.set(uuid.toLowerCase(), text);
  };
  for (const one of objectsOf(event['Attribute'])) add(one, shownValue(one));
  for (const object of objectsOf(event['Object'])) {
    const attributes = objectsOf(object['Attribute']);
    for (const one of attributes) add(one, shownValue(one));
    const [first] = attributes;
    const name = textOf(object['name']) ?? 'object';
    add(object, first ? `${shownValue(first)} (${name})` : name);
  }
  return found;
}

/**
 * Replaces references such as `@[attribute](…)`, `@[object](…)` and `@[tag](…)` with what they show. References to elements outside the
 * event are preserved.
 */
export const withoutReferences = (text: string, shown: ReadonlyMap<string, string>): string =>
  text.replace(
    /@!?\[(attribute|object|tag)\]\(([^()\n]{1,300}(?:\([^()\n]{0,300}\)[^()\n]{0,300})?)\)/g,
    (written: string, kind: string, target: string) =>
      kind === 'tag'
        ? (/^misp-galaxy:[^=]+="([^"]+)"$/.exec(target)?.[1] ?? target)
        : (shown.get(target.trim().toLowerCase()) ?? written),
  );
