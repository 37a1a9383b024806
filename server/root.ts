import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder (where package.json stands), the same from source, from dist and from a worker. */
export const root = climb(dirname(fileURLToPath(import.meta.url)))

function climb(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('heartdesk: no package.json above its own code')
  return climb(above)
}
