import { io, type Socket } from 'socket.io-client'
import * as v from 'valibot'
import { protocol, type ServerToStaff, type StaffToServer, type StaffView } from '../../shared/wire.ts'

/** A member of staff without a browser: signed in over HTTP, and connected like a console. */
export interface Staff {
  cookie: string
  socket: Socket<ServerToStaff, StaffToServer>
  view: StaffView
  leave: () => void
}

async function post(url: string, path: string, body: object, cookie = ''): Promise<{ cookie: string; answer: unknown }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  const set = response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  return { cookie: set || cookie, answer: await response.json() }
}

/** Uses a one-time link (…#TOKEN), giving the session's cookie. */
export async function useLink(url: string, link: string, person: { name: string; email: string; password: string }): Promise<string> {
  const { cookie } = await post(url, '/staff/main/invite/use', { token: link.slice(link.indexOf('#') + 1), ...person })
  return cookie
}

export async function signIn(url: string, email: string, password: string): Promise<string> {
  return (await post(url, '/staff/main/sign-in', { email, password })).cookie
}

/** Makes a link for a new colleague, as an admin does. */
export async function invite(url: string, cookie: string, person: { email: string; name: string; roles: string[]; desks: string[] }): Promise<string> {
  const { answer } = await post(url, '/staff/main/people', person, cookie)
  return v.parse(v.object({ link: v.string() }), answer).link
}

/** Connects to the staff's namespace, and resolves when the console would show its first view. */
export async function connectStaff(url: string, cookie: string): Promise<Staff> {
  const { answer } = await post(url, '/staff/main/ticket', {}, cookie)
  const { ticket } = v.parse(v.object({ ticket: v.string() }), answer)
  const socket: Socket<ServerToStaff, StaffToServer> = io(`${url}/staff`, {
    transports: ['websocket'], forceNew: true, reconnection: false, auth: { v: protocol, ticket }, extraHeaders: { cookie, origin: url },
  })
  const view = await new Promise<StaffView>((resolve, reject) => {
    socket.once('view', resolve)
    socket.once('connect_error', reject)
  })
  return { cookie, socket, view, leave: () => socket.disconnect() }
}

/** Takes chats at these desks from now on. */
export async function beAvailable(staff: Staff, desks: string[] = staff.view.me.desks): Promise<void> {
  await staff.socket.emitWithAck('availability', { available: true, desks, cap: 20 })
}

/** Asks the server over HTTP as somebody who is signed in, under /staff/main. */
export const asking = (url: string, cookie: string) => async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<{ status: number; answer: unknown; text: string }> => {
  const response = await fetch(`${url}/staff/main${path}`, {
    method, headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, answer: /^application\/json\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null, text }
}
export type Asking = ReturnType<typeof asking>
