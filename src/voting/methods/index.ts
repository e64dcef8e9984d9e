import type { Json } from '../../base/json.ts'
import type { Method } from '../method.ts'
import type { MethodName } from '../poll.ts'

/** Every counting method by its name. */
export const methods: { readonly [Name in MethodName]?: Method<unknown, Json> } = {}
