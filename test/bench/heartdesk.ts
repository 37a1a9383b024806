import { beAvailable, connectStaff, useLink } from '../setup/staff.ts'
import { start, temporaryFolder, type Measured } from './process.ts'

const environment = { HEARTDESK_PORT: '0', HEARTDESK_HOST: '127.0.0.1', HEARTDESK_TRUST_PROXY: '1', HEARTDESK_LOG: 'error' }

/**
 * A Heartdesk with its desk open, and the cookie of the librarian who is there; or, given the address of a Redis, one node of several (the desk is opened with the
 * first, and the others have no cookie).
 */
export async function startHeartdesk(redis?: string): Promise<Measured & { cookie: string }> {
  const server = await start('main', [], { ...environment, HEARTDESK_DATA: temporaryFolder(), ...(redis && { REDIS_URL: redis }) })
  const link = await firstLink(server)
  if (link === null) return { ...server, cookie: '' }
  const staff = await connectStaff(server.url, await useLink(server.url, link, { name: 'Bench', email: 'bench@library.example', password: 'a long enough password' }))
  await beAvailable(staff)
  return { ...server, cookie: staff.cookie }
}

/** Null where there is an admin already. */
async function firstLink(server: Measured): Promise<string | null> {
  for (;;) {
    const { value, done } = await server.lines.next()
    const link = /http\S+#\S+/.exec(value ?? '')?.[0]
    if (link) return link
    if (done) throw new Error('the server named no first link')
    if (value.includes('ready')) return null
  }
}
