import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'

/**
 * SQLite's secure_delete zeroes what is deleted, but not the copies that it leaves behind whenever it moves a row to another page. So what
 * a person said is stored under a key of its own log or record, the key lies where nothing is ever moved, and is overwritten to erase.
 * This keeps nothing from someone who has the whole file: the keys are in it.
 */
const algorithm = 'aes-256-gcm'
const tagLength = 16

export const newKey = (): Buffer => randomBytes(32)
/** What stands where a key was. */
export const noKey = Buffer.alloc(32)

function nonce(number: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(number, 6, 6)
  return bytes
}

/** @param number different for everything sealed under one key */
export function seal(key: Uint8Array, number: number, text: string): Buffer {
  const cipher = createCipheriv(algorithm, key, nonce(number))
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Throws where the bytes are not what `seal` gave. */
export function unseal(key: Uint8Array, number: number, sealed: Uint8Array): string {
  const decipher = createDecipheriv(algorithm, key, nonce(number))
  decipher.setAuthTag(sealed.subarray(-tagLength))
  return decipher.update(sealed.subarray(0, -tagLength), undefined, 'utf8') + decipher.final('utf8')
}

/** Stands for names in an index: nobody can read them out of it. 16 bytes, so that two never meet. */
export const hashOf = (...names: string[]): Buffer => hash('sha256', JSON.stringify(names), 'buffer').subarray(0, 16)
