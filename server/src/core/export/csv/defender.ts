/**
 * Writes indicators as CSV for Microsoft Defender for Endpoint, which accepts at most 500 per file. Source: Microsoft Learn, "Manage
 * indicators" (the parameters of an import) and "Indicator resource type".
 */
import { bareFingerprint, bareName } from '../../indicators/index.ts';
import { tlpLabel, type IndicatorType, type SeverityValue } from '../../model/vocabularies.ts';
import type { ExportContext, ExportedIndicator, LeftOut, Written } from '../exporter.ts';
import { indicatorWords } from '../indicatorRows.ts';
import { techniqueIds } from '../techniques.ts';
import { furtherFacts, indicatorDescription } from '../description.ts';
import { csvText, noFormula } from './table.ts';

const header =
  'IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description,RecommendedActions,RbacGroups,Category,MitreTechniques,GenerateAlert';
const batchSize = 500;

/**
 * Defender's names for the types that it accepts. It accepts neither networks nor e-mail addresses, nor artefacts on a machine such as file
 * names.
 */
const types: Readonly<Partial<Record<IndicatorType, string>>> = {
  md5: 'FileMd5',
  sha1: 'FileSha1',
  sha256: 'FileSha256',
  certificate_sha1: 'CertificateThumbprint',
  ipv4: 'IpAddress',
  ipv6: 'IpAddress',
  domain: 'DomainName',
  url: 'Url',
};

const severities: Readonly<Record<SeverityValue, string>> = {
  informational: 'Informational',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'High',
};

/** Writes files with at most 500 indicators each. The action is `Audit`, which raises an alert and blocks nothing. */
export function writeDefenderCsv(context: ExportContext): Written {
  const accepted = context.indicators.filter(({ type }) => types[type] !== undefined);
  const batches = Array.from({ length: Math.ceil(accepted.length / batchSize) }, (_, index) =>
    accepted.slice(index * batchSize, (index + 1) * batchSize),
  );
  const files = batches.map((rows, index) => ({
    suffix: batches.length === 1 ? '.defender.csv' : `.defender-${index + 1}.csv`,
    text: csvText([header.split(','), ...rows.map((indicator) => row(indicator, context))]),
  }));
  return { files, leftOut: refused(context.indicators.length - accepted.length) };
}

function refused(count: number): readonly LeftOut[] {
  if (count === 0) return [];
  return [{ count, what: indicatorWords, reason: 'type is not accepted by Microsoft Defender' }];
}

function row(indicator: ExportedIndicator, context: ExportContext): readonly string[] {
  const { severity, title } = context.advisory;
  const further = [...furtherFacts(indicator.row), ...(indicator.tlp ? [tlpLabel(indicator.tlp)] : [])];
  const name = context.quiet(title?.value.trim() ?? '');
  return [
    types[indicator.type] ?? '',
    valueOf(indicator),
    '',
    'Audit',
    severity ? severities[severity.value] : '',
    noFormula(name),
    noFormula(indicatorDescription(indicator, context, further) || name),
    '',
    '',
    '',
    techniqueIds(context).join(','),
    'TRUE',
  ];
}

/** Returns a value in Defender's notation. Domains have no wildcard, because Defender applies a domain to its subdomains as well. */
function valueOf({ type, value }: ExportedIndicator): string {
  if (type === 'certificate_sha1') return bareFingerprint(value);
  return type === 'domain' ? bareName(value) : value;
}
