/** Converts a value between its short form, a scalar, and its long form, a mapping with the same meaning. */
import {
  isPlaceholder,
  quoteScalar,
  readIndicator,
  readIndicatorType,
  splitTechnique,
  type Pair,
  type ScalarNode,
  type TextShape,
} from '../../core/index.ts';
import { fullName } from '../describeObject.ts';
import { mappingShapeOf } from '../formSteps.ts';
import {
  columnOf,
  endsLine,
  isOneLine,
  isPlainlyWritten,
  leadOf,
  lineEnd,
  type Level,
  type Refactoring,
  type Subject,
} from './subject.ts';

const kind = 'refactor.rewrite';

/** Pairs of keys and values, with the values as YAML source. */
type Written = readonly (readonly [key: string, source: string])[];

/** Returns the refactorings for the innermost value that has several forms. */
export function provideForms(subject: Subject): readonly Refactoring[] {
  const { levels } = subject;
  const names = levels.slice(-1).flatMap((level) => techniqueName(subject, level));
  for (const level of levels.toReversed()) {
    const found = level.node.kind === 'scalar' ? toMapping(subject, level) : toText(subject, level);
    if (found) return [...names, found];
  }
  return names;
}

/**
 * Returns the key whose value is written as a bare scalar in the short form: `vector` for a CVSS entry, otherwise the only required key.
 * Returns undefined if the mapping does not have exactly one required key.
 */
function identityOf({ shape }: Level): string | undefined {
  const mapping = mappingShapeOf(shape);
  if (mapping?.name === 'cvss') return 'vector';
  return mapping?.required.length === 1 ? mapping.required[0] : undefined;
}

const textOf = ({ shape }: Level): TextShape | undefined => shape?.text ?? shape?.list?.item.text;

/** Returns the refactoring that removes the name after a technique ID, or adds the name from the advisory's ATT&CK release. */
function techniqueName(subject: Subject, level: Level): readonly Refactoring[] {
  const { document, attack } = subject;
  const { node, inFlow } = level;
  if (node.kind !== 'scalar' || textOf(level)?.value !== 'technique' || !isOneLine(document, node.span)) return [];
  const { id, name } = splitTechnique(node);
  const technique = id && attack.technique(id.value.toUpperCase().replace('/', '.'));
  if (!technique) return [];
  const long = `${technique.id} - ${fullName(technique)}`;
  const text = name ? technique.id : long;
  // A name is only removed if it is the one in the catalogue.
  if (name && name.value !== fullName(technique) && name.value !== technique.name) return [];
  const newText = quoteScalar(text, name ? 'plain' : node.style, inFlow);
  return [
    {
      title: `Convert to ${name ? 'the ID alone' : 'ID and name'}: ${text}`,
      kind,
      edits: [{ span: node.span, newText }],
    },
  ];
}

