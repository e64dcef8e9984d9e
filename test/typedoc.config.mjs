import tsconfig from '../tsconfig.json' with { type: 'json' }

/** The reference of what the entry points export, in docs/api. Whatever is not documented or not exported is an error. */
export default {
  entryPoints: Object.entries(tsconfig.compilerOptions.paths)
    .filter(([name]) => !name.startsWith('#'))
    .map(([, [source]]) => `../${source}`),
  tsconfig: './tsconfig.docs.json',
  out: '../docs/api',
  readme: 'none',
  disableSources: true,
  // Parts of other types, shown where these are.
  intentionallyNotExported: [
    'Marks',
    'ExplainedMarks',
    'Scalar',
    'FINDINGS',
    'LEAVE_REASONS',
    'Elections',
    'RESIDENTS',
    'VILLAGERS',
    'RECALL_VOTES',
    'ASSOCIATION',
    'HUZHUSHE',
    'Consultations',
    'OWNERS',
    'MEETINGS',
    'Signature',
    'Mark',
  ],
  excludePrivate: true,
  excludeInternal: true,
  excludeExternals: true,
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  requiredToBeDocumented: ['Function', 'Class', 'Interface', 'TypeAlias', 'Variable', 'Module'],
  githubPages: false,
}
