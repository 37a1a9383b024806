import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../../server/root.ts'

/**
 * Builds one program or worker as the server's build does, into a folder of its own under node_modules (it finds its packages from there),
 * so that a test never runs what somebody built yesterday.
 * @param source its TypeScript file, from the project's root
 * @returns the address of the built file
 */
export async function buildProgram(source: string): Promise<URL> {
  const outDir = join(root, 'node_modules/.heartdesk-test', source.replace(/\W+/g, '-'))
  await build({
    root, configFile: false, logLevel: 'silent',
    build: { ssr: true, outDir, emptyOutDir: true, target: 'es2022', rollupOptions: { input: join(root, source), output: { entryFileNames: 'program.js' } } },
  })
  return pathToFileURL(join(outDir, 'program.js'))
}
