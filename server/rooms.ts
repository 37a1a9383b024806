import type { LogName } from './store/port.ts'

/** The rooms of both namespaces: one a chat, one a desk, one a person, one a library. */
export const room = {
  chat: (log: LogName) => `chat ${log}`,
  desk: (library: string, desk: string) => `desk ${library}/${desk}`,
  staff: (library: string, staff: string) => `staff ${library}/${staff}`,
  library: (library: string) => `library ${library}`,
}

export const logName = (library: string, chat: string): LogName => `${library}/${chat}`
export const libraryOf = (log: LogName): string => log.slice(0, log.indexOf('/'))
export const chatOf = (log: LogName): string => log.slice(log.indexOf('/') + 1)
