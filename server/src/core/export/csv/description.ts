/** The text beside an indicator in tables without columns for its role and malware. */
import type { ExportContext, ExportedIndicator } from '../exporter.ts';

/** Returns `C2 server; Cobalt Strike; the author's description`, in which no listed indicator is live. */
export function indicatorDescription({ row }: ExportedIndicator, { quiet }: Pick<ExportContext, 'quiet'>): string {
  const { role, malware, description } = row;
  const facts = [role, malware].flatMap((fact) => (fact ? [fact.value.trim()] : []));
  return quiet([...facts, ...(description ? [description.value.trim()] : [])].join('; '));
}
