/** A new patron's key: 32 random bytes, base64url. The chat is found by it, and by nothing else. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** A new message id. (randomUUID is there in secure contexts only, and a library may try Heartdesk over plain HTTP.) */
export const newId = (): string => newKey().slice(0, 22)
