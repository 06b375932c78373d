/**
 * The rooms of the project and what each may import. This table is used by the lint rule `doors`, by test/project/layout.test.ts and by
 * "Layers" in docs/architecture.md. A room is a folder or a single file. Planned rooms are already listed.
 */

/** The rooms of core, lower layers first. A room may import only rooms that come earlier in this list, so no two rooms import each other. */
export const coreRooms = [
  'util', //            small functions of values
  'text', //            offsets, lines, edits, wording
  'settings', //        settings of users and teams
  'cache', //           values cached between versions of a document
  'problems', //        the type of a diagnostic
  'yaml', //            text to tree, error recovery
  'model', //           tree to Advisory
  'labels', //          labels of the report, by language
  'catalogue', //       ATT&CK and actors
  'schema', //          validation, and look-ups in the schema
  'creation', //        new advisories, decoding of files to import
  'document', //        text to AdvisoryDocument, chunk by chunk
  'collect', //         facts of each chunk of a document
  'editing', //         edits that preserve comments, order and quoting
  'format', //          edits that only change layout
  'cursor', //          the context of an offset
  'attack', //          ATT&CK in an advisory
  'indicators', //      indicators of compromise: types, refang, defang
  'vulnerabilities', // CVSS
  'environment', //     dependencies that the host injects
  'embedded', //        (planned) languages in block scalars: detect, check
  'configuration', //   a team's configuration file and catalogues
  'migrate', //         migration to another ATT&CK release
  'suggest', //         (planned) suggestions for missing content
  'import', //          other formats to advisory text
  'paste', //           pasted text to rows and lines of an advisory
  'export', //          advisories to other formats
  'report', //          the published page
  'rules', //           the rules, one in each file
  'suppressions', //    comments that suppress diagnostics
  'analysis', //        text to diagnostics
  'workspace', //       configuration and catalogues of a workspace
  'corpus', //          index of the mentions in a workspace
  'publish', //         a site of advisories
];

/** Rooms of core that may import less than all rooms above them in the list. */
const narrower = {
  editing: { never: ['catalogue'] },
  format: { never: ['model', 'catalogue', 'schema'] },
  embedded: { only: ['util', 'text', 'problems', 'yaml'] },
  import: { never: ['document', 'environment', 'configuration', 'migrate', 'suggest'] },
  export: { never: ['yaml', 'schema', 'editing', 'configuration', 'migrate', 'suggest', 'import', 'paste'] },
  publish: {
    never: [
      'yaml',
      'schema',
      'editing',
      'configuration',
      'migrate',
      'suggest',
      'import',
      'paste',
      'rules',
      'workspace',
    ],
  },
  report: { never: ['yaml', 'schema', 'editing', 'configuration', 'migrate', 'suggest', 'import', 'paste', 'export'] },
};

/** The packages that core may import, by the file or folder that may import them. */
const corePackages = {
  'server/src/core/yaml': ['yaml'],
  'server/src/core/util/nearest.ts': ['fastest-levenshtein'],
  'server/src/core/report/docx': ['docx'],
  'server/src/core/report/template': ['mustache'],
  'server/src/core/report/prose': ['markdown-it'],
  'server/src/core/report/markdown.ts': ['markdown-it'],
  'server/src/core/report/markdownInline.ts': ['markdown-it'],
  'server/src/core/import/html/tree.ts': ['htmlparser2'],
  'server/src/core/indicators/addresses.ts': ['ipaddr.js'],
  'server/src/core/indicators/checksums.ts': ['@noble/hashes/sha2.js', '@noble/hashes/sha3.js'],
  'server/src/core/indicators/topLevels.ts': ['tlds'],
  'server/src/core/export/uuid.ts': ['@noble/hashes/legacy.js'],
  'server/src/core/vulnerabilities/calculate.ts': ['ae-cvss-calculator'],
};

const core = (room) => `server/src/core/${room}`;
const door = 'server/src/core/index.ts';
const { protocol, service, lsp, node, store, download, validators } = {
  protocol: 'server/src/protocol',
  service: 'server/src/service',
  lsp: 'server/src/lsp',
  node: 'server/src/hosts/node',
  store: 'server/src/hosts/node/store',
  download: 'server/src/download',
  validators: 'server/src/validators',
};

/**
 * Every room: `imports` are the folders and files of the project that it may import; `packages` are the names of the modules that it may
 * import, where `node:` means all modules of Node. `pure` rooms have no clock, timer, console or randomness. If several rooms contain a
 * file, the deepest one applies.
 */
export const rooms = [
  ...coreRooms.map((room, index) => ({
    room: core(room),
    imports: coreRooms
      .slice(0, index)
      .filter((above) => narrower[room]?.only?.includes(above) ?? !narrower[room]?.never?.includes(above))
      .map(core),
    packages: [],
    pure: true,
  })),
  { room: door, imports: coreRooms.map(core), packages: [], pure: true },

  { room: protocol, imports: [core('settings')], packages: ['vscode-languageserver-types'], pure: true },
  { room: download, imports: [], packages: ['node:'] },
  { room: validators, imports: [core('schema')], packages: [], pure: true },
  { room: service, imports: [door], packages: ['vscode-languageserver-types'], pure: true },
  {
    room: lsp,
    imports: [door, service, protocol],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
  },

  { room: store, imports: [door, download], packages: ['node:'] },
  {
    room: node,
    // Besides core's door, only two of its files, so that little of core is loaded at the start (docs/decisions/009-start-up.md).
    imports: [
      door,
      core('util/once.ts'),
      core('catalogue/source.ts'),
      store,
      validators,
      service,
      lsp,
      protocol,
      'package.json',
    ],
    packages: ['node:', 'vscode-languageserver/node', 'tinyglobby'],
  },
  {
    room: 'server/src/hosts/browser',
    imports: [door, validators, service, lsp, protocol],
    packages: ['vscode-languageserver/browser'],
  },
  {
    room: 'server/src/cli',
    imports: [door, download, node, store, 'package.json'],
    packages: ['node:', 'commander', 'tinyglobby', 'sarif'],
  },

  {
    room: 'client/src',
    // File names, new advisories and decoding are the same in every host, and also available without a running server.
    imports: [protocol, download, core('creation')],
    packages: ['node:', 'vscode', 'vscode-languageclient', 'vscode-languageclient/node'],
  },
  { room: 'client/webview', imports: ['client/src/preview/messages.ts'], packages: ['idiomorph'] },
];

/** Imports that violate a rule and are accepted, as pairs of the importing file and the imported one. */
export const knownExceptions = [];

/** The additional packages that files and folders may import besides those of their room. */
export const packagesOfFiles = { ...corePackages, [`${store}/jsonItems.ts`]: ['@streamparser/json'] };
