/**
 * Builds the objects of a MISP event. They represent command lines and cryptocurrency addresses, for which MISP has object templates but no
 * general attribute type. Source: misp-objects, the object templates named below.
 */
import type { ExportContext, ExportedIndicator, ExportTimes } from '../exporter.ts';
import { secondsOf } from '../times.ts';
import { uuidOf } from '../uuid.ts';
import { indicatorAttribute, type MispAttribute } from './attributes.ts';

export interface MispObject {
  readonly uuid: string;
  readonly name: string;
  readonly 'meta-category': string;
  readonly description: string;
  readonly template_uuid: string;
  readonly template_version: string;
  readonly timestamp: string;
  readonly distribution: '5';
  readonly comment: string;
  readonly Attribute: readonly MispAttribute[];
}

interface Template {
  readonly name: string;
  readonly metaCategory: string;
  readonly description: string;
  readonly uuid: string;
  readonly version: string;
}

const commandLine: Template = {
  name: 'command-line',
  metaCategory: 'misc',
  description: 'A command line',
  uuid: '88ebe222-d3cc-11e9-875d-7f13f460adaf',
  version: '1',
};
const coinAddress: Template = {
  name: 'coin-address',
  metaCategory: 'financial',
  description: 'An address used in a cryptocurrency',
  uuid: 'd0e6997e-78da-4815-a6a1-cfc1c1cb8a46',
  version: '7',
};

/** Returns the MISP object for an indicator; undefined if a single attribute is sufficient, or if there is none. */
export function objectOf(
  indicator: ExportedIndicator,
  context: ExportContext,
  times: ExportTimes,
): MispObject | undefined {
  const attribute = indicatorAttribute(indicator, context, times);
  if (!attribute) return undefined;
  if (indicator.type === 'command_line') return made(commandLine, attribute, 'value', context);
  if (indicator.type === 'cryptocurrency_address') return made(coinAddress, attribute, 'address-crypto', context);
  return undefined;
}

const made = (
  template: Template,
  attribute: MispAttribute,
  relation: string,
  { times }: ExportContext,
): MispObject => ({
  uuid: uuidOf(`misp object ${attribute.uuid}`),
  name: template.name,
  'meta-category': template.metaCategory,
  description: template.description,
  template_uuid: template.uuid,
  template_version: template.version,
  timestamp: times ? secondsOf(times.modified) : '0',
  distribution: '5',
  comment: attribute.comment,
  Attribute: [{ ...attribute, object_relation: relation }],
});
