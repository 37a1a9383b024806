import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../../server/root.ts'

/**
 * Builds one worker as the server's build does, into a folder of its own under node_modules (a worker finds its packages from there).
 * @param source the worker's TypeScript file, from the project's root
 * @returns the address of the built file
 */
export async function buildWorker(source: string): Promise<URL> {
  const name = source.replace(/\W+/g, '-')
  const outDir = join(root, 'node_modules/.heartdesk-test', `${name}-${process.pid}`)
  await build({
    root, configFile: false, logLevel: 'silent',
    build: { ssr: true, outDir, emptyOutDir: true, target: 'es2022', rollupOptions: { input: join(root, source), output: { entryFileNames: 'worker.js' } } },
  })
  return pathToFileURL(join(outDir, 'worker.js'))
}
