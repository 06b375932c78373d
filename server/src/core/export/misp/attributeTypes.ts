/** The MISP attribute type and category for each indicator type. Source: MISP core format, `describeTypes.json`. */
import type { IndicatorType } from '../../model/vocabularies.ts';

export interface MispAttributeType {
  readonly type: string;
  readonly category: string;
  /** Whether the values are suitable for detection systems. */
  readonly toIds: boolean;
}

const attribute = (type: string, category: string, toIds: boolean): MispAttributeType => ({ type, category, toIds });
const network = (type: string): MispAttributeType => attribute(type, 'Network activity', true);
const delivery = (type: string): MispAttributeType => attribute(type, 'Payload delivery', true);
const artifact = (type: string): MispAttributeType => attribute(type, 'Artifacts dropped', true);
const text = attribute('text', 'Other', false);

/**
 * The attribute types by indicator type. MISP has none for command lines, JA3S, JA4, packages and most wallet addresses. Indicators of
 * these types, and of the type `other`, become attributes of the type `text`, unless they become MISP objects.
 */
export const mispAttributeTypes: Readonly<Record<IndicatorType, MispAttributeType>> = {
  ipv4: network('ip-dst'),
  ipv6: network('ip-dst'),
  cidr: network('ip-dst'),
  ip_port: network('ip-dst|port'),
  host_port: network('hostname|port'),
  domain: network('domain'),
  url: network('url'),
  email: delivery('email'),
  md5: delivery('md5'),
  sha1: delivery('sha1'),
  sha256: delivery('sha256'),
  sha512: delivery('sha512'),
  ssdeep: delivery('ssdeep'),
  imphash: delivery('imphash'),
  tlsh: delivery('tlsh'),
  filename: delivery('filename'),
  filepath: artifact('filename'),
  registry_key: attribute('regkey', 'Persistence mechanism', true),
  mutex: artifact('mutex'),
  named_pipe: artifact('named pipe'),
  service_name: artifact('windows-service-name'),
  scheduled_task: artifact('windows-scheduled-task'),
  command_line: text,
  user_agent: network('user-agent'),
  asn: attribute('AS', 'Network activity', false),
  ja3: network('ja3-fingerprint-md5'),
  ja3s: text,
  ja4: text,
  jarm: network('jarm-fingerprint'),
  certificate_sha1: network('x509-fingerprint-sha1'),
  certificate_sha256: network('x509-fingerprint-sha256'),
  android_package: delivery('mobile-application-id'),
  bundle_id: delivery('mobile-application-id'),
  package: text,
  cryptocurrency_address: text,
  other: text,
};
