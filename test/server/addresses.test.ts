import { randomBytes } from 'node:crypto'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createAddresses } from '../../server/addresses.ts'

const addresses = createAddresses(1, randomBytes(32))
/** As a proxy in front hands it on. */
function from(address: string): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.headers = { 'x-forwarded-for': address }
  return request
}
const areOne = (one: string, other: string) => addresses.of(from(one)) === addresses.of(from(other))

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', true],
  ['2001:db8:1:2::1', '2001:0DB8:0001:0002::', true],
  ['2001:db8::1', '2001:db8:0:0:ffff::', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['192.0.2.1', '192.0.2.2', false],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ['::ffff:c000:201', '::ffff:c000:202', false],
])('limits count %s and %s as one: %s', (one, other, so) => expect(areOne(one, other)).toBe(so))

test('a block means one address, also of IPv6', () => {
  expect(addresses.ofBrowser(from('2001:db8::1'))).not.toBe(addresses.ofBrowser(from('2001:db8::2')))
})
