/** Indicators of every type: valid, routable, not benign, defanged or not. */
import { indicatorTypeValues, tlpValues, type IndicatorType } from '../../../server/src/core/model/vocabularies.ts';
import { moment, instants, day } from './moments.ts';
import type { Pick } from './pick.ts';
import { lineTexts, sentences } from './sentences.ts';
import { forgiving, list, plainWord, prose, row, text, type Node } from './yamlNode.ts';

const lowerHex = '0123456789abcdef';
const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';
const small = 'abcdefghijklmnopqrstuvwxyz';

const hex = (pick: Pick, digits: number): string => {
  const found = pick.letters(lowerHex, digits);
  return pick.chance(25) ? found.toUpperCase() : found;
};
const octets = (pick: Pick): string =>
  [
    pick.one([5, 45, 91, 103, 146, 176, 185, 193, 212]),
    pick.number(8, 250),
    pick.number(0, 255),
    pick.number(1, 254),
  ].join('.');
const groups = (pick: Pick): string => {
  const group = (): string => pick.letters('123456789abcdef', pick.number(1, 4));
  return pick.one([
    () => `2a0${pick.number(1, 9)}:${group()}:${group()}::${group()}`,
    () => `2A0D:${group().toUpperCase()}::${group()}:${group()}`,
    () => `2600:${Array.from({ length: 7 }, group).join(':')}`,
  ])();
};
const label = (pick: Pick): string =>
  `${pick.letters(small, pick.number(3, 12))}${pick.one(['', '-upd', '24', 'x-y'])}`;
const host = (pick: Pick): string =>
  `${pick.one(['', '', 'login.', 'cdn-1.', '_dmarc.', 'www.'])}${label(pick)}.${pick.one(['com', 'net', 'top', 'xyz', 'co.uk', 'ru', 'zip', 'sh', 'рф', 'xn--p1ai'])}`;
const path = (pick: Pick): string =>
  pick.one(['', '/', '/gate.php', '/a/b?id=1&x=%20', '/a#b', '/~user/x_(1).exe', '/a,b;c=d', '/?q=[1]']);

/** Returns a URL. If its query contains brackets, it must not be defanged. */
const url = (pick: Pick): string =>
  `${pick.one(['http', 'https', 'https', 'ftp'])}://${pick.one([host, octets])(pick)}${pick.one(['', '', ':8443'])}${path(pick)}`;

