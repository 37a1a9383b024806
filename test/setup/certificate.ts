import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** A key and a self-signed certificate for it, in files of the folder: `who` as in `DNS:chat.library.example` or `IP:127.0.0.1`. */
export function selfSigned(folder: string, who: string): { key: string; certificate: string } {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const name = who.slice(who.indexOf(':') + 1)
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=${who}`, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  return { key, certificate }
}
