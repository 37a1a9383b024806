import * as v from 'valibot'
import { refusalNames, refuse, whys, type Refusal } from '../shared/refusals.ts'

const Refused = v.object({ refusal: v.picklist(refusalNames), who: v.optional(v.string()), field: v.optional(v.string()), limit: v.optional(v.number()), why: v.optional(v.picklist(whys)) })

/** How long an answer may take (ms) where nothing else is said. */
const usually = 15_000

/**
 * Asks the server over HTTP, as `/staff/LIBRARY` + `path`. Gives the answer in its shape, or why not: the server's refusal, or `not-saved`
 * where it can't be reached or answers with what nobody understands. Never throws.
 */
export async function ask<S extends v.GenericSchema>(
  library: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, shape: S, body?: object, patience = usually,
): Promise<v.InferOutput<S> | Refusal> {
  try {
    const answer: unknown = await (await request(library, method, path, body, patience)).json()
    const read = v.safeParse(shape, answer)
    return read.success ? read.output : refusalIn(answer)
  } catch {
    return refuse('not-saved')
  }
}

/** Asks for a file in the same way. */
export async function askForFile(library: string, path: string, body: object): Promise<Blob | Refusal> {
  try {
    const response = await request(library, 'POST', path, body)
    return response.ok ? await response.blob() : refusalIn(await response.json())
  } catch {
    return refuse('not-saved')
  }
}

const request = (library: string, method: string, path: string, body: object = {}, patience = usually): Promise<Response> =>
  fetch(`/staff/${encodeURIComponent(library)}${path}`, {
    method, signal: AbortSignal.timeout(patience), credentials: 'same-origin', ...(method !== 'GET' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })

function refusalIn(answer: unknown): Refusal {
  const refused = v.safeParse(Refused, answer)
  if (!refused.success) return refuse('not-saved')
  const { refusal, ...facts } = refused.output
  return {
    refusal, ...(facts.who !== undefined && { who: facts.who }), ...(facts.field !== undefined && { field: facts.field }),
    ...(facts.limit !== undefined && { limit: facts.limit }), ...(facts.why !== undefined && { why: facts.why }),
  }
}