/** Returns a value in a random defanged notation. */
function defanged(pick: Pick, value: string): string {
  const dot = pick.one(['[.]', '(.)', '{.}', '[dot]', '(dot)']);
  const [, scheme = '', authority = '', rest = ''] = /^([a-z]+:\/\/)?([^/?#]*)(.*)$/s.exec(value) ?? [];
  const safeScheme = scheme.replace(/^http/, 'hxxp').replace('://', pick.one(['://', '[:]//', '[://]']));
  const at = pick.one(['@', '[@]', '(at)']);
  const parts = authority.replace('@', at).split('.');
  const safe = pick.chance(50) ? parts.join(dot) : [parts.slice(0, -1).join('.'), parts.at(-1)].join(dot);
  return safeScheme + safe + rest;
}

const network: ReadonlySet<IndicatorType> = new Set(['ipv4', 'cidr', 'ip_port', 'host_port', 'domain', 'url', 'email']);

const values: Readonly<Record<IndicatorType, (pick: Pick) => string>> = {
  ipv4: octets,
  ipv6: groups,
  cidr: (pick) =>
    pick.one([
      `45.${pick.number(8, 250)}.${pick.number(0, 255)}.0/24`,
      `2a0d:${pick.letters('123456789abcdef', 4)}::/32`,
    ]),
  ip_port: (pick) => pick.one([`${octets(pick)}:${pick.number(1, 65535)}`, `[${groups(pick)}]:443`]),
  host_port: (pick) => `${host(pick)}:${pick.number(1, 65535)}`,
  domain: (pick) =>
    pick.one([host, host, host, (p: Pick) => `*.${host(p)}`, (p: Pick) => `${p.letters(base32, 56)}.onion`])(pick),
  url,
  email: (pick) => `${pick.one(['info', 'no-reply+x', "o'brien", 'a.b_c'])}@${label(pick)}.com`,
  md5: (pick) => hex(pick, 32),
  sha1: (pick) => hex(pick, 40),
  sha256: (pick) => hex(pick, 64),
  sha512: (pick) => hex(pick, 128),
  ssdeep: (pick) => `${pick.one([3, 96, 1536, 49152])}:${pick.letters(`${base58}+/`, 30)}:${pick.letters(base58, 20)}`,
  imphash: (pick) => hex(pick, 32),
  tlsh: (pick) => `${pick.one(['T1', ''])}${pick.letters(lowerHex, 70).toUpperCase()}`,
  filename: (pick) => `${label(pick)}${pick.one(['.exe', '.pdf.lnk', '', ' (1).zip', '.docx', '.тест.js', '.com'])}`,
  filepath: (pick) =>
    `${pick.one(['C:\\Users\\Public\\new\\', '%APPDATA%\\', '\\\\10.0.0.1\\share$\\', '/tmp/.X11/', '~/Library/', 'C:/Temp/', '${HOME}/x/'])}${label(pick)}`,
  registry_key: (pick) =>
    `${pick.one(['HKLM\\SOFTWARE\\', 'HKEY_CURRENT_USER\\Software\\Microsoft\\', 'HKCU:\\Environment\\', 'SYSTEM\\CurrentControlSet\\Services\\'])}${label(pick)}`,
  mutex: (pick) => `${pick.one(['Global\\', '', '{', 'Local\\'])}${label(pick)}`,
  named_pipe: (pick) => `${pick.one(['\\\\.\\pipe\\', ''])}${label(pick)}`,
  service_name: (pick) => `${label(pick)}${pick.one(['', ' Service', 'Svc'])}`,
  scheduled_task: (pick) => `${pick.one(['\\Microsoft\\Windows\\Update\\', '', '\\'])}${label(pick)}`,
  command_line: (pick) =>
    pick.one([
      'powershell -enc ',
      'cmd.exe /c "whoami > %TEMP%\\n.txt" & ',
      'curl -s http://127.0.0.1/ | sh # ',
      "bash -c 'id': ",
    ]) + label(pick),
  user_agent: (pick) =>
    `${pick.one(['Mozilla/5.0 (X11; Linux x86_64; rv:102.0) ', 'curl/8.1 ', '*', '-'])}${label(pick)}`,
  asn: (pick) => `${pick.one(['AS', 'AS', 'ASN', ''])}${pick.number(1000, 60000)}`,
  ja3: (pick) => hex(pick, 32),
  ja3s: (pick) => hex(pick, 32),
  ja4: (pick) => `t13d${pick.number(1000, 9999)}h2_${pick.letters(lowerHex, 12)}_${pick.letters(lowerHex, 12)}`,
  jarm: (pick) => pick.letters(lowerHex, 62),
  certificate_sha1: (pick) => withColons(pick, hex(pick, 40)),
  certificate_sha256: (pick) => withColons(pick, hex(pick, 64)),
  bundle_id: (pick) =>
    `${pick.one(['com', 'org', 'io'])}.${pick.letters(small, 8)}.${pick.one(['App', 'my-app', 'x_y'])}`,
  package: (pick) =>
    pick.one([
      `npm:${label(pick)}@${pick.number(0, 20)}.1.4`,
      `npm:@${label(pick)}/${label(pick)}@1.0.0-beta.2`,
      `pkg:pypi/${label(pick)}@2.0`,
      `${label(pick)}@0.30.4`,
    ]),
  android_package: (pick) => `com.${pick.letters(small, 8)}.${pick.letters(small, 5)}_x`,
  cryptocurrency_address: (pick) =>
    pick.one([
      () => '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      () => 'bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr',
      () => `0x${hex(pick, 40)}`,
      () => '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
      () => 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
    ])(),
  other: (pick) => `${pick.one(lineTexts)} ${label(pick)}`,
};

const withColons = (pick: Pick, digits: string): string =>
  pick.chance(50) ? (digits.match(/../g) ?? []).join(':') : digits;

/** The constraints on an advisory's indicators. */
export interface IndicatorFrame {
  /** The strictest label that a row may have, as an index into `tlpValues`. */
  readonly tlp: number;
  /** The latest date of a row, in milliseconds since 1970. */
  readonly until: number;
}

/** Returns the section `indicators`, without duplicate values. */
export function indicators(pick: Pick, frame: IndicatorFrame): Node {
  const seen = new Set<string>();
  const rows = Array.from({ length: pick.number(0, 10) }, () => {
    const type = pick.one(indicatorTypeValues);
    const value = values[type](pick);
    if (seen.has(value.toLowerCase())) return undefined;
    seen.add(value.toLowerCase());
    // Brackets in the value itself conflict with defanging, and IPv6 addresses have no dots.
    const isDefangable = network.has(type) && value.includes('.') && !value.includes('[');
    const safe = isDefangable ? defanged(pick, value) : type === 'ipv6' ? value.replace(':', '[:]') : value;
    const written = pick.chance(50) ? safe : value;
    const isBare = pick.chance(35);
    // Without a type, a text that begins with an address is an address with other text.
    return isBare && !/^(?:hxxps?:\S+|[\da-f:.]+\/\d{1,3})\s/.test(written)
      ? text(written)
      : fullRow(pick, type, written, frame);
  });
  return list(
    pick,
    rows.filter((one) => one !== undefined),
  );
}

function fullRow(pick: Pick, type: IndicatorType, value: string, { tlp, until }: IndicatorFrame): Node {
  const [first = until, last = until] = instants(pick, 2, until - 400 * day, until);
  return row(
    pick,
    { ...(type === 'other' || pick.chance(80) ? { type: forgiving(pick, type) } : {}), value: text(value) },
    {
      role: () => text(pick.one(['command and control', 'payload', 'lure: a document'])),
      malware: () => text(pick.one(['Cobalt Strike', 'a loader without a name'])),
      description: () => prose(pick.one(sentences)),
      first_seen: () => moment(pick, first),
      last_seen: () => moment(pick, last),
      confidence: () => forgiving(pick, pick.one(['low', 'moderate', 'high']), { medium: 'moderate' }),
      tlp: () => plainWord(pick.one(['', 'TLP:']) + pick.one(tlpValues.slice(tlp))),
    },
  );
}
