import { createChats } from '../chats.ts'
import { createCodes } from '../codes.ts'
import { createErasures } from '../erasures.ts'
import { createDirectory } from '../staff/directory.ts'
import type { Store } from '../store/port.ts'
import { createHolds } from '../transcripts/holds.ts'
import { createAudit } from '../transcripts/shelf/audit.ts'

/** What erasing needs beside a store. `folder`: the data folder, in which the list of what was erased lies. */
export function erasingParts(folder: string, store: Store) {
  const { records, logs } = store
  const erasures = createErasures(folder)
  const holds = createHolds({ store, directory: createDirectory(records), audit: createAudit({ records }), erasures })
  return { store, codes: createCodes({ records, chats: createChats(logs) }), holds, erasures }
}
