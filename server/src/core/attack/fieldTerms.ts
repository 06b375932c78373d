/**
 * Search terms for techniques that do not occur in their ATT&CK names: abbreviations, tool names and names of attacks. Each entry contains
 * the terms, the technique IDs (best first, including those of earlier releases where IDs changed) and the reason.
 * `test/core/attack/fieldTerms.test.ts` looks up each ID in the catalogue.
 */
type FieldTerm = readonly [terms: string, ids: string, because: string];

// prettier-ignore
const fieldTerms: readonly FieldTerm[] = [
  // Access
  ['rdp, mstsc, remote desktop', 'T1021.001 T1563.002', 'Remote Desktop Protocol'],
  ['psexec, smb, admin shares, admin$, c$', 'T1021.002 T1569.002', 'PsExec copies a service over SMB and starts it'],
  ['winrm, ps remoting, psremoting, evil-winrm', 'T1021.006', 'Windows Remote Management'],
  ['dcom', 'T1021.003', 'Distributed Component Object Model'],
  ['vpn, citrix, exposed rdp, rdweb', 'T1133', 'External remote services'],
  ['vps', 'T1583.003', 'Virtual private server'],
  ['rce, webapp exploit, n-day, log4shell, proxyshell', 'T1190', 'Exploitation of Internet-facing servers'],
  ['lpe, eop, privesc', 'T1068', 'Privilege escalation through an exploit'],
  ['watering hole, swc, strategic web compromise', 'T1189', 'Site visitors are compromised'],
  ['clickfix, filefix, fake captcha, paste and run', 'T1204.004', 'Users are tricked into pasting and running a command'],
  ['maldoc, malicious attachment', 'T1204.002 T1566.001', 'The victim opens a malicious document'],
  ['vishing, phone phishing', 'T1566.004', 'Voice phishing'],
  ['quishing, qr code, qr phishing', 'T1566.002', 'A QR code contains the link'],
  ['smishing, sms phishing', 'T1566.003 T1660', 'Text message phishing'],
  ['device code phishing, device code', 'T1566.002 T1528', 'The victim is tricked into granting an access token'],
  ['bec, ceo fraud, invoice fraud', 'T1657 T1684.001 T1656 T1534', 'Business e-mail compromise: theft by impersonation'],
  ['msp, third party, supplier access', 'T1199', 'Abuse of supplier access'],
  ['typosquatting, dependency confusion, npm package, pypi package', 'T1195.001', 'A software dependency is compromised'],
  ['bruteforce', 'T1110', 'Brute force'],
  ['password spray', 'T1110.003', 'One password is tried on many accounts'],
  ['iab, initial access broker', 'T1650', 'Access is purchased'],
  // Execution
  ['wmi, wmic, wmiexec', 'T1047 T1546.003', 'Windows Management Instrumentation'],
  ['schtasks, at.exe, task scheduler', 'T1053.005', 'schtasks.exe creates scheduled tasks'],
  ['crontab', 'T1053.003', 'crontab edits cron jobs'],
  ['cmd, cmd.exe, batch, bat file', 'T1059.003', 'cmd.exe is the Windows command shell'],
  ['pwsh, ps1, iex, encodedcommand', 'T1059.001', 'PowerShell'],
  ['bash, sh, shell script', 'T1059.004', 'Unix shells'],
  ['vbs, vba, macro, vbscript, wscript', 'T1059.005', 'Visual Basic macros and scripts'],
  ['jscript, nodejs', 'T1059.007', 'JavaScript and JScript'],
  ['osascript', 'T1059.002', 'osascript runs AppleScript'],
  ['dde', 'T1559.002', 'Dynamic Data Exchange'],
  ['lolbin, lolbins, lolbas, lotl, living off the land', 'T1218 T1216 T1127', 'Signed system binaries run other code'],
  ['hta', 'T1218.005', 'mshta.exe runs HTML applications'],
  ['squiblydoo, scrobj', 'T1218.010', 'regsvr32.exe runs scripts'],
  ['msi', 'T1218.007', 'msiexec.exe runs packages'],
  ['chm', 'T1218.001', 'Compiled HTML help runs scripts'],
  ['syscall, direct syscalls, ntdll', 'T1106', 'Direct native API calls'],
  ['esxcli, vim-cmd', 'T1059.012 T1675', 'Hypervisor commands'],
  // Credentials
  ['lsass, mimikatz, procdump, comsvcs, minidump, sekurlsa', 'T1003.001', 'LSASS memory is dumped'],
  ['sam dump, secretsdump', 'T1003.002 T1003.006', 'The local account database is dumped'],
  ['ntds.dit, ntdsutil, ntds', 'T1003.003', 'The domain database is copied'],
  ['dcsync, drsuapi', 'T1003.006', 'Secrets are replicated by imitating a domain controller'],
  ['dcshadow', 'T1207', 'A rogue domain controller is registered'],
  ['lsa secrets', 'T1003.004', 'Local Security Authority secrets'],
  ['kerberoasting, kerberoast, rubeus', 'T1558.003', 'Service tickets are cracked offline'],
  ['asrep, asrep roasting, as-rep', 'T1558.004', 'Passwords of accounts without pre-authentication are cracked offline'],
  ['golden ticket, krbtgt', 'T1558.001', 'A ticket-granting ticket is forged'],
  ['silver ticket', 'T1558.002', 'A service ticket is forged'],
  ['pth, pass-the-hash, ntlm hash', 'T1550.002', 'Pass the hash'],
  ['ptt, pass-the-ticket', 'T1550.003', 'Pass the ticket'],
  ['golden saml, saml forging', 'T1606.002', 'SAML tokens are forged'],
  ['adcs, esc1, esc8, certipy, certificate template', 'T1649', 'Active Directory certificates are abused'],
  ['mfa fatigue, mfa bombing, push bombing, prompt bombing', 'T1621', 'Approval requests are repeated until the user accepts'],
  ['mfa bypass', 'T1111 T1621 T1556.006', 'The second factor is intercepted or changed'],
  ['aitm, mitm, evilginx, reverse proxy phishing', 'T1557', 'Adversary in the middle'],
  ['responder, llmnr, nbt-ns, ntlm relay, smb relay', 'T1557.001', 'Name resolution poisoning and credential relay'],
  ['petitpotam, printerbug, coerced authentication, coercion', 'T1187', 'A machine is coerced to authenticate'],
  ['session hijacking, cookie theft, pass the cookie', 'T1539 T1550.004', 'Web session cookies are stolen and used'],
  ['oauth, consent phishing, illicit consent', 'T1528 T1671', 'A malicious application is granted a token'],
  ['infostealer, browser passwords', 'T1555.003', 'Passwords are read from browsers'],
  ['gpp, cpassword', 'T1552.006', 'Group Policy Preferences passwords'],
  ['imds, metadata service, 169.254.169.254', 'T1552.005', 'Cloud instance metadata service'],
  ['sim swap', 'T1451', 'A phone number is transferred to another SIM'],
  // Persistence and privileges
  ['run key, runkey, hkcu run, startup folder', 'T1547.001', 'Run keys and the startup folder'],
  ['sc.exe, service creation, new service', 'T1543.003', 'A Windows service is created'],
  ['systemd', 'T1543.002 T1053.006', 'systemd services and timers'],
  ['launchd, launchagent', 'T1543.001 T1543.004', 'Launch agents and daemons'],
  ['webshell, china chopper, aspx shell', 'T1505.003', 'A web shell'],
  ['ifeo', 'T1546.012', 'Image File Execution Options'],
  ['sticky keys, sethc, utilman', 'T1546.008', 'Accessibility features are replaced'],
  ['com hijacking, com hijack', 'T1546.015', 'Component Object Model hijacking'],
  ['uac bypass, uac, fodhelper, eventvwr', 'T1548.002', 'User Account Control is bypassed'],
  ['potato, seimpersonate, token theft', 'T1134.001', 'Token impersonation'],
  ['ppid spoofing', 'T1134.004', 'Parent process ID spoofing'],
  ['gpo, gpo abuse', 'T1484.001', 'Group Policy Objects are modified'],
  ['inbox rule, forwarding rule, mailbox rule', 'T1114.003 T1564.008', 'Mailbox rules forward or hide messages'],
  ['uefi, bootkit', 'T1542.003 T1542.001', 'Code that runs before the operating system'],
  // Stealth and impairment
  ['dll sideloading, dll side-loading, sideloading, dll hijacking, search order hijacking', 'T1574.001 T1574.002', 'A program loads a malicious library'],
  ['ld_preload', 'T1574.006', 'The dynamic linker is hijacked'],
  ['byovd, vulnerable driver', 'T1068 T1687 T1211 T1685 T1562.001', 'Bring your own vulnerable driver'],
  ['edr killer, edr bypass, kill av, disable defender, tamper protection', 'T1685 T1562.001', 'Security tools are disabled'],
  ['amsi, amsi bypass, etw patching, unhooking', 'T1685 T1562.001', 'Security tools lose visibility'],
  ['clear logs, wevtutil, log clearing', 'T1685.005 T1070.001', 'Event logs are cleared'],
  ['netsh, firewall rule', 'T1686.003 T1686 T1562.004', 'The host firewall is modified'],
  ['safe mode, safeboot', 'T1688 T1562.009', 'The machine is rebooted in safe mode'],
  ['motw, mark of the web, iso file, img file', 'T1553.005', 'Files from an ISO or IMG image do not inherit the Mark of the Web'],
  ['ads, alternate data stream', 'T1564.004', 'NTFS alternate data streams'],
  ['hollowing, runpe', 'T1055.012', 'Process hollowing'],
  ['dll injection, createremotethread', 'T1055.001', 'DLL injection'],
  ['apc, early bird', 'T1055.004', 'Asynchronous procedure calls'],
  ['base64, xor, obfuscation, packer, crypter, upx', 'T1027 T1027.002 T1140', 'Files and information are obfuscated'],
  ['certutil', 'T1140 T1105', 'certutil.exe decodes and downloads'],
  ['anti-vm, antivm, anti-sandbox', 'T1497', 'Sandbox detection and evasion'],
  ['geofencing, language check', 'T1614.001 T1480', 'Execution depends on location or language'],
  // Discovery and movement
  ['bloodhound, sharphound, adfind, ldap', 'T1087.002 T1069.002 T1482', 'Domain enumeration'],
  ['nmap, port scan, portscan, masscan', 'T1046', 'Network service scanning'],
  ['whoami', 'T1033', 'User discovery'],
  ['ipconfig, ifconfig', 'T1016', 'Network configuration discovery'],
  ['tasklist', 'T1057', 'Process discovery'],
  ['systeminfo', 'T1082', 'System information discovery'],
  ['rmm, anydesk, teamviewer, screenconnect, atera', 'T1219', 'Remote access software'],
  ['sccm, pdq', 'T1072', 'Software deployment tools'],
  // Command and control, exfiltration
  ['c2, c&c, cnc, beacon, http c2, https c2', 'T1071.001 T1071', 'Command and control over web protocols'],
  ['dns tunneling, dns tunnelling, dns c2', 'T1071.004', 'Command and control over DNS'],
  ['tor', 'T1090.003', 'Traffic passes through several proxies'],
  ['socks, socks5, residential proxy', 'T1090', 'A proxy'],
  ['ngrok, chisel, ssh tunnel, cloudflared, tunnel', 'T1572', 'One protocol is tunneled over another'],
  ['dga', 'T1568.002', 'Domain generation algorithm'],
  ['fastflux', 'T1568.001', 'Fast flux'],
  ['telegram bot, discord c2, telegram c2', 'T1102.002', 'Commands are sent through a web service'],
  ['ddr', 'T1102.001', 'Dead drop resolver'],
  ['download cradle, stager, payload download, lolbin download', 'T1105', 'Tools are downloaded to the victim'],
  ['bitsadmin', 'T1197', 'bitsadmin.exe creates BITS jobs'],
  ['exfil, data theft', 'T1041 T1567 T1048', 'Exfiltration'],
  ['rclone, megasync, exfil to cloud', 'T1567.002', 'Data is exfiltrated to cloud storage'],
  ['7zip, winrar, rar', 'T1560.001', 'Data is archived with a utility'],
  ['keylogger', 'T1056.001', 'Keystroke logging'],
  ['screenshot', 'T1113', 'Screen capture'],
  // Impact
  ['ransomware, encryptor, file encryption', 'T1486', 'Data is encrypted for impact'],
  ['vssadmin, shadow copies, shadow copy, wbadmin, bcdedit', 'T1490', 'Backups and recovery features are deleted'],
  ['wiper', 'T1485 T1561', 'Data is destroyed'],
  ['ddos, dos', 'T1498 T1499', 'Denial of service'],
  ['cryptomining, cryptojacking, coinminer, xmrig', 'T1496.001 T1496', 'Computing resources are hijacked'],
  ['double extortion, extortion', 'T1657 T1486', 'Payment is extorted'],
];

