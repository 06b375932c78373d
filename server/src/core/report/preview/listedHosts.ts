/** Collects the hosts and addresses that a document lists as indicators, and returns the same object while they are unchanged. */
import { cacheKey, memo, update } from '../../cache/cache.ts';
import { collectedIn } from '../../collect/collectedIn.ts';
import { defineCollector } from '../../collect/collector.ts';
import type { AdvisoryDocument } from '../../document/document.ts';
import type { Environment } from '../../environment/environment.ts';
import { joinedLists, listedInAdvisory, type Listed } from '../../indicators/index.ts';

const listedIndicators = defineCollector({
  name: 'report/listed indicators',
  from: ['indicators'],
  collect: ({ advisory }): readonly Listed[] => (advisory.indicators ? [listedInAdvisory(advisory)] : []),
});

const joinedKey = cacheKey<Listed>('report/joined lists');
const settledKey = cacheKey<Listed>('report/listed hosts');

/** Returns the result of `listedInAdvisory` for a whole document. If its content is unchanged, returns the same object as the last call. */
export function listedHosts(document: AdvisoryDocument, schema: Environment['schema']['root']): Listed {
  const lists = collectedIn(document, schema, listedIndicators).map(({ item }) => item);
  const joined = memo(document.cache, joinedKey, lists, () => joinedLists(lists));
  return update(document.cache, settledKey, (last) => (last && isSame(last, joined) ? last : joined));
}

function isSame(one: Listed, other: Listed): boolean {
  if (one === other) return true;
  return (
    isSameSet(one.hosts, other.hosts) &&
    isSameSet(one.mails, other.mails) &&
    isSameSet(one.linkHosts, other.linkHosts) &&
    isSameList([...one.pages].flat(2), [...other.pages].flat(2)) &&
    isSameList(
      one.networks.map(({ text }) => text),
      other.networks.map(({ text }) => text),
    )
  );
}

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => {
  if (one.size !== other.size) return false;
  for (const value of one) if (!other.has(value)) return false;
  return true;
};

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);
