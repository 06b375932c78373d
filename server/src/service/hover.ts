/** Explains what is at a position, such as a key, value, name, ID, anchor or rule code. */
import type { Hover, Position } from 'vscode-languageserver-types';
import {
  attackReleaseOf,
  canonicalValue,
  nodeAt,
  nodeUnder,
  pairOf,
  readBoolean,
  readDirectives,
  type AdvisoryDocument,
  type AttackRelease,
  type Environment,
  type Path,
  type RuleMeta,
  type ScalarNode,
  type Span,
  type TextShape,
} from '../core/index.ts';
import { attackIdsIn } from './attackIds.ts';
import { toRange } from './convert.ts';
import { describeKey, describeText, describeWord } from './describeKey.ts';
import { describeAnchorAt, type FindAnchors } from './describeAnchor.ts';
import { describeIndicatorAt, describeIndicatorInProse } from './describeIndicator.ts';
import { describeAlias, describeNamed, describeNameInProse, maxMeanings } from './describeNamed.ts';
import { countryName, describeObject, fullName } from './describeObject.ts';
import { describeVector } from './describeVector.ts';
import { code, link, plain, sections, strong } from './markdown.ts';
import { contentSpan } from './scalarText.ts';

/** Functions that depend on the parser and the rules. Injected because the hover bundle must not contain a second copy of either. */
export interface HoverTools {
  readonly findAnchors: FindAnchors;
  /** Returns the metadata of a rule by its code. */
  readonly metaOf: (code: string) => Pick<RuleMeta, 'code' | 'summary'> | undefined;
}

interface Found {
  readonly markdown: string;
  readonly span: Span;
}

/**
 * Returns the hover for the key, anchor, alias, ATT&CK ID, value, name or indicator in prose, or rule code in a comment at a position; null
 * if there is nothing to explain. The range of the hover covers exactly the text that is explained.
 */
export function provideHover(
  document: AdvisoryDocument,
  position: Position,
  env: Environment,
  tools: HoverTools,
): Hover | null {
  const offset = document.lines.offsetAt(position);
  const attack = attackReleaseOf(document.advisory, env.catalogue);
  const found = describeAnchorAt(document, offset, tools.findAnchors) ?? find(document, offset, attack, env, tools);
  if (!found) return null;
  return { contents: { kind: 'markdown', value: found.markdown }, range: toRange(found.span, document.lines) };
}

function find(
  document: AdvisoryDocument,
  offset: number,
  attack: AttackRelease,
  env: Environment,
  tools: HoverTools,
): Found | undefined {
  const location = nodeUnder(document, offset);
  if (!location) return codeUnder(document, offset, env, tools);
  const { path, node, pair, onKey } = location;
  const keyInfo = env.schema.keyAt(path);
  if (onKey && pair && keyInfo) return { markdown: describeKey(keyInfo), span: pair.key.span };
  const scalar = onKey ? pair?.key : node;
  if (scalar?.kind !== 'scalar') return undefined;
  const shape = onKey ? undefined : textShape(path, env);
  // In indicators such as hashes, queries and rule bodies, text that looks like an ID is ignored.
  const literal = shape?.value === 'indicator-value' || shape?.value === 'rule-body' || shape?.value === 'query';
  const id = literal ? undefined : idUnder(document, scalar, offset, attack, env);
  if (id) return id;
  if (shape?.value === 'indicator-value') {
    const markdown = describeIndicatorAt(document, offset, env);
    return markdown === undefined ? undefined : { markdown, span: contentSpan(scalar, document.text) };
  }
  if (!shape || !keyInfo) return undefined;
  if (shape.prose) {
    const named = describeIndicatorInProse(document, scalar.span, offset, env);
    return named ?? describeNameInProse(document, scalar.span, offset, attack, env);
  }
  const span = contentSpan(scalar, document.text);
  if (offset < span[0] || offset > span[1]) return undefined;
  const value =
    describeAlias(scalar.value, path, attack, env) ??
    describeValue(scalar.value, shape, attack, env, statedId(document, path)) ??
    wordOf(scalar.value, shape, (word) => describeWord(word, keyInfo));
  return value === undefined ? undefined : { markdown: value, span };
}

/** Returns the ID that the row states if the path is that of its `name`; undefined if the row states none, and at other paths. */
function statedId(document: AdvisoryDocument, path: Path): string | undefined {
  const row = path.at(-1) === 'name' ? nodeAt(document.root, path.slice(0, -1))?.node : undefined;
  const id = (pairOf(row, 'attack_id') ?? pairOf(row, 'id'))?.value;
  return id?.kind === 'scalar' ? id.value.trim().toUpperCase() : undefined;
}

