/**
 * `advisory/installCatalogue` installs a catalogue update from files that the client has downloaded or the user has chosen.
 * `advisory/revertCatalogue` undoes the last update.
 */
import { RequestType } from 'vscode-languageserver';
import { plainMessage } from '../../protocol/plainMessage.ts';
import { installCatalogueRequest, revertCatalogueRequest } from '../../protocol/protocol.ts';
import type { CatalogueInfo, CatalogueResult, InstallCatalogueParams } from '../../protocol/protocol.ts';
import { describeError } from '../connection/describeError.ts';
import type { HostCatalogue } from '../host.ts';
import type { RequestParts } from '../requestKinds/requestParts.ts';
import type { Schedule } from '../scheduling/schedule.ts';
import { logError } from '../connection/log.ts';

const schedule: Schedule = { priority: 'normal' };
const installType = new RequestType<InstallCatalogueParams, CatalogueResult, void>(installCatalogueRequest);
const revertType = new RequestType<Record<string, never>, CatalogueResult, void>(revertCatalogueRequest);
const fallback: CatalogueResult = { refused: 'this server has no folder for catalogue updates' };

/** Registers the requests. After a change to the catalogue, every open document is checked again. */
export function registerInstallCatalogue(parts: RequestParts): void {
  const { connection, host, run } = parts;
  connection.onRequest(installType, (params, token) =>
    run<CatalogueResult>({ method: installCatalogueRequest, token, schedule, fallback }, () =>
      changed(parts, host.catalogue, (catalogue) => catalogue.install(params, token)),
    ),
  );
  connection.onRequest(revertType, (_params, token) =>
    run<CatalogueResult>({ method: revertCatalogueRequest, token, schedule, fallback }, () =>
      changed(parts, host.catalogue, (catalogue) => catalogue.revert()),
    ),
  );
}

async function changed(
  { connection, config }: RequestParts,
  catalogue: HostCatalogue | undefined,
  change: (catalogue: HostCatalogue) => Promise<CatalogueInfo>,
): Promise<CatalogueResult> {
  if (!catalogue) return fallback;
  try {
    const info = await change(catalogue);
    config.catalogueChanged();
    return { info };
  } catch (error) {
    // Invalid files are only reported in the result. Other errors, such as a full disk, are also logged.
    if (!catalogue.isRefusal(error))
      logError(connection, `The catalogue could not be updated: ${describeError(error)}`);
    return { refused: plainMessage(error instanceof Error ? error.message : String(error)) };
  }
}
