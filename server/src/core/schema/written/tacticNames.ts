/** Recognises ATT&CK tactics and numbered stages of an attack. */
import { normaliseWord } from '../../model/vocabularies.ts';

/**
 * Normalised names of all ATT&CK tactics, from the Enterprise, Mobile and ICS domains and all releases. Source: ATT&CK's matrices, 1.0 to
 * 19.1.
 */
// prettier-ignore
const names: ReadonlySet<string> = new Set([
  'collection', 'command_and_control', 'credential_access', 'defense_evasion', 'defense_impairment',
  'discovery', 'effects', 'evasion', 'execution', 'exfiltration',
  'impact', 'impair_process_control', 'inhibit_response_function', 'initial_access', 'lateral_movement',
  'network_effects', 'persistence', 'privilege_escalation', 'reconnaissance', 'remote_service_effects',
  'resource_development', 'stealth',
]);

/** Whether a string is the name or shortname of a tactic, or begins or ends with a tactic ID, such as `Persistence (TA0003)`. */
export function namesTactic(text: string): boolean {
  if (/^\s*TA\d{4}\b/i.test(text) || /\bTA\d{4}\W*$/i.test(text)) return true;
  return names.has(normaliseWord(text.replace(/&/g, 'and')));
}

/** Whether a string names a stage of an attack: a tactic, or a numbered step such as `Step 2` at its start. */
export function namesStage(text: string): boolean {
  return namesTactic(text) || /^\s*(?:stage|step|phase)\s*\d+/i.test(text);
}
