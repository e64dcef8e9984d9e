interface Node {
  properties?: { [name: string]: Node }
  oneOf?: Node[]
  const?: unknown
  enum?: unknown[]
}

/**
 * Says beside each choice of forms which values the field may have that tells them apart. It follows from the forms, but an editor looks for
 * values in the form that fits best so far: without it, nobody who begins an event is offered `refer`. The schema is changed.
 */
export function offerEveryForm(schema: unknown, by = 'type'): void {
  if (typeof schema !== 'object' || schema === null) return
  for (const part of Object.values(schema)) offerEveryForm(part, by)
  const node = schema as Node
  const fields = node.oneOf?.map(({ properties }) => properties?.[by]) ?? []
  if (fields.length === 0 || fields.includes(undefined)) return
  const values = fields.flatMap((field) => (field?.const === undefined ? (field?.enum ?? []) : [field.const]))
  node.properties = { [by]: { enum: values } }
}
