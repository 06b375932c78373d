/** The choices in "Update Catalogue". */
import type { Translate } from './l10n.ts';
import { plainMessage } from '../../server/src/protocol/plainMessage.ts';
import type { CatalogueInfo } from '../../server/src/protocol/protocol.ts';

export interface UpdateChoice {
  readonly action: 'attack' | 'address' | 'file' | 'revert';
  readonly label: string;
  readonly detail: string;
}

/** Returns the choices. If an update has been installed, they include undoing it. */
export function updateChoices(t: Translate, { installed }: CatalogueInfo): UpdateChoice[] {
  const choices: UpdateChoice[] = [
    {
      action: 'attack',
      label: t("Download MITRE's newest ATT&CK release"),
      detail: t('Enterprise, Mobile and ICS, about 60 MB, from MITRE’s GitHub repository'),
    },
    {
      action: 'address',
      label: t('Download from a URL…'),
      detail: t('An ATT&CK STIX bundle, or the MISP galaxy’s threat actors'),
    },
    {
      action: 'file',
      label: t('Choose files…'),
      detail: t('A file from this computer; several bundles of one release can be selected together'),
    },
  ];
  if (installed.length > 0)
    choices.push({
      action: 'revert',
      label: t('Undo the last update'),
      detail: plainMessage(t('In use: {0}', installed.join('; '))),
    });
  return choices;
}
