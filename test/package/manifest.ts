import manifest from '../../package.json' with { type: 'json' }

/** An entry point of the package. */
export interface Entry {
  /** As people import it: `huzhu/journal/file`. */
  readonly name: string
  readonly import: string
  readonly require: string
}

/** The entry points that package.json exports as modules. */
export const ENTRIES: readonly Entry[] = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === 'string'
    ? []
    : [
        {
          name: `huzhu${path.slice(1)}`,
          import: target.import.default,
          require: target.require.default,
        },
      ],
)

/** Entry points whose declarations mention XState: these do not pass `skipLibCheck: false` with `exactOptionalPropertyTypes`. */
export const MACHINES: readonly string[] = ['huzhu/amendment', 'huzhu/consultation', 'huzhu/election', 'huzhu/referral']

/** Entry points for Node alone. */
export const NODE_ONLY: readonly string[] = ['huzhu/journal/file']
