/** What becomes of cases that are open when new law comes into force: they keep the version they were opened under, or go on under the new one. */
export const RUNNING_CASES = ['keep', 'migrate'] as const

/** What becomes of running cases. */
export type RunningCases = (typeof RUNNING_CASES)[number]