/** Informal names for tactics, by ATT&CK shortname. */
const tacticTerms: ReadonlyMap<string, readonly string[]> = new Map([
  ['command-and-control', ['C2', 'C&C', 'CnC', 'beaconing']],
  ['privilege-escalation', ['privesc', 'EoP']],
  ['reconnaissance', ['recon']],
  ['credential-access', ['creds', 'cred access']],
  ['lateral-movement', ['lateral', 'pivoting']],
  ['exfiltration', ['exfil', 'data theft']],
]);

/** Returns the informal names for the tactic with this ATT&CK shortname; none if there are none. */
export function wordsForTactic(shortname: string): readonly string[] {
  return tacticTerms.get(shortname) ?? [];
}

/** A technique that a search term refers to. */
export interface MeantTechnique {
  readonly id: string;
  /** The reason, as a short English phrase. */
  readonly because: string;
}

/**
 * Returns the techniques that a query refers to as a search term, best first. If the query is a term (at least two characters), these are
 * the techniques of that term; otherwise, they are those of all terms that begin with the query (at least three characters). Case, spaces,
 * hyphens and underscores are ignored. IDs may be from an earlier release.
 */
export function techniquesMeant(query: string): readonly MeantTechnique[] {
  const typed = fold(query);
  if (typed.length < 2) return [];
  const all = fieldTerms.map(([terms, ids, because]) => ({
    terms: terms.split(',').map(fold),
    ids: ids.split(' '),
    because,
  }));
  const exact = all.filter(({ terms }) => terms.includes(typed));
  const meant =
    exact.length > 0 || typed.length < 3
      ? exact
      : all.filter(({ terms }) => terms.some((term) => term.startsWith(typed)));
  return meant.flatMap(({ ids, because }) => ids.map((id) => ({ id, because })));
}

/** Returns the terms and IDs of every entry, for the test that looks up each ID. */
export function fieldTermIds(): readonly (readonly [terms: string, ids: readonly string[]])[] {
  return fieldTerms.map(([terms, ids]) => [terms, ids.split(' ')]);
}

function fold(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