/** Returns the description of the rule whose code is at an offset within a suppression comment. */
function codeUnder(
  document: AdvisoryDocument,
  offset: number,
  env: Environment,
  { metaOf }: HoverTools,
): Found | undefined {
  const named = readDirectives(document)
    .flatMap(({ codes }) => codes)
    .find(({ span }) => span[0] <= offset && offset <= span[1]);
  const meta = named && metaOf(named.code);
  if (!named || !meta) return undefined;
  const about = `${strong(meta.code)}\n\n${describeText(meta.summary)}`;
  return { markdown: `${about}\n\n${link('Open the rule documentation', env.docsUrl(meta.code))}`, span: named.span };
}

function textShape(path: readonly (string | number)[], env: Environment): TextShape | undefined {
  const shape = env.schema.shapeAt(path);
  return shape?.text ?? shape?.list?.item.text;
}

function idUnder(
  document: AdvisoryDocument,
  scalar: ScalarNode,
  offset: number,
  attack: AttackRelease,
  env: Environment,
): Found | undefined {
  const [start, end] = scalar.span;
  const written = attackIdsIn(document.text.slice(start, end), start).find(
    ({ span }) => span[0] <= offset && offset <= span[1],
  );
  const object = written && attack.object(written.id);
  return written && object
    ? { markdown: describeObject(object, attack, env.catalogue), span: written.span }
    : undefined;
}

/**
 * Returns the description of a value according to the value format (`x-value`) of its location; undefined for an unknown value or format.
 * `stated` is the ID that the row of a name states; it decides between objects with the same name.
 */
function describeValue(
  text: string,
  shape: TextShape,
  attack: AttackRelease,
  env: Environment,
  stated: string | undefined,
): string | undefined {
  const object = (found: Parameters<typeof describeObject>[0] | undefined): string | undefined =>
    found && describeObject(found, attack, env.catalogue);
  switch (shape.value) {
    case 'technique': {
      const id = attackIdsIn(text)[0]?.id;
      return object(id === undefined ? undefined : attack.technique(id));
    }
    case 'technique-name': {
      const own = stated === undefined ? undefined : attack.technique(stated);
      if (own && isNamed(text, fullName(own), own.name)) return object(own);
      return object(
        attack.searchTechniques(text, 1).find(({ item, matched }) => isNamed(text, matched, item.name))?.item,
      );
    }
    case 'tactic':
      return severalOf(attack.tacticsNamed(text).map((tactic) => describeObject(tactic, attack, env.catalogue)));
    case 'actor':
      return describeNamed('actor', text, attack, env, stated);
    case 'software':
    case 'malware':
    case 'tool':
      return describeNamed('software', text, attack, env);
    case 'campaign':
      return describeNamed('campaign', text, attack, env);
    case 'data-component':
      return (
        ownWord('logSources', text, env) ??
        object(attack.searchDataComponents(text, 1).find(({ item }) => isNamed(text, item.name, item.name))?.item)
      );
    case 'country':
    case 'region':
      return describeCountry(text);
    case 'language':
      return describeLanguage(text);
    case 'cvss-vector':
      return describeVector(text);
    case 'sector':
      return ownWord('sectors', text, env);
    case 'tag':
      return ownWord('tags', text, env);
    default:
      return undefined;
  }
}

/** Returns the description of a country code; undefined for other strings. */
function describeCountry(text: string): string | undefined {
  const written = text.trim().toUpperCase();
  const name = /^[A-Z]{2}$/.test(written) ? countryName(written) : written;
  return name === written ? undefined : `${strong(name)}, ${code(written)} in ISO 3166-1`;
}

/** Returns the description of a BCP 47 language tag; undefined for other strings. */
function describeLanguage(text: string): string | undefined {
  const tag = text.trim();
  try {
    const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
    return name === undefined ? undefined : `${strong(name)}, ${code(tag)} in BCP 47`;
  } catch {
    // Intl throws for strings that are not language tags.
    return undefined;
  }
}

/** Returns the description of a word in a team catalogue; undefined if no catalogue contains it. */
function ownWord(
  kind: 'logSources' | 'sectors' | 'tags',
  text: string,
  { catalogue }: Environment,
): string | undefined {
  const word = catalogue.teamWords?.[kind].find(({ name }) => isNamed(text, name));
  return word && `${strong(word.name)}\n\n${plain(word.description ?? "From your team's catalogue")}`;
}

/** Joins the first `maxMeanings` meanings of a value; undefined if there are none. */
function severalOf(meanings: readonly string[]): string | undefined {
  return meanings.length === 0 ? undefined : sections(meanings.slice(0, maxMeanings));
}

function wordOf(text: string, shape: TextShape, describe: (word: string) => string): string | undefined {
  const boolean = shape.boolean ? readBoolean(text) : undefined;
  const word =
    boolean === undefined ? canonicalValue(text, shape.words ?? shape.suggestions, shape.synonyms) : String(boolean);
  return word === undefined ? undefined : describe(word);
}

const isNamed = (text: string, ...names: readonly string[]): boolean =>
  names.some((name) => name.toLowerCase() === text.trim().toLowerCase());
