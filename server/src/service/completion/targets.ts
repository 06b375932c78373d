/** Completes sectors and regions, for lists of targets. */
import { countryCodes } from './countries.ts';
import { countryName } from '../describeObject.ts';
import { ownBefore, teamWords } from './teamWords.ts';
import { allOf, found, type Proposal, type ValueSource } from './proposal.ts';

/** Based on the vocabulary `industry-sector-ov` of STIX 2.1, with terms that are common in advisories. */
// prettier-ignore
const sectorNames = [
  'Aerospace', 'Agriculture', 'Automotive', 'Chemical', 'Commercial', 'Communications', 'Construction', 'Critical infrastructure',
  'Defense', 'Education', 'Emergency services', 'Energy', 'Entertainment', 'Financial services', 'Government', 'Healthcare',
  'Hospitality and leisure', 'Insurance', 'Manufacturing', 'Mining', 'Non-profit', 'Pharmaceuticals', 'Retail', 'Technology',
  'Telecommunications', 'Transportation', 'Utilities', 'Water',
];

/** Synonyms by which sectors are found. */
const sectorWords: Readonly<Record<string, string>> = {
  Defense: 'defence, military',
  Education: 'university, universities',
  Energy: 'oil and gas',
  'Financial services': 'banks, banking',
  Healthcare: 'hospital, medical',
  'Non-profit': 'NGO, civil society',
  Technology: 'IT, MSP',
  Telecommunications: 'telcos, ISP',
};

/** Synonyms by which regions and countries are found, in lower case. */
const regionWords: Readonly<Record<string, string>> = {
  'Northern America': 'north america',
  'Latin America and the Caribbean': 'latam, south america',
  'South-eastern Asia': 'southeast asia',
  'Western Asia': 'middle east',
  'United States': 'usa',
  'United Kingdom': 'uk',
};

/** Source: United Nations M49, geographical regions. */
// prettier-ignore
const regionNames = [
  'Worldwide', 'Africa', 'Americas', 'Asia', 'Europe', 'Oceania', 'Northern Africa', 'Sub-Saharan Africa', 'Northern America',
  'Latin America and the Caribbean', 'Central Asia', 'Eastern Asia', 'South-eastern Asia', 'Southern Asia', 'Western Asia',
  'Eastern Europe', 'Northern Europe', 'Southern Europe', 'Western Europe', 'Australia and New Zealand',
];

/** For `sector`: the team's own sectors, then those in `sectorNames`. */
export const sectors: ValueSource = ({ shape, env }) => {
  if (shape.value !== 'sector') return undefined;
  const shipped = sectorNames.map((name): Proposal => {
    return { label: name, value: name, kind: 'Value', names: sectorWords[name]?.split(', ') ?? [] };
  });
  return allOf(ownBefore(teamWords('sectors', env), shipped));
};

/** Proposes the regions and countries whose name or synonym begins with the query, then those with another word that does. */
export const regions: ValueSource = ({ shape, cursor }) => {
  if (shape.value !== 'region') return undefined;
  const query = cursor.prefix.trim().toLowerCase();
  const names = [...regionNames, ...countryCodes.map(countryName)];
  const begins = names.filter((name) =>
    [name.toLowerCase(), ...(regionWords[name]?.split(', ') ?? [])].some((word) => word.startsWith(query)),
  );
  const holds = names.filter((name) => !begins.includes(name) && name.toLowerCase().includes(` ${query}`));
  return found([...begins, ...holds].map((name): Proposal => ({ label: name, value: name, kind: 'Value' })));
};
