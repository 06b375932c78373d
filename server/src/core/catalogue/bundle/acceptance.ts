/** Whether an update may replace the current catalogue. */
import type { Catalogue, Domain } from '../catalogue.ts';
import { compareReleases } from '../release.ts';
import type { ReleaseData } from './releaseData.ts';
import { UpdateError } from './updateError.ts';

export interface AcceptanceOptions {
  /** Accept a release that is older than the newest known one. */
  readonly allowOlder?: boolean;
}

/** No ATT&CK release ever dropped half of a matrix: a bundle with less than this share of the known techniques is incomplete. */
const leastShare = 0.5;

const domainNames: Readonly<Record<Domain, string>> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' };

/** Throws `UpdateError` when the release is older than the newest known one, or is incomplete. */
export function checkRelease(
  data: ReleaseData,
  catalogue: Catalogue,
  { allowOlder = false }: AcceptanceOptions = {},
): void {
  const { newest } = catalogue;
  if (!allowOlder && compareReleases(data.release, newest) < 0)
    throw new UpdateError(`it is ATT&CK v${data.release}, and v${newest} is already there`);
  if (data.domains.length === 0) throw new UpdateError('it describes no ATT&CK matrix');
  const before = catalogue.at(data.release);
  for (const domain of data.domains) {
    const now = data.objects.filter(
      ({ kind, status, domains }) => kind === 'technique' && status === undefined && domains.includes(domain),
    ).length;
    const then = before
      .objects('technique')
      .filter(({ revoked, deprecated, domains }) => !revoked && !deprecated && domains.includes(domain)).length;
    if (now < then * leastShare)
      throw new UpdateError(
        `it is not a whole release: it has ${now} techniques of ${domainNames[domain]}, ATT&CK v${before.release} has ${then}`,
      );
  }
}