function toMapping(subject: Subject, level: Level): Refactoring | undefined {
  const { document, newline } = subject;
  const { node, pair, inFlow } = level;
  if (node.kind !== 'scalar' || node.isNull || node.style === 'literal' || node.style === 'folded') return undefined;
  const identity = identityOf(level);
  if (identity === undefined || !textOf(level) || !isOneLine(document, node.span) || isPlaceholder(node.value))
    return undefined;
  if (node.span[0] === node.span[1]) return undefined;
  const pairs = written(subject, level, node, identity);
  const title = `Convert to a mapping with ${pairs.map(([key]) => `\`${key}\``).join(', ')}`;
  const lines = pairs.map(([key, source]) => `${key}: ${source}`);
  const lead = leadOf(subject, level);
  if (inFlow) {
    // In a flow collection, the mapping stays on the line of its key or comma.
    return { title, kind, edits: [{ span: node.span, newText: `{${lines.join(', ')}}` }] };
  }
  if (lead === undefined || !endsLine(document, node.span[1])) return undefined;
  const [first = '', ...rest] = lines;
  const column = pair ? columnOf(document, pair.key.span[0]) + 2 : columnOf(document, node.span[0]);
  const margin = newline + ' '.repeat(column);
  const replaced = pair
    ? { span: [lead, node.span[1]] as const, newText: margin + first }
    : { span: node.span, newText: first };
  const at = lineEnd(document, node.span[1]);
  const more = rest.map((line) => margin + line).join('');
  if (more === '') return { title, kind, edits: [replaced] };
  // If an insertion touches the replacement, both are combined into one edit.
  return at === node.span[1]
    ? { title, kind, edits: [{ ...replaced, newText: replaced.newText + more }] }
    : { title, kind, edits: [replaced, { span: [at, at], newText: more }] };
}

/** Returns the pairs of the long form. The scalar keeps its quotes, unless it is split into an ID and a name. */
function written(subject: Subject, level: Level, node: ScalarNode, identity: string): Written {
  const { document, env, attack } = subject;
  const source = document.text.slice(...node.span);
  const quoted = (text: string): string => quoteScalar(text, 'plain', level.inFlow);
  const alone: Written = [[identity, source]];
  const value = node.value.trim();
  const withId = (id: string | undefined): Written => (id === undefined ? alone : [...alone, ['attack_id', id]]);
  switch (textOf(level)?.value) {
    case 'technique': {
      const { id, name } = splitTechnique(node);
      // `splitTechnique` returns any single word as the ID, but it may be a name: `Rundll32`.
      if (!id || !/^\W*(?:MOB-)?[a-z]{1,3}\d/i.test(id.value)) return id || name ? [['name', source]] : alone;
      const technique = attack.technique(id.value.toUpperCase().replace('/', '.'));
      const known = name?.value ?? (technique && fullName(technique));
      return known === undefined
        ? alone
        : [
            ['id', quoted(technique?.id ?? id.value)],
            ['name', quoted(known)],
          ];
    }
    case 'indicator-value':
      return [['type', readIndicator(node.value).type], ...alone];
    case 'actor': {
      const actors = env.catalogue.actor(value)?.actors ?? [];
      return withId(actors.length === 1 ? actors[0]?.attackId : undefined);
    }
    case 'malware':
    case 'tool':
      return withId(attack.named('software', value)?.id);
    case 'campaign':
      return withId(attack.named('campaign', value)?.id);
    default: {
      const host = mappingShapeOf(level.shape)?.key('url') && /^https?:\/\/([^\s/?#@:]+)/i.exec(value)?.[1];
      return host === undefined
        ? alone
        : [
            [identity, quoted(host)],
            ['url', source],
          ];
    }
  }
}

function toText(subject: Subject, level: Level): Refactoring | undefined {
  const { document } = subject;
  const { node, pair, inFlow } = level;
  const identity = identityOf(level);
  if (node.kind !== 'mapping' || identity === undefined || !textOf(level) || node.pairs.length === 0) return undefined;
  if (!isPlainlyWritten(node, document.text)) return undefined;
  if (!node.pairs.every(({ value }) => value.kind === 'scalar' && !value.isNull && isOneLine(document, value.span)))
    return undefined;
  const newText = shortened(subject, level, identity, node.pairs);
  const lead = inFlow ? node.span[0] : leadOf(subject, level, true);
  if (newText === undefined || lead === undefined) return undefined;
  const title = `Convert to text: ${newText}`;
  return pair && !inFlow
    ? { title, kind, edits: [{ span: [lead, node.span[1]], newText: ` ${newText}` }] }
    : { title, kind, edits: [{ span: node.span, newText }] };
}

/** Returns the scalar with the same meaning as a mapping, as YAML source; undefined if information would be lost. */
function shortened(
  { document, env, attack }: Subject,
  level: Level,
  identity: string,
  pairs: readonly Pair[],
): string | undefined {
  const at = (key: string): ScalarNode | undefined => {
    const value = pairs.find((pair) => pair.key.value === key)?.value;
    return value?.kind === 'scalar' ? value : undefined;
  };
  const own = at(identity);
  if (!own) return undefined;
  const others = pairs.filter(({ key }) => key.value !== identity);
  const [other] = others;
  const inFlow = level.inFlow;
  const source = document.text.slice(...own.span);
  if (!other) return source;
  if (others.length > 1) return undefined;
  const value = at(other.key.value)?.value.trim();
  if (value === undefined) return undefined;
  const said = other.key.value;
  switch (textOf(level)?.value) {
    case 'technique':
      return said === 'name' ? quoteScalar(`${own.value.trim()} - ${value}`, 'plain', inFlow) : undefined;
    case 'indicator-value':
      return said === 'type' && readIndicatorType(value) === readIndicator(own.value).type ? source : undefined;
    case 'actor': {
      const actors = env.catalogue.actor(own.value)?.actors ?? [];
      return said === 'attack_id' && actors.length === 1 && actors[0]?.attackId === value ? source : undefined;
    }
    case 'malware':
    case 'tool':
      return said === 'attack_id' && attack.named('software', own.value)?.id === value ? source : undefined;
    case 'campaign':
      return said === 'attack_id' && attack.named('campaign', own.value)?.id === value ? source : undefined;
    default: {
      const host = /^https?:\/\/([^\s/?#@:]+)/i.exec(value)?.[1];
      const url = at('url');
      return said === 'url' && url && host === own.value.trim() ? document.text.slice(...url.span) : undefined;
    }
  }
}
