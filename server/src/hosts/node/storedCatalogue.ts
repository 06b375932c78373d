/** Adapts the store of updates to the interface that the server requires. */
import { homedir } from 'node:os';
import { createCatalogueStore, defaultStoreFolder } from './store/index.ts';
import type { CatalogueStore, Installed } from './store/index.ts';
import { UpdateError } from '../../core/index.ts';
import { createShippedCatalogue } from './environment.ts';
import { systemReason } from './systemReason.ts';
import type { HostCatalogue } from '../../lsp/host.ts';
import type { CatalogueInfo } from '../../protocol/protocol.ts';

/** Opens the store in the folder given by `--catalogue=FOLDER`, or else in the user's default folder, which the command line also uses. */
export function openStore(args: readonly string[], onCorrupt: (message: string) => void): CatalogueStore {
  const given = args.find((arg) => arg.startsWith('--catalogue='))?.slice('--catalogue='.length);
  const { platform, env } = process;
  return createCatalogueStore({
    folder: given || defaultStoreFolder({ home: homedir(), platform, env }),
    shipped: createShippedCatalogue(),
    now: () => new Date().toISOString(),
    onCorrupt,
  });
}

/** Creates the host interface for a store. */
export function createHostCatalogue(store: CatalogueStore): HostCatalogue {
  const info = (): CatalogueInfo => {
    const { newest, releases } = store.catalogue();
    const date = releases.find(({ release }) => release === newest)?.date ?? '';
    return { release: newest, date, installed: inWords(store.states().at(-1)) };
  };
  return {
    info,
    async install({ files, allowOlder = false }, token) {
      const stop = new AbortController();
      const listener = token.onCancellationRequested(() => stop.abort(new UpdateError('the update was cancelled')));
      try {
        await store.install(files, { signal: stop.signal, allowOlder });
        return info();
      } catch (error) {
        throw inPlainWords(error);
      } finally {
        listener.dispose();
      }
    },
    async revert() {
      if ((await store.revert()) === undefined) throw new UpdateError('there is no update to undo');
      return info();
    },
    isRefusal: (error) => error instanceof UpdateError,
  };
}

/** Returns a file system error with a message that names the file and the reason, like that of the command line; any other error as it is. */
function inPlainWords(error: unknown): unknown {
  const isOfFile = error instanceof Error && 'path' in error;
  return isOfFile ? new Error(`${String(error.path)}: ${systemReason(error)}`, { cause: error }) : error;
}

function inWords(state: Installed | undefined): readonly string[] {
  const { attack, actors } = state ?? {};
  return [
    ...(attack ? [`ATT&CK ${attack.version}, updated ${attack.installed.slice(0, 10)}`] : []),
    ...(actors ? [`MISP threat actors ${actors.version}, updated ${actors.installed.slice(0, 10)}`] : []),
  ];
}
