/** Checks whether a value fits a key, before a fix that puts it under that key is suggested. */
import { readObjectId } from '../catalogue/objectId.ts';
import { readDate } from '../model/dates.ts';
import { canonicalValue, readBoolean } from '../model/vocabularies.ts';
import { isPlaceholder } from '../text/placeholder.ts';
import type { ScalarNode, YamlNode } from '../yaml/tree.ts';
import type { KeyInfo, TextShape } from './schemaIndex.ts';
import { choose } from './shapes.ts';

/**
 * Whether a value could belong to a key. A missing value fits every key; an empty string or a placeholder fits every key that accepts a
 * scalar.
 */
export function fitsKey(node: YamlNode, { shape }: KeyInfo): boolean {
  const chosen = choose(node, shape);
  switch (chosen.kind) {
    case 'wrong':
      return (
        (node.kind === 'scalar' && node.isNull) || (node.kind === 'sequence' && shape.mapping?.listKey !== undefined)
      );
    case 'text':
      return fitsText(chosen.node, chosen.shape);
    case 'list': {
      const { item } = chosen.shape;
      return chosen.node.items.every((one) => {
        const inner = choose(one, item);
        return inner.kind === 'text' ? fitsText(inner.node, inner.shape) : inner.kind !== 'wrong';
      });
    }
    case 'mapping': {
      const { pairs } = chosen.node;
      return pairs.length === 0 || pairs.some(({ key }) => chosen.shape.key(key.value) !== undefined);
    }
  }
}

/** Whether a value fits a key that requires a distinctive format, such as a date, a number, an ID, a URL or an allowed value. */
export function isUnmistakable(node: YamlNode, { shape }: Pick<KeyInfo, 'shape'>): boolean {
  const chosen = choose(node, shape);
  if (chosen.kind !== 'text' || chosen.node.isNull || !fitsText(chosen.node, chosen.shape)) return false;
  const { value, words, boolean, number } = chosen.shape;
  return (
    boolean || words !== undefined || number !== undefined || (value !== undefined && Object.hasOwn(shapes, value))
  );
}

function fitsText(node: ScalarNode, form: TextShape): boolean {
  const text = node.value.trim();
  if (node.isNull || text === '' || isPlaceholder(text)) return true;
  if (form.words && canonicalValue(text, form.words, form.synonyms) !== undefined) return true;
  if (form.boolean && readBoolean(text) !== undefined) return true;
  // Also accepts a misspelt allowed value, which has one or two words and no multi-digit number.
  if (form.words || form.boolean) return /^[\w.+:-]+(?:[ /][\w.+-]+)?$/.test(text) && !/\d{2}/.test(text);
  if (form.number) return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text);
  const shape = form.value === undefined ? undefined : shapes[form.value];
  if (shape) return shape(text);
  // Names and titles have one line; prose and code may have several.
  return form.prose || form.value === 'rule-body' || form.value === 'query' || !text.trimEnd().includes('\n');
}

const shapes: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => {
    const { valid, suggestion } = readDate(text);
    return valid || suggestion !== undefined || /^\d[\d./-]*\d$/.test(text);
  },
  country: (text) => /^[A-Za-z]{2}$/.test(text),
  cve: (text) => /^(?:CVE|GHSA|EUVD|ZDI|JVNDB|CNVD|BDU|VU#|MS\d\d)[-\d#]/i.test(text),
  'cvss-vector': (text) => /^(?:CVSS:|\(?AV:)/.test(text),
  cwe: (text) => /^(?:CWE[-\s]?)?\d+\b/i.test(text),
  url: (text) => /^(?:https?|hxxps?|ftp):\/\/\S+$/i.test(text),
  technique: (text) => /\bT\d{4}\b/i.test(text),
  'technique-id': (text) => /^T\d{4}\b/i.test(text),
  'actor-id': (text) => readObjectId(text)?.kind === 'group',
  'software-id': (text) => readObjectId(text)?.kind === 'software',
  'campaign-id': (text) => readObjectId(text)?.kind === 'campaign',
  'mitigation-id': (text) => readObjectId(text)?.kind === 'mitigation',
  'data-component-id': (text) => readObjectId(text)?.kind === 'data-component',
  file: (text) => /^[^\s:]+\.[a-z0-9]{2,5}$/i.test(text),
  'attack-version': (text) => /^v?\d+(?:\.\d+)?$/i.test(text),
};
