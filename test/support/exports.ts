/** Exports in tests, with the shared environment. */
import assert from 'node:assert/strict';
import { exportAdvisory, parseAdvisory, type ExportedFile, type ExportFormatId } from '../../server/src/core/index.ts';
import { testEnvironment } from './environment.ts';

export type Stix = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };
export interface StixBundle {
  readonly objects: readonly Stix[];
}

/** Returns the files of an advisory in a format; fails if it is refused. TLP:RED is allowed. */
export function filesOf(text: string, to: ExportFormatId, profile?: string): readonly ExportedFile[] {
  const env = testEnvironment();
  const options = { to, maxTlp: 'RED' as const, ...(profile === undefined ? {} : { profile }) };
  const result = exportAdvisory(parseAdvisory(text, env.schema), env, options);
  if ('refused' in result) assert.fail(`It ${result.refused}`);
  return result.files;
}

/** Returns the STIX bundle of an advisory. */
export function bundleOf(text: string): StixBundle {
  return JSON.parse(filesOf(text, 'stix')[0]?.text ?? '') as StixBundle;
}

/** Returns the objects of a type. */
export const ofType = ({ objects }: StixBundle, type: string): readonly Stix[] =>
  objects.filter((object) => object.type === type);
