/** Checks what the schema for configuration files cannot check. */
import type { AdvisoryDocument } from '../document/document.ts';
import type { DocumentContext } from '../environment/environment.ts';
import type { Problem } from '../problems/problem.ts';
import { renderFileKeys } from '../settings/renderSettings.ts';
import { pairOf, type ScalarNode, type YamlNode } from '../yaml/tree.ts';
import { namesFile } from './configuration.ts';
import { shown } from '../text/wording.ts';

/**
 * Reports files that do not exist although the configuration refers to them by path. Globs and paths that leave the folder are not checked.
 */
export function configurationProblems(
  document: AdvisoryDocument,
  documentContext: DocumentContext,
): readonly Problem[] {
  const render = pairOf(document.root, 'render')?.value;
  const named = [
    pairOf(document.root, 'catalogues')?.value,
    ...renderFileKeys.map((key) => pairOf(render, key)?.value),
  ].flatMap(scalarsOf);
  return named.flatMap(({ value, span }): Problem[] => {
    const path = value.trim();
    if (!namesFile(path) || documentContext.fileExists?.(path) !== false) return [];
    const message = `The file ${shown(path)} does not exist. Correct the path, which is relative to the folder of this configuration file.`;
    return [{ code: 'schema/value', severity: 'error', span, message }];
  });
}

function scalarsOf(node: YamlNode | undefined): readonly ScalarNode[] {
  const nodes = node?.kind === 'sequence' ? node.items : node ? [node] : [];
  return nodes.filter((one): one is ScalarNode => one.kind === 'scalar' && !one.isNull);
}
